import { larger, MANY_HITS, newScratch, type Occurrence, Occurrences, type Scratch } from './occurrences.js';
import type { Tokens } from './tokens.js';
import {
  CHILDREN,
  COUNT_AT,
  GAP,
  HAS_GAP,
  HAS_WIDE,
  KIND,
  LEAF,
  NAMED,
  NAMES,
  RECORD,
  START,
  TERMS,
  type Trie,
  TrieIndex,
  WORDS,
} from './trie.js';

/** A stretch of tokens that stands for a named term whatever its words are: a party's name. */
export interface Mention extends Occurrence {
  readonly name: string;
}

/**
 * All terms of a language in one automaton over words. `scan` walks a text once, however many terms there are.
 *
 * A named term becomes an edge over the tokens that it covers, so that alternatives that use it ("<inform> <controller>")
 * see it as one word. Named terms are scanned in the order in which they use each other, and positions from right to left,
 * so that each edge is there before it is needed.
 *
 * The trie lies in flat arrays: it is made when the catalogue is built and loads without being compiled again.
 */
export class Automaton {
  readonly #trie: Trie;
  readonly #index: TrieIndex;
  readonly #stem: (word: string) => string;
  readonly #terms: ReadonlyMap<string, number>;
  /** Ids of the symbols: of names, of words as they are, of stems, of beginnings of words. */
  readonly #names: ReadonlyMap<string, number>;
  readonly #words: ReadonlyMap<string, number>;
  readonly #stems: ReadonlyMap<string, number>;
  readonly #prefixes: ReadonlyMap<string, number>;
  readonly #strata: number;
  /** By stratum and symbol: where it leads from the root of the stratum, or -1. */
  readonly #roots: Int32Array;
  readonly #cache = new Map<string, Look>();
  /** Of the last scan, for the next one. */
  #stack = new Int32Array(FIRST_ROOM);
  /** What a scan lends to its occurrences, unless one is under way or was broken off. */
  #scratch: Scratch | undefined;

  constructor(trie: Trie, stem: (word: string) => string) {
    this.#trie = trie;
    this.#index = new TrieIndex(trie);
    this.#stem = stem;
    this.#terms = new Map(trie.terms?.map((term, id) => [term, id]));
    const marked = (mark: string) =>
      new Map(trie.symbols.flatMap((symbol, id) => (symbol.startsWith(mark) ? [[symbol.slice(1), id] as const] : [])));
    this.#names = marked('<');
    this.#words = marked('=');
    this.#stems = marked('~');
    this.#prefixes = marked('*');
    const { roots, symbols, first, symbol } = trie;
    this.#strata = roots.length;
    this.#roots = new Int32Array(roots.length * symbols.length).fill(-1);
    for (let stratum = 0; stratum < roots.length; stratum++) {
      const root = roots[stratum]!;
      for (let child = first[root]!; child < first[root + 1]!; child++) {
        if (symbol[child]! < GAP) this.#roots[stratum * symbols.length + symbol[child]!] = child;
      }
    }
  }

  /** Id of a term, where the trie has its terms. */
  id(term: string): number {
    const id = this.#terms.get(term);
    if (id === undefined) throw new Error(`term not compiled: ${term}`);
    return id;
  }

