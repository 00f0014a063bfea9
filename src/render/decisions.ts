import type { Messages } from '../messages/index.js';
import type { Report, ReportFinding, ReportRedFlag } from '../report/schema.js';

/** What the user decided, told in lines: a title, then what stands below it. */
export interface Told {
  readonly text: string;
  readonly below: readonly string[];
}

/** The accepted risks that hold. Behind "no contract on processing" the gaps that it accepts with itself are not told again. */
export function acceptedLines({ overall, findings, redFlags }: Report, say: Messages): Told[] {
  const all = overall.flatMap(({ message, accepted }) => (accepted ? [{ title: message, accepted }] : []));
  const told = new Set(all.map(({ accepted }) => accepted.source));
  const rest = [
    ...findings.map((one) => ({ title: `${one.title} (${say.verdicts[one.verdict]})`, accepted: one.accepted })),
    ...redFlags.map((one) => ({ title: `${one.title} (${say.issues.redFlag})`, accepted: one.accepted })),
  ].flatMap(({ title, accepted }) => (accepted && !told.has(accepted.source) ? [{ title, accepted }] : []));
  return [...all, ...rest].map(({ title, accepted }) => ({
    text: `${say.text.label(title)} ${accepted.reason}`,
    below: [detailsOf(accepted, say)],
  }));
}

export function staleLines({ staleAcceptances = [] }: Report, say: Messages): Told[] {
  return staleAcceptances.map((stale) => ({
    text: `${say.text.label(`${stale.id} (${say.policy.states[stale.state]})`)} ${stale.message}`,
    below: [`${stale.reason} ${detailsOf(stale, say)}`],
  }));
}

export function switchedOffLines({ switchedOff = [], findings }: Report, say: Messages): Told[] {
  return switchedOff.map(({ id, reason, source }) => {
    const title = findings.find(({ requirement }) => requirement === id)?.title ?? id;
    return { text: `${say.text.label(title)} ${reason}`, below: [source] };
  });
}

export function baselineLine({ baseline }: Report, say: Messages): string | undefined {
  if (!baseline) return undefined;
  const { file, known, new: fresh, gone } = baseline;
  return say.policy.baseline({ file, known, fresh, gone });
}

/** What is still to be mended. */
export function isOpen({ accepted }: Pick<ReportFinding | ReportRedFlag, 'accepted'>): boolean {
  return accepted === undefined;
}

function detailsOf(
  { owner, until, source }: { owner?: string | undefined; until?: string | undefined; source: string },
  { policy }: Messages,
): string {
  return [owner && policy.owner(owner), until && policy.until(until), source].filter(Boolean).join(' · ');
}
