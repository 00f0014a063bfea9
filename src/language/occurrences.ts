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
  /**
   * Hits, in falling order of `from`: three numbers each, side by side. Where it begins, where it ends, and the place of the one of the
   * same node before it, so that they rise from the last one on; or -1.
   */
  #hits: Int32Array;
  #length = 0;
  /** By node: its last hit, or -1. Lent until `finish`. */
  #last: Int32Array;
  /** The nodes that were reached. */
  #nodes: number[] = [];
  /** By term: where its own begin in the next list, which has the last hit of each node that stands for it. */
  readonly #hitsAt: Int32Array;
  #lastHits = NO_HITS;
  /** By term: where its occurrences begin and end in the next lists, if they have been put together; else -1. */
  readonly #first: Int32Array;
  readonly #end: Int32Array;
  #starts: Int32Array;
  #ends: Int32Array;
  #places = 0;
  // While the occurrences of one term are put together: a bit for each token at which one begins, and where the longest ends.
  readonly #bits: Int32Array;
  /** A bit for each number of `#bits` that is not 0. */
  readonly #filled: Int32Array;
  readonly #longest: Int32Array;
  readonly #made: (readonly Occurrence[] | undefined)[] = [];

  /**
   * @param index the nodes
   * @param termCount how many terms they stand for
   * @param tokens how many words are scanned
   * @param last a number for each node, all -1; so they are again after `finish`
   */
  constructor(index: TrieIndex, termCount: number, tokens: number, last: Int32Array) {
    this.#index = index;
    this.termCount = termCount;
    const room = Math.min(tokens * HITS_PER_TOKEN + FEW_HITS, MOST_ROOM);
    this.#hits = new Int32Array(HIT * room);
    this.#last = last;
    this.#hitsAt = new Int32Array(termCount + 1);
    this.#first = new Int32Array(termCount).fill(-1);
    this.#end = new Int32Array(termCount);
    this.#starts = new Int32Array(room);
    this.#ends = new Int32Array(room);
    this.#bits = new Int32Array((tokens + 31) >> 5);
    this.#filled = new Int32Array((tokens + 1023) >> 10);
    this.#longest = new Int32Array(tokens);
  }

  /** Takes down that a node was reached; `from` never rises. */
  add(node: number, from: number, to: number): void {
    const hit = this.#length;
    if (hit + HIT > this.#hits.length) this.#hits = larger(this.#hits);
    const hits = this.#hits;
    hits[hit] = from;
    hits[hit + TO] = to;
    const before = this.#last[node]!;
    if (before < 0) this.#nodes.push(node);
    hits[hit + NEXT] = before;
    this.#last[node] = hit;
    this.#length = hit + HIT;
  }

  /** To be called behind the last `add`. Few of the nodes are ever reached: of these the terms are told, not of all terms the nodes. */
  finish(): this {
    const index = this.#index;
    const nodes = this.#nodes;
    const at = this.#hitsAt;
    let total = 0;
    for (let n = 0; n < nodes.length; n++) {
      const end = index.firstTerm(nodes[n]! + 1);
      for (let k = index.firstTerm(nodes[n]!); k < end; k++) at[index.termAt(k)]! += 1;
    }
    for (let term = 0; term <= this.termCount; term++) {
      total += at[term]!;
      at[term] = total;
    }
    this.#lastHits = new Int32Array(total);
    for (let n = 0; n < nodes.length; n++) {
      const last = this.#last[nodes[n]!]!;
      this.#last[nodes[n]!] = -1;
      const end = index.firstTerm(nodes[n]! + 1);
      for (let k = index.firstTerm(nodes[n]!); k < end; k++) {
        const term = index.termAt(k);
        at[term]! -= 1;
        this.#lastHits[at[term]!] = last;
      }
    }
    this.#last = NO_HITS;
    this.#nodes = [];
    return this;
  }

  /** The nodes that can be reached. */
  get index(): TrieIndex {
    return this.#index;
  }

  /** Whether the term occurs at all. */
  has(term: number): boolean {
    return this.#hitsAt[term]! < this.#hitsAt[term + 1]!;
  }

  /**
   * The last hits of the nodes that stand for a term are `lastHit(k)` from here to that of the next term, for `nextHit` and
   * `hitStart`: to mark where a term begins, its occurrences need not be put together.
   */
  firstNode(term: number): number {
    return this.#hitsAt[term]!;
  }

  lastHit(k: number): number {
    return this.#lastHits[k]!;
  }

  /** Behind the last hit: no hit has so high a place. */
  get hitsEnd(): number {
    return this.#length;
  }

  nextHit(hit: number): number {
    return this.#hits[hit + NEXT]!;
  }

  hitStart(hit: number): number {
    return this.#hits[hit]!;
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
    const lastHits = this.#lastHits;
    const hits = this.#hits;
    const marks = this.#bits;
    const filled = this.#filled;
    const longest = this.#longest;
    const end = this.#hitsAt[term + 1]!;
    if (end - this.#hitsAt[term]! === 1) return this.#copy(term, lastHits[end - 1]!);
    let most = 0;
    for (let k = this.#hitsAt[term]!; k < end; k++) {
      for (let hit = lastHits[k]!; hit >= 0; hit = hits[hit + NEXT]!) {
        const from = hits[hit]!;
        const to = hits[hit + TO]!;
        const word = from >> 5;
        const bit = 1 << (from & 31);
        const known = marks[word]!;
        if ((known & bit) === 0) {
          if (known === 0) filled[word >> 5]! |= 1 << (word & 31);
          marks[word] = known | bit;
          longest[from] = to;
          most += 1;
        } else if (longest[from]! < to) longest[from] = to;
      }
    }
    const first = this.#places;
    this.#makeRoom(first + most);
    const starts = this.#starts;
    const ends = this.#ends;
    let at = first;
    for (let k = 0; k < filled.length; k++) {
      for (let words = filled[k]!; words !== 0; words &= words - 1) {
        const word = k * 32 + 31 - Math.clz32(words & -words);
        for (let bits = marks[word]!; bits !== 0; bits &= bits - 1) {
          const from = word * 32 + 31 - Math.clz32(bits & -bits);
          starts[at] = from;
          ends[at] = longest[from]!;
          at += 1;
        }
        marks[word] = 0;
      }
      filled[k] = 0;
    }
    this.#first[term] = first;
    this.#end[term] = at;
    this.#places = at;
    return first;
  }

  /** The same of a term that one node stands for, whose hits are in order. */
  #copy(term: number, lastHit: number): number {
    const hits = this.#hits;
    const first = this.#places;
    let at = first;
    for (let hit = lastHit; hit >= 0; hit = hits[hit + NEXT]!) {
      const from = hits[hit]!;
      const to = hits[hit + TO]!;
      if (at > first && this.#starts[at - 1] === from) {
        if (this.#ends[at - 1]! < to) this.#ends[at - 1] = to;
        continue;
      }
      if (at === this.#starts.length) this.#makeRoom(at + 1);
      this.#starts[at] = from;
      this.#ends[at] = to;
      at += 1;
    }
    this.#first[term] = first;
    this.#end[term] = at;
    this.#places = at;
    return first;
  }

  #makeRoom(places: number): void {
    while (places > this.#starts.length) {
      this.#starts = larger(this.#starts);
      this.#ends = larger(this.#ends);
    }
  }
}

/** The numbers of a hit, and the places of the last two of them. */
const HIT = 3;
const TO = 1;
const NEXT = 2;

const NO_HITS = new Int32Array(0);
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
