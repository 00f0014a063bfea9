import { Worker } from 'node:worker_threads';
import { watchMemory } from './memory.js';
import type { Answer, Outcome, Setup, Task } from './protocol.js';

export interface PoolOptions {
  /** Workers at most. They are started when there is work for them. */
  readonly concurrency: number;
  /** Milliseconds for a task, from when its worker has loaded everything. */
  readonly timeoutMs: number;
  /** MB (2^20 bytes) for a task: the heap of its worker, and all that the process grows by for each worker. */
  readonly memoryMb: number;
}

export interface Pool {
  /** Always settles, unless the pool is closed; rejects only when no worker can be started. */
  run(task: Task): Promise<Outcome>;
  close(): Promise<void>;
}

/**
 * Workers that do a task each at a time. One that takes too long or too much memory, or that dies, is replaced, and its
 * task is told so.
 *
 * A pool of our own, since those to be had start the clock of a task while its worker still loads, and know of no limit but
 * the heap: what is inflated lies outside of it.
 */
export function openPool(setup: Setup, options: PoolOptions): Pool {
  const { concurrency, timeoutMs } = options;
  const seats = new Set<Seat>();
  const queue: Job[] = [];
  let isHeld = false;
  let isClosed = false;

  const memory = watchMemory(options.memoryMb, () => void overflow());
  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        queue.push({ task, resolve, reject, alone: false });
        dispatch();
      }),
    async close() {
      isClosed = true;
      isHeld = true;
      memory.stop();
      await Promise.all([...seats].map(leave));
    },
  };

  function dispatch(): void {
    while (!isHeld && queue.length > 0) {
      const busy = [...seats].filter(({ job }) => job);
      if (busy.some(({ job }) => job?.alone) || (queue[0]?.alone && busy.length > 0)) break;
      const seat = [...seats].find(({ job }) => !job) ?? (seats.size < concurrency ? takeSeat() : undefined);
      if (!seat) break;
      seat.job = queue.shift()!;
      seat.worker.postMessage(seat.job.task);
      if (seat.ready) startClock(seat);
    }
    const busy = [...seats].filter(({ job }) => job).length;
    memory.expect(seats.size, busy > 0);
  }

  function takeSeat(): Seat {
    const worker = startWorker(setup, options.memoryMb);
    const seat: Seat = { worker, ready: false };
    seats.add(seat);
    worker.on('message', (answer: Answer) => {
      if (answer === 'heavy') {
        seat.isHeavy = true;
        return;
      }
      if (answer !== 'ready') return settle(seat, answer);
      seat.ready = true;
      if (seat.job) startClock(seat);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const full = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      fail(seat, full ? { kind: 'memory' } : { kind: 'bug', bug: error }, error);
    });
    worker.on('exit', (code) => {
      const error = new Error(`The worker ended with code ${code}.`);
      fail(seat, { kind: 'bug', bug: error }, error);
    });
    return seat;
  }

  function startClock(seat: Seat): void {
    // A longer delay than a timer can hold would fire at once.
    if (timeoutMs < 2 ** 31) seat.clock = setTimeout(() => fail(seat, { kind: 'timeout' }), timeoutMs);
  }

  /** The worker is of no use any more: its task gets the outcome, and the next task a new worker. */
  function fail(seat: Seat, outcome: Outcome, error?: Error): void {
    // What cannot even load would not load the next time either.
    if (!seat.ready && error && outcome.kind === 'bug') seat.job?.reject(error);
    void leave(seat);
    settle(seat, outcome);
  }

  function settle(seat: Seat, outcome: Outcome): void {
    clearTimeout(seat.clock);
    const { job } = seat;
    delete seat.job;
    job?.resolve(outcome);
    // What a large file left in it would stay there for long, and so would what the next one leaves.
    if (seat.isHeavy && memory.isHigh()) void leave(seat);
    seat.isHeavy = false;
    dispatch();
  }

  /** Nobody can tell which of several tasks takes the memory: each is done again, alone. */
  async function overflow(): Promise<void> {
    const jobs = [...seats].flatMap(({ job }) => job ?? []);
    const alone = [...seats].find(({ job }) => job?.alone);
    if (alone) return fail(alone, { kind: 'memory' });
    isHeld = true;
    queue.unshift(...jobs.map((job) => ({ ...job, alone: true })));
    await Promise.all([...seats].map(leave));
    memory.restart();
    isHeld = isClosed;
    dispatch();
  }

  async function leave(seat: Seat): Promise<void> {
    seats.delete(seat);
    clearTimeout(seat.clock);
    seat.worker.removeAllListeners();
    // A worker that is ended may still report why.
    seat.worker.on('error', () => {});
    await seat.worker.terminate();
  }
}

interface Job {
  readonly task: Task;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: Error) => void;
  /** Not beside another task. */
  readonly alone: boolean;
}

interface Seat {
  readonly worker: Worker;
  ready: boolean;
  /** It still holds much of what its last task took. */
  isHeavy?: boolean;
  job?: Job;
  clock?: NodeJS.Timeout;
}

/** In the sources, where tests and benches run, all files end in .ts and Node needs help to read them. */
const IN_SOURCES = import.meta.url.endsWith('.ts');
const FILE = new URL(IN_SOURCES ? '../node/worker.ts' : '../node/worker.js', import.meta.url);
const THROUGH_TSX = `import("tsx/esm/api").then(({ register }) => { register(); return import("${FILE}"); });`;

function startWorker(setup: Setup, memoryMb: number): Worker {
  const worker = new Worker(IN_SOURCES ? THROUGH_TSX : FILE, {
    eval: IN_SOURCES,
    name: 'dpa-lint',
    workerData: setup,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    // Whatever a library may print does not belong into a report.
    stdout: true,
    stderr: true,
  });
  worker.stdout.resume();
  worker.stderr.resume();
  return worker;
}
