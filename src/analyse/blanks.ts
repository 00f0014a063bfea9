import type { Language } from '../catalogue/types.js';
import { fold, words as wordsIn } from '../language/index.js';
import type { Blank, Document } from '../model.js';
import { matchesAt, wholeMatches } from './matches.js';

/**
 * Placeholders that nobody filled: "[●]", "……", "{{name}}", "to be completed", "XXX", unticked forms. `hasWord` tells whether a
 * folded word stands anywhere in the document.
 */
export function findBlanks(
  document: Document,
  index: number,
  language: Language,
  hasWord: (word: string) => boolean,
): Blank[] {
  const { text } = document;
  const { signature } = wordsOf(language);
  const words = blankPhrases(language, hasWord);
  const blanks: Blank[] = [];
  const taken = new Taken(text.length);
  const take = (match: string, start: number) => {
    const end = start + match.length;
    if (match.startsWith('[') && !looksBlank(match, text, end)) return;
    if (taken.overlaps(start, end)) return;
    taken.add(start, end);
    const own = isSignature(text, start, signature);
    blanks.push({ span: { document: index, start, end }, kind: 'placeholder', signature: own });
  };
  for (const placeholder of PLACEHOLDERS) for (const m of matchesOf(text, placeholder)) take(m[0], m.index);
  if (words) for (const m of wholeMatches(text, words, true)) take(m[0], m.index);
  for (const span of unticked(document))
    blanks.push({ span: { document: index, ...span }, kind: 'unticked', signature: false });
  return blanks.sort((a, b) => a.span.start - b.span.start);
}

/** A placeholder, and what it begins with or what has to stand in the text for there to be one: most texts have nothing of it. */
type Placeholder =
  | { readonly pattern: RegExp; readonly sign: string }
  | { readonly pattern: RegExp; readonly marks: readonly string[] };

const PLACEHOLDERS: readonly Placeholder[] = [
  { pattern: /\[\s*[●•._…–-][●•._…\s–-]*\]|\[\s*\](?=\s*$)/muy, sign: '[' },
  { pattern: /_{4,}/uy, sign: '____' },
  { pattern: /\.{5,}|(?:\. ){4,}/gu, marks: ['.....', '. . . . '] },
  { pattern: /…{2,}/uy, sign: '……' },
  {
    pattern: /\{\{[^{}\n]{1,60}\}\}|\$\{[^{}\n]{1,60}\}|\{[\p{L}][^{}\n]{1,50}\}|<<[^<>\n]{1,60}>>|<%[^%\n]{1,60}%>/gu,
    marks: ['{', '<<', '<%'],
  },
  { pattern: /\[(?!\s*[xX✓✔]\s*\])[^[\]\n]{2,400}\]/uy, sign: '[' },
  { pattern: /<[\p{L}][^<>\n]{2,60}>/uy, sign: '<' },
  { pattern: /(?<![\p{L}\d])X{3,}(?![\p{L}\d])/uy, sign: 'XXX' },
];

function matchesOf(text: string, placeholder: Placeholder): Iterable<RegExpExecArray> {
  const { pattern } = placeholder;
  if ('sign' in placeholder) return matchesAt(text, placeholder.sign, pattern);
  return placeholder.marks.some((mark) => text.includes(mark)) ? text.matchAll(pattern) : [];
}

const known = new WeakMap<Language, BlankWords>();

/** What a language has for blanks. */
interface BlankWords {
  /** Its phrases, each with its words and what finds it. */
  readonly phrases: readonly { readonly words: readonly string[]; readonly source: string }[];
  /** What finds several of them, by their places. */
  readonly patterns: Map<string, RegExp>;
  readonly signature: RegExp;
}

function wordsOf(language: Language): BlankWords {
  const made = known.get(language);
  if (made) return made;
  // A word that may be dropped before an apostrophe is not looked for.
  const dropped = new Set(language['dropped-tokens'].map(fold));
  const own = {
    phrases: language.structure['blank-words'].map((phrase) => ({
      words: wordsIn(phrase).filter((word) => !dropped.has(word)),
      source: phrase.split(' ').join('[\\s\\p{P}]{1,3}'),
    })),
    patterns: new Map<string, RegExp>(),
    signature: signaturePattern(language),
  };
  known.set(language, own);
  return own;
}

/** What finds those phrases whose words all stand somewhere in the document: mostly there are none, or one or two. */
function blankPhrases(language: Language, hasWord: (word: string) => boolean): RegExp | undefined {
  const { phrases, patterns } = wordsOf(language);
  const present = phrases.filter(({ words }) => words.every(hasWord));
  if (present.length === 0) return undefined;
  const sources = present.map(({ source }) => source).join('|');
  let pattern = patterns.get(sources);
  if (!pattern) {
    pattern = new RegExp(`(?:${sources})(?![\\p{L}\\d])`, 'giu');
    patterns.set(sources, pattern);
  }
  return pattern;
}

/** Which code units are part of a blank already: a hostile text may have one in every place. */
class Taken {
  readonly #length: number;
  #marks: Uint8Array | undefined;

  constructor(length: number) {
    this.#length = length;
  }

  add(start: number, end: number): void {
    this.#marks ??= new Uint8Array(this.#length);
    this.#marks.fill(1, start, end);
  }

  overlaps(start: number, end: number): boolean {
    return this.#marks?.subarray(start, end).includes(1) ?? false;
  }
}

