const EVERY_MS = 50;
const MB = 2 ** 20;
/** What a worker takes before it has done anything: its modules and the catalogue. */
const WORKER_MB = 100;
/** What a worker takes at most while it reads ordinary contracts, one after the other. */
const BUSY_MB = 150;

export interface MemoryWatch {
  /** How many workers there are, and whether any of them works. */
  expect(workers: number, working: boolean): void;
  /** Whether the process takes more than its workers do when they read ordinary contracts. */
  isHigh(): boolean;
  /** Measures anew from what the process takes now. */
  restart(): void;
  stop(): void;
}

/**
 * Calls `overflow` when the process has grown by more than its workers may take. The limit that a worker has for its heap
 * does not count the bytes of buffers, and nobody but the process knows how many there are while a worker computes.
 */
export function watchMemory(memoryMb: number, overflow: () => void): MemoryWatch {
  let start = process.memoryUsage.rss();
  let workers = 0;
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    if (process.memoryUsage.rss() > start + workers * (memoryMb + WORKER_MB) * MB) overflow();
  };
  const stop = () => {
    clearInterval(timer);
    timer = undefined;
  };
  return {
    expect(count, working) {
      workers = count;
      if (!working) stop();
      else timer ??= setInterval(look, EVERY_MS);
    },
    isHigh: () => process.memoryUsage.rss() > start + workers * BUSY_MB * MB,
    restart() {
      start = process.memoryUsage.rss();
    },
    stop,
  };
}
