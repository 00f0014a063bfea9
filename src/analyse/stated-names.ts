import type { CompiledLanguage, Tokens } from '../language/index.js';
import type { Role } from '../model.js';
import type { AliasGroup } from './aliases.js';
import { groupOf, isCapital } from './companies.js';
import {
  ARTICLE,
  DUTY,
  type Grammar,
  grammarOf,
  hasArticle,
  hasOtherObject,
  isNever,
  type Landmarks,
  LEGAL_FORMS,
  lengthAt,
  namesData,
  STATE,
} from './party-names.js';
import { isApart } from './party-roles.js';
import type { ListedName } from './party-tables.js';

/** What the contract calls a party, in full and for short, and the role that it gives it there. */
export interface StatedName extends AliasGroup {
  readonly role: Role;
}

/**
 * Names that are written as names and stand in no quotation marks, where the contract says who has which role: "Northfield Software
 * Co-op is the processor", "the University of Wexbridge (controller)", "acts as processor for Harlow Borough", "Pixel Barn
 * processes personal data on behalf of Hillside Primary"; and those that a table lists. A name that is given both roles is
 * left out, and so are more of one role than a contract has parties.
 */
export function statedNames(
  text: string,
  tokens: Tokens,
  compiled: CompiledLanguage,
  landmarks: Landmarks,
  listed: readonly ListedName[] = [],
): StatedName[] {
  const reader = new NameReader(text, tokens, compiled, landmarks);
  const found = new Map<string, { place: Place; role: Role | 'either'; alias: string | undefined }>();
  for (const { place, role, alias } of [
    ...namesAtRoles(reader),
    ...namesOfServed(reader),
    ...namesIn(listed, reader),
  ]) {
    const name = reader.nameOf(place);
    const known = found.get(name);
    if (!known) found.set(name, { place, role, alias });
    else if (known.role !== role) known.role = 'either';
    else known.alias ??= alias;
  }
  const certain = [...found].flatMap(([name, { place, role, alias }]) =>
    role === 'either' ? [] : [{ name, place, role, alias }],
  );
  if (certain.length === 0 || !reader.isAboutData()) return [];
  const counts = { controller: 0, processor: 0 };
  for (const { role } of certain) counts[role] += 1;
  const all = certain.filter(({ role }) => counts[role] <= MOST_NAMES);
  const shorter = shortForms(
    all.map(({ place }) => place),
    reader,
  );
  return all.map(({ name, place, role, alias }) => ({
    ...groupOf([...new Set([name, ...(alias ? [alias] : []), ...(shorter.get(place) ?? [])])]),
    role,
  }));
}

/** Of one role. */
const MOST_NAMES = 3;

/** The words from (inclusive) to (exclusive). */
interface Place {
  readonly from: number;
  readonly to: number;
}

interface Stated {
  readonly place: Place;
  readonly role: Role;
  /** What stands in brackets behind the name: "Aldgate Housing (AHA)". */
  readonly alias: string | undefined;
}

/** "X is the controller", "and Y the processor", "X (controller)", "the processor is X", "processor for X". */
function* namesAtRoles(reader: NameReader): Generator<Stated> {
  const { grammar, tokens } = reader;
  const { forms, bracketed } = tokens;
  let last: { end: number; role: Role; isStated: boolean } | undefined;
  for (const { from, to, role } of reader.roles()) {
    const end = reader.beforeArticles(from);
    const before = last;
    last = { end: to, role, isStated: false };
    if (hasOtherObject(to, reader.text, tokens, grammar)) continue;
    const subject = reader.subjectEnd(end) ?? reader.subjectBeforeInsertion(end);
    const other = role === 'processor' ? 'controller' : 'processor';
    if (subject !== undefined) {
      // In a text in capitals everything looks like a name.
      if (reader.isLarge(subject)) continue;
      if (reader.isSupposed(subject) || isApart(reader.text, tokens, { from, to }, grammar)) continue;
      last.isStated = true;
      const served = role === 'processor' ? reader.servedAt(to) : undefined;
      if (served) yield { place: served, role: other, alias: undefined };
      const named = reader.namedBefore(subject);
      if (!named) continue;
      yield { ...named, role };
    } else if (before?.isStated && before.role === other && reader.isNear(before.end, end)) {
      // "Brillo is the controller and Northgate the processor": the verb stands once.
      const place = reader.nameBefore(end);
      if (place && place.from - before.end <= ELIDED && place.from >= before.end)
        yield { place, role, alias: undefined };
    } else if (bracketed.has(from) && !bracketed.has(to)) {
      const open = reader.bracketBefore(from);
      const place = open === undefined ? undefined : reader.nameBefore(open);
      if (place && !reader.isPlaceOf(place.from) && !reader.isInAddress(place.from))
        yield { place, role, alias: undefined };
    } else if (reader.isApposed(end, to)) {
      const place = reader.nameBefore(reader.beforeActing(end));
      if (place && !reader.isPlaceOf(place.from)) yield { place, role, alias: undefined };
    } else if (grammar.states.has(forms[to] ?? '') && !forms[end - 1]) {
      const place = reader.nameAfter(to + 1);
      if (place && place.to - place.from > 1) yield { place, role, alias: undefined };
    }
  }
}

