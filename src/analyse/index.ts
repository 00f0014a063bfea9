import type { Catalogue, Language, LanguageCatalogue } from '../catalogue/types.js';
import {
  type CompiledLanguage,
  compileLanguage,
  fold,
  lowerBound,
  type Mention,
  type Occurrence,
  type Occurrences,
  TokenCollector,
  type TokenMarks,
  type TokenRange,
} from '../language/index.js';
import type { Blank, Clause, Contract, Document, Party, Reference, Role, Unit, Warning } from '../model.js';
import { findAnnexes } from './annexes.js';
import { findBlanks } from './blanks.js';
import { findClauseReferences, pointsNowhere } from './clause-references.js';
import { contractKind, isStatutory } from './kind.js';
import { detectLanguage } from './language.js';
import { bindParties, type PartyMention } from './parties.js';
import { grammarOf } from './party-names.js';
import { assignedBlocks, type BlockWords, listedNames } from './party-tables.js';
import { findReferences } from './references.js';
import { type MutableClause, type StructuredBlock, type StructureWords, structure } from './structure.js';
import { type DraftUnit, type Units, type UnitWords, units, unitWordsOf } from './units.js';

export type { PartyMention } from './parties.js';

/**
 * What `match` works on, beside the plain contract: for each language its words, every occurrence of every term, and the
 * units as stretches of words.
 */
export interface LanguageIndex {
  readonly compiled: CompiledLanguage;
  readonly catalogue: LanguageCatalogue;
  readonly tokens: TokenCollector;
  /** By term id. */
  readonly occurrences: Occurrences;
  readonly mentions: readonly PartyMention[];
  readonly units: readonly IndexedUnit[];
  /** By clause index: its headings' words, its own and those of the clauses around it. */
  readonly headings: ReadonlyMap<number, readonly TokenRange[]>;
  /** By clause index: the words of the whole clause, those of its sub-clauses too. */
  readonly clauses: ReadonlyMap<number, TokenRange>;
  /** By document and block: its words. */
  readonly blocks: ReadonlyMap<number, readonly TokenRange[]>;
  readonly references: readonly (Reference & { bracketed: boolean })[];
  /** The words of every question of the text, in order. */
  readonly questions: readonly TokenRange[];
}

export interface IndexedUnit {
  readonly unit: Unit;
  readonly draft: DraftUnit;
  readonly document: number;
  /** To whom a table gives what stands in it: its cross stands in that party's column. */
  readonly assigned: Role | undefined;
}

export interface AnalysedContract extends Contract {
  readonly index: readonly LanguageIndex[];
}

/** Reads the structure of one contract in one or several documents: clauses, units, parties, references, blanks, annexes. */
export function analyse(
  documents: readonly Document[],
  catalogue: Catalogue,
  options: { language?: string } = {},
): AnalysedContract {
  const warnings: Warning[] = [];
  const languages = documents.map((d) => {
    const detected = options.language ? { code: options.language, guessed: false } : detectLanguage(d);
    if (d.readable === 'none') return detected.code;
    if (detected.code === undefined || !catalogue.languages.some((l) => l.code === detected.code)) {
      warnings.push({ code: 'language-unsupported', data: { language: detected.code ?? '?', path: d.path } });
    } else if (detected.guessed && !options.language) {
      warnings.push({ code: 'language-guessed', data: { language: detected.code, path: d.path } });
    }
    return detected.code;
  });
  const clauses: MutableClause[] = [];
  const all: Unit[] = [];
  const index: LanguageIndex[] = [];
  const blanks: Blank[] = [];
  const parts: { parties: Party[]; kind: Contract['kind']; words: number }[] = [];
  for (const code of new Set(languages)) {
    const data = catalogue.languages.find((l) => l.code === code);
    if (!data) continue;
    const own = documents.map((d, i) => ({ d, i })).filter(({ i }) => languages[i] === code);
    const part = analyseLanguage(own, data, clauses, all);
    index.push(part.index);
    parts.push(part);
    for (const { d, i } of own)
      for (const blank of findBlanks(d, i, data.language, (word) => part.index.tokens.has(word))) blanks.push(blank);
  }
  parts.sort((a, b) => b.words - a.words);
  const first = index[0];
  const annexes = first ? findAnnexes(documents, clauses, first.compiled.language) : [];
  const own = documents.flatMap((d, i) => {
    const data = catalogue.languages.find((l) => l.code === languages[i]);
    return data ? findClauseReferences(d.text, i, data.language, clauses) : [];
  });
  warnings.push(...gaps(annexes, own, clauses, documents));
  return {
    documents,
    language: languages.find((l) => l !== undefined) ?? 'und',
    clauses,
    units: all,
    parties: parts[0]?.parties ?? [],
    kind: KIND_ORDER.find((k) => parts.some((p) => p.kind === k)) ?? 'unknown',
    references: [...index.flatMap((i) => i.references.map(withoutBrackets)), ...own],
    blanks,
    annexes,
    warnings,
    index,
  };
}

