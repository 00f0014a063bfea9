import { type CompiledLanguage, type Mention, type Tokens, words } from '../language/index.js';
import type { Party, Role } from '../model.js';
import { type AliasGroup, aliasGroups, counterparts, usesOf } from './aliases.js';
import { companyNames, groupOf, isCapital, statedCompanies, statedNouns } from './companies.js';
import {
  type Grammar,
  grammarOf,
  hasArticle,
  isNever,
  LEGAL_FORMS,
  landmarksOf,
  type Sighting,
} from './party-names.js';
import { vote } from './party-roles.js';
import type { ListedName } from './party-tables.js';
import { statedNames } from './stated-names.js';

/** Where a party is named, with what its role is there. */
export interface PartyMention extends Mention {
  readonly role: Role | 'both' | 'sub-processor';
  /** "us", "our", "the Controller's": not the subject of a sentence. */
  readonly oblique: boolean;
  /** The folded name. */
  readonly alias: string;
}

/**
 * Binds the names that the contract uses to the two roles, and finds every mention.
 *
 * A name counts by what the contract itself says of it ("Customer acts as controller", `Acme GmbH ("Processor")`); where it
 * says nothing, by what the word usually means ("Supplier"); a company's name that nobody defines, by what it is made to do.
 */
export function bindParties(
  text: string,
  tokens: Tokens,
  compiled: CompiledLanguage,
  listed: readonly ListedName[] = [],
): { parties: Party[]; mentions: readonly PartyMention[] } {
  const grammar = grammarOf(compiled);
  const names = grammar.names.copy();
  const landmarks = landmarksOf(tokens, grammar);
  const stated = statedCompanies(text, tokens, compiled, landmarks).filter(
    (group) => !group.names.some((name) => names.has(name)),
  );
  const companies = [
    ...new Set([...companyNames(text, tokens, compiled, landmarks, names), ...stated.flatMap((group) => group.names)]),
  ].filter((name) => !isNever(name, grammar.never));
  for (const company of companies) names.add(company, 'company');
  names.learnNever();
  const nouns = statedNouns(text, tokens, compiled, landmarks);
  for (const noun of nouns.flatMap((group) => group.names)) if (!names.has(noun)) names.add(noun, 'ambiguous');
  const named = statedNames(text, tokens, compiled, landmarks, listed);
  for (const name of named.flatMap((group) => group.names)) if (!names.has(name)) names.add(name, 'company');
  const groups = aliasGroups(
    text,
    compiled.dropped,
    (word) => LEGAL_FORMS.has(word),
    // "Brillo Data Inc." is a company, "Personal Data" is none.
    (name, isCompany) =>
      !(isCompany ? grammar.never.has(name) : isNever(name, grammar.never)) && !grammar.both.has(name),
    (word) => grammar.openers.has(word),
  );
  const candidates = groups.flatMap((group) => group.names);
  for (const [name, uses] of usesOf(candidates, tokens)) {
    if (uses >= 3 && !names.has(name)) names.add(name, 'company');
  }
  const sightings = asNames(names.find(tokens), text, tokens, grammar);
  const roles = vote(text, tokens, sightings, compiled);
  const sighted = new Set(sightings.map((s) => s.alias));
  for (const { names: own, role } of named)
    for (const name of own) if (sighted.has(name) && !roles.has(name)) roles.set(name, role);
  shareRoles([...groups, ...stated, ...nouns, ...shortened(companies)], sighted, roles);
  for (const alias of definedSubProcessors(groups, sightings, tokens, roles, grammar))
    roles.set(alias, 'sub-processor');
  inferUnboundCompanies(tokens, sightings, roles, companies, compiled);
  const isShortRole = shortRoles(sightings, roles, grammar);
  const mentions: PartyMention[] = [];
  for (const s of sightings) {
    const { alias, from, to } = s;
    const role = isShortRole(alias) ? shortRole(s, text, tokens, grammar) : roles.get(alias);
    if (!role) continue;
    const oblique = s.oblique || tokens.possessive.has(to - 1);
    mentions.push({ from, to, name: role === 'both' ? 'party' : role, role, alias, oblique });
  }
  return { parties: namedParties(text, tokens, mentions), mentions: withTheOther(text, tokens, mentions, grammar) };
}

