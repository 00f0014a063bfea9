import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { UserError } from '../errors.js';
import type { Messages } from '../messages/index.js';
import { baselineKeys } from '../policy/index.js';
import type { Report } from '../report/schema.js';
import { shownPath } from './paths.js';
import { readChecked } from './read.js';
import { type BaselineData, baselineSchema } from './schema.js';

/** The gaps that are known, by contract. */
export interface BaselineFile {
  readonly name: string;
  keysOf(contract: string): readonly string[];
  /** What the contract has now; a contract that could not be assessed keeps what it had. */
  renew(contract: string, report: Report): void;
  /** Contracts that are no longer there are dropped; those that this run did not see stay. Gives the number of entries. */
  write(catalogue: string): Promise<number>;
}

/** With `create`, there need not be a file yet. Throws `UserError` (`config`). */
export async function openBaseline(file: string, create: boolean, say: Messages): Promise<BaselineFile> {
  const { noBaseline: cause, writeBaseline: next } = say.config;
  const old: BaselineData['contracts'] =
    create && !existsSync(file) ? {} : (await readChecked(file, baselineSchema, say, { cause, next })).data.contracts;
  const folder = dirname(resolve(file));
  const contracts = new Map(Object.entries(old));
  // Relative to the baseline, and with the same strokes everywhere: it lies in a repository.
  const nameOf = (contract: string) =>
    contract === '-' ? contract : relative(folder, resolve(contract)).replaceAll('\\', '/');
  return {
    name: shownPath(file),
    keysOf: (contract) => contracts.get(nameOf(contract)) ?? [],
    renew(contract, report) {
      if (report.assessed !== 'none') contracts.set(nameOf(contract), baselineKeys(report));
    },
    async write(catalogue) {
      const kept = [...contracts]
        .filter(([name, keys]) => keys.length > 0 && (name === '-' || existsSync(resolve(folder, name))))
        .sort(([a], [b]) => (a < b ? -1 : 1));
      const data: BaselineData = { schemaVersion: '1', catalogue, contracts: Object.fromEntries(kept) };
      try {
        await writeFile(file, `${JSON.stringify(data, null, 2)}\n`);
      } catch (error) {
        const { code = '' } = error as NodeJS.ErrnoException;
        throw new UserError('usage', say.cli.cannotWrite(code), { file, next: say.cli.checkRights });
      }
      return kept.reduce((sum, [, keys]) => sum + keys.length, 0);
    },
  };
}
