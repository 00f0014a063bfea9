import { fold } from './fold.js';

/**
 * What a language makes of words as they are written, worked out once for each, whatever contract it stands in: contracts repeat their words,
 * and each other's. When it is full, an empty one takes its place with the next contract.
 */
export class Lexicon {
  /** The written words, each at the place that its hash tells or at the next free one behind it. */
  #table: (WrittenWord | undefined)[] = new Array(FIRST_WORDS).fill(undefined);
  #count = 0;
  /** Folded words; a word's number is its place. Number 0 is the empty one. */
  readonly #forms: string[] = [''];
  readonly #numbers = new Map<string, number>([['', 0]]);
  readonly #dropped: ReadonlySet<string>;
  readonly #contractions: ReadonlyMap<string, readonly string[]>;
  readonly #known: KnownWords | undefined;

  /**
   * @param dropped folded forms of which a word may consist that is none: elided articles, the "s" of a possessive
   * @param contractions folded forms that stand for several words, with these
   * @param known the words of the language, by which torn and glued ones are told
   */
  constructor(
    dropped: Iterable<string>,
    contractions: Readonly<Record<string, string>> = {},
    known?: KnownWords | undefined,
  ) {
    this.#dropped = new Set(dropped);
    this.#contractions = new Map(Object.entries(contractions).map(([short, long]) => [short, long.split(' ')]));
    this.#known = known;
  }

  /** The words of the language, where torn and glued ones are to be told. */
  get known(): KnownWords | undefined {
    return this.#known;
  }

  get isFull(): boolean {
    return this.#count >= MOST_WORDS;
  }

  /** How many forms there are: no number is as high. */
  get size(): number {
    return this.#forms.length;
  }

  form(number: number): string {
    return this.#forms[number]!;
  }

  /** The number of a form, if it has one. */
  number(form: string): number | undefined {
    return this.#numbers.get(form);
  }

  /** The word from `start` to `end`, whose code units make up `hash`: see `hashed`. */
  read(text: string, start: number, end: number, hash: number): WrittenWord {
    const mask = this.#table.length - 1;
    let place = spread(hash) & mask;
    for (let known = this.#table[place]; known; known = this.#table[place]) {
      if (known.hash === hash && known.raw.length === end - start && text.startsWith(known.raw, start)) return known;
      place = (place + 1) & mask;
    }
    const word = this.#first(text.slice(start, end), hash);
    this.#table[place] = word;
    this.#count += 1;
    if (this.#count * 2 > this.#table.length) this.#makeRoom();
    return word;
  }

  #first(raw: string, hash: number): WrittenWord {
    const form = fold(raw);
    const cut = this.#known && form.length === raw.length ? this.#known.cut(form) : 0;
    const parts = cut > 0 ? [form.slice(0, cut), form.slice(cut)] : (this.#contractions.get(form) ?? [form]);
    return {
      raw,
      hash,
      isDropped: this.#dropped.has(form),
      isListed: this.#known?.lists(form) ?? false,
      forms: parts.map((part) => this.#number(part)),
      cut,
    };
  }

  #number(form: string): number {
    let number = this.#numbers.get(form);
    if (number === undefined) {
      number = this.#forms.length;
      this.#forms.push(form);
      this.#numbers.set(form, number);
    }
    return number;
  }

  #makeRoom(): void {
    const old = this.#table;
    const mask = old.length * 2 - 1;
    this.#table = new Array(old.length * 2).fill(undefined);
    for (const word of old) {
      if (!word) continue;
      let place = spread(word.hash) & mask;
      while (this.#table[place]) place = (place + 1) & mask;
      this.#table[place] = word;
    }
  }
}

/** A word as it is written. */
export interface WrittenWord {
  readonly raw: string;
  readonly hash: number;
  /** Whether it is none where it is elided. */
  readonly isDropped: boolean;
  /** Whether it is a word of the language as it stands. */
  readonly isListed: boolean;
  /** The numbers of the forms that it stands for. */
  readonly forms: readonly number[];
  /** Where it is cut into them, in code units; 0 where both forms stand for the whole, or there is but one. */
  readonly cut: number;
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

/** Different words for which there is room at first: a power of two. */
const FIRST_WORDS = 32;
/** A language has fewer that contracts use; a hostile contract may be all different words. */
const MOST_WORDS = 50_000;

export const HASH_SEED = 0x811c9dc5 | 0;

/** Multiplies before and behind a turn, so that blocks of letters cannot be changed for others as they can in a sum. */
export function hashed(hash: number, code: number): number {
  const mixed = Math.imul(hash ^ code, 0x01000193);
  return Math.imul((mixed << 13) | (mixed >>> 19), 0x2c1b3c6d);
}

export function hashOf(word: string): number {
  let hash = HASH_SEED;
  for (let at = 0; at < word.length; at++) hash = hashed(hash, word.charCodeAt(at));
  return hash;
}

/** Spreads a hash over its lower bits, which alone tell a place. */
function spread(hash: number): number {
  return hash ^ (hash >>> 15);
}
