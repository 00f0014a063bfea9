import { resolve } from 'node:path';
import { UserError } from '../errors.js';
import type { Messages } from '../messages/index.js';
import { findContracts } from '../node/find.js';
import { numbered } from './copies.js';
import { readInput } from './files.js';
import type { Io } from './io.js';
import type { Options } from './options.js';

export interface Source {
  readonly path: string;
  readonly content: Uint8Array;
}

export interface Inputs {
  /** The files of each contract: one of its own for every file, or all of them for one. */
  readonly contracts: readonly (readonly string[])[];
  /** Folders and patterns without a contract. */
  readonly empty: readonly UserError[];
}

/** Throws `UserError` (`usage`). */
export async function inputsOf(options: Options, say: Messages, io: Io): Promise<Inputs> {
  const { arguments: names, asOne } = options;
  if (names.filter((name) => name === '-').length > 1) throw new UserError('usage', say.cli.oneStandardInput);
  const { paths, empty } = await findContracts(names);
  const written = new Set(filesToWrite(options, paths.length).map((file) => resolve(file)));
  for (const name of names) {
    if (written.has(resolve(name))) {
      throw new UserError('usage', say.cli.sameFile, { file: name, next: say.cli.otherFile });
    }
  }
  // The report of the last run may lie in the folder.
  const read = paths.filter((path) => !written.has(resolve(path)));
  checkStandardOutput(options, read.length, say, io);
  return {
    contracts: asOne && read.length > 0 ? [read] : read.map((path) => [path]),
    empty: empty.map((file) => new UserError('not-found', say.cli.nothingFound, { file, next: say.cli.whatIsFound })),
  };
}

function filesToWrite({ targets }: Options, contracts: number): string[] {
  return targets.flatMap(({ format, file }) => {
    if (file === undefined) return [];
    return format === 'docx' ? Array.from({ length: contracts }, (_, i) => numbered(file, i)) : [file];
  });
}

function checkStandardOutput({ targets }: Options, contracts: number, say: Messages, { stdout }: Io): void {
  for (const { format, file } of targets) {
    if (file !== undefined) continue;
    if ((format === 'docx' || format === 'issues-docx') && stdout.isTTY) {
      throw new UserError('usage', say.cli.binaryToTerminal(format), { next: say.cli.giveOutput(format) });
    }
    if (format === 'docx' && contracts > 1) {
      throw new UserError('usage', say.cli.oneCopyToOutput, { next: say.cli.giveOutput(format) });
    }
  }
}

/** The files that could be read, and what is to be told of the others. */
export async function readContract(
  paths: readonly string[],
  say: Messages,
  io: Io,
): Promise<{ sources: Source[]; unread: UserError[] }> {
  const sources: Source[] = [];
  const unread: UserError[] = [];
  for (const path of paths) {
    try {
      sources.push({ path, content: await readInput(path, say, io) });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      unread.push(error);
    }
  }
  return { sources, unread };
}

/** Bytes of text that are linted in a moment, whatever they are made of. */
const SHORT = 200_000;

/** A text so short that no limit needs to be set on it: no worker is started for it. */
export function isShortText(source: Source): boolean {
  return source.content.length <= SHORT && !isPacked(source);
}

/** A file that unpacks to more than it is, by its first bytes (DOCX, Word before 2007, PDF): to be read at arm's length. */
function isPacked({ content }: Source): boolean {
  const head = new TextDecoder('latin1').decode(content.subarray(0, 1024));
  return /^PK|^ÐÏ|%PDF-/.test(head);
}
