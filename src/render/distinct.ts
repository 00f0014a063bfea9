import type { ReportEvidence } from '../report/schema.js';

/** What speaks against the contract comes first. */
const ORDER: readonly ReportEvidence['polarity'][] = ['denies', 'weakens', 'affirms'];

/** The quotes of a finding in the order in which they are shown, each once. */
export function distinctQuotes(evidence: readonly ReportEvidence[]): ReportEvidence[] {
  const sorted = [...evidence].sort((a, b) => ORDER.indexOf(a.polarity) - ORDER.indexOf(b.polarity));
  const distinct = [...new Map(sorted.reverse().map((item) => [item.quote, item])).values()].reverse();
  // Each against each: among many it would take long and change nothing.
  return distinct.length > 40 ? distinct : distinct.filter((item) => !isMadeOf(item, distinct));
}

/** Two sentences that are quoted one by one need not be quoted together. */
function isMadeOf({ quote }: ReportEvidence, all: readonly ReportEvidence[]): boolean {
  const parts = all.filter((other) => other.quote !== quote && quote.includes(other.quote));
  if (parts.length < 2) return false;
  return parts.reduce((rest, part) => rest.replace(part.quote, ''), quote).trim() === '';
}