/**
 * "Each party shall allow the other to audit": what each owes to the other, the processor owes to the controller. A party of its
 * own it is not.
 */
function withTheOther(
  text: string,
  { forms, starts, pauses }: Tokens,
  mentions: readonly PartyMention[],
  { theOther, littleWords }: Grammar,
): readonly PartyMention[] {
  const found = new Map<number, PartyMention>();
  if (!mentions.some(({ role }) => role === 'processor')) return mentions;
  for (const both of mentions) {
    if (both.role !== 'both') continue;
    for (let from = both.to; from < both.to + OTHER_REACH && forms[from]; from++) {
      for (const { phrase, isElided, isWhole } of theOther) {
        if (!phrase.every((word, k) => forms[from + k] === word)) continue;
        if (isElided && !/['’]/.test(text[starts[from]! - 1] ?? '')) continue;
        const to = from + phrase.length;
        // "The other" alone, not "the other obligations".
        if (!isWhole && forms[to] && !pauses.has(to) && !littleWords.has(forms[to]!)) continue;
        found.set(from, { from, to, name: 'controller', role: 'controller', alias: phrase.join(' '), oblique: true });
        break;
      }
    }
  }
  if (found.size === 0) return mentions;
  const own = [...found.values()];
  const isCovered = (m: PartyMention) => m.role === 'both' && own.some((o) => m.from < o.to && o.from < m.to);
  return [...mentions.filter((m) => !isCovered(m)), ...own].sort((a, b) => a.from - b.from);
}

/** From "each party" to "the other", in words. */
const OTHER_REACH = 30;

/**
 * Those that can be parties. "AND AS AVAILABLE" makes no company of "and": what is mostly written small is a common word. And
 * a common word that may name a party has an article where it does: "the company", not "is responsible".
 */
function asNames(sightings: readonly Sighting[], text: string, tokens: Tokens, grammar: Grammar): readonly Sighting[] {
  const { starts, forms } = tokens;
  const large = new Map<string, number>();
  const all = new Map<string, number>();
  const isLarge = (s: Sighting) => isCapital(text, starts[s.from]!);
  for (const s of sightings) {
    if (s.kind !== 'company') continue;
    const first = forms[s.from]!;
    all.set(first, (all.get(first) ?? 0) + 1);
    if (isLarge(s)) large.set(first, (large.get(first) ?? 0) + 1);
  }
  return sightings.filter((s) => {
    if (s.kind === 'never') return false;
    if (s.kind.startsWith('usually-')) {
      // "Other Agency obligations" are obligations of the Agency.
      if (!isLarge(s) && isSomebodyElse(s, tokens, grammar)) return false;
      if (grammar.headFirst && !isLarge(s) && !isNoun(s, text, tokens, grammar)) return false;
    }
    if (s.kind === 'ambiguous')
      return isLarge(s) || grammar.articles.has(forms[s.from]!) || hasArticle(s.from, text, tokens, grammar);
    if (s.kind !== 'company') return true;
    const times = large.get(forms[s.from]!) ?? 0;
    // Some companies write themselves small, always.
    return times === 0 || (times >= all.get(forms[s.from]!)! * SOME_LARGE && isLarge(s));
  });
}

/** "Another provider", "third-party supplier", "prestataire tiers". */
function isSomebodyElse({ from, to }: Sighting, { forms, pauses }: Tokens, { others, headFirst }: Grammar): boolean {
  return others.some(
    (words) =>
      words.every((word, k) => forms[from - words.length + k] === word) ||
      (headFirst && !pauses.has(to) && words.every((word, k) => forms[to + k] === word)),
  );
}

/**
 * Where names begin with their heads, whether a word written small is a noun: "le titulaire", "entreprise cliente". "Ils y adhèrent"
 * is a verb, and "l'interface d'administration" none's.
 */
function isNoun({ from }: Sighting, text: string, { forms, starts }: Tokens, grammar: Grammar): boolean {
  if (isElidedOf(text, starts[from]!)) return false;
  const before = forms[from - 1] ?? '';
  return (
    before === '' ||
    grammar.littleWords.has(before) ||
    /['’]/.test(text[starts[from]! - 1] ?? '') ||
    grammar.mayBe.has(before) ||
    grammar.names.has(before)
  );
}

/** Whether a "d'" stands before. */
function isElidedOf(text: string, at: number): boolean {
  return /(?<!\p{L})d['’]$/iu.test(text.slice(Math.max(0, at - 3), at));
}

/** Of the places of a company's name; in addresses of its website it is written small. */
const SOME_LARGE = 0.2;

/**
 * What is one party by several names has one role; and of two that make the contract the one is what the other is not. Only names
 * that nothing else has bound get a role so.
 */
function shareRoles(
  groups: readonly AliasGroup[],
  known: ReadonlySet<string>,
  roles: Map<string, PartyMention['role']>,
): void {
  const roleOf = ({ names }: AliasGroup) => {
    const found = new Set(names.map((name) => roles.get(name)));
    const [only, ...more] = [...found].filter((role) => role === 'controller' || role === 'processor');
    return more.length === 0 ? only : undefined;
  };
  const give = ({ names }: AliasGroup, role: Role) => {
    for (const name of names) if (known.has(name) && !roles.has(name)) roles.set(name, role);
  };
  for (const group of groups) {
    const role = roleOf(group);
    if (role) give(group, role);
  }
  const carried = new Set(groups.map(roleOf));
  for (const [one, other] of counterparts(groups)) {
    for (const [bound, open] of [
      [one, other],
      [other, one],
    ] as const) {
      const role = roleOf(bound);
      const missing = role === 'processor' ? 'controller' : 'processor';
      if (!role || open.names.some((name) => roles.has(name)) || carried.has(missing)) continue;
      give(open, missing);
      if (roleOf(open) === missing) carried.add(missing);
    }
  }
}

/**
 * "The Processor may call on hosting firms (the “Providers”)": what the contract names in the plural, in a sentence about its
 * processor, are others whom that one engages.
 */
function definedSubProcessors(
  groups: readonly AliasGroup[],
  sightings: readonly Sighting[],
  { forms, starts }: Tokens,
  roles: ReadonlyMap<string, PartyMention['role']>,
  { suppliers }: Grammar,
): string[] {
  const plural = groups.filter(
    ({ names: [name = '', ...more] }) => more.length === 0 && name.endsWith('s') && suppliers.has(name.slice(0, -1)),
  );
  if (plural.length === 0) return [];
  const found = sightings.filter((s, i) => {
    const at = starts[s.from]!;
    if (s.kind !== 'company' || !plural.some(({ names, start, end }) => names[0] === s.alias && start < at && at < end))
      return false;
    for (let k = i - 1; k >= 0; k--) {
      const before = sightings[k]!;
      if (s.from - before.to > DEFINING || forms.slice(before.to, s.from).includes('')) return false;
      if (before.alias !== s.alias && roles.get(before.alias) === 'processor') return true;
    }
    return false;
  });
  return [...new Set(found.map((s) => s.alias))];
}

/** In words, from the processor to what a sentence defines. */
const DEFINING = 40;
/** "Le Responsable", where the contract has a "responsable de traitement" and calls nobody else so. */
function shortRoles(
  sightings: readonly Sighting[],
  roles: ReadonlyMap<string, PartyMention['role']>,
  { roleHeads }: Grammar,
): (alias: string) => boolean {
  if (roleHeads.size === 0) return () => false;
  const heads = new Set(sightings.filter((s) => s.kind === 'controller').map((s) => s.alias.split(' ', 1)[0]!));
  return (alias) => heads.has(alias) && roleHeads.has(alias) && !roles.has(alias);
}

/** Written large, and not "Responsable de la sécurité". */
function shortRole(
  { alias, from, to }: Sighting,
  text: string,
  { forms, starts, ends }: Tokens,
  { roleHeads }: Grammar,
): Role | undefined {
  const behind = roleHeads.get(alias)!;
  // "Responsable d'exploitation": the elided one of them.
  const elided = /^\s(\p{L})['’]/u.exec(text.slice(ends[to - 1]!, ends[to - 1]! + 3))?.[1];
  const isLonger =
    behind.has(forms[to] ?? '') || (elided !== undefined && [...behind].some((w) => w.startsWith(elided)));
  // "Le Responsable Technique" is somebody's title.
  const isTitle = isCapital(text, starts[to] ?? -1) && text.slice(ends[to - 1]!, starts[to]!) === ' ';
  // Not "EST RESPONSABLE".
  const isName = isCapital(text, starts[from]!) && !isCapital(text, starts[from]! + 1);
  return isName && !isLonger && !isTitle ? 'controller' : undefined;
}

/** "Northgate Inc." and "Northgate" are one company. */
function shortened(companies: readonly string[]): AliasGroup[] {
  const all = new Set(companies);
  return companies.flatMap((name) => {
    const [short = '', form, ...more] = name.split(' ');
    const isPair = form !== undefined && more.length === 0 && LEGAL_FORMS.has(form) && all.has(short);
    return isPair ? [groupOf([name, short])] : [];
  });
}

/** A company that is the subject of duties all over the contract, where its role has no other name, is that party. */
function inferUnboundCompanies(
  tokens: Tokens,
  sightings: readonly Sighting[],
  roles: Map<string, PartyMention['role']>,
  companies: readonly string[],
  compiled: CompiledLanguage,
): void {
  const { duties: duty } = grammarOf(compiled);
  const asSubject = new Map<string, number>();
  const byRole = { controller: 0, processor: 0 };
  for (const s of sightings) {
    if (!duty.has(tokens.forms[s.to] ?? '')) continue;
    const role = roles.get(s.alias);
    if (role === 'controller' || role === 'processor') byRole[role]++;
    else if (!role) asSubject.set(s.alias, (asSubject.get(s.alias) ?? 0) + 1);
  }
  const known = new Set(companies.map((c) => words(c, compiled.dropped).join(' ')));
  const unbound = [...asSubject].filter(([alias]) => known.has(alias)).sort((a, b) => b[1] - a[1]);
  const [best] = unbound;
  if (best && best[1] >= 3 && best[1] > byRole.processor) roles.set(best[0], 'processor');
  // "The Company shall …" beside a customer, or beside a supplier: the other party.
  for (const [alias, n] of asSubject) {
    if (roles.has(alias) || n < 3) continue;
    if (byRole.processor === 0 && byRole.controller > 0) roles.set(alias, 'processor');
    else if (byRole.controller === 0 && byRole.processor > 0) roles.set(alias, 'controller');
    // "Our host shall …" is said once: who acts all over the contract is the party.
    else if (n >= 5 && n > 3 * byRole.processor && byRole.controller >= 3) roles.set(alias, 'processor');
    else if (n >= 5 && n > 3 * byRole.controller && byRole.processor >= 3) roles.set(alias, 'controller');
  }
}

/** As in `the "Company"`. */
const QUOTATION_MARK = /["“”„«»]/g;

/** The parties as the contract writes them, most used names first. */
function namedParties(text: string, tokens: Tokens, mentions: readonly PartyMention[]): Party[] {
  return (['controller', 'processor'] as const).flatMap((role) => {
    const counts = new Map<string, { name: string; n: number }>();
    for (const m of mentions) {
      if (m.role !== role || m.oblique) continue;
      const known = counts.get(m.alias);
      if (known) {
        known.n++;
        continue;
      }
      const name = text
        .slice(tokens.starts[m.from]!, tokens.ends[m.to - 1]!)
        .replace(QUOTATION_MARK, '')
        .replace(/\s+/g, ' ');
      counts.set(m.alias, { name, n: 1 });
    }
    const names = [...counts.values()].sort((a, b) => b.n - a.n).map((c) => c.name);
    return names.length > 0 ? [{ role, names: names.slice(0, 6) }] : [];
  });
}
