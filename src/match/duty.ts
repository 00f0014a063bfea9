import type { LanguageIndex } from '../analyse/index.js';
import type { Language } from '../catalogue/types.js';
import type { Occurrence } from '../language/index.js';
import type { Role } from '../model.js';
import type { LocalMention, Scope } from './scope.js';

/** "supposed": what the sentence only imagines, "if the Processor fails to notify". */
export type Mode = 'affirms' | 'weakens' | 'denies' | 'supposed';
export type Obligor = Role | 'both' | 'sub-processor' | 'unknown';

/** How near before the verb a "not" or a "may" must stand, in words. */
const NEAR_VERB = 4;
/** How far before the verb "is not obliged to" reaches. */
const FAR = 14;

const NOTHING: readonly Occurrence[] = [];

/** Whether the words around a verb oblige, permit or deny. */
export function modeOf(verb: Occurrence, scope: Scope, index: LanguageIndex): Mode {
  const { grammar } = index.compiled;
  const negations = scope.of(grammar.negations);
  const reliefs = scope.of(grammar['no-duty']);
  const permissions = scope.of(grammar.permissions);
  // Most sentences have none of them.
  if (negations.length + reliefs.length + permissions.length === 0)
    return isHollow(verb, scope, index) ? 'weakens' : 'affirms';
  return modeAmong(negations, reliefs, permissions, verb, scope, index);
}

function modeAmong(
  negations: readonly Occurrence[],
  reliefs: readonly Occurrence[],
  permissions: readonly Occurrence[],
  verb: Occurrence,
  scope: Scope,
  index: LanguageIndex,
): Mode {
  const { grammar } = index.compiled;
  const start = scope.sentenceStart(verb.from);
  const inserted = insertedBefore(verb, start, scope, index);
  const isInserted = (o: Occurrence) => inserted !== undefined && inserted.from <= o.from && o.to <= inserted.to;
  const breaks = scope.of(grammar['clause-breaks']);
  const noBreak = (from: number, to: number) => !breaks.some((b) => b.from >= from && b.to <= to && !isInserted(b));
  // "shall not, where …, notify": what is inserted counts for nothing.
  const distance = (o: Occurrence) =>
    verb.from - o.to - (inserted && o.to <= inserted.from ? inserted.to - inserted.from : 0);
  const harmless = scope.of(grammar['no-negations']);
  const privatives = scope.of(grammar.privatives);
  // "without informing", not "without a fee inform".
  const reaches = (n: Occurrence) =>
    !privatives.some((p) => p.from === n.from) || (verb.from - n.to <= 1 && !pauseBetween(n.to, verb.from, scope));
  const standsBefore = (n: Occurrence, reach: number) =>
    n.from >= start &&
    n.to <= verb.from &&
    !isInserted(n) &&
    distance(n) <= reach &&
    !harmless.some((h) => h.from < n.to && n.to <= h.to) &&
    noBreak(n.to, verb.from) &&
    !newSubject(n.to, verb, scope, index);
  const negated = negations.find((n) => standsBefore(n, NEAR_VERB) && reaches(n));
  if (negated) return isSupposed(negated, start, scope, index) ? 'supposed' : 'denies';
  const relieved = reliefs.find((n) => standsBefore(n, FAR));
  if (relieved) return isSupposed(relieved, start, scope, index) ? 'supposed' : 'denies';
  const duties = scope.of(grammar.duties);
  const permitted = permissions.some(
    (p) =>
      p.from >= start &&
      p.to <= verb.from &&
      !isInserted(p) &&
      distance(p) <= NEAR_VERB - 1 &&
      noBreak(p.to, verb.from) &&
      !duties.some((d) => d.from >= p.to && d.to <= verb.from) &&
      !newSubject(p.to, verb, scope, index) &&
      !isPassive(verb, scope, index),
  );
  if (permitted) return 'weakens';
  return isHollow(verb, scope, index) ? 'weakens' : 'affirms';
}

/**
 * What stands between commas before the verb: "shall, if the Controller is not aware, notify", "le sous-traitant, lorsque …,
 * aide". Behind a duty anything, behind a party only what begins as a clause of its own.
 */
function insertedBefore(
  verb: Occurrence,
  start: number,
  scope: Scope,
  index: LanguageIndex,
): { from: number; to: number } | undefined {
  const to = scope.pauseBefore(verb.from) ? verb.from : scope.pauseBefore(verb.from - 1) ? verb.from - 1 : -1;
  return to <= start ? undefined : insertedUpTo(to, start, scope, index);
}

