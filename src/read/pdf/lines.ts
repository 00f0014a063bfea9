import type { Line, PageContent, Run, Segment } from './types.js';

/** Gaps from here on (in sizes of the font) part segments; the widest gaps of justified lines stay below. */
const SEGMENT_GAP = 1;
/** Gaps from here on (in sizes of the font) are a blank between words; kerning and tracking stay below. */
const WORD_GAP = 0.16;

/** Puts the runs of a page into lines, from top to bottom, each from left to right. */
export function linesOf(content: PageContent): Line[] {
  return rowsOf(content.runs).map((runs) => lineOf(content.page, runs));
}

/** Everything that `runs` (in any order, on about one baseline) say, as one line. */
export function lineOf(page: number, runs: readonly Run[]): Line {
  const sorted = [...runs].sort((one, other) => one.x - other.x);
  const segments: Segment[] = [];
  let text = '';
  let start = sorted[0]!.x;
  let right = start;
  let previous: Run | undefined;
  for (const run of sorted) {
    const gap = run.x - right;
    const size = previous ? Math.min(previous.size, run.size) : run.size;
    if (previous && isShadow(previous, run)) continue;
    if (previous && gap > SEGMENT_GAP * size) {
      segments.push({ text: tidy(text), x: start, right });
      text = '';
      start = run.x;
    } else if (previous && gap > WORD_GAP * size) text += ' ';
    text += run.text;
    right = Math.max(right, run.right);
    previous = run;
  }
  segments.push({ text: tidy(text), x: start, right });
  const kept = segments.filter((segment) => segment.text !== '');
  const fonts = new Map<string, number>();
  let letters = 0;
  for (const run of sorted) {
    const count = run.text.replace(/[^\p{L}\p{N}]/gu, '').length;
    letters += count;
    const key = `${run.font} ${Math.round(run.size * 4) / 4}`;
    fonts.set(key, (fonts.get(key) ?? 0) + count);
  }
  const [usual, count] = [...fonts].reduce((best, entry) => (entry[1] > best[1] ? entry : best));
  const space = usual.lastIndexOf(' ');
  const face = usual.slice(0, space);
  const ofFace = [...fonts].reduce((sum, [key, n]) => (key.startsWith(`${face} `) ? sum + n : sum), 0);
  return {
    page,
    text: kept.map((segment) => segment.text).join(' '),
    x: kept[0]?.x ?? start,
    right,
    y: baseline(sorted),
    size: Number(usual.slice(space + 1)),
    font: face,
    uniform: count > 0 && ofFace === letters,
    segments: kept,
  };
}

/** Runs whose glyphs stand side by side, though a fallback font or a raised sign shifts the baseline. */
function rowsOf(runs: readonly Run[]): Run[][] {
  const rows: { y: number; size: number; runs: Run[] }[] = [];
  const big = [...runs].sort((one, other) => one.y - other.y || one.x - other.x);
  for (const run of big) {
    // Rows are sorted by y as well: only the last few can be near.
    let home: (typeof rows)[number] | undefined;
    for (let index = rows.length - 1; index >= 0 && index >= rows.length - 4; index -= 1) {
      const row = rows[index]!;
      const reach = 0.35 * Math.min(row.size, run.size) + 0.15 * Math.abs(row.size - run.size);
      if (Math.abs(run.y - row.y) <= reach && !row.runs.some((other) => overlaps(other, run))) {
        home = row;
        break;
      }
    }
    if (!home) {
      rows.push({ y: run.y, size: run.size, runs: [run] });
      continue;
    }
    home.runs.push(run);
    if (run.size > home.size * 1.05) {
      // The bigger print sets the baseline: a raised footnote sign comes first in the sort.
      home.y = run.y;
      home.size = run.size;
    }
  }
  return rows.sort((one, other) => one.y - other.y).map((row) => row.runs);
}

/** Two runs that would print over each other are no neighbours, unless one is the other printed twice. */
function overlaps(one: Run, other: Run): boolean {
  const common = Math.min(one.right, other.right) - Math.max(one.x, other.x);
  return common > 0.5 * Math.min(one.right - one.x, other.right - other.x) && common > 1 && !isShadow(one, other);
}

/** Bold print is sometimes made by printing the same text again, a hair aside. */
function isShadow(one: Run, other: Run): boolean {
  return (
    one.text === other.text && Math.abs(one.x - other.x) < 0.2 * one.size && Math.abs(one.y - other.y) < 0.2 * one.size
  );
}

function baseline(runs: readonly Run[]): number {
  let best = runs[0]!;
  for (const run of runs) if (run.size * run.text.length > best.size * best.text.length) best = run;
  return best.y;
}

function tidy(text: string): string {
  return text.replace(/ {2,}/g, ' ').trim();
}
