import { Inflate } from 'fflate';
import { UserError } from '../../errors.js';
import type { ReaderOptions } from '../options.js';

/** Compressed bytes that are inflated at once: at the highest ratio (1032) they give 8 MB. */
const CHUNK = 8_192;

/**
 * Inflates the compressed streams of a PDF, counts the bytes and throws them away, so that pdf.js, which
 * knows no bounds, is never given more than `limits` allow. Pictures are left out: they are never decoded.
 * An encrypted file cannot be looked into; its bounds are those of the process.
 *
 * @throws UserError `too-large`
 */
export function checkInflation(bytes: Uint8Array, options: ReaderOptions): void {
  const { partBytes, totalBytes } = options.limits;
  let total = 0;
  for (const stream of flateStreams(bytes)) {
    const size = inflatedSize(stream.data, stream.layers, Math.min(partBytes, totalBytes - total));
    total += size;
    if (size > partBytes || total > totalBytes) {
      const limit = size > partBytes ? partBytes : totalBytes;
      throw new UserError('too-large', `The PDF unpacks to more than ${Math.round(limit / 1e6)} MB.`, {
        file: options.path,
        next: 'Print the contract to a new PDF, or raise the limit if you trust the file.',
      });
    }
  }
}

interface FlateStream {
  readonly data: Uint8Array;
  /** How often the data are compressed. */
  readonly layers: number;
}

function* flateStreams(bytes: Uint8Array): Generator<FlateStream> {
  const stream = ascii('stream');
  const end = ascii('endstream');
  for (let at = indexOf(bytes, stream, 0); at >= 0; at = indexOf(bytes, stream, at + 6)) {
    const next = bytes[at + 6];
    // "endstream" also holds the word; the data start after a line end.
    if ((next !== 0x0a && next !== 0x0d) || isEnd(bytes, at)) continue;
    const dictionary = text(bytes.subarray(Math.max(0, at - 2_000), at));
    const head = dictionary.slice(dictionary.lastIndexOf(' obj') + 1);
    const layers = head.match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 0;
    if (layers === 0 || /\/Subtype\s*\/Image\b/.test(head)) continue;
    const start = at + (next === 0x0d && bytes[at + 7] === 0x0a ? 8 : 7);
    const stop = indexOf(bytes, end, start);
    const data = bytes.subarray(start, stop < 0 ? bytes.length : stop);
    yield { data: /\/(?:ASCII85Decode|A85)\b/.test(head) ? base85(data) : data, layers };
    at = stop < 0 ? bytes.length : stop;
  }
}

function inflatedSize(data: Uint8Array, layers: number, limit: number): number {
  let size = 0;
  const last = new Counter(layers, (length) => {
    size += length;
  });
  try {
    // Two bytes of zlib's header come first.
    for (let at = 2; at < data.length && size <= limit; at += CHUNK) last.push(data.subarray(at, at + CHUNK));
  } catch {
    // Encrypted or damaged data do not inflate; pdf.js stops at the same place.
  }
  return size;
}

/** Inflates as often as the data are compressed and reports the sizes, of every layer. */
class Counter {
  readonly #inflate = new Inflate();

  constructor(layers: number, count: (length: number) => void) {
    const inner = layers > 1 ? new Counter(layers - 1, count) : undefined;
    let first = true;
    this.#inflate.ondata = (chunk) => {
      count(chunk.length);
      if (!inner) return;
      inner.push(first ? chunk.subarray(2) : chunk);
      first = false;
    };
  }

  push(chunk: Uint8Array): void {
    this.#inflate.push(chunk);
  }
}

function base85(data: Uint8Array): Uint8Array {
  const bytes: number[] = [];
  let group: number[] = [];
  for (const code of data) {
    if (code === 0x7e) break;
    if (code === 0x7a) bytes.push(0, 0, 0, 0);
    else if (code >= 0x21 && code <= 0x75) group.push(code - 0x21);
    if (group.length < 5) continue;
    const value = group.reduce((sum, digit) => sum * 85 + digit, 0);
    bytes.push((value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
    group = [];
  }
  return Uint8Array.from(bytes);
}

function isEnd(bytes: Uint8Array, at: number): boolean {
  return bytes[at - 3] === 0x65 && bytes[at - 2] === 0x6e && bytes[at - 1] === 0x64;
}

function indexOf(bytes: Uint8Array, word: Uint8Array, from: number): number {
  const first = word[0]!;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let length = 1;
    while (length < word.length && bytes[at + length] === word[length]) length += 1;
    if (length === word.length) return at;
  }
  return -1;
}

function ascii(word: string): Uint8Array {
  return Uint8Array.from(word, (letter) => letter.charCodeAt(0));
}

/** One character for each byte. */
function text(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
