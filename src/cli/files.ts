import { readFile, writeFile } from 'node:fs/promises';
import { UserError } from '../errors.js';
import type { Messages } from '../messages/index.js';
import type { Io } from './io.js';
import { suggest } from './suggest.js';

/** The bytes of a file, or of standard input for "-". Throws `UserError`. */
export async function readInput(path: string, say: Messages, io: Io): Promise<Uint8Array> {
  if (path === '-') return readStandardInput(say, io);
  try {
    return await readFile(path);
  } catch (error) {
    throw readError(error as NodeJS.ErrnoException, path, say);
  }
}

/** Throws `UserError` (`usage`). */
export async function writeOutput(file: string, text: string | Uint8Array, say: Messages): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw cannotWrite(error, file, say);
  }
}

export function cannotWrite(error: unknown, file: string, say: Messages): UserError {
  const { code = '' } = error as NodeJS.ErrnoException;
  return new UserError('usage', say.cli.cannotWrite(code), { file, next: say.cli.checkRights });
}

async function readStandardInput(say: Messages, { stdin }: Io): Promise<Uint8Array> {
  if (stdin.isTTY) {
    throw new UserError('unreadable', say.cli.standardInputIsTerminal, { file: '-', next: say.cli.pipeIn });
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks);
}

function readError({ code = '' }: NodeJS.ErrnoException, file: string, say: Messages): UserError {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR': {
      const command = suggest(file, ['explain', 'requirements', 'compare', 'init']);
      const next = command === undefined ? say.cli.checkName : say.cli.didYouMean(`dpa-lint ${command}`);
      return new UserError('not-found', say.cli.notFound, { file, next });
    }
    case 'EISDIR':
      return new UserError('unreadable', say.cli.isFolder, { file, next: say.cli.nameFiles });
    default:
      return new UserError('unreadable', say.cli.cannotRead(code), { file, next: say.cli.checkRights });
  }
}
