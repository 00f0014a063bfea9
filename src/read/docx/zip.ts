import { UserError } from '../../errors.js';
import { crc32 } from '../crc32.js';
import type { ReaderOptions } from '../options.js';
import { onDemand } from './on-demand.js';

/** An entry of a ZIP archive as its central directory declares it. Sizes in bytes. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly headerOffset: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const ZIP64_LOCATOR = 0x07064b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
/** A deflate stream expands at most about 1,030 times: one slice never gives more than 17 MB at once. */
const SLICE = 16_384;
/** Up to so many compressed bytes are inflated in one go, in half the time: at worst they run to 400 MB, which are dropped. */
const AT_ONCE = 400_000;

const fflate = onDemand(() => import('fflate'));

/** The little of Node's zlib that is needed. */
interface Zlib {
  inflateRawSync(data: Uint8Array, options: { maxOutputLength: number; chunkSize: number }): Uint8Array;
}

/** Node inflates itself, in a tenth of the time of a program that is not warm yet; a browser has nothing to do so at once. */
const zlib = (
  globalThis as { process?: { getBuiltinModule?: (name: string) => Zlib | undefined } }
).process?.getBuiltinModule?.('node:zlib');

/**
 * Reads the central directory (APPNOTE.TXT 4.3.12); nothing is inflated.
 *
 * @throws UserError `damaged`, `encrypted` or `unsupported-format`
 */
export function readDirectory(bytes: Uint8Array, options: ReaderOptions): Map<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view, options);
  const count = view.getUint16(end + 10, true);
  const offset = view.getUint32(end + 16, true);
  if (isZip64(view, end, count, offset)) {
    throw new UserError(
      'unsupported-format',
      'The archive is in the ZIP64 form, which no Word document of this size needs.',
      {
        file: options.path,
        next: 'Open the document in Word and save it again as .docx.',
      },
    );
  }
  const entries = new Map<string, ZipEntry>();
  // Part names are compared without regard to case (ECMA-376 part 2, 6.2.2.3).
  const seen = new Set<string>();
  let at = offset;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY_ENTRY) {
      throw damaged(options, 'The directory of the archive is broken.');
    }
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw damaged(options, 'The directory of the archive is broken.');
    const entry: ZipEntry = {
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      compressedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      headerOffset: view.getUint32(at + 42, true),
    };
    if (seen.has(entry.name.toLowerCase())) {
      throw damaged(options, `The archive holds "${entry.name}" twice, and it cannot be told which one is meant.`);
    }
    seen.add(entry.name.toLowerCase());
    entries.set(entry.name, entry);
    at = next;
  }
  return entries;
}

/**
 * Inflates one entry. The bytes are counted on the way, so an entry that holds more than it declares is found.
 *
 * @throws UserError `too-large`, `damaged` or `encrypted`
 */
export function readEntry(bytes: Uint8Array, entry: ZipEntry, options: ReaderOptions): Uint8Array {
  const limit = options.limits.partBytes;
  if (entry.size > limit) throw tooLarge(options, entry.name, entry.size);
  // General purpose bits 0 (encrypted) and 6 (strong encryption).
  if ((entry.flags & 0x41) !== 0) {
    throw new UserError('encrypted', `"${entry.name}" in the archive is encrypted.`, {
      file: options.path,
      next: 'Remove the password and try again.',
    });
  }
  const data = compressedData(bytes, entry, options);
  const content = entry.method === 0 ? data : inflate(data, entry, options);
  if (content.length !== entry.size || crc32(content) !== entry.crc) {
    throw damaged(options, `"${entry.name}" in the archive does not have the size or checksum that it declares.`);
  }
  return content;
}

function findEnd(view: DataView, options: ReaderOptions): number {
  // The end record is 22 bytes and a comment of at most 65,535.
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw damaged(options, 'The end of the archive is missing: the file is cut off or is no Word document.');
}

function isZip64(view: DataView, end: number, count: number, offset: number): boolean {
  if (count === 0xffff || offset === 0xffffffff) return true;
  return end >= 20 && view.getUint32(end - 20, true) === ZIP64_LOCATOR;
}

function compressedData(bytes: Uint8Array, entry: ZipEntry, options: ReaderOptions): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = entry.headerOffset;
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL_HEADER) {
    throw damaged(options, `"${entry.name}" is not where the directory of the archive says.`);
  }
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const end = start + entry.compressedSize;
  if (end > bytes.length) throw damaged(options, `"${entry.name}" in the archive is cut off.`);
  return bytes.subarray(start, end);
}

function inflate(data: Uint8Array, entry: ZipEntry, options: ReaderOptions): Uint8Array {
  if (entry.method !== 8) {
    throw new UserError(
      'unsupported-format',
      `"${entry.name}" is compressed by a method (${entry.method}) that Word does not use.`,
      {
        file: options.path,
        next: 'Open the document in Word and save it again as .docx.',
      },
    );
  }
  const whole = inflateAtOnce(data, entry);
  if (whole) return whole;
  const { Inflate } = fflate();
  const output = new Uint8Array(entry.size);
  let count = 0;
  const stream = new Inflate((chunk) => {
    // What goes beyond the declared size is counted and dropped.
    if (count < output.length) output.set(chunk.subarray(0, output.length - count), count);
    count += chunk.length;
    if (count > options.limits.partBytes) throw tooLarge(options, entry.name, count);
  });
  try {
    for (let at = 0; at < data.length || at === 0; at += SLICE) {
      stream.push(data.subarray(at, at + SLICE), at + SLICE >= data.length);
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw damaged(options, `"${entry.name}" in the archive cannot be inflated (${(error as Error).message}).`);
  }
  if (count !== entry.size) {
    throw damaged(options, `"${entry.name}" in the archive declares ${entry.size} bytes and holds ${count}.`);
  }
  return output;
}

/** Undefined if the entry is large, or is not what it declares: what it is then shows when it is inflated bit by bit. */
function inflateAtOnce(data: Uint8Array, entry: ZipEntry): Uint8Array | undefined {
  // Text takes more room than what it is packed into; a header that says less is not to be believed.
  if (entry.size < data.length) return undefined;
  // One byte more than declared: if it is filled, there is too much.
  const most = entry.size + 1;
  const { inflateSync } = zlib ? {} : fflate();
  try {
    if (zlib) {
      const { buffer, byteOffset, length } = zlib.inflateRawSync(data, { maxOutputLength: most, chunkSize: most + 64 });
      return length === entry.size ? new Uint8Array(buffer, byteOffset, length) : undefined;
    }
    if (!inflateSync || data.length > AT_ONCE) return undefined;
    const output = inflateSync(data, { out: new Uint8Array(most) });
    return output.length === entry.size ? output : undefined;
  } catch {
    return undefined;
  }
}

function damaged(options: ReaderOptions, cause: string): UserError {
  return new UserError('damaged', cause, {
    file: options.path,
    next: 'Get a fresh copy, or open the document in Word and save it again as .docx.',
  });
}

function tooLarge(options: ReaderOptions, name: string, size: number): UserError {
  const megabytes = Math.ceil(size / 1e6);
  return new UserError(
    'too-large',
    `"${name}" inflates to ${megabytes} MB or more; the limit is ${options.limits.partBytes / 1e6} MB.`,
    {
      file: options.path,
      next: 'If you trust the file, raise the limit `partBytes`.',
    },
  );
}
