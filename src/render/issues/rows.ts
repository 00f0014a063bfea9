import type { Messages } from '../../messages/index.js';
import type { Role } from '../../model.js';
import type { Report, ReportEvidence, ReportFinding, ReportRedFlag } from '../../report/schema.js';
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
] as const;

export type Column = (typeof COLUMNS)[number];

/** Not for the other side: how far one would go, how urgent it is, who decides. */
const INTERNAL: ReadonlySet<Column> = new Set(['fallback', 'priority', 'decision', 'owner']);

export function columnsFor(audience: Audience): readonly Column[] {
  return audience === 'own' ? COLUMNS : COLUMNS.filter((column) => !INTERNAL.has(column));
}

/** A row of the issues list. `decision`, `owner` and `reply` are empty: they are for people. */
export type Issue = Readonly<Record<Column, string>> & {
  readonly quoteLanguage: string;
  readonly suggestionLanguage: string;
  readonly rank: Priority;
};

/** Gaps and red flags, the most urgent first and otherwise in the order of the law. */
export function issuesOf(
  given: Report,
  say: Messages,
  { side = 'controller', audience = 'own' }: IssuesOptions = {},
): Issue[] {
  const report = { ...given, documents: given.documents.map((one) => ({ ...one, path: fileName(one.path) })) };
  const rows = [
    ...report.findings.filter(({ severity }) => severity !== 'none').map((finding) => gapRow(finding, report, say)),
    ...report.redFlags.map((flag) => redFlagRow(flag, report, say, side, audience)),
  ];
  return rows.sort((a, b) => byPriority(a.rank, b.rank)).map((row, i) => ({ ...row, number: String(i + 1) }));
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
    missing: finding.message,
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
