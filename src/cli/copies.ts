import { parse } from 'node:path';
import type { Document, Report } from '../index.js';
import { annotate } from '../render/docx/index.js';
import type { Io } from './io.js';
import type { Options } from './options.js';

/** The annotated copies of one contract: one for each of its documents that has text. */
export async function copiesOf(
  report: Report,
  documents: readonly Document[],
  sources: readonly { readonly path: string; readonly content: Uint8Array }[],
  { redline, side, audience }: Options,
  date: string,
): Promise<Uint8Array[]> {
  const copies: Uint8Array[] = [];
  for (const [index, { path, blocks }] of documents.entries()) {
    if (blocks.length === 0) continue;
    const source = sources.find((one) => one.path === path)?.content;
    copies.push(await annotate(report, documents, source, { document: index, redline, side, audience, date }));
  }
  return copies;
}

/** "copy.docx", "copy-2.docx", "copy-3.docx". */
export function numbered(file: string, index: number): string {
  if (index === 0) return file;
  const { ext } = parse(file);
  return `${file.slice(0, file.length - ext.length)}-${index + 1}${ext}`;
}

/**
 * Today; or the day that the user names, or SOURCE_DATE_EPOCH, so that a run can be repeated to the byte
 * (reproducible-builds.org).
 */
export function today({ SOURCE_DATE_EPOCH }: Io['env'], day?: string): string {
  if (day !== undefined) return `${day}T00:00:00Z`;
  const fixed = /^\d{1,11}$/.test(SOURCE_DATE_EPOCH ?? '') ? new Date(Number(SOURCE_DATE_EPOCH) * 1000) : undefined;
  return `${(fixed ?? new Date()).toISOString().slice(0, 10)}T00:00:00Z`;
}
