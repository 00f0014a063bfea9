import type { LanguageIndex } from '../analyse/index.js';
import type { Catalogue, ElementText, Expression, LanguageCatalogue } from '../catalogue/types.js';
import { type CompiledLanguage, usedNames } from '../language/index.js';
import type { Polarity, Role, Via } from '../model.js';

/** An expression with its terms as ids of the automaton. */
export interface CompiledExpression {
  /** Requirement id, "shared", or "red-flags". */
  readonly owner: string;
  readonly element: string;
  readonly polarity: Polarity;
  readonly name: string;
  readonly all: readonly number[];
  readonly unless: readonly number[];
  readonly unlessClause: readonly number[];
  readonly heading: readonly number[];
  readonly label: readonly number[];
  /** Place in `all` of the verb, or -1. */
  readonly verb: number;
  /** Of a plain wording the verb is looked at for the party alone: it has its own "not" and "may". */
  readonly partyVerb: number;
  readonly plain: boolean;
  readonly obligor: Role | 'any';
  readonly articles: readonly string[];
  readonly near: number;
  readonly ordered: boolean;
  readonly count: number;
  readonly filled: boolean;
  readonly scope: 'unit' | 'paragraph' | 'clause';
  readonly binding: boolean;
  /** A wording of a duty that has no verb to look at, and that "at its sole discretion" hollows out all the same. */
  readonly hollowable: boolean;
  readonly weight: number;
  readonly via: Via;
}

/** Every expression of a language, compiled once for each loaded catalogue. */
export function compileExpressions(index: LanguageIndex, catalogue: Catalogue): readonly CompiledExpression[] {
  const cached = compiled.get(index.catalogue);
  if (cached) return cached;
  const result = compileAll(index.catalogue, index.compiled, catalogue);
  compiled.set(index.catalogue, result);
  return result;
}

const compiled = new WeakMap<LanguageCatalogue, readonly CompiledExpression[]>();

function compileAll(data: LanguageCatalogue, language: CompiledLanguage, catalogue: Catalogue): CompiledExpression[] {
  const result: CompiledExpression[] = [];
  const addElement = (
    owner: string,
    id: string,
    element: ElementText,
    obligor: Role | 'any',
    via: Via,
    duty: boolean,
  ) => {
    for (const [list, polarity] of [
      ['affirm', 'affirms'],
      ['weaken', 'weakens'],
      ['deny', 'denies'],
    ] as const) {
      for (const [i, expression] of element[list].entries()) {
        const name = `${id}.${list}[${i}]`;
        result.push(compileOne(expression, language, { owner, element: id, polarity, name, obligor, via, duty }));
      }
    }
  };
  for (const [id, text] of Object.entries(data.requirements)) {
    const law = catalogue.requirements[id];
    if (!law) continue;
    for (const [element, content] of Object.entries(text.elements)) {
      const core = law.elements[element]?.role === 'core';
      addElement(id, element, content, law.obligor, 'text', core && law.letter !== 'introduction');
    }
  }
  for (const [element, content] of Object.entries(data.shared.elements)) {
    const law = catalogue.shared.elements[element];
    if (law) addElement('shared', element, content, law.obligor, law.via, true);
  }
  for (const [id, flag] of Object.entries(data.redFlags)) {
    for (const [i, expression] of flag.affirm.entries()) {
      result.push(
        compileOne(expression, language, {
          owner: 'red-flags',
          element: id,
          polarity: 'affirms',
          name: `${id}[${i}]`,
          obligor: 'any',
          via: 'text',
          duty: false,
        }),
      );
    }
  }
  return result;
}

function compileOne(
  e: Expression,
  language: CompiledLanguage,
  what: {
    owner: string;
    element: string;
    polarity: Polarity;
    name: string;
    obligor: Role | 'any';
    via: Via;
    duty: boolean;
  },
): CompiledExpression {
  const ids = (terms: readonly string[] | undefined) => (terms ?? []).map((t) => language.automaton.id(t));
  const all = e.all ?? [];
  const marked = all.findIndex((t) => t.startsWith('!'));
  const named = all.findIndex((t) => isVerb(t, language));
  // Weakening and denying wordings, prohibitions and definitions carry their own "not" and "may".
  const plain = e.plain ?? (what.polarity !== 'affirms' || what.owner === 'red-flags');
  const verb = marked >= 0 ? marked : named;
  return {
    ...what,
    all: ids(all),
    unless: ids(e.unless),
    unlessClause: ids(e['unless-clause']),
    heading: ids(e.heading),
    label: ids(e.label),
    verb: plain ? -1 : verb,
    plain,
    partyVerb: plain && what.polarity === 'affirms' && what.owner !== 'red-flags' && !namesParty(all) ? verb : -1,
    obligor: e.obligor ?? what.obligor,
    articles: e.articles?.split(', ') ?? [],
    near: e.near ?? Number.POSITIVE_INFINITY,
    ordered: e.ordered ?? false,
    count: e.count ?? 0,
    filled: e.filled ?? false,
    scope: e.in ?? 'unit',
    binding: e.binding ?? true,
    hollowable: what.polarity === 'affirms' && what.duty,
    weight: e.weight ?? 1,
  };
}

/** "the Controller opts for …": the wording says itself who acts. */
function namesParty(all: readonly string[]): boolean {
  return all.some((term) => /^!?\s*<(?:controller|processor|party)>/.test(term));
}

/** A term is a verb when it is nothing but named terms listed as verbs. */
function isVerb(term: string, language: CompiledLanguage): boolean {
  const names = usedNames(term);
  return (
    names.length > 0 &&
    /^\s*(<[^<>\s]+>\s*\|?\s*)+$/.test(term) &&
    names.every((n) => language.language.verbs.includes(n))
  );
}
