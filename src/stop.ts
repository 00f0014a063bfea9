import { UserError } from './errors.js';

export interface StopOptions {
  /** Ends the work before its next step: `UserError` `aborted`. */
  readonly signal?: AbortSignal;
  /** Milliseconds after which the work ends before its next step: `UserError` `timeout`. Default: no limit. */
  readonly timeoutMs?: number;
}

/** Asked between two steps. It looks at the clock itself, since no timer fires while a step computes. */
export interface Stop {
  readonly aborted: boolean;
  /** Milliseconds that are left. */
  readonly left: number;
  /** Throws `UserError`, `aborted` or `timeout`, once it is time. */
  check(): void;
  /** The promise, or the same error as soon as it is time: for what may never come. */
  race<T>(promise: Promise<T>): Promise<T>;
}

export function stopAfter({ signal, timeoutMs = Number.POSITIVE_INFINITY }: StopOptions, file?: string): Stop {
  const end = performance.now() + timeoutMs;
  const isLate = () => performance.now() >= end;
  const reason = () =>
    signal?.aborted
      ? new UserError('aborted', 'The work was stopped.', { file })
      : new UserError('timeout', 'It takes longer than the limit of time.', {
          file,
          next: 'Raise the limit if you trust the file.',
        });
  const stop: Stop = {
    get aborted() {
      return signal?.aborted === true || isLate();
    },
    get left() {
      return Math.max(0, end - performance.now());
    },
    check() {
      if (stop.aborted) throw reason();
    },
    async race(promise) {
      stop.check();
      let settle = () => {};
      const stopped = new Promise<never>((_, reject) => {
        const fail = () => reject(reason());
        // A longer delay than a timer can hold would fire at once.
        const timer = timeoutMs < 2 ** 31 ? setTimeout(fail, stop.left) : undefined;
        signal?.addEventListener('abort', fail, { once: true });
        settle = () => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', fail);
        };
      });
      return Promise.race([promise, stopped]).finally(() => settle());
    },
  };
  return stop;
}
