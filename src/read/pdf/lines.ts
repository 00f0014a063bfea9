import { markerOf } from './markers.js';
import type { Line, PageContent, Run, Segment } from './types.js';

/** Gaps from here on (in sizes of the font) part segments; nearly all gaps of justified lines stay below. */
const SEGMENT_GAP = 1;
/** Gaps from here on (in sizes of the font) are a blank between words; kerning and tracking stay below. */
const WORD_GAP = 0.16;
/** Gaps from here on part cells of a row, with a tab between them if the row makes no table. */
const ROW_GAP = 3;
/** Text that starts so much (in sizes of the font) left of where the last one ends overflows its cell. */
const OVERFLOW = 0.6;

/** Puts the runs of a page into lines, from top to bottom, each from left to right. */
export function linesOf(content: PageContent): Line[] {
  return rowsOf(content.runs).map((runs) => lineOfRuns(content.page, runs));
}

/** The line that runs on about one baseline make. */
export function lineOfRuns(page: number, runs: readonly Run[]): Line {
  return lineOf(page, segmentsOf(runs), baseline(runs));
}

/** The line that segments side by side make. */
export function lineOf(page: number, segments: readonly Segment[], y: number): Line {
  const main = longest(segments);
  return {
    page,
    y,
    text: segments
      .map((segment, index) => (index > 0 ? seam(segments[index - 1]!, segment) : '') + segment.text)
      .join(''),
    x: segments[0]!.x,
    right: segments.reduce((most, segment) => Math.max(most, segment.right), 0),
    size: main.size,
    font: main.font,
    uniform: segments.every((segment) => segment.font === main.font && (segment.uniform || segment.text.length < 2)),
    segments,
  };
}

function seam(segment: Segment, next: Segment): string {
  return next.x - segment.right > ROW_GAP * segment.size ? '\t' : ' ';
}

/** Runs whose glyphs stand side by side, though a fallback font or a raised sign shifts the baseline. */
function rowsOf(runs: readonly Run[]): Run[][] {
  const rows: { y: number; size: number; runs: Run[] }[] = [];
  for (const run of [...runs].sort((one, other) => one.y - other.y || one.x - other.x)) {
    // Runs come from top to bottom: only the last rows can be near.
    const row = rows
      .slice(-4)
      .findLast((near) => isNear(near, run) && !near.runs.some((other) => overlaps(other, run)));
    if (!row) {
      rows.push({ y: run.y, size: run.size, runs: [run] });
      continue;
    }
    row.runs.push(run);
    if (run.size > row.size * 1.05) {
      // The bigger print sets the baseline: a raised footnote sign comes first in the order.
      row.y = run.y;
      row.size = run.size;
    }
  }
  return rows.sort((one, other) => one.y - other.y).map((row) => row.runs);
}

function isNear(row: { readonly y: number; readonly size: number }, run: Run): boolean {
  const [small, big] = row.size < run.size ? [row.size, run.size] : [run.size, row.size];
  const reach = small < big * 0.8 ? 0.45 * big : 0.35 * small;
  return Math.abs(run.y - row.y) <= reach;
}

/** Two runs that would print over each other are no neighbours, unless one is the other printed twice. */
function overlaps(one: Run, other: Run): boolean {
  if (Math.abs(one.y - other.y) < 0.05 * one.size) return false;
  const common = Math.min(one.right, other.right) - Math.max(one.x, other.x);
  return common > 0.5 * Math.min(one.right - one.x, other.right - other.x) && common > 1 && !isShadow(one, other);
}

/** Bold print is sometimes made by printing the same text again, a hair aside. */
function isShadow(one: Run, other: Run): boolean {
  const near = 0.2 * one.size;
  return one.text === other.text && Math.abs(one.x - other.x) < near && Math.abs(one.y - other.y) < near;
}

