/** A stretch of text in one font, as the page places it. Lengths in points, y downwards from the top edge. */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  /** The baseline. */
  readonly y: number;
  readonly size: number;
  readonly font: string;
  /** Blanks stand before or after it. */
  readonly blankBefore?: boolean;
  readonly blankAfter?: boolean;
}

/** What one page holds before its layout is understood. */
export interface PageContent {
  /** 1-based. */
  readonly page: number;
  readonly width: number;
  readonly height: number;
  /** Text that reads from left to right. */
  readonly runs: readonly Run[];
  /** Text that stands at an angle to the rest (margin notes, watermarks): the runs of each line. */
  readonly aside: readonly (readonly Run[])[];
}

/** Runs side by side with no more than word gaps between them. */
export interface Segment {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  /** The size and the font of most of its letters. */
  readonly size: number;
  readonly font: string;
  /** All its letters stand in this one font. */
  readonly uniform: boolean;
  /** From left to right. */
  readonly runs: readonly Run[];
}

/** Everything on one baseline, from left to right; or the part of it that stands in one column. */
export interface Line extends Omit<Segment, 'runs'> {
  readonly page: number;
  readonly y: number;
  readonly segments: readonly Segment[];
}

/** Lines that are read one after the other. */
export interface Flow {
  readonly kind: 'flow';
  readonly lines: readonly Line[];
}

export interface TableCell {
  readonly column: number;
  readonly lines: readonly Line[];
}

export interface Table {
  readonly kind: 'table';
  /** Left edges of the columns. */
  readonly columns: readonly number[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** Footnotes and margin notes: the text around them goes on as if they were not there. */
export interface Note {
  readonly kind: 'note';
  readonly lines: readonly Line[];
}

export type Region = Flow | Table | Note;
