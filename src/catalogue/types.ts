/** The catalogue as the engine gets it: types only, so that every step may name them. */

import type { TermGroups } from '../language/compile.js';
import type { PackedExpression } from '../language/expression.js';
import type { PackedTrie } from '../language/packed.js';
import type {
  ElementText,
  Example,
  Expression,
  Language,
  RedFlagLaw,
  RedFlagText,
  Requirement,
  RequirementText,
  Shared,
  SharedText,
} from './schema.js';

export type {
  ElementText,
  Example,
  Expression,
  Language,
  RedFlagLaw,
  RedFlagText,
  Requirement,
  RequirementText,
  Shared,
  SharedText,
};

/** `clauses/<language>/`: how contracts in one language word the requirements. */
export interface LanguageData {
  /** BCP 47: "en". */
  readonly code: string;
  readonly language: Language;
  /** By id. A requirement without a text in this language is not assessed in it. */
  readonly requirements: Readonly<Record<string, RequirementText>>;
  readonly shared: SharedText;
  readonly redFlags: RedFlagText;
}

/** The wordings of one language as the engine needs them; it is handed on, not read. `clauses/PATTERNS.md` describes the data. */
export interface LanguageCatalogue extends LanguageData {
  /** Reduces an inflected word to its stem. */
  readonly stem: (word: string) => string;
  /** Made when the catalogue was built; without it the wordings are compiled at first use. */
  readonly compiled?: CompiledWordings;
}

/** What the engine makes of the wordings. A language that has them comes without named terms, expressions and examples. */
export interface CompiledWordings {
  readonly trie: PackedTrie;
  readonly groups: TermGroups;
  readonly expressions: readonly PackedExpression[];
}

/** What the law demands, and how contracts word it. */
export interface Catalogue {
  /** Apart from the version of the package: "2026.11". */
  readonly version: string;
  /** By id, in the order of the law. */
  readonly requirements: Readonly<Record<string, Requirement>>;
  /** Elements that serve several requirements. */
  readonly shared: Shared;
  /** By id: what a contract may say and should not. */
  readonly redFlags: Readonly<Record<string, RedFlagLaw>>;
  /** Those that were loaded. */
  readonly languages: readonly LanguageCatalogue[];
}

/** A catalogue folder as it is read: without the stemmers. */
export type CatalogueData = Omit<Catalogue, 'languages'> & { readonly languages: readonly LanguageData[] };
