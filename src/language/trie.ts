import { words } from './tokens.js';

/**
 * The terms of a language as a trie in flat arrays, as small as can be: a scan jumps from node to node, and most of its time it
 * waits for them. Nodes are numbered so that the children of one lie side by side, sorted by their symbols: those of node `n` are
 * the nodes from `first[n]` to `first[n + 1]`. The nodes that stand for term `t` are in `nodes` from `nodesAt[t]` to `nodesAt[t + 1]`.
 */
export interface Trie {
  /** "<name>" first, then "=word", "~stem", "*prefix"; a symbol is its place. */
  readonly symbols: readonly string[];
  /** How many of the symbols are names. */
  readonly names: number;
  /** How many terms are looked for; a term's id is its place. */
  readonly termCount: number;
  /** The terms themselves. Left out once every id that is needed is known. */
  readonly terms?: readonly string[];
  /** One root for each stratum of named terms, then that of the terms. */
  readonly roots: Int32Array;
  readonly first: Int32Array;
  /** By node: the symbol that leads to it, or `GAP` or `WIDE`. */
  readonly symbol: Uint16Array;
  readonly nodesAt: Int32Array;
  readonly nodes: Int32Array;
  /** The nodes that stand for named terms, ascending, and the symbol of each. A node may be there several times. */
  readonly nameNodes: Int32Array;
  readonly nameSymbols: Int32Array;
}

/** Behind ".." and behind ".. ..": higher than every symbol, and with room for one more in two bytes. */
export const GAP = 0xfffd;
export const WIDE = 0xfffe;

/** What a node is: whether it stands for terms, stands for names, has children; whether one of these is ".." and one is ".. ..". */
export const TERMS = 1;
export const NAMES = 2;
export const CHILDREN = 4;
export const HAS_GAP = 8;
export const HAS_WIDE = 16;
const KNOWN = 32;
/** Of a node that stands for terms and nothing else. */
export const LEAF = TERMS | KNOWN;
/** What stands in the other bits of a node's flags: how many children it has that are words and names. */
export const COUNT_AT = 8;

/** The places of what a scan asks of a node, in its record. */
export const RECORD = 4;
export const START = 0;
export const KIND = 1;
export const WORDS = 2;
export const NAMED = 3;

/** What a scan asks of each node of a trie. */
export class TrieIndex {
  readonly #trie: Trie;
  readonly #flags: Uint8Array;
  /** By node: the place of its first term in the next list. */
  readonly #termsAt: Int32Array;
  readonly #terms: Int32Array;
  /** By node: the place of its first name in `nameNodes`. */
  readonly #nameAt: Int32Array;
  /**
   * By node four numbers side by side, since a scan jumps about among the nodes and waits for each place of memory: its first child; its flags
   * and how many children are words and names; a bit for the symbol of each child that is a word, and of each that is a name, of 32
   * that all symbols share. Where a bit is not set, no child has such a symbol, and none need be looked for.
   * Good for the nodes of which `kind` was asked.
   */
  readonly records: Int32Array;

  constructor(trie: Trie) {
    const count = trie.first.length - 1;
    const flags = new Uint8Array(count);
    const nameAt = new Int32Array(count);
    const { nodes, nameNodes } = trie;
    for (let k = 0; k < nodes.length; k++) flags[nodes[k]!] = TERMS;
    for (let k = nameNodes.length - 1; k >= 0; k--) {
      flags[nameNodes[k]!]! |= NAMES;
      nameAt[nameNodes[k]!] = k;
    }
    const termsAt = new Int32Array(count + 1);
    const terms = new Int32Array(nodes.length);
    for (let k = 0; k < nodes.length; k++) termsAt[nodes[k]!]! += 1;
    for (let node = 0; node < count; node++) termsAt[node + 1]! += termsAt[node]!;
    // Filled from behind: of each node the place falls from where its terms end to where they begin.
    for (let term = trie.termCount - 1; term >= 0; term--) {
      for (let k = trie.nodesAt[term]!; k < trie.nodesAt[term + 1]!; k++) {
        const node = nodes[k]!;
        termsAt[node]! -= 1;
        terms[termsAt[node]!] = term;
      }
    }
    this.#termsAt = termsAt;
    this.#terms = terms;
    this.#trie = trie;
    this.#flags = flags;
    this.#nameAt = nameAt;
    this.records = new Int32Array(RECORD * count);
  }

  get nodeCount(): number {
    return this.#flags.length;
  }

  /** The flags of a node and, from `COUNT_AT`, how many children it has that are words and names. */
  kind(node: number): number {
    const known = this.records[RECORD * node + KIND]!;
    return known !== 0 ? known : this.#look(node);
  }

  /** Most nodes of a language are met by no contract, and a program that reads one should not wait for them. */
  #look(node: number): number {
    const { first, symbol, names } = this.#trie;
    const { records } = this;
    const record = RECORD * node;
    const start = first[node]!;
    let kind = this.#flags[node]! | KNOWN;
    let count = 0;
    for (let child = start; child < first[node + 1]!; child++) {
      kind |= CHILDREN;
      const own = symbol[child]!;
      if (own < GAP) {
        count += 1;
        records[record + (own < names ? NAMED : WORDS)]! |= 1 << own;
      } else {
        kind |= own === GAP ? HAS_GAP : HAS_WIDE;
        // Behind a gap the children of the gap are looked at, without a visit to it.
        this.kind(child);
      }
    }
    kind |= count << COUNT_AT;
    records[record + START] = start;
    records[record + KIND] = kind;
    return kind;
  }

  /** Where the names of a node that has some begin in `nameNodes`. */
  firstName(node: number): number {
    return this.#nameAt[node]!;
  }

  /** How many nodes stand for a term. */
  ways(term: number): number {
    return this.#trie.nodesAt[term + 1]! - this.#trie.nodesAt[term]!;
  }

  /** The terms that a node stands for are `termAt(k)` from here to that of the next node. */
  firstTerm(node: number): number {
    return this.#termsAt[node]!;
  }

  termAt(k: number): number {
    return this.#terms[k]!;
  }
}

