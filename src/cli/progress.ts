import type { Messages } from '../messages/index.js';
import type { Output } from './io.js';

export interface ProgressLine {
  update(done: number): void;
  /** Takes the line away, before something else is written to the terminal. */
  clear(): void;
}

/** What goes faster needs no progress. */
const AFTER_MS = 500;
const EVERY_MS = 100;
/** Off a terminal, fewer contracts are not worth a line for every tenth. */
const FEW = 20;

/**
 * On a terminal one line that renews itself: count, rate, time left. Elsewhere a line for every tenth, without times, so that
 * a log of the same run is the same.
 */
export function progressOn(output: Output, total: number, say: Messages, now = () => performance.now()): ProgressLine {
  return output.isTTY ? liveLine(output, total, say, now) : tenths(output, total, say);
}

function liveLine(output: Output, total: number, say: Messages, now: () => number): ProgressLine {
  const start = now();
  let shown = start + AFTER_MS - EVERY_MS;
  let isVisible = false;
  return {
    update(done) {
      if (total < 2 || now() - shown < EVERY_MS) return;
      shown = now();
      const rate = done / ((shown - start) / 1000);
      const text = say.progress.live(done, total, rate, duration((total - done) / rate));
      output.write(`\r\u001b[K${text.slice(0, (output.columns ?? 80) - 1)}`);
      isVisible = true;
    },
    clear() {
      if (isVisible) output.write('\r\u001b[K');
      isVisible = false;
    },
  };
}

function tenths(output: Output, total: number, say: Messages): ProgressLine {
  let told = 0;
  return {
    update(done) {
      const tenth = Math.floor((10 * done) / total);
      if (total < FEW || tenth <= told) return;
      told = tenth;
      output.write(`${say.progress.tenth(10 * tenth, done, total)}\n`);
    },
    clear() {},
  };
}

/** "1 h 5 min", "2 min 3 s", "8 s". */
function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole >= 3600) return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
  if (whole >= 60) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${whole} s`;
}
