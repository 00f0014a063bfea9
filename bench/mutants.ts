import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { unzipSync, zipSync } from 'fflate';

export interface Mutant {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const FOLDER = fileURLToPath(new URL('../examples/', import.meta.url));
const NAMES = readdirSync(FOLDER)
  .filter((name) => /\.(?:docx|pdf|md)$/.test(name))
  .sort();
const FILES = NAMES.map((name) => ({ name, bytes: new Uint8Array(readFileSync(FOLDER + name)) }));

/** An example file with something broken in it; the same for the same seed and the same examples. */
export function mutantOf(seed: number): Mutant {
  const random = randomFrom(seed);
  const { name, bytes } = pick(FILES, random);
  // Half of the Word files are broken inside of their parts: else the archive is all that is ever tried.
  if (name.endsWith('.docx') && random() < 0.5) return { name: `${seed}-${name}`, bytes: brokenInside(bytes, random) };
  const renamed = random() < 0.03 ? `${seed}.${pick(['pdf', 'docx', 'html', 'md', 'txt'], random)}` : `${seed}-${name}`;
  return { name: renamed, bytes: broken(bytes, random) };
}

type Random = () => number;

function brokenInside(bytes: Uint8Array, random: Random): Uint8Array {
  const parts = unzipSync(bytes);
  const names = Object.keys(parts).filter((name) => /\.(?:xml|rels)$/.test(name));
  for (let i = 0; i < 1 + random() * 2; i++) {
    const name = random() < 0.6 ? 'word/document.xml' : pick(names, random);
    if (random() < 0.05) delete parts[name];
    else if (parts[name]) parts[name] = random() < 0.5 ? broken(parts[name], random) : brokenXml(parts[name], random);
  }
  return zipSync(parts, { level: 1 });
}

/** Well-formed more often than not: elements repeated, nested, renamed, numbers made absurd. */
function brokenXml(bytes: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  let text = new TextDecoder().decode(bytes);
  for (let i = 0; i < 1 + random() * 4; i++) {
    const elements = [...text.matchAll(/<(w:\w+)[^<>]*\/>|<(w:\w+)(?: [^<>]*)?>[^<>]*<\/\2>/g)];
    const one = elements.length === 0 ? undefined : pick(elements, random);
    if (!one) break;
    const [whole] = one;
    const odd = pick(['-1', '0', '99999999999', 'NaN', '', 'x', '2147483648', '&#0;', '../../etc/passwd'], random);
    const made = pick(
      [
        () => '',
        () => whole.repeat(2 + Math.floor(random() * 200)),
        () => whole.replace(/"[^"]*"/, `"${odd}"`),
        () => `<w:tbl><w:tr><w:tc>${whole}</w:tc></w:tr></w:tbl>`,
        () => `<w:ins w:id="1" w:author="x"><w:del w:id="2">${whole}</w:del></w:ins>`,
        () => `<w:txbxContent><w:p>${whole}</w:p></w:txbxContent>`,
        () => `<w:fldChar w:fldCharType="${pick(['begin', 'separate', 'end'], random)}"/>${whole}`,
      ],
      random,
    )();
    text = text.slice(0, one.index) + made + text.slice(one.index + whole.length);
  }
  return new TextEncoder().encode(text);
}

function broken(original: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  let bytes: Uint8Array = Uint8Array.from(original);
  for (let i = 0; i < 1 + random() * 6; i++) bytes = pick(MUTATIONS, random)(bytes, random);
  return Uint8Array.from(bytes);
}

type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array;

const WORDS = [
  '<',
  '>',
  '&',
  '"',
  '(',
  '[',
  '{',
  '\\',
  '\0',
  '\u202e',
  '|',
  '`',
  '```\n',
  '> ',
  '- ',
  '# ',
  '1. ',
  '<!--',
  'endobj',
  'stream',
  '/Kids',
  '<< /Length -1 >>',
  '9999999999 0 R',
  '\ud83d',
  '%',
  '$',
  'e\u0301',
];

const MUTATIONS: readonly Mutation[] = [
  // A bit, a byte, several.
  (bytes, random) => changed(bytes, at(bytes, random), 1 << Math.floor(random() * 8)),
  (bytes, random) => changed(bytes, at(bytes, random), Math.floor(random() * 256)),
  (bytes, random) => {
    for (let i = 0; i < 20; i++) changed(bytes, at(bytes, random), Math.floor(random() * 256));
    return bytes;
  },
  // A stretch goes, comes twice, comes from another file.
  (bytes, random) => spliced(bytes, at(bytes, random), length(random), new Uint8Array()),
  (bytes, random) => {
    const from = at(bytes, random);
    return spliced(bytes, at(bytes, random), 0, bytes.slice(from, from + length(random)));
  },
  (bytes, random) => {
    const other = pick(FILES, random).bytes;
    const from = at(other, random);
    return spliced(bytes, at(bytes, random), 0, other.slice(from, from + length(random)));
  },
  // A word that means something to a parser, once or often.
  (bytes, random) => {
    const word = pick(WORDS, random).repeat(random() < 0.1 ? 3000 : 1);
    return spliced(bytes, at(bytes, random), 0, new TextEncoder().encode(word));
  },
  // A number becomes another one.
  (bytes, random) => {
    const start = at(bytes, random);
    const digit = bytes.findIndex((byte, i) => i >= start && byte >= 0x30 && byte <= 0x39);
    const number = pick(['0', '99', '-1', '4294967296', '1e9'], random);
    return digit === -1 ? bytes : spliced(bytes, digit, 1, new TextEncoder().encode(number));
  },
  (bytes, random) => bytes.slice(0, at(bytes, random)),
];

function changed(bytes: Uint8Array, offset: number, by: number): Uint8Array {
  if (bytes.length > 0) bytes[offset] = bytes[offset]! ^ by;
  return bytes;
}

function spliced(bytes: Uint8Array, offset: number, count: number, insert: Uint8Array): Uint8Array {
  const made = new Uint8Array(offset + insert.length + Math.max(0, bytes.length - offset - count));
  made.set(bytes.subarray(0, offset));
  made.set(insert, offset);
  made.set(bytes.subarray(offset + count), offset + insert.length);
  return made;
}

function at(bytes: Uint8Array, random: Random): number {
  return Math.floor(random() * bytes.length);
}

/** Short ones more often than long ones. */
function length(random: Random): number {
  return Math.floor(2 ** (random() * 12));
}

function pick<T>(items: readonly T[], random: Random): T {
  return items[Math.floor(random() * items.length)]!;
}

/** Mulberry32, by Tommy Ettinger, public domain: 0 to 1, the same sequence for a seed. */
function randomFrom(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b9);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
