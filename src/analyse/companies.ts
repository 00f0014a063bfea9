import { type CompiledLanguage, type Tokens, words } from '../language/index.js';
import { type AliasGroup, usesOf } from './aliases.js';
import {
  ACTS_END,
  ACTS_START,
  ARTICLE,
  DUTY,
  type Grammar,
  grammarOf,
  hasArticle,
  hasOtherObject,
  type Landmarks,
  LEGAL,
  lengthAt,
  type NameIndex,
  STATE,
} from './party-names.js';

/** Of the places of a name, how many have the same word before it where that word is part of it. */
const FULLER_SHARE = 0.6;

/** A capitalised name in quotation marks, its article left out. */
const DEFINED = /["“„«]\s?(?:\p{L}{1,3}[’' ])?(\p{Lu}[\p{L}\d&.’'-]{2,30}(?: \p{Lu}[\p{L}\d&.’'-]+){0,2})\s?["”“»]/gu;
const CAPITALISED = /^\p{Lu}/u;

/** In letters: of a name, and of a part of one. */
const LONG = 3;
const LETTERED = 2;

export function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? code >= 65 && code <= 90 : CAPITALISED.test(text[at] ?? '');
}

/**
 * Names of companies: capitalised words that stand next to a defined role in brackets or quotation marks, or that are the
 * subject of duties again and again.
 */
export function companyNames(
  text: string,
  tokens: Tokens,
  compiled: CompiledLanguage,
  landmarks: Landmarks,
  names: NameIndex,
): string[] {
  const { articles, actingWords, openers } = grammarOf(compiled);
  const { kinds } = landmarks;
  const { ids, starts, ends, vocabulary, length } = tokens;
  const lengthOf = (word: number) => vocabulary[word]!.length;
  // Counted by number, not by name: this looks at every word of the contract.
  const totals = new Int32Array(vocabulary.length);
  /** Of them, within a sentence: where a word is not written large because it is the first. */
  const inside = new Int32Array(vocabulary.length);
  const acting = new Int32Array(vocabulary.length);
  const subjects: number[] = [];
  const fullNames = new Map<number, number>();
  const legal = new Map<string, number>();
  for (let i = 0; i + 1 < length; i++) {
    const id = ids[i]!;
    if (id === 0 || !isCapital(text, starts[i]!)) continue;
    const kind = kinds[id]!;
    const before = i > 0 ? ids[i - 1]! : 0;
    // "Brillo SA": the name and its legal form, and the name alone. "Software as a service" is no Norwegian company.
    if ((kind & LEGAL) !== 0 && lengthOf(before) >= LONG && isCapital(text, starts[i - 1]!)) {
      // "[COMPANY NAME] Ltd" is a blank.
      if (!BESIDE.test(text.slice(ends[i - 1]!, starts[i]!))) continue;
      const name = `${vocabulary[before]} ${vocabulary[id]}`;
      legal.set(name, (legal.get(name) ?? 0) + 1);
      continue;
    }
    if (lengthOf(id) < LONG) continue;
    totals[id]! += 1;
    if (before !== 0) {
      inside[id]! += 1;
      const isBeside = ends[i - 1]! + 1 === starts[i]! && isCapital(text, starts[i - 1]!);
      if (isBeside && lengthOf(before) >= LETTERED && !openers.has(vocabulary[before]!)) {
        const name = before * vocabulary.length + id;
        fullNames.set(name, (fullNames.get(name) ?? 0) + 1);
      }
    }
    if ((kinds[ids[i + 1]!]! & DUTY) !== 0 && (kind & ARTICLE) === 0) {
      if (acting[id] === 0) subjects.push(id);
      acting[id]! += 1;
    }
  }
  const idOf = new Map<string, number>();
  for (let id = 1; id < vocabulary.length; id++) if (totals[id]! > 0) idOf.set(vocabulary[id]!, id);
  const total = { get: (form: string): number | undefined => totals[idOf.get(form) ?? 0] || undefined };
  const found = new Set<string>();
  for (const id of subjects) {
    const form = vocabulary[id]!;
    if (acting[id]! >= 3 && !names.has(form) && !actingWords.has(form)) found.add(form);
  }
  for (const { name, isSubject } of namesBeforeRoles(text, tokens, compiled, landmarks)) {
    if (!isCapital(name, 0)) continue;
    const list = words(name, compiled.dropped);
    const last = list.at(-1);
    if (last === undefined || list.some((w) => names.has(w)) || (total.get(last) ?? 0) < 2) continue;
    // "Insofar as the Controller …"
    if (inside[idOf.get(last)!] === 0 && !isSubject) continue;
    found.add(list.join(' '));
  }
  // "the Brillo Trust shall": a name that nearly always has another word before it is the name with that word.
  for (const [name, n] of fullNames) {
    const first = vocabulary[Math.floor(name / vocabulary.length)]!;
    const last = vocabulary[name % vocabulary.length]!;
    if (!found.has(last) || n < FULLER_SHARE * total.get(last)! || articles.has(first) || names.has(first)) continue;
    found.add(`${first} ${last}`);
  }
  for (const [name, n] of legal) {
    const [short = ''] = name.split(' ');
    // The whole name stands once, in the preamble, and the short one ever after.
    if (names.has(short) || (n < 2 && (total.get(short) ?? 0) < 3)) continue;
    found.add(name);
    found.add(short);
  }
  // `("Acme")`, `« l'Association »`: a name that the contract defines in quotation marks and then uses.
  for (const m of text.matchAll(DEFINED)) {
    const list = words(m[1]!, compiled.dropped);
    const uses = Math.max(0, ...list.map((word) => total.get(word) ?? 0));
    // "Third Party Subprocessors" is a kind of sub-processor, not a company.
    const known = list.some((w) => names.has(w) || names.has(w.replace(/s$/, '')));
    if (list.length > 0 && list.length <= 3 && uses >= 3 && !known) found.add(list.join(' '));
  }
  return [...found];
}

