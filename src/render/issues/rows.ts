import type { Messages } from '../../messages/index.js';
import type { Role } from '../../model.js';
import type { Report, ReportEvidence, ReportFinding, ReportRedFlag } from '../../report/schema.js';
import { type Decision, decisionOn, isOpen, titleOf, withoutDecisions } from '../decisions.js';
import { placeText } from '../evidence-lines.js';
import { excerpt } from '../excerpt.js';
import {
  type Audience,
  byPriority,
  type Priority,
  priorityOfGap,
  priorityOfRedFlag,
  suggestionFor,
} from '../priority.js';

export interface IssuesOptions {
  /** Whose lawyer reads: changes priorities and suggestions, never verdicts. Default `controller`. */
  readonly side?: Role;
  /** Who gets the list: internal columns are left out for the counterparty. Default `own`. */
  readonly audience?: Audience;
}

export const COLUMNS = [
  'number',
  'requirement',
  'basis',
  'tier',
  'verdict',
  'where',
  'quote',
  'missing',
  'suggestion',
  'fallback',
  'priority',
  'decision',
  'owner',
  'reply',
  'state',
] as const;

export type Column = (typeof COLUMNS)[number];

/** Not for the other side: how far one would go, how urgent it is, who decides, and what is decided. */
const INTERNAL: ReadonlySet<Column> = new Set(['fallback', 'priority', 'decision', 'owner', 'state']);

export function columnsFor(audience: Audience): readonly Column[] {
  return audience === 'own' ? COLUMNS : COLUMNS.filter((column) => !INTERNAL.has(column));
}

/** A row of the issues list. `reply` is for people, and so are `decision` and `owner` where nobody has decided yet. */
export type Issue = Readonly<Record<Column, string>> & {
  readonly quoteLanguage: string;
  readonly suggestionLanguage: string;
  readonly rank: Priority;
};

/**
 * Gaps and red flags, the most urgent first and otherwise in the order of the law; then what is accepted, entries that accept
 * nothing, and what is switched off. For the counterparty only what is asked of it.
 */
export function issuesOf(
  given: Report,
  say: Messages,
  { side = 'controller', audience = 'own' }: IssuesOptions = {},
): Issue[] {
  const named = { ...given, documents: given.documents.map((one) => ({ ...one, path: fileName(one.path) })) };
  const report = audience === 'own' ? named : withoutDecisions(named, say);
  // An accepted note stands here, too: somebody decided about it.
  const gaps = report.findings.filter(({ severity, accepted }) => severity !== 'none' || accepted);
  const row = (item: ReportFinding | ReportRedFlag) =>
    'verdict' in item ? gapRow(item, report, say) : redFlagRow(item, report, say, side, audience);
  const rows = (items: readonly (ReportFinding | ReportRedFlag)[]) =>
    items.map(row).sort((a, b) => byPriority(a.rank, b.rank));
  const all = [...gaps, ...report.redFlags];
  return [
    ...wholeRows(report, say),
    ...rows(all.filter(isOpen)),
    ...rows(all.filter((item) => !isOpen(item))),
    ...entryRows(report, say),
  ].map((one, i) => ({ ...one, number: String(i + 1) }));
}

/** Where the item stands: in the state column and, where somebody decided, in those for people. */
function standing(
  item: ReportFinding | ReportRedFlag,
  report: Report,
  say: Messages,
): Pick<Issue, 'state' | 'decision' | 'owner'> {
  const { states } = say.issues;
  const decision = decisionOn(item, report);
  if (decision) return decided(decision, say);
  if (report.baseline === undefined) return { state: states.open, decision: '', owner: '' };
  return { state: `${states.open}, ${item.known ? states.known : states.new}`, decision: '', owner: '' };
}

function decided({ state, record }: Decision, say: Messages): Pick<Issue, 'state' | 'decision' | 'owner'> {
  const { reason, owner = '', until } = record;
  return state === 'accepted'
    ? { state: say.policy.marks.accepted(until), decision: reason, owner }
    : { state: say.issues.states.again, decision: `${record.message}\n${say.policy.formerly(reason)}`, owner };
}

/** What was decided about the whole contract, which is no gap among others. */
function wholeRows(report: Report, say: Messages): Issue[] {
  return report.overall.flatMap((one) => {
    const decision = decisionOn(one, report);
    if (!decision) return [];
    const requirement = titleOf(one.id, report, say);
    return [{ ...EMPTY, requirement, missing: one.message, ...decided(decision, say) }];
  });
}