/** In words, from one role to the name of who has the other: "and the". */
const ELIDED = 2;

/** "X processes personal data on behalf of Y". */
function* namesOfServed(reader: NameReader): Generator<Stated> {
  const { grammar, tokens } = reader;
  const { forms } = tokens;
  /** Behind the last of them. */
  let done = 1;
  for (const at of reader.landmarks.markers) {
    if (at < done) continue;
    const length = lengthAt(at, grammar.onBehalfOf, forms);
    if (length === 0 || reader.isLarge(at)) continue;
    const served = reader.nameAfter(at + length);
    if (!served) continue;
    const start = reader.sentenceStart(at);
    const actor = reader.nameAfter(start);
    if (!actor || actor.to >= at || at - actor.to > LONGEST_ACT || !namesData(actor.to, at, tokens, grammar)) continue;
    // "Brillo and Northgate process", "Brillo, which processes": somebody acts, and nobody else stands between.
    if (reader.isLarge(actor.to) || tokens.pauses.has(actor.to)) continue;
    yield { place: actor, role: 'processor', alias: undefined };
    yield { place: served, role: 'controller', alias: undefined };
    done = at + length + 1;
  }
}

function namesIn(listed: readonly ListedName[], reader: NameReader): Stated[] {
  return listed.flatMap(({ from, to, role }) => {
    const place = reader.nameBefore(to);
    return place && place.from >= from ? [{ place, role, alias: undefined }] : [];
  });
}

/** From who processes to "on behalf of", in words. */
const LONGEST_ACT = 14;

/** Reads names that are written as such in the words of a text. */
class NameReader {
  readonly text: string;
  readonly tokens: Tokens;
  readonly grammar: Grammar;
  readonly landmarks: Landmarks;
  readonly #compiled: CompiledLanguage;

  constructor(text: string, tokens: Tokens, compiled: CompiledLanguage, landmarks: Landmarks) {
    this.landmarks = landmarks;
    this.text = text;
    this.tokens = tokens;
    this.grammar = grammarOf(compiled);
    this.#compiled = compiled;
  }

  /** "The processor is Intel Core" stands in a text that has no word of a controller or of personal data anywhere. */
  isAboutData(): boolean {
    if (this.tokens.length < SOME_TEXT) return true;
    const { controllerNames, dataPhrases } = this.grammar;
    for (const { role, isShort } of this.roles()) if (role === 'controller' && !isShort) return true;
    const known = new Set(this.tokens.vocabulary);
    const names = [...controllerNames].map((name) => name.split(' '));
    return [...names, ...dataPhrases].some((phrase) => phrase.every((word) => known.has(word)));
  }

  /** Every place of the name of a role in law. */
  *roles(): Generator<Place & { role: Role; isShort: boolean }> {
    const { forms } = this.tokens;
    const { rolePhrases, controllerNames } = this.grammar;
    /** Behind the last of them. */
    let done = 1;
    for (const from of this.landmarks.roles) {
      if (from < done) continue;
      const length = lengthAt(from, rolePhrases, forms);
      if (length === 0) {
        if (this.#isShortRole(from)) yield { from, to: from + 1, role: 'controller', isShort: true };
        continue;
      }
      const to = from + length;
      const isController = controllerNames.has(length === 1 ? forms[from]! : forms.slice(from, to).join(' '));
      yield { from, to, role: isController ? 'controller' : 'processor', isShort: false };
      done = to;
    }
  }

  /** "(responsable)", "est responsable, Nortis sous-traitante": the head of the role alone, with the other role beside it. */
  #isShortRole(at: number): boolean {
    const { forms, bracketed, pauses } = this.tokens;
    const { roleHeads, roleStarts, states } = this.grammar;
    if (!roleHeads.has(forms[at]!)) return false;
    if (bracketed.has(at)) return !bracketed.has(at - 1) && !bracketed.has(at + 1);
    if (!states.has(forms[at - 1] ?? '') || !pauses.has(at + 1)) return false;
    return forms.slice(at + 1, at + 1 + LONGEST_NAME).some((form) => roleStarts.has(form) && form !== forms[at]);
  }

