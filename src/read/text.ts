import type { ReaderOptions, ReaderResult } from './options.js';
import { typedCheckBox } from './text/blocks.js';
import { type Draft, layOut } from './text/drafts.js';
import { hyphenJoin } from './text/hyphens.js';
import { Inline } from './text/inline.js';
import { type Line, linesOf, wrapWidth } from './text/lines.js';
import { beginsBlock, type Marker, markerOf } from './text/markers.js';
import { type Piece, slicePieces, textOf } from './text/pieces.js';
import { typedTitles } from './text/titles.js';

/** Reads plain text: blank lines, typed numbers, bullets, capitals and underlines are its structure. */
export async function readPlainText(source: string, options: ReaderOptions): Promise<ReaderResult> {
  return layOut(plainDrafts([{ text: source, source: 0 }]), source, options);
}

/** The blocks of plain text, which may stand inside of Markdown or HTML. */
export function plainDrafts(pieces: readonly Piece[]): Draft[] {
  const lines = linesOf(pieces);
  return typedTitles(
    groups(lines)
      .map((group) => draftOf(group, lines))
      .map(typedCheckBox),
  );
}

/** Lines that make one block. */
interface Group {
  readonly lines: Line[];
  readonly kind: 'paragraph' | 'item' | 'heading';
  level: number;
  /** Items: the column of the text after the bullet; absent in a further paragraph of an item. */
  readonly bullet?: number;
}

function groups(lines: readonly Line[]): Group[] {
  const width = wrapWidth(lines);
  const result: Group[] = [];
  const outline = new Outline();
  let open: Group | undefined;
  let last: Marker | undefined;
  lines.forEach((line, i) => {
    if (line.text === '' || isPreTag(line.text)) {
      open = undefined;
      last = undefined;
      return;
    }
    const rule = ruleOf(line.text);
    if (rule !== undefined) {
      const isUnder = open?.lines.length === 1 && open.kind === 'paragraph' && (open.lines[0]?.text.length ?? 0) <= 120;
      if (open && isUnder && line.text.length * 2 >= (open.lines[0]?.text.length ?? 0)) {
        result[result.length - 1] = { lines: open.lines, kind: 'heading', level: outline.level(rule) };
      }
      open = undefined;
      return;
    }
    const before = open?.lines.at(-1);
    if (open && before && !separates(before, line, last, width)) {
      open.lines.push(line);
      return;
    }
    const marker = markerOf(line.text);
    last = marker;
    open = marker?.form === 'bullet' ? item(line, marker, result) : paragraph(line, result, lines[i - 1]?.text === '');
    result.push(open);
  });
  return result;
}

function separates(before: Line, line: Line, last: Marker | undefined, width: number): boolean {
  const marker = markerOf(line.text);
  const firstWord = /^\S+/.exec(line.text)?.[0].length ?? 0;
  // Where the next word would have fitted, the line was ended on purpose.
  const hadRoom = before.indent + before.text.length + 1 + firstWord <= width - 6;
  const ends = /[.:;!?]["”»)\]]*$/.test(before.text);
  if (marker?.form === 'bullet') {
    if (last?.form === 'bullet' || !/^[-–—]/.test(line.text)) return true;
    return hadRoom || /[.:;,!?]$/.test(before.text);
  }
  if (marker && (beginsBlock(before.text, line.text, last) || (hadRoom && marker.form !== 'word'))) return true;
  if (!hadRoom) return false;
  return /^\p{Ll}/u.test(line.text) ? ends && width === Number.POSITIVE_INFINITY : true;
}

function item(line: Line, marker: Marker, before: readonly Group[]): Group {
  const outer = before.findLast(
    (group) => group.kind !== 'item' || group.lines[0] === undefined || group.bullet !== undefined,
  );
  let level = 1;
  if (outer?.kind === 'item') {
    const column = (group: Group) => group.lines[0]?.indent ?? 0;
    const siblings = before.slice(before.findLastIndex((group) => group.kind !== 'item') + 1);
    const sibling = siblings.findLast((group) => group.bullet !== undefined && column(group) <= line.indent);
    if (sibling) level = column(sibling) < line.indent ? sibling.level + 1 : sibling.level;
  }
  return { lines: [line], kind: 'item', level, bullet: line.indent + marker.length };
}

/** An indented paragraph below an item belongs to it. */
function paragraph(line: Line, before: readonly Group[], afterBlank: boolean): Group {
  const previous = before.at(-1);
  const owner = previous?.kind === 'item' && afterBlank && line.indent >= 2 ? previous : undefined;
  return owner && markerOf(line.text) === undefined
    ? { lines: [line], kind: 'item', level: owner.level }
    : { lines: [line], kind: 'paragraph', level: 0 };
}

function draftOf(group: Group, lines: readonly Line[]): Draft {
  const inline = new Inline('final', false);
  group.lines.forEach((line, i) => {
    const next = group.lines[i + 1];
    const join = next ? hyphenJoin(line.text, next.text, lines) : 'space';
    const pieces =
      join === 'drop' ? slicePieces(line.pieces, 0, textOf(line.pieces).trimEnd().length - 1) : line.pieces;
    for (const piece of pieces) inline.add(join === 'space' ? piece.text : piece.text.trimEnd(), piece.source);
    if (next && join === 'space') inline.add('\n');
  });
  const pieces = inline.take();
  if (group.bullet === undefined) return { kind: group.kind, level: group.level, pieces };
  const text = textOf(pieces);
  const length = markerOf(text)?.length ?? 0;
  return { kind: 'item', level: group.level, number: '•', pieces: slicePieces(pieces, length, text.length) };
}

/** The character of a line that is drawn, not written. Underscores are a blank to be filled in. */
function ruleOf(text: string): string | undefined {
  return /^([=\-~^*#+`"':.─━═])\1{2,}$/u.exec(text)?.[1] === '.'
    ? undefined
    : /^([=\-~^*#+`"':─━═])\1{2,}$/u.exec(text)?.[1];
}

function isPreTag(text: string): boolean {
  return /^<\/?pre\b[^>]*>$/i.test(text);
}

/** As in reStructuredText, the first kind of underline is the highest heading. */
class Outline {
  readonly #rules: string[] = [];

  level(rule: string): number {
    const known = this.#rules.indexOf(rule);
    return Math.min(known === -1 ? this.#rules.push(rule) : known + 1, 9);
  }
}
