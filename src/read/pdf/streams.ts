export interface PdfStream {
  /** As stored, or decoded as far as it is text for bytes (ASCII85, hexadecimal). */
  readonly data: Uint8Array;
  /** How often the data are compressed with Deflate. */
  readonly layers: number;
  readonly picture: boolean;
  /** The stream holds objects. */
  readonly objects: boolean;
}

/** A PDF from its first byte to its last: what stands before a stream, and the stream. */
export function* piecesOf(bytes: Uint8Array): Generator<{ readonly plain: string; readonly stream?: PdfStream }> {
  const decoder = new TextDecoder('latin1');
  let from = 0;
  for (let at = indexOf(bytes, STREAM, 0); at >= 0; at = indexOf(bytes, STREAM, at)) {
    const next = bytes[at + STREAM.length];
    if (next !== 0x0a && next !== 0x0d) {
      at += STREAM.length;
      continue;
    }
    const start = at + STREAM.length + (next === 0x0d && bytes[at + STREAM.length + 1] === 0x0a ? 2 : 1);
    const end = indexOf(bytes, END, start);
    const stop = end < 0 ? bytes.length : end;
    const plain = decoder.decode(bytes.subarray(from, at));
    yield { plain, stream: streamOf(plain.slice(plain.lastIndexOf(' obj') + 1), bytes.subarray(start, stop)) };
    from = stop;
    at = stop + END.length;
  }
  yield { plain: decoder.decode(bytes.subarray(from)) };
}

const STREAM = Uint8Array.from('stream', (letter) => letter.charCodeAt(0));
const END = Uint8Array.from('endstream', (letter) => letter.charCodeAt(0));

function indexOf(bytes: Uint8Array, word: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(word[0]!, from); at >= 0; at = bytes.indexOf(word[0]!, at + 1)) {
    let length = 1;
    while (length < word.length && bytes[at + length] === word[length]) length += 1;
    if (length === word.length) return at;
  }
  return -1;
}

function streamOf(dictionary: string, data: Uint8Array): PdfStream {
  const layers = dictionary.match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 0;
  return {
    data: layers > 0 ? bytesOf(dictionary, data) : data,
    layers,
    picture: /\/Subtype\s*\/Image\b/.test(dictionary),
    objects: /\/Type\s*\/ObjStm\b/.test(dictionary),
  };
}

function bytesOf(dictionary: string, data: Uint8Array): Uint8Array {
  if (/\/(?:ASCII85Decode|A85)\b/.test(dictionary)) return fromBase85(data);
  return /\/(?:ASCIIHexDecode|AHx)\b/.test(dictionary) ? fromHex(data) : data;
}

function fromBase85(data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length * 4);
  let length = 0;
  let digits = 0;
  let value = 0;
  for (const code of data) {
    if (code === 0x7e) break;
    if (code === 0x7a) length += 4;
    if (code < 0x21 || code > 0x75) continue;
    value = value * 85 + code - 0x21;
    digits += 1;
    if (digits < 5) continue;
    for (const shift of [24, 16, 8, 0]) bytes[length++] = (value / 2 ** shift) & 255;
    digits = 0;
    value = 0;
  }
  return bytes.subarray(0, length);
}

function fromHex(data: Uint8Array): Uint8Array {
  const digits = new TextDecoder('latin1').decode(data).replace(/[^\da-f]/gi, '');
  return Uint8Array.from({ length: digits.length >> 1 }, (_, index) =>
    Number.parseInt(digits.substr(index * 2, 2), 16),
  );
}