  nameOf({ from, to }: Place): string {
    return this.tokens.forms.slice(from, to).join(' ');
  }

  beforeArticles(at: number): number {
    let first = at;
    while (first > 0 && this.#isOf(first - 1, ARTICLE)) first--;
    return first;
  }

  /** Where the subject of "is the", "acts as", "shall be the" ends, of which a role is what it is. */
  subjectEnd(end: number): number | undefined {
    const { forms } = this.tokens;
    const { actsAs, longestActs } = this.grammar;
    // An article may be a part of it: "is the".
    for (let to = end; to <= end + 1; to++) {
      if (to > end && !this.#isOf(end, ARTICLE)) break;
      for (let from = Math.max(1, to - longestActs); from < to; from++) {
        if (!this.#isOf(from, STATE | DUTY)) continue;
        if (actsAs.has(forms.slice(from, to).join(' '))) return from;
      }
    }
    return end > 1 && this.#isOf(end - 1, STATE) ? end - 1 : undefined;
  }

  /** A name that ends before a word, with what stands in brackets behind it. */
  namedBefore(end: number): { place: Place; alias: string | undefined } | undefined {
    const { bracketed, forms } = this.tokens;
    if (!bracketed.has(end - 1)) {
      const place = this.nameBefore(end) ?? this.#nounBefore(end);
      return place && { place, alias: undefined };
    }
    let open = end - 1;
    while (bracketed.has(open - 1) && end - open <= LONGEST_NAME) open--;
    if (bracketed.has(open - 1)) return undefined;
    const place = this.nameBefore(open);
    if (!place) return undefined;
    let first = open;
    while (first < end && this.grammar.articles.has(forms[first]!)) first++;
    const alias = { from: first, to: end };
    return { place, alias: this.#isAlias(alias) ? this.nameOf(alias) : undefined };
  }

  /** "Le Syndicat mixte": of a noun and what is said of it the noun, where it is a party if the contract says so. */
  #nounBefore(end: number): Place | undefined {
    if (!this.grammar.headFirst) return undefined;
    for (let at = end - 2; at >= end - 1 - LONGEST_EPITHET && at > 0; at--) {
      if (this.isLarge(at + 1) || !this.tokens.forms[at + 1]) return undefined;
      if (this.isLarge(at) && this.grammar.mayBe.has(this.tokens.forms[at]!)) return { from: at, to: at + 1 };
    }
    return undefined;
  }

  /** The words written large before a place that make one name, or nothing. */
  nameBefore(end: number): Place | undefined {
    const { forms } = this.tokens;
    let from = end;
    while (end - from < LONGEST_NAME && from > 0 && this.#isPart(from - 1)) {
      if (from < end && !this.#areBeside(from - 1)) break;
      from--;
      // "University of Wexbridge", "Bank of the West"
      const joins = this.#joiningBefore(from);
      if (joins !== undefined) from = joins;
    }
    while (from < end && !this.isLarge(from)) from++;
    const { openers, articles, littleWords } = this.grammar;
    const isLittle = (word: string) => openers.has(word) || articles.has(word) || littleWords.has(word);
    while (from < end && isLittle(forms[from]!)) from++;
    return this.#asName({ from, to: end });
  }

  /** The same behind a place, its articles and a small word for what it is left out: "de la mutuelle Prévalor". */
  nameAfter(start: number): Place | undefined {
    const { forms } = this.tokens;
    let from = start;
    while (this.grammar.articles.has(forms[from] ?? '')) from++;
    if (this.grammar.headFirst && !this.isLarge(from) && forms[from] && this.isLarge(from + 1)) from++;
    let to = from;
    while (to - from < LONGEST_NAME && this.#isPart(to)) {
      if (to > from && !this.#areBeside(to - 1)) break;
      to++;
      let joined = to;
      if (this.grammar.joining.has(forms[joined] ?? '')) {
        joined++;
        if (this.grammar.articles.has(forms[joined] ?? '')) joined++;
        if (this.isLarge(joined) && this.#areBeside(to - 1)) to = joined;
      }
    }
    return this.#asName({ from, to });
  }

  /** Whom somebody with a role serves: "processor for Harlow Borough", "sous-traitant de la mutuelle Prévalor". */
  servedAt(end: number): Place | undefined {
    const { forms } = this.tokens;
    if (!this.grammar.serving.has(forms[end] ?? '')) return undefined;
    const name = this.nameAfter(end + 1);
    if (name) return name;
    // "Processor of the Employer's data": a word that is a party where the contract says so.
    let from = end + 1;
    while (this.grammar.articles.has(forms[from] ?? '')) from++;
    return this.isLarge(from) && this.grammar.mayBe.has(forms[from]!) ? { from, to: from + 1 } : undefined;
  }

  /** Whether "for" and a word written large stand behind a role. */
  isServing(end: number): boolean {
    const { forms } = this.tokens;
    if (!this.grammar.serving.has(forms[end] ?? '')) return false;
    let from = end + 1;
    while (this.grammar.articles.has(forms[from] ?? '')) from++;
    return this.isLarge(from);
  }

  sentenceStart(at: number): number {
    let first = at;
    while (first > 0 && at - first < LONGEST_SENTENCE && this.tokens.forms[first - 1] !== '') first--;
    return first;
  }

  /** "If Brillo is the processor", "neither Brillo nor Northgate is the controller". */
  isSupposed(at: number): boolean {
    const { conditions, neithers } = this.grammar;
    for (let k = this.sentenceStart(at); k < at; k++) {
      const form = this.tokens.forms[k]!;
      if (conditions.has(form) || neithers.has(form)) return true;
    }
    return false;
  }

  /** Whether a name and a few words have room in one sentence between two words. */
  isNear(from: number, to: number): boolean {
    return to - from <= ELIDED + LONGEST_NAME && !this.tokens.forms.slice(from, to).includes('');
  }

  /** "Infogest, sous-traitant, informe", "Quill Ltd, as the processor, tells": commas before and behind. */
  isApposed(end: number, to: number): boolean {
    const { pauses, bracketed, forms } = this.tokens;
    const first = this.beforeActing(end);
    if (!pauses.has(first) || bracketed.has(first)) return false;
    // "Brillo, processor for Harlow Borough, tells"
    return pauses.has(to) || !forms[to] || this.isServing(to);
  }

  /** Where "acting as" begins, if that stands before. */
  beforeActing(end: number): number {
    let first = end;
    while (this.grammar.actingWords.has(this.tokens.forms[first - 1] ?? '') && !this.tokens.pauses.has(first)) first--;
    return first;
  }

  /** "Brillo acts, unless agreed otherwise, as processor": who stands before the verb, where something is inserted behind it. */
  subjectBeforeInsertion(end: number): number | undefined {
    const { forms, pauses } = this.tokens;
    const { states } = this.grammar;
    const acting = this.beforeActing(end);
    if (acting === end || !pauses.has(acting) || states.has(forms[acting] ?? '')) return undefined;
    for (let at = acting - 1; at > 0 && acting - at <= LONGEST_INSERTION && forms[at]; at--) {
      if (!states.has(forms[at]!)) continue;
      const inner = Array.from({ length: acting - at - 1 }, (_, k) => at + 1 + k);
      return inner.some((k) => pauses.has(k)) ? at : undefined;
    }
    return undefined;
  }

  /** Where brackets begin that hold little words before a role. */
  bracketBefore(role: number): number | undefined {
    const { bracketed, forms } = this.tokens;
    let open = role;
    while (bracketed.has(open - 1) && role - open <= LONGEST_NAME) {
      if (!this.grammar.articles.has(forms[open - 1]!) && !this.grammar.actingWords.has(forms[open - 1]!))
        return undefined;
      open--;
    }
    return open > 0 ? open : undefined;
  }

  /** "Of Ireland": the place in a name is nobody. */
  isPlaceOf(from: number): boolean {
    const { forms, starts } = this.tokens;
    // "De l'Irlande", "d'Irlande"
    const elided = /(\p{L})['’]$/u.exec(this.text.slice(Math.max(0, starts[from]! - 2), starts[from]!))?.[1];
    if (elided && this.grammar.joining.has(elided.toLowerCase())) return true;
    return this.grammar.joining.has(forms[this.beforeArticles(from) - 1] ?? '');
  }

  /** "…, Denmark", "8000 Zurich"; not "Quill (controller), Brillo (processor)", nor the cell behind "1". */
  isInAddress(from: number): boolean {
    const { forms, starts, bracketed } = this.tokens;
    if (!forms[from - 1]) return false;
    if (bracketed.has(from - 1) && this.#isRole(from - 1)) return false;
    return /[,\d]\s*$/.test(this.text.slice(Math.max(0, starts[from]! - 3), starts[from]));
  }

  /** The last word of a role, or its head alone. */
  #isRole(at: number): boolean {
    const { forms } = this.tokens;
    const { rolePhrases, roleHeads } = this.grammar;
    return (
      roleHeads.has(forms[at]!) ||
      rolePhrases.some((phrase) => phrase.every((word, k) => forms[at + 1 - phrase.length + k] === word))
    );
  }

  /** A word of a name: written large, or behind the hyphen of one that is, and neither an article nor a verb. */
  #isPart(at: number): boolean {
    const form = this.tokens.forms[at];
    if (!form) return false;
    if (!this.isLarge(at)) return this.#isHyphened(at) || this.#isLegalForm(at);
    const { states, duties, actingWords, conditions } = this.grammar;
    return (
      !states.has(form) && !duties.has(form) && !(actingWords.has(form) && form.length < 3) && !conditions.has(form)
    );
  }

  /** Whether a word is one of some kinds of `wordKinds`. */
  #isOf(at: number, kinds: number): boolean {
    return (this.landmarks.kinds[this.tokens.ids[at]!]! & kinds) !== 0;
  }

  isLarge(at: number): boolean {
    return at >= 0 && at < this.tokens.length && isCapital(this.text, this.tokens.starts[at] ?? -1);
  }

  /** "Oakfield plc" */
  #isLegalForm(at: number): boolean {
    return LEGAL_FORMS.has(this.tokens.forms[at]!) && this.isLarge(at - 1);
  }

  #isHyphened(at: number): boolean {
    return at > 0 && this.text.slice(this.tokens.ends[at - 1], this.tokens.starts[at]) === '-' && this.isLarge(at - 1);
  }

  /** Whether a word and the next one can be of one name, as far as the signs between them tell. */
  #areBeside(at: number): boolean {
    const { ends, starts, forms } = this.tokens;
    return forms[at] !== '' && BESIDE.test(this.text.slice(ends[at], starts[at + 1]));
  }

  /** Where "of" or "of the" begins before a word, with a word written large before that. */
  #joiningBefore(at: number): number | undefined {
    const { forms } = this.tokens;
    let first = at;
    if (this.grammar.articles.has(forms[first - 1] ?? '')) first--;
    if (!this.grammar.joining.has(forms[first - 1] ?? '') || this.isLarge(first - 1)) return undefined;
    first--;
    // "Obligations of Brillo (processor)"
    if (this.grammar.never.has(forms[first - 1] ?? '') || this.grammar.dutyHeadings.has(forms[first - 1] ?? ''))
      return undefined;
    for (let k = first - 1; k < at; k++) if (!this.#areBeside(k)) return undefined;
    return this.isLarge(first - 1) ? first : undefined;
  }

  /** What a party is called for short, of any word: "(the Council)". */
  #isAlias({ from, to }: Place): boolean {
    const { forms } = this.tokens;
    for (let at = from; at < to; at++) if (!this.isLarge(at)) return false;
    const list = forms.slice(from, to);
    const { never, rolePhrases } = this.grammar;
    const isRole = rolePhrases.some((phrase) => phrase.join(' ') === list.join(' '));
    return list.length > 0 && list.length <= LONGEST_ALIAS && !isRole && !isNever(list.join(' '), never);
  }

  /** A name that can be a party's and that the language does not know as such. */
  #asName(place: Place): Place | undefined {
    const { forms } = this.tokens;
    const list = forms.slice(place.from, place.to);
    const [first, last] = [list[0], list.at(-1)];
    const { anybody, names, never, rolePhrases, both } = this.grammar;
    if (first === undefined || last === undefined || names.hasWords(list) || both.has(list.join(' '))) return undefined;
    if (isNever(list.join(' '), never) || anybody.has(first)) return undefined;
    if (list.every((word) => word.length < SHORTEST_NAME)) return undefined;
    if (rolePhrases.some((phrase) => list.some((_, at) => phrase.every((word, k) => list[at + k] === word))))
      return undefined;
    // One word is a name where it is none of the language: "Transcribe4U", not "Encryption".
    if (list.length === 1) return last.length < SHORTEST_NAME || this.isWord(last) ? undefined : place;
    // "Business Name", "Cabinet Client" and "Name of Customer" are no names, "Data Trust" is.
    if (list.every((word) => names.has(word))) return undefined;
    if (names.has(last)) return list.some((word, k) => k > 0 && this.grammar.joining.has(word)) ? undefined : place;
    return list.every((word) => this.isWord(word)) ? undefined : place;
  }

