import type { Severity, Tier, Verdict } from '../model.js';

/** How bad, from authority and verdict: only the statute makes errors and warnings. */
export function severityOf(tier: Tier, verdict: Verdict): Severity {
  if (verdict === 'satisfied' || verdict === 'not-assessed') return 'none';
  if (tier !== 'statute') return 'note';
  return verdict === 'partial' ? 'warning' : 'error';
}

/** A red flag of the statute that works against a requirement is as bad as its contradiction. */
export function severityOfRedFlag(tier: Tier, requirement: string | undefined): Severity {
  return severityOf(tier, requirement === undefined ? 'partial' : 'contradicted');
}
