import type { AnalysedContract, IndexedUnit, LanguageIndex } from '../analyse/index.js';
import type { Catalogue } from '../catalogue/types.js';
import type { CompiledExpression, Occurrence, Occurrences, TokenRange } from '../language/index.js';
import type { Blank, Evidence, Polarity, Span } from '../model.js';
import { answered, onlyAsked } from './answer.js';
import { compileExpressions, needsOf } from './compile.js';
import { isDeniedBefore, isDeniedBehind, isHollow, modeOf, obligorOf } from './duty.js';
import { hasContent, isBlankField } from './field.js';
import { type Nearest, nearestUnits } from './nearest.js';
import type { Scope } from './scope.js';
import { UnitIndex } from './unit-index.js';

/** Keys are requirement ids; shared elements stand under each requirement that names them, with their "@". */
export interface Matches {
  readonly evidence: ReadonlyMap<string, readonly Evidence[]>;
  readonly redFlags: ReadonlyMap<string, readonly Evidence[]>;
  /** For requirements without evidence: the unit that comes closest to an expression, if any comes near. */
  readonly nearest: ReadonlyMap<string, Nearest>;
}

/** One scan of the contract has found all words; this finds the units in which the words of an expression come together. */
export function match(contract: AnalysedContract, catalogue: Catalogue): Matches {
  const best = new Map<string, Best>();
  const unitIndexes = new Map<LanguageIndex, UnitIndex>();
  for (const index of contract.index) {
    const context = new UnitIndex(index);
    unitIndexes.set(index, context);
    const expressions = compileExpressions(index, catalogue);
    const needs = needsOf(index, expressions);
    for (let k = 0; k < expressions.length; k++) {
      if (needs.areMet(k, index.occurrences)) find(expressions[k]!, needs.all(k), index, context, contract, best);
    }
  }
  const hits = new Map<string, readonly Evidence[]>();
  for (const [path, own] of best) hits.set(path, inOrderOfUnits(own));
  const evidence = new Map<string, Evidence[]>();
  for (const { id, own, also, shared } of pathsOf(catalogue)) {
    const list: Evidence[] = [];
    for (const path of own) for (const e of hits.get(path) ?? NOTHING) list.push(e);
    for (const { name, path } of also) {
      for (const e of hits.get(path) ?? NOTHING) if (e.polarity === 'affirms') list.push({ ...e, element: name });
    }
    for (const { name, path } of shared) for (const e of hits.get(path) ?? NOTHING) list.push({ ...e, element: name });
    evidence.set(id, list);
  }
  const redFlags = new Map(
    Object.keys(catalogue.redFlags).map((id) => [id, hits.get(`red-flags/${id}`) ?? []] as const),
  );
  return { evidence, redFlags, nearest: nearestUnits(contract, catalogue, evidence, unitIndexes) };
}

/** By requirement: under which paths its elements are found: its own, those of others that affirm them, and the shared ones that it names. */
function pathsOf(catalogue: Catalogue): readonly RequirementPaths[] {
  let known = pathsByCatalogue.get(catalogue);
  if (!known) {
    known = Object.entries(catalogue.requirements).map(([id, requirement]) => {
      const named = [...requirement['satisfied-by'], ...requirement['partial-by']]
        .flatMap(({ all }) => all)
        .filter((element) => element.startsWith('@'));
      return {
        id,
        own: Object.keys(requirement.elements).map((element) => `${id}/${element}`),
        also: Object.entries(requirement.elements).flatMap(([name, { also = [] }]) =>
          also.map((path) => ({ name, path })),
        ),
        shared: [...new Set(named)].map((name) => ({ name, path: `shared/${name.slice(1)}` })),
      };
    });
    pathsByCatalogue.set(catalogue, known);
  }
  return known;
}

interface RequirementPaths {
  readonly id: string;
  readonly own: readonly string[];
  /** Those of other requirements that affirm one of its own. */
  readonly also: readonly { readonly name: string; readonly path: string }[];
  readonly shared: readonly { readonly name: string; readonly path: string }[];
}

const pathsByCatalogue = new WeakMap<Catalogue, readonly RequirementPaths[]>();

/** By the place and the polarity of what was found. */
type Best = Map<number, Evidence>;

