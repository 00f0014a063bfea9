import type { Catalogue, Requirement } from '../catalogue/types.js';
import type { Contract, ContractKind, Evidence, Finding, Note, Polarity, RedFlag, Verdict } from '../model.js';
import { confidenceOf } from './confidence.js';
import { type Passage, withNearest } from './nearest.js';
import { near } from './nearness.js';
import { relevant, settleKind } from './relevance.js';

interface Matched {
  readonly evidence: ReadonlyMap<string, readonly Evidence[]>;
  readonly redFlags: ReadonlyMap<string, readonly Evidence[]>;
  readonly nearest: ReadonlyMap<string, Passage>;
}

/** A verdict on every requirement, from the evidence for its elements, the red flags, and what kind of contract it is after all. */
export function judge(
  analysed: Contract,
  catalogue: Catalogue,
  matches: Matched,
): { kind: ContractKind; findings: Finding[]; redFlags: RedFlag[] } {
  const kind = settleKind(analysed, catalogue, matches.evidence);
  const contract = { ...analysed, kind };
  const counts = relevant(contract, catalogue, matches.evidence);
  const assessable = assessableIn(contract, catalogue);
  const discarded = new Map<string, readonly Evidence[]>();
  const findings = Object.entries(catalogue.requirements).map(([id, law]): Finding => {
    if (!assessable(id)) return notAssessed(id);
    const all = matches.evidence.get(id) ?? [];
    const evidence: Evidence[] = [];
    for (const e of all) {
      const counted = counts(e);
      if (counted) evidence.push(counted);
    }
    if (evidence.length < all.length) discarded.set(id, all);
    return judgeOne(id, law, evidence, contract);
  });
  return {
    kind,
    findings: withNearest(findings, matches.nearest, discarded, catalogue),
    redFlags: redFlags(contract, catalogue, matches, counts),
  };
}

/** At least one document is readable and in a language in which the catalogue words the requirement. */
function assessableIn(contract: Contract, catalogue: Catalogue): (id: string) => boolean {
  const used = new Set(contract.units.map((u) => u.language));
  const isReadable = contract.documents.some((d) => d.readable !== 'none');
  const languages = catalogue.languages.filter((l) => used.has(l.code));
  return (id) => isReadable && languages.some((l) => l.requirements[id] !== undefined);
}

function notAssessed(requirement: string): Finding {
  return { requirement, verdict: 'not-assessed', confidence: 1, missing: [], weakened: [], evidence: [], notes: [] };
}

function judgeOne(id: string, law: Requirement, evidence: readonly Evidence[], contract: Contract): Finding {
  const lists = byElement(evidence);
  const of = (element: string, polarity: Polarity) => lists.get(element)?.[polarity] ?? NOTHING;
  const core = coreOf(law);
  const spoilt: Evidence[] = [];
  const told: Evidence[] = [];
  let verdict: Verdict = 'absent';
  let shown: readonly Evidence[] = told;
  for (const combination of law['satisfied-by']) {
    const spoilers = combination.without?.flatMap((element) => of(element, 'affirms')) ?? NOTHING;
    const groups = combination.all.map((element) => of(element, 'affirms'));
    for (const found of combine(groups, combination.within, contract)) {
      const spoiler =
        spoilers.length > 0 &&
        spoilers.find(
          (s) => isDefinition(s, contract) || found.some((e) => near(e, s, combination.spoils ?? 'clause', contract)),
        );
      if (spoiler) spoilt.push(...found, spoiler);
      else {
        verdict = 'satisfied';
        told.push(...found);
      }
    }
  }
  const weak = core.flatMap((element) => of(element, 'weakens'));
  const denied = core.flatMap((element) => of(element, 'denies'));
  if (verdict !== 'satisfied') {
    const partial = law['partial-by'].flatMap((c) => {
      const groups = c.all.map((element) => [...of(element, 'affirms'), ...of(element, 'weakens')]);
      return combine(groups, c.within, contract).flat();
    });
    const some = [...spoilt, ...weak, ...partial, ...core.flatMap((element) => of(element, 'affirms'))];
    if (some.length > 0) verdict = 'partial';
    else if (denied.length > 0) verdict = 'contradicted';
    shown = verdict === 'partial' ? [...some, ...denied] : denied;
  }
  const list = fewOfSupport(ranked(shown), law, contract);
  const gap = verdict !== 'satisfied';
  return {
    requirement: id,
    verdict,
    confidence: confidenceOf(verdict, list, law, contract),
    missing: gap ? missingElements(law, of) : [],
    weakened: gap
      ? [...new Set([...weak, ...spoilt].filter((e) => core.includes(e.element)).map((e) => e.element))]
      : [],
    evidence: list,
    notes: notes(law, evidence, verdict),
  };
}

