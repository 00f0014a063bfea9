import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { guard } from './guard.js';
import { mutantOf } from './mutants.js';
import { option } from './run-cli.js';

/**
 * Broken example files by the thousand, in processes that may die: which inputs crash, hang, or reach for something outside,
 * and does what is done with them stay in memory?
 */
const HANG_MS = 60_000;
/** Inputs after which a process has all its caches, and from which on its heap is watched, as often. */
const SETTLED = 1000;
/** MB by which the heap of a process may have grown since. */
const LEAK_MB = 30;
const FAILED = fileURLToPath(new URL('../test/fixtures/fuzz', import.meta.url));

interface Message {
  readonly seed: number;
  readonly failure?: string;
  readonly assessed?: string;
  readonly reason?: string;
  /** MB of the heap after it was swept, each `SETTLED` inputs. */
  readonly heap?: number;
  /** The most memory that the process ever took, in MB. */
  readonly peak: number;
}

if (process.send) await child();
else await parent();

async function child(): Promise<void> {
  const { tryOne } = await import('./fuzz-one.js');
  // All readers are loaded by now, so that nothing is left to be opened.
  for (let seed = 0; seed < 40; seed++) await tryOne(mutantOf(seed));
  const { reached } = guard();
  let count = 0;
  process.on('message', async (seed: number) => {
    const tried = await tryOne(mutantOf(seed));
    const [outside] = reached.splice(0);
    count++;
    if (count % SETTLED === 0) gc?.();
    const message: Message = {
      seed,
      ...tried,
      ...(outside === undefined ? {} : { failure: `reached for ${outside}` }),
      ...(count % SETTLED === 0 ? { heap: process.memoryUsage().heapUsed / 1e6 } : {}),
      peak: (process.resourceUsage().maxRSS * 1024) / 1e6,
    };
    process.send?.(message);
  });
  process.send?.({ seed: -1 });
}

async function parent(): Promise<void> {
  const inputs = Number(option('inputs', '20000'));
  const first = Number(option('seed', '0'));
  const jobs = Number(option('jobs', '1'));
  const save = option('save', FAILED);
  const start = performance.now();
  const counts: Record<string, number> = {};
  const failures: string[] = [];
  let peak = 0;
  let growth = 0;
  let next = first;
  const fail = (seed: number, why: string) => {
    const { name, bytes } = mutantOf(seed);
    mkdirSync(save, { recursive: true });
    writeFileSync(join(save, name), bytes);
    failures.push(`${name}: ${why}`);
    console.log(`  ${name}: ${why}`);
  };

  async function worker(): Promise<void> {
    let process_ = await started();
    let settled: number | undefined;
    while (next < first + inputs) {
      const seed = next++;
      const answer = await answerTo(process_, seed);
      if (typeof answer === 'string') {
        fail(seed, answer);
        process_.kill('SIGKILL');
        process_ = await started();
        settled = undefined;
        continue;
      }
      if (answer.failure !== undefined) fail(seed, answer.failure);
      const outcome = [answer.assessed ?? 'failed', answer.reason ?? []].flat().join(', ');
      counts[outcome] = (counts[outcome] ?? 0) + 1;
      peak = Math.max(peak, answer.peak);
      if (answer.heap !== undefined) {
        settled ??= answer.heap;
        growth = Math.max(growth, answer.heap - settled);
      }
      if ((seed - first + 1) % 1000 === 0) console.log(`  ${seed - first + 1} of ${inputs}`);
    }
    process_.kill();
  }

  await Promise.all(Array.from({ length: jobs }, worker));
  const seconds = (performance.now() - start) / 1000;
  if (growth > LEAK_MB) failures.push('leak');
  console.log(`${inputs} inputs from seed ${first} in ${seconds.toFixed(0)} s, ${failures.length} failed`);
  for (const [outcome, count] of Object.entries(counts).sort(([, a], [, b]) => b - a)) {
    console.log(`  ${String(count).padStart(6)} ${outcome}`);
  }
  console.log(
    `Memory: ${peak.toFixed(0)} MB at most; the swept heap grew by ${growth.toFixed(1)} MB${growth > LEAK_MB ? ': LEAK' : ''}.`,
  );
  process.exitCode = failures.length === 0 ? 0 : 1;
}

function started(): Promise<ChildProcess> {
  const made = fork(fileURLToPath(import.meta.url), {
    execArgv: ['--import', 'tsx', '--expose-gc', '--max-old-space-size=600'],
  });
  return new Promise((resolve, reject) => {
    made.once('message', () => resolve(made));
    made.once('exit', () => reject(new Error('The process did not start.')));
  });
}

function answerTo(made: ChildProcess, seed: number): Promise<Message | string> {
  return new Promise((resolve) => {
    const done = (answer: Message | string) => {
      clearTimeout(timer);
      made.removeAllListeners('message');
      made.removeAllListeners('exit');
      resolve(answer);
    };
    const timer = setTimeout(() => done('hangs'), HANG_MS);
    made.once('message', (answer: Message) => done(answer));
    made.once('exit', (code, signal) => done(`ends the process (${code ?? signal})`));
    made.send(seed);
  });
}
