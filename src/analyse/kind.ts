import type { Language } from '../catalogue/types.js';
import {
  type CompiledLanguage,
  fold,
  lowerBound,
  type Occurrence,
  type Occurrences,
  type TokenRange,
  type Tokens,
  words,
} from '../language/index.js';
import type { ContractKind } from '../model.js';
import type { PartyMention } from './parties.js';

/** What sort of contract it is: from its title, its headings and who processes for whom. */
export function contractKind(
  tokens: Tokens,
  occurrences: Occurrences,
  mentions: readonly PartyMention[],
  compiled: CompiledLanguage,
  headings: Headings,
): ContractKind {
  const { kinds } = compiled;
  const words = tokens.forms.length;
  if (words < 20) return 'unknown';
  if (words >= SOME_TEXT && !isOfData(occurrences, mentions, compiled)) return 'other-contract';
  const title = { from: 0, to: Math.min(words, 120) };
  const inTitle = (id: number) => occurrences.of(id).some((o) => o.from >= title.from && o.to <= title.to);
  const inHeadings = (id: number) => occurrences.of(id).some((o) => isInHeading(o, headings));
  const count = (id: number) => occurrences.of(id).length;
  const namesInLaw = namesInLawOf(compiled.language);
  const statutory = (role: 'controller' | 'processor') => {
    let times = 0;
    for (const m of mentions) if (m.role === role && isOneOf(namesInLaw[role], m.alias)) times++;
    return times;
  };
  const processors = statutory('processor');
  const controllers = statutory('controller');
  // Mentions per thousand words: an agreement of this kind speaks of the roles all the time.
  const density = ((processors + Math.min(controllers, processors)) * 1000) / words;
  if (count(kinds['joint-controllers']) >= 2 && inTitle(kinds['joint-controllers'])) return 'joint-controllers';
  if (inTitle(kinds['controller-to-controller']) && processors < controllers / 4) return 'controller-to-controller';
  const agreement = inTitle(kinds.agreement);
  if (agreement && (processors >= 2 || density > 2)) return 'processing-agreement';
  if (!agreement && density < 6 && isNotice(title, tokens, occurrences, compiled, headings)) return 'privacy-notice';
  if (density > 8 && words > 80) return agreement || density > 12 ? 'processing-agreement' : 'processing-terms';
  if (processors >= 2 && (density > 1.5 || inHeadings(kinds.agreement))) return 'processing-terms';
  if (agreement) return processors > 0 || count(kinds.agreement) > 2 ? 'processing-agreement' : 'unknown';
  if (count(kinds['other-law']) >= 3 && occurrences.of(compiled.structure['gdpr-names']).length === 0)
    return 'other-law';
  return actsAsProcessor(tokens, occurrences, mentions, compiled) ||
    processesForOther(tokens, occurrences, mentions, compiled, headings) ||
    processesAsOrdered(tokens, occurrences, mentions, compiled)
    ? 'processing-terms'
    : 'other-contract';
}

/** A processor that is a part of a computer, or a "sous-traitant" who builds walls, is none where nothing is said of personal data or a controller. */
function isOfData(
  occurrences: Occurrences,
  mentions: readonly PartyMention[],
  { structure, kinds, language }: CompiledLanguage,
): boolean {
  const { controller } = namesInLawOf(language);
  const isController = ({ role, alias }: PartyMention) => role === 'controller' && isOneOf(controller, alias);
  return (
    [structure['personal-data-words'], structure['gdpr-names'], kinds['other-law'], kinds['privacy-notice']].some(
      (id) => occurrences.has(id),
    ) || mentions.some(isController)
  );
}

/** A page that calls itself so. Terms of service that name their privacy policy, or have it on the same page, are a contract. */
function isNotice(
  title: { to: number },
  tokens: Tokens,
  occurrences: Occurrences,
  { kinds }: CompiledLanguage,
  headings: Headings,
): boolean {
  // A menu above the text names other pages, be it before the title: what the text is, it says itself.
  const [asNotice, asTerms] = [kinds['own-notice'], kinds['own-terms']].map((id) => occurrences.of(id).length);
  // "Guests should read the privacy statement instead": a page that nowhere calls itself so points to another one.
  const isTitle = (o: Occurrence) =>
    asNotice! > 0 ||
    isInHeading(o, headings) ||
    sentenceEnd(tokens, o.to) - sentenceStart(tokens, o.from) <= LONGEST_TITLE;
  const notice = occurrences.of(kinds['privacy-notice']).find((o) => o.to <= title.to && isTitle(o));
  const terms = occurrences.of(kinds.terms).find((o) => o.to <= title.to);
  if (notice && asNotice! > asTerms! * OWN_NAMES) return true;
  if (!notice || !terms) return notice !== undefined;
  const areOneTitle = terms.from >= notice.to && terms.from - notice.to <= JOINED_TITLES;
  return terms.from > notice.from && !isInHeading(terms, headings) && !areOneTitle;
}

