import type { Trie } from './trie.js';

/** An occurrence of a term: tokens from `from` (inclusive) to `to` (exclusive). */
export interface Occurrence {
  readonly from: number;
  readonly to: number;
}

/**
 * What a scan has found, term by term: flat lists, sorted by their start; of several with one start, the longest. They are
 * made into objects only for the terms that somebody asks for: most terms of a language are never looked at, since an
 * expression is dropped with its rarest term.
 */
export class Occurrences {
  readonly termCount: number;
  /** By term: where its occurrences begin and end in the lists. */
  readonly #first: Int32Array;
  readonly #end: Int32Array;
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  readonly #made: (readonly Occurrence[] | undefined)[];

  constructor({ termCount, out, outcomes }: Trie, { length, nodes, from, to }: Hits) {
    this.termCount = termCount;
    this.#made = new Array(termCount);
    const first = new Int32Array(termCount + 1);
    for (let hit = 0; hit < length; hit++) {
      const node = nodes[hit]!;
      for (let k = out[node]!; k < out[node + 1]!; k++) {
        const term = outcomes[k]!;
        if (term < termCount) first[term + 1]! += 1;
      }
    }
    for (let term = 0; term < termCount; term++) first[term + 1]! += first[term]!;
    const end = first.slice(0, termCount);
    const starts = new Int32Array(first[termCount]!);
    const ends = new Int32Array(first[termCount]!);
    // From behind, since the scan goes from right to left.
    for (let hit = length - 1; hit >= 0; hit--) {
      const node = nodes[hit]!;
      for (let k = out[node]!; k < out[node + 1]!; k++) {
        const term = outcomes[k]!;
        if (term >= termCount) continue;
        const at = end[term]!;
        if (at > first[term]! && starts[at - 1] === from[hit]) {
          if (ends[at - 1]! < to[hit]!) ends[at - 1] = to[hit]!;
        } else {
          starts[at] = from[hit]!;
          ends[at] = to[hit]!;
          end[term] = at + 1;
        }
      }
    }
    this.#first = first;
    this.#end = end;
    this.#from = starts;
    this.#to = ends;
  }

  /** Whether the term occurs at all. */
  has(term: number): boolean {
    return this.#end[term]! > this.#first[term]!;
  }

  /** The places of a term's occurrences, for `startAt`: from `first` (inclusive) to `end` (exclusive). */
  first(term: number): number {
    return this.#first[term]!;
  }

  end(term: number): number {
    return this.#end[term]!;
  }

  /** The token at which an occurrence begins: without making it an object. */
  startAt(place: number): number {
    return this.#from[place]!;
  }

  /** The same for where it ends. */
  endAt(place: number): number {
    return this.#to[place]!;
  }

  /** The place of the first occurrence of a term that begins at a token or later. */
  firstFrom(term: number, token: number): number {
    let low = this.#first[term]!;
    let high = this.#end[term]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#from[middle]! < token) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Occurrences of a term, sorted by their start, no two with one start. */
  of(term: number): readonly Occurrence[] {
    const made = this.#made[term];
    if (made) return made;
    const list: Occurrence[] = [];
    for (let at = this.#first[term]!; at < this.#end[term]!; at++)
      list.push({ from: this.#from[at]!, to: this.#to[at]! });
    this.#made[term] = list;
    return list;
  }

  /** The terms, for those who want all. */
  all(): (readonly Occurrence[])[] {
    return Array.from({ length: this.termCount }, (_, term) => this.of(term));
  }
}

/** The nodes of a trie that a scan has reached, in falling order of `from`. Parallel lists, since there are thousands. */
export class Hits {
  length = 0;
  nodes = new Int32Array(8192);
  from = new Int32Array(8192);
  to = new Int32Array(8192);

  add(node: number, from: number, to: number): void {
    if (this.length === this.nodes.length) this.#grow();
    const hit = this.length++;
    this.nodes[hit] = node;
    this.from[hit] = from;
    this.to[hit] = to;
  }

  #grow(): void {
    this.nodes = larger(this.nodes);
    this.from = larger(this.from);
    this.to = larger(this.to);
  }
}

/** The same numbers, and room for as many again. */
export function larger(list: Int32Array): Int32Array<ArrayBuffer> {
  const result = new Int32Array(list.length * 2);
  result.set(list);
  return result;
}
