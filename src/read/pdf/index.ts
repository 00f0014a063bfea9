import type { Warning } from '../../model.js';
import { DocumentBuilder } from '../builder.js';
import type { ReaderOptions, ReaderResult } from '../options.js';
import { remarkSpan } from './annotations.js';
import { type Layout, writeNote, writeParagraph, writeTable } from './compose.js';
import { boldFonts } from './fonts.js';
import { headingsOf } from './headings.js';
import { inspect } from './inspect.js';
import { vocabularyOf } from './join.js';
import { itemLevels } from './levels.js';
import { lineOfRuns, linesOf } from './lines.js';
import { withoutMargins } from './margins.js';
import { bodySize, splitNotes } from './notes.js';
import { type PdfDocument, withPdf } from './open.js';
import { type Pages, readPages } from './pages.js';
import { type Paragraph, paragraphsOf } from './paragraphs.js';
import { regionsOf } from './regions.js';
import type { Note, PageContent, Region, Table } from './types.js';

/**
 * Reads the text of a PDF as a person reads its pages: lines in reading order, words whole, paragraphs,
 * headings, lists and tables; without running headers, footers and page numbers. Pages that could not be
 * read (scans, fonts without a character map) are told in the warnings.
 *
 * @throws UserError `encrypted`, `damaged`, `too-large`, `aborted`
 */
export async function readPdf(bytes: Uint8Array, options: ReaderOptions): Promise<ReaderResult> {
  const { annotated } = inspect(bytes, options);
  return withPdf(bytes, options, async (pdf) => {
    const pages = await readPages(pdf, annotated, options);
    const { label, language, warnings } = await properties(pdf);
    const parts = paragraphsOf(layOut(pages.contents, label));
    const lines = parts.flatMap((part) =>
      part.kind === 'table' ? part.rows.flatMap((row) => row.flatMap((cell) => cell.lines)) : part.lines,
    );
    const bold = await boldFonts(pdf, pages.contents, lines);
    const paragraphs = parts.flatMap((part) => (part.kind === 'paragraph' ? [part.lines] : []));
    const builder = new DocumentBuilder();
    const layout: Layout = {
      bold,
      vocabulary: vocabularyOf(lines),
      headingLevel: headingsOf(paragraphs, bold),
      itemLevels: itemLevels(paragraphs),
      label,
      offsets: new Map(),
    };
    writeParts(builder, parts, layout);
    builder.warnings.push(...endWarnings(bytes), ...pages.warnings);
    writeRemarks(builder, pages.remarks, layout);
    builder.warnings.push(...warnings);
    const readable = builder.blocks.length === 0 ? 'none' : pages.partial ? 'partial' : 'full';
    return builder.result({ readable, declaredLanguage: language });
  });
}

/** What the pages hold, in reading order. */
function layOut(contents: readonly PageContent[], label: (page: number) => string | undefined): Region[] {
  const pages = contents.map((content) => ({ ...content, label: label(content.page), lines: linesOf(content) }));
  const kept = withoutMargins(pages);
  const body = bodySize(kept.flat());
  const asides = asidesOf(contents);
  return kept.flatMap((lines, index) => {
    const { text, notes } = splitNotes(lines, pages[index]!.height, body);
    return [...regionsOf(text), ...notes, ...asides[index]!];
  });
}

/** Text at an angle, but for watermarks and stamps that stand on half of the pages. */
function asidesOf(contents: readonly PageContent[]): Region[][] {
  const lines = contents.map(({ page, aside }) => aside.map((runs) => lineOfRuns(page, runs)));
  const counts = new Map<string, number>();
  for (const line of lines.flat()) counts.set(line.text, (counts.get(line.text) ?? 0) + 1);
  const isRunning = (text: string) => counts.get(text)! > 1 && counts.get(text)! >= contents.length / 2;
  return lines.map((page) =>
    page.filter((line) => !isRunning(line.text)).map((line) => ({ kind: 'note', lines: [line] }) as const),
  );
}

function writeParts(builder: DocumentBuilder, parts: readonly (Paragraph | Note | Table)[], layout: Layout): void {
  let place = { table: -1, firstRow: 0 };
  let before: Table | undefined;
  for (const part of parts) {
    if (part.kind === 'note') {
      writeNote(builder, part.lines, layout);
    } else if (part.kind === 'paragraph') {
      writeParagraph(builder, part.lines, layout);
      before = undefined;
    } else {
      // A table that goes on with the same columns, on the next page, is the same table.
      place =
        before && sameColumns(before, part)
          ? { ...place, firstRow: place.firstRow + before.rows.length }
          : { table: place.table + 1, firstRow: 0 };
      writeTable(builder, part, place, layout);
      before = part;
    }
  }
}

function sameColumns(one: Table, other: Table): boolean {
  return (
    one.columns.length === other.columns.length &&
    one.columns.every((left, index) => Math.abs(left - other.columns[index]!) < 6)
  );
}

function writeRemarks(builder: DocumentBuilder, remarks: Pages['remarks'], layout: Layout): void {
  const places = [...layout.offsets];
  for (const remark of remarks) {
    const { start, end } = remarkSpan(remark, places);
    const { text, author, date } = remark;
    builder.comments.push({ start, end, text, ...(author ? { author } : {}), ...(date ? { date } : {}) });
  }
  if (remarks.length > 0) builder.warnings.push({ code: 'comments', data: { count: remarks.length } });
}

/** A PDF ends with its own mark; without it the end was cut off, and what stood there is lost. */
function endWarnings(bytes: Uint8Array): Warning[] {
  const tail = new TextDecoder('latin1').decode(bytes.subarray(-2_048));
  return tail.includes('%%EOF') ? [] : [{ code: 'damaged', data: { detail: 'the end of the file is missing' } }];
}

interface Properties {
  readonly label: (page: number) => string | undefined;
  readonly language: string | undefined;
  readonly warnings: readonly Warning[];
}

/** What a file says beside its pages; what cannot be read of it, in a damaged file, is told and no more. */
async function properties(pdf: PdfDocument): Promise<Properties> {
  const warnings: Warning[] = [];
  const attempt = async <T>(what: string, reading: Promise<T>): Promise<T | undefined> => {
    try {
      return await reading;
    } catch (error) {
      const detail = `${what}: ${error instanceof Error ? error.message : String(error)}`;
      warnings.push({ code: 'damaged', data: { detail } });
      return undefined;
    }
  };
  const labels = await attempt('page labels', pdf.getPageLabels());
  const metadata = await attempt('metadata', pdf.getMetadata());
  const info = metadata?.info as { Language?: string | null; IsXFAPresent?: boolean } | undefined;
  if (info?.IsXFAPresent) warnings.push({ code: 'not-read', data: { what: 'form', part: 'XFA' } });
  for (const name of Object.keys((await attempt('attachments', pdf.getAttachments())) ?? {})) {
    warnings.push({ code: 'not-read', data: { what: 'attachment', part: name } });
  }
  return { label: (page) => labels?.[page - 1] || undefined, language: info?.Language?.trim() || undefined, warnings };
}
