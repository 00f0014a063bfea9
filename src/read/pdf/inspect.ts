import { Inflate } from 'fflate';
import { UserError } from '../../errors.js';
import type { ReaderOptions } from '../options.js';
import { type PdfStream, piecesOf } from './streams.js';

/** Compressed bytes that are inflated at once: at the highest ratio (1032) they give 8 MB. */
const CHUNK = 8_192;
/** Compressed data that look like noise, as they should, unpack to at most so many times their size. */
const USUAL_RATIO = 40;
/** Of so many bytes in a row ... */
const WINDOW = 256;
/** ... noise has about 160 different ones; where data unpack to far more than usual, fewer than this. */
const NOISE = 120;

const ANNOTATION =
  /\/Subtype\s*\/(?:Widget|Text|FreeText|Highlight|Underline|Squiggly|StrikeOut|Caret|Ink|Stamp)\b|\/Encrypt\b/;

/**
 * Looks through a PDF before pdf.js, which knows no bounds, gets it. Streams that may unpack to more than
 * `limits` allow are inflated, counted and thrown away. Pictures are left out: they are never decoded. An
 * encrypted file cannot be looked into; its bounds are those of the process.
 *
 * Tells whether some page may have form fields or remarks.
 *
 * @throws UserError `too-large`
 */
export function inspect(bytes: Uint8Array, options: ReaderOptions): { annotated: boolean } {
  const { partBytes, totalBytes } = options.limits;
  let annotated = false;
  let total = 0;
  for (const { plain, stream } of piecesOf(bytes)) {
    annotated ||= ANNOTATION.test(plain);
    if (!stream || stream.picture) continue;
    if (!annotated && stream.objects) annotated = mentions(stream, ANNOTATION, partBytes);
    const size = needsCount(stream, partBytes)
      ? inflatedSize(stream, Math.min(partBytes, totalBytes - total))
      : stream.data.length;
    total += size;
    if (size > partBytes || total > totalBytes) throw tooLarge(size > partBytes ? partBytes : totalBytes, options);
  }
  return { annotated };
}

function needsCount(stream: PdfStream, limit: number): boolean {
  if (stream.layers === 0) return false;
  return stream.layers > 1 || stream.data.length * USUAL_RATIO > limit || isDull(stream.data);
}

/** Some stretch of the data has few different bytes: it may unpack to a thousand times its size. */
function isDull(data: Uint8Array): boolean {
  const seen = new Uint8Array(256);
  // Every other window will do: a stretch of 1 KB unpacks to 1 MB at most.
  for (let at = 0; at + WINDOW <= data.length; at += 2 * WINDOW) {
    seen.fill(0);
    let different = 0;
    for (let index = at; index < at + WINDOW; index += 1) {
      const byte = data[index]!;
      different += 1 - seen[byte]!;
      seen[byte] = 1;
    }
    if (different < NOISE) return true;
  }
  return false;
}

function inflatedSize(stream: PdfStream, limit: number): number {
  let size = 0;
  inflate(stream, (chunk) => {
    size += chunk.length;
    return size <= limit;
  });
  return size;
}

function mentions(stream: PdfStream, words: RegExp, limit: number): boolean {
  const decoder = new TextDecoder('latin1');
  let size = 0;
  let text = '';
  let found = false;
  inflate(stream, (chunk) => {
    size += chunk.length;
    // A word may stand across two chunks.
    text = text.slice(-32) + decoder.decode(chunk);
    found ||= words.test(text);
    return !found && size <= limit;
  });
  // Encrypted objects do not inflate: they may be anything.
  return found || size === 0;
}

/** Inflates bit by bit, all layers, until `take` (which gets the output of every layer) says no. */
function inflate({ data, layers }: PdfStream, take: (chunk: Uint8Array) => boolean): void {
  const push = inflater(layers, (chunk) => {
    if (!take(chunk)) throw new Error('Enough.');
  });
  try {
    inPieces(data, push);
  } catch {
    // Enough; or encrypted or damaged data, which do not inflate: pdf.js stops at the same place.
  }
}

/** What one piece gives is held at once, so no piece may be large, in no layer. */
function inPieces(data: Uint8Array, push: (piece: Uint8Array) => void): void {
  for (let at = 0; at < data.length; at += CHUNK) push(data.subarray(at, at + CHUNK));
}

function inflater(layers: number, take: (chunk: Uint8Array) => void): (chunk: Uint8Array) => void {
  const inner = layers > 1 ? inflater(layers - 1, take) : undefined;
  const stage = new Inflate((chunk) => {
    take(chunk);
    if (inner) inPieces(chunk, inner);
  });
  // zlib's header of two bytes comes first.
  let header = 2;
  return (chunk) => {
    const skipped = Math.min(header, chunk.length);
    header -= skipped;
    if (skipped < chunk.length) stage.push(chunk.subarray(skipped));
  };
}

function tooLarge(limit: number, options: ReaderOptions): UserError {
  return new UserError('too-large', `The PDF unpacks to more than ${Math.round(limit / 1e6)} MB.`, {
    file: options.path,
    next: 'Print the contract to a new PDF, or raise the limit if you trust the file.',
  });
}
