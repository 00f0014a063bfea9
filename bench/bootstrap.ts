import { type Figures, figures, sum, type Tally } from './score.js';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * 95 % intervals of the figures, by drawing whole contracts with replacement: the verdicts on one contract hang together.
 * The draws are the same in every run.
 */
export function intervals(contracts: readonly Tally[], draws = 2000): Record<keyof Figures, Interval> {
  const random = generator(20240528);
  const drawn = Array.from({ length: draws }, () =>
    figures(sum(contracts.map(() => contracts[Math.floor(random() * contracts.length)]!))),
  );
  const of = (key: keyof Figures): Interval => {
    const values = drawn.map((one) => one[key]).filter((value) => !Number.isNaN(value));
    values.sort((a, b) => a - b);
    const at = (share: number) => values[Math.round(share * (values.length - 1))] ?? Number.NaN;
    return { low: at(0.025), high: at(0.975) };
  };
  return {
    precision: of('precision'),
    recall: of('recall'),
    f1: of('f1'),
    accuracy: of('accuracy'),
    threeWay: of('threeWay'),
    evidence: of('evidence'),
  };
}

/** mulberry32: small, and the same everywhere. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