/** Of several hits in one place the strongest stays; a field or a joined unit yields to the sentence itself. */
function keepBest(best: Best, e: Evidence): void {
  const last = (e.matched.length > 0 ? e.matched[e.matched.length - 1] : e.spans[e.spans.length - 1])!;
  // They are all of one element. No document has as many code units as this.
  const key = (last.document * 2 ** 32 + last.start) * POLARITIES.length + POLARITIES.indexOf(e.polarity);
  const known = best.get(key);
  if (!known || rank(e) > rank(known)) best.set(key, e);
}

function bestOf(all: Map<string, Best>, path: string): Best {
  let own = all.get(path);
  if (!own) {
    own = new Map();
    all.set(path, own);
  }
  return own;
}

function rank(e: Evidence): number {
  return e.weight * 100 - e.spans.length - (e.spans[e.spans.length - 1]!.end - e.spans[0]!.start) / 1e6;
}

function inOrderOfUnits(best: Best): readonly Evidence[] {
  const list = [...best.values()];
  // Most are found in order.
  for (let k = 1; k < list.length; k++) {
    if (list[k - 1]!.unit > list[k]!.unit) return list.sort((a, b) => a.unit - b.unit);
  }
  return list;
}

const POLARITIES: readonly Polarity[] = ['affirms', 'weakens', 'denies'];

/** All places where one expression holds, of which the best are kept. */
function find(
  e: CompiledExpression,
  all: readonly number[],
  index: LanguageIndex,
  units: UnitIndex,
  contract: AnalysedContract,
  best: Map<string, Best>,
): void {
  let own: Best | undefined;
  const isField = e.label.length > 0;
  const places = candidates(e, all, index, units);
  const isHeld = e.scope === 'unit' && e.all.length + e.label.length > 0;
  for (let k = 0; k < places.length; k++) {
    const place = places[k]!;
    const iu = index.units[place]!;
    if (iu.draft.isRuledOut && e.describes && e.polarity === 'affirms') continue;
    if (iu.assigned && e.obligor !== 'any' && iu.assigned !== e.obligor) continue;
    let hit: Evidence | undefined;
    if (isHeld) {
      if (!units.isExcluded(place)) hit = holds(e, place, units.scope(place), units, index, contract);
    } else {
      if ((e.binding && !iu.unit.binding) || isField !== (iu.unit.kind === 'field')) continue;
      const scope = e.scope === 'unit' ? units.scope(place) : units.widerScope(place, e.scope);
      if (scope && !isRuledOutIn(scope, e)) hit = holds(e, place, scope, units, index, contract);
      if (!hit && e.scope === 'paragraph') {
        const neighbours = units.widerScope(place, 'neighbours');
        if (neighbours && !isRuledOutIn(neighbours, e)) hit = holds(e, place, neighbours, units, index, contract);
      }
    }
    if (!hit) continue;
    own ??= bestOf(best, e.path);
    keepBest(own, hit);
  }
}

/** Whether a word that rules an expression out stands there. */
function isRuledOutIn(scope: Scope, { unless }: CompiledExpression): boolean {
  for (let k = 0; k < unless.length; k++) if (scope.has(unless[k]!)) return true;
  return false;
}

const NOTHING: readonly Evidence[] = [];

/** The units that can hold an expression, since they have its terms; or its rarest one, if the others may stand around. */
function candidates(
  e: CompiledExpression,
  all: readonly number[],
  index: LanguageIndex,
  units: UnitIndex,
): readonly number[] {
  const terms = e.all.length === 0 ? e.label : e.all;
  if (terms.length === 0) {
    const citing: number[] = [];
    for (const [i, iu] of index.units.entries()) if (iu.unit.kind !== 'field' && cites(e, iu, index)) citing.push(i);
    return citing;
  }
  if (e.scope === 'unit') return units.holding(e, all);
  if (e.label.length > 0) return units.labelled(e);
  const { occurrences } = index;
  let key = terms[0]!;
  for (const term of terms) {
    if (occurrences.end(term) - occurrences.first(term) < occurrences.end(key) - occurrences.first(key)) key = term;
  }
  return units.with(key);
}