/** In their order. */
function byElement(
  evidence: readonly Evidence[],
): ReadonlyMap<string, Readonly<Record<Polarity, readonly Evidence[]>>> {
  const lists = new Map<string, Record<Polarity, Evidence[]>>();
  for (const e of evidence) {
    let own = lists.get(e.element);
    if (!own) {
      own = { affirms: [], weakens: [], denies: [] };
      lists.set(e.element, own);
    }
    own[e.polarity].push(e);
  }
  return lists;
}

const NOTHING: readonly Evidence[] = [];

/** The elements that make up a duty. */
function coreOf(law: Requirement): readonly string[] {
  let core = coreByLaw.get(law);
  if (!core) {
    core = Object.keys(law.elements).filter((element) => law.elements[element]!.role === 'core');
    coreByLaw.set(law, core);
  }
  return core;
}

const coreByLaw = new WeakMap<Requirement, readonly string[]>();

/** What a definition narrows ("“Breach” means a confirmed …") is narrow wherever the contract uses the word. */
function isDefinition(evidence: Evidence, contract: Contract): boolean {
  const unit = contract.units[evidence.unit]!;
  return !unit.binding && contract.clauses[unit.clause]!.kind !== 'recitals';
}

/** One evidence of each group, near to each other. Of many, a few for each beginning. */
function combine(
  groups: readonly (readonly Evidence[])[],
  within: 'unit' | 'paragraph' | 'clause' | 'document',
  contract: Contract,
): Evidence[][] {
  const [first, ...others] = groups;
  if (!first) return [];
  if (others.length === 0) return first.map((start) => [start]);
  const result: Evidence[][] = [];
  for (const start of first) {
    const chosen = [start];
    for (const group of others) {
      const next = group.find((e) => near(start, e, within, contract));
      if (!next) break;
      chosen.push(next);
    }
    if (chosen.length === groups.length) result.push(chosen);
  }
  return result;
}

/**
 * A lesser form ("the parties comply with data protection law") may stand in dozens of places: a few of them show it, those first
 * that stand where the contract speaks of personal data.
 */
function fewOfSupport(list: readonly Evidence[], law: Requirement, contract: Contract): readonly Evidence[] {
  const isSupport = ({ element }: Evidence) => law.elements[element]?.role !== 'core';
  if (!list.some(isSupport)) return list;
  const aboutData = (e: Evidence) => contract.clauses[contract.units[e.unit]!.clause]!.personalData === true;
  const support = list.filter(isSupport);
  const counts = new Map<string, number>();
  const shown = new Set<Evidence>();
  for (const e of [...support.filter(aboutData), ...support.filter((e) => !aboutData(e))]) {
    const n = (counts.get(e.element) ?? 0) + 1;
    counts.set(e.element, n);
    if (n <= SUPPORT_SHOWN) shown.add(e);
  }
  return list.filter((e) => !isSupport(e) || shown.has(e));
}

const SUPPORT_SHOWN = 4;

