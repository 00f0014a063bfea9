import type { UserError } from '../errors.js';
import type { Messages } from '../messages/index.js';
import { harmless } from '../terminal.js';
import { VERSION } from '../version.js';
import { EXIT, type Io } from './io.js';

/** What the user must mend: file, cause, next step. */
export function tellUserError(
  { file, message, next }: Pick<UserError, 'file' | 'message' | 'next'>,
  say: Messages,
  io: Io,
): void {
  const name = file === '-' ? say.places.standardInput : file;
  const lines = [say.cli.error(name, message), ...(next === undefined ? [] : [say.cli.next(next)])];
  io.stderr.write(harmless(`${lines.join('\n')}\n`));
}

/** A bug of ours: never a stack trace, unless it is asked for. */
export function tellBug(error: unknown, say: Messages, io: Io, file?: string): number {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const details = `${what.split('\n')[0]} (dpa-lint ${VERSION}, Node ${process.version}, ${process.platform})`;
  const debug = io.env.DPA_LINT_DEBUG;
  const lines = [
    say.cli.error(file, say.cli.bug),
    `  ${say.cli.report(details)}`,
    debug ? String(error instanceof Error ? error.stack : error) : `  ${say.cli.debug}`,
  ];
  io.stderr.write(harmless(`${lines.join('\n')}\n`));
  return EXIT.usage;
}
