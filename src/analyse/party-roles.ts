import { type CompiledLanguage, type Tokens, words } from '../language/index.js';
import { endsPhrase, isCapital, isLabelled, isLittle } from './companies.js';
import type { PartyMention } from './parties.js';
import { type Grammar, grammarOf, hasArticle, type NameKind, type Sighting } from './party-names.js';

/** What the contract says of each name, and what the name usually means. */
export function vote(
  text: string,
  tokens: Tokens,
  sightings: readonly Sighting[],
  compiled: CompiledLanguage,
): Map<string, PartyMention['role']> {
  const scores = new Map<string, { controller: number; processor: number }>();
  const kinds = new Map<string, NameKind>();
  const grammar = grammarOf(compiled);
  const { duties: duty } = grammar;
  for (const s of sightings) {
    kinds.set(s.alias, s.kind);
    if (!scores.has(s.alias)) scores.set(s.alias, prior(s.kind));
  }
  for (const [i, s] of sightings.entries()) {
    if (s.kind !== 'controller' && s.kind !== 'processor') continue;
    // "The Bureau (our processor)": "our" is nobody.
    const isOurs =
      sightings[i - 1]?.oblique === true && sightings[i - 1]!.to === s.from && tokens.bracketed.has(s.from);
    const before = isOurs ? i - 2 : i - 1;
    const isOwner = s.kind === 'processor' && ownsData(sightings[before], s, tokens, grammar);
    if (isOwner) {
      const actor = sightings[before - 1];
      const isNear = actor && s.from - actor.to <= LONGEST_ACT && !tokens.forms.slice(actor.to, s.from).includes('');
      if (isNear && !actor.oblique && PERSONS.has(actor.kind) && actor.kind !== sightings[before]!.kind)
        scores.get(actor.alias)!.processor += STATED;
    }
    for (const other of [isOwner ? undefined : sightings[before], sightings[i + 1]]) {
      if (!other || ['controller', 'processor', 'sub-processor', 'both'].includes(other.kind)) continue;
      const weight = Math.max(
        binding(text, tokens, other, s, grammar),
        other === sightings[i - 1] && isElided(tokens, sightings[i - 2], other, s, grammar) ? OUTRIGHT : 0,
      );
      scores.get(other.alias)![s.kind] += weight;
    }
  }
  votesOnBehalf(text, tokens, sightings, scores, compiled);
  const roles = new Map<string, PartyMention['role']>();
  const duties = new Map<string, number>();
  for (const s of sightings)
    duties.set(s.alias, (duties.get(s.alias) ?? 0) + (duty.has(tokens.forms[s.to] ?? '') ? 1 : 0));
  const general = generalNouns(text, tokens, sightings, duties);
  for (const [alias, kind] of kinds) {
    if (kind === 'controller' || kind === 'processor' || kind === 'sub-processor' || kind === 'both') {
      roles.set(alias, kind);
      continue;
    }
    const { controller, processor } = scores.get(alias)!;
    // A name that is never made to do anything is no party, however near it stands to one.
    const actor = duties.get(alias)! >= 2;
    if (kind === 'ambiguous' && Math.max(controller, processor) < 8 && !actor) continue;
    if (kind === 'company' && Math.max(controller, processor) < 4 && !actor) continue;
    if (kind.startsWith('usually-') && general(alias)) continue;
    // "Where Customer is a processor" does not make a customer the processor: only one-sided words do.
    if (kind === 'usually-controller')
      roles.set(alias, processor > (controller - PRIOR) * 3 + PRIOR ? 'processor' : 'controller');
    else if (kind === 'usually-processor')
      roles.set(alias, controller > (processor - PRIOR) * 3 + PRIOR ? 'controller' : 'processor');
    else if (controller > processor) roles.set(alias, 'controller');
    else if (processor > controller) roles.set(alias, 'processor');
  }
  separatePersons(grammar, roles, scores);
  return roles;
}

/**
 * "We process your data as processor", "the personal data of your clients as processor": the word beside the data tells whose they
 * are, not who processes them.
 */
function ownsData(owner: Sighting | undefined, role: Sighting, tokens: Tokens, grammar: Grammar): boolean {
  const { forms, pauses } = tokens;
  const { actingWords, articles, never, dataPhrases } = grammar;
  if (!owner || role.from - owner.to > LONGEST_ACT || pauses.has(role.from)) return false;
  let end = role.from;
  while (end > owner.to && (articles.has(forms[end - 1]!) || actingWords.has(forms[end - 1]!))) end--;
  if (end === role.from) return false;
  for (let at = owner.to; at < end; at++) if (forms[at] === '' || pauses.has(at)) return false;
  if (end - owner.to <= LONGEST_OWNER && isBehindData(owner, tokens, grammar)) return true;
  if (end === owner.to) return false;
  if (!owner.oblique && !tokens.possessive.has(owner.to - 1) && !owner.kind.startsWith('usually-')) return false;
  if (end === owner.to + 1 && never.has(forms[owner.to]!)) return true;
  return dataPhrases.some((phrase) => phrase.every((word, k) => forms[owner.to + k] === word));
}

