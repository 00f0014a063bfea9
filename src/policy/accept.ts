import type { Messages } from '../messages/index.js';
import type { Report, ReportEvidence } from '../report/schema.js';
import type { AcceptedRisk, Policy } from './types.js';

const NO_CONTRACT = 'no-processing-contract';

type Stale = NonNullable<Report['staleAcceptances']>[number];

/** Marks what is accepted, and lists the accepted risks that accept nothing here. */
export function accept(
  report: Report,
  { accepted, today }: Policy,
  say: Messages,
): { report: Report; used: Set<AcceptedRisk> } {
  const used = new Set<AcceptedRisk>();
  if (accepted.length === 0 || report.assessed === 'none') return { report, used };
  const isOver = ({ until }: AcceptedRisk) => until !== undefined && until < today;
  const markOf = (matches: (risk: AcceptedRisk) => boolean) => {
    const matching = accepted.filter(matches);
    for (const risk of matching) used.add(risk);
    const risk = matching.find((one) => !isOver(one));
    return risk === undefined ? {} : { accepted: shown(risk) };
  };
  // No contract on processing is one finding, and all the gaps are behind it.
  const isNone = report.overall.some(({ id }) => id === NO_CONTRACT);
  const behind = (risk: AcceptedRisk) => isNone && risk.id === NO_CONTRACT;
  const marked: Report = {
    ...report,
    overall: report.overall.map((one) => ({ ...one, ...markOf(({ id }) => id === one.id) })),
    findings: report.findings.map((one) =>
      isOpen(one)
        ? { ...one, ...markOf((risk) => behind(risk) || (risk.id === one.requirement && fits(risk, one))) }
        : one,
    ),
    redFlags: report.redFlags.map((one) => ({
      ...one,
      ...markOf((risk) => risk.id === one.id && fits(risk, one)),
    })),
  };
  const stale = accepted.flatMap((risk): Stale[] => {
    const state = stateOf(risk, report, used.has(risk), isOver(risk));
    if (state === undefined) return [];
    const message = messageOf(state, risk, isAccepted(risk.id, marked), say);
    return [{ id: risk.id, ...shown(risk), state, message }];
  });
  return {
    report: {
      ...marked,
      // A date only where one counts: otherwise the same bytes give the same report on any day.
      ...([...used].some(({ until }) => until !== undefined) ? { today } : {}),
      ...(stale.length === 0 ? {} : { staleAcceptances: stale }),
    },
    used,
  };
}

/** A gap, or something else that is told and can be accepted. */
function isOpen({ severity, notes }: Report['findings'][number]): boolean {
  return severity !== 'none' || notes.length > 0;
}

function fits(
  { fingerprint, quote }: AcceptedRisk,
  one: { readonly fingerprint: string; readonly evidence: readonly ReportEvidence[] },
): boolean {
  if (fingerprint !== undefined && fingerprint !== one.fingerprint) return false;
  return quote === undefined || one.evidence.some((item) => plain(item.quote).includes(plain(quote)));
}

/** Letters and figures alone: who copies a quote may lose a quotation mark or a line. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function stateOf(
  risk: AcceptedRisk,
  { findings, redFlags }: Report,
  isUsed: boolean,
  isOver: boolean,
): Stale['state'] | undefined {
  if (isUsed) return isOver ? 'expired' : undefined;
  if (risk.general) return undefined;
  const finding = findings.find(({ requirement }) => requirement === risk.id);
  if (finding?.verdict === 'not-assessed') return undefined;
  const isThere = (finding !== undefined && isOpen(finding)) || redFlags.some(({ id }) => id === risk.id);
  return isThere ? 'changed' : 'unused';
}

/** By an entry that holds: "open again" would be wrong of it. */
function isAccepted(id: string, { overall, findings, redFlags }: Report): boolean {
  return (
    findings.some((one) => one.requirement === id && one.accepted) ||
    [...overall, ...redFlags].some((one) => one.id === id && one.accepted)
  );
}

function messageOf(
  state: Stale['state'],
  { until = '' }: AcceptedRisk,
  isReplaced: boolean,
  { policy }: Messages,
): string {
  if (state === 'unused') return policy.unused;
  if (isReplaced) return policy.replaced;
  return state === 'expired' ? policy.expired(until) : policy.changed;
}

function shown({ reason, owner, until, source }: AcceptedRisk) {
  return { reason, ...(owner === undefined ? {} : { owner }), ...(until === undefined ? {} : { until }), source };
}
