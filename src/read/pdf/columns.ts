import { lineOf } from './lines.js';
import type { Line } from './types.js';

/** Fewer lines side by side are a table or a pair of signatures. */
const COLUMN_LINES = 8;

export interface Columns {
  readonly above: readonly Line[];
  readonly flows: readonly (readonly Line[])[];
  readonly below: readonly Line[];
}

/** Two columns of running text: a gutter that many lines keep free, with about as wide text on both sides. */
export function columnsOf(lines: readonly Line[]): Columns | undefined {
  if (lines.length < COLUMN_LINES) return undefined;
  const gutter = bestGutter(lines);
  if (!gutter) return undefined;
  const band = lines.slice(gutter.start, gutter.end);
  const left = side(band, (segment) => segment.right <= gutter.x);
  const right = side(band, (segment) => segment.x >= gutter.x);
  if (!isRunningText(left) || !isRunningText(right) || isTable(left, right)) return undefined;
  const widths = [left, right].map((flow) => extent(flow));
  const ratio = widths[0]! / widths[1]!;
  if (ratio < 0.75 || ratio > 1.33) return undefined;
  return { above: lines.slice(0, gutter.start), flows: [left, right], below: lines.slice(gutter.end) };
}

interface Gutter {
  readonly x: number;
  readonly start: number;
  readonly end: number;
}

function bestGutter(lines: readonly Line[]): Gutter | undefined {
  const from = lines.reduce((least, line) => Math.min(least, line.x), Number.POSITIVE_INFINITY);
  const to = lines.reduce((most, line) => Math.max(most, line.right), 0);
  let best: (Gutter & { readonly both: number }) | undefined;
  // A page as wide as a poster is not looked at more closely than one of paper.
  const step = Math.max(3, (to - from) / 1000);
  for (let x = from + 0.3 * (to - from); x <= from + 0.7 * (to - from); x += step) {
    let start = 0;
    for (let index = 0; index <= lines.length; index += 1) {
      if (index < lines.length && !crosses(lines[index]!, x)) continue;
      if (index - start >= COLUMN_LINES) {
        const run = lines.slice(start, index);
        const lefts = run.filter((line) => line.segments.some((segment) => segment.right <= x)).length;
        const rights = run.filter((line) => line.segments.some((segment) => segment.x >= x)).length;
        const both = Math.min(lefts, rights);
        if (both >= COLUMN_LINES && both > (best?.both ?? 0)) best = { ...trim(lines, start, index, x), both };
      }
      start = index + 1;
    }
  }
  return best;
}

/** Lines far above the first one of the other column (a title that ends before the gutter) stand over both. */
function trim(lines: readonly Line[], start: number, end: number, x: number): Gutter {
  const isLeft = (line: Line) => line.segments.every((segment) => segment.right <= x);
  const other = lines.find((line, index) => index >= start && !isLeft(line));
  let first = start;
  while (other && lines[first] !== other && other.y - lines[first]!.y > 3 * lines[first]!.size) first += 1;
  return { x, start: first, end };
}

function crosses(line: Line, x: number): boolean {
  return line.segments.some((segment) => segment.x < x && segment.right > x);
}

function side(band: readonly Line[], belongs: (segment: Line['segments'][number]) => boolean): Line[] {
  return band.flatMap((line) => {
    const segments = line.segments.filter(belongs);
    return segments.length > 0 ? [lineOf(line.page, segments, line.y)] : [];
  });
}

/** Most lines reach well across their column. */
function isRunningText(flow: readonly Line[]): boolean {
  const width = extent(flow);
  const full = flow.filter((line) => line.right - line.x > 0.7 * width).length;
  return flow.length >= COLUMN_LINES && full > 0.55 * flow.length && !flow.every((line) => line.text.length < 25);
}

/** In a table the paragraphs on both sides start at the same heights. */
function isTable(left: readonly Line[], right: readonly Line[]): boolean {
  const starts = blockStarts(left);
  const others = blockStarts(right);
  const common = starts.filter((y) => others.some((other) => Math.abs(other - y) < 2)).length;
  return common >= 2 && common >= 0.6 * Math.min(starts.length, others.length);
}

function blockStarts(flow: readonly Line[]): number[] {
  const gaps = flow.slice(1).map((line, index) => line.y - flow[index]!.y);
  const usual = [...gaps].sort((one, other) => one - other)[Math.floor(gaps.length / 3)] ?? 0;
  return flow.slice(1).flatMap((line, index) => (gaps[index]! > 1.25 * usual ? [line.y] : []));
}

function extent(flow: readonly Line[]): number {
  const left = flow.reduce((least, line) => Math.min(least, line.x), Number.POSITIVE_INFINITY);
  return flow.reduce((most, line) => Math.max(most, line.right), 0) - left;
}
