import { getHeapStatistics } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import type { Catalogue } from '../catalogue/types.js';
import { UserError } from '../errors.js';
import { examine } from '../lint.js';
import { catalogueOf } from './catalogues.js';
import type { ContractOptions } from './many.js';
import type { Answer, Outcome, Setup, Task } from './protocol.js';

const { languages, withDocuments, options } = workerData as Setup;
const answer = (message: Answer) => parentPort?.postMessage(message);

parentPort?.on('message', async (task: Task) => {
  const outcome = await outcomeOf(task);
  if (heldMb() > HEAVY_MB) answer('heavy');
  answer(outcome);
});
answer('ready');

/** A long contract leaves up to 140: what holds no more than this is like any other worker. */
const HEAVY_MB = 160;

/** Of this worker, in use or waiting to be collected. */
function heldMb(): number {
  const { total_heap_size: heap, external_memory: external } = getHeapStatistics();
  return (heap + external) / 2 ** 20;
}

async function outcomeOf(task: Task): Promise<Outcome> {
  try {
    const { languages: _, catalogues: __, ...own } = task.options ?? {};
    const catalogue = await catalogueFor(task.options ?? {});
    const { report, contract } = await examine(task.sources, {
      ...options,
      ...own,
      errors: task.errors,
      ...(catalogue === undefined ? {} : { catalogue }),
    });
    return { kind: 'report', report, ...(withDocuments ? { documents: contract.documents } : {}) };
  } catch (error) {
    if (error instanceof UserError && (error.code === 'usage' || error.code === 'config')) {
      return { kind: 'error', code: error.code, message: error.message, next: error.next };
    }
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    return { kind: 'bug', bug: { name, message, stack } };
  }
}

const loaded = new Map<string, Promise<Catalogue>>();

/** Most contracts have the bundled one, in the languages that each needs; another one is loaded once. */
function catalogueFor({ languages: own, catalogues }: ContractOptions): Promise<Catalogue> | undefined {
  const codes = own ?? languages;
  if (!codes && !catalogues) return undefined;
  const key = JSON.stringify([codes, catalogues]);
  const found =
    loaded.get(key) ?? catalogueOf({ ...(codes && { languages: codes }), ...(catalogues && { catalogues }) });
  loaded.set(key, found);
  return found;
}
