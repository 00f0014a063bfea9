import { basename, dirname, resolve } from 'node:path';
import type { Messages } from '../messages/index.js';
import { isPattern } from '../node/glob.js';
import type { AcceptedRisk } from '../policy/index.js';
import { guess } from './load.js';
import { fileMatcher } from './patterns.js';
import { readChecked } from './read.js';
import { acceptedSchema } from './schema.js';

/** Risks of a file, each with the contracts that it is for. */
export interface RiskFor {
  readonly risk: AcceptedRisk;
  applies(contract: string): boolean;
}

/** What is accepted in the contract beside which the file lies. Throws `UserError` (`config`). */
export async function readBeside(file: string, ids: readonly string[], say: Messages): Promise<AcceptedRisk[]> {
  const read = await readEntries(file, ids, say);
  const at = read.data.accepted.findIndex(({ files }) => files !== undefined);
  if (at !== -1) throw read.fail(['accepted', at, 'files'], say.config.filesHere, undefined, 'key');
  return read.data.accepted.map((entry, i) => riskOf(entry, read.at(['accepted', i]), false));
}

/** What a file that the configuration lists accepts. Throws `UserError` (`config`). */
export async function readListed(file: string, ids: readonly string[], say: Messages): Promise<RiskFor[]> {
  const { data, at } = await readEntries(file, ids, say);
  return data.accepted.map((entry, i) => {
    const { files } = entry;
    // Named by its file, a contract has to need it; a pattern may reach further than the risk.
    const general =
      files === undefined || [files].flat().some((name) => isPattern(name) || !/\.\w+$/.test(basename(name)));
    return {
      risk: riskOf(entry, at(['accepted', i]), general),
      applies: files === undefined ? () => true : fileMatcher(files, dirname(resolve(file))),
    };
  });
}

async function readEntries(file: string, ids: readonly string[], say: Messages) {
  const read = await readChecked(file, acceptedSchema, say, { cause: say.cli.notFound, next: say.cli.checkName });
  for (const [i, { id }] of read.data.accepted.entries()) {
    if (!ids.includes(id)) throw read.fail(['accepted', i, 'id'], say.config.unknownId(id), guess(id, ids, say));
  }
  return read;
}

type Entry = Awaited<ReturnType<typeof readEntries>>['data']['accepted'][number];

function riskOf({ files: _, ...entry }: Entry, source: string, general: boolean): AcceptedRisk {
  const given = Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));
  return { ...(given as Pick<AcceptedRisk, 'id' | 'reason'>), source, general };
}
