import { relative } from 'node:path';

/** As the user would name it from where he is; a file elsewhere by its whole path. */
export function shownPath(file: string): string {
  const path = relative(process.cwd(), file).replaceAll('\\', '/');
  return path.startsWith('../../') ? file : path;
}
