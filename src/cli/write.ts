import { writeOutput } from './files.js';
import type { Io } from './io.js';
import type { Target } from './options.js';
import type { Run } from './outputs.js';

/** A whole output, to where the target says. */
export async function writeAll(content: string | Uint8Array, { file }: Target, { io, say }: Run): Promise<void> {
  if (file !== undefined) await writeOutput(file, content, say);
  else if (content.length > 0) await drained(io, content);
}

/** Whoever reads our output may be slower than we are: then we wait. */
export async function drained({ stdout }: Io, content: string | Uint8Array): Promise<void> {
  if (stdout.write(content) !== false || stdout.once === undefined) return;
  await new Promise<void>((resolve) => stdout.once?.('drain', resolve));
}

/** The files that a target is written to. */
export function filesOf({ file }: Target): readonly string[] {
  return file === undefined ? [] : [file];
}
