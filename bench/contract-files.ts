import { existsSync, readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';

/** The contracts of a labelled corpus; of any other folder, every file that is not data about the others. */
export function contractFiles(folder: string): string[] {
  const parts = ['documents', 'unlabelled', 'research-en'].map((part) => join(folder, part)).filter(existsSync);
  const files = (parts.length > 0 ? parts : [folder]).flatMap(filesIn);
  return files.filter((file) => !OTHER.includes(extname(file)) && !basename(file).startsWith('.'));
}

/** Every file in a folder and its subfolders, sorted. */
export function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

const OTHER = ['.json', '.tsv', '.py', ''];
