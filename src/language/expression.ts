import type { Polarity, Role, Via } from '../model.js';

/** An expression with its terms as ids of the automaton. */
export interface CompiledExpression {
  /** Requirement id, "shared", or "red-flags". */
  readonly owner: string;
  readonly element: string;
  readonly polarity: Polarity;
  readonly name: string;
  /** Owner and element; owner and name. Strings that would else be made for every hit. */
  readonly path: string;
  readonly id: string;
  readonly all: readonly number[];
  readonly unless: readonly number[];
  readonly unlessClause: readonly number[];
  readonly heading: readonly number[];
  readonly label: readonly number[];
  /** The label begins with each term of `label`, its article left out. */
  readonly labelBegins: boolean;
  /** The label is each term of `label`, and nothing else but its article. */
  readonly wholeLabel: boolean;
  /** None of these in the label, nor in what stands over the field. */
  readonly unlessLabel: readonly number[];
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
  /** It tells what the processing is, not what somebody has to do. */
  readonly describes: boolean;
  readonly weight: number;
  readonly via: Via;
}

/** An expression as it lies in the package: without what most expressions have alike. */
export type PackedExpression = Pick<CompiledExpression, 'owner' | 'element' | 'name'> &
  Partial<Omit<CompiledExpression, 'path' | 'id'>>;
