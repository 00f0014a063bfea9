import type { Document, View } from '../model.js';

/** Upper bounds of what is read, against files that are made to do harm. */
export interface Limits {
  /** Bytes of the file itself. Default: 50,000,000. */
  readonly fileBytes: number;
  /** Inflated bytes of one part of a package or one stream. Default: 60,000,000. */
  readonly partBytes: number;
  /** Inflated bytes of all parts together. Default: 150,000,000. */
  readonly totalBytes: number;
  /** UTF-16 code units of the text of one document; what comes after is cut, with a warning. Default: 5,000,000. */
  readonly textLength: number;
  /** Depth of nested elements, lists and quotes, as a number of levels. Default: 500. */
  readonly depth: number;
  /** Number of pages of a PDF. Default: 3000. */
  readonly pages: number;
}

export const DEFAULT_LIMITS: Limits = {
  fileBytes: 50_000_000,
  partBytes: 60_000_000,
  totalBytes: 150_000_000,
  textLength: 5_000_000,
  depth: 500,
  pages: 3000,
};

/** What every reader gets, complete. */
export interface ReaderOptions {
  /** Named in errors. */
  readonly path: string;
  readonly view: View;
  readonly password?: string;
  readonly limits: Limits;
  /** Asked between two steps. An `AbortSignal` is one. */
  readonly signal?: { readonly aborted: boolean };
}

/** What every reader gives; the rest of a `Document` is known before its bytes are understood. */
export type ReaderResult = Omit<Document, 'path' | 'format' | 'sha256' | 'view'>;
