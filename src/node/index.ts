/** The public API for Node: everything of the package itself, and pools of workers. */
export * from '../index.js';
export { type Found, findContracts } from './find.js';
export {
  type BatchContract,
  type BatchSource,
  type ContractOptions,
  DEFAULT_MEMORY_MB,
  DEFAULT_TIMEOUT_MS,
  LEAST_MEMORY_MB,
  type Linted,
  type LintManyOptions,
  lintMany,
  type Progress,
} from './many.js';
export type { Bug } from './protocol.js';
