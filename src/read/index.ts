import { UserError } from '../errors.js';
import type { Document, Format, View, Warning } from '../model.js';
import { type Stop, type StopOptions, stopAfter } from '../stop.js';
import { sha256 } from './digest.js';
import { decode } from './encoding.js';
import { DEFAULT_LIMITS, type Limits, type ReaderOptions, type ReaderResult } from './options.js';
import { formatOfName, formatOfText, sniff } from './sniff.js';

/** A string is the text of a contract, never a path or an address. */
export type Source = string | Uint8Array | ArrayBuffer | Blob | ReadableStream<Uint8Array>;

/** What `readDocument` takes. */
export interface ReadOptions extends StopOptions {
  /** The name of the file, for messages and to tell the format of a text file. Nothing is opened. */
  readonly path?: string;
  /** Default: found out from the bytes, then from the name, then from the text. A string is Markdown. */
  readonly format?: Format;
  /** Which side of tracked changes is read. Default: `final`. */
  readonly view?: View;
  /** Of an encrypted PDF. */
  readonly password?: string;
  /** Upper bounds of what is read, each with its default. */
  readonly limits?: Partial<Limits>;
}

/**
 * The first half of `lint`: reads a file. `anchors.source` of Markdown, HTML and text counts UTF-16 code units of the decoded
 * file with everything in it: a byte-order mark is one unit, CRLF two.
 *
 * @param source Text, or the bytes of a file. A stream is read once, and no further than `limits.fileBytes` bytes.
 * @param options All optional.
 * @returns the text with its blocks and places. Where `readable` is "none", as for a scan, `text` is empty or of no use.
 * @throws `UserError`: `empty`, `too-large`, `unsupported-format`, `encrypted`, `damaged`, `timeout`, `aborted`, `usage`.
 */
export async function readDocument(source: Source, options: ReadOptions = {}): Promise<Document> {
  const path = options.path ?? 'contract';
  const stop = stopAfter(options, path);
  const reader: ReaderOptions = {
    path,
    view: options.view ?? 'final',
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    ...(options.password === undefined ? {} : { password: options.password }),
    signal: stop,
  };
  const bytes = await takeIn(source, reader, stop);
  stop.check();
  if (bytes.length === 0) {
    throw new UserError('empty', 'The file is empty.', { file: path, next: 'Check that it was saved and sent whole.' });
  }
  const format = typeof source === 'string' ? formatOfString(source, options) : sniff(bytes, path, options.format);
  const digest = await sha256(bytes);
  const result = await readAs(format, source, bytes, reader).catch((error) => {
    // A reader knows that it is to stop, not why.
    if (error instanceof UserError && error.code === 'aborted') stop.check();
    throw error;
  });
  stop.check();
  return { path, format, sha256: digest, view: reader.view, ...result };
}

/** The bytes of a source alone. Throws `UserError`: `too-large`, `timeout`, `aborted`, `usage`. */
export function bytesOf(source: Source, options: ReadOptions = {}): Promise<Uint8Array> {
  const path = options.path ?? 'contract';
  return takeIn(source, { path, limits: { ...DEFAULT_LIMITS, ...options.limits } }, stopAfter(options, path));
}

type Sized = Pick<ReaderOptions, 'path' | 'limits'>;

async function readAs(
  format: Format,
  source: Source,
  bytes: Uint8Array,
  options: ReaderOptions,
): Promise<ReaderResult> {
  // Each reader is loaded when it is needed: loading them all takes longer than reading a contract.
  switch (format) {
    case 'docx':
      return (await import('./docx/index.js')).readDocx(bytes, options);
    case 'pdf':
      return (await import('./pdf/index.js')).readPdf(bytes, options);
    default: {
      const decoded =
        typeof source === 'string'
          ? { text: source, encoding: 'utf-8', guessed: false }
          : decode(bytes, format === 'html' ? 'html' : 'plain');
      const result = await readText(format, decoded.text, options);
      if (result.text.trim() === '') throw nothingToRead(format, options);
      if (!decoded.guessed) return result;
      const guess: Warning = { code: 'encoding-guessed', data: { encoding: decoded.encoding } };
      return { ...result, warnings: [guess, ...result.warnings] };
    }
  }
}

async function readText(
  format: 'markdown' | 'html' | 'text',
  source: string,
  options: ReaderOptions,
): Promise<ReaderResult> {
  switch (format) {
    case 'markdown':
      return (await import('./markdown.js')).readMarkdown(source, options);
    case 'html':
      return (await import('./html.js')).readHtml(source, options);
    case 'text':
      return (await import('./text.js')).readPlainText(source, options);
  }
}

function nothingToRead(format: Format, options: ReaderOptions): UserError {
  return new UserError('empty', 'The file holds no text.', {
    file: options.path,
    next:
      format === 'html'
        ? 'A page may build its text by script: open it in a browser and save it as PDF.'
        : 'Check that it was saved and sent whole.',
  });
}

function formatOfString(text: string, options: ReadOptions): Format {
  if (options.format === 'docx' || options.format === 'pdf') {
    throw new UserError('usage', `A string cannot be a ${options.format.toUpperCase()} file.`, {
      file: options.path,
      next: 'Give the bytes of the file, as a Uint8Array.',
    });
  }
  const found = options.format ?? formatOfName(options.path ?? '');
  return found ?? (formatOfText(text.slice(0, 8192)) === 'html' ? 'html' : 'markdown');
}

async function takeIn(source: Source, options: Sized, stop: Stop): Promise<Uint8Array> {
  const limit = options.limits.fileBytes;
  if (typeof source === 'string') {
    if (source.length > limit) throw tooLarge(source.length, options);
    const bytes = new TextEncoder().encode(source);
    if (bytes.length > limit) throw tooLarge(bytes.length, options);
    return bytes;
  }
  if (source instanceof Uint8Array || source instanceof ArrayBuffer) {
    if (source.byteLength > limit) throw tooLarge(source.byteLength, options);
    // A plain view, since a Buffer of Node is not treated alike by all that reads it.
    return source instanceof ArrayBuffer
      ? new Uint8Array(source)
      : new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  }
  if (source instanceof Blob) {
    if (source.size > limit) throw tooLarge(source.size, options);
    return new Uint8Array(await stop.race(source.arrayBuffer()));
  }
  if (source instanceof ReadableStream) return drain(source, options, stop);
  throw new UserError('usage', 'The source is neither text nor bytes.', {
    file: options.path,
    next: 'Give a string, a Uint8Array, an ArrayBuffer, a Blob or a ReadableStream.',
  });
}

async function drain(stream: ReadableStream<Uint8Array>, options: Sized, stop: Stop): Promise<Uint8Array> {
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await stop.race(reader.read());
      if (done) break;
      length += value.byteLength;
      if (length > options.limits.fileBytes) throw tooLarge(length, options);
      parts.push(value);
    }
  } catch (error) {
    // Not awaited: a stream that hangs may hang here too.
    reader.cancel().catch(() => {});
    throw error;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}

function tooLarge(size: number, options: Sized): UserError {
  const mega = (bytes: number) => `${Math.round(bytes / 100_000) / 10} MB`;
  const limit = options.limits.fileBytes;
  return new UserError('too-large', `The file has ${mega(size)} or more; the limit is ${mega(limit)}.`, {
    file: options.path,
    next: 'Take out pictures and what does not belong to the contract, or raise the limit `fileBytes`.',
  });
}