/**
 * "the Firm is the data processor": names before "acts as" and a role, as they are written. The words tell where there can be
 * one, and only there the text itself is looked at, which knows of commas and brackets. Whether it "is" or "acts as" one, or
 * something else stands between.
 */
function* namesBeforeRoles(
  text: string,
  tokens: Tokens,
  compiled: CompiledLanguage,
  { kinds, roles }: Landmarks,
): Generator<{ name: string; isSubject: boolean }> {
  const { states, actsAs, longestActs, rolePattern } = grammarOf(compiled);
  const { forms, ids, starts, ends } = tokens;
  let done = 0;
  for (const role of roles) {
    if (role < 2) continue;
    for (let end = role; end >= role - 1 && end > 1; end--) {
      // One article may stand before the role that is none of "is the".
      if (end < role && (kinds[ids[end]!]! & ARTICLE) === 0) break;
      // "Brillo is the controller and Northgate the processor": the verb stands once.
      const behind = starts[end - 1]! - done;
      if (
        done > 0 &&
        behind > 0 &&
        behind <= ELIDED &&
        isCapital(text, starts[end - 1]!) &&
        (kinds[ids[end - 1]!]! & ARTICLE) === 0
      ) {
        yield { name: text.slice(starts[end - 1]!, ends[end - 1]!), isSubject: true };
        break;
      }
      if ((kinds[ids[end - 1]!]! & ACTS_END) === 0) continue;
      // "Brillo acts as", not "acts as".
      for (let start = Math.max(1, end - longestActs); start < end; start++) {
        if ((kinds[ids[start]!]! & ACTS_START) === 0 || !actsAs.has(forms.slice(start, end).join(' '))) continue;
        let at = ends[start - 1]!;
        while (at > done && NAME_CHARACTER.test(text[at - 1]!)) at--;
        while (text[at] === '&' || text[at] === '-') at++;
        if (at < done || !isCapital(text, at)) continue;
        rolePattern.lastIndex = at;
        const found = rolePattern.exec(text);
        if (!found) continue;
        done = at + found[0].length;
        yield { name: found[1]!, isSubject: states.has(forms[start]!) };
      }
    }
  }
}

/**
 * "Brillo Data Ltd is the processor", "and Brillo Data Ltd the processor": a company that is given a role in so many words is
 * named, even if only once, and so is what it is called for short.
 */