/** What a contract tells of a reference. */
function withoutBrackets({ span, kind, targets, clause }: Reference): Reference {
  return clause === undefined ? { span, kind, targets } : { span, kind, targets, clause };
}

/** What the contract names and does not have: annexes that were not supplied, clauses that are not there. */
function gaps(
  annexes: Contract['annexes'],
  references: readonly Reference[],
  clauses: readonly Clause[],
  documents: readonly Document[],
): Warning[] {
  const nowhere = references.filter((r) => pointsNowhere(r, references, clauses));
  const texts = nowhere.map((r) =>
    documents[r.span.document]!.text.slice(r.span.start, r.span.end).replace(/\s+/g, ' '),
  );
  return [
    ...annexes
      .filter((a) => a.state === 'not-supplied')
      .map((a): Warning => ({ code: 'annex-not-supplied', data: { annex: a.name } })),
    ...[...new Set(texts)].map((reference): Warning => ({ code: 'reference-to-nowhere', data: { reference } })),
  ];
}

/** Where several documents are one contract, the most telling kind is that of the whole. */
const KIND_ORDER: readonly Contract['kind'][] = [
  'processing-agreement',
  'processing-terms',
  'joint-controllers',
  'controller-to-controller',
  'other-law',
  'privacy-notice',
  'other-contract',
];

function analyseLanguage(
  documents: readonly { d: Document; i: number }[],
  data: LanguageCatalogue,
  clauses: MutableClause[],
  all: Unit[],
): { index: LanguageIndex; parties: Party[]; kind: Contract['kind']; words: number } {
  const compiled = compileLanguage(data);
  const { language } = compiled;
  const tokens = new TokenCollector(compiled.lexicon());
  const { structureWords, unitWords } = wordsOf(language);
  const drafts: { units: Units; blocks: readonly StructuredBlock[]; document: number }[] = [];
  for (const { d, i } of documents) {
    const s = structure(d, i, structureWords, clauses.length);
    for (const clause of s.clauses) clauses.push(clause);
    const u = units(d, i, s.blocks, tokens, unitWords);
    drafts.push({ units: u, blocks: s.blocks, document: i });
  }
  const text = documents.length === 1 ? documents[0]!.d.text : '';
  // Offsets of different documents would collide, so names are bound on the words of each document's own text.
  const bound =
    documents.length === 1
      ? bindParties(text, tokens, compiled, listedNames(blockWords(drafts[0]!), text, tokens, compiled))
      : bindInAll(documents, drafts, tokens, compiled);
  const occurrences = compiled.automaton.scan(tokens, withParties(bound.mentions, tokens, compiled));
  const headings = headingRanges(drafts, clauses, documents);
  const clauseTokens = clauseRanges(drafts, clauses);
  const kinds = clauseKinds(clauses, headings, occurrences, compiled);
  const dataWords = occurrences.of(compiled.structure['personal-data-words']);
  const processors = bound.mentions.filter((m) => isStatutory(m, compiled));
  for (const [clause, range] of clauseTokens) {
    const known = clauses[clause]!;
    known.personalData = startsWithin(dataWords, range);
    known.namesProcessor = startsWithin(processors, range);
  }
  for (const [clause, kind] of kinds) clauses[clause]!.kind = kind;
  const openers = occurrences.of(compiled.structure['operative-openers']);
  const half = tokens.length / 2;
  const bindingWords: BindingWords = {
    verbs: occurrences.of(compiled.structure['definition-verbs']),
    nouns: occurrences.of(compiled.structure['no-definitions']),
    duties: occurrences.of(compiled.grammar.duties),
    openers: occurrences.of(compiled.structure['recital-openers']),
    operative: openers.find((o) => o.from < half)?.from ?? tokens.length,
  };
  const subjects = new Map<number, Role | undefined>();
  const dutyHeadings = occurrences.of(compiled.structure['duty-headings']);
  const subjectOf = (clause: number) => {
    const known = subjects.get(clause);
    if (known !== undefined || subjects.has(clause)) return known;
    const subject = headingSubject(headings.get(clause) ?? [], bound.mentions, dutyHeadings);
    subjects.set(clause, subject);
    return subject;
  };
  const indexed: IndexedUnit[] = [];
  const context = { clauses, subjectOf, bindingWords };
  for (const own of drafts) {
    const { document } = own;
    const { d } = documents.find(({ i }) => i === document)!;
    const assigned = assignedBlocks(blockWords(own), d.text, tokens, bound.mentions);
    for (const draft of own.units.units) {
      const to = assigned.size > 0 ? assigned.get(draft.block) : undefined;
      const unit = finish(draft, all.length, data.code, context, to);
      all.push(unit);
      indexed.push({ unit, draft, document, assigned: to });
    }
  }
  const references = documents.flatMap(({ d, i }) => findReferences(d.text, i, language, clauses));
  const blocks = new Map(drafts.map(({ units: u, document }) => [document, u.blocks.map((b) => b.range)]));
  return {
    index: {
      compiled,
      catalogue: data,
      tokens,
      occurrences,
      mentions: bound.mentions,
      units: indexed,
      headings,
      clauses: clauseTokens,
      blocks,
      references,
      questions: indexed.filter(({ draft }) => draft.asked === 'text').map(({ draft }) => draft.parts[0]!.range),
    },
    parties: bound.parties,
    kind: contractKind(tokens, occurrences, bound.mentions, compiled, headings),
    words: tokens.forms.length,
  };
}