  /** Whether the language knows a word: it does where contracts have it. */
  isWord(form: string): boolean {
    return /^\d+$/.test(form) || (!/\d/.test(form) && this.#compiled.automaton.knows(form));
  }
}

/** Between the words of one name: "Co-op", "St. Mary", "Brook & Sons". */
const BESIDE = /^(?: |-|\.|\. | & |['’])$/u;
/** In words. */
const LONGEST_NAME = 6;
const LONGEST_ALIAS = 3;
const LONGEST_EPITHET = 2;
const LONGEST_INSERTION = 12;
/** In letters. */
const SHORTEST_NAME = 3;
const LONGEST_SENTENCE = 100;
const SOME_TEXT = 60;

/**
 * What names of several words are called for short: "Northfield" of "Northfield Software Co-op", "the University" of "the University of
 * Wexbridge". A word does so where it stands alone, written large, more than once or as one who must do something, and where
 * no other of the names has it.
 */
function shortForms(places: readonly Place[], reader: NameReader): Map<Place, string[]> {
  const { tokens, text, grammar } = reader;
  const { forms, ids, starts, ends, vocabulary } = tokens;
  const written = (at: number) => text.slice(starts[at], ends[at]);
  const idOf = new Map<number, { owner: Place | undefined; as: string; alone: number }>();
  for (const place of places) {
    if (place.to - place.from < 2) continue;
    const hasPlace = forms.slice(place.from, place.to).some((form) => grammar.joining.has(form));
    for (const at of hasPlace ? [place.from] : [place.from, place.to - 1]) {
      const id = ids[at]!;
      const known = idOf.get(id);
      if (!known) idOf.set(id, { owner: place, as: written(at), alone: 0 });
      else if (known.owner !== place) known.owner = undefined;
    }
  }
  if (idOf.size === 0) return new Map();
  const isLarge = (at: number) => at >= 0 && at < tokens.length && isCapital(text, starts[at]!);
  const joined = (at: number) => forms[at] !== '' && text.slice(ends[at], starts[at + 1]) === ' ';
  for (let at = 0; at < tokens.length; at++) {
    const known = idOf.get(ids[at]!);
    if (!known?.owner || written(at) !== known.as) continue;
    if ((isLarge(at + 1) && joined(at)) || (at > 0 && isLarge(at - 1) && joined(at - 1) && forms[at - 2] !== ''))
      continue;
    if (grammar.joining.has(forms[at + 1] ?? '') || reader.isPlaceOf(at)) continue;
    // "The Council", of whom no other party has that word.
    const isDefinite = grammar.mayBe.has(forms[at]!) && hasArticle(at, text, tokens, grammar);
    known.alone += isDefinite || grammar.duties.has(forms[at + 1] ?? '') ? 2 : 1;
  }
  const result = new Map<Place, string[]>();
  for (const [id, { owner, alone }] of idOf) {
    const form = vocabulary[id]!;
    if (!owner || alone < 2 || form.length < SHORTEST_NAME || grammar.never.has(form)) continue;
    if (!grammar.names.has(form) && reader.isWord(form)) continue;
    result.set(owner, [...(result.get(owner) ?? []), form]);
  }
  return result;
}