export function statedCompanies(
  text: string,
  tokens: Tokens,
  compiled: CompiledLanguage,
  { legalForms }: Landmarks,
): AliasGroup[] {
  if (legalForms.length === 0) return [];
  const { actsAs, besideNames: little, articles, openers, duties, longestActs, roleStarts } = grammarOf(compiled);
  const { forms, ids, starts, ends, vocabulary } = tokens;
  /** How often a word stands before a legal form with no little word before both. */
  const pairs = new Map<number, number>();
  const pairOf = (form: number) => ids[form - 1]! * vocabulary.length + ids[form]!;
  for (const form of legalForms) {
    if (form === 0 || little.has(forms[form - 2] ?? '')) continue;
    pairs.set(pairOf(form), (pairs.get(pairOf(form)) ?? 0) + 1);
  }
  const found: { first: number; form: number }[] = [];
  const namesRole = (at: number) =>
    roleStarts.has(forms[at] ?? '') || (articles.has(forms[at] ?? '') && roleStarts.has(forms[at + 1] ?? ''));
  for (const form of legalForms) {
    if (form === 0 || !isCapital(text, starts[form]!)) continue;
    let first = form;
    while (first > Math.max(0, form - LONGEST_COMPANY) && ids[first - 1] !== 0) {
      const before = forms[first - 1]!;
      if (!isCapital(text, starts[first - 1]!) || articles.has(before) || openers.has(before)) break;
      // Not "Bank of Brillo Ltd", which is never called "Brillo Ltd".
      if (first < form && little.has(forms[first - 1]!) && pairs.has(pairOf(form))) break;
      if (!BESIDE.test(text.slice(ends[first - 1]!, starts[first]!))) break;
      first--;
    }
    if (first === form) continue;
    let hasRole = namesRole(form + 1);
    for (let end = form + 2; !hasRole && end <= form + 1 + longestActs; end++) {
      hasRole = actsAs.has(forms.slice(form + 1, end).join(' ')) && namesRole(end);
    }
    if (!hasRole && !isLabelled(first, text, tokens, grammarOf(compiled))) continue;
    found.push({ first, form });
  }
  const alone = standAlone(
    found.map(({ first }) => first),
    text,
    tokens,
    duties,
  );
  return found.map(({ first, form }) => {
    const bare = forms.slice(first, form);
    const short = bare.length > 1 && alone(first) >= 2 ? [bare[0]!] : [];
    return groupOf([[...bare, forms[form]!].join(' '), bare.join(' '), ...short]);
  });
}

/**
 * "The village library is the controller": what the contract calls a party, be it written small, where it goes on to call it so;
 * and the same for short, "the library".
 */
