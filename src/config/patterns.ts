import { relative, resolve } from 'node:path';
import { isPattern, matcherOf } from '../node/glob.js';

/**
 * Whether a file is one of those that patterns mean, relative to a folder. A name without a sign stands for itself, and for
 * all that is in it where it is a folder.
 */
export function fileMatcher(patterns: string | readonly string[], folder: string): (file: string) => boolean {
  const tests = [patterns].flat().map((pattern) => test(pattern.replace(/^\.\//, '').replace(/\/+$/, '')));
  return (file) => {
    const path = relative(folder, resolve(file)).replaceAll('\\', '/');
    return !path.startsWith('../') && tests.some((matches) => matches(path));
  };
}

function test(pattern: string): (path: string) => boolean {
  if (isPattern(pattern)) {
    const { folder, matches } = matcherOf(pattern);
    // The matcher takes paths as they are found below the folder, and looks at nothing before it.
    return (path) => (folder === '.' || path.startsWith(`${folder}/`)) && matches(path);
  }
  return (path) => path === pattern || path.startsWith(`${pattern}/`) || pattern === '.';
}