/** What has no gap to stand at. */
function entryRows(report: Report, say: Messages): Issue[] {
  const { findings, redFlags, overall, staleAcceptances = [], switchedOff = [] } = report;
  const { states } = say.issues;
  const shown = new Set([...overall, ...findings, ...redFlags].map((item) => decisionOn(item, report)?.record));
  const about = (id: string) => {
    const item = findings.find(({ requirement }) => requirement === id);
    return {
      ...EMPTY,
      requirement: titleOf(id, report, say),
      ...(item ? { basis: say.issues.basis(say.citation(item.citation)), verdict: say.verdicts[item.verdict] } : {}),
    };
  };
  return [
    ...staleAcceptances
      .filter((entry) => !shown.has(entry))
      .map(({ id, state, message, reason, owner = '' }) => ({
        ...about(id),
        state: state === 'unused' ? states.unused : say.policy.states[state],
        decision: `${message}\n${say.policy.formerly(reason)}`,
        owner,
      })),
    ...switchedOff.map(({ id, reason }) => ({ ...about(id), state: states.off, decision: reason })),
  ];
}

/** The name of a file without its folders: they are nobody else's business. */
export function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) || path;
}

function gapRow(finding: ReportFinding, report: Report, say: Messages): Issue {
  const rank = priorityOfGap(finding);
  const { remedy } = finding;
  const quoted = quoteOf(finding.evidence, report, say);
  const behind =
    remedy?.after !== undefined && finding.verdict === 'absent'
      ? say.issues.behind(say.places.clause(remedy.after))
      : '';
  return {
    ...EMPTY,
    ...quoted,
    where: [quoted.where, behind].filter((text) => text !== '').join('\n'),
    requirement: finding.title,
    basis: say.issues.basis(say.citation(finding.citation)),
    tier: say.tiers[finding.tier],
    verdict: [say.verdicts[finding.verdict], ...(finding.check ? [say.text.check] : [])].join(', '),
    missing: finding.severity === 'none' ? finding.notes.map(({ message }) => message).join('\n') : finding.message,
    ...standing(finding, report, say),
    suggestion: remedy?.clause ?? '',
    suggestionLanguage: remedy?.language ?? say.language,
    fallback: remedy?.fallback ?? '',
    priority: say.issues.priorities[rank],
    rank,
  };
}

function redFlagRow(flag: ReportRedFlag, report: Report, say: Messages, side: Role, audience: Audience): Issue {
  const rank = priorityOfRedFlag(flag, side);
  return {
    ...EMPTY,
    ...quoteOf(flag.evidence, report, say),
    requirement: flag.title,
    basis: say.issues.basis(say.citation(flag.citation)),
    tier: say.tiers[flag.tier],
    verdict: say.issues.redFlag,
    missing: flag.message,
    ...standing(flag, report, say),
    suggestion: suggestionFor(flag, side, audience, say),
    suggestionLanguage: say.language,
    priority: say.issues.priorities[rank],
    rank,
  };
}

const EMPTY: Issue = {
  number: '',
  requirement: '',
  basis: '',
  tier: '',
  verdict: '',
  where: '',
  quote: '',
  missing: '',
  suggestion: '',
  fallback: '',
  priority: '',
  decision: '',
  owner: '',
  reply: '',
  state: '',
  quoteLanguage: '',
  suggestionLanguage: '',
  rank: 'low',
};

const ORDER: readonly ReportEvidence['polarity'][] = ['denies', 'weakens', 'affirms'];

/** What speaks against the contract first; two passages at most, and the number of the others. */
function quoteOf(
  evidence: readonly ReportEvidence[],
  report: Report,
  say: Messages,
): Pick<Issue, 'where' | 'quote' | 'quoteLanguage'> {
  const sorted = [...evidence].sort((a, b) => ORDER.indexOf(a.polarity) - ORDER.indexOf(b.polarity));
  const distinct = sorted.filter(({ quote }, i) => sorted.findIndex((other) => other.quote === quote) === i);
  const shown = distinct.slice(0, PASSAGES);
  const more = distinct.length - shown.length;
  const quotes = shown.map(({ quote, marks }) => say.text.quote(excerpt(quote, marks, QUOTE).text));
  return {
    where: [...new Set(shown.map((item) => placeText(item, report, say)))].filter((text) => text !== '').join('\n'),
    quote: [...quotes, ...(more > 0 ? [say.text.more(more)] : [])].join('\n'),
    quoteLanguage: shown[0]?.language ?? '',
  };
}

const PASSAGES = 2;
const QUOTE = 400;
