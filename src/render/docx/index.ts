import type { Document } from '../../model.js';
import type { Report } from '../../report/schema.js';
import type { AnnotateOptions } from './annotate.js';

export type { AnnotateOptions } from './annotate.js';

/**
 * A Word document with the gaps and red flags in its margin, in the language of the report. For a contract in Word it is the
 * user's own file: only comments (and, with `redline`, tracked insertions) are added, and everything else stays as it is,
 * existing comments and changes too. For other formats, where `source` is not needed, it is a clean copy of the text.
 *
 * @param report The report on `documents`.
 * @param documents As they were read: `examine` gives them.
 * @param source The bytes of the one that is annotated, if it is a Word file.
 * @param options All optional.
 * @returns the bytes of a Word file. Equal input gives equal bytes.
 * @throws `UserError`, where the bytes cannot be opened: `damaged`, `encrypted`, `too-large`, `unsupported-format`.
 * `RangeError`, where there is no document of the index `options.document`.
 */
export async function annotate(
  report: Report,
  documents: readonly Document[],
  source?: Uint8Array,
  options: AnnotateOptions = {},
): Promise<Uint8Array> {
  // Loaded at its first use: most runs make no Word file.
  return (await import('./annotate.js')).annotate(report, documents, source, options);
}