const known = new WeakMap<Language, { structureWords: StructureWords; unitWords: UnitWords }>();

/** What structure and units ask of a language, folded. */
function wordsOf(language: Language): { structureWords: StructureWords; unitWords: UnitWords } {
  const made = known.get(language);
  if (made) return made;
  const { structure: own, grammar } = language;
  const foldAll = (list: readonly string[]) => new Set(list.map((w) => fold(w)));
  const annexes = new Set(own['annex-words'].flatMap((w) => [fold(w), w.toLowerCase()]));
  const result = {
    structureWords: {
      clause: foldAll(own['clause-words']),
      annex: annexes,
    },
    unitWords: unitWordsOf({
      abbreviations: language.abbreviations.map((a) => a.toLowerCase()),
      annexes,
      anaphors: grammar.anaphors,
      pronouns: grammar.pronouns,
      rulesOut: grammar['rules-out'].map((phrase) => phrase.split(' ').map(folded).join(' ')),
      exceptions: grammar.exceptions,
      negations: grammar.negations.filter((n) => /^\p{L}+$/u.test(n)).map((n) => fold(n)),
    }),
  };
  known.set(language, result);
  return result;
}

/** "exclu*" keeps its star. */
function folded(word: string): string {
  return word.endsWith('*') ? `${fold(word.slice(0, -1))}*` : fold(word);
}

function blockWords({ units: u, blocks }: { units: Units; blocks: readonly StructuredBlock[] }): BlockWords {
  return { blocks, ranges: u.blocks.map(({ range }) => range) };
}

/** Several documents: a text in which each word stands at its place would be needed; the names are bound document by document. */
function bindInAll(
  documents: readonly { d: Document; i: number }[],
  drafts: readonly { units: Units; blocks: readonly StructuredBlock[]; document: number }[],
  tokens: TokenCollector,
  compiled: CompiledLanguage,
): { parties: Party[]; mentions: readonly PartyMention[] } {
  const mentions: PartyMention[] = [];
  const parties = new Map<Role, string[]>();
  for (const draft of drafts) {
    const { units: u, document } = draft;
    const text = documents.find(({ i }) => i === document)!.d.text;
    const { from, to } = extentOf(u);
    if (from > to) continue;
    const forms = tokens.forms.slice(from, to + 1);
    const own = {
      length: forms.length,
      forms,
      starts: tokens.starts.slice(from, to + 1),
      ends: tokens.ends.slice(from, to + 1),
      ids: tokens.ids.slice(from, to + 1),
      vocabulary: tokens.vocabulary,
      possessive: marksFrom(tokens.possessive, from),
      pauses: marksFrom(tokens.pauses, from),
      semicolons: marksFrom(tokens.semicolons, from),
      bracketed: marksFrom(tokens.bracketed, from),
    };
    const listed = listedNames(blockWords(draft), text, tokens, compiled);
    const bound = bindParties(
      text,
      own,
      compiled,
      listed.map((name) => ({ ...name, from: name.from - from, to: name.to - from })),
    );
    for (const m of bound.mentions) mentions.push({ ...m, from: m.from + from, to: m.to + from });
    for (const p of bound.parties) parties.set(p.role, [...new Set([...(parties.get(p.role) ?? []), ...p.names])]);
  }
  return { parties: [...parties].map(([role, names]) => ({ role, names })), mentions };
}

