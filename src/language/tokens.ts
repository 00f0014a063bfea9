import { fold } from './fold.js';
import { HASH_SEED, hashed, hashOf, Lexicon, type WrittenWord } from './lexicon.js';

/** The words of a text with their places. Parallel lists, since a contract has tens of thousands. */
export interface Tokens {
  /** How many there are. Lists of numbers may have room for more behind them. */
  readonly length: number;
  /** Folded: lower case, no accents. The empty string is a barrier that no alternative crosses. */
  readonly forms: readonly string[];
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Which of `vocabulary` each word is. Number 0 is the barrier. */
  readonly ids: Int32Array;
  /** Each different form once, in the order in which they first come. */
  readonly vocabulary: readonly string[];
  /** Whether a possessive ("'s") was dropped behind the word. */
  readonly possessive: TokenMarks;
  /** Words before which a comma, a semicolon, a colon or a bracket stands. */
  readonly pauses: TokenMarks;
  /** Of them those before which a semicolon stands. */
  readonly semicolons: TokenMarks;
  /** Words between round brackets. */
  readonly bracketed: TokenMarks;
}

/** Words that have something in common. */
export interface TokenMarks {
  has(token: number): boolean;
}

const NO_NUMBERS = new Int32Array(0);
/** For which there is room at first. */
const FIRST_TOKENS = 16;

function copied(list: Int32Array, room: number): Int32Array<ArrayBuffer> {
  const result = new Int32Array(room);
  result.set(list);
  return result;
}

const NO_MARKS = new Uint8Array(0);

/** A bit of the marks of each word. */
const POSSESSIVE = 1;
const PAUSE = 2;
const SEMICOLON_BEFORE = 4;
const BRACKETED = 8;
/** For which there is room beside those that the lexicon has. */
const FEW_FORMS = 256;

/** Collects the words of several stretches of one text, with barriers between them. */
export class TokenCollector implements Tokens {
  readonly forms: string[] = [];
  starts = NO_NUMBERS;
  ends = NO_NUMBERS;
  ids = NO_NUMBERS;
  readonly vocabulary: string[] = [''];
  readonly possessive = this.#marked(POSSESSIVE);
  readonly pauses = this.#marked(PAUSE);
  readonly semicolons = this.#marked(SEMICOLON_BEFORE);
  readonly bracketed = this.#marked(BRACKETED);
  #marks = NO_MARKS;
  readonly #lexicon: Lexicon;
  /** By number of a form in the lexicon: which of `vocabulary` it is, or 0. */
  #idOf: Int32Array;

