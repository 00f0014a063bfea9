import { UserError } from '../../errors.js';
import type { Warning } from '../../model.js';
import type { ReaderOptions } from '../options.js';
import { type Annotations, readAnnotations } from './annotations.js';
import { readContent } from './content.js';
import { garbledFonts, misread, UNMAPPED, unmapped } from './garbled.js';
import type { PdfDocument, PdfPage } from './open.js';
import type { PageContent } from './types.js';

export interface Pages {
  readonly contents: readonly PageContent[];
  readonly remarks: Annotations['remarks'];
  readonly warnings: readonly Warning[];
  /** Something on some page is not in the text. */
  readonly partial: boolean;
}

/**
 * Reads what the pages hold, one after the other, and tells of each page that could not be read. Form fields
 * and remarks are looked for only if some page is `annotated`: pdf.js takes as long for them as for the text.
 *
 * @throws UserError `aborted`
 */
export async function readPages(pdf: PdfDocument, annotated: boolean, options: ReaderOptions): Promise<Pages> {
  const contents: PageContent[] = [];
  const remarks: Annotations['remarks'][number][] = [];
  const warnings: Warning[] = [];
  const { pages: most, textLength } = options.limits;
  let partial = false;
  let room = textLength;
  if (pdf.numPages > most) warnings.push({ code: 'text-cut', data: { limit: most } });
  for (let number = 1; number <= Math.min(pdf.numPages, most); number += 1) {
    if (options.signal?.aborted) {
      throw new UserError('aborted', 'Reading was interrupted.', { file: options.path });
    }
    try {
      const page = await pdf.getPage(number);
      const annotations = annotated ? await readAnnotations(page) : { filled: [], remarks: [] };
      const content = await readContent(page, annotations.filled);
      remarks.push(...annotations.remarks);
      if (isEmpty(content) && (await isPainted(page))) {
        warnings.push({ code: 'page-without-text', data: { page: number } });
        partial = true;
      }
      const length = content.runs.reduce((sum, run) => sum + run.text.length + 1, 0);
      contents.push(length > room ? cut(content, room) : content);
      room -= length;
    } catch (error) {
      const detail = `page ${number}: ${error instanceof Error ? error.message : String(error)}`;
      warnings.push({ code: 'damaged', data: { detail } });
      partial = true;
    }
    if (room < 0) {
      warnings.push({ code: 'text-cut', data: { limit: textLength } });
      break;
    }
  }
  const clean = withoutGarbled(contents, warnings);
  partial ||= pdf.numPages > contents.length || clean.garbled;
  return { contents: clean.contents, remarks, warnings, partial };
}

function isEmpty(content: PageContent): boolean {
  return content.runs.length === 0 && content.aside.length === 0;
}

/** Whether anything is drawn: an empty page is no loss, a scan is. */
async function isPainted(page: PdfPage): Promise<boolean> {
  const { fnArray } = await page.getOperatorList();
  // Pictures are skipped while reading, but the matrix that places them is not.
  return fnArray.length > 0;
}

function cut(content: PageContent, room: number): PageContent {
  const runs: PageContent['runs'][number][] = [];
  let left = room;
  for (const run of content.runs) {
    left -= run.text.length + 1;
    if (left < 0) break;
    runs.push(run);
  }
  return { ...content, runs, aside: [] };
}

/** Leaves out what a font without a character map gives, and tells the pages. */
function withoutGarbled(
  contents: readonly PageContent[],
  warnings: Warning[],
): { contents: PageContent[]; garbled: boolean } {
  const fonts = garbledFonts(contents);
  let garbled = false;
  const clean = contents.map((content) => {
    const runs = fonts.size === 0 ? content.runs : content.runs.filter((run) => !fonts.has(run.font));
    if (runs.length < content.runs.length) {
      warnings.push({ code: 'page-garbled', data: { page: content.page } });
      garbled = true;
    }
    // Single signs without a character map, or with a wrong one, amid text that has one.
    const nameless = runs.reduce((sum, run) => sum + unmapped(run.text), 0);
    const count = nameless + misread(runs.map((run) => run.text).join(' '));
    if (count === 0) return { ...content, runs };
    warnings.push({ code: 'not-read', data: { what: 'characters', part: `page ${content.page}`, count } });
    const named = runs.map((run) => ({ ...run, text: run.text.replace(UNMAPPED, '').trim() }));
    return { ...content, runs: named.filter((run) => run.text !== '') };
  });
  return { contents: clean, garbled };
}