function holds(
  e: CompiledExpression,
  place: number,
  scope: Scope,
  units: UnitIndex,
  index: LanguageIndex,
  contract: AnalysedContract,
): Evidence | undefined {
  const iu = index.units[place]!;
  if (e.articles.length > 0 && !cites(e, iu, index)) return undefined;
  for (let k = 0; k < e.heading.length; k++) if (!headed(e.heading[k]!, iu, index)) return undefined;
  if (e.unlessClause.length > 0) {
    const clause = index.clauses.get(iu.unit.clause);
    for (let k = 0; clause && k < e.unlessClause.length; k++) {
      if (within(e.unlessClause[k]!, clause, index.occurrences)) return undefined;
    }
  }
  if (e.label.length > 0) {
    if (!isLabelled(e, iu, units.label(place), index)) return undefined;
    if (e.filled && !hasContent(iu, index, contract)) {
      return isBlankField(iu, contract) ? evidence(e, iu, [], scope, 'weakens', index) : undefined;
    }
  }
  if (e.all.length === 0) return iu.draft.asked ? undefined : evidence(e, iu, [], scope, e.polarity, index);
  const found = combine(e, scope, index, iu);
  if (!found) return undefined;
  const open = found.polarity === 'affirms' && isOpen(e, found.occurrences, scope, index, iu, contract);
  // Of a unit the whole is quoted anyway.
  const isList = e.count > 0 && e.scope !== 'unit';
  const shown = isList ? [...found.occurrences, ...counted(e, found.occurrences, scope, index)] : found.occurrences;
  return evidence(e, iu, shown, scope, open ? 'weakens' : found.polarity, index);
}

/** Whether the label of a field, which has the words that an expression asks for there, is the one that it means. */
function isLabelled(e: CompiledExpression, iu: IndexedUnit, label: Scope, index: LanguageIndex): boolean {
  if (e.labelBegins || e.wholeLabel) {
    for (let k = 0; k < e.label.length; k++) if (!begins(e.label[k]!, label, index, e.wholeLabel)) return false;
  }
  return !e.unlessLabel.some((t) => isOver(t, iu, index));
}

/** "Services provided", "2. The services"; not "Web Services". With `isWhole` not "Services provided" either. */
function begins(term: number, label: Scope, index: LanguageIndex, isWhole: boolean): boolean {
  const articles = index.compiled.language.parties['articles-before-names'];
  let first = 0;
  while (first < label.length && (articles.includes(label.form(first)) || /^\d*$/.test(label.form(first)))) first++;
  let end = label.length;
  while (end > 0 && label.form(end - 1) === '') end--;
  return label.of(term).some((o) => o.from <= first && (!isWhole || o.to === end));
}

/**
 * Whether a term stands in the label of a field, in the head of its table, or in the words or the heading above it; or is what a heading
 * further above begins with: "Sub-processors", not "Details of the processing and of sub-processors".
 */
function isOver(term: number, iu: IndexedUnit, { occurrences, headings }: LanguageIndex): boolean {
  if (!occurrences.has(term)) return false;
  const { parts, labels, over } = iu.draft;
  for (let k = 0; k < labels; k++) if (within(term, parts[k]!.range, occurrences)) return true;
  if (over) for (const range of over) if (within(term, range, occurrences)) return true;
  const own = headings.get(iu.unit.clause);
  if (!own) return false;
  for (let k = 0; k < own.length; k++) {
    const { from, to } = own[k]!;
    if (within(term, k === 0 ? own[k]! : { from, to: Math.min(to, from + FIRST_WORDS) }, occurrences)) return true;
  }
  return false;
}

/** With which a heading tells what it is about: a number, "list of". */
const FIRST_WORDS = 4;

/** Whether the first of a term's occurrences that begins there ends there. */
function within(term: number, { from, to }: TokenRange, occurrences: Occurrences): boolean {
  const at = occurrences.firstFrom(term, from);
  return at < occurrences.end(term) && occurrences.endAt(at) <= to;
}

function headed(term: number, iu: IndexedUnit, index: LanguageIndex): boolean {
  const { occurrences, headings } = index;
  if (!occurrences.has(term)) return false;
  const own = headings.get(iu.unit.clause);
  if (own) for (let k = 0; k < own.length; k++) if (within(term, own[k]!, occurrences)) return true;
  const label = runInLabel(iu, index);
  return label !== undefined && within(term, label, occurrences);
}

/** "How long. For as long as …": the short first sentence of a paragraph is the heading of the others. */
function runInLabel(iu: IndexedUnit, index: LanguageIndex): TokenRange | undefined {
  const block = index.blocks.get(iu.document)?.[iu.unit.block];
  const own = iu.draft.parts.at(-1);
  if (!block || !own || own.range.from <= block.from) return undefined;
  const { forms } = index.tokens;
  let to = block.from;
  while (to < block.to && forms[to] !== '' && to - block.from <= RUN_IN_WORDS) to++;
  return to - block.from <= RUN_IN_WORDS && forms[to] === '' && own.range.from > to
    ? { from: block.from, to }
    : undefined;
}

