import { messages } from '../messages/index.js';
import type { Report } from '../report/schema.js';
import { summarise } from '../report/summary.js';
import { accept } from './accept.js';
import { compareWithBaseline } from './baseline.js';
import { switchOff, withSeverities } from './severities.js';
import type { AcceptedRisk, Policy } from './types.js';

export { baselineKeys } from './baseline.js';
export { acceptingComments, type BadComment, type FoundComment } from './comments.js';
export type { AcceptedRisk, Baseline, Off, Policy } from './types.js';

/** A report as the user wants it, and the accepted risks that it needed. */
export interface Decided {
  readonly report: Report;
  readonly used: ReadonlySet<AcceptedRisk>;
}

/**
 * Applies what the user decided to a report. Verdicts stay, but for requirements that are switched off: those are not assessed.
 * Without a decision the report stays as it is, to the byte.
 */
export function decide(report: Report, policy: Policy): Decided {
  const say = messages(report.language);
  const configured = switchOff(withSeverities(report, policy), policy, say);
  const { report: accepted, used } = accept(configured, policy, say);
  const compared = policy.baseline ? compareWithBaseline(accepted, policy.baseline) : accepted;
  if (compared === report) return { report, used };
  const { configuration } = policy;
  return {
    report: {
      ...compared,
      summary: summarise(compared, say),
      // Named only where it had a say: the same contract, moved to another folder, gives the same report.
      ...(configured === report || configuration === undefined ? {} : { configuration }),
    },
    used,
  };
}