function segmentsOf(runs: readonly Run[]): Segment[] {
  const parts: Run[][] = [];
  let right = 0;
  for (const run of [...runs].sort((one, other) => one.x - other.x)) {
    const previous = parts.at(-1)?.at(-1);
    if (previous && isShadow(previous, run)) continue;
    const gap = run.x - right;
    const size = Math.min(previous?.size ?? run.size, run.size);
    if (!previous || gap > SEGMENT_GAP * size || gap < -OVERFLOW * size) {
      parts.push([run]);
      right = run.right;
    } else {
      parts.at(-1)!.push(run);
      right = Math.max(right, run.right);
    }
  }
  const segments = parts.map(segmentOf);
  return isStretched(segments) ? [segmentOf(segments.flatMap((segment) => segment.runs))] : withLabels(segments);
}

function segmentOf(runs: readonly Run[]): Segment {
  let text = '';
  let right = runs[0]!.x;
  for (const [index, run] of runs.entries()) {
    const previous = runs[index - 1];
    const size = Math.min(previous?.size ?? run.size, run.size);
    if (previous && (previous.blankAfter || run.blankBefore || run.x - right > WORD_GAP * size)) text += ' ';
    text += run.text;
    right = Math.max(right, run.right);
  }
  return { text: text.replace(/ {2,}/g, ' '), x: runs[0]!.x, right, runs, ...styleOf(runs) };
}

/** Words set far apart to fill the line: the gaps between them are about equal, and not as wide as a column. */
function isStretched(segments: readonly Segment[]): boolean {
  if (segments.length < 3) return false;
  const words = segments.reduce((sum, segment) => sum + segment.text.split(' ').length, 0);
  const gaps = segments.slice(1).map((segment, index) => segment.x - segments[index]!.right);
  const [least, most] = [Math.min(...gaps), Math.max(...gaps)];
  return words <= 1.5 * segments.length && most < 5 * segments[0]!.size && most - least < 0.2 * most;
}

/** Parts a line also where a run starts exactly at one of the left edges, however small the gap before it. */
export function splitAt(line: Line, edges: readonly number[]): Line {
  const starts = (run: Run) => edges.some((edge) => Math.abs(run.x - edge) <= 0.12 * run.size);
  const segments = line.segments.flatMap((segment) => {
    const parts: Run[][] = [];
    for (const [index, run] of segment.runs.entries()) {
      if (index === 0 || starts(run)) parts.push([run]);
      else parts.at(-1)!.push(run);
    }
    return parts.length > 1 ? parts.map(segmentOf) : [segment];
  });
  return segments.length === line.segments.length ? line : lineOf(line.page, segments, line.y);
}

/** A bullet, "(a)" or the number of a clause belongs to the text beside it, however wide the gap. */
function withLabels(segments: readonly Segment[]): Segment[] {
  const [label, text, ...rest] = segments;
  if (!label || !text) return [...segments];
  const marker = markerOf(`${label.text} ${text.text}`);
  if (!marker || marker.length !== label.text.length + 1) return [...segments];
  if (marker.kind === 'number' && rest.length > 0) return [...segments];
  return [segmentOf([...label.runs, ...text.runs]), ...rest];
}

function styleOf(runs: readonly Run[]): Pick<Segment, 'size' | 'font' | 'uniform'> {
  let main = runs[0]!;
  if (runs.length === 1) return { size: Math.round(main.size * 4) / 4, font: main.font, uniform: true };
  const fonts = new Map<string, number>();
  let most = -1;
  for (const run of runs) {
    const letters = run.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    const sum = (fonts.get(run.font) ?? 0) + letters;
    fonts.set(run.font, sum);
    if (letters > most) {
      most = letters;
      main = run;
    }
  }
  const [font] = [...fonts].reduce((best, entry) => (entry[1] > best[1] ? entry : best));
  const uniform = [...fonts].every(([other, letters]) => other === font || letters === 0);
  return { size: Math.round(main.size * 4) / 4, font, uniform };
}

function longest<T extends { readonly text: string }>(list: readonly T[]): T {
  return list.reduce((best, element) => (element.text.length > best.text.length ? element : best));
}

function baseline(runs: readonly Run[]): number {
  return runs.reduce((best, run) => (run.size * run.text.length > best.size * best.text.length ? run : best)).y;
}
