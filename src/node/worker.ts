import { parentPort, workerData } from 'node:worker_threads';
import { loadCatalogue } from '../catalogue/index.js';
import { UserError } from '../errors.js';
import { examine } from '../lint.js';
import type { Answer, Outcome, Setup, Task } from './protocol.js';

const { languages, withDocuments, options } = workerData as Setup;
const catalogue = await loadCatalogue(languages === undefined ? {} : { languages });
const answer = (message: Answer) => parentPort?.postMessage(message);

parentPort?.on('message', async (task: Task) => answer(await outcomeOf(task)));
answer('ready');

async function outcomeOf(task: Task): Promise<Outcome> {
  try {
    const { report, contract } = await examine(task.sources, { ...options, errors: task.errors, catalogue });
    return { kind: 'report', report, ...(withDocuments ? { documents: contract.documents } : {}) };
  } catch (error) {
    if (error instanceof UserError && (error.code === 'usage' || error.code === 'config')) {
      return { kind: 'error', code: error.code, message: error.message, next: error.next };
    }
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    return { kind: 'bug', bug: { name, message, stack } };
  }
}