/** From the first word of a document to its last. There may be more than can be arguments of a function. */
function extentOf({ units: all, blocks }: Units): TokenRange {
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  for (const { range } of blocks) {
    from = Math.min(from, range.from);
    to = Math.max(to, range.to);
  }
  for (const { parts } of all) for (const { range } of parts) to = Math.max(to, range.to);
  return { from, to };
}

/** The same marks for words that are counted from another one. */
function marksFrom(marks: TokenMarks, from: number): TokenMarks {
  return { has: (token) => marks.has(token + from) };
}

/** Each mention as its role and as "party", with and without the article before it. */
function withParties(mentions: readonly PartyMention[], tokens: TokenCollector, compiled: CompiledLanguage): Mention[] {
  const { articles } = grammarOf(compiled);
  const result: Mention[] = [];
  for (const { role, name, from, to } of mentions) {
    const starts = articles.has(tokens.forms[from - 1] ?? '') ? 2 : 1;
    for (let before = 0; before < starts; before++) {
      result.push({ name, from: from - before, to });
      if (role === 'controller' || role === 'processor') result.push({ name: 'party', from: from - before, to });
    }
  }
  return result;
}

function headingRanges(
  drafts: readonly { units: Units; blocks: readonly StructuredBlock[]; document: number }[],
  clauses: readonly Clause[],
  documents: readonly { d: Document; i: number }[],
): Map<number, readonly TokenRange[]> {
  const lengths = new Map(documents.map(({ d, i }) => [i, d.text.length]));
  // By clause: the words of its own heading.
  const own: (TokenRange | undefined)[] = [];
  const isTitled: boolean[] = [];
  for (const { heading, parent } of clauses) {
    own.push(undefined);
    isTitled.push(false);
    if (heading !== undefined && parent !== undefined) isTitled[parent] = true;
  }
  for (const { units: u, blocks } of drafts) {
    for (let i = 0; i < blocks.length; i++) {
      const at = blocks[i]!.clause;
      if (clauses[at]!.heading !== undefined) own[at] ??= u.blocks[i]!.sentences[0]?.range;
    }
  }
  // The title of the whole contract is about everything and so about nothing.
  for (const { index, level, span } of clauses)
    if (level <= 1 && isTitled[index] && span.end - span.start > 0.6 * lengths.get(span.document)!)
      own[index] = undefined;
  const result = new Map<number, readonly TokenRange[]>();
  for (const { index, parent } of clauses) {
    // Clauses stand behind those that they are in.
    const above = parent === undefined ? [] : result.get(parent)!;
    const range = own[index];
    result.set(index, range ? [range, ...above] : above);
  }
  return result;
}

function clauseRanges(
  drafts: readonly { units: Units; blocks: readonly StructuredBlock[] }[],
  clauses: readonly Clause[],
): Map<number, TokenRange> {
  const result = new Map<number, { from: number; to: number }>();
  for (const { units: u, blocks } of drafts) {
    for (let i = 0; i < blocks.length; i++) {
      const { from, to } = u.blocks[i]!.range;
      for (let c: number | undefined = blocks[i]!.clause; c !== undefined; c = clauses[c]!.parent) {
        const known = result.get(c);
        if (!known) result.set(c, { from, to });
        else {
          if (from < known.from) known.from = from;
          if (to > known.to) known.to = to;
        }
      }
    }
  }
  return result;
}

function startsWithin(list: readonly Occurrence[], range: TokenRange): boolean {
  const found = list[lowerBound(list, range.from)];
  return found !== undefined && found.from < range.to;
}

/** Definitions and recitals by their headings; what stands in one is one too. */
function clauseKinds(
  clauses: readonly Clause[],
  headings: ReadonlyMap<number, readonly TokenRange[]>,
  occurrences: Occurrences,
  { structure: own }: CompiledLanguage,
): Map<number, Clause['kind']> {
  const result = new Map<number, Clause['kind']>();
  const definitions = occurrences.of(own['definition-headings']);
  const recitals = occurrences.of(own['recital-headings']);
  if (definitions.length === 0 && recitals.length === 0) return result;
  for (const { index, kind } of clauses) {
    if (kind !== 'clause') continue;
    const short = (headings.get(index) ?? []).filter(({ from, to }) => to - from <= SHORT_HEADING);
    const isNamed = (words: readonly Occurrence[]) => short.some(({ from, to }) => hasWithin(words, from, to, to));
    if (isNamed(definitions)) result.set(index, 'definitions');
    else if (isNamed(recitals)) result.set(index, 'recitals');
  }
  return result;
}

