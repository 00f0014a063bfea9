export interface Decoded {
  /** The decoded file, complete: a byte-order mark is its first character, and CRLF stays CRLF. */
  readonly text: string;
  /** WHATWG name in lower case. */
  readonly encoding: string;
  /** True when neither a byte-order mark nor valid UTF-8 nor the file itself named the encoding. */
  readonly guessed: boolean;
}

/** Decodes the bytes of a text file. `html`: a `<meta charset>` or XML declaration in it is honoured. */
export function decode(bytes: Uint8Array, kind: 'html' | 'plain' = 'plain'): Decoded {
  const marked = byMark(bytes);
  if (marked) return { text: read(bytes, marked), encoding: marked, guessed: false };
  const wide = guessUtf16(bytes);
  if (wide) return { text: read(bytes, wide), encoding: wide, guessed: true };
  const declared = kind === 'html' ? declaredIn(bytes) : undefined;
  const utf8 = readUtf8(bytes);
  if (utf8 !== undefined) {
    // What is valid UTF-8 beyond ASCII is UTF-8, whatever a stale declaration says; only stateful
    // encodings (ISO-2022-JP) are pure ASCII bytes and mean something else.
    const stale = declared !== undefined && declared !== 'utf-8' && !/^iso-2022/.test(declared) && !isAscii(bytes);
    if (declared === undefined || !/^iso-2022/.test(declared)) return { text: utf8, encoding: 'utf-8', guessed: stale };
  }
  if (declared !== undefined && declared !== 'utf-8') {
    return { text: read(bytes, declared), encoding: declared, guessed: false };
  }
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  // A few broken bytes in a UTF-8 file must not turn every accent of it into two wrong characters.
  if (mostlyUtf8(lenient)) return { text: lenient, encoding: 'utf-8', guessed: true };
  return { text: readWindows1252(bytes), encoding: 'windows-1252', guessed: true };
}

function byMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** European text in UTF-16 has a zero in nearly every second byte and hardly one elsewhere. */
function guessUtf16(bytes: Uint8Array): string | undefined {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 4) return undefined;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const half = length / 2;
  if (odd > half * 0.4 && even < half * 0.05) return 'utf-16le';
  if (even > half * 0.4 && odd < half * 0.05) return 'utf-16be';
  return undefined;
}

function declaredIn(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 2048));
  const label =
    /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] ??
    /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1];
  if (label === undefined) return undefined;
  // A file that could be read as far as this declaration is not UTF-16, says the HTML standard.
  if (/^utf-?16/i.test(label)) return 'utf-8';
  try {
    return new TextDecoder(label).encoding;
  } catch (error) {
    if (isNamed(error, 'RangeError')) return undefined; // no such encoding
    throw error;
  }
}

function read(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'windows-1252') return readWindows1252(bytes);
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

function readUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (isNamed(error, 'TypeError')) return undefined; // not UTF-8
    throw error;
  }
}

/** By name: an error of another realm (a worker, a frame) is no instance of this one's classes. */
function isNamed(error: unknown, name: string): boolean {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === name;
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}

function mostlyUtf8(text: string): boolean {
  let broken = 0;
  let sound = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0xfffd) broken++;
    else if (unit > 0x7f) sound++;
  }
  return sound > 2 * broken;
}

/** 0x80 to 0x9F, the only range that differs from ISO 8859-1. */
const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** By hand, because some releases of Node decode "windows-1252" as ISO 8859-1 and lose the quotation marks. */
function readWindows1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(from, from + 8192)));
  }
  return parts.join('').replace(/[\x80-\x9f]/g, (c) => WINDOWS_1252.charAt(c.charCodeAt(0) - 0x80));
}
