import type { Messages } from '../messages/index.js';
import type { Report, ReportFinding, ReportRedFlag } from '../report/schema.js';

type Judged = ReportFinding | ReportRedFlag | Report['overall'][number];
type Accepted = NonNullable<ReportFinding['accepted']>;
type Stale = NonNullable<Report['staleAcceptances']>[number];

/** What was decided about a finding: it is accepted; or it was, and is open again. */
export type Decision =
  | { readonly state: 'accepted'; readonly record: Accepted }
  | { readonly state: 'expired' | 'changed'; readonly record: Stale };

/** What was decided about a finding, a red flag, or the whole contract. What is no gap needs no decision. */
export function decisionOn(item: Judged, { staleAcceptances = [] }: Report): Decision | undefined {
  if (item.accepted) return { state: 'accepted', record: item.accepted };
  const id = idOf(item);
  const record = staleAcceptances.find((stale) => stale.id === id && stale.state !== 'unused');
  return record && record.state !== 'unused' ? { state: record.state, record } : undefined;
}

/** "accepted until 2027-03-31": what stands beside a title. */
export function decisionMark({ state, record }: Decision, { policy }: Messages): string {
  return state === 'accepted' ? policy.marks.accepted(record.until) : policy.marks[state];
}

/** Why, by whom, until when, and where it is recorded; without the folders, which are nobody else's business, when told. */
export function decisionLines(decision: Decision, say: Messages, where: Where = 'path'): string[] {
  const { record } = decision;
  const details = detailsOf({ ...record, source: recordedIn(record.source, where) }, say);
  return decision.state === 'accepted'
    ? [say.policy.accepted(ended(record.reason)), details]
    : [decision.record.message, say.policy.formerly(ended(record.reason)), details];
}

export type Where = 'path' | 'name';

function recordedIn(source: string, where: Where): string {
  return where === 'path' ? source : (source.split(/[/\\]/).at(-1) ?? '');
}

/** Other sentences may follow. */
function ended(reason: string): string {
  return /[.!?…]["”»)]?$/.test(reason) ? reason : `${reason}.`;
}

/** The title that a stale entry or one that is switched off is about; its id, where the contract has no such thing. */
export function titleOf(id: string, { findings, redFlags }: Report, say: Messages): string {
  if (id === 'no-processing-contract') return say.overview.noContract;
  return (
    findings.find(({ requirement }) => requirement === id)?.title ??
    redFlags.find((flag) => flag.id === id)?.title ??
    id
  );
}

/** "config/risks.yaml:3:5" in its parts; a file alone has no line. */
export function sourceOf(source: string): { readonly file: string; readonly line?: number; readonly column?: number } {
  const [, file = source, line, column] = /^(.*?)(?::(\d+))?(?::(\d+))?$/s.exec(source) ?? [];
  return {
    file,
    ...(line === undefined ? {} : { line: Number(line) }),
    ...(column === undefined ? {} : { column: Number(column) }),
  };
}

/**
 * A report as the other side may have it: without what one's own side decided. What it accepted is not asked of the other
 * side, and is left out.
 */
export function withoutDecisions(report: Report, say: Messages): Report {
  const { staleAcceptances: _, switchedOff: __, baseline: ___, today: ____, ...rest } = report;
  const { accepted: count = 0, message } = report.summary;
  return {
    ...rest,
    overall: report.overall.filter(isOpen),
    findings: report.findings.filter(isOpen),
    redFlags: report.redFlags.filter(isOpen),
    summary: { ...report.summary, message: message.replace(` ${say.summary.accepted(count)}`, '') },
  };
}

function idOf(item: Judged): string {
  return 'verdict' in item ? item.requirement : item.id;
}

/** What the user decided, told in lines: a title, then what stands below it. */
export interface Told {
  readonly text: string;
  readonly below: readonly string[];
}

/** The accepted risks that hold. Behind "no contract on processing" the gaps that it accepts with itself are not told again. */
export function acceptedLines(report: Report, say: Messages): Told[] {
  const { overall, findings, redFlags } = report;
  const all = overall.flatMap(({ id, accepted }) => (accepted ? [{ title: titleOf(id, report, say), accepted }] : []));
  const told = new Set(all.map(({ accepted }) => accepted.source));
  const rest = [
    ...findings.map((one) => ({ title: `${one.title} (${say.verdicts[one.verdict]})`, accepted: one.accepted })),
    ...redFlags.map((one) => ({ title: `${one.title} (${say.issues.redFlag})`, accepted: one.accepted })),
  ].flatMap(({ title, accepted }) => (accepted && !told.has(accepted.source) ? [{ title, accepted }] : []));
  return [...all, ...rest].map(({ title, accepted }) => ({
    text: `${say.text.label(title)} ${ended(accepted.reason)}`,
    below: [detailsOf(accepted, say)],
  }));
}

export function staleLines(report: Report, say: Messages, where: Where = 'path'): Told[] {
  return (report.staleAcceptances ?? []).map((stale) => ({
    text: `${say.text.label(`${titleOf(stale.id, report, say)} (${say.policy.states[stale.state]})`)} ${stale.message}`,
    below: [
      say.policy.formerly(ended(stale.reason)),
      detailsOf({ ...stale, source: recordedIn(stale.source, where) }, say),
    ],
  }));
}

export function switchedOffLines(report: Report, say: Messages, where: Where = 'path'): Told[] {
  return (report.switchedOff ?? []).map(({ id, reason, source }) => ({
    text: `${say.text.label(titleOf(id, report, say))} ${ended(reason)}`,
    below: [recordedIn(source, where)],
  }));
}

/** How the contract compares with the baseline, and what was mended since. */
export function baselineLine(report: Report, say: Messages): string | undefined {
  if (!report.baseline) return undefined;
  const { file, known, new: fresh, gone, mended = [] } = report.baseline;
  const list = mended.map(({ id, was }) => {
    const word = was === 'note' ? say.policy.note : was === 'red-flag' ? say.issues.redFlag : was && say.verdicts[was];
    const title = titleOf(id, report, say);
    return word ? `${title} (${word})` : title;
  });
  const counts = say.policy.baseline({ file, known, fresh, gone });
  return list.length === 0 ? counts : `${counts} ${say.policy.mended(list.join('; '))}`;
}

/** What is still to be mended. */
export function isOpen({ accepted }: Pick<ReportFinding | ReportRedFlag, 'accepted'>): boolean {
  return accepted === undefined;
}

/** Who, until when, where it is recorded. */
export function detailsOf(
  { owner, until, source }: { owner?: string | undefined; until?: string | undefined; source: string },
  { policy }: Messages,
): string {
  return [owner && policy.owner(owner), until && policy.until(until), source].filter(Boolean).join(' · ');
}
