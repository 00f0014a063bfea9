import type { Messages } from '../messages/index.js';
import type { Report, ReportFinding } from './schema.js';

/** The counts, and the result in one sentence. */
export function summarise(
  { findings, redFlags, assessed, overall }: Pick<Report, 'findings' | 'redFlags' | 'assessed' | 'overall'>,
  say: Messages,
): Report['summary'] {
  const count = (verdict: ReportFinding['verdict']) => findings.filter((f) => f.verdict === verdict).length;
  const off = findings.filter((finding) => finding.off).length;
  // What is accepted with the whole is one risk, not thirty.
  const whole = new Set(overall.flatMap((one) => one.accepted?.source ?? []));
  const own = [...findings, ...redFlags].filter((one) => one.accepted && !whole.has(one.accepted.source));
  const accepted = own.length + overall.filter((one) => one.accepted).length;
  const counts = {
    satisfied: count('satisfied'),
    partial: count('partial'),
    absent: count('absent'),
    contradicted: count('contradicted'),
    notAssessed: count('not-assessed'),
  };
  const sentences = [
    say.summary.counted({ total: findings.length, ...counts, notAssessed: counts.notAssessed - off, off }),
    ...(redFlags.length === 0 ? [] : [say.summary.redFlags(redFlags.length)]),
    ...(accepted === 0 ? [] : [say.summary.accepted(accepted)]),
  ];
  return {
    ...counts,
    redFlags: redFlags.length,
    notes: findings.reduce((sum, { notes }) => sum + notes.length, 0),
    ...(off === 0 ? {} : { off }),
    ...(accepted === 0 ? {} : { accepted }),
    message: assessed === 'none' ? say.summary.notAssessed : sentences.join(' '),
  };
}