/** By clause: the words of its headings. */
type Headings = ReadonlyMap<number, readonly TokenRange[]>;

function isInHeading({ from, to }: Occurrence, headings: Headings): boolean {
  for (const own of headings.values()) if (own.some((h) => h.from <= from && to <= h.to)) return true;
  return false;
}

/** Every heading once, in the order of the text. */
function inOrder(headings: Headings): readonly TokenRange[] {
  return [...new Set([...headings.values()].flat())].sort((a, b) => a.from - b.from);
}

/** Whether the last heading before a word is about something: "Personal data", and below it "the files are kept for the Client". */
function isUnder(list: readonly Occurrence[], at: number, headings: readonly TokenRange[]): boolean {
  const last = headings[lowerBound(headings, at) - 1];
  const found = last && list[lowerBound(list, last.from)];
  return found !== undefined && found.to <= last!.to;
}

/** In words: a contract on personal data that has so many names them, or their controller. */
const SOME_TEXT = 60;

/** In words, of a title that is set like any other line. */
const LONGEST_TITLE = 5;

/** How often a page calls itself a notice for each time that it names some terms. */
const OWN_NAMES = 2;

/** Words between the two of "Privacy Policy and Terms of Service". */
const JOINED_TITLES = 2;

/** "The Supplier acts as processor", "we are the data processor", "the Trust (processor)": the contract itself gives somebody the role. */
function actsAsProcessor(
  tokens: Tokens,
  occurrences: Occurrences,
  mentions: readonly PartyMention[],
  compiled: CompiledLanguage,
): boolean {
  const { grammar } = compiled;
  const [negations, harmless, conditions] = [grammar.negations, grammar['no-negations'], grammar.conditions].map((id) =>
    occurrences.of(id),
  );
  /** "The Supplier is never the processor", "if it ever acts as processor, the parties will sign": nobody is one by that. */
  const isOpen = (m: PartyMention, at: number) => {
    const start = sentenceStart(tokens, m.from);
    const isDenied = between(negations!, start, m.from).some(
      (n) => !between(harmless!, start, m.from).some((h) => h.from <= n.from && n.to <= h.to),
    );
    if (isDenied || between(conditions!, start, m.from).length === 0) return isDenied;
    const end = sentenceEnd(tokens, m.to);
    const agrees = mentions.slice(at + 1, at + NEAR).some(({ role, to }) => role === 'both' && to <= end);
    return agrees || between(occurrences.of(compiled.kinds.agreement), m.to, end).length > 0;
  };
  const { actsAs, articles, states } = wordsOf(compiled);
  return mentions.some((m, i) => {
    if (!isStatutory(m, compiled) || isOpen(m, i)) return false;
    if (tokens.bracketed.has(m.from)) {
      // "The Bureau (our processor)": who is meant stands before the bracket.
      const named = [mentions[i - 1], mentions[i - 2]].find((o) => o && !tokens.bracketed.has(o.to - 1));
      if (named?.role === 'processor' && m.from - named.to <= 2) return true;
    }
    // "The processor is Brillo."
    const next = mentions[i + 1];
    if (next?.role === 'processor' && next.from - m.to <= 2 && states.has(tokens.forms[m.to] ?? '')) return true;
    const bare = articles.has(tokens.forms[m.from - 1] ?? '') ? m.from - 1 : m.from;
    return actsAs.some((a) => [m.from, bare].some((end) => a.every((w, k) => tokens.forms[end - a.length + k] === w)));
  });
}

/**
 * "The Supplier handles personal data on behalf of the Customer", "we process personal data on your behalf": one party processes
 * for the other, whatever the two are called.
 */
function processesForOther(
  tokens: Tokens,
  occurrences: Occurrences,
  mentions: readonly PartyMention[],
  compiled: CompiledLanguage,
  headings: Headings,
): boolean {
  const { forms } = tokens;
  const { articles, markers, halves } = wordsOf(compiled);
  const personal = occurrences.of(compiled.structure['personal-data-words']);
  let sorted: readonly TokenRange[] | undefined;
  const isUnderData = (at: number) => {
    sorted ??= inOrder(headings);
    return isUnder(personal, at, sorted);
  };
  const negations = occurrences.of(compiled.grammar.negations);
  const within = (list: readonly Occurrence[], from: number, to: number) => {
    const found = list[lowerBound(list, from)];
    return found !== undefined && found.to <= to;
  };
  return mentions.some((m, at) => {
    if (m.role !== 'controller') return false;
    let before = m.from;
    while (articles.has(forms[before - 1] ?? '')) before--;
    const isServed = markers.some((marker) =>
      [m.from, before].some((end) => marker.every((w, k) => forms[end - marker.length + k] === w)),
    );
    const isBetween = halves.some(([first, second]) => forms[before - 1] === first && forms[m.to] === second);
    if (!isServed && !isBetween) return false;
    const start = sentenceStart(tokens, before);
    const end = sentenceEnd(tokens, m.to);
    if ((!within(personal, start, end) && !isUnderData(start)) || within(negations, start, before)) return false;
    const around = mentions.slice(Math.max(0, at - NEAR), at + NEAR).filter((o) => o.from >= start && o.to <= end);
    const isOther = (o: PartyMention) => o.role === 'processor' || o.role === 'sub-processor';
    // Personal data "processed on behalf of the Customer": by whom else.
    return around.some((o) => o.role === 'processor' && !o.oblique) || !around.some(isOther);
  });
}

