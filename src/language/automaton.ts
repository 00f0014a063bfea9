import { Hits, type Occurrence, Occurrences } from './occurrences.js';
import type { Tokens } from './tokens.js';
import type { Trie } from './trie.js';

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
  readonly #stem: (word: string) => string;
  readonly #terms: ReadonlyMap<string, number>;
  readonly #symbols: ReadonlyMap<string, number>;
  readonly #prefixes: ReadonlySet<string>;
  /** Whether any pattern asks for inflections: else no word need be stemmed. */
  readonly #hasStems: boolean;
  readonly #nowhere: readonly (readonly number[])[];
  /** By stratum: where the symbols lead from its root. */
  readonly #roots: readonly ReadonlyMap<number, number>[];
  readonly #cache = new Map<string, Look>();

  constructor(trie: Trie, stem: (word: string) => string) {
    this.#trie = trie;
    this.#stem = stem;
    this.#terms = new Map(trie.terms?.map((term, id) => [term, id]));
    this.#symbols = new Map(trie.symbols.map((symbol, id) => [symbol, id]));
    this.#prefixes = new Set(trie.symbols.filter((s) => s.startsWith('*')).map((s) => s.slice(1)));
    this.#hasStems = trie.symbols.some((s) => s.startsWith('~'));
    this.#nowhere = Array.from(trie.roots, () => []);
    this.#roots = Array.from(trie.roots, (root) => {
      const steps = new Map<number, number>();
      for (let k = trie.childStart[root]!; k < trie.childStart[root + 1]!; k++) {
        steps.set(trie.childSymbol[k]!, trie.childNode[k]!);
      }
      return steps;
    });
  }

  /** Id of a term, where the trie has its terms. */
  id(term: string): number {
    const id = this.#terms.get(term);
    if (id === undefined) throw new Error(`term not compiled: ${term}`);
    return id;
  }

  /** Where each term occurs. */
  scan(tokens: Tokens, mentions: readonly Mention[]): Occurrences {
    const { forms } = tokens;
    const { gap, wide, termStart, nameStart, nameSymbol } = this.#trie;
    const found = new Hits();
    const edges: (Edge[] | undefined)[] = new Array(forms.length);
    for (const m of mentions) {
      const symbol = this.#symbols.get(`<${m.name}>`);
      if (symbol !== undefined) addEdge(edges, m.from, symbol, m.to);
    }
    const looks = forms.map((form) => this.#look(form));
    // An explicit stack: this loop runs for every word of every contract, and calls cost more than it does.
    const stack: number[] = [];
    for (let from = forms.length - 1; from >= 0; from--) {
      if (forms[from] === '') continue;
      const { first } = looks[from]!;
      for (let stratum = 0; stratum < this.#roots.length; stratum++) {
        const steps = first[stratum]!;
        for (let k = 0; k < steps.length; k++) stack.push(steps[k]!, from + 1);
        const own = edges[from];
        if (own) {
          const root = this.#roots[stratum]!;
          for (let k = 0; k < own.length; k++) {
            const next = root.get(own[k]!.symbol);
            if (next !== undefined) stack.push(next, own[k]!.to);
          }
        }
        while (stack.length > 0) {
          const at = stack.pop()!;
          const node = stack.pop()!;
          if (termStart[node]! < termStart[node + 1]!) found.add(node, from, at);
          for (let k = nameStart[node]!; k < nameStart[node + 1]!; k++) addEdge(edges, from, nameSymbol[k]!, at);
          this.#follow(node, at, looks, edges, stack);
          if (gap[node]! >= 0) this.#skip(gap[node]!, at, GAP, forms, looks, edges, stack);
          if (wide[node]! >= 0) this.#skip(wide[node]!, at, WIDE_GAP, forms, looks, edges, stack);
        }
      }
    }
    return new Occurrences(this.#trie, found);
  }

  #skip(
    node: number,
    at: number,
    most: number,
    forms: readonly string[],
    looks: readonly Look[],
    edges: readonly (readonly Edge[] | undefined)[],
    stack: number[],
  ): void {
    for (let skip = 0; skip <= most && forms[at + skip] !== undefined; skip++) {
      if (skip > 0 && forms[at + skip - 1] === '') break;
      this.#follow(node, at + skip, looks, edges, stack);
    }
  }

  /** Pushes every node that a word or a named term at `at` leads to. */
  #follow(
    node: number,
    at: number,
    looks: readonly Look[],
    edges: readonly (readonly Edge[] | undefined)[],
    stack: number[],
  ): void {
    const { childStart, childSymbol, names } = this.#trie;
    const start = childStart[node]!;
    const end = childStart[node + 1]!;
    if (start === end) return;
    const symbols = looks[at]?.symbols;
    if (symbols && childSymbol[end - 1]! >= names) {
      for (let k = 0; k < symbols.length; k++) {
        const next = this.#child(symbols[k]!, start, end);
        if (next >= 0) stack.push(next, at + 1);
      }
    }
    const own = edges[at];
    if (own && childSymbol[start]! < names) {
      for (let k = 0; k < own.length; k++) {
        const next = this.#child(own[k]!.symbol, start, end);
        if (next >= 0) stack.push(next, own[k]!.to);
      }
    }
  }

  /** Binary search among the children of a node, which are sorted by symbol. */
  #child(symbol: number, start: number, end: number): number {
    const { childSymbol, childNode } = this.#trie;
    let low = start;
    let high = end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (childSymbol[middle]! < symbol) low = middle + 1;
      else high = middle;
    }
    return low < end && childSymbol[low] === symbol ? childNode[low]! : -1;
  }

  /** By stratum: where a word's symbols lead from its root. */
  #firstSteps(symbols: readonly number[]): readonly (readonly number[])[] {
    if (symbols.length === 0) return this.#nowhere;
    return this.#roots.map((root) => {
      const steps: number[] = [];
      for (const symbol of symbols) {
        const next = root.get(symbol);
        if (next !== undefined) steps.push(next);
      }
      return steps;
    });
  }

  /** What a word is to the automaton, worked out once for each different word. */
  #look(form: string): Look {
    const cached = this.#cache.get(form);
    if (cached) return cached;
    const symbols: number[] = [];
    const add = (symbol: number | undefined) => {
      if (symbol !== undefined) symbols.push(symbol);
    };
    add(this.#symbols.get(`=${form}`));
    if (this.#hasStems && form !== '') add(this.#symbols.get(`~${this.#stem(form)}`));
    for (let n = 2; n <= form.length; n++) {
      const prefix = form.slice(0, n);
      if (this.#prefixes.has(prefix)) add(this.#symbols.get(`*${prefix}`));
    }
    const look: Look = { symbols, first: this.#firstSteps(symbols) };
    // Bounded, since a hostile contract may be all different words.
    if (this.#cache.size < 50_000) this.#cache.set(form, look);
    return look;
  }
}

/** Words that ".." may skip. */
const GAP = 4;
/** Words that ".. .." may skip. */
const WIDE_GAP = 10;

/** A word's symbols, and where they lead from the root of each stratum. */
interface Look {
  readonly symbols: readonly number[];
  readonly first: readonly (readonly number[])[];
}

interface Edge {
  readonly symbol: number;
  readonly to: number;
}

function addEdge(edges: (Edge[] | undefined)[], from: number, symbol: number, to: number): void {
  const list = edges[from];
  if (!list) {
    edges[from] = [{ symbol, to }];
    return;
  }
  for (let k = 0; k < list.length; k++) if (list[k]!.symbol === symbol && list[k]!.to === to) return;
  list.push({ symbol, to });
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
