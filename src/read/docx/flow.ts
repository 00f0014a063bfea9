import type { Change } from '../../model.js';
import type { List } from './numbering.js';
import type { Style } from './styles.js';

/** What a story (the body, a note, a text box, a cell) is made of, in reading order. */
export type Flow = Paragraph | Table;

export interface Paragraph {
  readonly type: 'paragraph';
  /** Counts from 1 over all `w:p` of the part, as they stand in the XML. */
  readonly index: number;
  readonly style: Style | undefined;
  /** 1 to 9 when the style or the paragraph itself says that it is a heading. */
  readonly heading: number | undefined;
  readonly numbering: { readonly list: List; readonly level: number } | undefined;
  readonly pieces: Piece[];
  /** Text boxes that are anchored in the paragraph. */
  readonly boxes: Flow[];
  /** Whether the paragraph stands in the view. Pieces of one that does not are kept for `changes`. */
  readonly kept: boolean;
  /** Stands in a text box. */
  readonly boxed: boolean;
  /** An entry of a table of contents. */
  readonly contents: boolean;
}

/** A stretch of text, or a mark between two of them. */
export interface Piece {
  readonly text: string;
  /** Where the text stands verbatim in the XML of the part. */
  readonly source?: number | undefined;
  /** Whether the text stands in the view. */
  readonly kept: boolean;
  readonly bold: boolean;
  readonly changes: readonly ChangeDraft[];
  readonly mark?: Mark | undefined;
}

export type Mark =
  | { readonly type: 'comment-start' | 'comment-end'; readonly id: string }
  | { readonly type: 'note'; readonly note: 'footnote' | 'endnote'; readonly id: string; readonly custom: boolean }
  | { readonly type: 'checkbox'; readonly checked: boolean }
  | { readonly type: 'paragraph'; readonly index: number };

/** A tracked change that grows as its text is laid out. */
export interface ChangeDraft {
  readonly kind: Change['kind'];
  readonly author: string | undefined;
  readonly date: string | undefined;
  text: string;
  start: number;
  end: number;
}

export interface Table {
  readonly type: 'table';
  /** Whether the style of the table emphasises its first row. */
  readonly styledHeader: boolean;
  readonly rows: Row[];
}

export interface Row {
  /** Said to be a header row (17.4.78). */
  header: boolean;
  /** Grid columns that are left out before the first cell (17.4.15). */
  before: number;
  kept: boolean;
  readonly cells: Cell[];
}

export interface Cell {
  columns: number;
  /** Vertically merged: the first cell, or one that goes on with the cell above (17.4.84). */
  rowMerge: 'restart' | 'continue' | undefined;
  columnMerge: 'restart' | 'continue' | undefined;
  shaded: boolean;
  kept: boolean;
  readonly flows: Flow[];
}
