import type { Block, BlockKind, Change, Comment } from '../../model.js';
import type { DocumentBuilder } from '../builder.js';
import { Counters } from './counters.js';
import type { ChangeDraft, Flow, Paragraph, Piece } from './flow.js';
import { boxState } from './symbols.js';
import { layOutTable } from './table.js';

/** A footnote or endnote that the text refers to. */
export interface NoteReference {
  readonly note: 'footnote' | 'endnote';
  readonly id: string;
  /** The paragraph that refers to it. */
  readonly index: number;
  /** The mark is typed, not counted. */
  readonly custom: boolean;
}

/** How the blocks of a note differ from those of the body. */
export interface NoteForm {
  number?: string | undefined;
  /** The paragraph that the note belongs to. */
  readonly index?: number;
}

/** Writes paragraphs and tables into the document: their text, blocks, numbers, anchors and changes. */
export class Layout {
  readonly builder: DocumentBuilder;
  readonly #textLimit: number;
  readonly #language: string;
  /** The body, all text boxes, each kind of note and the margins count their lists apart. */
  readonly #counters = new Map<string, Counters>();
  readonly notes: NoteReference[] = [];
  /** Heading blocks by the style that makes them one: index into the blocks. */
  readonly headings: { readonly block: number; readonly style: string; readonly itemLevel: number }[] = [];
  readonly #changes = new Set<ChangeDraft>();
  readonly #comments = new Map<string, { start: number; end: number }>();
  #tables = 0;
  cut = false;
  contentsLeftOut = false;
  /** The part that is being laid out. */
  part: string;

  constructor(builder: DocumentBuilder, language: string, part: string, textLimit: number) {
    this.part = part;
    this.builder = builder;
    this.#language = language;
    this.#textLimit = textLimit;
  }

  flow(flow: Flow, note?: NoteForm): void {
    if (flow.type === 'table') layOutTable(flow, this, note);
    else this.paragraph(flow, note);
  }

  paragraph(paragraph: Paragraph, note?: NoteForm): void {
    if (paragraph.contents && hasText(paragraph)) {
      // A table of contents repeats the headings, and a heading with nothing under it would mislead.
      this.contentsLeftOut = true;
      return;
    }
    const number = paragraph.kept ? this.number(paragraph) : undefined;
    if (!hasText(paragraph)) this.leaveOut(paragraph);
    else {
      const { kind, level } = note ? { kind: 'note' as const, level: 0 } : kindOf(paragraph, number);
      const shown = note?.number ?? number;
      if (note) note.number = undefined;
      const block = this.builder.blocks.length;
      this.block({ kind, level, ...(shown === undefined ? {} : { number: shown }) }, [paragraph], note);
      if (kind === 'heading' && this.builder.blocks.length > block) {
        const itemLevel = number === undefined ? 0 : paragraph.numbering!.level + 1;
        this.headings.push({ block, style: paragraph.style?.id ?? '', itemLevel });
      }
    }
    for (const box of paragraph.boxes) this.flow(box, note);
  }

  /** Writes one block with the text of the paragraphs, a line feed between two. */
  block(block: Omit<Block, 'start' | 'end'>, paragraphs: readonly Paragraph[], note?: NoteForm): void {
    if (this.#full) {
      this.cut = true;
      return;
    }
    const checked = checkedOf(paragraphs);
    this.builder.block({ ...block, ...(checked === undefined ? {} : { checked }) }, () => {
      this.builder.anchor(this.builder.packageParts, this.part);
      let first = true;
      for (const paragraph of paragraphs) {
        if (!hasText(paragraph)) {
          if (first) this.builder.anchor(this.builder.paragraphs, note?.index ?? paragraph.index);
          this.leaveOut(paragraph);
          continue;
        }
        if (!first) this.builder.append('\n');
        first = false;
        this.builder.anchor(this.builder.paragraphs, note?.index ?? paragraph.index);
        for (const piece of paragraph.pieces) this.#piece(piece, paragraph, note);
      }
    });
  }

  /** Notes the changes, comments and notes of a paragraph that has no text in the view. */
  leaveOut(paragraph: Paragraph): void {
    for (const piece of paragraph.pieces) {
      if (piece.mark?.type === 'paragraph') continue;
      this.#piece({ ...piece, text: '' }, paragraph);
      for (const change of piece.changes) change.text += piece.text;
    }
  }

