import type { LintOptions, NamedSource } from '../lint.js';
import type { Document } from '../model.js';
import type { ReadingError } from '../report/index.js';
import type { Report } from '../report/schema.js';
import type { ContractOptions } from './many.js';

/** What a worker is given once: all that is alike for every contract. */
export interface Setup {
  /** Languages of the catalogue that are loaded; default: all. */
  readonly languages?: readonly string[];
  /** Whether what was read is to be given, too. */
  readonly withDocuments: boolean;
  readonly options: Pick<LintOptions, 'uiLanguage' | 'view' | 'language' | 'password' | 'limits'>;
}

/** A contract. Its sources are copied to a worker, and stay here for the case that they must be handed out again. */
export interface Task {
  readonly sources: readonly NamedSource[];
  /** Sources that belong to it and could not be taken in. */
  readonly errors: readonly ReadingError[];
  /** What holds for this contract alone. */
  readonly options?: ContractOptions;
}

/**
 * `ready` comes once, when everything is loaded; then one outcome for each task. `heavy` comes before the outcome of a task
 * that left much in memory: where there is too little of it, the next one had better have a new worker.
 */
export type Answer = 'ready' | 'heavy' | Outcome;

/** A report; or what the caller did wrong; or a bug of ours. */
export type Outcome =
  | { readonly kind: 'report'; readonly report: Report; readonly documents?: readonly Document[] }
  | {
      readonly kind: 'error';
      readonly code: 'usage' | 'config';
      readonly message: string;
      readonly next: string | undefined;
    }
  | { readonly kind: 'bug'; readonly bug: Bug }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'memory' };

/** An exception that should not have been: a bug of ours. */
export interface Bug {
  /** Of the class of the exception. */
  readonly name: string;
  readonly message: string;
  /** Where it happened. */
  readonly stack?: string | undefined;
}
