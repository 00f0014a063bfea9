import type { Language } from '../catalogue/types.js';
import { type CompiledLanguage, fold, type Mention, type Tokens, words } from '../language/index.js';
import type { Party, Role } from '../model.js';
import { type AliasGroup, aliasGroups, counterparts, usesOf } from './aliases.js';

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
): { parties: Party[]; mentions: PartyMention[] } {
  const grammar = grammarOf(compiled);
  const names = grammar.names.copy();
  const stated = statedCompanies(text, tokens, compiled).filter(
    (group) => !group.names.some((name) => names.has(name)),
  );
  const companies = [
    ...new Set([...companyNames(text, tokens, compiled, names), ...stated.flatMap((group) => group.names)]),
  ].filter((name) => !isNever(name, grammar.never));
  for (const company of companies) names.add(company, 'company');
  for (const list of grammar.neverNames) if (!names.hasWords(list)) names.addWords(list, 'never');
  const nouns = statedNouns(text, tokens, compiled);
  for (const noun of nouns.flatMap((group) => group.names)) if (!names.has(noun)) names.add(noun, 'ambiguous');
  const groups = aliasGroups(
    text,
    compiled.dropped,
    (word) => LEGAL_FORMS.has(word),
    // "Brillo Data Inc." is a company, "Personal Data" is none.
    (name, isCompany) =>
      !(isCompany ? grammar.never.has(name) : isNever(name, grammar.never)) && !grammar.both.has(name),
  );
  const candidates = groups.flatMap((group) => group.names);
  for (const [name, uses] of usesOf(candidates, tokens)) {
    if (uses >= 3 && !names.has(name)) names.add(name, 'company');
  }
  const sightings = asNames(names.find(tokens), text, tokens, grammar);
  const roles = vote(text, tokens, sightings, compiled);
  shareRoles([...groups, ...stated, ...nouns, ...shortened(companies)], new Set(sightings.map((s) => s.alias)), roles);
  for (const alias of definedSubProcessors(groups, sightings, tokens, roles, grammar))
    roles.set(alias, 'sub-processor');
  inferUnboundCompanies(tokens, sightings, roles, companies, compiled);
  const isShortRole = shortRoles(sightings, roles, grammar);
  const mentions = sightings.flatMap((s): PartyMention[] => {
    const role = isShortRole(s.alias) ? shortRole(s, text, tokens, grammar) : roles.get(s.alias);
    if (!role) return [];
    return [
      {
        from: s.from,
        to: s.to,
        name: role === 'both' ? 'party' : role,
        role,
        alias: s.alias,
        oblique: s.oblique || tokens.possessive.has(s.to - 1),
      },
    ];
  });
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
): PartyMention[] {
  const found = new Map<number, PartyMention>();
  if (!mentions.some(({ role }) => role === 'processor')) return [...mentions];
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
  if (found.size === 0) return [...mentions];
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
    if (s.kind === 'ambiguous')
      return isLarge(s) || grammar.articles.has(forms[s.from]!) || hasArticle(s.from, text, tokens, grammar);
    if (s.kind !== 'company') return true;
    const times = large.get(forms[s.from]!) ?? 0;
    // Some companies write themselves small, always.
    return times === 0 || (times >= all.get(forms[s.from]!)! * SOME_LARGE && isLarge(s));
  });
}