function insertedUpTo(
  to: number,
  start: number,
  scope: Scope,
  index: LanguageIndex,
): { from: number; to: number } | undefined {
  const { grammar } = index.compiled;
  const acts = [...scope.of(grammar.duties), ...scope.of(grammar.permissions)];
  const opensClause = (at: number) =>
    scope.of(grammar.conditions).some((c) => c.from === at) ||
    scope.of(grammar['clause-breaks']).some((b) => b.from === at);
  for (let from = to - 1; from > start; from--) {
    if (!scope.pauseBefore(from)) continue;
    const nots = scope.of(grammar.negations).filter((n) => n.to === from);
    const ends = new Set([from, ...nots.map((n) => n.from)]);
    if (acts.some((a) => ends.has(a.to) && a.from >= start)) return { from, to };
    if (!opensClause(from)) continue;
    for (const m of mentionsIn(scope, start, from)) if (m.to === from && !m.oblique) return { from, to };
  }
  return undefined;
}

/** "If the Processor does not notify …": nothing but a few words and no comma between the "if" and the "not". */
function isSupposed(negation: Occurrence, start: number, scope: Scope, index: LanguageIndex): boolean {
  return scope
    .of(index.compiled.grammar.conditions)
    .some((c) => c.from >= start && c.to <= negation.from && !pauseBetween(c.to, negation.from, scope));
}

function pauseBetween(from: number, to: number, scope: Scope): boolean {
  for (let at = from; at <= to; at++) if (scope.pauseBefore(at)) return true;
  return false;
}

/**
 * Whether what the sentence says is denied behind the verb: "gives no notice", "takes none of the measures", "assistance is not
 * provided". `occurrences` are the words of the duty; without a verb
 * ("what is not instructed is excluded") a wording means what it excludes.
 */
export function isDeniedBehind(
  occurrences: readonly Occurrence[],
  isDuty: boolean,
  scope: Scope,
  index: LanguageIndex,
): boolean {
  const { grammar } = index.compiled;
  const denials = scope.of(grammar['no-objects']);
  const exclusions = isDuty ? scope.of(grammar.exclusions) : NOTHING;
  return denials.length + exclusions.length > 0 && deniesBehind(denials, exclusions, occurrences, scope, index);
}

function deniesBehind(
  denials: readonly Occurrence[],
  exclusions: readonly Occurrence[],
  occurrences: readonly Occurrence[],
  scope: Scope,
  index: LanguageIndex,
): boolean {
  const { grammar } = index.compiled;
  // A wording with a "not" of its own says what it means.
  const own = scope.of(grammar.negations);
  if (occurrences.some((o) => own.some((n) => o.from < n.to && n.from < o.to))) return false;
  const first = occurrences.reduce((a, b) => (b.from < a.from ? b : a));
  const last = occurrences.reduce((a, b) => (b.to > a.to ? b : a));
  const end = scope.sentenceEnd(first.from);
  const breaks = scope.of(grammar['clause-breaks']);
  const breaksOff = (from: number, to: number) =>
    pauseBetween(from, to, scope) || breaks.some((b) => b.from >= from && b.to <= to);
  const harmless = scope.of(grammar['no-negations']);
  const noObject = denials.some(
    (n) =>
      n.from >= first.to &&
      n.to <= end &&
      occurrences.some((o) => o.from >= n.to && o.from - n.to <= NEAR_NOUN && !breaksOff(n.to, o.from)) &&
      !occurrences.some((o) => o.from < n.to && n.from < o.to) &&
      !harmless.some((h) => h.from < n.to && n.to <= h.to) &&
      !scope.of(grammar.exceptions).some((x) => x.from >= n.to && x.to <= end) &&
      !isSupposed(n, scope.sentenceStart(n.from), scope, index),
  );
  return (
    noObject ||
    exclusions.some(
      (x) => x.from >= last.to && x.to <= end && x.from - last.to <= NEAR_PREDICATE && !breaksOff(last.to, x.from),
    )
  );
}

/**
 * "Neither the Controller nor its auditor may inspect": a wording without a verb to look at is denied by the subject of its
 * sentence.
 */
export function isDeniedBefore(occurrences: readonly Occurrence[], scope: Scope, index: LanguageIndex): boolean {
  const neithers = scope.of(index.compiled.grammar.neithers);
  return neithers.length > 0 && deniesBefore(neithers, occurrences, scope, index);
}

