import { type CompiledLanguage, fold, type Occurrences, type Tokens, words } from '../language/index.js';
import type { ContractKind } from '../model.js';
import type { PartyMention } from './parties.js';

/** What sort of contract it is: from its title, its headings and who processes for whom. */
export function contractKind(
  tokens: Tokens,
  occurrences: Occurrences,
  mentions: readonly PartyMention[],
  compiled: CompiledLanguage,
  headings: readonly { from: number; to: number }[],
): ContractKind {
  const { kinds } = compiled;
  const words = tokens.forms.length;
  if (words < 20) return 'unknown';
  const title = { from: 0, to: Math.min(words, 120) };
  const inTitle = (id: number) => occurrences.of(id).some((o) => o.from >= title.from && o.to <= title.to);
  const inHeadings = (id: number) =>
    occurrences.of(id).some((o) => headings.some((h) => h.from <= o.from && o.to <= h.to));
  const count = (id: number) => occurrences.of(id).length;
  const statutory = (role: 'controller' | 'processor') =>
    mentions.filter((m) => m.role === role && compiled.language.parties[role].some((n) => sameName(n, m.alias))).length;
  const processors = statutory('processor');
  const controllers = statutory('controller');
  // Mentions per thousand words: an agreement of this kind speaks of the roles all the time.
  const density = ((processors + Math.min(controllers, processors)) * 1000) / words;
  if (count(kinds['joint-controllers']) >= 2 && inTitle(kinds['joint-controllers'])) return 'joint-controllers';
  if (inTitle(kinds['controller-to-controller']) && processors < controllers / 4) return 'controller-to-controller';
  const agreement = inTitle(kinds.agreement);
  if (agreement && (processors >= 2 || density > 2)) return 'processing-agreement';
  if (inTitle(kinds['privacy-notice']) && !agreement && density < 6) return 'privacy-notice';
  if (density > 8 && words > 80) return agreement || density > 12 ? 'processing-agreement' : 'processing-terms';
  if (processors >= 2 && (density > 1.5 || inHeadings(kinds.agreement))) return 'processing-terms';
  if (agreement) return processors > 0 || count(kinds.agreement) > 2 ? 'processing-agreement' : 'unknown';
  if (count(kinds['other-law']) >= 3 && occurrences.of(compiled.structure['gdpr-names']).length === 0)
    return 'other-law';
  return actsAsProcessor(tokens, mentions, compiled) ? 'processing-terms' : 'other-contract';
}

/** "The Supplier acts as processor", "we are the data processor": the contract itself gives somebody the role. */
function actsAsProcessor(tokens: Tokens, mentions: readonly PartyMention[], compiled: CompiledLanguage): boolean {
  const { parties } = compiled.language;
  const actsAs = parties['acts-as'].map((a) => words(a, compiled.dropped));
  const articles = new Set(parties['articles-before-names'].map(fold));
  return mentions.some((m) => {
    if (!isStatutory(m, compiled)) return false;
    const bare = articles.has(tokens.forms[m.from - 1] ?? '') ? m.from - 1 : m.from;
    return actsAs.some((a) => [m.from, bare].some((end) => a.every((w, k) => tokens.forms[end - a.length + k] === w)));
  });
}

/** The party by its name in law: "processor", not "Supplier". */
export function isStatutory(mention: PartyMention, compiled: CompiledLanguage): boolean {
  return mention.role === 'processor' && compiled.language.parties.processor.some((n) => sameName(n, mention.alias));
}

function sameName(name: string, alias: string): boolean {
  return name.replace(/~$/, '').replace(/-/g, ' ') === alias || alias.endsWith(name);
}