/** "The company", "our company", and "l'entreprise", whose article is no word of its own. */
function hasArticle(
  at: number,
  text: string,
  { starts, forms }: Tokens,
  { articles, firstPerson, secondPerson }: Grammar,
): boolean {
  const before = forms[at - 1] ?? '';
  return (
    articles.has(before) ||
    firstPerson.includes(before) ||
    secondPerson.includes(before) ||
    /['’]/.test(text[starts[at]! - 1] ?? '')
  );
}

/** Of the places of a company's name; in addresses of its website it is written small. */
const SOME_LARGE = 0.2;

/** What the language says of parties, in the form in which it is looked up. */
interface Grammar {
  readonly names: NameIndex;
  readonly never: ReadonlySet<string>;
  /** The same, each as its words. */
  readonly neverNames: readonly (readonly string[])[];
  /** What stands before whom somebody acts for, each as its words. */
  readonly onBehalfOf: readonly (readonly string[])[];
  /** "We", "us"; "you", "your". */
  readonly firstPerson: readonly string[];
  readonly secondPerson: readonly string[];
  readonly both: ReadonlySet<string>;
  /** "The other party", "the other", behind "each party"; whether an apostrophe stands before it, and whether it says "party". */
  readonly theOther: readonly {
    readonly phrase: readonly string[];
    readonly isElided: boolean;
    readonly isWhole: boolean;
  }[];
  /** What may stand behind a name, and belongs to no name: "to", "if", "shall". */
  readonly littleWords: ReadonlySet<string>;
  /** Where names begin with their heads, those of the controller's role, "responsable", with what stands behind them in it. */
  readonly roleHeads: ReadonlyMap<string, ReadonlySet<string>>;
  /** "Supplier", "provider". */
  readonly suppliers: ReadonlySet<string>;
  /** "Independent", "own": a role with such a word is one outside of this contract. */
  readonly apart: ReadonlySet<string>;
  readonly duties: ReadonlySet<string>;
  readonly articles: ReadonlySet<string>;
  readonly actsAs: ReadonlySet<string>;
  /** Each word of what stands before a role. */
  readonly actingWords: ReadonlySet<string>;
  /** Verbs that say outright what somebody is: "is" of "is the", not "as" of "as the". */
  readonly states: ReadonlySet<string>;
  /** "If", "where", "when". */
  readonly conditions: ReadonlySet<string>;
  /** A capitalised name before "acts as" and a role, from where it is set to look. */
  readonly rolePattern: RegExp;
  /** Every name of a role in law, as its words, the longest first. */
  readonly rolePhrases: readonly (readonly string[])[];
  /** The words with which roles begin, and of what stands before them the last ones and the longest, in words. */
  readonly roleStarts: ReadonlySet<string>;
  readonly actsEnds: ReadonlySet<string>;
  readonly longestActs: number;
}

const grammars = new WeakMap<CompiledLanguage, Grammar>();

function grammarOf(compiled: CompiledLanguage): Grammar {
  const known = grammars.get(compiled);
  if (known) return known;
  const { language, dropped } = compiled;
  const { parties } = language;
  const grammar: Grammar = {
    names: NameIndex.of(language, dropped),
    never: new Set(parties.never.map((n) => words(n, dropped).join(' '))),
    neverNames: parties.never.map((n) => words(n, dropped)).filter((list) => list.length > 0),
    onBehalfOf: parties['on-behalf-of'].map((m) => words(m, dropped)),
    firstPerson: parties['first-person'].map((w) => words(w).join(' ')),
    secondPerson: parties['second-person'].map((w) => words(w).join(' ')),
    both: new Set(parties.both.map((n) => words(n, dropped).join(' '))),
    theOther: parties['the-other'].map((name, i) => ({
      phrase: words(name, dropped),
      isElided: words(name).length > words(name, dropped).length,
      isWhole: i === 0,
    })),
    littleWords: new Set(
      [
        parties['articles-before-names'],
        language.grammar['object-markers'],
        language.grammar.conditions,
        language.grammar['clause-breaks'],
        language.grammar.duties,
      ].flatMap((list) => list.map((w) => words(w, dropped)[0] ?? '')),
    ),
    roleHeads: headsOf(parties['head-first'] ? parties.controller.map((n) => words(n, dropped)) : []),
    suppliers: new Set(parties['usually-processor'].map((n) => words(n, dropped).join(' '))),
    apart: new Set(parties.apart.flatMap((w) => words(w))),
    duties: dutyWords(language),
    articles: new Set(parties['articles-before-names'].map(fold)),
    actsAs: new Set(parties['acts-as'].map((a) => words(a, dropped).join(' '))),
    actingWords: new Set(parties['acts-as'].flatMap((a) => words(a))),
    states: new Set(parties.states.map((w) => words(w)[0]!)),
    conditions: new Set(language.grammar.conditions.map(fold).filter((w) => /^\p{L}{2,}$/u.test(w))),
    rolePattern: rolePattern(compiled),
    rolePhrases: [...parties.controller, ...parties.processor]
      .map((r) => words(r, dropped))
      .sort((a, b) => b.length - a.length),
    roleStarts: new Set([...parties.controller, ...parties.processor].map((r) => words(r, dropped)[0] ?? '')),
    actsEnds: new Set(parties['acts-as'].map((a) => words(a, dropped).at(-1) ?? '')),
    longestActs: Math.max(0, ...parties['acts-as'].map((a) => words(a, dropped).length)),
  };
  grammars.set(compiled, grammar);
  return grammar;
}

/** The first words of names of several words, each with the second ones. */
function headsOf(names: readonly (readonly string[])[]): Map<string, Set<string>> {
  const heads = new Map<string, Set<string>>();
  for (const [first, second] of names)
    if (first !== undefined && second !== undefined) heads.set(first, (heads.get(first) ?? new Set()).add(second));
  return heads;
}

/** A company's name ends no longer name: the last word of "Personal Data" tells that it is none. */
function isNever(name: string, never: ReadonlySet<string>): boolean {
  return never.has(name) || never.has(name.split(' ').at(-1)!);
}

type NameKind =
  | 'controller'
  | 'processor'
  | 'sub-processor'
  | 'both'
  | 'usually-controller'
  | 'usually-processor'
  | 'ambiguous'
  | 'company'
  | 'first-person'
  | 'second-person'
  | 'never';

interface Sighting {
  readonly from: number;
  readonly to: number;
  readonly alias: string;
  readonly kind: NameKind;
  readonly oblique: boolean;
}

type Names = Map<string, readonly { words: readonly string[]; stemmed: boolean; kind: NameKind; oblique: boolean }[]>;

/** Finds names of several words in a token stream, the longest first. */
class NameIndex {
  /** Buckets are never changed, only replaced, since copies share them. */
  readonly #byFirst: Names;
  readonly #dropped: readonly string[];

  constructor(byFirst: Names, dropped: readonly string[]) {
    this.#byFirst = byFirst;
    this.#dropped = dropped;
  }

  static of({ parties }: Language, dropped: readonly string[]): NameIndex {
    const names = new NameIndex(new Map(), dropped);
    for (const kind of [
      'controller',
      'processor',
      'sub-processor',
      'both',
      'usually-controller',
      'usually-processor',
      'ambiguous',
    ] as const) {
      for (const name of parties[kind]) names.add(name, kind);
    }
    for (const kind of ['first-person', 'second-person'] as const) {
      // The first form is the subject ("we"); the others are objects and possessives.
      for (const [i, name] of parties[kind].entries()) names.add(name, kind, i > 0);
    }
    return names;
  }

  copy(): NameIndex {
    return new NameIndex(new Map(this.#byFirst), this.#dropped);
  }

  has(name: string): boolean {
    return this.hasWords(words(name, this.#dropped));
  }

  hasWords(list: readonly string[]): boolean {
    const bucket = this.#byFirst.get(list[0] ?? '');
    return bucket?.some((n) => n.words.length === list.length && n.words.every((w, k) => w === list[k])) ?? false;
  }

  add(name: string, kind: NameKind, oblique = false): void {
    const stemmed = name.endsWith('~');
    const list = words(stemmed ? name.slice(0, -1) : name, this.#dropped);
    if (list.length > 0) this.addWords(list, kind, oblique, stemmed);
  }

  addWords(list: readonly string[], kind: NameKind, oblique = false, stemmed = false): void {
    const entry = { words: list, stemmed, kind, oblique };
    this.#byFirst.set(list[0]!, [...(this.#byFirst.get(list[0]!) ?? []), entry]);
    if (stemmed && list.length === 1)
      this.#byFirst.set(`${list[0]!}s`, [
        ...(this.#byFirst.get(`${list[0]!}s`) ?? []),
        { ...entry, words: [`${list[0]!}s`] },
      ]);
  }

  find(tokens: Tokens): Sighting[] {
    const result: Sighting[] = [];
    const { forms, ids } = tokens;
    const buckets = tokens.vocabulary.map((form) => this.#byFirst.get(form));
    for (let i = 0; i < forms.length; i++) {
      const bucket = buckets[ids[i]!];
      if (!bucket) continue;
      let best: (Sighting & { exact: boolean }) | undefined;
      for (const n of bucket) {
        const to = i + n.words.length;
        if (best && (to < best.to || (to === best.to && best.exact))) continue;
        const last = n.words.length - 1;
        let k = 0;
        while (k < last && forms[i + k] === n.words[k]) k++;
        if (k < last || (forms[i + k] !== n.words[k] && !isPlural(forms[i + k], n.words[k]!, n))) continue;
        const exact = forms[i + last] === n.words[last];
        // The name as it is written beats the plural of another: "sous-traitants" where both are names.
        if (best && to === best.to && !exact) continue;
        best = { from: i, to, alias: n.words.join(' '), kind: n.kind, oblique: n.oblique, exact };
      }
      if (best) {
        result.push(best);
        i = best.to - 1;
      }
    }
    return result;
  }
}

/** "processors" is "processor": plurals of the Germanic and Romance languages, and nothing cleverer. */
function isPlural(form: string | undefined, word: string, name: { kind: NameKind; stemmed: boolean }): boolean {
  if (form === undefined || !form.startsWith(word) || name.kind === 'first-person' || name.kind === 'second-person')
    return false;
  if (form.length === word.length + 1 && form.endsWith('s')) return true;
  return name.stemmed && form.length <= word.length + 3;
}

const LEGAL_FORMS = new Set(
  'sa sas sarl gmbh ag kg ug ltd limited inc llc llp plc corp bv nv ab oy oyj as aps srl spa sl slu lda sro zo kft ou'.split(
    ' ',
  ),
);

/** Of the places of a name, how many have the same word before it where that word is part of it. */
const FULLER_SHARE = 0.6;

/** A capitalised name in quotation marks, its article left out. */
const DEFINED = /["“„«]\s?(?:\p{L}{1,3}[’' ])?(\p{Lu}[\p{L}\d&.’'-]{2,30}(?: \p{Lu}[\p{L}\d&.’'-]+){0,2})\s?["”“»]/gu;
const CAPITALISED = /^\p{Lu}/u;

/** What a word may be in the name of a company: its legal form; long enough for a name, for a part of one; "shall"; "the". */
const LEGAL = 1;
const LONG = 2;
const LETTERED = 4;
const DUTY = 8;
const ARTICLE = 16;

function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? code >= 65 && code <= 90 : CAPITALISED.test(text[at] ?? '');
}

/**
 * Names of companies: capitalised words that stand next to a defined role in brackets or quotation marks, or that are the
 * subject of duties again and again.
 */
function companyNames(text: string, tokens: Tokens, compiled: CompiledLanguage, names: NameIndex): string[] {
  const { duties: duty, articles, actingWords } = grammarOf(compiled);
  const { ids, starts, ends, vocabulary } = tokens;
  const flags = Uint8Array.from(
    vocabulary,
    (form) =>
      (LEGAL_FORMS.has(form) ? LEGAL : 0) |
      (form.length > 2 ? LONG : 0) |
      (form.length > 1 ? LETTERED : 0) |
      (duty.has(form) ? DUTY : 0) |
      (articles.has(form) ? ARTICLE : 0),
  );
  // Counted by number, not by name: this looks at every word of the contract.
  const totals = new Int32Array(vocabulary.length);
  /** Of them, within a sentence: where a word is not written large because it is the first. */
  const inside = new Int32Array(vocabulary.length);
  const acting = new Int32Array(vocabulary.length);
  const subjects: number[] = [];
  const fullNames = new Map<number, number>();
  const legal = new Map<string, number>();
  for (let i = 0; i + 1 < tokens.length; i++) {
    const id = ids[i]!;
    if ((flags[id]! & (LONG | LEGAL)) === 0 || !isCapital(text, starts[i]!)) continue;
    const before = i > 0 ? ids[i - 1]! : 0;
    // "Brillo SA": the name and its legal form, and the name alone. "Software as a service" is no Norwegian company.
    if (flags[id]! & LEGAL && flags[before]! & LONG && isCapital(text, starts[i - 1]!)) {
      // "[COMPANY NAME] Ltd" is a blank.
      if (!BESIDE.test(text.slice(ends[i - 1]!, starts[i]!))) continue;
      const name = `${vocabulary[before]} ${vocabulary[id]}`;
      legal.set(name, (legal.get(name) ?? 0) + 1);
      continue;
    }
    if ((flags[id]! & LONG) === 0) continue;
    totals[id]! += 1;
    if (before !== 0) inside[id]! += 1;
    if (flags[before]! & LETTERED && ends[i - 1]! + 1 === starts[i]! && isCapital(text, starts[i - 1]!)) {
      const name = before * vocabulary.length + id;
      fullNames.set(name, (fullNames.get(name) ?? 0) + 1);
    }
    if (flags[ids[i + 1]!]! & DUTY && !(flags[id]! & ARTICLE)) {
      if (acting[id] === 0) subjects.push(id);
      acting[id]! += 1;
    }
  }
  const idOf = new Map<string, number>();
  for (let id = 1; id < vocabulary.length; id++) if (totals[id]! > 0) idOf.set(vocabulary[id]!, id);
  const total = { get: (form: string): number | undefined => totals[idOf.get(form) ?? 0] || undefined };
  const found = new Set<string>();
  for (const id of subjects) {
    const form = vocabulary[id]!;
    if (acting[id]! >= 3 && !names.has(form) && !actingWords.has(form)) found.add(form);
  }
  for (const { name, isSubject } of namesBeforeRoles(text, tokens, compiled)) {
    if (!isCapital(name, 0)) continue;
    const list = words(name, compiled.dropped);
    const last = list.at(-1);
    if (last === undefined || list.some((w) => names.has(w)) || (total.get(last) ?? 0) < 2) continue;
    // "Insofar as the Controller …"
    if (inside[idOf.get(last)!] === 0 && !isSubject) continue;
    found.add(list.join(' '));
  }
  // "the Brillo Trust shall": a name that nearly always has another word before it is the name with that word.
  for (const [name, n] of fullNames) {
    const first = vocabulary[Math.floor(name / vocabulary.length)]!;
    const last = vocabulary[name % vocabulary.length]!;
    if (!found.has(last) || n < FULLER_SHARE * total.get(last)! || articles.has(first) || names.has(first)) continue;
    found.add(`${first} ${last}`);
  }
  for (const [name, n] of legal) {
    const [short = ''] = name.split(' ');
    // The whole name stands once, in the preamble, and the short one ever after.
    if (names.has(short) || (n < 2 && (total.get(short) ?? 0) < 3)) continue;
    found.add(name);
    found.add(short);
  }
  // `("Acme")`, `« l'Association »`: a name that the contract defines in quotation marks and then uses.
  for (const m of text.matchAll(DEFINED)) {
    const list = words(m[1]!, compiled.dropped);
    const uses = Math.max(0, ...list.map((word) => total.get(word) ?? 0));
    // "Third Party Subprocessors" is a kind of sub-processor, not a company.
    const known = list.some((w) => names.has(w) || names.has(w.replace(/s$/, '')));
    if (list.length > 0 && list.length <= 3 && uses >= 3 && !known) found.add(list.join(' '));
  }
  return [...found];
}

/**
 * "the Firm is the data processor": names before "acts as" and a role, as they are written. The words tell where there can be
 * one, and only there the text itself is looked at, which knows of commas and brackets. Whether it "is" or "acts as" one, or
 * something else stands between.
 */
function* namesBeforeRoles(
  text: string,
  tokens: Tokens,
  compiled: CompiledLanguage,
): Generator<{ name: string; isSubject: boolean }> {
  const { states, actsAs, actsEnds, articles, longestActs, roleStarts, rolePattern } = grammarOf(compiled);
  const { forms, ids, starts, ends, vocabulary } = tokens;
  const startsRole = vocabulary.map((form) => roleStarts.has(form));
  let done = 0;
  for (let role = 2; role < tokens.length; role++) {
    if (!startsRole[ids[role]!]) continue;
    for (let end = role; end >= role - 1 && end > 1; end--) {
      // One article may stand before the role that is none of "is the".
      if (end < role && !articles.has(forms[end]!)) break;
      // "Brillo is the controller and Northgate the processor": the verb stands once.
      const behind = starts[end - 1]! - done;
      if (
        done > 0 &&
        behind > 0 &&
        behind <= ELIDED &&
        isCapital(text, starts[end - 1]!) &&
        !articles.has(forms[end - 1]!)
      ) {
        yield { name: text.slice(starts[end - 1]!, ends[end - 1]!), isSubject: true };
        break;
      }
      if (!actsEnds.has(forms[end - 1]!)) continue;
      // "Brillo acts as", not "acts as".
      for (let start = Math.max(1, end - longestActs); start < end; start++) {
        if (!actsAs.has(forms.slice(start, end).join(' '))) continue;
        let at = ends[start - 1]!;
        while (at > done && NAME_CHARACTER.test(text[at - 1]!)) at--;
        while (text[at] === '&' || text[at] === '-') at++;
        if (at < done || !isCapital(text, at)) continue;
        rolePattern.lastIndex = at;
        const found = rolePattern.exec(text);
        if (!found) continue;
        done = at + found[0].length;
        yield { name: found[1]!, isSubject: states.has(forms[start]!) };
      }
    }
  }
}

/**
 * "Brillo Data Ltd is the processor", "and Brillo Data Ltd the processor": a company that is given a role in so many words is
 * named, even if only once, and so is what it is called for short.
 */
function statedCompanies(text: string, tokens: Tokens, compiled: CompiledLanguage): AliasGroup[] {
  const { actsAs, actingWords, onBehalfOf, articles, duties, longestActs, roleStarts } = grammarOf(compiled);
  const { forms, ids, starts, ends, vocabulary } = tokens;
  // In a heading in capitals they look like parts of the name: "OBLIGATIONS DE BRILLO SA (SOUS-TRAITANT)".
  const little = new Set([...articles, ...actingWords, ...onBehalfOf.flat()]);
  const isLegalForm = vocabulary.map((form) => LEGAL_FORMS.has(form));
  /** How often a word stands before a legal form with no little word before both. */
  const pairs = new Map<number, number>();
  const pairOf = (form: number) => ids[form - 1]! * vocabulary.length + ids[form]!;
  for (let form = 1; form < tokens.length; form++) {
    if (!isLegalForm[ids[form]!] || little.has(forms[form - 2] ?? '')) continue;
    pairs.set(pairOf(form), (pairs.get(pairOf(form)) ?? 0) + 1);
  }
  const found: { first: number; form: number }[] = [];
  const namesRole = (at: number) =>
    roleStarts.has(forms[at] ?? '') || (articles.has(forms[at] ?? '') && roleStarts.has(forms[at + 1] ?? ''));
  for (let form = 1; form < tokens.length; form++) {
    if (!isLegalForm[ids[form]!] || !isCapital(text, starts[form]!)) continue;
    let first = form;
    while (first > Math.max(0, form - LONGEST_COMPANY) && ids[first - 1] !== 0) {
      if (!isCapital(text, starts[first - 1]!) || articles.has(forms[first - 1]!)) break;
      // Not "Bank of Brillo Ltd", which is never called "Brillo Ltd".
      if (first < form && little.has(forms[first - 1]!) && pairs.has(pairOf(form))) break;
      if (!BESIDE.test(text.slice(ends[first - 1]!, starts[first]!))) break;
      first--;
    }
    if (first === form) continue;
    let hasRole = namesRole(form + 1);
    for (let end = form + 2; !hasRole && end <= form + 1 + longestActs; end++) {
      hasRole = actsAs.has(forms.slice(form + 1, end).join(' ')) && namesRole(end);
    }
    if (!hasRole && !isLabelled(first, text, tokens, grammarOf(compiled))) continue;
    found.push({ first, form });
  }
  const alone = standAlone(
    found.map(({ first }) => first),
    text,
    tokens,
    duties,
  );
  return found.map(({ first, form }) => {
    const bare = forms.slice(first, form);
    const short = bare.length > 1 && alone(first) >= 2 ? [bare[0]!] : [];
    return groupOf([[...bare, forms[form]!].join(' '), bare.join(' '), ...short]);
  });
}

/**
 * "The village library is the controller": what the contract calls a party, be it written small, where it goes on to call it so;
 * and the same for short, "the library".
 */
function statedNouns(text: string, tokens: Tokens, compiled: CompiledLanguage): AliasGroup[] {
  const grammar = grammarOf(compiled);
  const { articles, actsAs, states, conditions, both, duties, longestActs, never, roleStarts, names } = grammar;
  const { forms, ids, vocabulary } = tokens;
  const startsRole = vocabulary.map((form) => roleStarts.has(form));
  const isNoun = (word: string) =>
    word.length > 3 &&
    ![articles, states, conditions, both, duties, never, roleStarts].some((list) => list.has(word)) &&
    !names.has(word);
  const found = new Map<string, readonly string[]>();
  /** Names by a label or by brackets, which are called nothing shorter. */
  const whole = new Map<string, number>();
  const add = (noun: readonly string[], uses?: number) => {
    if (noun.length === 0) return;
    found.set(noun.join(' '), noun);
    if (uses !== undefined) whole.set(noun.join(' '), uses);
  };
  const nounBefore = (end: number, role?: number) => {
    let first = end;
    while (end - first < LONGEST_NOUN && isNoun(forms[first - 1] ?? '')) first--;
    const isName =
      role === undefined
        ? hasArticle(first, text, tokens, grammar)
        : standsAlone(first, end, role, text, tokens, grammar);
    return forms.slice(first, isName ? end : first);
  };
  /** Where the role before ends. */
  let last = 0;
  for (let role = 0; role < tokens.length; role++) {
    if (!startsRole[ids[role]!]) continue;
    let end = role;
    while (end > 0 && articles.has(forms[end - 1]!)) end--;
    if (states.has(forms[end - 1] ?? '')) add(nounBefore(end - 1));
    // "The Freelancer acts as processor."
    for (let from = Math.max(0, end - longestActs); from < end - 1; from++)
      if (states.has(forms[from]!) && actsAs.has(forms.slice(from, end).join(' '))) add(nounBefore(from));
    const behind = roleEnd(role, tokens, grammar);
    if (behind === role) continue;
    // "The Employer is the controller and the Bureau the processor."
    const elided = end < role ? nounBefore(end) : [];
    const gap = end - elided.length - last;
    if (elided.length > 0 && gap > 0 && gap <= ELIDED_WORDS && isCapital(text, tokens.starts[end - 1]!))
      add(elided, BRACKETED_USES);
    last = behind;
    // "The Council (controller) will", "the Bureau (as our processor)"
    const open = bracketBefore(role, behind, tokens, grammar);
    if (open !== undefined) add(nounBefore(open, role), BRACKETED_USES);
    // "Processor: Brook Hosting."
    let first = states.has(forms[behind] ?? '') ? behind + 1 : behind;
    while (articles.has(forms[first] ?? '')) first++;
    if (!isLabelled(first, text, tokens, grammar)) continue;
    let stop = first;
    // "Northfield School": beside a word of its own a common one is part of the name.
    const isPart = (at: number) =>
      isNoun(forms[at] ?? '') || (names.has(forms[at] ?? '') && isCapital(text, tokens.starts[at]!));
    while (stop - first < LONGEST_NOUN && isPart(stop)) stop++;
    if (!forms.slice(first, stop).some(isNoun)) continue;
    if (
      endsPhrase(stop, text, tokens) &&
      (first > behind || hasArticle(first, text, tokens, grammar) || isCapital(text, tokens.starts[first]!))
    )
      add(forms.slice(first, stop), STATED_USES);
  }
  if (found.size === 0) return [];
  const headOf = (noun: readonly string[]) => (compiled.language.parties['head-first'] ? noun[0]! : noun.at(-1)!);
  const uses = usesOf(
    [...found].flatMap(([name, noun]) => [name, headOf(noun)]),
    tokens,
  );
  return [...found]
    .filter(([name]) => uses.get(name)! >= (whole.get(name) ?? STATED_USES))
    .map(([name, noun]) => {
      const head = headOf(noun);
      const isShort = noun.length > 1 && !whole.has(name) && uses.get(head)! - uses.get(name)! >= STATED_USES;
      return groupOf(isShort ? [name, head] : [name]);
    });
}

/** The words that name a role and begin at one place: where they end, or the place itself. */
function roleEnd(role: number, { forms }: Tokens, { rolePhrases }: Grammar): number {
  const found = rolePhrases.find((phrase) => phrase.every((word, k) => forms[role + k] === word));
  return role + (found?.length ?? 0);
}

/** Where brackets begin that hold a role and nothing else: "(controller)", "(as its processor)". */
function bracketBefore(from: number, to: number, { forms, bracketed }: Tokens, grammar: Grammar): number | undefined {
  if (!bracketed.has(from) || bracketed.has(to)) return undefined;
  let open = from;
  while (bracketed.has(open - 1) && isLittle(forms[open - 1]!, grammar)) open--;
  return open > 0 && !bracketed.has(open - 1) ? open : undefined;
}

/**
 * "The Council" and "by Brillo" before "(controller)", all of it large: neither a part of a longer name or an address, "Berlin,
 * Germany", nor anybody, "the other". Brackets with quotation marks define a name for what stands further before.
 */
function standsAlone(
  first: number,
  end: number,
  role: number,
  text: string,
  tokens: Tokens,
  grammar: Grammar,
): boolean {
  const { forms, starts, ends } = tokens;
  for (let at = first; at < end; at++) if (!isCapital(text, starts[at]!)) return false;
  if (first === end || /["“„«]/u.test(text.slice(ends[end - 1]!, starts[role]!))) return false;
  if (end - first > 1 && text.slice(ends[first]!, starts[end - 1]!) !== ' ') return false;
  if (hasArticle(first, text, tokens, grammar)) return true;
  return (
    !forms[first - 1] || (!isCapital(text, starts[first - 1]!) && text.slice(ends[first - 1]!, starts[first]!) === ' ')
  );
}

/** What may stand before a role in brackets: "as", "the", "our". */
function isLittle(word: string, { articles, actingWords, firstPerson, secondPerson }: Grammar): boolean {
  return articles.has(word) || actingWords.has(word) || firstPerson.includes(word) || secondPerson.includes(word);
}

/** Whether a name is the content of a label: "Controller: the School.", "The controller is the School.", with the role at the head of a sentence or behind a semicolon. */
function isLabelled(name: number, text: string, tokens: Tokens, grammar: Grammar): boolean {
  const { forms, starts, ends, semicolons } = tokens;
  let before = name;
  while (grammar.articles.has(forms[before - 1] ?? '')) before--;
  if (grammar.states.has(forms[before - 1] ?? '') && isCapital(text, starts[name]!)) before--;
  else if (!/^\s*:/.test(text.slice(ends[before - 1], starts[before]))) return false;
  const phrase = grammar.rolePhrases.find((p) => p.every((word, k) => forms[before - p.length + k] === word));
  if (!phrase) return false;
  let first = before - phrase.length;
  while (grammar.articles.has(forms[first - 1] ?? '')) first--;
  return !forms[first - 1] || semicolons.has(first);
}

/** Whether a full stop, a comma or the end of the line stands behind a name. */
function endsPhrase(end: number, text: string, { ends }: Tokens): boolean {
  return end > 0 && /^["”»]?\s*(?:[.,;(]|\n|$)/u.test(text.slice(ends[end - 1]!, ends[end - 1]! + PHRASE_END));
}

const PHRASE_END = 8;

/** Names of one party, wherever they stand. */
function groupOf(names: readonly string[]): AliasGroup {
  return { names, start: Number.POSITIVE_INFINITY, end: Number.POSITIVE_INFINITY };
}

/** From one role to the name of who has the other, in words: "and the". */
const ELIDED_WORDS = 2;
/** In words. */
const LONGEST_NOUN = 2;
/** Places in which a noun has to stand to be the name of a party. */
const STATED_USES = 3;
/** The same where its role stands in brackets behind it. */
const BRACKETED_USES = 2;

/** Between the words of one name. */
const BESIDE = /^[\s.,]{1,2}$/;

/** In words, without the legal form. */
const LONGEST_COMPANY = 3;

/**
 * How often the words at some places stand without the word behind them there, all counted in one walk. Where one has a duty,
 * "Brillo must", it counts twice.
 */
function standAlone(
  places: readonly number[],
  text: string,
  { forms, ids, length, starts, vocabulary }: Tokens,
  duties: ReadonlySet<string>,
): (place: number) => number {
  const keyOf = (place: number) => ids[place]! * vocabulary.length + ids[place + 1]!;
  const pairs = new Map(places.map((place) => [keyOf(place), 0]));
  const singles = new Map(places.map((place) => [ids[place]!, 0]));
  for (let i = 0; i + 1 < length && singles.size > 0; i++) {
    const times = singles.get(ids[i]!);
    if (times === undefined) continue;
    const acts = duties.has(forms[i + 1]!) && isCapital(text, starts[i]!);
    singles.set(ids[i]!, times + (acts ? 2 : 1));
    const together = pairs.get(keyOf(i));
    if (together !== undefined) pairs.set(keyOf(i), together + 1);
  }
  return (place) => singles.get(ids[place]!)! - pairs.get(keyOf(place))!;
}

/** From one role to the name of who has the other, in code units: " and ". */
const ELIDED = 8;

const NAME_CHARACTER = /[\p{L}&-]/u;

/** A name, "acts as" and a role, with nothing but white space between them. */
function rolePattern(compiled: CompiledLanguage): RegExp {
  const { parties } = compiled.language;
  const either = (list: readonly string[]) =>
    [...list]
      .sort((a, b) => b.length - a.length)
      .map((w) =>
        w
          .replace(/[~*]$/, '')
          .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
          .replace(/\s+/g, '\\s+'),
      )
      .join('|');
  const acts = either(parties['acts-as']);
  const articles = either(parties['articles-before-names']);
  const roles = either([...parties.controller, ...parties.processor]);
  return new RegExp(
    `(?<!\\p{L})(\\p{Lu}[\\p{L}&-]+)\\s+(?:${acts})\\s+(?:(?:${articles})\\s+)?(?:${roles})(?![\\p{L}])`,
    'iuy',
  );
}

function dutyWords(language: Language): Set<string> {
  return new Set(
    language.grammar.duties.map((d) => words(d)[0]!).filter((w) => w !== undefined && w !== 'is' && w !== 'are'),
  );
}

/** What the contract says of each name, and what the name usually means. */
function vote(
  text: string,
  tokens: Tokens,
  sightings: readonly Sighting[],
  compiled: CompiledLanguage,
): Map<string, PartyMention['role']> {
  const scores = new Map<string, { controller: number; processor: number }>();
  const kinds = new Map<string, NameKind>();
  const grammar = grammarOf(compiled);
  const { duties: duty } = grammar;
  for (const s of sightings) {
    kinds.set(s.alias, s.kind);
    if (!scores.has(s.alias)) scores.set(s.alias, prior(s.kind));
  }
  for (const [i, s] of sightings.entries()) {
    if (s.kind !== 'controller' && s.kind !== 'processor') continue;
    // "The Bureau (our processor)": "our" is nobody.
    const isOurs =
      sightings[i - 1]?.oblique === true && sightings[i - 1]!.to === s.from && tokens.bracketed.has(s.from);
    for (const other of [sightings[isOurs ? i - 2 : i - 1], sightings[i + 1]]) {
      if (!other || ['controller', 'processor', 'sub-processor', 'both'].includes(other.kind)) continue;
      const weight = Math.max(
        binding(text, tokens, other, s, grammar),
        other === sightings[i - 1] && isElided(tokens, sightings[i - 2], other, s, grammar) ? STATED : 0,
      );
      scores.get(other.alias)![s.kind] += weight;
    }
  }
  votesOnBehalf(text, tokens, sightings, scores, compiled);
  const roles = new Map<string, PartyMention['role']>();
  const duties = new Map<string, number>();
  for (const s of sightings)
    duties.set(s.alias, (duties.get(s.alias) ?? 0) + (duty.has(tokens.forms[s.to] ?? '') ? 1 : 0));
  const general = generalNouns(text, tokens, sightings, duties);
  for (const [alias, kind] of kinds) {
    if (kind === 'controller' || kind === 'processor' || kind === 'sub-processor' || kind === 'both') {
      roles.set(alias, kind);
      continue;
    }
    const { controller, processor } = scores.get(alias)!;
    // A name that is never made to do anything is no party, however near it stands to one.
    const actor = duties.get(alias)! >= 2;
    if (kind === 'ambiguous' && Math.max(controller, processor) < 8 && !actor) continue;
    if (kind === 'company' && Math.max(controller, processor) < 4 && !actor) continue;
    if (kind.startsWith('usually-') && general(alias)) continue;
    // "Where Customer is a processor" does not make a customer the processor: only one-sided words do.
    if (kind === 'usually-controller')
      roles.set(alias, processor > (controller - PRIOR) * 3 + PRIOR ? 'processor' : 'controller');
    else if (kind === 'usually-processor')
      roles.set(alias, controller > (processor - PRIOR) * 3 + PRIOR ? 'controller' : 'processor');
    else if (controller > processor) roles.set(alias, 'controller');
    else if (processor > controller) roles.set(alias, 'processor');
  }
  separatePersons(grammar, roles, scores);
  return roles;
}

/**
 * "Service providers", "hosting provider": written small, beside a processor that has a name of its own, they are providers
 * in general. Where the contract calls its own parties so, it writes them large, or calls them by nothing else.
 */
function generalNouns(
  text: string,
  tokens: Tokens,
  sightings: readonly Sighting[],
  duties: ReadonlyMap<string, number>,
): (alias: string) => boolean {
  const small = new Map<string, number>();
  const all = new Map<string, number>();
  /** "Sub-processors (e.g. hosting providers)". */
  const examples = new Map<string, number>();
  for (const [i, s] of sightings.entries()) {
    all.set(s.alias, (all.get(s.alias) ?? 0) + 1);
    if (!isCapital(text, tokens.starts[s.from]!)) small.set(s.alias, (small.get(s.alias) ?? 0) + 1);
    const before = sightings[i - 1];
    if (before?.kind === 'sub-processor' && s.from - before.to <= EXAMPLE && tokens.bracketed.has(s.from))
      examples.set(s.alias, (examples.get(s.alias) ?? 0) + 1);
  }
  const kindOf = new Map(sightings.map((s) => [s.alias, s.kind]));
  const leading = (side: 'controller' | 'processor') =>
    Math.max(
      0,
      ...[...duties]
        .filter(([alias]) => kindOf.get(alias) === side || kindOf.get(alias) === `usually-${side}`)
        .map(([, n]) => n),
    );
  const top = { controller: leading('controller'), processor: leading('processor') };
  return (alias) => {
    const side = kindOf.get(alias)?.endsWith('processor') ? 'processor' : 'controller';
    const own = duties.get(alias) ?? 0;
    const named = [...all].some(
      ([other, n]) => other !== alias && n >= 3 && kindOf.get(other) === side && (small.get(other) ?? 0) < n / 2,
    );
    const led = top[side] >= 3 ? own * 2 < top[side] : named && own === 0;
    const isExample = (examples.get(alias) ?? 0) * 2 >= (all.get(alias) ?? 1);
    return (small.get(alias) ?? 0) / (all.get(alias) ?? 1) > 0.8 && (led || isExample);
  };
}

/** Words between a kind of party and an example of it: "(e.g.". */
const EXAMPLE = 3;

/** "Acme processes … on behalf of the Customer": who stands before is the processor of who stands behind. */
function votesOnBehalf(
  text: string,
  tokens: Tokens,
  sightings: readonly Sighting[],
  scores: Map<string, { controller: number; processor: number }>,
  compiled: CompiledLanguage,
): void {
  const { articles, onBehalfOf: markers } = grammarOf(compiled);
  const ends = new Set(markers.map((m) => m.at(-1)));
  for (let i = 0; i < sightings.length; i++) {
    const s = sightings[i]!;
    let before = s.from;
    while (articles.has(tokens.forms[before - 1] ?? '')) before--;
    const isServed =
      ends.has(tokens.forms[before - 1]) &&
      markers.some((m) => m.every((w, k) => tokens.forms[before - m.length + k] === w));
    // "On the School's behalf": no pronoun, which nobody takes for another party.
    const isBetween =
      !s.oblique &&
      tokens.possessive.has(s.to - 1) &&
      markers.some(([first, second]) => tokens.forms[before - 1] === first && tokens.forms[s.to] === second);
    if (!isServed && !isBetween) continue;
    const actor = sightings[i - 1];
    if (
      !actor ||
      actor.alias === s.alias ||
      // "You accept on behalf of your customer."
      (actor.kind === s.kind && PERSONS.has(s.kind)) ||
      s.from - actor.to > 25 ||
      tokens.forms.slice(actor.to, s.from).includes('')
    )
      continue;
    const controller =
      s.kind === 'controller' || (scores.get(s.alias)?.controller ?? 0) > (scores.get(s.alias)?.processor ?? 0);
    const named = scores.get(actor.alias);
    // "Data processed on behalf of …", where the contract defines that word.
    const isSmall = actor.kind === 'company' && !isCapital(text, tokens.starts[actor.from]!);
    if (!isSmall && controller && named && !['controller', 'processor', 'both', 'sub-processor'].includes(actor.kind))
      named.processor += 6;
    // "The Vendor processes … on behalf of Acme", "… of the University": who is served is the controller.
    const served = scores.get(s.alias);
    const isProcessor = actor.kind === 'processor' || actor.kind === 'usually-processor';
    const isOpen = s.kind === 'company' || s.kind === 'ambiguous';
    // Written small it may be anybody: "on behalf of a company".
    if (isProcessor && isOpen && served && served.processor === 0)
      served.controller += isCapital(text, tokens.starts[s.from]!) ? STATED : 6;
  }
}

const PERSONS: ReadonlySet<NameKind> = new Set(['first-person', 'second-person']);

/** "We" and "you" are never one party: the better supported one decides. */
function separatePersons(
  { firstPerson: first, secondPerson: second }: Grammar,
  roles: Map<string, PartyMention['role']>,
  scores: ReadonlyMap<string, { controller: number; processor: number }>,
): void {
  const sum = (list: readonly string[]) =>
    list.reduce((n, w) => n + (scores.get(w)?.processor ?? 0) - (scores.get(w)?.controller ?? 0), 0);
  const lean = sum(first) - sum(second);
  for (const w of first) if (roles.has(w)) roles.set(w, lean >= 0 ? 'processor' : 'controller');
  for (const w of second) if (roles.has(w)) roles.set(w, lean >= 0 ? 'controller' : 'processor');
}

/** What a word usually means weighs more than one sentence: "where Customer is itself a processor" changes nothing. */
const PRIOR = 8;

function prior(kind: NameKind): { controller: number; processor: number } {
  if (kind === 'usually-controller') return { controller: PRIOR, processor: 0 };
  if (kind === 'usually-processor') return { controller: 0, processor: PRIOR };
  if (kind === 'second-person') return { controller: 1, processor: 0 };
  if (kind === 'first-person') return { controller: 0, processor: 1 };
  return { controller: 0, processor: 0 };
}

/** As much as "is the" between a name and a role. */
const STATED = 8;

/** "Acme is the controller and Northgate the processor": the verb stands once. */
function isElided(
  { forms }: Tokens,
  before: Sighting | undefined,
  name: Sighting,
  role: Sighting,
  { articles, states, conditions }: Grammar,
): boolean {
  if (!before || before.kind !== (role.kind === 'processor' ? 'controller' : 'processor')) return false;
  const inner = forms.slice(name.to, role.from);
  if (inner.length > 1 || !inner.every((word) => articles.has(word))) return false;
  const between = forms.slice(before.to, name.from);
  if (between.length > 3 || between.includes('')) return false;
  let first = before.from;
  while (first > 0 && forms[first - 1] !== '') first--;
  const sentence = forms.slice(first, before.from);
  return sentence.some((word) => states.has(word)) && !sentence.some((word) => conditions.has(word));
}

/** How strongly the words between a name and a role bind them: brackets, quotation marks, "acts as". */
function binding(text: string, tokens: Tokens, name: Sighting, role: Sighting, grammar: Grammar): number {
  const [left, right] = name.from < role.from ? [name, role] : [role, name];
  const distance = right.from - left.to;
  if (distance > 8 || tokens.forms.slice(left.to, right.from).includes('')) return 0;
  const between = text.slice(tokens.ends[left.to - 1]!, tokens.starts[right.from]!);
  const inner = tokens.forms.slice(left.to, right.from);
  // "Controller: the School."
  const isAlone = !name.oblique && isLabelled(name.from, text, tokens, grammar) && endsPhrase(name.to, text, tokens);
  if (left === role && isAlone) return STATED;
  if (/[;:]/.test(between)) return 0;
  if (role.kind === 'controller' && isApart(text, tokens, role, grammar)) return 0;
  // "The Authority (Controller) shall", "the Council (as controller)"
  if (left === name && /^\s*\([^()]*$/.test(between) && /^["”»’']?\s?\)/.test(text.slice(tokens.ends[right.to - 1]!)))
    if ((name.kind === 'ambiguous' || name.kind === 'company') && inner.every((word) => isLittle(word, grammar)))
      return STATED;
  // "Acme GmbH (the “Processor”)", "the Processor (“Acme”)"
  if (/[("“„«]/.test(between) && distance <= 5 && !/[)]/.test(between.replace(/\([^)]*\)/g, ''))) return 4;
  // `« l'Association », responsable du traitement`: the role stands in apposition to a name just defined.
  if (left === name && distance <= 2 && /^\s?["”“»]\)?\s*,\s*\p{L}*\s*$/u.test(between)) return 6;
  if (left === name && inner.length > 0) {
    for (let a = 0; a < inner.length; a++) {
      for (let b = inner.length; b > a; b--) {
        if (!grammar.actsAs.has(inner.slice(a, b).join(' '))) continue;
        if (a === 0 && distance <= 3 && isStatement(tokens, name, grammar)) return STATED;
        return distance <= 4 ? 5 : 3;
      }
    }
    // "The Charity is controller."
    if (inner.length === 1 && isStatement(tokens, name, grammar)) return STATED;
  }
  // "the Processor, Acme,"; "Controller Customer"
  return distance <= 1 && /^\s*[,/–-]?\s*\p{L}*\s*$/u.test(between) && /[,/–-]/.test(between) ? 1 : 0;
}

/** "We act as an independent controller", "as controller for our own purposes": that is about other data. */
function isApart(text: string, { forms, starts }: Tokens, role: Sighting, { apart }: Grammar): boolean {
  for (let i = role.from - 1; i >= role.from - APART_BEFORE && forms[i]; i--) if (apart.has(forms[i]!)) return true;
  for (let i = role.to; i < role.to + APART_BEHIND && forms[i]; i++) {
    // "… and the Independent Contractor": a name.
    if (apart.has(forms[i]!) && !isCapital(text, starts[i]!)) return true;
  }
  return false;
}

/** Words in which "independent" stands before a role, and "own" behind it. */
const APART_BEFORE = 2;
const APART_BEHIND = 6;

/** In words: further back nobody looks for an "if", so that a hostile text cannot make it slow. */
const LONGEST_SENTENCE = 300;

/** "The School is the controller": enough for a word that may mean anybody. "Where the School is …" says nothing of here. */
function isStatement({ forms }: Tokens, name: Sighting, { states, conditions }: Grammar): boolean {
  if (name.kind !== 'ambiguous' || !states.has(forms[name.to] ?? '')) return false;
  for (let i = name.from - 1; i >= name.from - LONGEST_SENTENCE && forms[i]; i--)
    if (conditions.has(forms[i]!)) return false;
  return true;
}

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
  // Not "EST RESPONSABLE".
  const isName = isCapital(text, starts[from]!) && !isCapital(text, starts[from]! + 1);
  return isName && !isLonger ? 'controller' : undefined;
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
      const name = text
        .slice(tokens.starts[m.from]!, tokens.ends[m.to - 1]!)
        .replace(QUOTATION_MARK, '')
        .replace(/\s+/g, ' ');
      const known = counts.get(m.alias);
      if (known) known.n++;
      else counts.set(m.alias, { name, n: 1 });
    }
    const names = [...counts.values()].sort((a, b) => b.n - a.n).map((c) => c.name);
    return names.length > 0 ? [{ role, names: names.slice(0, 6) }] : [];
  });
}
