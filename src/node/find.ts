import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isPattern, matcherOf } from './glob.js';

/** By these a contract is known in a folder; a file that is named is read whatever it is called. */
export const CONTRACT_FILE = /\.(?:docx|docm|dotx|dotm|pdf|md|markdown|mdx|html?|xhtml|txt)$/i;

/** What `findContracts` gives. */
export interface Found {
  /** As they can be opened from the current folder. */
  readonly paths: readonly string[];
  /** Folders and patterns that gave nothing. */
  readonly empty: readonly string[];
}

/**
 * The files that names, folders (with all folders in them) and patterns stand for, each once, in the order given and sorted
 * within. A name for which there is no file stays: whoever reads it finds out. Left out of folders: what begins with a dot
 * or "~$" (Word's locks), `node_modules`, and links to folders.
 *
 * In a pattern `*` stands for any part of a name, `**` for any folders, `?` for one character, `{a,b}` for either.
 *
 * @param names Paths and patterns; "-", for standard input, stays as it is.
 * @returns the paths, and the names that gave nothing.
 * @throws nothing: a folder that cannot be opened gives no files.
 */
export async function findContracts(names: Iterable<string>): Promise<Found> {
  const paths = new Set<string>();
  const empty: string[] = [];
  for (const name of names) {
    const found = await filesOf(name);
    for (const path of found) paths.add(path);
    if (found.length === 0) empty.push(name);
  }
  return { paths: [...paths], empty };
}

async function filesOf(name: string): Promise<readonly string[]> {
  if (name === '-') return [name];
  const kind = await stat(name).catch(() => undefined);
  if (kind?.isDirectory()) return (await walk(name)).filter((path) => CONTRACT_FILE.test(path));
  if (kind || !isPattern(name)) return [name];
  const { folder, matches } = matcherOf(name);
  return (await walk(folder)).filter(matches);
}

/** All files in a folder and below, sorted by code units so that the order is the same everywhere. */
async function walk(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (/^\.|^~\$|^node_modules$/.test(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await walk(path)));
    else if (entry.isFile() || (entry.isSymbolicLink() && (await isFile(path)))) files.push(path);
  }
  return files;
}

async function isFile(link: string): Promise<boolean> {
  return (await stat(link).catch(() => lstat(link))).isFile();
}