const BOX = /[☐□▢]|\[\s*\](?!\()|[☑☒✓✔■]|\[\s*[xX✓✔]\s*\]/gu;
/** What has to stand where there is an empty box. */
const MAYBE_BOX = /[[☐□▢]/g;

/** Where the next of them stands, or the end of the text. */
function nextBox(text: string, from: number): number {
  MAYBE_BOX.lastIndex = from;
  return MAYBE_BOX.exec(text)?.index ?? text.length;
}

const BOX_AT_END = /(?:[☐□▢☑☒✓✔■]|\[ ?[xX✓✔]? ?\])[.;,)]?$/u;
const WORD = /[\p{L}\p{N}]/u;
/** Longer than a box and what may stand behind it. */
const BOX_TAIL = 20;
const EMPTY_BOX = /^(?:[☐□▢]|\[\s*\])$/u;

/**
 * Options behind an empty box, up to the next box or the end of the block: the form offers them, nobody has chosen them.
 * A form without a single tick leaves its options open; where no box at all is ticked next to them, they still say nothing.
 */
function unticked(document: Document): { start: number; end: number }[] {
  const result: { start: number; end: number }[] = [];
  // From block to block, so that a text with few boxes is walked through once.
  let box = nextBox(document.text, 0);
  /** Whether a cell is an empty box and nothing else. */
  let hasCell = false;
  for (const block of document.blocks) {
    if (box < block.start) box = nextBox(document.text, block.start);
    const hasBox = box < block.end;
    if (hasBox && block.cell && !hasCell) hasCell = EMPTY_BOX.test(document.text.slice(block.start, block.end).trim());
    if (block.checked === false) {
      if (block.end > block.start) result.push({ start: block.start, end: block.end });
      continue;
    }
    if (!hasBox) continue;
    const text = document.text.slice(block.start, block.end);
    const boxes = [...text.matchAll(BOX)];
    // "Names ☐, addresses ☐": each box behind what it is for.
    const first = boxes[0]?.index ?? 0;
    const isBehind =
      WORD.test(text.slice(text.lastIndexOf(':', first) + 1, first)) &&
      BOX_AT_END.test(text.slice(-BOX_TAIL).trimEnd());
    boxes.forEach((own, i) => {
      if (!EMPTY_BOX.test(own[0])) return;
      if (isBehind) {
        const before = boxes[i - 1];
        const from = Math.max(before ? before.index + before[0].length : 0, text.lastIndexOf(':', own.index) + 1);
        result.push({ start: block.start + from, end: block.start + own.index + own[0].length });
        return;
      }
      const end = boxes[i + 1]?.index ?? text.length;
      if (text.slice(own.index + own[0].length, end).trim() === '') return;
      result.push({ start: block.start + own.index, end: block.start + end });
    });
  }
  if (hasCell) for (const row of untickedRows(document)) result.push(row);
  return result;
}

/**
 * "☐ | Employees": a box in a cell of its own at the head of a row is for the other cells, and so is one in a table without column heads. One in
 * a column of its own ("Sensitive?") tells something else.
 */
function untickedRows({ text, blocks }: Document): { start: number; end: number }[] {
  const rows = new Map<string, { start: number; end: number; own: string }[]>();
  const headed = new Set<number>();
  for (const { cell, start, end } of blocks) {
    if (!cell) continue;
    if (cell.header) headed.add(cell.table);
    const key = `${cell.table}/${cell.row}`;
    const row = rows.get(key) ?? [];
    row.push({ start, end, own: text.slice(start, end).trim() });
    rows.set(key, row);
  }
  return [...rows].flatMap(([key, row]) => {
    const isHeaded = headed.has(Number(key.split('/')[0]));
    if (isHeaded && !EMPTY_BOX.test(row[0]!.own)) return [];
    const boxes = row.flatMap(({ own }) => [...own.matchAll(BOX)].map((box) => box[0]));
    const isOffer = boxes.every((box) => EMPTY_BOX.test(box)) && row.some(({ own }) => EMPTY_BOX.test(own));
    return isOffer ? row.filter(({ own }) => own !== '' && !EMPTY_BOX.test(own)) : [];
  });
}

/** A footnote mark, a citation, a link or an editor's remark in brackets is no blank. */
function looksBlank(match: string, text: string, end: number): boolean {
  const inner = match.slice(1, -1).trim();
  if (inner === '' || /^[●•._…\s–-]*$/.test(inner)) return true;
  if (/^\d+$/.test(inner) || text[end] === '(' || /^\^/.test(inner)) return false;
  if (/^\d+\s*[,;–-]/.test(inner) || /https?:/.test(inner)) return false;
  if (EXAMPLE.test(inner) || EXAMPLE_BEHIND.test(inner)) return true;
  // A sentence in brackets is text, a short phrase is a field.
  return inner.length <= 120 && inner.split(/\s+/).length <= 14;
}

/** "[e.g. name, e-mail, …]": what somebody might write there, in whatever language. */
const EXAMPLE =
  /^(?:e\.\s?g\.|eg\b|for example|for instance|such as|p\.?\s?ex\.?\b|ex\.|par exemple|z\.\s?B\.|bijv\.|ad es\.|por ej)/iu;

/** "[purpose of the service – ex: booking, invoices, etc.]". */
const EXAMPLE_BEHIND =
  /[\s(–—:;-](?:e\.\s?g\.|ex\.?\s?:|p\.?\s?ex\.?\s|par exemple\s?:|for example\s?:|z\.\s?B\.|bijv\.|ad es\.|por ej)[^[\]]*$/iu;

function isSignature(text: string, start: number, signature: RegExp): boolean {
  // What stands directly before the blank, on its line or on the one above: "Date: ____", "Name" over "____".
  return signature.test(fold(text.slice(Math.max(0, start - SIGNATURE_REACH), start)));
}

const SIGNATURE_REACH = 60;

/** A word of a signature block, with nothing but punctuation behind it. */
function signaturePattern(language: Language): RegExp {
  const words = language.structure['signature-words'].map((w) => fold(w).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?:^|[^\\p{L}])(?:${words.join('|')})[^\\p{L}]*$`, 'u');
}
