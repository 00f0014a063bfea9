import type { TrieIndex } from './trie.js';

/** An occurrence of a term: tokens from `from` (inclusive) to `to` (exclusive). */
export interface Occurrence {
  readonly from: number;
  readonly to: number;
}

/**
 * What a scan has found: the nodes of the trie that it reached. Many terms share a node, and most terms are never asked for, since an
 * expression is dropped with its rarest term: so the occurrences of a term are put together when somebody asks for them. They are
 * sorted by their start; of several with one start there is the longest.
 */
export class Occurrences {
  readonly termCount: number;
  readonly #index: TrieIndex;
  // Hits, in falling order of `from`. Parallel lists, since there are thousands.
  #length = 0;
  #from: Int32Array;
  #to: Int32Array;
  /** By hit: the one of the same node before it, so that they rise from the last one on; or -1. */
  #next: Int32Array;
  /** By node: its last hit, or -1. */
  readonly #last: Int32Array;
  /** By term: whether it occurs; 0 where nobody has asked. */
  readonly #has: Uint8Array;
  /** By term: where its occurrences begin and end in the next lists, if they have been put together; else -1. */
  readonly #first: Int32Array;
  readonly #end: Int32Array;
  #starts: Int32Array;
  #ends: Int32Array;
  #places = 0;
  // While the occurrences of one term are put together: a bit for each token at which one begins, and where the longest ends.
  readonly #bits: Int32Array;
  readonly #longest: Int32Array;
  readonly #made: (readonly Occurrence[] | undefined)[] = [];

  /** `tokens`: how many words are scanned. */
  constructor(index: TrieIndex, termCount: number, tokens: number) {
    this.#index = index;
    this.termCount = termCount;
    const room = Math.min(tokens * HITS_PER_TOKEN + FEW_HITS, MOST_ROOM);
    this.#from = new Int32Array(room);
    this.#to = new Int32Array(room);
    this.#next = new Int32Array(room);
    this.#last = new Int32Array(index.nodeCount).fill(-1);
    this.#has = new Uint8Array(termCount);
    this.#first = new Int32Array(termCount).fill(-1);
    this.#end = new Int32Array(termCount);
    this.#starts = new Int32Array(room);
    this.#ends = new Int32Array(room);
    this.#bits = new Int32Array((tokens + 31) >> 5);
    this.#longest = new Int32Array(tokens);
  }

  /** Takes down that a node was reached; `from` never rises. */
  add(node: number, from: number, to: number): void {
    if (this.#length === this.#from.length) {
      this.#from = larger(this.#from);
      this.#to = larger(this.#to);
      this.#next = larger(this.#next);
    }
    const hit = this.#length++;
    this.#from[hit] = from;
    this.#to[hit] = to;
    this.#next[hit] = this.#last[node]!;
    this.#last[node] = hit;
  }

  /** Whether the term occurs at all. */
  has(term: number): boolean {
    const known = this.#has[term]!;
    if (known !== 0) return known === YES;
    const index = this.#index;
    const end = index.firstNode(term + 1);
    let k = index.firstNode(term);
    while (k < end && this.#last[index.nodeAt(k)]! < 0) k++;
    this.#has[term] = k < end ? YES : NO;
    return k < end;
  }

  /** The nodes that stand for terms, for `hitsAt`. */
  get index(): TrieIndex {
    return this.#index;
  }

  /** A hit of a node, or -1, for `nextHit` and `hitStart`: to mark where a term begins, its occurrences need not be put together. */
  hitsAt(node: number): number {
    return this.#last[node]!;
  }

  /** How many hits there are: they are numbered from 0. */
  get hitCount(): number {
    return this.#length;
  }

  nextHit(hit: number): number {
    return this.#next[hit]!;
  }

  hitStart(hit: number): number {
    return this.#from[hit]!;
  }

  /** The places of a term's occurrences, for `startAt`: from `first` (inclusive) to `end` (exclusive). */
  first(term: number): number {
    const known = this.#first[term]!;
    return known >= 0 ? known : this.#gather(term);
  }

  end(term: number): number {
    if (this.#first[term]! < 0) this.#gather(term);
    return this.#end[term]!;
  }

  /** The token at which an occurrence begins: without making it an object. */
  startAt(place: number): number {
    return this.#starts[place]!;
  }

  /** The same for where it ends. */
  endAt(place: number): number {
    return this.#ends[place]!;
  }

  /** The place of the first occurrence of a term that begins at a token or later. */
  firstFrom(term: number, token: number): number {
    let low = this.first(term);
    let high = this.#end[term]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! < token) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Occurrences of a term, sorted by their start, no two with one start. */
  of(term: number): readonly Occurrence[] {
    const made = this.#made[term];
    if (made) return made;
    const list: Occurrence[] = [];
    for (let at = this.first(term); at < this.end(term); at++)
      list.push({ from: this.#starts[at]!, to: this.#ends[at]! });
    this.#made[term] = list;
    return list;
  }

  /** The terms, for those who want all. */
  all(): (readonly Occurrence[])[] {
    return Array.from({ length: this.termCount }, (_, term) => this.of(term));
  }

  /** Puts the occurrences of a term together; returns the place of the first. */
  #gather(term: number): number {
    // Held here, since this runs for thousands of hits and lists do not change in it but for the last two.
    const index = this.#index;
    const hitFrom = this.#from;
    const hitTo = this.#to;
    const next = this.#next;
    const marks = this.#bits;
    const longest = this.#longest;
    const end = index.firstNode(term + 1);
    let low = marks.length;
    let high = -1;
    let most = 0;
    for (let k = index.firstNode(term); k < end; k++) {
      for (let hit = this.#last[index.nodeAt(k)]!; hit >= 0; hit = next[hit]!) {
        const from = hitFrom[hit]!;
        const to = hitTo[hit]!;
        const word = from >> 5;
        const bit = 1 << (from & 31);
        if ((marks[word]! & bit) === 0) {
          marks[word]! |= bit;
          longest[from] = to;
          most += 1;
          if (word < low) low = word;
          if (word > high) high = word;
        } else if (longest[from]! < to) longest[from] = to;
      }
    }
    const first = this.#places;
    while (first + most > this.#starts.length) {
      this.#starts = larger(this.#starts);
      this.#ends = larger(this.#ends);
    }
    const starts = this.#starts;
    const ends = this.#ends;
    let at = first;
    for (let word = low; word <= high; word++) {
      let bits = marks[word]!;
      if (bits === 0) continue;
      marks[word] = 0;
      for (; bits !== 0; bits &= bits - 1) {
        const from = word * 32 + 31 - Math.clz32(bits & -bits);
        starts[at] = from;
        ends[at] = longest[from]!;
        at += 1;
      }
    }
    this.#first[term] = first;
    this.#end[term] = at;
    this.#places = at;
    return first;
  }
}

const YES = 1;
const NO = 2;
/** For how many there is room at first. */
const HITS_PER_TOKEN = 3;
const FEW_HITS = 256;
/** A hostile text may have millions of words and few hits. */
const MOST_ROOM = 32_768;

/** The same numbers, and room for as many again. */
export function larger(list: Int32Array): Int32Array<ArrayBuffer> {
  const result = new Int32Array(list.length * 2);
  result.set(list);
  return result;
}