function deniesBefore(
  neithers: readonly Occurrence[],
  occurrences: readonly Occurrence[],
  scope: Scope,
  index: LanguageIndex,
): boolean {
  const { grammar } = index.compiled;
  const first = occurrences.reduce((a, b) => (b.from < a.from ? b : a));
  const start = scope.sentenceStart(first.from);
  const end = scope.sentenceEnd(first.from);
  const own = scope.of(grammar.negations);
  if (occurrences.some((o) => own.some((n) => o.from < n.to && n.from < o.to))) return false;
  const acts = [...scope.of(grammar.permissions), ...scope.of(grammar.duties)];
  return neithers.some((n) => {
    if (n.from < start || n.to > end) return false;
    const [subject] = mentionsIn(scope, n.to, Math.min(n.to + 3, end));
    if (!subject) return false;
    const act = acts.reduce(
      (nearest, a) => (a.from >= subject.to && a.to <= end ? Math.min(nearest, a.from) : nearest),
      Number.POSITIVE_INFINITY,
    );
    // What it may not do is a word of the wording, at the "may" or right behind it.
    return occurrences.some((o) => o.to > act && o.from <= act + NEAR_ACT);
  });
}

/** How far behind "may" its verb may stand, in words. */
const NEAR_ACT = 3;

/** How far a noun may stand behind its "no", in words: "no appropriate technical measures". */
const NEAR_NOUN = 2;
/** How far "is excluded" may stand behind what it excludes. */
const NEAR_PREDICATE = 4;

/**
 * "… that was not asked for, it shall inform", "… is not lawful, the Processor informs": behind a comma a pronoun or a party that acts
 * begins another clause, which the "not" before it leaves alone.
 */
function newSubject(from: number, verb: Occurrence, scope: Scope, index: LanguageIndex): boolean {
  const { pronouns } = index.compiled.language.grammar;
  for (let at = from; at < verb.from; at++) if (scope.pauseBefore(at) && pronouns.includes(scope.form(at))) return true;
  const articles = index.compiled.language.parties['articles-before-names'];
  const duties = scope.of(index.compiled.grammar.duties);
  for (const m of mentionsIn(scope, from, verb.from)) {
    if (m.oblique) continue;
    const first = articles.includes(scope.form(m.from - 1)) ? m.from - 1 : m.from;
    // "The Processor need not tell staff, the Controller or …": an enumeration goes on, nobody acts.
    if (!scope.pauseBefore(first) || scope.isBracketed(m.from)) continue;
    if (m.to === verb.from || duties.some((d) => d.from === m.to && d.to <= verb.from)) return true;
  }
  return false;
}

/** "at its sole discretion", anywhere in the sentence, unless it is part of what was looked for. */
export function isHollow(at: Occurrence, scope: Scope, index: LanguageIndex, matched = NOTHING): boolean {
  const hollows = scope.of(index.compiled.grammar.hollows);
  return hollows.length > 0 && isAnyHollow(hollows, at, scope, index, matched);
}

function isAnyHollow(
  hollows: readonly Occurrence[],
  at: Occurrence,
  scope: Scope,
  index: LanguageIndex,
  matched: readonly Occurrence[],
): boolean {
  const start = scope.sentenceStart(at.from);
  const end = scope.sentenceEnd(at.from);
  return hollows.some(
    (h) =>
      h.from >= start &&
      h.to <= end &&
      !matched.some((m) => m.from < h.to && h.from < m.to) &&
      !isOwnRight(h, scope, index),
  );
}

/** "The Controller may, at its absolute discretion, refuse": what it is free to do hollows out no duty of the processor. */
function isOwnRight(hollow: Occurrence, scope: Scope, index: LanguageIndex): boolean {
  const from = Math.max(0, hollow.from - RIGHT_REACH);
  let last: { role: string; to: number } | undefined;
  for (const m of mentionsIn(scope, from, hollow.from)) if (!m.oblique) last = m;
  if (last?.role !== 'controller') return false;
  const { to } = last;
  return scope.of(index.compiled.grammar.permissions).some((p) => p.from >= to && p.to <= hollow.from);
}

/** From a party to its "at its discretion", in words. */
const RIGHT_REACH = 6;

/** On whom the sentence lays the verb. */
export function obligorOf(verb: Occurrence, scope: Scope, index: LanguageIndex, inherited: Role | undefined): Obligor {
  const start = clauseStart(verb, scope, index);
  const subject = subjectOf(verb, start, scope, index);
  if (isPassive(verb, scope, index)) {
    const agent = agentOf(verb, scope, index);
    if (agent) return agent;
    // "The Processor shall ensure that the data are deleted."
    const ensures = scope.of(index.compiled.grammar.ensures).findLast((x) => x.from > start && x.to <= verb.from);
    const ensurer = ensures && subjectOf(ensures, start, scope, index);
    if (ensurer) return ensurer;
    if (subject === 'controller') return 'processor';
    if (subject === 'processor') return 'controller';
    return 'unknown';
  }
  return subject ?? inherited ?? UNKNOWN;
}

