import type { Trie } from './trie.js';

/** An occurrence of a term: tokens from `from` (inclusive) to `to` (exclusive). */
export interface Occurrence {
  readonly from: number;
  readonly to: number;
}

/**
 * What a scan has found, term by term. Kept as hits of nodes and made into occurrences only for the terms that somebody asks
 * for: most terms of a language are never looked at, since an expression is dropped with its rarest term.
 */
export class Occurrences {
  readonly #trie: Trie;
  readonly #nodesOf: readonly (readonly number[])[];
  #from = new Int32Array(4096);
  #to = new Int32Array(4096);
  #next = new Int32Array(4096);
  #length = 0;
  readonly #head: Int32Array;
  readonly #made: (readonly Occurrence[] | undefined)[];

  /** @param nodesOf by term: the nodes that end one of its alternatives */
  constructor(trie: Trie, nodesOf: readonly (readonly number[])[]) {
    this.#trie = trie;
    this.#nodesOf = nodesOf;
    this.#head = new Int32Array(trie.gap.length).fill(-1);
    this.#made = new Array(trie.termCount);
  }

  /** Records that a node was reached. Positions come in falling order of `from`. */
  add(node: number, from: number, to: number): void {
    if (this.#length === this.#from.length) this.#grow();
    const hit = this.#length++;
    this.#from[hit] = from;
    this.#to[hit] = to;
    this.#next[hit] = this.#head[node]!;
    this.#head[node] = hit;
  }

  /** Whether the term occurs at all. */
  has(term: number): boolean {
    const nodes = this.#nodesOf[term]!;
    for (let k = 0; k < nodes.length; k++) if (this.#head[nodes[k]!] !== -1) return true;
    return false;
  }

  /** The tokens at which a term begins, in no order, some of them twice: cheaper than its occurrences. */
  starts(term: number): number[] {
    const starts: number[] = [];
    const nodes = this.#nodesOf[term]!;
    for (let k = 0; k < nodes.length; k++) {
      for (let hit = this.#head[nodes[k]!]!; hit !== -1; hit = this.#next[hit]!) starts.push(this.#from[hit]!);
    }
    return starts;
  }

  /** Occurrences of a term, sorted by their start; of those with one start, the longest. */
  of(term: number): readonly Occurrence[] {
    const made = this.#made[term];
    if (made) return made;
    const list: Occurrence[] = [];
    for (const node of this.#nodesOf[term]!) {
      for (let hit = this.#head[node]!; hit !== -1; hit = this.#next[hit]!) {
        list.push({ from: this.#from[hit]!, to: this.#to[hit]! });
      }
    }
    if (this.#nodesOf[term]!.length > 1 || list.length > 1) list.sort((a, b) => a.from - b.from || b.to - a.to);
    const longest = list.filter((o, i) => i === 0 || o.from !== list[i - 1]!.from);
    this.#made[term] = longest;
    return longest;
  }

  /** The terms, for those who want all. */
  all(): (readonly Occurrence[])[] {
    return Array.from({ length: this.#trie.termCount }, (_, term) => this.of(term));
  }

  #grow(): void {
    const wider = (old: Int32Array) => {
      const larger = new Int32Array(old.length * 2);
      larger.set(old);
      return larger;
    };
    this.#from = wider(this.#from);
    this.#to = wider(this.#to);
    this.#next = wider(this.#next);
  }
}
