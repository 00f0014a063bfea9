import type { Line } from './types.js';

/** Words of the document as they stand inside of lines, in lower case. */
export interface Vocabulary {
  readonly words: ReadonlySet<string>;
  /** "third-party" */
  readonly hyphenated: ReadonlySet<string>;
}

/** First halves that take a hyphen in English, French, German, Italian, Spanish and their neighbours. */
const PREFIXES = new Set(
  (
    'sub third non co pre post self cross multi inter intra e ex anti re well long short first second end on off up so ' +
    'vice sous ci celui celle ceux celles là lui elle eux elles moi quasi semi demi contre avant après grand cent peut ' +
    'c’est-à dit lesquels auto extra ultra pro un opt sign data high low real follow day week year month'
  ).split(' '),
);

/** Made when a word that ends in a hyphen is first looked up: many documents have none at the end of a line. */
export function vocabularyOf(lines: Iterable<Line>): Vocabulary {
  let made: Vocabulary | undefined;
  const vocabulary = () => {
    made ??= wordsOf(lines);
    return made;
  };
  return {
    get words() {
      return vocabulary().words;
    },
    get hyphenated() {
      return vocabulary().hyphenated;
    },
  };
}

function wordsOf(lines: Iterable<Line>): Vocabulary {
  const words = new Set<string>();
  const hyphenated = new Set<string>();
  for (const line of lines) {
    for (const [word] of line.text.toLowerCase().matchAll(/[\p{L}\p{M}]+(?:[-‐‑][\p{L}\p{M}]+)*/gu)) {
      if (/[-‐‑]/u.test(word)) hyphenated.add(word.replace(/[‐‑]/gu, '-'));
      else words.add(word);
    }
  }
  return { words, hyphenated };
}

/**
 * What stands between two lines of a paragraph, and how many code units of the first one's end it replaces:
 * a blank, or nothing where a word was broken.
 */
export function joint(before: string, after: string, vocabulary: Vocabulary): { cut: number; between: string } {
  if (/\u00ad$/u.test(before)) return { cut: 1, between: '' };
  // The longer expression alone would start at every letter of the line.
  const broken = /[-‐‑]$/u.test(before.slice(-1))
    ? /([\p{L}\p{M}\p{N}]+(?:[-‐‑][\p{L}\p{M}]+)*)[-‐‑]$/u.exec(before)
    : null;
  if (!broken) return { cut: 0, between: /[\p{L}\p{N}]\/$/u.test(before) ? '' : ' ' };
  const next = /^[\p{L}\p{M}\p{N}]+(?:[-‐‑][\p{L}\p{M}]+)*/u.exec(after)?.[0];
  // "Auftrags- und Wartungsverträge": the hyphen stands for what follows.
  if (!next || /^(?:und|oder|bzw|sowie|and|or|et|ou|e|o|y|u|en|of|och|eller|og|i|lub|ja|tai)$/u.test(next)) {
    return { cut: 0, between: ' ' };
  }
  return { cut: keepsHyphen(broken[1]!, next, vocabulary) ? 0 : 1, between: '' };
}

function keepsHyphen(first: string, second: string, vocabulary: Vocabulary): boolean {
  const joined = (first + second).toLowerCase();
  const hyphenated = `${first}-${second}`.toLowerCase();
  if (vocabulary.hyphenated.has(hyphenated)) return true;
  if (vocabulary.words.has(joined)) return false;
  if (/\p{N}$/u.test(first) || /^\p{N}/u.test(second)) return true;
  if (/^\p{Lu}/u.test(second)) return true;
  const head = first.toLowerCase().split(/[-‐‑]/u).at(-1)!;
  if (PREFIXES.has(head)) return true;
  // Both halves are hyphenated words elsewhere: "controller-to-" + "processor".
  return /[-‐‑]/u.test(first) && vocabulary.words.has(second.toLowerCase());
}
