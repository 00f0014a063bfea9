import type { Trie } from './trie.js';

/** The lists of numbers of a trie. */
const LISTS = ['roots', 'first', 'symbol', 'nodesAt', 'nodes', 'nameNodes', 'nameSymbols'] as const;

type Lists = (typeof LISTS)[number];

/**
 * A trie as it lies in the package. Each list of numbers is a string: its numbers plus one, of two or of four bytes each, least
 * byte first, in base64, with the number of bytes in front. That is shorter than a list in JSON, and read sooner. Of lists that
 * only rise there are the steps.
 */
export type PackedTrie = Readonly<Record<Lists, string>> & Omit<Trie, Lists | 'terms'>;

/** Makes a trie small; its terms are left out. */
export function packTrie({ terms: _, ...trie }: Trie): PackedTrie {
  const lists = { ...trie, first: steps(trie.first), nodesAt: steps(trie.nodesAt), nameNodes: steps(trie.nameNodes) };
  return { ...trie, ...(Object.fromEntries(LISTS.map((name) => [name, pack(lists[name])])) as Record<Lists, string>) };
}

/** Gives the trie back. */
export function unpackTrie(packed: PackedTrie): Trie {
  return {
    ...packed,
    roots: unpack(packed.roots),
    first: summed(unpack(packed.first)),
    symbol: Uint16Array.from(unpack(packed.symbol)),
    nodesAt: summed(unpack(packed.nodesAt)),
    nodes: unpack(packed.nodes),
    nameNodes: summed(unpack(packed.nameNodes)),
    nameSymbols: unpack(packed.nameSymbols),
  };
}

function steps(list: Int32Array): Int32Array {
  return list.map((n, i) => n - (i > 0 ? list[i - 1]! : 0));
}

function summed(list: Int32Array): Int32Array {
  for (let i = 1; i < list.length; i++) list[i]! += list[i - 1]!;
  return list;
}

function pack(list: ArrayLike<number>): string {
  const width = Array.from(list).some((n) => n + 1 > 0xffff) ? 4 : 2;
  const bytes = new Uint8Array(list.length * width);
  for (let i = 0; i < list.length; i++) {
    for (let k = 0; k < width; k++) bytes[i * width + k] = (list[i]! + 1) >>> (8 * k);
  }
  return `${width}${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}

function unpack(text: string): Int32Array {
  const width = Number(text[0]);
  const bytes = decode(text.slice(1));
  const list = IS_LITTLE_ENDIAN ? asNumbers(bytes, width) : swapped(bytes, width);
  for (let i = 0; i < list.length; i++) list[i]! -= 1;
  return list;
}

function asNumbers({ buffer, byteOffset, byteLength }: Uint8Array, width: number): Int32Array {
  const own = buffer.slice(byteOffset, byteOffset + byteLength);
  return width === 2 ? Int32Array.from(new Uint16Array(own)) : new Int32Array(own);
}

function swapped(bytes: Uint8Array, width: number): Int32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Int32Array.from({ length: bytes.length / width }, (_, i) =>
    width === 2 ? view.getUint16(i * 2, true) : view.getInt32(i * 4, true),
  );
}

const IS_LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/** Node decodes at once what elsewhere is done letter by letter. */
const { Buffer: NodeBuffer } = globalThis as { Buffer?: { from(text: string, encoding: 'base64'): Uint8Array } };

function decode(text: string): Uint8Array {
  if (NodeBuffer) return NodeBuffer.from(text, 'base64');
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
  return bytes;
}
