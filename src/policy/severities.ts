import type { Messages } from '../messages/index.js';
import type { Report, ReportFinding } from '../report/schema.js';
import type { Off, Policy } from './types.js';

/** How bad a gap or a red flag is, where the user has an opinion of his own. What is no gap stays none. */
export function withSeverities(report: Report, { severities }: Policy): Report {
  if (Object.keys(severities).length === 0) return report;
  const own = (id: string) => (Object.hasOwn(severities, id) ? severities[id] : undefined);
  return {
    ...report,
    findings: report.findings.map((finding) =>
      finding.severity === 'none' ? finding : { ...finding, severity: own(finding.requirement) ?? finding.severity },
    ),
    redFlags: report.redFlags.map((flag) => ({ ...flag, severity: own(flag.id) ?? flag.severity })),
  };
}

/**
 * A requirement that is switched off has no verdict any more and says why; a red flag is left out. Both are listed, so that
 * nobody takes the silence for a clean contract.
 */
export function switchOff(report: Report, { off }: Policy, say: Messages): Report {
  const ids = Object.keys(off);
  if (ids.length === 0) return report;
  const why = (id: string) => (Object.hasOwn(off, id) ? off[id] : undefined);
  return {
    ...report,
    findings: report.findings.map((finding) => {
      const reason = why(finding.requirement);
      return reason ? silenced(finding, reason, say) : finding;
    }),
    redFlags: report.redFlags.filter(({ id }) => !why(id)),
    switchedOff: ids.map((id) => ({ id, ...off[id]! })),
  };
}

function silenced(finding: ReportFinding, off: Off, say: Messages): ReportFinding {
  const { searched: _, nearest: __, remedy: ___, home: ____, ...rest } = finding;
  return {
    ...rest,
    verdict: 'not-assessed',
    severity: 'none',
    confidence: 1,
    check: false,
    missing: [],
    weakened: [],
    evidence: [],
    message: say.policy.off(off.reason),
    notes: [],
    off: { ...off },
  };
}
