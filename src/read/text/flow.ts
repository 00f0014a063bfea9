import type { Block, View } from '../../model.js';
import { align } from './align.js';
import type { Draft } from './drafts.js';
import { Inline } from './inline.js';
import { type Piece, splitPieces, textOf } from './pieces.js';

/** What a block will be that begins here. */
export interface Frame {
  readonly kind: Block['kind'];
  readonly level: number;
}

const PARAGRAPH: Frame = { kind: 'paragraph', level: 0 };

/**
 * Collects blocks while a tree is walked; Markdown and HTML share it, since the one contains the other.
 * The number and the check box of a list item go to its first block; its further paragraphs are items of
 * the same level without a number, so that a list ends where the first `paragraph` or `heading` begins.
 */
export class Flow {
  drafts: Draft[] = [];
  tables = 0;
  #inline: Inline;
  #frame: Frame = PARAGRAPH;
  #number: string | undefined;
  #checked: boolean | undefined;
  #strongDepth = 0;
  #hasStrong = false;
  #hasPlain = false;

  constructor(
    readonly source: string,
    readonly view: View,
    private readonly softBreaks: boolean,
  ) {
    this.#inline = new Inline(view, softBreaks);
  }

  get listLevel(): number {
    return this.#frame.kind === 'item' ? this.#frame.level : 0;
  }

  get isInline(): boolean {
    return !this.#inline.isEmpty;
  }

  /** Text that the reader made, or that stands in the source at `source`. */
  add(text: string, source?: number): void {
    if (/[\p{L}\p{N}]/u.test(text)) {
      if (this.#strongDepth > 0) this.#hasStrong = true;
      else this.#hasPlain = true;
    }
    this.#inline.add(text, source);
  }

  /** The value of a text node that stands, escaped or not, between `from` and `to` of the source. */
  addFrom(value: string, from: number, to: number): void {
    for (const piece of align(value, this.source, from, to)) this.add(piece.text, piece.source);
  }

  break(): void {
    this.#inline.break();
  }

  strong(write: () => void): void {
    this.#strongDepth++;
    write();
    this.#strongDepth--;
  }

  change(kind: 'insertion' | 'deletion', write: () => void): void {
    this.#inline.openChange(kind);
    write();
    this.#inline.closeChange(kind);
  }

  /** A check box: of the block when it heads one, else a mark in the text. */
  checkBox(checked: boolean): void {
    if (this.isInline || this.#checked !== undefined) this.add(checked ? ' ☑ ' : ' ☐ ');
    else this.#checked = checked;
  }

  /** Ends the open block. */
  flush(): void {
    const strong = this.#hasStrong && !this.#hasPlain;
    this.#hasStrong = false;
    this.#hasPlain = false;
    for (const pieces of paragraphs(this.#inline.take())) this.push(pieces, strong);
  }

  push(pieces: readonly Piece[], strong = false): void {
    this.drafts.push({
      ...this.#frame,
      ...this.#takeNumber(),
      pieces,
      ...(strong ? { strong } : {}),
    });
  }

  /** Blocks that another reader has made (preformatted text), within the open list item if there is one. */
  pushAll(drafts: readonly Draft[]): void {
    this.flush();
    const level = this.listLevel;
    for (const draft of drafts) {
      if (level > 0 && draft.kind === 'paragraph') this.push(draft.pieces);
      else this.drafts.push(draft.kind === 'item' ? { ...draft, level: draft.level + level } : draft);
    }
  }

  within(frame: Frame, write: () => void): void {
    this.flush();
    const outer = this.#frame;
    this.#frame = frame;
    write();
    this.flush();
    this.#frame = outer;
  }

  /** A list item, one level deeper than the item that it stands in. */
  item(number: string | undefined, checked: boolean | undefined, write: () => void): void {
    const level = this.listLevel + 1;
    this.flush();
    // An item that holds nothing but a list: both numbers stand in one line, "1. a."
    this.#number = [this.#number, number].filter((part) => part !== undefined).join(' ') || undefined;
    if (checked !== undefined) this.#checked = checked;
    this.within({ kind: 'item', level }, write);
    this.#number = undefined;
    this.#checked = undefined;
  }

  note(number: string | undefined, write: () => void): void {
    this.flush();
    this.#number = number;
    this.within({ kind: 'note', level: 0 }, write);
    this.#number = undefined;
  }

  /** A cell is one block, whatever stands in it: its paragraphs become lines. */
  cell(cell: NonNullable<Block['cell']>, at: number, write: () => void): void {
    this.flush();
    const [drafts, frame, number, inline] = [this.drafts, this.#frame, this.#number, this.#inline];
    this.drafts = [];
    this.#number = undefined;
    this.#checked = undefined;
    this.#inline = new Inline(this.view, this.softBreaks);
    this.#frame = PARAGRAPH;
    write();
    this.flush();
    const pieces = this.drafts.flatMap((draft, i) => [
      ...(i === 0 ? [] : [{ text: '\n' }]),
      ...(draft.number === undefined ? [] : [{ text: `${draft.number} ` }]),
      ...(draft.checked === undefined ? [] : [{ text: draft.checked ? '☑ ' : '☐ ' }]),
      ...draft.pieces,
    ]);
    const own = this.#checked as boolean | undefined;
    this.#checked = undefined;
    [this.drafts, this.#frame, this.#number, this.#inline] = [drafts, frame, number, inline];
    if (own !== undefined) pieces.unshift({ text: own ? '☑' : '☐' });
    this.drafts.push({ kind: 'cell', level: 0, cell, pieces, at });
  }

  #takeNumber(): { number?: string; checked?: boolean } {
    const taken = {
      ...(this.#number === undefined ? {} : { number: this.#number }),
      ...(this.#checked === undefined ? {} : { checked: this.#checked }),
    };
    this.#number = undefined;
    this.#checked = undefined;
    return taken;
  }
}

/** Two line breaks in a row are how old pages and word processors part paragraphs. */
function paragraphs(pieces: readonly Piece[]): Piece[][] {
  const text = textOf(pieces);
  if (text.trim() === '' && !pieces.some((piece) => piece.change)) return [];
  const cuts = [...text.matchAll(/\n\s*\n/g)].map((match) => match.index);
  return cuts.length === 0 ? [[...pieces]] : splitPieces(pieces, cuts);
}
