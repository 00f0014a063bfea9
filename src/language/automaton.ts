import type { Tokens } from './tokens.js';
import { words } from './tokens.js';

/** An occurrence of a term: tokens from `from` (inclusive) to `to` (exclusive). */
export interface Occurrence {
  readonly from: number;
  readonly to: number;
}

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
 */
export class Automaton {
  readonly #strata: Node[];
  readonly #symbols = new Map<string, number>();
  readonly #prefixes = new Set<string>();
  readonly #stem: (word: string) => string;
  readonly #dropped: readonly string[];
  readonly #terms: Map<string, number>;
  readonly #cache = new Map<string, Look>();
  readonly #external: ReadonlySet<string>;

  /**
   * @param named named terms by name, each a term
   * @param terms the terms to look for; their ids are their places
   * @param external names whose occurrences are given to `scan` as mentions
   */
  constructor(
    named: Readonly<Record<string, string>>,
    terms: readonly string[],
    options: { stem: (word: string) => string; dropped: readonly string[]; external: Iterable<string> },
  ) {
    this.#stem = options.stem;
    this.#dropped = options.dropped;
    this.#external = new Set(options.external);
    this.#terms = new Map(terms.map((term, id) => [term, id]));
    const depths = nameDepths(named, this.#external);
    const deepest = Math.max(-1, ...depths.values());
    this.#strata = Array.from({ length: deepest + 2 }, () => newNode());
    for (const [name, term] of Object.entries(named)) {
      this.#add(this.#strata[depths.get(name)!]!, term, undefined, this.#symbol(`<${name}>`));
    }
    const top = this.#strata[deepest + 1]!;
    terms.forEach((term, id) => {
      this.#add(top, term, id, undefined);
    });
  }

  /** Id of a term given to the constructor. */
  id(term: string): number {
    const id = this.#terms.get(term);
    if (id === undefined) throw new Error(`term not compiled: ${term}`);
    return id;
  }

  /** Occurrences of each term, by its id, sorted by their start; of those with one start, the longest. */
  scan(tokens: Tokens, mentions: readonly Mention[]): (readonly Occurrence[])[] {
    const { forms } = tokens;
    const found: Occurrence[][] = Array.from({ length: this.#terms.size }, () => []);
    const edges: (Edge[] | undefined)[] = new Array(forms.length);
    for (const m of mentions) {
      const symbol = this.#symbols.get(`<${m.name}>`);
      if (symbol !== undefined) addEdge(edges, m.from, symbol, m.to);
    }
    const looks = forms.map((form) => this.#look(form));
    // An explicit stack: this loop runs for every word of every contract, and calls cost more than it does.
    const nodes: Node[] = [];
    const places: number[] = [];
    for (let from = forms.length - 1; from >= 0; from--) {
      if (forms[from] === '') continue;
      const first = looks[from]!.first;
      for (let stratum = 0; stratum < this.#strata.length; stratum++) {
        for (const next of first[stratum]!) {
          nodes.push(next);
          places.push(from + 1);
        }
        const own = edges[from];
        if (own) {
          const root = this.#strata[stratum]!.next;
          for (let k = 0; root && k < own.length; k++) {
            const next = root.get(own[k]!.symbol);
            if (next) {
              nodes.push(next);
              places.push(own[k]!.to);
            }
          }
        }
        while (nodes.length > 0) {
          const node = nodes.pop()!;
          const at = places.pop()!;
          for (let k = 0; k < node.terms.length; k++) addOccurrence(found[node.terms[k]!]!, from, at);
          for (let k = 0; k < node.names.length; k++) addEdge(edges, from, node.names[k]!, at);
          if (node.next) this.#follow(node.next, at, looks, edges, nodes, places);
          for (let wide = 0; wide < 2; wide++) {
            const steps = (wide === 0 ? node.gap : node.wide)?.next;
            if (!steps) continue;
            const most = wide === 0 ? GAP : WIDE_GAP;
            for (let skip = 0; skip <= most && forms[at + skip] !== undefined; skip++) {
              if (skip > 0 && forms[at + skip - 1] === '') break;
              this.#follow(steps, at + skip, looks, edges, nodes, places);
            }
          }
        }
      }
    }
    for (const list of found) list.reverse();
    return found;
  }

  /** Pushes every node that a word or a named term at `at` leads to. */
  #follow(
    steps: ReadonlyMap<number, Node>,
    at: number,
    looks: readonly Look[],
    edges: readonly (readonly Edge[] | undefined)[],
    nodes: Node[],
    places: number[],
  ): void {
    const symbols = looks[at]?.symbols;
    if (symbols) {
      for (let k = 0; k < symbols.length; k++) {
        const next = steps.get(symbols[k]!);
        if (next) {
          nodes.push(next);
          places.push(at + 1);
        }
      }
    }
    const own = edges[at];
    if (own) {
      for (let k = 0; k < own.length; k++) {
        const next = steps.get(own[k]!.symbol);
        if (next) {
          nodes.push(next);
          places.push(own[k]!.to);
        }
      }
    }
  }

  #add(root: Node, term: string, id: number | undefined, name: number | undefined): void {
    for (const alternative of alternatives(term)) {
      let node = root;
      for (const item of this.#items(alternative)) {
        if (item === '..' || item === '....') {
          const wide = item === '....';
          const next = (wide ? node.wide : node.gap) ?? newNode();
          if (wide) node.wide = next;
          else node.gap = next;
          node = next;
          continue;
        }
        node.next ??= new Map();
        let next = node.next.get(item);
        if (!next) {
          next = newNode();
          node.next.set(item, next);
        }
        node = next;
      }
      if (id !== undefined && !node.terms.includes(id)) node.terms = [...node.terms, id];
      if (name !== undefined && !node.names.includes(name)) node.names = [...node.names, name];
    }
  }

  #items(alternative: string): (number | '..' | '....')[] {
    return alternative
      .replaceAll('.. ..', '....')
      .split(/\s+/)
      .flatMap((item): (number | '..' | '....')[] => {
        if (item === '..' || item === '....') return [item];
        if (item.startsWith('<')) return [this.#symbol(item)];
        const mark = item.endsWith('~') ? '~' : item.endsWith('*') ? '*' : '=';
        const bare = mark === '=' ? item : item.slice(0, -1);
        const forms = PLAIN.test(bare) && !this.#dropped.includes(bare) ? [bare] : words(bare, this.#dropped);
        return forms.map((form, i) => {
          const kind = i === forms.length - 1 ? mark : '=';
          if (kind === '*') this.#prefixes.add(form);
          return this.#symbol(kind + (kind === '~' ? this.#stem(form) : form));
        });
      });
  }

  #symbol(key: string): number {
    let symbol = this.#symbols.get(key);
    if (symbol === undefined) {
      symbol = this.#symbols.size;
      this.#symbols.set(key, symbol);
    }
    return symbol;
  }

  /** What a word is to the automaton, worked out once for each different word. */
  #look(form: string): Look {
    const cached = this.#cache.get(form);
    if (cached) return cached;
    const keys = [`=${form}`];
    if (form !== '') keys.push(`~${this.#stem(form)}`);
    for (let n = 2; n <= form.length; n++) if (this.#prefixes.has(form.slice(0, n))) keys.push(`*${form.slice(0, n)}`);
    const symbols = keys.flatMap((key) => this.#symbols.get(key) ?? []);
    const first = this.#strata.map((root) => symbols.flatMap((symbol) => root.next?.get(symbol) ?? []));
    const look: Look = { symbols, first };
    // Bounded, since a hostile contract may be all different words.
    if (this.#cache.size < 50_000) this.#cache.set(form, look);
    return look;
  }
}

function addOccurrence(list: Occurrence[], from: number, to: number): void {
  const last = list.at(-1);
  if (last?.from !== from) list.push({ from, to });
  else if (to > last.to) list[list.length - 1] = { from, to };
}

function addEdge(edges: (Edge[] | undefined)[], from: number, symbol: number, to: number): void {
  const list = edges[from];
  if (!list) edges[from] = [{ symbol, to }];
  else if (!list.some((e) => e.symbol === symbol && e.to === to)) list.push({ symbol, to });
}

/** The alternatives of a term; a leading "!" marks the verb and is no part of them. */
export function alternatives(term: string): string[] {
  return term
    .replace(/^!/, '')
    .split('|')
    .map((a) => a.trim())
    .filter((a) => a !== '');
}

/** Names of named terms that a term uses. */
export function usedNames(term: string): string[] {
  return [...term.matchAll(/<([^<>\s]+)>/g)].map((m) => m[1]!);
}

/** A word that folding does not change: most of them. */
const PLAIN = /^[a-z0-9]+$/;

/** Words that ".." may skip. */
const GAP = 4;
/** Words that ".. .." may skip. */
const WIDE_GAP = 10;

/** Most nodes are leaves: what a node does not have costs it nothing, which is worth half of the time of a scan. */
interface Node {
  next: Map<number, Node> | undefined;
  gap: Node | undefined;
  wide: Node | undefined;
  terms: number[];
  names: number[];
}

/** A word's symbols, and where they lead from the root of each stratum. */
interface Look {
  readonly symbols: readonly number[];
  readonly first: readonly (readonly Node[])[];
}

interface Edge {
  readonly symbol: number;
  readonly to: number;
}

const NONE: number[] = [];

function newNode(): Node {
  return { next: undefined, gap: undefined, wide: undefined, terms: NONE, names: NONE };
}

/** How deep each named term builds on others. Throws on names that do not exist or use themselves. */
export function nameDepths(
  named: Readonly<Record<string, string>>,
  external: ReadonlySet<string>,
): Map<string, number> {
  const depths = new Map<string, number>();
  const visit = (name: string, path: readonly string[]): number => {
    if (external.has(name)) return -1;
    const known = depths.get(name);
    if (known !== undefined) return known;
    if (path.includes(name)) throw new Error(`named term <${name}> uses itself: ${[...path, name].join(' → ')}`);
    const term = named[name];
    if (term === undefined)
      throw new Error(`unknown named term <${name}>${path.length ? `, used by <${path.at(-1)}>` : ''}`);
    const depth = 1 + Math.max(-1, ...usedNames(term).map((used) => visit(used, [...path, name])));
    depths.set(name, depth);
    return depth;
  };
  for (const name of Object.keys(named)) visit(name, []);
  return depths;
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
