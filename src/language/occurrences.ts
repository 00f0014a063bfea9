import type { TrieIndex } from './trie.js';

/** An occurrence of a term: tokens from `from` (inclusive) to `to` (exclusive). */
export interface Occurrence {
  readonly from: number;
  readonly to: number;
}

/** What a scan needs while it runs; used again by the next one, since it is large. */
export interface Scratch {
  /** By node: its last hit, or -1. All are -1 between two scans. */
  readonly last: Int32Array;
  /**
   * Hits, in falling order of where they begin: three numbers each, side by side. Where it begins, where it ends, and the place of the one
   * of the same node before it, so that they rise from the last one on; or -1.
   */
  hits: Int32Array;
}

export function newScratch(index: TrieIndex): Scratch {
  return { last: new Int32Array(index.nodeCount).fill(-1), hits: new Int32Array(HIT * FIRST_HITS) };
}

/**
 * What a scan has found: the nodes of the trie that it reached, and where. Many terms share a node, and most terms are never asked for,
 * since an expression is dropped with its rarest term: so the occurrences of a term are put together when somebody asks for them. They
 * are sorted by their start; of several with one start there is the longest.
 */
export class Occurrences {
  readonly termCount: number;
  readonly #index: TrieIndex;
  readonly #tokens: number;
  /** While the scan runs. */
  #scratch: Scratch | undefined;
  #length = 0;
  /** The nodes that were reached: their places in this list are what they are called from then on. */
  #nodes: number[] = [];
  /** By reached node: where its places in `#starts` and `#ends` begin. */
  #placesAt = NO_NUMBERS;
  /** By term: where its own begin in the next list, which has the reached nodes that stand for it. */
  readonly #nodesAt: Int32Array;
  #nodesOf = NO_NUMBERS;
  /** By term: where its occurrences begin and end in the next lists, if they have been put together; else -1. */
  readonly #first: Int32Array;
  readonly #end: Int32Array;
  #starts = NO_NUMBERS;
  #ends = NO_NUMBERS;
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
   * @param scratch lent until `finish`
   */
  constructor(index: TrieIndex, termCount: number, tokens: number, scratch: Scratch) {
    this.#index = index;
    this.termCount = termCount;
    this.#tokens = tokens;
    this.#scratch = scratch;
    this.#nodesAt = new Int32Array(termCount + 1);
    this.#first = new Int32Array(termCount).fill(-1);
    this.#end = new Int32Array(termCount);
    this.#bits = new Int32Array((tokens + 31) >> 5);
    this.#filled = new Int32Array((tokens + 1023) >> 10);
    this.#longest = new Int32Array(tokens);
  }

  /** Takes down that a node was reached; `from` never rises. */
  add(node: number, from: number, to: number): void {
    const scratch = this.#scratch!;
    const hit = this.#length;
    if (hit + HIT > scratch.hits.length) scratch.hits = larger(scratch.hits);
    const { hits, last } = scratch;
    const before = last[node]!;
    if (before < 0) this.#nodes.push(node);
    hits[hit] = from;
    hits[hit + TO] = to;
    hits[hit + NEXT] = before;
    last[node] = hit;
    this.#length = hit + HIT;
  }

  /** To be called behind the last `add`: gives back what was lent. */
  finish(): void {
    this.#layOut();
    this.#tellTerms();
    this.#scratch = undefined;
  }