  /** Counts the paragraph if it is numbered. */
  number(paragraph: Paragraph): string | undefined {
    const numbering = paragraph.numbering;
    if (!numbering) return undefined;
    // Headers and footers go on with each other's numbers.
    const story = paragraph.boxed ? 'boxes' : /\/(?:header|footer)[^/]*$/.test(this.part) ? 'margins' : this.part;
    let counters = this.#counters.get(story);
    if (!counters) {
      counters = new Counters(this.#language);
      this.#counters.set(story, counters);
    }
    return counters.next(numbering.list, numbering.level);
  }

  nextTable(): number {
    this.#tables += 1;
    return this.#tables - 1;
  }

  /** All changes in reading order; those that touch and are of one kind, author and date are one. */
  changes(): Change[] {
    const changes: Change[] = [];
    for (const { kind, author, date, text, start, end } of this.#changes) {
      if (text === '') continue;
      const last = changes.at(-1);
      if (last && last.kind === kind && last.author === author && last.date === date && last.end === start) {
        changes[changes.length - 1] = { ...last, end, text: last.text + text };
        continue;
      }
      changes.push({
        kind,
        start,
        end,
        ...(author === undefined ? {} : { author }),
        ...(date === undefined ? {} : { date }),
        text,
      });
    }
    return changes.toSorted((a, b) => a.start - b.start);
  }

  /** The span of a comment; undefined when nothing in the text refers to it. */
  commentSpan(id: string): Pick<Comment, 'start' | 'end'> | undefined {
    return this.#comments.get(id);
  }

  get #full(): boolean {
    return this.builder.offset >= this.#textLimit;
  }

  #piece(piece: Piece, paragraph: Paragraph, note?: NoteForm): void {
    const start = this.builder.offset;
    if (piece.kept && piece.text !== '') {
      const room = this.#textLimit - start;
      if (piece.text.length > room) this.cut = true;
      if (room > 0) this.builder.append(piece.text.slice(0, room), piece.source);
    }
    for (const change of piece.changes) {
      this.#changes.add(change);
      if (change.start < 0) change.start = start;
      change.end = this.builder.offset;
      change.text += piece.text;
    }
    if (piece.mark) this.#mark(piece, paragraph, note);
  }

  #mark({ mark, kept }: Piece, paragraph: Paragraph, note?: NoteForm): void {
    const offset = this.builder.offset;
    switch (mark?.type) {
      case 'comment-start':
        this.#comments.set(mark.id, { start: offset, end: offset });
        break;
      case 'comment-end': {
        const open = this.#comments.get(mark.id);
        if (!open) this.#comments.set(mark.id, { start: offset, end: offset });
        // The reference to a comment comes after its range and moves nothing.
        else if (open.end === open.start) open.end = offset;
        break;
      }
      case 'note':
        if (kept && paragraph.kept) {
          this.notes.push({ note: mark.note, id: mark.id, index: paragraph.index, custom: mark.custom });
        }
        break;
      case 'paragraph':
        this.builder.anchor(this.builder.paragraphs, note?.index ?? mark.index);
        break;
    }
  }
}

export function hasText(paragraph: Paragraph): boolean {
  return paragraph.kept && paragraph.pieces.some((piece) => piece.kept && piece.text.trim() !== '');
}

function kindOf(paragraph: Paragraph, number: string | undefined): { kind: BlockKind; level: number } {
  if (paragraph.heading !== undefined) return { kind: 'heading', level: paragraph.heading };
  if (number !== undefined) return { kind: 'item', level: paragraph.numbering!.level + 1 };
  return { kind: 'paragraph', level: 0 };
}

/** The check box at the head of a block: a control, or a glyph that is typed. */
function checkedOf(paragraphs: readonly Paragraph[]): boolean | undefined {
  for (const { pieces } of paragraphs) {
    for (const piece of pieces) {
      if (!piece.kept || piece.text.trim() === '') continue;
      return piece.mark?.type === 'checkbox' ? piece.mark.checked : boxState(piece.text);
    }
  }
  return undefined;
}
