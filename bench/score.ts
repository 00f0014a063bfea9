import type { Verdict } from '../src/model.js';

/** What one annotator says of one requirement: a verdict, verbatim quotes, and why where it is a gap. */
export interface LabelledVerdict {
  readonly v: Verdict;
  readonly q?: readonly string[];
  readonly why?: string;
}

/** Counts of pairs (contract, requirement). The positive class is the gap. */
export interface Tally {
  tp: number;
  fp: number;
  fn: number;
  tn: number;
  /** Verdicts that agree three ways; `contradicted` agrees with a label of `absent` or `partial`. */
  same: number;
  notAssessed: number;
  /** Pairs satisfied in label and report whose label has quotes, and those among them whose evidence shares words with one. */
  evidence: number;
  hits: number;
}

/** Counts one pair. A verdict of `not-assessed` is wrong either way. */
export function score(label: LabelledVerdict, verdict: Verdict, quotes: readonly string[] = []): Tally {
  const gold = label.v !== 'satisfied';
  const assessed = verdict !== 'not-assessed';
  const predicted = assessed ? verdict !== 'satisfied' : !gold;
  const cites = !gold && !predicted && (label.q?.length ?? 0) > 0;
  return {
    tp: Number(gold && predicted),
    fp: Number(!gold && predicted),
    fn: Number(gold && !predicted),
    tn: Number(!gold && !predicted),
    same: Number(label.v === verdict || (gold && verdict === 'contradicted')),
    notAssessed: Number(!assessed),
    evidence: Number(cites),
    hits: Number(cites && quotes.slice(0, 4).some((quote) => label.q?.some((labelled) => overlaps(labelled, quote)))),
  };
}

export function sum(tallies: Iterable<Tally>): Tally {
  const total = { ...NOTHING };
  for (const tally of tallies) for (const key of KEYS) total[key] += tally[key];
  return total;
}

export interface Figures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly accuracy: number;
  readonly threeWay: number;
  readonly evidence: number;
}

/** NaN where there is nothing to divide by. */
export function figures(tally: Tally): Figures {
  const { tp, fp, fn, tn } = tally;
  const precision = tp / (tp + fp);
  const recall = tp / (tp + fn);
  return {
    precision,
    recall,
    f1: tp > 0 ? (2 * precision * recall) / (precision + recall) : 0,
    accuracy: (tp + tn) / (tp + fp + fn + tn),
    threeWay: tally.same / (tp + fp + fn + tn),
    evidence: tally.hits / tally.evidence,
  };
}

/**
 * Whether a quote shares six consecutive words with a labelled passage, or half of one that is shorter than twelve words.
 * Quotes count up to their 120th word.
 */
export function overlaps(labelled: string, quote: string): boolean {
  const a = words(labelled);
  const b = words(quote).slice(0, 120);
  const length = Math.min(6, Math.max(2, Math.floor((a.length + 1) / 2)));
  const grams = new Set(runs(a, length));
  return runs(b, length).some((gram) => grams.has(gram));
}

/** Lower case, compatibility forms folded, soft hyphens dropped. */
export function words(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll('\u00ad', '')
      .match(/[\p{L}\p{N}_]+/gu) ?? []
  );
}

function runs(list: readonly string[], length: number): string[] {
  return Array.from({ length: Math.max(0, list.length - length + 1) }, (_, i) => list.slice(i, i + length).join(' '));
}

const NOTHING: Readonly<Tally> = { tp: 0, fp: 0, fn: 0, tn: 0, same: 0, notAssessed: 0, evidence: 0, hits: 0 };
const KEYS = Object.keys(NOTHING) as (keyof Tally)[];