/** In words: a longer one is about more than definitions. */
const SHORT_HEADING = 6;

function finish(
  draft: DraftUnit,
  index: number,
  language: string,
  context: {
    clauses: readonly Clause[];
    /** Whose duties a clause lists. */
    subjectOf: (clause: number) => Role | undefined;
    bindingWords: BindingWords;
  },
  assigned: Role | undefined,
): Unit {
  const clause = context.clauses[draft.clause]!;
  const subject = assigned ?? context.subjectOf(draft.clause);
  const { kind, spans, labels, block } = draft;
  const binding = kind === 'field' || isBinding(draft, clause, context.bindingWords);
  const place = draft.clause;
  return subject
    ? { index, kind, spans, labelSpans: labels, clause: place, block, language, subject, binding }
    : { index, kind, spans, labelSpans: labels, clause: place, block, language, binding };
}

/** "Obligations of the Processor", or its bare name: whose duties the clause lists. "Assistance to the Client" says nothing. */
function headingSubject(
  headings: readonly TokenRange[],
  mentions: readonly PartyMention[],
  dutyWords: readonly Occurrence[],
): Role | undefined {
  for (const h of headings) {
    let first: PartyMention | undefined;
    let isOnly = true;
    for (let k = lowerBound(mentions, h.from); k < mentions.length && mentions[k]!.from < h.to; k++) {
      const mention = mentions[k]!;
      if (mention.to > h.to) continue;
      first ??= mention;
      if (mention.role !== first.role) isOnly = false;
    }
    if (!first || !isOnly || (first.role !== 'controller' && first.role !== 'processor')) continue;
    const bare = h.to - h.from <= first.to - first.from + 1;
    if (bare || startsWithin(dutyWords, h)) return first.role;
  }
  return undefined;
}

/** Whether one of a list that is sorted by its beginnings begins from `from` (inclusive) to `before` (exclusive) and ends at `to` at the latest. */
function hasWithin(list: readonly Occurrence[], from: number, before: number, to: number): boolean {
  for (let k = lowerBound(list, from); k < list.length && list[k]!.from < before; k++)
    if (list[k]!.to <= to) return true;
  return false;
}

/** Whether one of a sorted list covers another occurrence. */
function hasAround(list: readonly Occurrence[], { from, to }: Occurrence): boolean {
  for (let k = lowerBound(list, from - LONGEST_PHRASE); k < list.length && list[k]!.from <= from; k++)
    if (list[k]!.to >= to) return true;
  return false;
}

/** In words: more than any phrase of a grammar has, with its gaps. */
const LONGEST_PHRASE = 60;

/** What tells whether a unit obliges anybody. */
interface BindingWords {
  /** "Means", "has the meaning", and what only looks so: "technical and organisational means". */
  readonly verbs: readonly Occurrence[];
  readonly nouns: readonly Occurrence[];
  readonly duties: readonly Occurrence[];
  /** "Whereas". */
  readonly openers: readonly Occurrence[];
  /** From this word on nothing is a recital: "it is agreed as follows". */
  readonly operative: number;
}

/** A definition ("“Processor” means …") and a recital ("Whereas …") oblige nobody. */
function isBinding(
  { parts, asked }: DraftUnit,
  clause: Clause,
  { verbs, nouns, duties, openers, operative }: BindingWords,
): boolean {
  const first = parts[0];
  if (clause.kind === 'recitals' && !(first && first.range.from >= operative)) return false;
  if (!first) return true;
  if (asked && parts.length === 1) return false;
  const { from, to } = first.range;
  let means = lowerBound(verbs, from + 1);
  while (means < verbs.length && verbs[means]!.from < from + MEANS_REACH) {
    const verb = verbs[means]!;
    if (verb.to <= to && !hasAround(nouns, verb)) {
      // "shall have appropriate technical and organisational means" defines nothing.
      if (!hasWithin(duties, from, verb.from, verb.from)) return false;
      break;
    }
    means++;
  }
  if (openers[lowerBound(openers, from)]?.from === from) return false;
  // A duty among the definitions is one all the same.
  return clause.kind !== 'definitions' || hasWithin(duties, from, to, to);
}

/** How far behind the first word of a definition "means" may stand, in words. */
const MEANS_REACH = 10;
