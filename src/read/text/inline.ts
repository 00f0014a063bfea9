import type { View } from '../../model.js';
import { type Piece, trimPieces } from './pieces.js';

/** What cannot be taken as it is: white space but for single spaces, and invisible characters. */
const RUN =
  /(?: (?=[ \t\n\r\f\v\u2028\u2029])|[\t\n\r\f\v\u2028\u2029])[ \t\n\r\f\v\u2028\u2029]*|[\u00ad\u200b\u2060\ufeff]+/g;
const RUN_OR_ACCENT = new RegExp(`${RUN.source}|\\P{M}\\p{M}+`, 'gu');
const ACCENT = /\p{M}/u;
const SPACE = /^[ \t\n\r\f\v\u2028\u2029]/;
const INVISIBLE = /^[\u00ad\u200b\u2060\ufeff]/;

/**
 * Collects the text of one block: white space collapses (no-break spaces stand for themselves), invisible characters (soft hyphens, zero-width
 * spaces) go, letters with separate accents are composed, since a word must match however it is encoded.
 */
export class Inline {
  #pieces: Piece[] = [];
  #space: Piece | undefined;
  #hidden: { kind: 'insertion' | 'deletion'; text: string } | undefined;
  /** Left-out changes, which stand behind the space that may follow. */
  #leftOut: Piece[] = [];
  #depth = 0;

  constructor(
    private readonly view: View,
    /** Whether a line end of the source is worth remembering (Markdown) or mere white space (HTML). */
    private readonly softBreaks: boolean,
  ) {}

  get isEmpty(): boolean {
    return this.#pieces.every((piece) => piece.text === '' || piece.text === '\n');
  }

  add(text: string, source?: number): void {
    if (this.#hidden) {
      this.#hidden.text += text;
      return;
    }
    let from = 0;
    const runs = ACCENT.test(text) ? RUN_OR_ACCENT : RUN;
    runs.lastIndex = 0;
    for (let match = runs.exec(text); match; match = runs.exec(text)) {
      const run = match[0];
      const isSpace = SPACE.test(run);
      const composed = isSpace || INVISIBLE.test(run) ? '' : run.normalize('NFC');
      if (composed === run) continue;
      this.#push(text.slice(from, match.index), source === undefined ? undefined : source + from);
      from = match.index + run.length;
      if (isSpace) this.#addSpace(run, source === undefined ? undefined : source + match.index);
      else if (composed !== '') this.#push(composed, undefined);
    }
    this.#push(text.slice(from), source === undefined ? undefined : source + from);
  }

  /** A line feed that stays. */
  break(): void {
    if (this.#hidden) return;
    this.#space = undefined;
    this.#flushSpace();
    this.#pieces.push({ text: '\n' });
  }

  /** A tracked change; in the view that leaves it out its text is kept aside. */
  openChange(kind: 'insertion' | 'deletion'): void {
    if (this.#depth++ > 0) return;
    const leftOut = kind === (this.view === 'final' ? 'deletion' : 'insertion');
    if (leftOut) this.#hidden = { kind, text: '' };
    else {
      this.#flushSpace();
      this.#pieces.push({ text: '', change: { at: 'start', kind } });
    }
  }

  closeChange(kind: 'insertion' | 'deletion'): void {
    if (this.#depth === 0 || --this.#depth > 0) return;
    if (this.#hidden) {
      const text = this.#hidden.text.replace(/\s+/g, ' ').trim();
      this.#hidden = undefined;
      if (text !== '') this.#leftOut.push({ text: '', change: { at: 'left-out', kind, text } });
    } else this.#pieces.push({ text: '', change: { at: 'end', kind } });
  }

  /** What was collected, without white space at both ends; the collector is empty afterwards. */
  take(): Piece[] {
    this.#space = undefined;
    this.#flushSpace();
    const pieces = this.#pieces;
    this.#pieces = [];
    while (pieces[0]?.text === '\n') pieces.shift();
    while (pieces.at(-1)?.text === '\n') pieces.pop();
    return trimPieces(pieces);
  }

  #addSpace(run: string, source: number | undefined): void {
    const soft = this.softBreaks && /[\n\r]/.test(run);
    // The space behind a left-out change is one too many if another stands before it.
    if (this.#leftOut.length > 0) {
      if (this.#space) return;
      this.#flushSpace();
    }
    if (this.#space === undefined) {
      this.#space = {
        text: ' ',
        ...(source !== undefined && run[0] === ' ' && !soft ? { source } : {}),
        ...(soft ? { soft: true as const } : {}),
      };
    } else if (soft) this.#space = { text: ' ', soft: true };
  }

  #flushSpace(): void {
    const space = this.#space;
    this.#space = undefined;
    const last = this.#pieces.findLast((piece) => piece.text !== '');
    if (space && last && last.text !== '\n' && !last.text.endsWith(' ')) this.#pieces.push(space);
    this.#pieces.push(...this.#leftOut);
    this.#leftOut = [];
  }

  #push(text: string, source: number | undefined): void {
    const start = text.startsWith(' ') ? 1 : 0;
    const end = text.length > start && text.endsWith(' ') ? text.length - 1 : text.length;
    if (start > 0) this.#addSpace(' ', source);
    if (end > start) {
      this.#flushSpace();
      const inner = text.slice(start, end);
      this.#pieces.push(source === undefined ? { text: inner } : { text: inner, source: source + start });
    }
    if (end < text.length) this.#addSpace(' ', source === undefined ? undefined : source + end);
  }
}