/**
 * @param named named terms by name, each a term
 * @param terms the terms to look for; their ids are their places
 * @param external names whose occurrences are given to the scan as mentions
 */
export function buildTrie(
  named: Readonly<Record<string, string>>,
  terms: readonly string[],
  options: {
    stem: (word: string) => string;
    dropped: readonly string[];
    external: readonly string[];
    contractions?: Readonly<Record<string, string>>;
  },
): Trie {
  const depths = nameDepths(named, new Set(options.external));
  const deepest = Math.max(-1, ...depths.values());
  const symbols = new Map<string, number>();
  const symbolOf = (key: string): number => {
    const known = symbols.get(key);
    if (known !== undefined) return known;
    symbols.set(key, symbols.size);
    return symbols.size - 1;
  };
  // Names come first, so that a symbol tells by itself which of the two it is.
  for (const name of [...options.external, ...Object.keys(named)]) symbolOf(`<${name}>`);
  const names = symbols.size;
  const roots = Array.from({ length: deepest + 2 }, () => newNode());
  const add = (root: Node, term: string): Node[] =>
    alternatives(term).map((alternative) => {
      let node = root;
      for (const item of items(alternative, options.dropped, options.stem, options.contractions ?? {})) {
        if (item === '..') node = node.gap ??= newNode();
        else if (item === '....') node = node.wide ??= newNode();
        else node = step(node, symbolOf(item));
      }
      return node;
    });
  for (const [name, term] of Object.entries(named)) {
    for (const node of add(roots[depths.get(name)!]!, term)) node.names.add(symbolOf(`<${name}>`));
  }
  for (const [id, term] of terms.entries()) {
    for (const node of add(roots.at(-1)!, term)) if (!roots.includes(node)) node.terms.add(id);
  }
  return flatten(roots, [...symbols.keys()], names, terms);
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
    if (term === undefined) {
      throw new Error(`unknown named term <${name}>${path.length ? `, used by <${path.at(-1)}>` : ''}`);
    }
    const depth = 1 + Math.max(-1, ...usedNames(term).map((used) => visit(used, [...path, name])));
    depths.set(name, depth);
    return depth;
  };
  for (const name of Object.keys(named)) visit(name, []);
  return depths;
}

interface Node {
  readonly next: Map<number, Node>;
  gap?: Node;
  wide?: Node;
  readonly terms: Set<number>;
  readonly names: Set<number>;
}

function newNode(): Node {
  return { next: new Map(), terms: new Set(), names: new Set() };
}

function step(node: Node, symbol: number): Node {
  const known = node.next.get(symbol);
  if (known) return known;
  const next = newNode();
  node.next.set(symbol, next);
  return next;
}

/** A word that folding does not change: most of them. */
const PLAIN = /^[a-z0-9]+$/;

/** An alternative as symbols and gaps. */
function items(
  alternative: string,
  dropped: readonly string[],
  stem: (word: string) => string,
  contractions: Readonly<Record<string, string>>,
): string[] {
  return alternative
    .replaceAll('.. ..', '....')
    .split(/\s+/)
    .flatMap((item) => {
      if (item === '..' || item === '....' || item.startsWith('<')) return [item];
      const mark = item.endsWith('~') ? '~' : item.endsWith('*') ? '*' : '=';
      const bare = mark === '=' ? item : item.slice(0, -1);
      const own = PLAIN.test(bare) && !dropped.includes(bare) ? [bare] : words(bare, dropped);
      const forms = own.flatMap((form) => contractions[form]?.split(' ') ?? [form]);
      return forms.map((form, i) => {
        const kind = i === forms.length - 1 ? mark : '=';
        return kind + (kind === '~' ? stem(form) : form);
      });
    });
}

/** Numbers the nodes and lays them out. */
function flatten(roots: readonly Node[], symbols: readonly string[], names: number, terms: readonly string[]): Trie {
  if (symbols.length >= GAP)
    throw new RangeError(`${symbols.length} different words in one language: at most ${GAP - 1}`);
  const queue = roots.map((node) => ({ node, symbol: 0 }));
  const first: number[] = [];
  const nodes: number[][] = terms.map(() => []);
  const nameNodes: number[] = [];
  const nameSymbols: number[] = [];
  for (let i = 0; i < queue.length; i++) {
    const { node } = queue[i]!;
    first.push(queue.length);
    for (const [symbol, next] of [...node.next].sort((a, b) => a[0] - b[0])) queue.push({ node: next, symbol });
    if (node.gap) queue.push({ node: node.gap, symbol: GAP });
    if (node.wide) queue.push({ node: node.wide, symbol: WIDE });
    for (const term of node.terms) nodes[term]!.push(i);
    for (const symbol of node.names) {
      nameNodes.push(i);
      nameSymbols.push(symbol);
    }
  }
  const nodesAt = [0];
  for (const own of nodes) nodesAt.push(nodesAt.at(-1)! + own.length);
  return {
    symbols,
    names,
    termCount: terms.length,
    terms,
    roots: Int32Array.from(roots.keys()),
    first: Int32Array.from([...first, queue.length]),
    symbol: Uint16Array.from(queue, ({ symbol }) => symbol),
    nodesAt: Int32Array.from(nodesAt),
    nodes: Int32Array.from(nodes.flat()),
    nameNodes: Int32Array.from(nameNodes),
    nameSymbols: Int32Array.from(nameSymbols),
  };
}
