import { figures, type Tally } from './score.js';

/** One row: the common yardstick's line. */
export function row(name: string, tally: Tally): string {
  const f = figures(tally);
  const evidence = tally.evidence > 0 ? `  evidence ${ratio(f.evidence)}` : '';
  const pairs = tally.tp + tally.fp + tally.fn + tally.tn;
  return (
    `${name.padEnd(34)} gap P ${ratio(f.precision)} R ${ratio(f.recall)} F1 ${ratio(f.f1)}  ` +
    `accuracy ${ratio(pairs ? f.accuracy : 0)}  3-way ${ratio(pairs ? f.threeWay : 0)}${evidence}  ` +
    `(pairs ${pairs}, gaps ${tally.tp + tally.fn}, false gaps ${tally.fp}, missed gaps ${tally.fn}, not assessed ${tally.notAssessed})`
  );
}

export function ratio(value: number): string {
  return Number.isNaN(value) ? 'nan' : value.toFixed(3);
}

/** One line of a quote, cut to its first characters. */
export function short(quote: string, length = 240): string {
  const line = quote.replace(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length)} …` : line;
}
