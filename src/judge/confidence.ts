import type { Requirement } from '../catalogue/types.js';
import type { Contract, Evidence, Verdict } from '../model.js';

/**
 * How sure a verdict is, from 0 to 1: about the share of such verdicts that agreed with careful annotation on contracts that
 * nobody had looked at while writing the catalogue (`npm run accuracy -- --calibration`). A duty that is said in several
 * places is surer than one that rests on a single sentence; that a processing agreement says nothing of its own subject is
 * less likely than that its words were not understood.
 */
export function confidenceOf(
  verdict: Verdict,
  evidence: readonly Evidence[],
  law: Pick<Requirement, 'letter'>,
  contract: Contract,
): number {
  if (verdict === 'not-assessed') return 1;
  const places = new Set(evidence.map((e) => `${e.spans[0]?.document}:${contract.units[e.unit]?.block}`)).size;
  const strongest = Math.max(0, ...evidence.map((e) => e.weight));
  const row = TABLE[verdict];
  if (verdict === 'absent' && !PROCESSING.has(contract.kind)) return OTHER_CONTRACT;
  if (verdict === 'absent' && law.letter === 'introduction') return ABSENT_DESCRIPTOR;
  const base = row[law.letter === 'introduction' ? 'descriptor' : 'duty'][Math.min(places, 3) - 1] ?? row.none;
  return Math.round(base * (0.8 + 0.2 * (verdict === 'absent' ? 1 : strongest)) * 100) / 100;
}

const PROCESSING: ReadonlySet<Contract['kind']> = new Set(['processing-agreement', 'processing-terms', 'unknown']);

/** An absence in a contract that has no processing terms at all. */
const OTHER_CONTRACT = 0.98;

/** By number of passages: one, two, three or more. `none` is for verdicts without evidence. */
const TABLE: Readonly<
  Record<
    Exclude<Verdict, 'not-assessed'>,
    { readonly duty: readonly number[]; readonly descriptor: readonly number[]; readonly none: number }
  >
> = {
  satisfied: { duty: [0.9, 0.93, 0.97], descriptor: [0.8, 0.93, 0.97], none: 0.8 },
  partial: { duty: [0.85, 0.7, 0.68], descriptor: [0.85, 0.7, 0.68], none: 0.7 },
  contradicted: { duty: [0.8, 0.85, 0.85], descriptor: [0.7, 0.7, 0.7], none: 0.7 },
  absent: { duty: [], descriptor: [], none: 0.88 },
};

/** An absent descriptor of a processing agreement. */
const ABSENT_DESCRIPTOR = 0.55;