  /** What a language makes of words. Where it has words of its own, torn ones ("prov ide", "pro- vide") are read as one, glued ones ("personaldata") as two. */
  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
    this.#idOf = new Int32Array(lexicon.size + FEW_FORMS);
  }

  get length(): number {
    return this.forms.length;
  }

  /** Whether a folded word has come. */
  has(form: string): boolean {
    const number = this.#lexicon.number(form);
    return number !== undefined && (number === 0 || (this.#idOf[number] ?? 0) !== 0);
  }

  /** Adds the words of `text.slice(start, end)`, then a barrier. Returns the token range without the barrier. */
  add(text: string, start: number, end: number): TokenRange {
    if (this.ids.length === 0) this.#makeRoom(Math.max(FIRST_TOKENS, text.length >> 2));
    const { forms } = this;
    const lexicon = this.#lexicon;
    const canBeTorn = lexicon.known !== undefined;
    const first = forms.length;
    let pause = 0;
    // How many brackets are open, and where the outermost was.
    let depth = 0;
    let opened = 0;
    let at = start;
    while (at < end) {
      let code = text.charCodeAt(at);
      let kind = code < KINDS.length ? KINDS[code]! : kindOf(text, at);
      if ((kind & LETTER) === 0) {
        at++;
        if (kind !== BREATH) continue;
        pause |= PAUSE;
        if (code === SEMICOLON) pause |= SEMICOLON_BEFORE;
        else if (code === OPENING) {
          if (depth === 0) opened = forms.length;
          depth += 1;
        } else if (code === CLOSING && depth > 0) {
          depth -= 1;
          if (depth === 0) for (let t = opened; t < forms.length; t++) this.#mark(t, BRACKETED);
        }
        continue;
      }
      const from = at;
      let hash = HASH_SEED;
      for (;;) {
        hash = hashed(hash, code);
        at++;
        if (at >= end) break;
        code = text.charCodeAt(at);
        kind = code < KINDS.length ? KINDS[code]! : kindOf(text, at);
        if ((kind & LETTER) === 0 && !isContraction(code, text, at, end)) break;
      }
      let written = lexicon.read(text, from, at, hash);
      if ((code === SPACE || code === HYPHEN) && at + 1 < end && canBeTorn) {
        const torn = this.#mended(text, from, at, end, written);
        if (torn) {
          at = torn.to;
          written = torn.written;
        }
      }
      // An elided article or a possessive stands by an apostrophe ("controller's", "l'instruction") or in "(s)".
      if (written.isDropped && isElided(text, from, at - from)) {
        if (from > start && APOSTROPHE.test(text[from - 1]!)) this.#mark(forms.length - 1, POSSESSIVE);
        continue;
      }
      if (pause !== 0) {
        if (forms.length > first) this.#mark(forms.length, pause);
        pause = 0;
      }
      const own = written.forms;
      if (written.cut > 0) {
        this.#push(own[0]!, from, from + written.cut);
        this.#push(own[1]!, from + written.cut, at);
      } else for (let k = 0; k < own.length; k++) this.#push(own[k]!, from, at);
    }
    const last = forms.length;
    this.#push(0, end, end);
    return { from: first, to: last };
  }

  /** Adds two stretches as one run of words, so that a phrase may begin in the first and end in the second. */
  addRun(text: string, first: { start: number; end: number }, second: { start: number; end: number }): TokenRange[] {
    const before = this.add(text, first.start, first.end);
    this.forms.pop();
    return [before, this.add(text, second.start, second.end)];
  }

  /** The whole of a word whose second half stands behind a gap: neither half may be a word, and both together must be one. */
  #mended(
    text: string,
    from: number,
    at: number,
    end: number,
    half: WrittenWord,
  ): { written: WrittenWord; to: number } | undefined {
    const isHyphened = text.charCodeAt(at) === HYPHEN;
    const second = isHyphened ? at + 2 : at + 1;
    if (text.charCodeAt(second - 1) !== SPACE || !isSmall(text.charCodeAt(second))) return undefined;
    const { knows } = this.#lexicon.known!;
    if (!isHyphened && (half.isDropped || half.isListed)) return undefined;
    let to = second;
    let hash = HASH_SEED;
    while (to < end && (kindOf(text, to) & LETTER) !== 0) {
      hash = hashed(hash, text.charCodeAt(to));
      to++;
    }
    const rest = this.#lexicon.read(text, second, to, hash);
    if (!isHyphened && (rest.isDropped || rest.isListed)) return undefined;
    const whole = text.slice(from, at) + text.slice(second, to);
    // "Infrastructure as" is no inflection of "infrastructure".
    const ending = isHyphened || to - second > LONGEST_PARTICLE ? undefined : 0;
    if (whole.length < SHORTEST_TORN || !knows(fold(whole), ending)) return undefined;
    return { written: this.#lexicon.read(whole, 0, whole.length, hashOf(whole)), to };
  }

  /** Takes down a form by its number in the lexicon. */
  #push(number: number, start: number, end: number): void {
    const token = this.forms.length;
    if (token === this.ids.length) this.#makeRoom(token * 2);
    const id = number === 0 ? 0 : this.#id(number);
    this.forms.push(this.vocabulary[id]!);
    this.ids[token] = id;
    this.starts[token] = start;
    this.ends[token] = end;
  }

  #makeRoom(room: number): void {
    this.starts = copied(this.starts, room);
    this.ends = copied(this.ends, room);
    this.ids = copied(this.ids, room);
    const marks = new Uint8Array(room);
    marks.set(this.#marks);
    this.#marks = marks;
  }

  #mark(token: number, marks: number): void {
    if (token >= this.#marks.length) this.#makeRoom(this.#marks.length * 2);
    this.#marks[token]! |= marks;
  }

  #marked(mark: number): TokenMarks {
    return { has: (token) => (this.#marks[token]! & mark) !== 0 };
  }

  #id(number: number): number {
    if (number >= this.#idOf.length) this.#idOf = copied(this.#idOf, 2 * number);
    const known = this.#idOf[number]!;
    if (known !== 0) return known;
    const id = this.vocabulary.length;
    this.vocabulary.push(this.#lexicon.form(number));
    this.#idOf[number] = id;
    return id;
  }
}

const SEMICOLON = 0x3b;
const OPENING = 0x28;
const CLOSING = 0x29;
const HYPHEN = 0x2d;
const SPACE = 0x20;
/** Of a torn word, in letters: shorter ones come about by chance. */
const SHORTEST_TORN = 4;
/** In letters: "as", "via". */
const LONGEST_PARTICLE = 3;

function isSmall(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0xdf && code <= 0xff);
}

/** Tokens from (inclusive) to (exclusive). */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/** The folded words of a short text, for patterns and names. */
export function words(text: string, dropped: Iterable<string> = []): string[] {
  // Most have nothing to fold but capitals, and nothing to drop.
  if (PLAIN.test(text)) return text.toLowerCase().split(' ');
  const tokens = new TokenCollector(new Lexicon(dropped));
  tokens.add(text, 0, text.length);
  return tokens.forms.slice(0, -1);
}

const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/i;

const OTHER = 0;
const LETTER = 1;
/** A comma, a semicolon, a colon, a bracket, a dash. */
const BREATH = 2;

const KINDS = new Uint8Array(0x250);
for (let c = 0; c < KINDS.length; c++) {
  const char = String.fromCharCode(c);
  if (/[\p{L}\p{N}\p{M}]/u.test(char)) KINDS[c] = LETTER;
  else if (/[,;:()]/.test(char)) KINDS[c] = BREATH;
}

/** What a code unit is: a table for the Latin scripts, which nearly every contract here is written in. */
function kindOf(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < KINDS.length) return KINDS[code]!;
  if (code === 0x2013 || code === 0x2014) return BREATH;
  return LETTERS.test(String.fromCodePoint(text.codePointAt(at)!)) || (code >= 0xdc00 && code <= 0xdfff)
    ? LETTER
    : OTHER;
}

/** "n't" stays with its verb, so that "don't" is one word that grammars can name. */
function isContraction(code: number, text: string, at: number, end: number): boolean {
  if (code !== 0x27 && code !== 0x2019) return false;
  const before = text[at - 1];
  const after = text[at + 1];
  if ((before !== 'n' && before !== 'N') || (after !== 't' && after !== 'T')) return false;
  return at + 2 >= end || (kindOf(text, at + 2) & LETTER) === 0;
}

const LETTERS = /[\p{L}\p{N}\p{M}]/u;
const APOSTROPHE = /['’‘´`]/;

function isElided(text: string, start: number, length: number): boolean {
  const before = text[start - 1] ?? '';
  const after = text[start + length] ?? '';
  return APOSTROPHE.test(before) || APOSTROPHE.test(after) || before === '(';
}
