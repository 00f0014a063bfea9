import type { Language } from '../catalogue/types.js';
import { type CompiledLanguage, fold, type Tokens, words } from '../language/index.js';

/** What the language says of parties, in the form in which it is looked up. */
export interface Grammar {
  readonly names: NameIndex;
  readonly never: ReadonlySet<string>;
  /** Of them words for nobody in particular: "everyone". */
  readonly anybody: ReadonlySet<string>;
  /** What stands before whom somebody acts for, each as its words, the longest first. */
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
  /** "Between", with which a contract begins; "of", which joins a place to a name. */
  readonly openers: ReadonlySet<string>;
  readonly joining: ReadonlySet<string>;
  /** "Supplier", "provider". */
  readonly suppliers: ReadonlySet<string>;
  /** "School", "employer": a party where the contract says so. */
  readonly mayBe: ReadonlySet<string>;
  /** "For", "of": between a role and whom one serves in it. Those of them that tell what one has the role of, too: "of". */
  readonly serving: ReadonlySet<string>;
  readonly objects: ReadonlySet<string>;
  /** "Obligations", "role". */
  readonly dutyHeadings: ReadonlySet<string>;
  /** "Neither". */
  readonly neithers: ReadonlySet<string>;
  /** What names personal data, each as its words. */
  readonly dataPhrases: readonly (readonly string[])[];
  /** Names of the controller's role in law. */
  readonly controllerNames: ReadonlySet<string>;
  readonly headFirst: boolean;
  /** "Independent", "own": a role with such a word is one outside of this contract. */
  readonly apart: ReadonlySet<string>;
  /** "Another", "third party": each as its words. */
  readonly others: readonly (readonly string[])[];
  readonly duties: ReadonlySet<string>;
  readonly articles: ReadonlySet<string>;
  /** "A", "an": of the articles. */
  readonly indefinite: ReadonlySet<string>;
  readonly actsAs: ReadonlySet<string>;
  /** Each word of what stands before a role. */
  readonly actingWords: ReadonlySet<string>;
  /**
   * Words that no name has and that look like parts of one in a heading in capitals: "OBLIGATIONS DE BRILLO SA (SOUS-TRAITANT)".
   */
  readonly besideNames: ReadonlySet<string>;
  /** Verbs that say outright what somebody is: "is" of "is the", not "as" of "as the". */
  readonly states: ReadonlySet<string>;
  /** "If", "where", "when". */
  readonly conditions: ReadonlySet<string>;
  /** A capitalised name before "acts as" and a role, from where it is set to look. */
  readonly rolePattern: RegExp;
  /** Every name of a role in law, as its words, the longest first. */
  readonly rolePhrases: readonly (readonly string[])[];
  /** The words with which roles begin, and the length of the longest of what stands before them, in words. */
  readonly roleStarts: ReadonlySet<string>;
  readonly longestActs: number;
  /** What a word may be: the sum of some of the numbers below. */
  readonly wordKinds: ReadonlyMap<string, number>;
}

/** A company's legal form; "shall"; "the"; the first word of a role in law; that of "on behalf of". */
export const LEGAL = 1;
export const DUTY = 2;
export const ARTICLE = 4;
export const ROLE = 8;
export const MARKER = 16;
/** "Is"; the first word and the last one of what stands before a role. */
export const STATE = 32;
export const ACTS_START = 64;
export const ACTS_END = 128;

export const LEGAL_FORMS: ReadonlySet<string> = new Set(
  'sa sas sarl gmbh ag kg ug ltd limited inc llc llp plc corp bv nv ab oy oyj as aps srl spa sl slu lda sro zo kft ou'.split(
    ' ',
  ),
);

/** What the words of a contract may be to those who look for its parties, found in one walk for all of them. */
export interface Landmarks {
  /** By number of a word, as in `wordKinds`. */
  readonly kinds: Uint8Array;
  /** The places of words with which roles begin, in order; of legal forms; of the first words of "on behalf of". */
  readonly roles: readonly number[];
  readonly legalForms: readonly number[];
  readonly markers: readonly number[];
}

