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
  readonly #cache = new Map<string, readonly number[]>();
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
    const found: Occurrence[][] = Array.from({ length: this.#terms.size }, () => []);
    const edges: (Edge[] | undefined)[] = new Array(tokens.forms.length);
    for (const m of mentions) {
      const symbol = this.#symbols.get(`<${m.name}>`);
      if (symbol === undefined) continue;
      edges[m.from] ??= [];
      edges[m.from]!.push({ symbol, to: m.to });
    }
    const symbols = tokens.forms.map((form) => this.#symbolsOf(form));
    const walk = (node: Node, at: number, from: number): void => {
      if (at > from) {
        for (const id of node.terms) {
          const list = found[id]!;
          const last = list.at(-1);
          if (last?.from === from) {
            if (at > last.to) list[list.length - 1] = { from, to: at };
          } else list.push({ from, to: at });
        }
        for (const symbol of node.names) {
          edges[from] ??= [];
          if (!edges[from]!.some((e) => e.symbol === symbol && e.to === at)) edges[from]!.push({ symbol, to: at });
        }
      }
      if (node.next.size > 0) {
        for (const symbol of symbols[at] ?? []) {
          const next = node.next.get(symbol);
          if (next) walk(next, at + 1, from);
        }
        for (const edge of edges[at] ?? []) {
          const next = node.next.get(edge.symbol);
          if (next) walk(next, edge.to, from);
        }
      }
      if (node.gap) {
        for (let skip = 0; skip <= GAP && tokens.forms[at + skip] !== undefined; skip++) {
          if (skip > 0 && tokens.forms[at + skip - 1] === '') break;
          walk(node.gap, at + skip, from);
        }
      }
    };
    for (let from = tokens.forms.length - 1; from >= 0; from--) {
      if (tokens.forms[from] === '') continue;
      for (const root of this.#strata) walk(root, from, from);
    }
    for (const list of found) list.reverse();
    return found;
  }

  #add(root: Node, term: string, id: number | undefined, name: number | undefined): void {
    for (const alternative of alternatives(term)) {
      let node = root;
      for (const item of this.#items(alternative)) {
        if (item === '..') {
          node.gap ??= newNode();
          node = node.gap;
          continue;
        }
        let next = node.next.get(item);
        if (!next) {
          next = newNode();
          node.next.set(item, next);
        }
        node = next;
      }
      if (id !== undefined && !node.terms.includes(id)) node.terms.push(id);
      if (name !== undefined && !node.names.includes(name)) node.names.push(name);
    }
  }

  #items(alternative: string): (number | '..')[] {
    return alternative.split(/\s+/).flatMap((item): (number | '..')[] => {
      if (item === '..') return ['..'];
      if (item.startsWith('<')) return [this.#symbol(item)];
      const mark = item.endsWith('~') ? '~' : item.endsWith('*') ? '*' : '=';
      const forms = words(mark === '=' ? item : item.slice(0, -1), this.#dropped);
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

  #symbolsOf(form: string): readonly number[] {
    const cached = this.#cache.get(form);
    if (cached) return cached;
    const keys = [`=${form}`];
    if (form !== '') keys.push(`~${this.#stem(form)}`);
    for (let n = 2; n <= form.length; n++) if (this.#prefixes.has(form.slice(0, n))) keys.push(`*${form.slice(0, n)}`);
    const symbols = keys.flatMap((key) => this.#symbols.get(key) ?? []);
    // Bounded, since a hostile contract may be all different words.
    if (this.#cache.size < 50_000) this.#cache.set(form, symbols);
    return symbols;
  }
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

/** Words that ".." may skip. */
const GAP = 4;

interface Node {
  readonly next: Map<number, Node>;
  gap?: Node;
  readonly terms: number[];
  readonly names: number[];
}

interface Edge {
  readonly symbol: number;
  readonly to: number;
}

function newNode(): Node {
  return { next: new Map(), terms: [], names: [] };
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
