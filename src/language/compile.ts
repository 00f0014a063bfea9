import type { Expression, Language, LanguageCatalogue, LanguageData } from '../catalogue/types.js';
import { Automaton } from './automaton.js';
import { Lexicon } from './lexicon.js';
import { unpackTrie } from './packed.js';
import { buildTrie, type Trie } from './trie.js';

/** A language ready to scan contracts: every list of its grammar and every term of its expressions in one automaton. */
export interface CompiledLanguage extends TermGroups {
  readonly code: string;
  readonly language: Language;
  readonly dropped: readonly string[];
  readonly stem: (word: string) => string;
  readonly automaton: Automaton;
  /** What was made of the words that came, with room for more. */
  lexicon(): Lexicon;
}

export interface TermGroups {
  /** Ids of the lists of `grammar`, `structure` and `kinds`: each list is one term. */
  readonly grammar: Readonly<Record<keyof Language['grammar'], number>>;
  readonly structure: Readonly<Record<keyof Language['structure'], number>>;
  readonly kinds: Readonly<Record<keyof Language['kinds'], number>>;
}

/** Compiled once for each loaded catalogue and language. */
export function compileLanguage(language: LanguageCatalogue): CompiledLanguage {
  const known = compiled.get(language);
  if (known) return known;
  const result = compile(language);
  compiled.set(language, result);
  return result;
}

const compiled = new WeakMap<LanguageCatalogue, CompiledLanguage>();

/** Never matches: stands for an empty list. */
const NOTHING = '\u0000';

function compile(data: LanguageCatalogue): CompiledLanguage {
  const { language } = data;
  const stem = remember(withFamilies(language, data.stem));
  const { compiled: ready } = data;
  const automaton = new Automaton(ready ? unpackTrie(ready.trie) : trieOf(data, stem), stem);
  const newLexicon = () =>
    new Lexicon(language['dropped-tokens'], language.contractions, {
      knows: (form, ending) => automaton.knows(form, ending),
      lists: (form) => automaton.lists(form),
      cut: (form) => automaton.cut(form),
    });
  let lexicon = newLexicon();
  return {
    code: data.code,
    language,
    dropped: language['dropped-tokens'],
    stem,
    automaton,
    lexicon: () => {
      if (lexicon.isFull) lexicon = newLexicon();
      return lexicon;
    },
    ...(ready?.groups ?? termGroups(language, automaton)),
  };
}

/** What stands for each list of a language in its automaton. */
export function termGroups({ grammar, structure, kinds }: Language, automaton: Automaton): TermGroups {
  const ids = <T extends object>(group: T) =>
    Object.fromEntries(
      Object.entries(group).map(([key, list]) => [key, automaton.id(asTerm(list as string[]))]),
    ) as Record<keyof T, number>;
  return { grammar: ids(grammar), structure: ids(structure), kinds: ids(kinds) };
}

/** The trie of everything that a language looks for: the lists of its grammar and the terms of its expressions. */
export function trieOf(data: LanguageData, stem: (word: string) => string): Trie {
  const { language } = data;
  const lists = [language.grammar, language.structure, language.kinds] as Readonly<Record<string, readonly string[]>>[];
  const terms = new Set<string>(lists.flatMap((group) => Object.values(group).map(asTerm)));
  for (const expression of allExpressions(data)) {
    for (const key of ['all', 'unless', 'unless-clause', 'heading', 'label', 'unless-label'] as const) {
      for (const term of expression[key] ?? []) terms.add(term);
    }
  }
  return buildTrie(language.terms, [...terms], {
    stem: withFamilies(language, stem),
    dropped: language['dropped-tokens'],
    contractions: language.contractions,
    external: ['controller', 'processor', 'party', 'sub-processor'],
  });
}

function asTerm(list: readonly string[]): string {
  return list.length > 0 ? list.join(' | ') : NOTHING;
}

/** The stemmer, but for words that it takes for forms of others: their stem is the first of their family. */
function withFamilies({ families }: Language, stem: (word: string) => string): (word: string) => string {
  const own = new Map<string, string>();
  for (const family of families) {
    const members = family.split(' ');
    // No stem has such a mark.
    for (const member of members) own.set(member, `${members[0]}+`);
  }
  return (word) => own.get(word) ?? stem(word);
}

/** Stemming is dear, and contracts repeat their words. Bounded, since a hostile contract may be all different words. */
function remember(stem: (word: string) => string): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    let result = known.get(word);
    if (result === undefined) {
      result = stem(word);
      if (known.size < 50_000) known.set(word, result);
    }
    return result;
  };
}

function* allExpressions(data: LanguageData): Iterable<Expression> {
  const texts = [...Object.values(data.requirements), data.shared];
  for (const text of texts) {
    for (const element of Object.values(text.elements)) {
      yield* element.affirm;
      yield* element.weaken;
      yield* element.deny;
    }
  }
  for (const flag of Object.values(data.redFlags)) yield* flag.affirm;
}
