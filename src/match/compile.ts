import type { LanguageIndex } from '../analyse/index.js';
import type { Catalogue, ElementText, Expression, LanguageCatalogue, LanguageData } from '../catalogue/types.js';
import {
  type CompiledExpression,
  type CompiledLanguage,
  type Occurrences,
  type PackedExpression,
  usedNames,
} from '../language/index.js';
import type { Polarity, Role, Via } from '../model.js';

/** Of `near`: its terms may stand as far from each other as the unit is long. A number that JSON knows. */
const ANYWHERE = 1e9;

/** Every expression of a language, compiled once for each loaded catalogue. */
export function compileExpressions(index: LanguageIndex, catalogue: Catalogue): readonly CompiledExpression[] {
  const cached = compiled.get(index.catalogue);
  if (cached) return cached;
  const ready = index.catalogue.compiled?.expressions;
  const result = ready?.map(unpacked) ?? compileAll(index.catalogue, index.compiled, catalogue);
  compiled.set(index.catalogue, result);
  return result;
}

const compiled = new WeakMap<LanguageCatalogue, readonly CompiledExpression[]>();

/**
 * By expression the terms without which it holds nowhere: most expressions are dropped for one of them, and a list of numbers is read
 * sooner than a thousand objects.
 */
export class Needs {
  readonly #terms: Int32Array;
  readonly #start: Int32Array;
  readonly #all: readonly (readonly number[])[];

  constructor(expressions: readonly CompiledExpression[], { index }: Occurrences) {
    // What is said in few ways is rarer than what is said in many.
    const ways = (term: number) => index.ways(term);
    this.#all = expressions.map(({ all }) => (all.length > 1 ? [...all].sort((a, b) => ways(a) - ways(b)) : all));
    this.#terms = Int32Array.from(expressions.flatMap(({ label }, k) => [...label, ...this.#all[k]!]));
    this.#start = new Int32Array(expressions.length + 1);
    for (const [k, { label, all }] of expressions.entries()) {
      this.#start[k + 1] = this.#start[k]! + label.length + all.length;
    }
  }