  /** Whether any term has a folded word, or an inflection of it, with an ending of so many letters at most. */
  knows(form: string, ending = LONGEST_ENDING): boolean {
    if (this.lists(form) || (this.#stems.size > 0 && this.#stems.has(this.#stem(form)))) return true;
    for (let n = Math.max(2, form.length - ending); n <= form.length; n++) {
      if (this.#prefixes.has(form.slice(0, n))) return true;
    }
    return false;
  }

  /** Whether any term has a folded word as it is. */
  lists(form: string): boolean {
    return this.#words.has(form);
  }

  /**
   * Where the first of two words ends that a bad layout has glued together ("personaldata"): both are words of some term, the second
   * follows on the first there, and together they are none. 0 where it is not so.
   */
  cut(form: string): number {
    if (form.length < SHORTEST_GLUED || form.length > LONGEST_GLUED || this.#words.has(form)) return 0;
    for (let at = SHORTEST_HALF; at <= form.length - SHORTEST_HALF; at++) {
      const first = this.#words.get(form.slice(0, at));
      if (first === undefined || !this.#follows(first, form.slice(at)) || this.knows(form)) continue;
      return at;
    }
    return 0;
  }

  #follows(before: number, word: string): boolean {
    const { first, symbol, symbols } = this.#trie;
    const own = [this.#words.get(word), this.#stems.get(this.#stem(word))];
    for (let stratum = 0; stratum < this.#strata; stratum++) {
      const node = this.#roots[stratum * symbols.length + before]!;
      if (node < 0) continue;
      for (let child = first[node]!; child < first[node + 1]!; child++) if (own.includes(symbol[child])) return true;
    }
    return false;
  }

  /** Where each term occurs. */
  scan(tokens: Tokens, mentions: readonly Mention[]): Occurrences {
    const { ids, length } = tokens;
    const { symbol: symbolOf, nameNodes, nameSymbols, termCount } = this.#trie;
    const index = this.#index;
    const { records } = index;
    const roots = this.#roots;
    const strata = this.#strata;
    const symbolCount = this.#trie.symbols.length;
    const scratch = this.#scratch ?? newScratch(index);
    this.#scratch = undefined;
    const found = new Occurrences(index, termCount, length, scratch);
    const edges = new Edges(length);
    for (const m of mentions) {
      const symbol = this.#names.get(`${m.name}>`);
      if (symbol !== undefined) edges.add(m.from, symbol, m.to);
    }
    const { symbolAt, symbols, bits, stepAt, steps } = this.#flatLooks(tokens.vocabulary);
    // An explicit stack of nodes and the words behind them, and little called: this runs for every word of every contract.
    let stack = this.#stack;
    for (let from = length - 1; from >= 0; from--) {
      const id = ids[from]!;
      if (id === 0) continue;
      for (let stratum = 0; stratum < strata; stratum++) {
        let height = 0;
        const step = id * strata + stratum;
        for (let k = stepAt[step]!; k < stepAt[step + 1]!; k++) {
          if (height + 2 > stack.length) stack = larger(stack);
          stack[height++] = steps[k]!;
          stack[height++] = from + 1;
        }
        for (let edge = edges.first[from]!; edge >= 0; edge = edges.next[edge]!) {
          const next = roots[stratum * symbolCount + edges.symbol[edge]!]!;
          if (next < 0) continue;
          if (height + 2 > stack.length) stack = larger(stack);
          stack[height++] = next;
          stack[height++] = edges.to[edge]!;
        }
        while (height > 0) {
          const behind = stack[--height]!;
          const node = stack[--height]!;
          const known = records[RECORD * node + KIND]!;
          const kind = known !== 0 ? known : index.kind(node);
          if ((kind & TERMS) !== 0) found.add(node, from, behind);
          if ((kind & NAMES) !== 0) {
            for (let k = index.firstName(node); nameNodes[k] === node; k++) edges.add(from, nameSymbols[k]!, behind);
          }
          if ((kind & CHILDREN) === 0) continue;
          // The node itself, then those behind "..", which may skip some words, and behind ".. ..".
          const children = records[RECORD * node + START]! + (kind >>> COUNT_AT);
          let gap = (kind & HAS_GAP) === 0 ? -1 : children;
          let wide = (kind & HAS_WIDE) === 0 ? -1 : gap < 0 ? children : gap + 1;
          let next = node;
          let until = Math.min(behind, length - 1);
          for (;;) {
            const start = records[RECORD * next + START]!;
            const end = start + (records[RECORD * next + KIND]! >>> COUNT_AT);
            const ownWords = records[RECORD * next + WORDS]!;
            const ownNames = records[RECORD * next + NAMED]!;
            for (let at = behind; at <= until; at++) {
              const word = ids[at]!;
              if ((ownWords & bits[word]!) !== 0) {
                for (let k = symbolAt[word]!; k < symbolAt[word + 1]!; k++) {
                  const symbol = symbols[k]!;
                  if ((ownWords & (1 << symbol)) === 0) continue;
                  // Binary search among the children, which are sorted by symbol.
                  let low = start;
                  let high = end;
                  while (low < high) {
                    const middle = (low + high) >> 1;
                    if (symbolOf[middle]! < symbol) low = middle + 1;
                    else high = middle;
                  }
                  if (low < end && symbolOf[low] === symbol) {
                    // The last word of a term, behind which nothing is looked for.
                    const leaf = records[RECORD * low + KIND]!;
                    if ((leaf !== 0 ? leaf : index.kind(low)) === LEAF) {
                      found.add(low, from, at + 1);
                      continue;
                    }
                    if (height + 2 > stack.length) stack = larger(stack);
                    stack[height++] = low;
                    stack[height++] = at + 1;
                  }
                }
              }
              if ((ownNames & edges.bits[at]!) !== 0) {
                for (let edge = edges.first[at]!; edge >= 0; edge = edges.next[edge]!) {
                  const symbol = edges.symbol[edge]!;
                  for (let child = start; child < end && symbolOf[child]! <= symbol; child++) {
                    if (symbolOf[child] !== symbol) continue;
                    if (height + 2 > stack.length) stack = larger(stack);
                    stack[height++] = child;
                    stack[height++] = edges.to[edge]!;
                  }
                }
              }
              // Sentences end at an empty word, which may be looked for and not skipped.
              if (word === 0) break;
            }
            if (gap >= 0) {
              next = gap;
              gap = -1;
              until = Math.min(behind + NARROW, length - 1);
            } else if (wide >= 0) {
              next = wide;
              wide = -1;
              until = Math.min(behind + BROAD, length - 1);
            } else break;
          }
        }
      }
    }
    this.#stack = stack;
    found.finish();
    if (scratch.hits.length <= MANY_HITS) this.#scratch = scratch;
    return found;
  }

  /** The looks of all words of a text in flat lists: those of word `id` from `symbolAt[id]`, from `stepAt[id * strata + stratum]`. */
  #flatLooks(vocabulary: readonly string[]): {
    symbolAt: Int32Array;
    symbols: Int32Array;
    /** By word: a bit for each of its symbols, as in `TrieIndex`. */
    bits: Int32Array;
    stepAt: Int32Array;
    steps: Int32Array;
  } {
    const symbolAt = new Int32Array(vocabulary.length + 1);
    const bits = new Int32Array(vocabulary.length);
    const stepAt = new Int32Array(vocabulary.length * this.#strata + 1);
    const symbols: number[] = [];
    const steps: number[] = [];
    for (let id = 0; id < vocabulary.length; id++) {
      const look = this.#look(vocabulary[id]!);
      for (let k = 0; k < look.symbols.length; k++) {
        symbols.push(look.symbols[k]!);
        bits[id]! |= 1 << look.symbols[k]!;
      }
      symbolAt[id + 1] = symbols.length;
      for (let stratum = 0; stratum < this.#strata; stratum++) {
        const own = look.first[stratum]!;
        for (let k = 0; k < own.length; k++) steps.push(own[k]!);
        stepAt[id * this.#strata + stratum + 1] = steps.length;
      }
    }
    return { symbolAt, symbols: new Int32Array(symbols), bits, stepAt, steps: new Int32Array(steps) };
  }

  /** By stratum: where a word's symbols lead from its root. */
  #firstSteps(symbols: readonly number[]): readonly (readonly number[])[] {
    const count = this.#trie.symbols.length;
    const first: number[][] = [];
    for (let stratum = 0; stratum < this.#strata; stratum++) {
      let steps = NOWHERE;
      for (let k = 0; k < symbols.length; k++) {
        const next = this.#roots[stratum * count + symbols[k]!]!;
        if (next < 0) continue;
        if (steps === NOWHERE) steps = [next];
        else steps.push(next);
      }
      first.push(steps);
    }
    return first;
  }

  /** What a word is to the automaton, worked out once for each different word. */
  #look(form: string): Look {
    const cached = this.#cache.get(form);
    if (cached) return cached;
    const symbols: number[] = [];
    const add = (symbol: number | undefined) => {
      if (symbol !== undefined) symbols.push(symbol);
    };
    add(this.#words.get(form));
    // Where no pattern asks for inflections no word need be stemmed.
    if (this.#stems.size > 0 && form !== '') add(this.#stems.get(this.#stem(form)));
    for (let n = 2; n <= form.length; n++) add(this.#prefixes.get(form.slice(0, n)));
    const look: Look = { symbols, first: this.#firstSteps(symbols) };
    // Bounded, since a hostile contract may be all different words.
    if (this.#cache.size < 50_000) this.#cache.set(form, look);
    return look;
  }
}

const NOWHERE: number[] = [];
/** Of words that are glued together, each and both, in letters. */
const SHORTEST_HALF = 4;
const SHORTEST_GLUED = 10;
/** Longer than any two words: so that a hostile text cannot make it slow. */
const LONGEST_GLUED = 30;
/** Of an inflection, in letters. */
const LONGEST_ENDING = 3;
/** Words that ".." may skip. */
const NARROW = 4;
/** Words that ".. .." may skip. */
const BROAD = 10;

/** A word's symbols, and where they lead from the root of each stratum. */
interface Look {
  readonly symbols: readonly number[];
  readonly first: readonly (readonly number[])[];
}

/** Numbers for which the stack has room at first. */
const FIRST_ROOM = 1024;
/** For how many edges there is room at first. */
const EDGES_PER_TOKEN = 2;
const FEW_EDGES = 64;
/** A hostile text may have millions of words and few of them. */
const MOST_ROOM = 32_768;

/** The named terms that begin at each token, and where they end. Parallel lists, since there are thousands. */
class Edges {
  #count = 0;
  /** By token: its latest edge, or -1. */
  readonly first: Int32Array;
  /** By token: a bit for each symbol of its edges, as in `TrieIndex`: tells of most symbols at once that no edge has them. */
  readonly bits: Int32Array;
  /** By edge: the one of the same token before it, or -1. */
  next: Int32Array;
  symbol: Int32Array;
  to: Int32Array;

  constructor(tokens: number) {
    const room = Math.min(tokens * EDGES_PER_TOKEN + FEW_EDGES, MOST_ROOM);
    this.next = new Int32Array(room);
    this.symbol = new Int32Array(room);
    this.to = new Int32Array(room);
    this.first = new Int32Array(tokens).fill(-1);
    this.bits = new Int32Array(tokens);
  }

  /** Each edge once. */
  add(from: number, symbol: number, to: number): void {
    for (let edge = this.first[from]!; edge >= 0; edge = this.next[edge]!) {
      if (this.symbol[edge] === symbol && this.to[edge] === to) return;
    }
    if (this.#count === this.next.length) {
      this.next = larger(this.next);
      this.symbol = larger(this.symbol);
      this.to = larger(this.to);
    }
    const edge = this.#count++;
    this.next[edge] = this.first[from]!;
    this.symbol[edge] = symbol;
    this.to[edge] = to;
    this.first[from] = edge;
    this.bits[from]! |= 1 << symbol;
  }
}

/** Index of the first occurrence that starts at `from` or later. */
export function lowerBound(list: readonly Occurrence[], from: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.from < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
