import type { Line, Region } from './types.js';

/** Parts the lines of a page into what is read one after the other. */
export function regionsOf(lines: readonly Line[]): Region[] {
  return lines.length === 0 ? [] : [{ kind: 'flow', lines }];
}
