import { markerOf } from './markers.js';
import type { Line } from './types.js';

/** Lines that are one paragraph, in reading order; they may stand on two pages. */
export interface Paragraph {
  readonly lines: readonly Line[];
}

/** Parts flows (in reading order, each in its own column) into paragraphs; a paragraph may run on into the next flow. */
export function paragraphsOf(flows: readonly (readonly Line[])[]): Paragraph[] {
  const leading = usualLeading(flows);
  const paragraphs: Line[][] = [];
  let open: Line[] | undefined;
  for (const flow of flows) {
    const groups = groupsOf(flow, leading);
    groups.forEach((group, place) => {
      const right = group.reduce((most, line) => Math.max(most, line.right), 0);
      group.forEach((line, index) => {
        const before = open?.at(-1);
        const goesOn =
          before !== undefined &&
          (index > 0 ? continues(open!, line, right) : place === 0 && before !== flow[0] && runsOver(open!, line));
        if (goesOn) open!.push(line);
        else {
          open = [line];
          paragraphs.push(open);
        }
      });
    });
  }
  return paragraphs.map((lines) => ({ lines }));
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
  gaps.sort((one, other) => one - other);
  // The lower third: paragraphs of a single line have wide gaps all around.
  return gaps[Math.floor(gaps.length / 3)] ?? 1.2;
}

/** Lines with no more than the usual leading between them, in one size. */
function groupsOf(lines: readonly Line[], leading: number): Line[][] {
  const groups: Line[][] = [];
  let leadingHere = leading;
  lines.forEach((line, index) => {
    const above = lines[index - 1];
    const gap = above ? (line.y - above.y) / Math.max(line.size, above.size) : 0;
    const group = groups.at(-1);
    if (!above || !group || gap < 0) {
      groups.push([line]);
      return;
    }
    const near = gap <= Math.max(leadingHere * 1.22, leadingHere + 0.12);
    if (near && sameSize(above, line)) group.push(line);
    else groups.push([line]);
    leadingHere = leading;
  });
  return groups;
}

function sameSize(one: Line, other: Line): boolean {
  return Math.abs(one.size - other.size) <= 0.08 * Math.max(one.size, other.size);
}

function continues(open: readonly Line[], line: Line, right: number): boolean {
  const before = open.at(-1)!;
  const first = open[0]!;
  if (markerOf(line.text)) return false;
  const lower = /^\p{Ll}/u.test(line.text);
  const ended = endsSentence(before.text);
  if (before.uniform && line.uniform && before.font !== line.font && !lower) return false;
  const room = right - before.right - wordWidth(line) - 0.3 * line.size;
  const short = room > 0.5 * line.size;
  if (short && (ended || !lower) && !isCentred(before, line)) return false;
  if (isCentred(before, line)) return true;
  const indent = line.x - before.x;
  if (indent > 0.8 * line.size && !(open.length === 1 && (markerOf(first.text) || hangs(first, line))) && ended)
    return false;
  if (indent < -0.8 * line.size && open.length > 1 && ended) return false;
  return true;
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