const RUN_IN_WORDS = 5;

function cites(e: CompiledExpression, iu: IndexedUnit, index: LanguageIndex): boolean {
  const { spans } = iu.unit;
  for (let k = 0; k < index.references.length; k++) {
    const r = index.references[k]!;
    if (r.kind !== 'gdpr-article' || r.bracketed) continue;
    for (let i = 0; i < spans.length; i++) {
      const s = spans[i]!;
      if (s.document !== r.span.document || s.start > r.span.start || r.span.end > s.end) continue;
      if (r.targets.some((t) => e.articles.some((a) => t === a || t.startsWith(`${a}(`)))) return true;
    }
  }
  return false;
}

/**
 * Words inside a placeholder are sample text, those behind an empty box an offer: the element is there, but not filled in.
 * Of a list it is enough that so many of its words as are needed stand outside.
 */
function isOpen(
  e: CompiledExpression,
  occurrences: readonly Occurrence[],
  scope: Scope,
  index: LanguageIndex,
  iu: IndexedUnit,
  contract: AnalysedContract,
): boolean {
  const blanks = blanksOf(contract, iu.document);
  return areNear(blanks, scope, index) && isOpenAmong(blanks, e, occurrences, scope, index, iu, contract);
}

/** The same where a blank is near. By itself, since each call of it makes functions, and mostly there is none. */
function isOpenAmong(
  blanks: readonly Blank[],
  e: CompiledExpression,
  occurrences: readonly Occurrence[],
  scope: Scope,
  index: LanguageIndex,
  iu: IndexedUnit,
  contract: AnalysedContract,
): boolean {
  const within = (o: Occurrence, kind?: Blank['kind']) => {
    const start = index.tokens.starts[scope.token(o.from)]!;
    return blanks.some((b) => (kind === undefined || b.kind === kind) && b.span.start <= start && start < b.span.end);
  };
  if (e.count > 0) {
    const all = scope.of(e.all[0]!);
    const outside = all.filter((o) => !within(o));
    return (
      (outside.length === all.length ? distinctIn(e.all[0]!, scope, index) : distinct(outside, scope, index)).length <
      e.count
    );
  }
  const { text } = contract.documents[iu.document]!;
  if (e.describes && isBroken(occurrences, blanks, scope, index, text)) return true;
  return occurrences.every((o) => within(o)) || occurrences.some((o) => within(o, 'unticked'));
}

/** Whether any blank stands among the words of a scope or right behind them: mostly there is none. */
function areNear(blanks: readonly Blank[], { ranges }: Scope, { tokens }: LanguageIndex): boolean {
  if (blanks.length === 0) return false;
  let start = -1;
  let end = -1;
  for (let k = 0; k < ranges.length; k++) {
    const { from, to } = ranges[k]!;
    if (to === from) continue;
    const first = tokens.starts[from]!;
    const last = tokens.ends[to - 1]! + BESIDE;
    if (start < 0 || first < start) start = first;
    if (last > end) end = last;
  }
  for (let k = 0; k < blanks.length && start >= 0; k++) {
    const { span } = blanks[k]!;
    if (span.end > start && span.start <= end) return true;
  }
  return false;
}

/** The blanks of a document that are more than lines for a signature. */
function blanksOf(contract: AnalysedContract, document: number): readonly Blank[] {
  let known = blanksByContract.get(contract);
  if (!known) {
    known = contract.documents.map((_, i) => contract.blanks.filter((b) => !b.signature && b.span.document === i));
    blanksByContract.set(contract, known);
  }
  return known[document]!;
}

const blanksByContract = new WeakMap<AnalysedContract, readonly (readonly Blank[])[]>();

/** "for ____ months": a description with a blank among its words says nothing yet. */
function isBroken(
  occurrences: readonly Occurrence[],
  blanks: readonly Blank[],
  scope: Scope,
  index: LanguageIndex,
  text: string,
): boolean {
  const { starts, ends } = index.tokens;
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for (const { from, to } of occurrences) {
    first = Math.min(first, starts[scope.token(from)]!);
    last = Math.max(last, ends[scope.token(to - 1)]!);
  }
  return blanks.some(
    ({ kind, span }) =>
      kind === 'placeholder' &&
      span.start >= first &&
      span.start <= last + BESIDE &&
      // Behind a colon it is the content of a field.
      !text.slice(last, span.start).includes(':') &&
      // People may "fill in" a form.
      !LETTER.test(text[span.start] ?? ''),
  );
}

