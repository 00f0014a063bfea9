import { deflateSync } from 'fflate';
import { crc32 } from '../../read/crc32.js';

/**
 * The archive with some entries replaced and others added at its end. The compressed bytes of every other entry are copied,
 * so that nothing about it can change. Only for archives that the reader has opened: their directory is sound.
 */
export function rewriteArchive(archive: Uint8Array, parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries = entriesOf(archive);
  const time = entries.find(({ name }) => parts.has(name))?.time ?? EPOCH;
  const known = new Set(entries.map(({ name }) => name));
  return write([
    ...entries.map((entry) => {
      const content = parts.get(entry.name);
      return content === undefined ? entry : entryOf(entry.name, content, entry.time);
    }),
    ...[...parts].filter(([name]) => !known.has(name)).map(([name, content]) => entryOf(name, content, time)),
  ]);
}

/** A new archive. All entries have the earliest date that the format knows, so that equal parts give equal bytes. */
export function createArchive(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return write([...parts].map(([name, content]) => entryOf(name, content, EPOCH)));
}

interface Entry {
  readonly name: string;
  readonly rawName: Uint8Array;
  readonly flags: number;
  readonly method: number;
  /** Time in the lower 16 bits, date in the upper ones (APPNOTE.TXT 4.4.6). */
  readonly time: number;
  readonly crc: number;
  readonly size: number;
  readonly data: Uint8Array;
}

/** 1 January 1980, 0:00. */
const EPOCH = 0x00210000;
const UTF8_NAME = 0x0800;
/** Bit 3: the sizes follow the data. They are written before it here. */
const SIZES_FOLLOW = 0x0008;

function entryOf(name: string, content: Uint8Array, time: number): Entry {
  const rawName = new TextEncoder().encode(name);
  return {
    name,
    rawName,
    flags: rawName.length === name.length ? 0 : UTF8_NAME,
    method: 8,
    time,
    crc: crc32(content),
    size: content.length,
    data: deflateSync(content, { level: 6 }),
  };
}

/** All entries of the central directory (APPNOTE.TXT 4.3.12). */
function entriesOf(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end > 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = view.getUint16(end + 10, true); i > 0; i -= 1) {
    const nameLength = view.getUint16(at + 28, true);
    const rawName = bytes.subarray(at + 46, at + 46 + nameLength);
    const header = view.getUint32(at + 42, true);
    const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
    entries.push({
      name: new TextDecoder().decode(rawName),
      rawName,
      flags: view.getUint16(at + 8, true) & ~SIZES_FOLLOW,
      method: view.getUint16(at + 10, true),
      time: view.getUint32(at + 12, true),
      crc: view.getUint32(at + 16, true),
      size: view.getUint32(at + 24, true),
      data: bytes.subarray(start, start + view.getUint32(at + 20, true)),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function write(entries: readonly Entry[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const local = record(30, 0x04034b50, entry, 4);
    directory.push(central(entry, offset), entry.rawName);
    pieces.push(local, entry.rawName, entry.data);
    offset += local.length + entry.rawName.length + entry.data.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, entries.length, true);
  end.setUint16(10, entries.length, true);
  end.setUint32(12, size, true);
  end.setUint32(16, offset, true);
  return concatenated([...pieces, ...directory, new Uint8Array(end.buffer)]);
}

function central(entry: Entry, offset: number): Uint8Array {
  const bytes = record(46, 0x02014b50, entry, 6);
  const view = new DataView(bytes.buffer);
  view.setUint16(4, 20, true);
  view.setUint32(42, offset, true);
  return bytes;
}

/** The fields that the local and the central header share, from `at` on. */
function record(length: number, signature: number, entry: Entry, at: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(length));
  view.setUint32(0, signature, true);
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, entry.flags, true);
  view.setUint16(at + 4, entry.method, true);
  view.setUint32(at + 6, entry.time, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.data.length, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, entry.rawName.length, true);
  return new Uint8Array(view.buffer);
}

function concatenated(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
