import type { IndexedUnit, LanguageIndex } from '../analyse/index.js';
import type { CompiledExpression, TokenRange } from '../language/index.js';
import type { Unit } from '../model.js';
import { Scope } from './scope.js';

/** Which units a token stands in, and the scope of each unit, which its expressions share. */
export class UnitIndex {
  /** By place in `index.units`: the words of a unit; of a field those behind its label, and those of its label. */
  readonly #scopes: (Scope | undefined)[];
  readonly #labels: (Scope | undefined)[];
  /** Those of whole blocks and clauses, by their range, and the others. */
  readonly #plain = new Map<TokenRange, Scope>();
  readonly #wider = new Map<string, Scope>();
  readonly #torn = new Map<number, boolean>();
  readonly #index: LanguageIndex;

  /** By token: its stretch. All words of a stretch stand in the same units. */
  readonly #stretchOf: Int32Array;
  /** By stretch: the units that it stands in; of fields those whose content, and those whose label it is in. */
  readonly #contents: Members;
  readonly #labelled: Members;
  // Sets of units, a bit for each, so many numbers to a set, one behind the other in one list.
  readonly #size: number;
  #bits: Int32Array;
  #sets = 0;
  /** By term: its set, or -1. */
  readonly #setOf: Int32Array;
  /** The same of those in whose label the term is. */
  readonly #labelSetOf = new Map<number, number>();
  /** The same for each node that was reached. */
  readonly #setOfNode: Int32Array;
  /** What is left of one when others are taken from it; used again and again. */
  readonly #left: Int32Array;
  /** Of the expression that was asked for last: the units that have any of the terms that rule it out. */
  readonly #excluded: Int32Array;
  /** Of each kind all units, and those that bind. */
  readonly #fields: number;
  readonly #sentences: number;
  readonly #bindingFields: number;
  readonly #bindingSentences: number;

  constructor(index: LanguageIndex) {
    this.#index = index;
    const { units, tokens, occurrences } = index;
    this.#scopes = new Array(units.length);
    this.#labels = new Array(units.length);
    this.#size = (units.length + 31) >> 5;
    this.#left = new Int32Array(this.#size);
    this.#excluded = new Int32Array(this.#size);
    this.#bits = new Int32Array(this.#size * FIRST_SETS);
    this.#setOf = new Int32Array(occurrences.termCount).fill(-1);
    this.#setOfNode = new Int32Array(occurrences.nodeCount).fill(-1);
    this.#fields = this.#newSet();
    this.#sentences = this.#newSet();
    this.#bindingFields = this.#newSet();
    this.#bindingSentences = this.#newSet();
    // A stretch begins where any part of a unit begins or ends.
    const stretchOf = new Int32Array(tokens.forms.length + 1);
    for (let place = 0; place < units.length; place++) {
      const { unit, draft } = units[place]!;
      const isField = unit.kind === 'field';
      this.#bits[(isField ? this.#fields : this.#sentences) + (place >> 5)]! |= 1 << (place & 31);
      if (unit.binding) {
        this.#bits[(isField ? this.#bindingFields : this.#bindingSentences) + (place >> 5)]! |= 1 << (place & 31);
      }
      const { parts } = draft;
      for (let k = 0; k < parts.length; k++) {
        const { from, to } = parts[k]!.range;
        stretchOf[from] = 1;
        stretchOf[to] = 1;
      }
    }
    let stretches = 0;
    for (let t = 0; t < stretchOf.length; t++) stretchOf[t] = stretches += stretchOf[t]!;
    this.#stretchOf = stretchOf;
    this.#contents = membersOf(units, stretchOf, stretches, false);
    this.#labelled = membersOf(units, stretchOf, stretches, true);
  }

  /** The units that a term occurs in, in the order in which it does. */
  with(term: number): readonly number[] {
    const { occurrences } = this.#index;
    const found: number[] = [];
    if (!occurrences.has(term)) return found;
    this.#left.fill(0);
    const { start, words, masks } = this.#contents;
    for (let at = occurrences.first(term); at < occurrences.end(term); at++) {
      const stretch = this.#stretchOf[occurrences.startAt(at)]!;
      for (let k = start[stretch]!; k < start[stretch + 1]!; k++) {
        const word = words[k]!;
        const fresh = masks[k]! & ~this.#left[word]!;
        this.#left[word]! |= fresh;
        for (let left = fresh; left !== 0; left &= left - 1) found.push(word * 32 + 31 - Math.clz32(left & -left));
      }
    }
    return found;
  }