/** Code units behind a description within which a blank belongs to it: "for a period of ____ months". */
const BESIDE = 4;
const LETTER = /\p{L}/u;

/** How many places of the first term are tried, so that a hostile text cannot make it slow. */
const ANCHORS = 60;

/**
 * One occurrence of each term, near enough and in order, with a verb that obliges the right party. An affirmation is
 * preferred to a permission, a permission to a denial.
 */
function combine(
  e: CompiledExpression,
  scope: Scope,
  index: LanguageIndex,
  iu: IndexedUnit,
): { occurrences: readonly Occurrence[]; polarity: Polarity } | undefined {
  if (e.count > 0) {
    if (scope.of(e.all[0]!).length < e.count || distinctIn(e.all[0]!, scope, index).length < e.count) return undefined;
  }
  const anchor = Math.max(e.verb, 0);
  let best: { occurrences: readonly Occurrence[]; polarity: Polarity } | undefined;
  const lists: (readonly Occurrence[])[] = new Array(e.all.length);
  for (let k = 0; k < e.all.length; k++) {
    lists[k] = scope.of(e.all[k]!);
    if (lists[k]!.length === 0) return undefined;
  }
  const starts = lists[anchor]!;
  const order = e.ordered ? ONE : rarestFirst(lists);
  for (let k = 0; k < starts.length && k < ANCHORS; k++) {
    const start = starts[k]!;
    const occurrences = e.ordered
      ? inOrder(lists, anchor, start, iu.draft.asked !== undefined)
      : around(lists, order, anchor, start);
    if (!occurrences) continue;
    if (spread(occurrences) > e.near) continue;
    if (isRuledOut(e, occurrences, scope, index)) continue;
    let polarity = e.polarity;
    if (e.verb >= 0) {
      const verb = occurrences[e.verb]!;
      if (e.obligor !== 'any') {
        const obligor = obligorOf(verb, scope, index, iu.unit.subject);
        if (obligor !== e.obligor && obligor !== 'unknown' && obligor !== 'both') continue;
      }
      const mode = modeOf(verb, scope, index);
      if (mode === 'supposed') continue;
      if (mode !== 'affirms') polarity = mode;
    } else if (wrongParty(e, occurrences, scope, index, iu)) continue;
    else if (e.hollowable && isHollow(occurrences[0]!, scope, index, occurrences)) polarity = 'weakens';
    if (e.polarity === 'affirms' && e.owner !== 'red-flags' && polarity !== 'denies') {
      if (isDeniedBehind(occurrences, e.verb >= 0, scope, index)) polarity = 'denies';
      else if (e.verb < 0 && isDeniedBefore(occurrences, scope, index)) polarity = 'denies';
    }
    if (iu.draft.asked) {
      const reply = answered(e, occurrences, polarity, iu, scope, index);
      if (reply === undefined) continue;
      polarity = reply;
    } else if (e.scope !== 'unit' && onlyAsked(occurrences, scope, index)) continue;
    if (polarity === e.polarity) return { occurrences, polarity };
    if (!best || polarity === 'weakens') best = { occurrences, polarity };
  }
  return best;
}

/** "Nothing in this agreement authorises … marketing": what is named there is not what the contract is about. */
function isRuledOut(
  e: CompiledExpression,
  occurrences: readonly Occurrence[],
  scope: Scope,
  index: LanguageIndex,
): boolean {
  if (e.polarity !== 'affirms' || !e.describes) return false;
  const denials = scope.of(index.compiled.grammar['no-grants']);
  if (denials.length === 0) return false;
  const first = occurrences.reduce((least, { from }) => Math.min(least, from), Number.POSITIVE_INFINITY);
  const start = scope.sentenceStart(first);
  return denials.some((d) => d.from >= start && d.to <= first);
}

/** From the first to the last of several occurrences, in words. */
function spread(occurrences: readonly Occurrence[]): number {
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  for (let k = 0; k < occurrences.length; k++) {
    from = Math.min(from, occurrences[k]!.from);
    to = Math.max(to, occurrences[k]!.to);
  }
  return to - from;
}