  /** Whether all of them occur anywhere. */
  areMet(expression: number, occurrences: Occurrences): boolean {
    const end = this.#start[expression + 1]!;
    for (let k = this.#start[expression]!; k < end; k++) if (!occurrences.has(this.#terms[k]!)) return false;
    return true;
  }

  /** Its own terms, those of a label aside; the rarer ones first. */
  all(expression: number): readonly number[] {
    return this.#all[expression]!;
  }
}

/** The same for each loaded catalogue. */
export function needsOf({ catalogue, occurrences }: LanguageIndex, expressions: readonly CompiledExpression[]): Needs {
  let known = needs.get(catalogue);
  if (!known) {
    known = new Needs(expressions, occurrences);
    needs.set(catalogue, known);
  }
  return known;
}

const needs = new WeakMap<LanguageCatalogue, Needs>();

/** Every expression of a language, to be compiled when the catalogue is built. */
export function packExpressions(
  data: LanguageData,
  language: CompiledLanguage,
  law: Pick<Catalogue, 'requirements' | 'shared'>,
): PackedExpression[] {
  return compileAll(data, language, law).map(
    ({ path: _, id: __, ...e }) =>
      Object.fromEntries(
        Object.entries(e).filter(([key, value]) => !isUsual(value, USUAL[key as keyof typeof USUAL])),
      ) as unknown as PackedExpression,
  );
}

function isUsual(value: unknown, usual: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : value === usual;
}

const NO_TERMS: readonly number[] = [];

const USUAL = {
  polarity: 'affirms',
  labelBegins: false,
  wholeLabel: false,
  verb: -1,
  partyVerb: -1,
  plain: false,
  obligor: 'processor',
  near: ANYWHERE,
  ordered: false,
  count: 0,
  filled: false,
  scope: 'unit',
  binding: true,
  hollowable: true,
  describes: false,
  weight: 1,
  via: 'text',
} as const satisfies Partial<CompiledExpression>;

function unpacked(e: PackedExpression): CompiledExpression {
  // One shape for all: the engine looks into them for every unit of every contract.
  return {
    owner: e.owner,
    element: e.element,
    polarity: e.polarity ?? USUAL.polarity,
    name: e.name,
    path: `${e.owner}/${e.element}`,
    id: `${e.owner}/${e.name}`,
    all: e.all ?? NO_TERMS,
    unless: e.unless ?? NO_TERMS,
    unlessClause: e.unlessClause ?? NO_TERMS,
    heading: e.heading ?? NO_TERMS,
    label: e.label ?? NO_TERMS,
    labelBegins: e.labelBegins ?? USUAL.labelBegins,
    wholeLabel: e.wholeLabel ?? USUAL.wholeLabel,
    unlessLabel: e.unlessLabel ?? NO_TERMS,
    verb: e.verb ?? USUAL.verb,
    partyVerb: e.partyVerb ?? USUAL.partyVerb,
    plain: e.plain ?? USUAL.plain,
    obligor: e.obligor ?? USUAL.obligor,
    articles: e.articles ?? [],
    near: e.near ?? USUAL.near,
    ordered: e.ordered ?? USUAL.ordered,
    count: e.count ?? USUAL.count,
    filled: e.filled ?? USUAL.filled,
    scope: e.scope ?? USUAL.scope,
    binding: e.binding ?? USUAL.binding,
    hollowable: e.hollowable ?? USUAL.hollowable,
    describes: e.describes ?? USUAL.describes,
    weight: e.weight ?? USUAL.weight,
    via: e.via ?? USUAL.via,
  };
}

function compileAll(
  data: LanguageData,
  language: CompiledLanguage,
  catalogue: Pick<Catalogue, 'requirements' | 'shared'>,
): CompiledExpression[] {
  const result: CompiledExpression[] = [];
  const addElement = (
    owner: string,
    id: string,
    element: ElementText,
    obligor: Role | 'any',
    via: Via,
    duty: boolean,
    describes: boolean,
  ) => {
    for (const [list, polarity] of [
      ['affirm', 'affirms'],
      ['weaken', 'weakens'],
      ['deny', 'denies'],
    ] as const) {
      for (const [i, expression] of element[list].entries()) {
        const name = `${id}.${list}[${i}]`;
        result.push(
          compileOne(expression, language, { owner, element: id, polarity, name, obligor, via, duty, describes }),
        );
      }
    }
  };
  for (const [id, text] of Object.entries(data.requirements)) {
    const law = catalogue.requirements[id];
    if (!law) continue;
    for (const [element, content] of Object.entries(text.elements)) {
      const core = law.elements[element]?.role === 'core';
      const describes = law.letter === 'introduction';
      addElement(id, element, content, law.obligor, 'text', core && !describes, describes);
    }
  }
  for (const [element, content] of Object.entries(data.shared.elements)) {
    const law = catalogue.shared.elements[element];
    if (law) addElement('shared', element, content, law.obligor, law.via, true, false);
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
          describes: false,
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
    describes: boolean;
  },
): CompiledExpression {
  const { duty, ...own } = what;
  const ids = (terms: readonly string[] | undefined) => (terms ?? []).map((t) => language.automaton.id(t));
  const all = e.all ?? [];
  const marked = all.findIndex((t) => t.startsWith('!'));
  const named = all.findIndex((t) => isVerb(t, language));
  // Weakening and denying wordings, prohibitions and definitions carry their own "not" and "may".
  const plain = e.plain ?? (what.polarity !== 'affirms' || what.owner === 'red-flags');
  const verb = marked >= 0 ? marked : named;
  return {
    ...own,
    path: `${own.owner}/${own.element}`,
    id: `${own.owner}/${own.name}`,
    all: ids(all),
    unless: ids(e.unless),
    unlessClause: ids(e['unless-clause']),
    heading: ids(e.heading),
    label: ids(e.label),
    labelBegins: e['label-begins'] ?? false,
    wholeLabel: e['whole-label'] ?? false,
    unlessLabel: ids(e['unless-label']),
    verb: plain ? -1 : verb,
    plain,
    partyVerb: plain && what.polarity === 'affirms' && what.owner !== 'red-flags' && !namesParty(all) ? verb : -1,
    obligor: e.obligor ?? what.obligor,
    articles: e.articles?.split(', ') ?? [],
    near: e.near ?? ANYWHERE,
    ordered: e.ordered ?? false,
    count: e.count ?? 0,
    filled: e.filled ?? false,
    scope: e.in ?? 'unit',
    binding: e.binding ?? true,
    hollowable: what.polarity === 'affirms' && duty,
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
