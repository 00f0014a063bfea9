import type { AnalysedContract, LanguageIndex } from '../analyse/index.js';
import type { Catalogue, LanguageCatalogue } from '../catalogue/types.js';
import type { Evidence } from '../model.js';
import { compileExpressions } from './compile.js';
import type { UnitIndex } from './unit-index.js';

/** Where a requirement is nearly said: the unit, and the element whose words stand there. */
export interface Nearest {
  readonly unit: number;
  readonly element: string;
  /** Whether it has so many of the words that it is on the subject for sure. */
  readonly isSure: boolean;
}

/**
 * For requirements without evidence the unit that comes closest to saying it, if any comes near. All wordings of its core elements vote: one
 * that shares rare words with many of them is on the subject, one that shares some words with a single one may be so by chance. What tells
 * is how rare the words are: "the Processor" and "provide" stand everywhere, "supervisory authority" does not.
 */
export function nearestUnits(
  contract: AnalysedContract,
  catalogue: Catalogue,
  evidence: ReadonlyMap<string, readonly Evidence[]>,
  unitIndexes: ReadonlyMap<LanguageIndex, UnitIndex>,
): ReadonlyMap<string, Nearest> {
  const result = new Map<string, Nearest>();
  const isMissed = (requirement: string) => evidence.get(requirement)?.length === 0;
  if (!Object.keys(catalogue.requirements).some(isMissed)) return result;
  for (const index of contract.index) {
    const units = unitIndexes.get(index)!;
    const weigh = weigher(index, units);
    const counts = countsIn(contract, index);
    for (const [id, own] of wordingsOf(index, catalogue)) {
      if (!isMissed(id) || result.get(id)?.isSure) continue;
      const best = closest(own, index, units, weigh, counts);
      // Of two languages the one that is sure is right.
      if (best && (best.isSure || !result.has(id))) result.set(id, best);
    }
  }
  return result;
}

/** The terms of an expression, and the core element that it affirms. */
interface Wording {
  readonly all: readonly number[];
  readonly element: string;
}

/** By requirement the wordings of a language that affirm its core elements. */
function wordingsOf(index: LanguageIndex, catalogue: Catalogue): ReadonlyMap<string, readonly Wording[]> {
  let known = wordingsByCatalogue.get(index.catalogue);
  if (!known) {
    known = new Map();
    const affirmed = affirmedBy(catalogue);
    for (const e of compileExpressions(index, catalogue)) {
      if (e.polarity !== 'affirms' || e.all.length < 2 || e.label.length > 0) continue;
      for (const { requirement, element } of affirmed.get(e.path) ?? NOTHING) {
        const own = known.get(requirement);
        if (own) own.push({ all: e.all, element });
        else known.set(requirement, [{ all: e.all, element }]);
      }
    }
    wordingsByCatalogue.set(index.catalogue, known);
  }
  return known;
}

const wordingsByCatalogue = new WeakMap<LanguageCatalogue, Map<string, Wording[]>>();

/** By the path under which an expression is found: the core elements that it affirms, of its own requirement and of others. */
function affirmedBy(catalogue: Catalogue): ReadonlyMap<string, readonly Affirmed[]> {
  const affirmed = new Map<string, Affirmed[]>();
  for (const [requirement, { elements }] of Object.entries(catalogue.requirements)) {
    for (const [element, { role, also = [] }] of Object.entries(elements)) {
      if (role !== 'core') continue;
      for (const path of [`${requirement}/${element}`, ...also]) {
        affirmed.set(path, [...(affirmed.get(path) ?? []), { requirement, element }]);
      }
    }
  }
  return affirmed;
}

interface Affirmed {
  readonly requirement: string;
  readonly element: string;
}

const NOTHING: readonly Affirmed[] = [];

/** The unit for which the wordings of one requirement vote. */
function closest(
  wordings: readonly Wording[],
  index: LanguageIndex,
  units: UnitIndex,
  weigh: (term: number) => number,
  counts: (place: number) => number,
): Nearest | undefined {
  // By unit: how much of the wording at hand it has, the votes, and the wording that gave the most.
  const held = new Float64Array(index.units.length);
  const votes = new Float64Array(index.units.length);
  const most = new Float64Array(index.units.length);
  const by: (Wording | undefined)[] = [];
  let all = 0;
  for (const e of wordings) {
    let total = 0;
    for (let k = 0; k < e.all.length; k++) total += weigh(e.all[k]!);
    all += total;
    const touched: number[] = [];
    for (let k = 0; k < e.all.length; k++) {
      const weight = weigh(e.all[k]!);
      for (const place of units.sentencesWith(e.all[k]!)) {
        if (held[place] === 0) touched.push(place);
        held[place]! += weight;
      }
    }
    for (const place of touched) {
      const share = held[place]! / total;
      const vote = share * share * held[place]!;
      held[place] = 0;
      votes[place]! += vote;
      if (share >= NEAR_SHARE && vote > most[place]!) {
        most[place] = vote;
        by[place] = e;
      }
    }
  }
  let best = -1;
  let highest = 0;
  for (let place = 0; place < votes.length; place++) {
    const own = by[place] ? votes[place]! * counts(place) : 0;
    if (own > highest) {
      best = place;
      highest = own;
    }
  }
  if (best < 0 || highest < all * FEWEST_VOTES) return undefined;
  return {
    unit: index.units[best]!.unit.index,
    element: by[best]!.element,
    isSure: highest >= all * MANY_VOTES,
  };
}

/** How much a term tells: the rarer, the more, in bits. */
function weigher({ units, occurrences }: LanguageIndex, index: UnitIndex): (term: number) => number {
  const known = new Float64Array(occurrences.termCount).fill(-1);
  return (term) => {
    if (known[term]! < 0) known[term] = Math.log2((units.length + MORE_UNITS) / (index.sentencesWith(term).length + 1));
    return known[term]!;
  };
}

/** What a unit counts for: one that obliges nobody less, one that speaks of no personal data nothing. A long one has many words by chance. */
function countsIn({ clauses }: AnalysedContract, { units }: LanguageIndex): (place: number) => number {
  const isAnyOfData = clauses.some(({ personalData }) => personalData === true);
  return (place) => {
    const { unit, draft } = units[place]!;
    if (isAnyOfData && clauses[unit.clause]!.personalData !== true) return 0;
    let words = 0;
    for (const { range } of draft.parts) words += range.to - range.from;
    return (unit.binding ? 1 : NOT_BINDING) / Math.log2(LONG + words);
  };
}

/** Of what a wording weighs, for one that may name the element. */
const NEAR_SHARE = 0.4;
/** Of what all wordings weigh: with fewer votes than these a unit has some of the words by chance. Read off some hundred absences. */
const FEWEST_VOTES = 0.009;
const MANY_VOTES = 0.022;
/** A short contract has few units, and yet its rare words are rare. */
const MORE_UNITS = 60;
const NOT_BINDING = 0.7;
/** In words. */
const LONG = 40;