/** A plain wording whose verb is laid on the other party. */
function wrongParty(
  e: CompiledExpression,
  occurrences: readonly Occurrence[],
  scope: Scope,
  index: LanguageIndex,
  iu: IndexedUnit,
): boolean {
  if (e.partyVerb < 0 || e.obligor === 'any') return false;
  const obligor = obligorOf(occurrences[e.partyVerb]!, scope, index, iu.unit.subject);
  return obligor === (e.obligor === 'processor' ? 'controller' : 'processor');
}

/** The nearest occurrence of every other term; words are not counted twice. */
function around(
  lists: readonly (readonly Occurrence[])[],
  order: readonly number[],
  anchor: number,
  start: Occurrence,
): Occurrence[] | undefined {
  const chosen: Occurrence[] = new Array(lists.length);
  chosen[anchor] = start;
  for (let n = 0; n < order.length; n++) {
    const k = order[n]!;
    if (k === anchor) continue;
    let best: Occurrence | undefined;
    let distance = Number.POSITIVE_INFINITY;
    const list = lists[k]!;
    for (let i = 0; i < list.length; i++) {
      const o = list[i]!;
      if (isTaken(o, chosen)) continue;
      const d = o.from >= start.to ? o.from - start.to : start.from - o.to;
      if (d < distance) {
        best = o;
        distance = d;
      }
    }
    if (!best) return undefined;
    chosen[k] = best;
  }
  return chosen;
}

/** So that a word that only one term can take is left to it. */
function rarestFirst(lists: readonly (readonly Occurrence[])[]): readonly number[] {
  if (lists.length < 3) return lists.length === 1 ? ONE : BOTH;
  const order: number[] = new Array(lists.length);
  for (let k = 0; k < lists.length; k++) {
    const own = lists[k]!.length;
    let at = k;
    while (at > 0 && lists[order[at - 1]!]!.length > own) {
      order[at] = order[at - 1]!;
      at--;
    }
    order[at] = k;
  }
  return order;
}

// With one term beside the anchor there is nothing to choose.
const ONE: readonly number[] = [0];
const BOTH: readonly number[] = [0, 1];

function isTaken(o: Occurrence, chosen: readonly (Occurrence | undefined)[]): boolean {
  for (let k = 0; k < chosen.length; k++) {
    const c = chosen[k];
    if (c !== undefined && c.from < o.to && o.from < c.to) return true;
  }
  return false;
}

/**
 * Terms one behind the other: backwards from the anchor the latest that fits, forwards the earliest. In a question the "may" or
 * "can" that opens it stands where it would in a statement: behind the subject.
 */
function inOrder(
  lists: readonly (readonly Occurrence[])[],
  anchor: number,
  start: Occurrence,
  isQuestion: boolean,
): Occurrence[] | undefined {
  const chosen: Occurrence[] = new Array(lists.length);
  chosen[anchor] = start;
  for (let k = anchor - 1; k >= 0; k--) {
    const before = chosen[k + 1]!.from;
    const o = lists[k]!.findLast((x) => x.to <= before);
    if (!o) return undefined;
    chosen[k] = o;
  }
  let after = start.to;
  for (let k = anchor + 1; k < lists.length; k++) {
    const list = lists[k]!;
    const o = list.find((x) => x.from >= after) ?? (isQuestion ? list.find((x) => x.from === 0) : undefined);
    if (!o) return undefined;
    chosen[k] = o;
    after = Math.max(after, o.to);
  }
  return chosen;
}

/** Of each different thing that is named one place: "e-mail addresses" are one thing, not also "addresses". The longest count. */
function distinct(list: readonly Occurrence[], scope: Scope, index: LanguageIndex): readonly Occurrence[] {
  const longestFirst = [...list].sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  const first = new Map<string, Occurrence>();
  const covered = new Uint8Array(scope.length);
  for (const o of longestFirst) {
    let isFree = true;
    for (let t = o.from; t < o.to && isFree; t++) isFree = covered[t] === 0;
    if (!isFree) continue;
    covered.fill(1, o.from, o.to);
    const name = nameOf(o, scope, index);
    if (!first.has(name)) first.set(name, o);
  }
  return [...first.values()].sort((a, b) => a.from - b.from);
}

/** The same of a term in a scope, worked out once: a clause is looked at for each of its sentences. */
function distinctIn(term: number, scope: Scope, index: LanguageIndex): readonly Occurrence[] {
  scope.distinct ??= new Map();
  let list = scope.distinct.get(term);
  if (!list) {
    list = distinct(scope.of(term), scope, index);
    scope.distinct.set(term, list);
  }
  return list;
}

