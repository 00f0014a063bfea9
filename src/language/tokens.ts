/** The words of a text with their places. Parallel arrays, since a contract has tens of thousands. */
export interface Tokens {
  /** Folded: lower case, no accents. The empty string is a barrier that no alternative crosses. */
  readonly forms: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Whether a possessive ("'s") was dropped behind the word. */
  readonly possessive: ReadonlySet<number>;
  /** Words before which a comma, a semicolon, a colon or a bracket stands. */
  readonly pauses: ReadonlySet<number>;
}

/** Collects the words of several stretches of one text, with barriers between them. */
export class TokenCollector implements Tokens {
  readonly forms: string[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly possessive = new Set<number>();
  readonly pauses = new Set<number>();
  readonly #dropped: ReadonlySet<string>;

  constructor(dropped: Iterable<string>) {
    this.#dropped = new Set(dropped);
  }

  get length(): number {
    return this.forms.length;
  }

  /** Adds the words of `text.slice(start, end)`, then a barrier. Returns the token range without the barrier. */
  add(text: string, start: number, end: number): TokenRange {
    const first = this.forms.length;
    const part = text.slice(start, end);
    WORD.lastIndex = 0;
    let before = 0;
    for (let m = WORD.exec(part); m !== null; m = WORD.exec(part)) {
      const form = fold(m[0]);
      // An elided article or a possessive stands by an apostrophe ("controller's", "l'instruction") or in "(s)".
      if (this.#dropped.has(form) && isElided(part, m.index, m[0].length)) {
        if (APOSTROPHE.test(part[m.index - 1] ?? '')) this.possessive.add(this.forms.length - 1);
        continue;
      }
      if (before < m.index && PAUSE.test(part.slice(before, m.index))) this.pauses.add(this.forms.length);
      before = m.index + m[0].length;
      this.forms.push(form);
      this.starts.push(start + m.index);
      this.ends.push(start + m.index + m[0].length);
    }
    const last = this.forms.length;
    this.forms.push('');
    this.starts.push(end);
    this.ends.push(end);
    return { from: first, to: last };
  }
}

/** Tokens from (inclusive) to (exclusive). */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/** The folded words of a short text, for patterns and names. */
export function words(text: string, dropped: Iterable<string> = []): string[] {
  const tokens = new TokenCollector(dropped);
  tokens.add(text, 0, text.length);
  return tokens.forms.slice(0, -1);
}

/** Lower case without accents, so that "Données" and "donnees" are one word. */
export function fold(word: string): string {
  if (ASCII.test(word)) return word.includes("'") ? word.replaceAll("'", '').toLowerCase() : word.toLowerCase();
  return word
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(SPECIAL, (c) => SPECIAL_LETTERS[c] ?? '');
}

// "n't" stays with its verb, so that "don't" is one word that grammars can name.
const WORD = /\p{L}+n['’]t(?!\p{L})|[\p{L}\p{N}\p{M}]+/giu;
const PAUSE = /[,;:()–—]/;
const ASCII = /^[\x20-\x7e]*$/;
const MARKS = /\p{M}+/gu;
const SPECIAL = /[ßøłđæœþðı’ſ]/g;
const SPECIAL_LETTERS: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
  ı: 'i',
  ſ: 's',
  '’': '',
};
const APOSTROPHE = /['’‘´`]/;

function isElided(text: string, start: number, length: number): boolean {
  const before = text[start - 1] ?? '';
  const after = text[start + length] ?? '';
  return APOSTROPHE.test(before) || APOSTROPHE.test(after) || before === '(';
}