/**
 * Where the clause of a verb begins: that of its sentence, or behind a semicolon the one that has a subject of its own, "…; such duty shall
 * be …". "…; shall …" has none.
 */
function clauseStart(verb: Occurrence, scope: Scope, index: LanguageIndex): number {
  const start = scope.sentenceStart(verb.from);
  for (let at = verb.from; at > start; at--) {
    if (!scope.semicolonBefore(at)) continue;
    const { grammar } = index.compiled;
    const act = scope
      .of(grammar.duties)
      .find((d) => d.from > at && d.to <= verb.from && !pauseBetween(d.to, verb.from, scope));
    if (!act) return start;
    // "; where the law must be kept, assist", "; ensure that breaches shall be notified": that duty is not the verb's.
    const others = [grammar.conditions, grammar['clause-breaks'], grammar.ensures].flatMap((term) => scope.of(term));
    return others.some((o) => o.from >= at && o.to <= act.from) ? start : at;
  }
  return start;
}

interface Candidate {
  readonly role: Exclude<Obligor, 'unknown'>;
  readonly from: number;
  readonly to: number;
  /** A duty or a verb follows at once: "the Processor shall". */
  readonly strong: boolean;
  /** The subject of a subordinate clause: "where the Controller …". */
  readonly subordinate: boolean;
}

/** The nearest party before the verb that can be its subject. */
function subjectOf(verb: Occurrence, start: number, scope: Scope, index: LanguageIndex): Obligor | undefined {
  const { grammar } = index.compiled;
  const markers = scope.of(grammar['object-markers']);
  const breaks = scope.of(grammar['clause-breaks']);
  const duties = scope.of(grammar.duties);
  const permissions = scope.of(grammar.permissions);
  const articles = articlesOf(index);
  const inserted = insertedBefore(verb, start, scope, index);
  const candidates: Candidate[] = [];
  for (const m of mentionsIn(scope, start, verb.from)) {
    if (inserted && inserted.from <= m.from && m.to <= inserted.to) continue;
    // "The Supplier shall (and its sub-processors shall) …, and …"
    if (!scope.isBracketed(verb.from) && hasOwnDuty(m, scope, duties)) continue;
    let before = m.from;
    while (before > start && articles.has(scope.form(before - 1))) before--;
    // "In support, the Processor shall …": a marker does not reach over a comma.
    if (m.oblique || (endsAt(before, start, markers) && !scope.pauseBefore(before))) continue;
    candidates.push({
      role: m.role,
      from: m.from,
      to: m.to,
      strong:
        beginsSoon(m.to, duties) || beginsSoon(m.to, permissions) || verb.from - m.to <= 2 || inserted?.from === m.to,
      subordinate: endsAt(before, start, breaks),
    });
  }
  const near = withoutEnumerated(candidates, scope, index);
  if (near) candidates[candidates.length - 1] = near;
  // "If the Supplier finds …, it shall notify": whose "it" is, the engine does not guess.
  if (near && pronounActs(near.to, verb.from, scope, index)) {
    const first = candidates[0]!;
    return first.role === near.role && candidates.every((c) => c.role === first.role) ? first.role : UNKNOWN;
  }
  // "The Processor shall, where the Controller so requests, return …": behind the comma the condition is over.
  const isOver = near?.subordinate === true && pauseBetween(near.to, verb.from, scope);
  if (near && verb.from - near.to <= 6 && near.strong && !isOver) return near.role;
  const main = candidates.filter((c) => !c.subordinate || (c.strong && beginsSoon(c.to, duties)));
  return (main.filter((c) => c.strong).at(-1) ?? main.at(-1) ?? near)?.role;
}

/** Whether any of them ends at a position and does not begin before `start`. */
function endsAt(position: number, start: number, list: readonly Occurrence[]): boolean {
  for (let k = 0; k < list.length; k++) if (list[k]!.to === position && list[k]!.from >= start) return true;
  return false;
}

/** Whether any of them begins at a position or up to two words behind it. */
function beginsSoon(position: number, list: readonly Occurrence[]): boolean {
  for (let k = 0; k < list.length; k++) {
    const { from } = list[k]!;
    if (from >= position && from - position <= 2) return true;
  }
  return false;
}