export function landmarksOf({ ids, length, vocabulary }: Tokens, { wordKinds }: Grammar): Landmarks {
  const kinds = new Uint8Array(vocabulary.length);
  for (let id = 1; id < vocabulary.length; id++) kinds[id] = wordKinds.get(vocabulary[id]!) ?? 0;
  const roles: number[] = [];
  const legalForms: number[] = [];
  const markers: number[] = [];
  for (let at = 0; at < length; at++) {
    const kind = kinds[ids[at]!]!;
    if ((kind & (ROLE | LEGAL | MARKER)) === 0) continue;
    if ((kind & ROLE) !== 0) roles.push(at);
    if ((kind & LEGAL) !== 0) legalForms.push(at);
    if ((kind & MARKER) !== 0) markers.push(at);
  }
  return { kinds, roles, legalForms, markers };
}

function wordKindsOf(lists: readonly (readonly [kind: number, words: Iterable<string>])[]): Map<string, number> {
  const kinds = new Map<string, number>();
  for (const [kind, list] of lists) for (const word of list) kinds.set(word, (kinds.get(word) ?? 0) | kind);
  return kinds;
}

const grammars = new WeakMap<CompiledLanguage, Grammar>();

export function grammarOf(compiled: CompiledLanguage): Grammar {
  const known = grammars.get(compiled);
  if (known) return known;
  const { language, dropped } = compiled;
  const { parties } = language;
  const articles = new Set(parties['articles-before-names'].map(fold));
  const duties = dutyWords(language);
  const onBehalfOf = parties['on-behalf-of'].map((m) => words(m, dropped)).sort((a, b) => b.length - a.length);
  const roleStarts = new Set([...parties.controller, ...parties.processor].map((r) => words(r, dropped)[0] ?? ''));
  const actingWords = new Set(parties['acts-as'].flatMap((a) => words(a)));
  const actsAs = parties['acts-as'].map((a) => words(a, dropped));
  const states = new Set(parties.states.map((w) => words(w)[0]!));
  const grammar: Grammar = {
    names: NameIndex.of(language, dropped),
    never: new Set([...parties.never, ...parties.anybody].map((n) => words(n, dropped).join(' '))),
    anybody: new Set(parties.anybody.map((n) => words(n, dropped).join(' '))),
    onBehalfOf,
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
    openers: new Set(parties.openers.map(fold)),
    joining: new Set(parties.joining.map(fold)),
    roleHeads: headsOf(parties['head-first'] ? parties.controller.map((n) => words(n, dropped)) : []),
    suppliers: new Set(parties['usually-processor'].map((n) => words(n, dropped).join(' '))),
    mayBe: new Set(parties.ambiguous.map((n) => words(n, dropped).join(' '))),
    serving: new Set(parties.serving.map(fold)),
    objects: new Set(parties.serving.filter((w) => parties.joining.includes(w)).map(fold)),
    dutyHeadings: new Set(language.structure['duty-headings'].map((w) => fold(w.replace(/~$/, '')))),
    neithers: new Set(language.grammar.neithers.map(fold)),
    dataPhrases: language.structure['personal-data-words'].map((w) => words(w, dropped)),
    controllerNames: new Set(parties.controller.map((n) => words(n, dropped).join(' '))),
    headFirst: parties['head-first'],
    apart: new Set(parties.apart.flatMap((w) => words(w))),
    others: parties.others.map((w) => words(w, dropped)),
    duties,
    articles,
    indefinite: new Set(parties['indefinite-articles'].map(fold)),
    actsAs: new Set(actsAs.map((phrase) => phrase.join(' '))),
    actingWords,
    besideNames: new Set([...articles, ...actingWords, ...onBehalfOf.flat()]),
    states,
    conditions: new Set(language.grammar.conditions.map(fold).filter((w) => /^\p{L}{2,}$/u.test(w))),
    rolePattern: rolePattern(compiled),
    rolePhrases: [...parties.controller, ...parties.processor]
      .map((r) => words(r, dropped))
      .sort((a, b) => b.length - a.length),
    roleStarts,
    longestActs: Math.max(0, ...actsAs.map((phrase) => phrase.length)),
    wordKinds: wordKindsOf([
      [LEGAL, LEGAL_FORMS],
      [DUTY, duties],
      [ARTICLE, articles],
      [ROLE, roleStarts],
      [MARKER, onBehalfOf.flatMap((phrase) => phrase.slice(0, 1))],
      [STATE, states],
      [ACTS_START, actsAs.flatMap((phrase) => phrase.slice(0, 1))],
      [ACTS_END, actsAs.flatMap((phrase) => phrase.slice(-1))],
    ]),
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
export function isNever(name: string, never: ReadonlySet<string>): boolean {
  return never.has(name) || never.has(name.slice(name.lastIndexOf(' ') + 1));
}

export type NameKind =
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

export interface Sighting {
  readonly from: number;
  readonly to: number;
  readonly alias: string;
  readonly kind: NameKind;
  readonly oblique: boolean;
}

interface Entry {
  readonly words: readonly string[];
  /** The words, apart by one space each. */
  readonly alias: string;
  readonly stemmed: boolean;
  readonly kind: NameKind;
  readonly oblique: boolean;
}

type Names = Map<string, readonly Entry[]>;

/** The names of a language. */
interface KnownNames {
  /** By the first word those of one, by the first two the others, as in `NameIndex`. */
  readonly names: Names;
  /** The same for what is never a party, as far as it is no name. */
  readonly never: Names;
  /** By first word: all of both. */
  readonly byFirst: Names;
}

/** Finds names of several words in a token stream, the longest first. */
export class NameIndex {
  readonly #known: KnownNames;
  #knowsNever = false;
  /**
   * Those of one contract, by the first word those of one, by the first two the others: a text may have thousands that begin alike.
   */
  readonly #names: Names = new Map();
  /** By first word: the names of several words that begin with it, some of them where they are many. */
  readonly #openings: Names = new Map();
  readonly #dropped: readonly string[];

  constructor(known: KnownNames, dropped: readonly string[]) {
    this.#known = known;
    this.#dropped = dropped;
  }

  static of({ parties }: Language, dropped: readonly string[]): NameIndex {
    const known: KnownNames = { names: new Map(), never: new Map(), byFirst: new Map() };
    const add = (name: string, kind: NameKind, oblique = false) => {
      for (const entry of entriesOf(name, kind, oblique, dropped)) {
        put(known.names, keyOf(entry.words), entry);
        put(known.byFirst, entry.words[0]!, entry);
      }
    };
    for (const kind of [
      'controller',
      'processor',
      'sub-processor',
      'both',
      'usually-controller',
      'usually-processor',
      'ambiguous',
    ] as const) {
      for (const name of parties[kind]) add(name, kind);
    }
    for (const kind of ['first-person', 'second-person'] as const) {
      // The first form is the subject ("we"); the others are objects and possessives.
      for (const [i, name] of parties[kind].entries()) add(name, kind, i > 0);
    }
    for (const name of parties.never) {
      const list = words(name, dropped);
      if (list.length === 0 || hasWordsIn(known.names, list) || hasWordsIn(known.never, list)) continue;
      const entry = entryOf(list, 'never', false, false);
      put(known.never, keyOf(list), entry);
      put(known.byFirst, list[0]!, entry);
    }
    return new NameIndex(known, dropped);
  }

  /** With the names of the language, for those of one contract. */
  copy(): NameIndex {
    return new NameIndex(this.#known, this.#dropped);
  }

  /** From here on it knows what is never a party, too. */
  learnNever(): void {
    this.#knowsNever = true;
  }

  /** A name as its folded words, apart by one space each. */
  has(name: string): boolean {
    return name.includes(' ') ? this.hasWords(words(name, this.#dropped)) : this.#hasWord(name);
  }

  /** By one word stand but names of one. */
  #hasWord(word: string): boolean {
    return this.#known.names.has(word) || (this.#knowsNever && this.#known.never.has(word)) || this.#names.has(word);
  }

  hasWords(list: readonly string[]): boolean {
    if (list.length === 1) return this.#hasWord(list[0]!);
    return (
      hasWordsIn(this.#known.names, list) ||
      (this.#knowsNever && hasWordsIn(this.#known.never, list)) ||
      (this.#names.size > 0 && hasWordsIn(this.#names, list))
    );
  }

  add(name: string, kind: NameKind): void {
    for (const entry of entriesOf(name, kind, false, this.#dropped)) {
      put(this.#names, keyOf(entry.words), entry);
      if (entry.words.length === 1) continue;
      const first = entry.words[0]!;
      if ((this.#openings.get(first)?.length ?? 0) <= FEW_NAMES) put(this.#openings, first, entry);
    }
  }

  /** Names, and what is never a party, too. */
  find(tokens: Tokens): Sighting[] {
    const result: Sighting[] = [];
    const { forms, ids, vocabulary } = tokens;
    // By word: the names that may begin with it, or undefined.
    const buckets: (readonly Entry[] | undefined)[] = [];
    const hasMany: boolean[] = [];
    for (let id = 0; id < vocabulary.length; id++) {
      const form = vocabulary[id]!;
      const known = this.#known.byFirst.get(form);
      const own = this.#names.size > 0 ? this.#names.get(form) : undefined;
      const several = this.#openings.size > 0 ? this.#openings.get(form) : undefined;
      const areMany = several !== undefined && several.length > FEW_NAMES;
      hasMany.push(areMany);
      buckets.push(own || several ? [...(known ?? []), ...(own ?? []), ...(areMany ? [] : (several ?? []))] : known);
    }
    for (let i = 0; i < forms.length; i++) {
      const id = ids[i]!;
      let bucket = buckets[id];
      if (!bucket) continue;
      if (hasMany[id]) bucket = [...bucket, ...(this.#beginning(forms[i]!, forms[i + 1] ?? '') ?? [])];
      let best: Entry | undefined;
      let to = 0;
      let isExact = false;
      for (let b = 0; b < bucket.length; b++) {
        const entry = bucket[b]!;
        const own = entry.words;
        const end = i + own.length;
        if (best && (end < to || (end === to && isExact))) continue;
        const last = own.length - 1;
        let k = 0;
        while (k < last && forms[i + k] === own[k]) k++;
        if (k < last) continue;
        const exact = forms[i + last] === own[last];
        // The name as it is written beats the plural of another: "sous-traitants" where both are names.
        if (!exact && ((best && end === to) || !isPlural(forms[i + last], own[last]!, entry))) continue;
        best = entry;
        to = end;
        isExact = exact;
      }
      if (best) {
        const { alias, kind, oblique } = best;
        result.push({ from: i, to, alias, kind, oblique });
        i = to - 1;
      }
    }
    return result;
  }

  /** Names of several words that may begin with two; the second may be the last and so a plural. */
  #beginning(first: string, second: string): readonly Entry[] | undefined {
    let found: readonly Entry[] | undefined;
    for (let cut = 0; cut <= LONGEST_ENDING && cut < second.length; cut++) {
      const bucket = this.#names.get(`${first} ${cut === 0 ? second : second.slice(0, -cut)}`);
      if (bucket) found = found ? [...found, ...bucket] : bucket;
    }
    return found;
  }
}

/** A name with "~" behind it may have inflections. */
function entriesOf(name: string, kind: NameKind, oblique: boolean, dropped: readonly string[]): Entry[] {
  const stemmed = name.endsWith('~');
  const list = words(stemmed ? name.slice(0, -1) : name, dropped);
  if (list.length === 0) return [];
  const entry = entryOf(list, kind, oblique, stemmed);
  return stemmed && list.length === 1 ? [entry, entryOf([`${list[0]!}s`], kind, oblique, stemmed)] : [entry];
}

function entryOf(list: readonly string[], kind: NameKind, oblique: boolean, stemmed: boolean): Entry {
  return { words: list, alias: list.join(' '), stemmed, kind, oblique };
}

function put(names: Names, key: string, entry: Entry): void {
  names.set(key, [...(names.get(key) ?? []), entry]);
}

function hasWordsIn(names: Names, list: readonly string[]): boolean {
  const bucket = names.get(keyOf(list));
  return bucket?.some((n) => n.words.length === list.length && n.words.every((w, k) => w === list[k])) ?? false;
}

function keyOf(list: readonly string[]): string {
  return list.length > 1 ? `${list[0]} ${list[1]}` : (list[0] ?? '');
}

/** Which are sooner tried one by one than looked up by their first two words. */
const FEW_NAMES = 12;
/** Of an inflection that a name may have, in letters. */
const LONGEST_ENDING = 3;

/** "processors" is "processor": plurals of the Germanic and Romance languages, and nothing cleverer. */
function isPlural(form: string | undefined, word: string, name: { kind: NameKind; stemmed: boolean }): boolean {
  if (form === undefined || form.length > word.length + (name.stemmed ? LONGEST_ENDING : 1)) return false;
  if (!form.startsWith(word) || name.kind === 'first-person' || name.kind === 'second-person') return false;
  return name.stemmed || (form.length === word.length + 1 && form.endsWith('s'));
}

/** A name, "acts as" and a role, with nothing but white space between them. */
export function rolePattern(compiled: CompiledLanguage): RegExp {
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

/** "The company", "our company", and "l'entreprise", whose article is no word of its own. */
export function hasArticle(
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

/** In words, of the first of some phrases that stands at a word; 0 where none does. Little is made here, since this runs for thousands of words. */
export function lengthAt(at: number, phrases: readonly (readonly string[])[], forms: readonly string[]): number {
  for (let n = 0; n < phrases.length; n++) {
    const phrase = phrases[n]!;
    let k = 0;
    while (k < phrase.length && forms[at + k] === phrase[k]) k++;
    if (k === phrase.length) return k;
  }
  return 0;
}

/** Whether personal data are named from one word to another. */
export function namesData(from: number, to: number, { forms }: Tokens, { dataPhrases }: Grammar): boolean {
  for (let at = from; at < to && forms[at]; at++)
    if (dataPhrases.some((phrase) => phrase.every((word, k) => forms[at + k] === word))) return true;
  return false;
}

/** Behind a role: "of complaints", "des plaintes". Whoever decides on those is no controller of personal data. */
export function hasOtherObject(end: number, text: string, tokens: Tokens, grammar: Grammar): boolean {
  const { forms, starts, bracketed } = tokens;
  // "Has asked Brillo (processor) to": what stands behind the brackets is nothing of theirs.
  if (bracketed.has(end - 1) && !bracketed.has(end)) return false;
  if (!grammar.objects.has(forms[end] ?? '')) return false;
  let at = end + 1;
  while (grammar.articles.has(forms[at] ?? '')) at++;
  const isName = (place: number) => /^\p{Lu}/u.test(text[starts[place]!] ?? '') || grammar.names.has(forms[place]!);
  // "De la mutuelle Prévalor"
  if (!forms[at] || isName(at) || (grammar.headFirst && forms[at + 1] && isName(at + 1))) return false;
  return !grammar.never.has(forms[at]!) && !namesData(end, at + DATA_REACH, tokens, grammar);
}

/** "Of all the data": in words. */
const DATA_REACH = 4;
