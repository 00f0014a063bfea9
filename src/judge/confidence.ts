import type { Contract, Evidence, Verdict } from '../model.js';

/**
 * How sure a verdict is, from 0 to 1: the share of such verdicts that were right on labelled contracts. Several independent
 * passages make a satisfied requirement surer; a contract in which little was found makes an absence less sure.
 */
export function confidenceOf(verdict: Verdict, evidence: readonly Evidence[], contract: Contract): number {
  if (verdict === 'not-assessed') return 1;
  const places = new Set(evidence.map((e) => `${e.spans[0]?.document}:${contract.units[e.unit]?.block}`)).size;
  const strongest = Math.max(0, ...evidence.map((e) => e.weight));
  if (verdict === 'satisfied')
    return round(Math.min(0.97, 0.82 + 0.07 * Math.min(places, 2)) * (0.7 + 0.3 * strongest));
  if (verdict === 'partial') return round(0.72 * (0.8 + 0.2 * strongest));
  if (verdict === 'contradicted') return 0.8;
  return 0.85;
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}
