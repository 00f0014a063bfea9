import { UserError } from '../../errors.js';
import { DocumentBuilder } from '../builder.js';
import type { ReaderOptions, ReaderResult } from '../options.js';
import { type Layout, writeParagraph, writeTable } from './compose.js';
import { readContent } from './content.js';
import { boldFonts } from './fonts.js';
import { headingsOf } from './headings.js';
import { vocabularyOf } from './join.js';
import { linesOf } from './lines.js';
import { withoutMargins } from './margins.js';
import { openPdf, type PdfDocument } from './open.js';
import { type Paragraph, paragraphsOf } from './paragraphs.js';
import { regionsOf } from './regions.js';
import type { PageContent, Table } from './types.js';

/**
 * Reads the text of a PDF as a person reads its pages: lines in reading order, words whole, paragraphs,
 * headings, lists; without running headers, footers and page numbers.
 *
 * @throws UserError `encrypted`, `damaged`, `aborted`
 */
export async function readPdf(bytes: Uint8Array, options: ReaderOptions): Promise<ReaderResult> {
  const builder = new DocumentBuilder();
  const pdf = await openPdf(bytes, options);
  try {
    const contents = await readPages(pdf, builder, options);
    const labels = await pdf.getPageLabels();
    const label = (page: number) => labels?.[page - 1] || undefined;
    const pages = contents.map((content) => ({ ...content, label: label(content.page), lines: linesOf(content) }));
    const kept = withoutMargins(pages);
    const regions = kept.flatMap((lines) => regionsOf(lines));
    const parts = paragraphsOf(regions);
    const bold = await boldFonts(pdf, fontPages(contents));
    const paragraphs = parts.flatMap((part) => (part.kind === 'paragraph' ? [part.lines] : []));
    const layout: Layout = {
      bold,
      vocabulary: vocabularyOf(kept.flat()),
      headingLevel: headingsOf(paragraphs, bold),
      label,
      offsets: new Map(),
    };
    writeParts(builder, parts, layout);
    return builder.result({ readable: builder.blocks.length > 0 ? 'full' : 'none' });
  } finally {
    await pdf.destroy();
  }
}

async function readPages(pdf: PdfDocument, builder: DocumentBuilder, options: ReaderOptions): Promise<PageContent[]> {
  const contents: PageContent[] = [];
  const count = Math.min(pdf.numPages, options.limits.pages);
  if (count < pdf.numPages) builder.warnings.push({ code: 'text-cut', data: { limit: options.limits.pages } });
  for (let number = 1; number <= count; number += 1) {
    if (options.signal?.aborted) throw new UserError('aborted', 'Reading was interrupted.', { file: options.path });
    const page = await pdf.getPage(number);
    const content = await readContent(page, []);
    if (content.runs.length === 0) builder.warnings.push({ code: 'page-without-text', data: { page: number } });
    contents.push(content);
  }
  return contents;
}

function writeParts(builder: DocumentBuilder, parts: readonly (Paragraph | Table)[], layout: Layout): void {
  let place = { table: -1, firstRow: 0 };
  let before: Table | undefined;
  for (const part of parts) {
    if (part.kind === 'paragraph') {
      writeParagraph(builder, part.lines, layout);
      before = undefined;
      continue;
    }
    // A table that goes on with the same columns, on the next page, is the same table.
    const goesOn = before !== undefined && sameColumns(before, part);
    place = goesOn
      ? { ...place, firstRow: place.firstRow + before!.rows.length }
      : { table: place.table + 1, firstRow: 0 };
    writeTable(builder, part, place, layout);
    before = part;
  }
}

function sameColumns(one: Table, other: Table): boolean {
  return (
    one.columns.length === other.columns.length &&
    one.columns.every((left, index) => Math.abs(left - other.columns[index]!) < 6)
  );
}

function fontPages(contents: readonly PageContent[]): Map<string, number> {
  const pages = new Map<string, number>();
  for (const content of contents) {
    for (const run of content.runs) if (!pages.has(run.font)) pages.set(run.font, content.page);
  }
  return pages;
}