/** Best first, of the like the passage that says the most of it; one entry for each place and element. */
function ranked(list: readonly Evidence[]): readonly Evidence[] {
  if (list.length < 2) return list;
  const said = new Map<number, Set<string>>();
  for (const { unit, element } of list) {
    const own = said.get(unit);
    if (own) own.add(element);
    else said.set(unit, new Set([element]));
  }
  const says = ({ unit }: Evidence) => said.get(unit)!.size;
  const sorted = [...list].sort((a, b) => b.weight - a.weight || says(b) - says(a) || a.unit - b.unit);
  // By where the last of its words are: few have that in common.
  const kept = new Map<number, Evidence[]>();
  return sorted.filter((e) => {
    const last = e.spans[e.spans.length - 1];
    const key = last ? last.document * 2 ** 32 + last.start : -1;
    const others = kept.get(key);
    if (others?.some((other) => isSamePlace(e, other))) return false;
    if (others) others.push(e);
    else kept.set(key, [e]);
    return true;
  });
}

function isSamePlace(a: Evidence, b: Evidence): boolean {
  if (a.element !== b.element || a.polarity !== b.polarity) return false;
  if (a.spans === b.spans) return true;
  return (
    a.spans.length === b.spans.length &&
    a.spans.every(({ document, start }, k) => document === b.spans[k]!.document && start === b.spans[k]!.start)
  );
}

/** What the combination that is nearest to being satisfied still lacks. */
function missingElements(law: Requirement, of: (element: string, polarity: Polarity) => readonly Evidence[]): string[] {
  const own = law['satisfied-by'].filter((c) => !c.all.some((e) => e.startsWith('@')));
  const [best] = own.map((c) => c.all.filter((e) => of(e, 'affirms').length === 0)).sort((a, b) => a.length - b.length);
  return best ?? [];
}

function notes(law: Requirement, evidence: readonly Evidence[], verdict: Verdict): Note[] {
  if (verdict !== 'satisfied') return [];
  const found = (element: string) => evidence.find((e) => e.element === element && e.polarity === 'affirms');
  return law.notes.flatMap((n): Note[] => {
    const hits = (n.found ?? []).map(found);
    if (hits.some((h) => h === undefined) || (n.lacking ?? []).some((element) => found(element))) return [];
    const [first] = hits;
    return [{ id: n.id, tier: n.tier, ...(first ? { evidence: first } : {}) }];
  });
}

function redFlags(
  contract: Contract,
  catalogue: Catalogue,
  matches: Matched,
  counts: (e: Evidence) => Evidence | undefined,
): RedFlag[] {
  return Object.keys(catalogue.redFlags).flatMap((id): RedFlag[] => {
    if (id === 'unfilled-placeholder') return placeholders(contract, id);
    const evidence = (matches.redFlags.get(id) ?? []).filter((e) => e.polarity === 'affirms' && counts(e));
    return evidence.length > 0 ? [{ id, evidence: ranked(evidence) }] : [];
  });
}

/** The sentences in which blanks stand. */
function placeholders(contract: Contract, id: string): RedFlag[] {
  const evidence: Evidence[] = [];
  const seen = new Set<string>();
  for (const blank of contract.blanks) {
    if (blank.signature || blank.kind === 'unticked') continue;
    const unit = contract.units.find(
      (u) =>
        u.kind !== 'field' &&
        u.spans.some(
          (s) => s.document === blank.span.document && s.start <= blank.span.start && blank.span.end <= s.end,
        ),
    );
    const span = unit?.spans.find((s) => s.start <= blank.span.start && blank.span.end <= s.end) ?? blank.span;
    const key = `${span.document}:${span.start}`;
    if (seen.has(key)) continue;
    seen.add(key);
    evidence.push({
      element: id,
      polarity: 'affirms',
      via: 'text',
      spans: [span],
      matched: [blank.span],
      unit: unit?.index ?? 0,
      weight: 1,
      expression: 'red-flags/unfilled-placeholder',
    });
  }
  return evidence.length > 0 ? [{ id, evidence }] : [];
}