  /** The hits of each node side by side: whoever looks through them waits for less memory. */
  #layOut(): void {
    const { hits, last } = this.#scratch!;
    const nodes = this.#nodes;
    const room = this.#length / HIT + Math.min(this.#tokens, MOST_ROOM) + FEW_HITS;
    const starts = new Int32Array(room);
    const ends = new Int32Array(room);
    const placesAt = new Int32Array(nodes.length + 1);
    let at = 0;
    for (let n = 0; n < nodes.length; n++) {
      const first = at;
      placesAt[n] = first;
      for (let hit = last[nodes[n]!]!; hit >= 0; hit = hits[hit + NEXT]!) {
        const from = hits[hit]!;
        const to = hits[hit + TO]!;
        if (at > first && starts[at - 1] === from) {
          if (ends[at - 1]! < to) ends[at - 1] = to;
          continue;
        }
        starts[at] = from;
        ends[at] = to;
        at += 1;
      }
      last[nodes[n]!] = -1;
    }
    placesAt[nodes.length] = at;
    this.#placesAt = placesAt;
    this.#starts = starts;
    this.#ends = ends;
    this.#places = at;
  }

  /** Few of the nodes are ever reached: of these the terms are told, not of all terms the nodes. */
  #tellTerms(): void {
    const index = this.#index;
    const nodes = this.#nodes;
    const at = this.#nodesAt;
    let total = 0;
    for (let n = 0; n < nodes.length; n++) {
      const end = index.firstTerm(nodes[n]! + 1);
      for (let k = index.firstTerm(nodes[n]!); k < end; k++) at[index.termAt(k)]! += 1;
    }
    for (let term = 0; term <= this.termCount; term++) {
      total += at[term]!;
      at[term] = total;
    }
    const nodesOf = new Int32Array(total);
    for (let n = 0; n < nodes.length; n++) {
      const end = index.firstTerm(nodes[n]! + 1);
      for (let k = index.firstTerm(nodes[n]!); k < end; k++) {
        const term = index.termAt(k);
        at[term]! -= 1;
        nodesOf[at[term]!] = n;
      }
    }
    this.#nodesOf = nodesOf;
  }

  /** The nodes that can be reached. */
  get index(): TrieIndex {
    return this.#index;
  }

  /** Whether the term occurs at all. */
  has(term: number): boolean {
    return this.#nodesAt[term]! < this.#nodesAt[term + 1]!;
  }

  /** How many nodes were reached. */
  get nodeCount(): number {
    return this.#nodes.length;
  }

  /**
   * The reached nodes that stand for a term are `nodeAt(k)` from here to that of the next term: to mark where a term begins, its
   * occurrences need not be put together.
   */
  firstNode(term: number): number {
    return this.#nodesAt[term]!;
  }

  nodeAt(k: number): number {
    return this.#nodesOf[k]!;
  }

  /** The places at which a node was reached, for `startAt`, go from here to those of the next node. */
  firstPlace(node: number): number {
    return this.#placesAt[node]!;
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
    // Held here, since this runs for thousands of hits.
    const placesAt = this.#placesAt;
    const marks = this.#bits;
    const filled = this.#filled;
    const longest = this.#longest;
    const end = this.#nodesAt[term + 1]!;
    const firstNode = this.#nodesAt[term]!;
    if (end - firstNode === 1) {
      const node = this.#nodesOf[firstNode]!;
      this.#end[term] = placesAt[node + 1]!;
      this.#first[term] = placesAt[node]!;
      return placesAt[node]!;
    }
    let starts = this.#starts;
    let ends = this.#ends;
    let most = 0;
    for (let k = firstNode; k < end; k++) {
      const node = this.#nodesOf[k]!;
      const behind = placesAt[node + 1]!;
      for (let place = placesAt[node]!; place < behind; place++) {
        const from = starts[place]!;
        const to = ends[place]!;
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
    starts = this.#starts;
    ends = this.#ends;
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

const NO_NUMBERS = new Int32Array(0);
/** For how many there is room at first. */
const FIRST_HITS = 16_384;
/** More are not kept for the next scan. */
export const MANY_HITS = 1 << 20;
const FEW_HITS = 256;
/** A hostile text may have millions of words and few hits. */
const MOST_ROOM = 32_768;

/** The same numbers, and room for as many again. */
export function larger(list: Int32Array): Int32Array<ArrayBuffer> {
  const result = new Int32Array(list.length * 2);
  result.set(list);
  return result;
}
