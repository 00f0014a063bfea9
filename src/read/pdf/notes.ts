import type { Line, Note } from './types.js';

/** Notes are set in at most this share of the size of the body. */
const NOTE_SIZE = 0.93;

/** Takes the footnotes off the foot of a page: lines in small print, the first of which starts with a sign. */
export function splitNotes(lines: readonly Line[], height: number, body: number): { text: Line[]; notes: Note[] } {
  let first = lines.length;
  for (let index = lines.length - 1; index > 0; index -= 1) {
    const line = lines[index]!;
    if (line.size > NOTE_SIZE * body || line.segments.length > 2 || line.y < 0.4 * height) break;
    if (SIGN.test(line.text)) first = index;
  }
  const notes: Line[][] = [];
  for (const line of lines.slice(first)) {
    if (SIGN.test(line.text) || notes.length === 0) notes.push([line]);
    else notes.at(-1)!.push(line);
  }
  return { text: lines.slice(0, first), notes: notes.map((note) => ({ kind: 'note', lines: note })) };
}

const SIGN = /^(?:\d{1,3}|\[\d{1,3}\]|\(\d{1,3}\)|[*†‡]{1,3})\s?(?=[\p{L}«"“„'‘])/u;

/** The size in which most letters of the document are set. */
export function bodySize(lines: Iterable<Line>): number {
  const letters = new Map<number, number>();
  for (const line of lines) letters.set(line.size, (letters.get(line.size) ?? 0) + line.text.length);
  return [...letters].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}
