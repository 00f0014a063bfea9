import type { LanguageIndex, PartyMention } from '../analyse/index.js';
import { lowerBound, type Occurrence, type TokenRange } from '../language/index.js';

const NOTHING: readonly Occurrence[] = [];
/** So many a list holds; behind them a map. */
const SOME_TERMS = 24;

/** A party that a scope names. */
export interface LocalMention extends Occurrence {
  readonly role: PartyMention['role'];
  /** As in `PartyMention`. */
  readonly oblique: boolean;
}

/**
 * A stretch of words in which the terms of an expression must occur: token ranges laid end to end, so that a lead-in and
 * its item are neighbours. Positions in it are "local".
 */
export class Scope {
  readonly ranges: readonly TokenRange[];
  readonly #offsets: readonly number[];
  readonly length: number;
  /** Local positions at which a new sentence begins. */
  readonly #breaks: readonly number[];
  readonly #index: LanguageIndex;
  /** What was looked for, and where it was: most scopes are asked for a dozen terms, which a list finds sooner than a map. */
  readonly #terms: number[] = [];
  readonly #lists: (readonly Occurrence[])[] = [];
  #more: Map<number, readonly Occurrence[]> | undefined;
  #mentions: readonly LocalMention[] | undefined;
  readonly #mayHave: ((term: number) => boolean) | undefined;

  /** `mayHave` tells of a term that it is not here, sooner than looking for it does. */
  constructor(
    index: LanguageIndex,
    ranges: readonly TokenRange[],
    breaksBetween: boolean,
    mayHave?: (term: number) => boolean,
  ) {
    this.#index = index;
    this.#mayHave = mayHave;
    this.ranges = breaksBetween ? ranges : joined(ranges);
    const offsets: number[] = [];
    const breaks: number[] = [];
    let length = 0;
    for (const [i, r] of this.ranges.entries()) {
      offsets.push(length);
      if (i > 0 && breaksBetween) breaks.push(length);
      for (let t = r.from; t < r.to; t++) if (index.tokens.forms[t] === '') breaks.push(length + t - r.from + 1);
      length += r.to - r.from;
    }
    this.#offsets = offsets;
    this.length = length;
    this.#breaks = breaks;
  }

  /** Local occurrences of a term, in order. */
  of(term: number): readonly Occurrence[] {
    const { occurrences } = this.#index;
    if (!(this.#mayHave ? this.#mayHave(term) : occurrences.has(term))) return NOTHING;
    for (let k = 0; k < this.#terms.length; k++) if (this.#terms[k] === term) return this.#lists[k]!;
    const known = this.#more?.get(term);
    if (known) return known;
    const list = this.#find(term);
    if (this.#terms.length < SOME_TERMS) {
      this.#terms.push(term);
      this.#lists.push(list);
    } else {
      this.#more ??= new Map();
      this.#more.set(term, list);
    }
    return list;
  }

  #find(term: number): readonly Occurrence[] {
    const count = this.#count(term, Number.POSITIVE_INFINITY);
    if (count === 0) return NOTHING;
    const { occurrences } = this.#index;
    const end = occurrences.end(term);
    // As large as it has to be: there are thousands of these lists, most of one or two.
    const result: Occurrence[] = new Array(count);
    let found = 0;
    let k = -1;
    let behind = 0;
    for (let i = 0; i < this.ranges.length && found < count; i++) {
      const { from, to } = this.ranges[i]!;
      const shift = this.#offsets[i]! - from;
      if (k < 0 || from < behind || (k < end && occurrences.startAt(k) < from)) k = occurrences.firstFrom(term, from);
      behind = to;
      for (; k < end && occurrences.startAt(k) < to; k++) {
        if (occurrences.endAt(k) > to) continue;
        result[found++] = { from: occurrences.startAt(k) + shift, to: occurrences.endAt(k) + shift };
      }
    }
    return result;
  }

  /** Whether a term occurs here: where that is all that is asked, sooner than `of`. */
  has(term: number): boolean {
    const { occurrences } = this.#index;
    if (!(this.#mayHave ? this.#mayHave(term) : occurrences.has(term))) return false;
    return this.#count(term, 1) > 0;
  }

  /** How often a term occurs here; no further than to `enough`. */
  #count(term: number, enough: number): number {
    const { occurrences } = this.#index;
    const end = occurrences.end(term);
    let count = 0;
    let k = -1;
    let behind = 0;
    for (let i = 0; i < this.ranges.length && count < enough; i++) {
      const { from, to } = this.ranges[i]!;
      // The parts of a field lie close behind each other.
      if (k < 0 || from < behind || (k < end && occurrences.startAt(k) < from)) k = occurrences.firstFrom(term, from);
      behind = to;
      for (; k < end && occurrences.startAt(k) < to; k++) if (occurrences.endAt(k) <= to) count++;
    }
    return count;
  }

  /** Beginning of the sentence that a local position stands in. */
  sentenceStart(at: number): number {
    let start = 0;
    for (const b of this.#breaks) if (b <= at) start = b;
    return start;
  }

  sentenceEnd(at: number): number {
    for (const b of this.#breaks) if (b > at) return b;
    return this.length;
  }

  /** Global token of a local position. */
  token(at: number): number {
    for (let i = this.ranges.length - 1; i >= 0; i--) {
      if (at >= this.#offsets[i]!) return this.ranges[i]!.from + at - this.#offsets[i]!;
    }
    return this.ranges[0]!.from;
  }

  /** Local position of a global token, or -1. */
  local(token: number): number {
    for (const [i, r] of this.ranges.entries()) {
      if (token >= r.from && token < r.to) return this.#offsets[i]! + token - r.from;
    }
    return -1;
  }

  /** The parties that are named here, at their local positions. */
  get mentions(): readonly LocalMention[] {
    this.#mentions ??= this.#findMentions();
    return this.#mentions;
  }

  #findMentions(): LocalMention[] {
    const { mentions } = this.#index;
    const result: LocalMention[] = [];
    for (let i = 0; i < this.ranges.length; i++) {
      const { from, to } = this.ranges[i]!;
      for (let k = lowerBound(mentions, from); k < mentions.length && mentions[k]!.from < to; k++) {
        const m = mentions[k]!;
        const local = this.local(m.from);
        result.push({ role: m.role, oblique: m.oblique, from: local, to: local + (m.to - m.from) });
      }
    }
    return result;
  }

  /** Whether a comma or the like stands before a local position. */
  pauseBefore(at: number): boolean {
    return this.#index.tokens.pauses.has(this.token(at));
  }

  semicolonBefore(at: number): boolean {
    return this.#index.tokens.semicolons.has(this.token(at));
  }

  isBracketed(at: number): boolean {
    return this.#index.tokens.bracketed.has(this.token(at));
  }

  form(at: number): string {
    return this.#index.tokens.forms[this.token(at)] ?? '';
  }
}

/** Ranges without a barrier between them as one: a phrase may begin in the first and end in the second. */
function joined(ranges: readonly TokenRange[]): readonly TokenRange[] {
  if (!ranges.some((r, i) => i > 0 && ranges[i - 1]!.to === r.from)) return ranges;
  const result: TokenRange[] = [];
  for (const r of ranges) {
    const last = result.at(-1);
    if (last?.to === r.from) result[result.length - 1] = { from: last.from, to: r.to };
    else result.push(r);
  }
  return result;
}
