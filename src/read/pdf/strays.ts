/** The little of Node's process that is needed; a browser has none. */
interface Process {
  on(event: 'unhandledRejection', listener: (reason: unknown) => void): void;
  off(event: 'unhandledRejection', listener: (reason: unknown) => void): void;
  listenerCount(event: 'unhandledRejection'): number;
}

/** Of the PDFs that are open, or were a moment ago. */
let open = 0;
let home: string | undefined;

/**
 * pdf.js fetches the pages of a file ahead, and nobody waits for those that come after a damaged one: Node ends the whole
 * process for a rejection without a handler. While a PDF is read, those of pdf.js are taken in. What belongs to others is
 * treated as if nobody listened here. Call what is returned when the PDF is closed.
 *
 * @param made An exception of pdf.js, or its prototype: it tells from which file pdf.js comes.
 */
export function takeInStrays(made: Error): () => void {
  const { process } = globalThis as { process?: Process };
  home ??= fileOf(made);
  if (home === undefined || typeof process?.on !== 'function') return () => {};
  if (open === 0) process.on('unhandledRejection', take);
  open += 1;
  return () => {
    // Node tells of a rejection after the work at hand.
    setTimeout(() => {
      open -= 1;
      if (open === 0) process.off('unhandledRejection', take);
    }, 0);
  };
}

function take(reason: unknown): void {
  if (fileOf(reason) === home) return;
  // Without us nobody would listen, and the process would end with the reason.
  const { process } = globalThis as { process?: Process };
  if (process?.listenerCount('unhandledRejection') === 1) throw reason;
}

/** The file in which an error was made. */
function fileOf(error: unknown): string | undefined {
  const stack = error instanceof Error ? error.stack : undefined;
  return /^\s*at (?:.*\()?(.+?):\d+:\d+\)?$/m.exec(stack ?? '')?.[1];
}
