import { markerOf } from './markers.js';
import type { Line, Note, Region, Table } from './types.js';

/** Lines that are one paragraph, in reading order; they may stand on two pages. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly lines: readonly Line[];
}

/** Parts the flows among the regions into paragraphs; a paragraph may run on into the next flow. */
export function paragraphsOf(regions: readonly Region[]): (Paragraph | Note | Table)[] {
  const leading = usualLeading(regions.flatMap((region) => (region.kind === 'flow' ? [region.lines] : [])));
  const parts: (Paragraph | Note | Table)[] = [];
  let open: Line[] | undefined;
  for (const region of regions) {
    if (region.kind === 'note') {
      parts.push(region);
      continue;
    }
    if (region.kind === 'table') {
      parts.push(region);
      open = undefined;
      continue;
    }
    let isFirst = true;
    for (const group of groupsOf(region.lines, leading)) {
      const right = group.reduce((most, line) => Math.max(most, line.right), 0);
      for (const [index, line] of group.entries()) {
        if (open && (index > 0 ? continues(open, line, right) : isFirst && runsOver(open, line))) open.push(line);
        else {
          open = [line];
          parts.push({ kind: 'paragraph', lines: open });
        }
        isFirst = false;
      }
    }
  }
  return parts;
}

/** From baseline to baseline, in sizes of the font, as most neighbours have it. */
function usualLeading(flows: readonly (readonly Line[])[]): number {
  const gaps: number[] = [];
  for (const lines of flows) {
    for (let index = 1; index < lines.length; index += 1) {
      const [above, line] = [lines[index - 1]!, lines[index]!];
      const gap = (line.y - above.y) / line.size;
      if (Math.abs(above.size - line.size) < 0.5 && gap > 0.8 && gap < 2.5) gaps.push(gap);
    }
  }
  // The lower third: paragraphs of a single line have wide gaps all around. Numbers alone sort ten times as fast.
  return Float64Array.from(gaps).sort()[Math.floor(gaps.length / 3)] ?? 1.2;
}

/** Lines with no more than the usual leading between them, in one size. */
function groupsOf(lines: readonly Line[], leading: number): Line[][] {
  const edge = lines.reduce((most, line) => Math.max(most, line.right), 0);
  const groups: Line[][] = [];
  for (const line of lines) {
    const above = groups.at(-1)?.at(-1);
    const gap = above ? (line.y - above.y) / Math.max(line.size, above.size) : -1;
    const near = gap <= Math.max(leading * 1.22, leading + 0.12);
    if (above && gap >= 0 && sameSize(above, line) && (near || (gap < 1.9 && overflows(above, line, edge)))) {
      groups.at(-1)!.push(line);
    } else groups.push([line]);
  }
  return groups;
}

/** A heading with leading of its own: the first line is full, the next one goes on in the same font. */
function overflows(above: Line, line: Line, edge: number): boolean {
  if (endsSentence(above.text) || markerOf(line.text) || above.font !== line.font) return false;
  return above.uniform && line.uniform && above.right + wordWidth(line) > edge;
}

function sameSize(one: Line, other: Line): boolean {
  return Math.abs(one.size - other.size) <= 0.08 * Math.max(one.size, other.size);
}

function continues(open: readonly Line[], line: Line, right: number): boolean {
  const before = open.at(-1)!;
  // "within / 10 business days" goes on as well.
  const lower = /^(?:\d+\s+)?\p{Ll}/u.test(line.text);
  const ended = endsSentence(before.text);
  const room = right - before.right - wordWidth(line);
  const short = room > 0.8 * line.size;
  if (startsAnew(line, before, short || ended)) return false;
  if (before.text.includes('\t') || line.text.includes('\t')) return false;
  if (isContentsEntry(before) || (/_{3}\W*$/.test(before.text) && !lower)) return false;
  if (before.uniform && line.uniform && before.font !== line.font && !lower && (short || ended)) return false;
  if (isCentred(before, line)) return true;
  if (short && (ended || !lower)) return false;
  const indent = line.x - before.x;
  const hanging = open.length === 1 && (markerOf(before.text) !== undefined || hangs(before, line));
  if (indent > 0.8 * line.size && !hanging && ended) return false;
  return !(indent < -0.8 * line.size && open.length > 1 && ended);
}

/** A marker starts a paragraph; a number or a dash may also be chance at the head of a line, after a full one. */
function startsAnew(line: Line, before: Line, mayEnd: boolean): boolean {
  const marker = markerOf(line.text);
  if (!marker) return false;
  if (marker.kind === 'box' || marker.kind === 'letter') return true;
  if (marker.kind === 'bullet' && !/^[-–—]/.test(line.text)) return true;
  // "Article 5" and "3.4 applies" also stand within sentences; "2.1 Scope" after a heading does not.
  return mayEnd || /^\d+(\.\d+)*\.\s+\p{Lu}|^(\d+\.)+\d+\s+\p{Lu}/u.test(line.text) || line.x < before.x - line.size;
}

function isContentsEntry(line: Line): boolean {
  return /(?:\.\s?){4,}\s*\d*$|…{2,}\s*\d*$/u.test(line.text);
}

/** The first line of a paragraph whose other lines start below its text, to the right of a label. */
function hangs(first: Line, line: Line): boolean {
  return first.segments.length > 1 && Math.abs(first.segments[1]!.x - line.x) < 0.5 * line.size;
}

function runsOver(open: readonly Line[], line: Line): boolean {
  const before = open.at(-1)!;
  if (markerOf(line.text) || endsSentence(before.text) || !sameSize(before, line)) return false;
  if (before.uniform && line.uniform && before.font !== line.font) return false;
  if (/^\p{Ll}/u.test(line.text)) return true;
  return (
    before.page !== line.page &&
    /[\p{Ll},]$/u.test(before.text) &&
    open.length > 1 &&
    Math.abs(before.x - line.x) < line.size
  );
}

/** About how wide the first word of a line is. */
function wordWidth(line: Line): number {
  const word = line.text.split(' ', 1)[0]!;
  return ((line.right - line.x) * word.length) / Math.max(1, line.text.length);
}

function endsSentence(text: string): boolean {
  return /[.;:!?…][»”"’')\]]*$/u.test(text);
}

function isCentred(one: Line, other: Line): boolean {
  const middle = Math.abs(one.x + one.right - other.x - other.right) / 2;
  return middle < 0.3 * one.size && Math.abs(one.x - other.x) > one.size;
}