function nameOf(o: Occurrence, scope: Scope, index: LanguageIndex): string {
  let name = index.compiled.stem(scope.form(o.from));
  for (let t = o.from + 1; t < o.to; t++) name += ` ${index.compiled.stem(scope.form(t))}`;
  return name;
}

/** One item alone shows nothing where a list is needed: the different things that make it up, the first few of them. */
function counted(
  e: CompiledExpression,
  chosen: readonly Occurrence[],
  scope: Scope,
  index: LanguageIndex,
): readonly Occurrence[] {
  return distinctIn(e.all[0]!, scope, index)
    .filter((o) => !isTaken(o, chosen))
    .slice(0, Math.max(FIELD_PARTS, e.count));
}

/** Longest quote of a field, in parts: a heading may have pages under it. */
const FIELD_PARTS = 6;

function evidence(
  e: CompiledExpression,
  iu: IndexedUnit,
  occurrences: readonly Occurrence[],
  scope: Scope,
  polarity: Polarity,
  index: LanguageIndex,
): Evidence {
  const { tokens } = index;
  const document = iu.document;
  const matched: Span[] = new Array(occurrences.length);
  for (let k = 0; k < occurrences.length; k++) {
    const { from, to } = occurrences[k]!;
    const span = { document, start: tokens.starts[scope.token(from)]!, end: tokens.ends[scope.token(to - 1)]! };
    let at = k;
    while (at > 0 && matched[at - 1]!.start > span.start) {
      matched[at] = matched[at - 1]!;
      at--;
    }
    matched[at] = span;
  }
  return {
    element: e.element,
    polarity,
    via: e.via,
    spans: quoteSpans(iu, matched, e, index),
    matched,
    unit: iu.unit.index,
    weight: e.weight,
    expression: e.id,
  };
}

/** Whole sentences; of a field its label and the parts that matched; of wider scopes the sentences that matched. */
function quoteSpans(
  iu: IndexedUnit,
  matched: readonly Span[],
  e: CompiledExpression,
  index: LanguageIndex,
): readonly Span[] {
  if (iu.unit.kind === 'field') {
    const parts = iu.draft.parts;
    const labels = parts.slice(0, iu.draft.labels);
    const content = parts.slice(iu.draft.labels);
    const shown = content.filter((p) => touches(p, matched));
    const rest = e.count > 0 || shown.length === 0 ? content : shown;
    return [...labels, ...rest.slice(0, FIELD_PARTS)].map((p) => ({
      document: iu.document,
      start: p.start,
      end: p.end,
    }));
  }
  if (e.scope === 'unit' || matched.length === 0) return iu.unit.spans;
  // They are sorted by their start.
  const low = matched[0]!.start;
  const high = matched.reduce((most, { end }) => Math.max(most, end), 0);
  const list: Span[] = [];
  for (const s of sentencesOf(index, iu.document)) {
    if (s.start >= high) break;
    if (s.end <= low || !touches(s, matched)) continue;
    if (list.at(-1)?.start === s.start) list.pop();
    list.push(s);
  }
  return list.length > 0 ? list : iu.unit.spans;
}

function touches(s: { readonly start: number; readonly end: number }, matched: readonly Span[]): boolean {
  for (let k = 0; k < matched.length; k++) if (matched[k]!.start < s.end && s.start < matched[k]!.end) return true;
  return false;
}

/** The sentences of a document that are units or parts of one, sorted by their start. */
function sentencesOf(index: LanguageIndex, document: number): readonly Span[] {
  let known = sentencesByIndex.get(index);
  if (!known) {
    known = new Map();
    sentencesByIndex.set(index, known);
  }
  const made = known.get(document);
  if (made) return made;
  const list: Span[] = [];
  for (const u of index.units) {
    if (u.document !== document || u.unit.kind === 'field' || u.draft.breaks) continue;
    // Of an item its own words: the lead-in is a sentence, too.
    const { spans } = u.unit;
    for (let k = u.unit.kind === 'item' ? spans.length - 1 : 0; k < spans.length; k++) list.push(spans[k]!);
  }
  list.sort((a, b) => a.start - b.start);
  known.set(document, list);
  return list;
}

const sentencesByIndex = new WeakMap<LanguageIndex, Map<number, readonly Span[]>>();
