import type { Measured } from './measure.js';

/** Of verdicts with a like confidence, how many agreed with the label (gap or no gap): what the confidence has to equal. */
export function calibration(measured: readonly Measured[]): string[] {
  const bins = new Map<number, { right: number; all: number; sum: number }>();
  for (const one of measured) {
    for (const finding of one.report?.findings ?? []) {
      const label = one.contract.verdicts[finding.requirement];
      if (!label || finding.verdict === 'not-assessed') continue;
      const key = Math.min(9, Math.floor(finding.confidence * 10));
      const bin = bins.get(key) ?? { right: 0, all: 0, sum: 0 };
      bin.all++;
      bin.sum += finding.confidence;
      if ((label.v === 'satisfied') === (finding.verdict === 'satisfied')) bin.right++;
      bins.set(key, bin);
    }
  }
  return [...bins]
    .sort((a, b) => a[0] - b[0])
    .map(
      ([, { right, all, sum }]) =>
        `confidence ${(sum / all).toFixed(2)}: ${all} verdicts, ${(right / all).toFixed(2)} of them as labelled`,
    );
}