  /** The units that a term occurs in and that are no fields; ascending. */
  sentencesWith(term: number): readonly number[] {
    if (!this.#index.occurrences.has(term)) return NONE;
    return this.#leave(this.#sentences, this.#having(term)) ? this.#placesLeft() : NONE;
  }

  /** The fields in whose label all the terms occur that an expression asks for there; ascending. */
  labelled(e: CompiledExpression): readonly number[] {
    return this.#leaveLabelled(e) ? this.#placesLeft() : NONE;
  }

  /** The units of the kind of an expression in which all its terms occur (`all`, in whatever order); ascending. */
  holding(e: CompiledExpression, all: readonly number[]): readonly number[] {
    let k = 0;
    if (e.label.length > 0) {
      if (!this.#leaveLabelled(e)) return NONE;
    } else {
      const kind = e.binding ? this.#bindingSentences : this.#sentences;
      if (!this.#leave(kind, this.#having(all[0]!))) return NONE;
      k = 1;
    }
    for (; k < all.length; k++) {
      // A field that is to be filled in and is not may have them in its label: "Duration of processing: ____".
      const mayBeInLabel = e.filled && e.label.length > 0;
      const others = mayBeInLabel ? this.#labelledWith(all[k]!) : undefined;
      if (!this.#keep(this.#having(all[k]!), others)) return NONE;
    }
    this.#excluded.fill(0);
    for (let k = 0; k < e.unless.length; k++) {
      if (!this.#index.occurrences.has(e.unless[k]!)) continue;
      const set = this.#having(e.unless[k]!);
      for (let word = 0; word < this.#size; word++) this.#excluded[word]! |= this.#bits[set + word]!;
    }
    return this.#placesLeft();
  }

  #leaveLabelled(e: CompiledExpression): boolean {
    const kind = e.binding ? this.#bindingFields : this.#fields;
    if (!this.#leave(kind, this.#labelledWith(e.label[0]!))) return false;
    for (let k = 1; k < e.label.length; k++) if (!this.#keep(this.#labelledWith(e.label[k]!))) return false;
    return true;
  }

  #placesLeft(): readonly number[] {
    let places: number[] | undefined;
    for (let word = 0; word < this.#size; word++) {
      for (let left = this.#left[word]!; left !== 0; left &= left - 1) {
        const place = word * 32 + 31 - Math.clz32(left & -left);
        if (places) places.push(place);
        else places = [place];
      }
    }
    return places ?? NONE;
  }

  /** Whether one of the terms that rule an expression out occurs in a unit: of the expression that `holding` was asked for last. */
  isExcluded(place: number): boolean {
    return (this.#excluded[place >> 5]! & (1 << (place & 31))) !== 0;
  }

  /**
   * Whether a term occurs in a unit; of a field, behind its label. Behind every sentence is a barrier that no term crosses, so what begins
   * there ends there.
   */
  has(term: number, place: number): boolean {
    if (!this.#index.occurrences.has(term)) return false;
    // Before the list is looked into: it may have to be made larger.
    const set = this.#having(term);
    return (this.#bits[set + (place >> 5)]! & (1 << (place & 31))) !== 0;
  }

  /** The set of the units that a term occurs in. */
  #having(term: number): number {
    const known = this.#setOf[term]!;
    return known >= 0 ? known : this.#collect(term);
  }

  #collect(term: number): number {
    const { occurrences } = this.#index;
    const end = occurrences.firstNode(term + 1);
    // Many terms share a node, and many occur as one node only: those have its set.
    let only = -1;
    let set = -1;
    for (let k = occurrences.firstNode(term); k < end; k++) {
      const own = this.#ofNode(occurrences.nodeAt(k));
      if (only < 0) {
        only = own;
        continue;
      }
      if (set < 0) {
        set = this.#newSet();
        this.#add(only, set);
      }
      this.#add(own, set);
    }
    if (only < 0) only = this.#newSet();
    this.#setOf[term] = set < 0 ? only : set;
    return this.#setOf[term]!;
  }

  #add(from: number, to: number): void {
    const bits = this.#bits;
    const size = this.#size;
    for (let word = 0; word < size; word++) bits[to + word]! |= bits[from + word]!;
  }

  /** The set of the units in which a node was reached. */
  #ofNode(node: number): number {
    const known = this.#setOfNode[node]!;
    if (known >= 0) return known;
    const set = this.#newSet();
    this.#setOfNode[node] = set;
    this.#include(node, this.#contents, set);
    return set;
  }

  /** The set of the fields in whose label a term occurs. */
  #labelledWith(term: number): number {
    const known = this.#labelSetOf.get(term);
    if (known !== undefined) return known;
    const set = this.#newSet();
    this.#labelSetOf.set(term, set);
    const { occurrences } = this.#index;
    const end = occurrences.firstNode(term + 1);
    for (let k = occurrences.firstNode(term); k < end; k++) this.#include(occurrences.nodeAt(k), this.#labelled, set);
    return set;
  }

  /** Adds to a set the units in which a node was reached. */
  #include(node: number, { start, words, masks }: Members, set: number): void {
    const { occurrences } = this.#index;
    const stretchOf = this.#stretchOf;
    const bits = this.#bits;
    let before = -1;
    const behind = occurrences.firstPlace(node + 1);
    for (let place = occurrences.firstPlace(node); place < behind; place++) {
      const stretch = stretchOf[occurrences.startAt(place)]!;
      if (stretch === before) continue;
      before = stretch;
      const end = start[stretch + 1]!;
      for (let k = start[stretch]!; k < end; k++) bits[set + words[k]!]! |= masks[k]!;
    }
  }

  #newSet(): number {
    const set = this.#sets * this.#size;
    this.#sets += 1;
    if (set + this.#size > this.#bits.length) {
      const larger = new Int32Array(this.#bits.length * 2);
      larger.set(this.#bits);
      this.#bits = larger;
    }
    return set;
  }

  /** Leaves what is in both sets; tells whether that is anything. */
  #leave(one: number, other: number): boolean {
    const left = this.#left;
    const bits = this.#bits;
    let rest = 0;
    for (let word = 0; word < left.length; word++) rest |= left[word] = bits[one + word]! & bits[other + word]!;
    return rest !== 0;
  }

  /** Keeps of what is left what is in the set, too, or in the other one; tells whether that is anything. */
  #keep(set: number, other = set): boolean {
    const left = this.#left;
    const bits = this.#bits;
    let rest = 0;
    for (let word = 0; word < left.length; word++) rest |= left[word]! &= bits[set + word]! | bits[other + word]!;
    return rest !== 0;
  }

  /** The words of a unit; of a field, those behind its label. */
  scope(place: number): Scope {
    let scope = this.#scopes[place];
    if (!scope) {
      const { draft, unit } = this.#index.units[place]!;
      const isField = unit.kind === 'field';
      const parts = isField ? draft.parts.slice(draft.labels) : draft.parts;
      scope = new Scope(
        this.#index,
        parts.map((p) => p.range),
        draft.breaks || isField,
        this,
        place,
      );
      this.#scopes[place] = scope;
    }
    return scope;
  }

  /** The words of a field's label. */
  label(place: number): Scope {
    let scope = this.#labels[place];
    if (!scope) {
      const { draft } = this.#index.units[place]!;
      scope = new Scope(
        this.#index,
        draft.parts.slice(0, draft.labels).map((p) => p.range),
        false,
      );
      this.#labels[place] = scope;
    }
    return scope;
  }

  /**
   * Some texts put each sentence on a line of its own: there the sentences before and behind it in the same clause belong to the
   * paragraph of a sentence. Undefined where that adds nothing.
   */
  #neighbours(document: number, { block, clause }: Unit): TokenRange | undefined {
    const blocks = this.#index.blocks.get(document);
    const own = blocks?.[block];
    if (!own || !this.#isTorn(document)) return undefined;
    const all = this.#index.clauses.get(clause);
    const from = blocks[block - 1]?.from ?? own.from;
    const to = blocks[block + 1]?.to ?? own.to;
    if (!all) return undefined;
    const range = { from: Math.min(own.from, Math.max(from, all.from)), to: Math.max(own.to, Math.min(to, all.to)) };
    return range.from === own.from && range.to === own.to ? undefined : range;
  }

  /** Whether nearly every paragraph of a document is one sentence. */
  #isTorn(document: number): boolean {
    const known = this.#torn.get(document);
    if (known !== undefined) return known;
    const { forms } = this.#index.tokens;
    let texts = 0;
    let single = 0;
    for (const { from, to } of this.#index.blocks.get(document) ?? []) {
      if (to - from < SENTENCE_WORDS) continue;
      texts += 1;
      let ends = 0;
      for (let t = from; t < to; t++) if (forms[t] === '') ends += 1;
      if (ends <= 1) single += 1;
    }
    const torn = texts >= FEW_PARAGRAPHS && single >= TORN_SHARE * texts;
    this.#torn.set(document, torn);
    return torn;
  }

  /** The words of the block or the clause around a unit, with the lead-ins of the unit. */
  widerScope(place: number, kind: 'paragraph' | 'neighbours' | 'clause'): Scope | undefined {
    const { draft, unit, document } = this.#index.units[place]!;
    const blocks = this.#index.blocks.get(document);
    const own =
      kind === 'clause'
        ? this.#index.clauses.get(unit.clause)
        : kind === 'paragraph'
          ? blocks?.[unit.block]
          : this.#neighbours(document, unit);
    if (!own) return undefined;
    // Numbered items are clauses of their own, and yet one list.
    const list = kind === 'clause' &&
      draft.list && { from: blocks![draft.list.from]!.from, to: blocks![draft.list.to]!.to };
    const range = list ? { from: Math.min(own.from, list.from), to: Math.max(own.to, list.to) } : own;
    // A lead-in belongs to the paragraphs that it introduces.
    const { parts } = draft;
    let leads = NO_RANGES;
    for (let k = 0; k < parts.length - 1; k++) {
      if (parts[k]!.range.to <= range.from) leads = [...leads, parts[k]!.range];
    }
    // Most are a whole block or clause: of those there is one range each.
    if (leads.length === 0 && !list && kind !== 'neighbours') {
      const known = this.#plain.get(range);
      if (known) return known;
      const scope = new Scope(this.#index, [range], false);
      this.#plain.set(range, scope);
      return scope;
    }
    const key = `${range.from}/${range.to}/${leads.map((l) => l.from).join()}`;
    let scope = this.#wider.get(key);
    if (!scope) {
      scope = new Scope(this.#index, [...leads, range], false);
      this.#wider.set(key, scope);
    }
    return scope;
  }
}

/** Of each stretch the units that it stands in: a number of a set and the bits in it, from `start` to that of the next stretch. */
interface Members {
  readonly start: Int32Array;
  readonly words: Int32Array;
  readonly masks: Int32Array;
}

/** Of fields: the parts of their content, or of their label. */
function membersOf(
  units: readonly IndexedUnit[],
  stretchOf: Int32Array,
  stretches: number,
  isOfLabels: boolean,
): Members {
  const start = new Int32Array(stretches + 2);
  // Units come in order, so that those of one number of a set come together.
  const latest = new Int32Array(stretches + 1).fill(-1);
  const visit = (member: (stretch: number, word: number, mask: number) => void) => {
    for (let place = 0; place < units.length; place++) {
      const { parts, labels } = units[place]!.draft;
      const end = isOfLabels ? labels : parts.length;
      for (let k = isOfLabels ? 0 : labels; k < end; k++) {
        const { from, to } = parts[k]!.range;
        for (let s = stretchOf[from]!; s < stretchOf[to]!; s++) member(s, place >> 5, 1 << (place & 31));
      }
    }
  };
  visit((stretch, word) => {
    if (latest[stretch] !== word) start[stretch + 1]! += 1;
    latest[stretch] = word;
  });
  for (let s = 0; s <= stretches; s++) start[s + 1]! += start[s]!;
  const words = new Int32Array(start[stretches + 1]!);
  const masks = new Int32Array(words.length);
  const end = start.slice();
  latest.fill(-1);
  visit((stretch, word, mask) => {
    if (latest[stretch] !== word) end[stretch]! += 1;
    latest[stretch] = word;
    words[end[stretch]! - 1] = word;
    masks[end[stretch]! - 1]! |= mask;
  });
  return { start, words, masks };
}

const NONE: readonly number[] = [];
const NO_RANGES: readonly TokenRange[] = [];
/** Of a sentence, at least; of a document whose layout tells anything. */
const SENTENCE_WORDS = 8;
const FEW_PARAGRAPHS = 20;
/** Of the paragraphs, one sentence each, in a document that has lost its own. */
const TORN_SHARE = 0.95;
/** Sets for which there is room at first. */
const FIRST_SETS = 1024;