/** Whether the brackets around a party hold a duty, too: "(the Processor)" is a name. */
function hasOwnDuty(party: Occurrence, scope: Scope, duties: readonly Occurrence[]): boolean {
  if (!scope.isBracketed(party.from)) return false;
  let { from, to } = party;
  while (from > 0 && scope.isBracketed(from - 1)) from--;
  while (to < scope.length && scope.isBracketed(to)) to++;
  return duties.some((d) => d.from >= from && d.to <= to);
}

const UNKNOWN: Obligor = 'unknown';

/** "The Processor, its staff and its sub-processors shall": the first of an enumeration is its subject. */
function withoutEnumerated(
  candidates: readonly Candidate[],
  scope: Scope,
  index: LanguageIndex,
): Candidate | undefined {
  const near = candidates.at(-1);
  if (near?.role !== 'sub-processor') return near;
  const first = candidates.findLast((c) => c.role === 'processor');
  if (!first) return near;
  const { grammar } = index.compiled;
  const acts = [...scope.of(grammar.duties), ...scope.of(grammar.permissions), ...scope.of(grammar['clause-breaks'])];
  return acts.some((d) => d.from >= first.to && d.to <= near.from)
    ? near
    : { ...first, to: near.to, strong: near.strong };
}

/** Whether a pronoun stands between the last party and the verb and is the subject of a duty. */
function pronounActs(from: number, to: number, scope: Scope, index: LanguageIndex): boolean {
  const { pronouns } = index.compiled.language.grammar;
  if (pronouns.length === 0) return false;
  const duties = scope.of(index.compiled.grammar.duties);
  for (let at = from; at < to; at++) {
    // "… where the Controller asks for it, notify": behind a comma another sentence goes on.
    if (!pronouns.includes(scope.form(at)) || scope.pauseBefore(at + 1)) continue;
    if (at + 1 === to || duties.some((d) => d.from >= at + 1 && d.from - at <= 2 && d.to <= to)) return true;
  }
  return false;
}

function isPassive(verb: Occurrence, scope: Scope, index: LanguageIndex): boolean {
  const passives = scope.of(index.compiled.grammar.passives);
  for (let k = 0; k < passives.length; k++) {
    const p = passives[k]!;
    if (p.to > verb.from || verb.from - p.to > 2 || p.from < scope.sentenceStart(verb.from)) continue;
    if (participle(verb, scope, index)) return true;
  }
  return false;
}

/** "shall be obliged to notify" is active although a "be" stands near: the infinitive marker gives it away. */
function participle(verb: Occurrence, scope: Scope, index: LanguageIndex): boolean {
  const before = verb.from > 0 ? scope.form(verb.from - 1) : '';
  if (INFINITIVE_MARKERS.has(before)) return false;
  const endings = index.compiled.language.grammar['participle-endings'];
  return endings.length === 0 || endings.some((ending) => scope.form(verb.from).endsWith(ending));
}

const INFINITIVE_MARKERS = new Set(['to', 'de', 'd', 'a', 'zu', 'te', 'att', 'at', 'di', 'ad', 'of', 'for', 'in']);

function agentOf(verb: Occurrence, scope: Scope, index: LanguageIndex): Candidate['role'] | undefined {
  const end = Math.min(scope.sentenceEnd(verb.from), verb.to + 12);
  const agents = scope.of(index.compiled.grammar.agents);
  const articles = articlesOf(index);
  for (const m of mentionsIn(scope, verb.to, end)) {
    let before = m.from;
    while (before > verb.to && articles.has(scope.form(before - 1))) before--;
    if (agents.some((a) => a.to === before)) return m.role;
  }
  return undefined;
}

/** The parties that are named from one local position to another. */
function mentionsIn(scope: Scope, from: number, to: number): readonly LocalMention[] {
  const { mentions } = scope;
  let k = 0;
  while (k < mentions.length && mentions[k]!.from >= from && mentions[k]!.to <= to) k++;
  // Mostly it is all of them.
  if (k === mentions.length) return mentions;
  const result = mentions.slice(0, k);
  for (; k < mentions.length; k++) {
    const m = mentions[k]!;
    if (m.from >= from && m.to <= to) result.push(m);
  }
  return result;
}

/** What a language lists for `subjectOf`, to be looked up for each verb. */
function articlesOf({ compiled }: LanguageIndex): ReadonlySet<string> {
  let articles = articlesByLanguage.get(compiled.language);
  if (!articles) {
    articles = new Set(compiled.language.parties['articles-before-names']);
    articlesByLanguage.set(compiled.language, articles);
  }
  return articles;
}

const articlesByLanguage = new WeakMap<Language, ReadonlySet<string>>();
