import type { Requirement } from '../catalogue/types.js';
import type { Contract, Evidence, Verdict } from '../model.js';

/**
 * How sure a verdict is, from 0 to 1: about the share of such verdicts that agreed with careful annotation on contracts that
 * nobody had looked at while writing the catalogue (`npm run accuracy -- --calibration`). The numbers below were read off 118 such
 * contracts with 3,304 verdicts, each assessed by the version that was there before it had been looked at. A duty that is said in several places is
 * surer than one that rests on a single sentence; that a contract says nothing of its own subject is less likely than that its words
 * were not understood.
 */
export function confidenceOf(
  verdict: Verdict,
  evidence: readonly Evidence[],
  law: Pick<Requirement, 'letter'>,
  contract: Contract,
): number {
  if (verdict === 'not-assessed') return 1;
  if (verdict === 'absent' && !contract.clauses.some((c) => c.personalData === true)) return NO_DATA;
  const row = TABLE[verdict];
  const isDescriptor = law.letter === 'introduction';
  if (verdict === 'absent') return isDescriptor ? ABSENT_DESCRIPTOR : row.none;
  const places = new Set<number>();
  let strongest = 0;
  for (const e of evidence) {
    places.add((e.spans[0]?.document ?? -1) * 2 ** 32 + (contract.units[e.unit]?.block ?? -1));
    strongest = Math.max(strongest, e.weight);
  }
  const base = row[isDescriptor ? 'descriptor' : 'duty'][Math.min(places.size, 3) - 1] ?? row.none;
  const inPart = verdict === 'satisfied' && contract.kind !== 'processing-agreement' ? OTHER_TERMS : 1;
  return Math.round(base * inPart * (0.8 + 0.2 * strongest) * 100) / 100;
}

/** An absence in a contract without a chapter on personal data. */
const NO_DATA = 0.98;
/** What is satisfied in terms that are no agreement on processing as a whole is so a little less often. */
const OTHER_TERMS = 0.95;

/** By number of passages: one, two, three or more. `none` is for verdicts without evidence. */
const TABLE: Readonly<
  Record<
    Exclude<Verdict, 'not-assessed'>,
    { readonly duty: readonly number[]; readonly descriptor: readonly number[]; readonly none: number }
  >
> = {
  satisfied: { duty: [0.95, 0.98, 0.99], descriptor: [0.9, 0.95, 0.99], none: 0.8 },
  partial: { duty: [0.9, 0.78, 0.69], descriptor: [0.72, 0.53, 0.53], none: 0.7 },
  contradicted: { duty: [0.8, 0.85, 0.85], descriptor: [0.7, 0.7, 0.7], none: 0.7 },
  absent: { duty: [], descriptor: [], none: 0.9 },
};

/** An absent descriptor of the processing. */
const ABSENT_DESCRIPTOR = 0.61;
