/** What the command line needs of the process; a test gives its own. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array | string> & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The user wants it to end, and to keep what is done. */
  readonly signal?: AbortSignal;
}

export interface Output {
  /** Gives false when it can take no more before `drain`. */
  write(text: string | Uint8Array): unknown;
  once?(event: 'drain', listener: () => void): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export const EXIT = { clean: 0, findings: 1, usage: 2, unassessed: 3, interrupted: 130 } as const;

export interface Looks {
  readonly width: number;
  readonly colour: boolean;
}

/** At most 100 columns, since longer lines are hard to read; 80 where nobody says how many there are. */
export function looksOf({ isTTY = false, columns }: Output, env: Io['env']): Looks {
  return { width: isTTY && columns ? Math.min(columns, 100) : 80, colour: hasColour(isTTY, env) };
}

/** FORCE_COLOR wins over NO_COLOR, as in Node itself; empty counts as unset (no-color.org). */
function hasColour(isTTY: boolean, { FORCE_COLOR, NO_COLOR, TERM }: Io['env']): boolean {
  if (FORCE_COLOR) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTTY && !NO_COLOR && TERM !== 'dumb';
}
