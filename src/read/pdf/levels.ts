import { markerOf } from './markers.js';
import type { Line } from './types.js';

/** How deep each item of a list is nested (from 1), by its indentation below the items before it. */
export function itemLevels(paragraphs: Iterable<readonly Line[]>): Map<Line, number> {
  const levels = new Map<Line, number>();
  let edges: number[] = [];
  for (const [first] of paragraphs) {
    if (!first) continue;
    const kind = markerOf(first.text)?.kind;
    // Items that stand nearly under one another are on one level.
    const near = first.size / 2;
    edges = edges.filter((edge) => edge < first.x - near || (isItem(kind) && edge <= first.x + near));
    if (!isItem(kind)) continue;
    if (edges.length === 0 || edges.at(-1)! < first.x - near) edges.push(first.x);
    levels.set(first, edges.length);
  }
  return levels;
}

function isItem(kind: string | undefined): boolean {
  return kind === 'bullet' || kind === 'letter';
}
