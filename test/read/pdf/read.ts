import { DEFAULT_LIMITS, type ReaderOptions, type ReaderResult } from '../../../src/read/options.js';
import { readPdf } from '../../../src/read/pdf/index.js';
import { type MadePage, type MadePdf, makePdf } from './make.js';

export const OPTIONS: ReaderOptions = { path: 'made.pdf', view: 'final', limits: DEFAULT_LIMITS };

/** Reads a PDF made of pages. */
export function read(
  pages: readonly (MadePage | string)[],
  made: MadePdf = {},
  options: Partial<ReaderOptions> = {},
): Promise<ReaderResult> {
  return readPdf(makePdf(pages, made), { ...OPTIONS, ...options });
}

/** What each block says, after its kind: "heading 1: Scope". */
export function blocksOf({ text, blocks }: ReaderResult): string[] {
  return blocks.map(({ kind, level, number, start, end }) => {
    const label = [kind, ...(level > 0 ? [level] : []), ...(number ? [number] : [])].join(' ');
    return `${label}: ${text.slice(start, end)}`;
  });
}

/** The cells of the tables: "0/1/2: text" for table, row, column. */
export function cellsOf({ text, blocks }: ReaderResult): string[] {
  return blocks.flatMap(({ cell, start, end }) =>
    cell ? [`${cell.table}/${cell.row}/${cell.column}${cell.header ? ' header' : ''}: ${text.slice(start, end)}`] : [],
  );
}
