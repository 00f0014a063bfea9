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
    references: [...index.flatMap((i) => i.references.map(({ bracketed: _, ...reference }) => reference)), ...own],
    blanks,
    annexes,
    warnings,
    index,
  };
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
  const occurrences = compiled.automaton.scan(tokens, withParties(bound.mentions, tokens, language));
  const headings = headingRanges(drafts, clauses, documents);
  const clauseTokens = clauseRanges(drafts, clauses);
  const kinds = clauseKinds(clauses, headings, occurrences, compiled);
  const dataWords = occurrences.of(compiled.structure['personal-data-words']);
  const processors = bound.mentions.filter((m) => isStatutory(m, compiled));
  for (const [clause, range] of clauseTokens) {
    const personalData = startsWithin(dataWords, range);
    const namesProcessor = startsWithin(processors, range);
    const known = clauses[clause]!;
    known.kind = kinds.get(clause) ?? known.kind;
    known.personalData = personalData;
    known.namesProcessor = namesProcessor;
    kinds.delete(clause);
  }
  for (const [clause, kind] of kinds) clauses[clause]!.kind = kind;
  const openers = occurrences.of(compiled.structure['operative-openers']);
  const operative = openers.find((o) => o.from < tokens.length / 2)?.from ?? Number.POSITIVE_INFINITY;
  const subjects = new Map<number, Role | undefined>();
  const dutyHeadings = occurrences.of(compiled.structure['duty-headings']);
  const subjectOf = (clause: number) => {
    if (!subjects.has(clause)) {
      subjects.set(clause, headingSubject(headings.get(clause) ?? [], bound.mentions, dutyHeadings));
    }
    return subjects.get(clause);
  };
  const indexed: IndexedUnit[] = [];
  const context = { clauses, tokens, occurrences, compiled, subjectOf, operative };
  for (const own of drafts) {
    const { document } = own;
    const { d } = documents.find(({ i }) => i === document)!;
    const assigned = assignedBlocks(blockWords(own), d.text, tokens, bound.mentions);
    for (const draft of own.units.units) {
      const to = assigned.get(draft.block);
      const unit = finish(draft, all.length, data.code, context, to);
      all.push(unit);
      indexed.push({ unit, draft, document, assigned: to });
    }
  }
  const references = documents.flatMap(({ d, i }) =>
    findReferences(
      d.text,
      i,
      language,
      clauses.filter((c) => c.span.document === i),
    ),
  );
  const blocks = new Map(drafts.map(({ units: u, document }) => [document, u.blocks.map((b) => b.range)]));
  const headingTokens = [...headings.values()].flat();
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
      questions: indexed.flatMap(({ draft }) => (draft.asked === 'text' ? [draft.parts[0]!.range] : [])),
    },
    parties: bound.parties,
    kind: contractKind(tokens, occurrences, bound.mentions, compiled, headingTokens),
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
): { parties: Party[]; mentions: PartyMention[] } {
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
function withParties(mentions: readonly PartyMention[], tokens: TokenCollector, language: Language): Mention[] {
  const articles = new Set(language.parties['articles-before-names'].map((a) => fold(a)));
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
): Map<number, TokenRange[]> {
  const lengths = new Map(documents.map(({ d, i }) => [i, d.text.length]));
  // The title of the whole contract is about everything and so about nothing.
  const titled = new Set(clauses.filter((c) => c.heading !== undefined).map((c) => c.parent));
  const isTitle = (c: Clause) =>
    c.level <= 1 && titled.has(c.index) && c.span.end - c.span.start > 0.6 * lengths.get(c.span.document)!;
  const own = new Map<number, TokenRange>();
  for (const { units: u, blocks } of drafts) {
    blocks.forEach((b, i) => {
      const clause = clauses[b.clause]!;
      if (clause.heading === undefined || own.has(b.clause)) return;
      const first = u.blocks[i]!.sentences[0];
      if (first) own.set(b.clause, first.range);
    });
  }
  const result = new Map<number, TokenRange[]>();
  for (const clause of clauses) {
    const ranges: TokenRange[] = [];
    for (let c: Clause | undefined = clause; c; c = c.parent === undefined ? undefined : clauses[c.parent]) {
      const range = isTitle(c) ? undefined : own.get(c.index);
      if (range) ranges.push(range);
    }
    result.set(clause.index, ranges);
  }
  return result;
}

function clauseRanges(
  drafts: readonly { units: Units; blocks: readonly StructuredBlock[] }[],
  clauses: readonly Clause[],
): Map<number, TokenRange> {
  const result = new Map<number, TokenRange>();
  for (const { units: u, blocks } of drafts) {
    blocks.forEach((b, i) => {
      const { from, to } = u.blocks[i]!.range;
      for (let c: number | undefined = b.clause; c !== undefined; c = clauses[c]!.parent) {
        const known = result.get(c);
        result.set(c, { from: Math.min(known?.from ?? from, from), to: Math.max(known?.to ?? to, to) });
      }
    });
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
  compiled: CompiledLanguage,
): Map<number, Clause['kind']> {
  const result = new Map<number, Clause['kind']>();
  for (const clause of clauses) {
    const has = (id: number) => {
      const own = headings.get(clause.index) ?? [];
      const found = occurrences.of(id);
      return own.some((h) => h.to - h.from <= 6 && startingIn(found, h.from, h.to).some((o) => o.to <= h.to));
    };
    if (clause.kind !== 'clause') continue;
    if (has(compiled.structure['definition-headings'])) result.set(clause.index, 'definitions');
    else if (has(compiled.structure['recital-headings'])) result.set(clause.index, 'recitals');
  }
  return result;
}

function finish(
  draft: DraftUnit,
  index: number,
  language: string,
  context: {
    clauses: readonly Clause[];
    tokens: TokenCollector;
    occurrences: Occurrences;
    compiled: CompiledLanguage;
    /** Whose duties a clause lists. */
    subjectOf: (clause: number) => Role | undefined;
    /** From this word on nothing is a recital: "it is agreed as follows". */
    operative: number;
  },
  assigned: Role | undefined,
): Unit {
  const clause = context.clauses[draft.clause]!;
  const subject = assigned ?? context.subjectOf(draft.clause);
  return {
    index,
    kind: draft.kind,
    spans: draft.parts.map(({ span }) => span),
    labelSpans: draft.labels,
    clause: draft.clause,
    block: draft.block,
    language,
    ...(subject ? { subject } : {}),
    binding: draft.kind === 'field' || isBinding(draft, clause, context),
  };
}

/** "Obligations of the Processor", or its bare name: whose duties the clause lists. "Assistance to the Client" says nothing. */
function headingSubject(
  headings: readonly TokenRange[],
  mentions: readonly PartyMention[],
  dutyWords: readonly Occurrence[],
): Role | undefined {
  for (const h of headings) {
    const own = mentionsIn(mentions, h);
    const roles = new Set(own.map((m) => m.role));
    const [only] = roles;
    if (roles.size !== 1 || (only !== 'controller' && only !== 'processor')) continue;
    const bare = h.to - h.from <= own[0]!.to - own[0]!.from + 1;
    if (bare || startsWithin(dutyWords, h)) return only;
  }
  return undefined;
}

function mentionsIn(mentions: readonly PartyMention[], range: TokenRange): PartyMention[] {
  return startingIn(mentions, range.from, range.to).filter((m) => m.to <= range.to);
}

/** Those that begin from `from` (inclusive) to `to` (exclusive), of a list that is sorted by its beginnings. */
function startingIn<T extends Occurrence>(list: readonly T[], from: number, to: number): readonly T[] {
  const first = lowerBound(list, from);
  let end = first;
  while (end < list.length && list[end]!.from < to) end++;
  return end > first ? list.slice(first, end) : [];
}

/** In words: more than any phrase of a grammar has, with its gaps. */
const LONGEST_PHRASE = 60;

/** A definition ("“Processor” means …") and a recital ("Whereas …") oblige nobody. */
function isBinding(
  draft: DraftUnit,
  clause: Clause,
  context: {
    tokens: TokenCollector;
    occurrences: Occurrences;
    compiled: CompiledLanguage;
    operative: number;
  },
): boolean {
  if (clause.kind === 'recitals' && !(draft.parts[0] && draft.parts[0].range.from >= context.operative)) return false;
  const first = draft.parts[0];
  if (!first) return true;
  if (draft.asked && draft.parts.length === 1) return false;
  const head = first.range;
  const verbs = context.occurrences.of(context.compiled.structure['definition-verbs']);
  const nouns = context.occurrences.of(context.compiled.structure['no-definitions']);
  const isNoun = (o: Occurrence) => startingIn(nouns, o.from - LONGEST_PHRASE, o.from + 1).some((n) => o.to <= n.to);
  const means = startingIn(verbs, head.from + 1, head.from + 10).find((o) => o.to <= head.to && !isNoun(o));
  // "shall have appropriate technical and organisational means" defines nothing.
  const duties = context.occurrences.of(context.compiled.grammar.duties);
  if (means && !startingIn(duties, head.from, means.from).some((d) => d.to <= means.from)) return false;
  const openers = context.occurrences.of(context.compiled.structure['recital-openers']);
  if (startingIn(openers, head.from, head.from + 1).length > 0) return false;
  // A duty among the definitions is one all the same.
  return clause.kind !== 'definitions' || startingIn(duties, head.from, head.to).some((d) => d.to <= head.to);
}
