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
const FIRST_MARKS = 1024;

/** Marks that are set as words come. */
class Marks implements TokenMarks {
  #marks = NO_MARKS;

  add(token: number): void {
    if (token >= this.#marks.length) {
      const larger = new Uint8Array(Math.max(token + 1, this.#marks.length * 2, FIRST_MARKS));
      larger.set(this.#marks);
      this.#marks = larger;
    }
    this.#marks[token] = 1;
  }

  has(token: number): boolean {
    return this.#marks[token] === 1;
  }
}

/** Collects the words of several stretches of one text, with barriers between them. */
export class TokenCollector implements Tokens {
  readonly forms: string[] = [];
  starts = NO_NUMBERS;
  ends = NO_NUMBERS;
  ids = NO_NUMBERS;
  readonly vocabulary: string[] = [''];
  readonly possessive = new Marks();
  readonly pauses = new Marks();
  readonly semicolons = new Marks();
  readonly bracketed = new Marks();
  readonly #idOf = new Map<string, number>([['', 0]]);
  /** A contract repeats its words: each is folded once. By the place that its hash tells, or one behind it. */
  #written: (Written | undefined)[] = new Array(FIRST_WORDS).fill(undefined);
  #count = 0;
  readonly #dropped: ReadonlySet<string>;
  readonly #contractions: ReadonlyMap<string, readonly string[]>;
  readonly #vocabulary: KnownWords | undefined;

  /** With `vocabulary`, words that a bad layout has torn ("prov ide", "pro- vide") are read as one, glued ones ("personaldata") as two. */
  constructor(
    dropped: Iterable<string>,
    contractions: Readonly<Record<string, string>> = {},
    vocabulary?: KnownWords | undefined,
  ) {
    this.#vocabulary = vocabulary;
    this.#dropped = new Set(dropped);
    this.#contractions = new Map(Object.entries(contractions).map(([short, long]) => [short, long.split(' ')]));
  }

  get length(): number {
    return this.forms.length;
  }

  /** Whether a folded word has come. */
  has(form: string): boolean {
    return this.#idOf.has(form);
  }

  /** Adds the words of `text.slice(start, end)`, then a barrier. Returns the token range without the barrier. */
  add(text: string, start: number, end: number): TokenRange {
    const first = this.forms.length;
    let pause = false;
    let semicolon = false;
    // How many brackets are open, and where the outermost was.
    let depth = 0;
    let opened = 0;
    let at = start;
    while (at < end) {
      const kind = kindOf(text, at);
      if (kind !== LETTER) {
        if (kind === BREATH) {
          pause = true;
          const sign = text.charCodeAt(at);
          if (sign === SEMICOLON) semicolon = true;
          else if (sign === OPENING) {
            if (depth === 0) opened = this.forms.length;
            depth += 1;
          } else if (sign === CLOSING && depth > 0) {
            depth -= 1;
            if (depth === 0) for (let t = opened; t < this.forms.length; t++) this.bracketed.add(t);
          }
        }
        at++;
        continue;
      }
      const from = at;
      let hash = HASH_SEED;
      while (at < end && (kindOf(text, at) === LETTER || isContraction(text, at, end))) {
        hash = hashed(hash, text.charCodeAt(at));
        at++;
      }
      let written = this.#read(text, from, at, hash);
      const torn = this.#vocabulary && at + 1 < end ? this.#mended(text, from, at, end, written) : undefined;
      if (torn) {
        at = torn.to;
        written = torn.written;
      }
      // An elided article or a possessive stands by an apostrophe ("controller's", "l'instruction") or in "(s)".
      if (written.isDropped && isElided(text, from, at - from)) {
        if (from > start && APOSTROPHE.test(text[from - 1]!)) this.possessive.add(this.forms.length - 1);
        continue;
      }
      if (pause && this.forms.length > first) this.pauses.add(this.forms.length);
      if (semicolon && this.forms.length > first) this.semicolons.add(this.forms.length);
      pause = false;
      semicolon = false;
      if (written.cut > 0) {
        this.#push(written.ids[0]!, from, from + written.cut);
        this.#push(written.ids[1]!, from + written.cut, at);
      } else for (let k = 0; k < written.ids.length; k++) this.#push(written.ids[k]!, from, at);
    }
    const last = this.forms.length;
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
    half: Written,
  ): { written: Written; to: number } | undefined {
    const isHyphened = text.charCodeAt(at) === HYPHEN;
    const second = isHyphened ? at + 2 : at + 1;
    if (text.charCodeAt(second - 1) !== SPACE || !isSmall(text.charCodeAt(second))) return undefined;
    const { knows, lists } = this.#vocabulary!;
    if (!isHyphened && (half.isDropped || half.isListed(lists))) return undefined;
    let to = second;
    let hash = HASH_SEED;
    while (to < end && kindOf(text, to) === LETTER) {
      hash = hashed(hash, text.charCodeAt(to));
      to++;
    }
    const rest = this.#read(text, second, to, hash);
    if (!isHyphened && (rest.isDropped || rest.isListed(lists))) return undefined;
    const whole = text.slice(from, at) + text.slice(second, to);
    // "Infrastructure as" is no inflection of "infrastructure".
    const ending = isHyphened || to - second > LONGEST_PARTICLE ? undefined : 0;
    if (whole.length < SHORTEST_TORN || !knows(fold(whole), ending)) return undefined;
    return { written: this.#read(whole, 0, whole.length, hashOf(whole)), to };
  }

  #push(id: number, start: number, end: number): void {
    const token = this.forms.length;
    if (token === this.ids.length) {
      const room = Math.max(FIRST_TOKENS, token * 2);
      this.starts = copied(this.starts, room);
      this.ends = copied(this.ends, room);
      this.ids = copied(this.ids, room);
    }
    this.forms.push(this.vocabulary[id]!);
    this.ids[token] = id;
    this.starts[token] = start;
    this.ends[token] = end;
  }

  /** The word from `start` to `end`, whose code units make up `hash`. */
  #read(text: string, start: number, end: number, hash: number): Written {
    const mask = this.#written.length - 1;
    let place = mixed(hash) & mask;
    for (let known = this.#written[place]; known; known = this.#written[place]) {
      if (known.hash === hash && known.raw.length === end - start && text.startsWith(known.raw, start)) return known;
      place = (place + 1) & mask;
    }
    const written = this.#first(text.slice(start, end), hash);
    this.#written[place] = written;
    this.#count += 1;
    if (this.#count * 2 > this.#written.length) this.#makeRoom();
    return written;
  }

  #first(raw: string, hash: number): Written {
    const plain = ASCII.test(raw);
    const form = plain ? raw.toLowerCase() : fold(raw);
    const bare = plain && form.includes("'") ? form.replaceAll("'", '') : form;
    const cut = this.#vocabulary && bare.length === raw.length ? this.#vocabulary.cut(bare) : 0;
    const parts = cut > 0 ? [bare.slice(0, cut), bare.slice(cut)] : (this.#contractions.get(bare) ?? [bare]);
    const ids = parts.map((word) => this.#id(word));
    return new Written(raw, hash, bare, this.#dropped.has(form), ids, cut);
  }

  #makeRoom(): void {
    const old = this.#written;
    const mask = old.length * 2 - 1;
    this.#written = new Array(old.length * 2).fill(undefined);
    for (const written of old) {
      if (!written) continue;
      let place = mixed(written.hash) & mask;
      while (this.#written[place]) place = (place + 1) & mask;
      this.#written[place] = written;
    }
  }

  #id(form: string): number {
    let id = this.#idOf.get(form);
    if (id === undefined) {
      id = this.vocabulary.length;
      this.vocabulary.push(form);
      this.#idOf.set(form, id);
    }
    return id;
  }
}

/** A word as it is written: whether it is one that may be dropped, the forms that it stands for, and where it is cut into them. */
class Written {
  readonly raw: string;
  readonly hash: number;
  readonly isDropped: boolean;
  readonly ids: readonly number[];
  /** In code units; 0 where both forms stand for the whole, or there is but one. */
  readonly cut: number;
  readonly #bare: string;
  #listed: boolean | undefined = undefined;

  constructor(raw: string, hash: number, bare: string, isDropped: boolean, ids: readonly number[], cut: number) {
    this.raw = raw;
    this.hash = hash;
    this.#bare = bare;
    this.isDropped = isDropped;
    this.ids = ids;
    this.cut = cut;
  }

  /** Asked once for each: whether it stands in a list of words as it is. */
  isListed(lists: (form: string) => boolean): boolean {
    this.#listed ??= lists(this.#bare);
    return this.#listed;
  }
}

/** Different words for which there is room at first: a power of two. */
const FIRST_WORDS = 32;

const HASH_SEED = 0x811c9dc5 | 0;

/** Multiplies before and behind a turn, so that blocks of letters cannot be changed for others as they can in a sum. */
function hashed(hash: number, code: number): number {
  const mixed = Math.imul(hash ^ code, 0x01000193);
  return Math.imul((mixed << 13) | (mixed >>> 19), 0x2c1b3c6d);
}

function hashOf(word: string): number {
  let hash = HASH_SEED;
  for (let at = 0; at < word.length; at++) hash = hashed(hash, word.charCodeAt(at));
  return hash;
}

/** Spreads a hash over its lower bits, which alone tell a place. */
function mixed(hash: number): number {
  return hash ^ (hash >>> 15);
}

/** The words of a language, folded. */
export interface KnownWords {
  /** Whether a form is one of them, or an inflection with an ending of so many letters at most. */
  readonly knows: (form: string, ending?: number) => boolean;
  /** Whether it is one of them as it stands. */
  readonly lists: (form: string) => boolean;
  /** Where the first of two of them that are glued together ends, in code units, or 0. */
  readonly cut: (form: string) => number;
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
  // Most are folded already, with nothing to drop.
  if (PLAIN.test(text)) return text.split(' ');
  const tokens = new TokenCollector(dropped);
  tokens.add(text, 0, text.length);
  return tokens.forms.slice(0, -1);
}

const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/** Lower case without accents, so that "Données" and "donnees" are one word. */
export function fold(word: string): string {
  if (ASCII.test(word)) return word.includes("'") ? word.replaceAll("'", '').toLowerCase() : word.toLowerCase();
  return word
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(SPECIAL, (c) => SPECIAL_LETTERS[c] ?? '');
}

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
function isContraction(text: string, at: number, end: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== 0x27 && code !== 0x2019) return false;
  const before = text[at - 1];
  const after = text[at + 1];
  if ((before !== 'n' && before !== 'N') || (after !== 't' && after !== 'T')) return false;
  return at + 2 >= end || kindOf(text, at + 2) !== LETTER;
}

const LETTERS = /[\p{L}\p{N}\p{M}]/u;
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