/** "Data of your", "personal data of the": before whose they are. */
function isBehindData({ from }: Sighting, { forms }: Tokens, grammar: Grammar): boolean {
  const { articles, objects, dataPhrases, headFirst } = grammar;
  let before = from;
  while (articles.has(forms[before - 1] ?? '')) before--;
  if (!objects.has(forms[before - 1] ?? '')) return false;
  const last = before - 2;
  return dataPhrases.some(
    (phrase) =>
      (headFirst && phrase[0] === forms[last]) ||
      phrase.every((word, k) => forms[last - phrase.length + 1 + k] === word),
  );
}

/** In words: "customers" behind "your". */
const LONGEST_OWNER = 2;

/** In words, from who processes to the role. */
const LONGEST_ACT = 14;

/**
 * "Service providers", "hosting provider": written small, beside a processor that has a name of its own, they are providers
 * in general. Where the contract calls its own parties so, it writes them large, or calls them by nothing else.
 */
function generalNouns(
  text: string,
  tokens: Tokens,
  sightings: readonly Sighting[],
  duties: ReadonlyMap<string, number>,
): (alias: string) => boolean {
  const small = new Map<string, number>();
  const all = new Map<string, number>();
  /** "Sub-processors (e.g. hosting providers)". */
  const examples = new Map<string, number>();
  for (const [i, s] of sightings.entries()) {
    all.set(s.alias, (all.get(s.alias) ?? 0) + 1);
    if (!isCapital(text, tokens.starts[s.from]!)) small.set(s.alias, (small.get(s.alias) ?? 0) + 1);
    const before = sightings[i - 1];
    if (before?.kind === 'sub-processor' && s.from - before.to <= EXAMPLE && tokens.bracketed.has(s.from))
      examples.set(s.alias, (examples.get(s.alias) ?? 0) + 1);
  }
  const kindOf = new Map(sightings.map((s) => [s.alias, s.kind]));
  const leading = (side: 'controller' | 'processor') =>
    Math.max(
      0,
      ...[...duties]
        .filter(([alias]) => kindOf.get(alias) === side || kindOf.get(alias) === `usually-${side}`)
        .map(([, n]) => n),
    );
  const top = { controller: leading('controller'), processor: leading('processor') };
  return (alias) => {
    const side = kindOf.get(alias)?.endsWith('processor') ? 'processor' : 'controller';
    const own = duties.get(alias) ?? 0;
    const named = [...all].some(
      ([other, n]) => other !== alias && n >= 3 && kindOf.get(other) === side && (small.get(other) ?? 0) < n / 2,
    );
    const led = top[side] >= 3 ? own * 2 < top[side] : named && own === 0;
    const isExample = (examples.get(alias) ?? 0) * 2 >= (all.get(alias) ?? 1);
    return (small.get(alias) ?? 0) / (all.get(alias) ?? 1) > 0.8 && (led || isExample);
  };
}

/** Words between a kind of party and an example of it: "(e.g.". */
const EXAMPLE = 3;

/** "Acme processes … on behalf of the Customer": who stands before is the processor of who stands behind. */
function votesOnBehalf(
  text: string,
  tokens: Tokens,
  sightings: readonly Sighting[],
  scores: Map<string, { controller: number; processor: number }>,
  compiled: CompiledLanguage,
): void {
  const { articles, onBehalfOf: markers } = grammarOf(compiled);
  const ends = new Set(markers.map((m) => m.at(-1)));
  for (let i = 0; i < sightings.length; i++) {
    const s = sightings[i]!;
    let before = s.from;
    while (articles.has(tokens.forms[before - 1] ?? '')) before--;
    const isServed =
      ends.has(tokens.forms[before - 1]) &&
      markers.some((m) => m.every((w, k) => tokens.forms[before - m.length + k] === w));
    const actor = sightings[i - 1];
    // "On the School's behalf"; "Brillo keeps it on your behalf", where only a company is sure to be another party.
    const isOwned = s.oblique
      ? s.kind === 'second-person' && actor?.kind === 'company'
      : tokens.possessive.has(s.to - 1);
    const isBetween =
      isOwned && markers.some(([first, second]) => tokens.forms[before - 1] === first && tokens.forms[s.to] === second);
    if (!isServed && !isBetween) continue;
    if (
      !actor ||
      actor.alias === s.alias ||
      // "You accept on behalf of your customer."
      (actor.kind === s.kind && PERSONS.has(s.kind)) ||
      s.from - actor.to > 25 ||
      tokens.forms.slice(actor.to, s.from).includes('')
    )
      continue;
    const controller =
      s.kind === 'controller' || (scores.get(s.alias)?.controller ?? 0) > (scores.get(s.alias)?.processor ?? 0);
    const named = scores.get(actor.alias);
    // "Data processed on behalf of …", where the contract defines that word.
    const isSmall = actor.kind === 'company' && !isCapital(text, tokens.starts[actor.from]!);
    if (!isSmall && controller && named && !['controller', 'processor', 'both', 'sub-processor'].includes(actor.kind))
      named.processor += 6;
    // "The Vendor processes … on behalf of Acme", "… of the University": who is served is the controller.
    const served = scores.get(s.alias);
    const isProcessor = actor.kind === 'processor' || actor.kind === 'usually-processor';
    const isOpen = s.kind === 'company' || s.kind === 'ambiguous';
    // Written small it may be anybody: "on behalf of a company".
    if (isProcessor && isOpen && served && served.processor === 0)
      served.controller += isCapital(text, tokens.starts[s.from]!) ? STATED : 6;
  }
}