export function statedNouns(
  text: string,
  tokens: Tokens,
  compiled: CompiledLanguage,
  { kinds, roles }: Landmarks,
): AliasGroup[] {
  const grammar = grammarOf(compiled);
  const { articles, actsAs, states, conditions, both, duties, longestActs, never, roleStarts, names } = grammar;
  const { forms, ids } = tokens;
  const knows = (word: string) => compiled.automaton.knows(word);
  const isNoun = (word: string) =>
    word.length > 3 &&
    ![articles, states, conditions, both, duties, never, roleStarts].some((list) => list.has(word)) &&
    !names.has(word);
  const found = new Map<string, readonly string[]>();
  /** Names by a label or by brackets, which are called nothing shorter. */
  const whole = new Map<string, number>();
  const add = (noun: readonly string[], uses?: number) => {
    if (noun.length === 0) return;
    found.set(noun.join(' '), noun);
    if (uses !== undefined) whole.set(noun.join(' '), uses);
  };
  const nounBefore = (end: number, role?: number) => {
    let first = end;
    // "From their device, Brillo is the controller"
    const isParted = () => first < end && tokens.pauses.has(first);
    while (end - first < LONGEST_NOUN && isNoun(forms[first - 1] ?? '') && !isParted()) first--;
    const isName =
      role === undefined
        ? hasArticle(first, text, tokens, grammar)
        : standsAlone(first, end, role, text, tokens, grammar);
    return forms.slice(first, isName ? end : first);
  };
  /** Where the role before ends. */
  let last = 0;
  for (const role of roles) {
    const behind = roleEnd(role, tokens, grammar);
    if (behind > role && hasOtherObject(behind, text, tokens, grammar)) continue;
    let end = role;
    while (end > 0 && (kinds[ids[end - 1]!]! & ARTICLE) !== 0) end--;
    if (end > 0 && (kinds[ids[end - 1]!]! & STATE) !== 0) add(nounBefore(end - 1));
    // "The Freelancer acts as processor."
    for (let from = Math.max(0, end - longestActs); from < end - 1; from++)
      if ((kinds[ids[from]!]! & STATE) !== 0 && actsAs.has(forms.slice(from, end).join(' '))) add(nounBefore(from));
    if (behind === role) continue;
    // "The Employer is the controller and the Bureau the processor."
    const elided = end < role ? nounBefore(end) : [];
    const gap = end - elided.length - last;
    if (elided.length > 0 && gap > 0 && gap <= ELIDED_WORDS && isCapital(text, tokens.starts[end - 1]!))
      add(elided, BRACKETED_USES);
    last = behind;
    // "The Council (controller) will", "the Bureau (as our processor)"
    const open = bracketBefore(role, behind, tokens, grammar);
    if (open !== undefined) add(nounBefore(open, role), BRACKETED_USES);
    // "Processor: Brook Hosting."
    let first = states.has(forms[behind] ?? '') ? behind + 1 : behind;
    while (articles.has(forms[first] ?? '')) first++;
    if (!isLabelled(first, text, tokens, grammar)) continue;
    let stop = first;
    // "Northfield School": beside a word of its own a common one is part of the name.
    const isPart = (at: number) =>
      isNoun(forms[at] ?? '') || (names.has(forms[at] ?? '') && isCapital(text, tokens.starts[at]!));
    while (stop - first < LONGEST_NOUN && isPart(stop)) stop++;
    const own = forms.slice(first, stop);
    if (!own.some(isNoun)) continue;
    const isDefinite = first > behind || hasArticle(first, text, tokens, grammar);
    // "Processor: Encryption" is about a matter: a name without an article is no word of the language.
    const isName = isCapital(text, tokens.starts[first]!) && own.some((word) => names.has(word) || !knows(word));
    if (endsPhrase(stop, text, tokens) && (isDefinite || isName)) add(own, STATED_USES);
  }
  if (found.size === 0) return [];
  const headOf = (noun: readonly string[]) => (compiled.language.parties['head-first'] ? noun[0]! : noun.at(-1)!);
  const uses = usesOf(
    [...found].flatMap(([name, noun]) => [name, headOf(noun)]),
    tokens,
  );
  return [...found]
    .filter(([name, noun]) => {
      // "Le Syndicat mixte" stands once, and "le Syndicat" ever after.
      const isCalledShort =
        compiled.language.parties['head-first'] && noun.length > 1 && uses.get(headOf(noun))! >= STATED_USES;
      return isCalledShort || uses.get(name)! >= (whole.get(name) ?? STATED_USES);
    })
    .map(([name, noun]) => {
      const head = headOf(noun);
      const isShort = noun.length > 1 && !whole.has(name) && uses.get(head)! - uses.get(name)! >= STATED_USES;
      return groupOf(isShort ? [name, head] : [name]);
    });
}

/** The words that name a role and begin at one place: where they end, or the place itself. */
function roleEnd(role: number, { forms }: Tokens, { rolePhrases }: Grammar): number {
  return role + lengthAt(role, rolePhrases, forms);
}

/** Where brackets begin that hold a role and nothing else: "(controller)", "(as its processor)". */
function bracketBefore(from: number, to: number, { forms, bracketed }: Tokens, grammar: Grammar): number | undefined {
  if (!bracketed.has(from) || bracketed.has(to)) return undefined;
  let open = from;
  while (bracketed.has(open - 1) && isLittle(forms[open - 1]!, grammar)) open--;
  return open > 0 && !bracketed.has(open - 1) ? open : undefined;
}

/**
 * "The Council" and "by Brillo" before "(controller)", all of it large: neither a part of a longer name or an address, "Berlin,
 * Germany", nor anybody, "the other". Brackets with quotation marks define a name for what stands further before.
 */
