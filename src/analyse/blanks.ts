import type { Language } from '../catalogue/types.js';
import { fold } from '../language/index.js';
import type { Blank, Document } from '../model.js';

/** Placeholders that nobody filled: "[●]", "……", "{{name}}", "to be completed", "XXX", unticked forms. */
export function findBlanks(document: Document, index: number, language: Language): Blank[] {
  const { text } = document;
  const { words, signature } = wordsOf(language);
  const blanks: Blank[] = [];
  const taken = new Taken(text.length);
  for (const { pattern, marks } of [...PLACEHOLDERS, { pattern: words, marks: [] }]) {
    if (marks.length > 0 && !marks.some((mark) => text.includes(mark))) continue;
    for (const m of text.matchAll(pattern)) {
      const start = m.index;
      const end = start + m[0].length;
      if (m[0].startsWith('[') && !looksBlank(m[0], text, end)) continue;
      if (taken.overlaps(start, end)) continue;
      taken.add(start, end);
      const own = isSignature(text, start, signature);
      blanks.push({ span: { document: index, start, end }, kind: 'placeholder', signature: own });
    }
  }
  for (const span of unticked(document))
    blanks.push({ span: { document: index, ...span }, kind: 'unticked', signature: false });
  return blanks.sort((a, b) => a.span.start - b.span.start);
}

/** What a placeholder looks like, and what has to stand in the text for there to be one: most texts have nothing of it. */
const PLACEHOLDERS: readonly { readonly pattern: RegExp; readonly marks: readonly string[] }[] = [
  {
    pattern: /\[\s*[●•._…–-][●•._…\s–-]*\]|\[\s*\](?=\s*$)|_{4,}|\.{5,}|…{2,}|(?:\. ){4,}/gmu,
    marks: ['[', '____', '.....', '……', '. . . . '],
  },
  {
    pattern: /\{\{[^{}\n]{1,60}\}\}|\$\{[^{}\n]{1,60}\}|\{[\p{L}][^{}\n]{1,50}\}|<<[^<>\n]{1,60}>>|<%[^%\n]{1,60}%>/gu,
    marks: ['{', '<<', '<%'],
  },
  { pattern: /\[(?!\s*[xX✓✔]\s*\])[^[\]\n]{2,400}\]/gu, marks: ['['] },
  { pattern: /<[\p{L}][^<>\n]{2,60}>/gu, marks: ['<'] },
  { pattern: /(?<![\p{L}\d])X{3,}(?![\p{L}\d])/gu, marks: ['XXX'] },
];

const known = new WeakMap<Language, { words: RegExp; signature: RegExp }>();

/** What a language has for blanks. */
function wordsOf(language: Language): { words: RegExp; signature: RegExp } {
  const made = known.get(language);
  if (made) return made;
  const blankWords = language.structure['blank-words'].map((w) => w.split(' ').join('[\\s\\p{P}]{1,3}')).join('|');
  const own = {
    words: new RegExp(`(?<![\\p{L}\\d])(?:${blankWords})(?![\\p{L}\\d])`, 'giu'),
    signature: signaturePattern(language),
  };
  known.set(language, own);
  return own;
}

/** Which code units are part of a blank already: a hostile text may have one in every place. */
class Taken {
  readonly #marks: Uint8Array;

  constructor(length: number) {
    this.#marks = new Uint8Array(length);
  }

  add(start: number, end: number): void {
    this.#marks.fill(1, start, end);
  }

  overlaps(start: number, end: number): boolean {
    return this.#marks.subarray(start, end).includes(1);
  }
}

const BOX = /[☐□▢]|\[\s*\](?!\()|[☑☒✓✔■]|\[\s*[xX✓✔]\s*\]/gu;
const EMPTY_BOX = /^(?:[☐□▢]|\[\s*\])$/u;

/**
 * Options behind an empty box, up to the next box or the end of the block: the form offers them, nobody has chosen them.
 * A form without a single tick leaves its options open; where no box at all is ticked next to them, they still say nothing.
 */
function unticked(document: Document): { start: number; end: number }[] {
  const result: { start: number; end: number }[] = [];
  const hasBoxes = /[[☐□▢]/.test(document.text);
  for (const block of document.blocks) {
    if (block.checked === false) {
      if (block.end > block.start) result.push({ start: block.start, end: block.end });
      continue;
    }
    if (!hasBoxes) continue;
    const text = document.text.slice(block.start, block.end);
    const boxes = [...text.matchAll(BOX)];
    boxes.forEach((box, i) => {
      if (!EMPTY_BOX.test(box[0])) return;
      const end = boxes[i + 1]?.index ?? text.length;
      if (text.slice(box.index + box[0].length, end).trim() === '') return;
      result.push({ start: block.start + box.index, end: block.start + end });
    });
  }
  return result;
}

/** A footnote mark, a citation, a link or an editor's remark in brackets is no blank. */
function looksBlank(match: string, text: string, end: number): boolean {
  const inner = match.slice(1, -1).trim();
  if (inner === '' || /^[●•._…\s–-]*$/.test(inner)) return true;
  if (/^\d+$/.test(inner) || text[end] === '(' || /^\^/.test(inner)) return false;
  if (/^\d+\s*[,;–-]/.test(inner) || /https?:/.test(inner)) return false;
  if (EXAMPLE.test(inner)) return true;
  // A sentence in brackets is text, a short phrase is a field.
  return inner.length <= 120 && inner.split(/\s+/).length <= 14;
}

/** "[e.g. name, e-mail, …]": what somebody might write there, in whatever language. */
const EXAMPLE =
  /^(?:e\.\s?g\.|eg\b|for example|for instance|such as|p\.?\s?ex\.?\b|ex\.|par exemple|z\.\s?B\.|bijv\.|ad es\.|por ej)/iu;

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