const PERSONS: ReadonlySet<NameKind> = new Set(['first-person', 'second-person']);

/** "We" and "you" are never one party: the better supported one decides. */
function separatePersons(
  { firstPerson: first, secondPerson: second }: Grammar,
  roles: Map<string, PartyMention['role']>,
  scores: ReadonlyMap<string, { controller: number; processor: number }>,
): void {
  const sum = (list: readonly string[]) =>
    list.reduce((n, w) => n + (scores.get(w)?.processor ?? 0) - (scores.get(w)?.controller ?? 0), 0);
  const lean = sum(first) - sum(second);
  for (const w of first) if (roles.has(w)) roles.set(w, lean >= 0 ? 'processor' : 'controller');
  for (const w of second) if (roles.has(w)) roles.set(w, lean >= 0 ? 'controller' : 'processor');
}

/** What a word usually means weighs more than one sentence: "where Customer is itself a processor" changes nothing. */
const PRIOR = 8;

function prior(kind: NameKind): { controller: number; processor: number } {
  if (kind === 'usually-controller') return { controller: PRIOR, processor: 0 };
  if (kind === 'usually-processor') return { controller: 0, processor: PRIOR };
  if (kind === 'second-person') return { controller: 1, processor: 0 };
  if (kind === 'first-person') return { controller: 0, processor: 1 };
  return { controller: 0, processor: 0 };
}

/** As much as "is the" between a name and a role. */
const STATED = 8;

/** "Acme is the controller and Northgate the processor": the verb stands once. */
export function isElided(
  { forms }: Tokens,
  before: Sighting | undefined,
  name: Sighting,
  role: Sighting,
  { articles, states, conditions }: Grammar,
): boolean {
  if (!before || before.kind !== (role.kind === 'processor' ? 'controller' : 'processor')) return false;
  const inner = forms.slice(name.to, role.from);
  if (inner.length > 1 || !inner.every((word) => articles.has(word))) return false;
  const between = forms.slice(before.to, name.from);
  if (between.length > 3 || between.includes('')) return false;
  let first = before.from;
  while (first > 0 && forms[first - 1] !== '') first--;
  const sentence = forms.slice(first, before.from);
  return sentence.some((word) => states.has(word)) && !sentence.some((word) => conditions.has(word));
}