/**
 * "The Supplier processes personal data received from the Customer only to the extent necessary to perform the services": who is bound to
 * what the order needs works with the data of the other. What is said of "your personal data" is said of the data of the customer itself.
 */
function processesAsOrdered(
  tokens: Tokens,
  occurrences: Occurrences,
  mentions: readonly PartyMention[],
  { kinds, structure }: CompiledLanguage,
): boolean {
  const personal = occurrences.of(structure['personal-data-words']);
  return occurrences.of(kinds['limited-use']).some((limit) => {
    const start = sentenceStart(tokens, limit.from);
    const end = sentenceEnd(tokens, limit.to);
    const within = (o: { from: number; to: number }) => o.from >= start && o.to <= end;
    const named = mentions.filter(within);
    return (
      named.some((m) => m.role === 'processor' && !m.oblique && m.from < limit.from) &&
      personal.some((o) => within(o) && !named.some((m) => m.role === 'controller' && m.to === o.from))
    );
  });
}

function sentenceStart({ forms }: Tokens, at: number): number {
  let start = at;
  while (start > 0 && at - start < SENTENCE && forms[start - 1] !== '') start--;
  return start;
}

function sentenceEnd({ forms }: Tokens, at: number): number {
  let end = at;
  while (end < forms.length && end - at < SENTENCE && forms[end] !== '') end++;
  return end;
}

/** Those from one word to another. */
function between(list: readonly Occurrence[], from: number, to: number): Occurrence[] {
  const found: Occurrence[] = [];
  for (let k = lowerBound(list, from); k < list.length && list[k]!.to <= to; k++) found.push(list[k]!);
  return found;
}

/** In words, to each side; and in mentions. */
const SENTENCE = 100;
const NEAR = 12;

/** What the language says of those who act for others, folded. */
interface ActingWords {
  /** "Acts as", "is", each as its words. */
  readonly actsAs: readonly (readonly string[])[];
  readonly articles: ReadonlySet<string>;
  readonly states: ReadonlySet<string>;
  /** "On behalf of", and of it what stands around a possessive: "on your behalf". */
  readonly markers: readonly (readonly string[])[];
  readonly halves: readonly (readonly string[])[];
}

const actingByLanguage = new WeakMap<Language, ActingWords>();

function wordsOf({ language, dropped }: CompiledLanguage): ActingWords {
  const known = actingByLanguage.get(language);
  if (known) return known;
  const { parties } = language;
  const articles = new Set(parties['articles-before-names'].map(fold));
  const markers = parties['on-behalf-of'].map((m) => words(m, dropped));
  const made = {
    actsAs: [...parties['acts-as'], ...parties.states].map((a) => words(a, dropped)),
    articles,
    states: new Set(parties.states.map(fold)),
    markers,
    halves: markers.map((m) => m.slice(0, -1).filter((w) => !articles.has(w))).filter((m) => m.length === 2),
  };
  actingByLanguage.set(language, made);
  return made;
}

/** The party by its name in law: "processor", not "Supplier". */
export function isStatutory(mention: PartyMention, { language }: CompiledLanguage): boolean {
  return mention.role === 'processor' && isOneOf(namesInLawOf(language).processor, mention.alias);
}

/** The names of a role in law: as they are, and as a folded name has them. */
interface NamesInLaw {
  readonly written: readonly string[];
  readonly folded: ReadonlySet<string>;
}

const namesByLanguage = new WeakMap<Language, Readonly<Record<'controller' | 'processor', NamesInLaw>>>();

function namesInLawOf(language: Language): Readonly<Record<'controller' | 'processor', NamesInLaw>> {
  const known = namesByLanguage.get(language);
  if (known) return known;
  const namesOf = (written: readonly string[]): NamesInLaw => ({
    written,
    folded: new Set(written.map((name) => name.replace(/~$/, '').replace(/-/g, ' '))),
  });
  const made = { controller: namesOf(language.parties.controller), processor: namesOf(language.parties.processor) };
  namesByLanguage.set(language, made);
  return made;
}

function isOneOf({ written, folded }: NamesInLaw, alias: string): boolean {
  return folded.has(alias) || written.some((name) => alias.endsWith(name));
}