function standsAlone(
  first: number,
  end: number,
  role: number,
  text: string,
  tokens: Tokens,
  grammar: Grammar,
): boolean {
  const { forms, starts, ends } = tokens;
  for (let at = first; at < end; at++) if (!isCapital(text, starts[at]!)) return false;
  if (first === end || /["“„«]/u.test(text.slice(ends[end - 1]!, starts[role]!))) return false;
  if (end - first > 1 && text.slice(ends[first]!, starts[end - 1]!) !== ' ') return false;
  // "The Bank of Ireland (controller)" is no country, "la banque d'Irlande" neither.
  const elided = /(\p{L})['’]$/u.exec(text.slice(Math.max(0, starts[first]! - 2), starts[first]!))?.[1];
  if (grammar.joining.has(forms[first - 1] ?? '') || grammar.joining.has(elided?.toLowerCase() ?? '')) return false;
  if (hasArticle(first, text, tokens, grammar)) return true;
  return (
    !forms[first - 1] || (!isCapital(text, starts[first - 1]!) && text.slice(ends[first - 1]!, starts[first]!) === ' ')
  );
}

/** What may stand before a role in brackets: "as", "the", "our". */
export function isLittle(word: string, { articles, actingWords, firstPerson, secondPerson }: Grammar): boolean {
  return articles.has(word) || actingWords.has(word) || firstPerson.includes(word) || secondPerson.includes(word);
}

/** Whether a name is the content of a label: "Controller: the School.", "The controller is the School.", with the role at the head of a sentence or behind a semicolon. */
export function isLabelled(name: number, text: string, tokens: Tokens, grammar: Grammar): boolean {
  const { forms, starts, ends, semicolons } = tokens;
  let before = name;
  while (grammar.articles.has(forms[before - 1] ?? '')) before--;
  if (grammar.states.has(forms[before - 1] ?? '') && isCapital(text, starts[name]!)) before--;
  else if (!/^\s*:/.test(text.slice(ends[before - 1], starts[before]))) return false;
  const phrase = grammar.rolePhrases.find((p) => p.every((word, k) => forms[before - p.length + k] === word));
  if (!phrase) return false;
  let first = before - phrase.length;
  while (grammar.articles.has(forms[first - 1] ?? '')) first--;
  return !forms[first - 1] || semicolons.has(first);
}

/** Whether a full stop, a comma or the end of the line stands behind a name. */
export function endsPhrase(end: number, text: string, { ends }: Tokens): boolean {
  return end > 0 && /^["”»]?\s*(?:[.,;(]|\n|$)/u.test(text.slice(ends[end - 1]!, ends[end - 1]! + PHRASE_END));
}

const PHRASE_END = 8;

/** Names of one party, wherever they stand. */
export function groupOf(names: readonly string[]): AliasGroup {
  return { names, start: Number.POSITIVE_INFINITY, end: Number.POSITIVE_INFINITY };
}

/** From one role to the name of who has the other, in words: "and the". */
const ELIDED_WORDS = 2;
/** In words. */
const LONGEST_NOUN = 2;
/** Places in which a noun has to stand to be the name of a party. */
const STATED_USES = 3;
/** The same where its role stands in brackets behind it. */
const BRACKETED_USES = 2;

/** Between the words of one name. */
const BESIDE = /^[\s.,]{1,2}$/;

/** In words, without the legal form. */
const LONGEST_COMPANY = 3;

/**
 * How often the words at some places stand without the word behind them there, all counted in one walk. Where one has a duty,
 * "Brillo must", it counts twice.
 */
function standAlone(
  places: readonly number[],
  text: string,
  { forms, ids, length, starts, vocabulary }: Tokens,
  duties: ReadonlySet<string>,
): (place: number) => number {
  const keyOf = (place: number) => ids[place]! * vocabulary.length + ids[place + 1]!;
  const pairs = new Map(places.map((place) => [keyOf(place), 0]));
  const singles = new Map(places.map((place) => [ids[place]!, 0]));
  for (let i = 0; i + 1 < length && singles.size > 0; i++) {
    const times = singles.get(ids[i]!);
    if (times === undefined) continue;
    const acts = duties.has(forms[i + 1]!) && isCapital(text, starts[i]!);
    singles.set(ids[i]!, times + (acts ? 2 : 1));
    const together = pairs.get(keyOf(i));
    if (together !== undefined) pairs.set(keyOf(i), together + 1);
  }
  return (place) => singles.get(ids[place]!)! - pairs.get(keyOf(place))!;
}

/** From one role to the name of who has the other, in code units: " and ". */
const ELIDED = 8;

const NAME_CHARACTER = /[\p{L}&-]/u;
