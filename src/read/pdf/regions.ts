import { columnsOf } from './columns.js';
import { tableAt } from './tables.js';
import type { Line, Region } from './types.js';

/** Parts the lines of a page into what is read one after the other: flows of text, and tables. */
export function regionsOf(lines: readonly Line[]): Region[] {
  const columns = columnsOf(lines);
  if (columns) {
    return [
      ...regionsOf(columns.above),
      ...columns.flows.flatMap((flow) => regionsOf(flow)),
      ...regionsOf(columns.below),
    ];
  }
  const regions: Region[] = [];
  let flow: Line[] = [];
  for (let index = 0; index < lines.length; ) {
    const found = tableAt(lines, index, flow.length);
    if (!found) {
      flow.push(lines[index]!);
      index += 1;
      continue;
    }
    flow.length -= found.above;
    if (flow.length > 0) regions.push({ kind: 'flow', lines: flow });
    flow = [];
    regions.push(found.table);
    index = found.end;
  }
  if (flow.length > 0) regions.push({ kind: 'flow', lines: flow });
  return regions;
}
