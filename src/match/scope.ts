import type { LanguageIndex, PartyMention } from '../analyse/index.js';
import { lowerBound, type Occurrence, type TokenRange } from '../language/index.js';

const NOTHING: readonly Occurrence[] = [];
/** So many a list holds; behind them a map. */
const SOME_TERMS = 24;

const NO_BREAKS: readonly number[] = [];
const AT_START: readonly number[] = [0];
/** Where the occurrences of a term begin and end, until their number is known; used again and again. */
const found: number[] = [];

/** What knows of each unit which terms occur in it. */
export interface UnitTerms {
  has(term: number, place: number): boolean;
}

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
  /** Whether a new sentence begins with each range. */
  readonly #breaksBetween: boolean;
  /** Local positions at which a new sentence begins; when somebody asks. */
  #breaks: readonly number[] | undefined;
  readonly #index: LanguageIndex;
  /** What was looked for, and where it was: most scopes are asked for a dozen terms, which a list finds sooner than a map. */
  readonly #terms: number[] = [];
  readonly #lists: (readonly Occurrence[])[] = [];
  #more: Map<number, readonly Occurrence[]> | undefined;
  #mentions: readonly LocalMention[] | undefined;
  /** By term: the different things among its occurrences, where somebody has told them apart. */
  distinct: Map<number, readonly Occurrence[]> | undefined;
  readonly #units: UnitTerms | undefined;
  readonly #place: number;

  /** `units` tell of a term that it is not here, where this is (a part of) the unit at `place`, sooner than looking for it does. */
  constructor(
    index: LanguageIndex,
    ranges: readonly TokenRange[],
    breaksBetween: boolean,
    units?: UnitTerms,
    place = -1,
  ) {
    this.#index = index;
    this.#units = units;
    this.#place = place;
    this.#breaksBetween = breaksBetween;
    this.ranges = breaksBetween ? ranges : joined(ranges);
    this.#offsets = this.ranges.length === 1 ? AT_START : offsetsOf(this.ranges);
    const last = this.ranges.length - 1;
    this.length = last < 0 ? 0 : this.#offsets[last]! + this.ranges[last]!.to - this.ranges[last]!.from;
  }

  /** Local occurrences of a term, in order. */
  of(term: number): readonly Occurrence[] {
    if (!this.#mayHave(term)) return NOTHING;
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

  #mayHave(term: number): boolean {
    return this.#units ? this.#units.has(term, this.#place) : this.#index.occurrences.has(term);
  }

  #find(term: number): readonly Occurrence[] {
    const { occurrences } = this.#index;
    const end = occurrences.end(term);
    const { ranges } = this;
    let count = 0;
    let k = -1;
    let behind = 0;
    for (let i = 0; i < ranges.length; i++) {
      const { from, to } = ranges[i]!;
      const shift = this.#offsets[i]! - from;
      // The parts of a field lie close behind each other.
      if (k < 0 || from < behind || (k < end && occurrences.startAt(k) < from)) k = occurrences.firstFrom(term, from);
      behind = to;
      for (; k < end && occurrences.startAt(k) < to; k++) {
        if (occurrences.endAt(k) > to) continue;
        found[2 * count] = occurrences.startAt(k) + shift;
        found[2 * count + 1] = occurrences.endAt(k) + shift;
        count += 1;
      }
    }
    if (count === 0) return NOTHING;
    // As large as it has to be: there are thousands of these lists, most of one or two.
    const result: Occurrence[] = new Array(count);
    for (let n = 0; n < count; n++) result[n] = { from: found[2 * n]!, to: found[2 * n + 1]! };
    return result;
  }

  /** Whether a term occurs here: where that is all that is asked, sooner than `of`. */
  has(term: number): boolean {
    if (!this.#mayHave(term)) return false;
    const { occurrences } = this.#index;
    const end = occurrences.end(term);
    const { ranges } = this;
    let k = -1;
    let behind = 0;
    for (let i = 0; i < ranges.length; i++) {
      const { from, to } = ranges[i]!;
      if (k < 0 || from < behind || (k < end && occurrences.startAt(k) < from)) k = occurrences.firstFrom(term, from);
      behind = to;
      for (; k < end && occurrences.startAt(k) < to; k++) if (occurrences.endAt(k) <= to) return true;
    }
    return false;
  }

  /** Beginning of the sentence that a local position stands in. */
  sentenceStart(at: number): number {
    const breaks = this.#allBreaks();
    let start = 0;
    for (let k = 0; k < breaks.length; k++) if (breaks[k]! <= at) start = breaks[k]!;
    return start;
  }

  sentenceEnd(at: number): number {
    const breaks = this.#allBreaks();
    for (let k = 0; k < breaks.length; k++) if (breaks[k]! > at) return breaks[k]!;
    return this.length;
  }

  #allBreaks(): readonly number[] {
    this.#breaks ??= this.#findBreaks();
    return this.#breaks;
  }

  #findBreaks(): readonly number[] {
    const { forms } = this.#index.tokens;
    let breaks: number[] | undefined;
    for (let i = 0; i < this.ranges.length; i++) {
      const { from, to } = this.ranges[i]!;
      const offset = this.#offsets[i]!;
      if (i > 0 && this.#breaksBetween) {
        if (breaks) breaks.push(offset);
        else breaks = [offset];
      }
      for (let t = from; t < to; t++) {
        if (forms[t] !== '') continue;
        if (breaks) breaks.push(offset + t - from + 1);
        else breaks = [offset + t - from + 1];
      }
    }
    return breaks ?? NO_BREAKS;
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
    for (let i = 0; i < this.ranges.length; i++) {
      const { from, to } = this.ranges[i]!;
      if (token >= from && token < to) return this.#offsets[i]! + token - from;
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

function offsetsOf(ranges: readonly TokenRange[]): readonly number[] {
  const offsets: number[] = new Array(ranges.length);
  let length = 0;
  for (let i = 0; i < ranges.length; i++) {
    offsets[i] = length;
    length += ranges[i]!.to - ranges[i]!.from;
  }
  return offsets;
}

/** Ranges without a barrier between them as one: a phrase may begin in the first and end in the second. */
function joined(ranges: readonly TokenRange[]): readonly TokenRange[] {
  let touch = 1;
  while (touch < ranges.length && ranges[touch - 1]!.to !== ranges[touch]!.from) touch++;
  if (touch >= ranges.length) return ranges;
  const result: TokenRange[] = [];
  for (const r of ranges) {
    const last = result.at(-1);
    if (last?.to === r.from) result[result.length - 1] = { from: last.from, to: r.to };
    else result.push(r);
  }
  return result;
}