/** How strongly the words between a name and a role bind them: brackets, quotation marks, "acts as". */
function binding(text: string, tokens: Tokens, name: Sighting, role: Sighting, grammar: Grammar): number {
  const [left, right] = name.from < role.from ? [name, role] : [role, name];
  const distance = right.from - left.to;
  if (distance > 8 || tokens.forms.slice(left.to, right.from).includes('')) return 0;
  const between = text.slice(tokens.ends[left.to - 1]!, tokens.starts[right.from]!);
  const inner = tokens.forms.slice(left.to, right.from);
  // "Controller: the School."
  const isAlone = !name.oblique && isLabelled(name.from, text, tokens, grammar) && endsPhrase(name.to, text, tokens);
  if (left === role && isAlone) return STATED;
  if (/[;:]/.test(between)) return 0;
  if (role.kind === 'controller' && isApart(text, tokens, role, grammar)) return 0;
  // "The Authority (Controller) shall", "the Council (as controller)", `the "School" (controller)`
  if (
    left === name &&
    /^["”»]?\s*\([^()]*$/.test(between) &&
    /^["”»’']?\s?\)/.test(text.slice(tokens.ends[right.to - 1]!))
  )
    if ((name.kind === 'ambiguous' || name.kind === 'company') && inner.every((word) => isLittle(word, grammar)))
      return STATED;
  if (left === name && isOfAnother(between, grammar)) return 0;
  // "Acme GmbH (the “Processor”)", "the Processor (“Acme”)"
  if (/[("“„«]/.test(between) && distance <= 5 && !/[)]/.test(between.replace(/\([^()]*\)/g, ''))) return 4;
  // `« l'Association », responsable du traitement`: the role stands in apposition to a name just defined.
  if (left === name && distance <= 2 && /^\s?["”“»]\)?\s*,\s*\p{L}*\s*$/u.test(between)) return 6;
  // "L'Agence, sous-traitant, fournit": the same of a word that may mean anybody, between commas.
  const isDefinite = () => isCapital(text, tokens.starts[name.from]!) && hasArticle(name.from, text, tokens, grammar);
  if (left === name && name.kind === 'ambiguous' && /^,\s*\p{L}*\s*$/u.test(between) && distance <= 1)
    if ((tokens.pauses.has(role.to) || !tokens.forms[role.to]) && isDefinite()) return STATED;
  if (left === name && inner.length > 0) {
    for (let a = 0; a < inner.length; a++) {
      for (let b = inner.length; b > a; b--) {
        if (!grammar.actsAs.has(inner.slice(a, b).join(' '))) continue;
        if (a === 0 && b === inner.length && isOutright(tokens, name, role, inner, grammar)) return OUTRIGHT;
        if (a === 0 && distance <= 3 && isStatement(tokens, name, grammar)) return STATED;
        return distance <= 4 ? 5 : 3;
      }
    }
    // "The Charity is controller."
    if (inner.length === 1 && isStatement(tokens, name, grammar)) return STATED;
  }
  // "the Processor, Acme,"; "Controller Customer"
  return distance <= 1 && /^\s*[,/–-]?\s*\p{L}*\s*$/u.test(between) && /[,/–-]/.test(between) ? 1 : 0;
}

/** "Quill (controller), Brillo (processor)": brackets with a role belong to the name right before them, not to one before others. */
function isOfAnother(between: string, { roleStarts, roleHeads }: Grammar): boolean {
  const [, inner] = /^["”»]?\s?\(([^()]{1,60})\)[^()]*\p{Lu}[^()]*\([^()]*$/u.exec(between) ?? [];
  return inner !== undefined && words(inner).some((word) => roleStarts.has(word) || roleHeads.has(word));
}

/** "We act as an independent controller", "as controller for our own purposes": that is about other data. */
export function isApart(
  text: string,
  { forms, starts }: Tokens,
  role: { from: number; to: number },
  { apart }: Grammar,
): boolean {
  for (let i = role.from - 1; i >= role.from - APART_BEFORE && forms[i]; i--) if (apart.has(forms[i]!)) return true;
  for (let i = role.to; i < role.to + APART_BEHIND && forms[i]; i++) {
    // "… and the Independent Contractor": a name.
    if (apart.has(forms[i]!) && !isCapital(text, starts[i]!)) return true;
  }
  return false;
}

/** Words in which "independent" stands before a role, and "own" behind it. */
const APART_BEFORE = 2;
const APART_BEHIND = 6;

/** In words: further back nobody looks for an "if", so that a hostile text cannot make it slow. */
const LONGEST_SENTENCE = 300;

/** "The Agency is the controller": said so, it is whatever the word usually means. Not "is a", nor "where the Agency is the". */
function isOutright(
  { forms }: Tokens,
  name: Sighting,
  role: Sighting,
  inner: readonly string[],
  { states, conditions, articles, indefinite }: Grammar,
): boolean {
  if (!name.kind.startsWith('usually-') || name.kind === `usually-${role.kind}` || name.oblique) return false;
  const article = inner.at(-1)!;
  if (inner.length !== 2 || !states.has(inner[0]!) || !articles.has(article) || indefinite.has(article)) return false;
  for (let i = name.from - 1; i >= name.from - LONGEST_SENTENCE && forms[i]; i--)
    if (conditions.has(forms[i]!)) return false;
  return true;
}

/** More than what a word usually means. */
const OUTRIGHT = 12;

/** "The School is the controller": enough for a word that may mean anybody. "Where the School is …" says nothing of here. */
function isStatement({ forms }: Tokens, name: Sighting, { states, conditions }: Grammar): boolean {
  if (name.kind !== 'ambiguous' || !states.has(forms[name.to] ?? '')) return false;
  for (let i = name.from - 1; i >= name.from - LONGEST_SENTENCE && forms[i]; i--)
    if (conditions.has(forms[i]!)) return false;
  return true;
}
