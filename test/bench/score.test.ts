import { intervals } from '../../bench/bootstrap.js';
import { row } from '../../bench/print.js';
import { figures, overlaps, score, sum } from '../../bench/score.js';

// Fixed records, counted by hand and by the common yardstick.
const RECORDS = [
  score({ v: 'satisfied', q: ['the processor shall keep the data secret at all times'] }, 'satisfied', [
    'For clarity, the processor shall keep the data wherever they are.',
  ]),
  score({ v: 'satisfied', q: ['the processor shall keep the data secret at all times'] }, 'satisfied', ['']),
  score({ v: 'satisfied' }, 'satisfied', ['any words']),
  score({ v: 'satisfied', q: ['short quote'] }, 'partial', ['short quote']),
  score({ v: 'partial' }, 'partial'),
  score({ v: 'partial' }, 'absent'),
  score({ v: 'partial' }, 'contradicted'),
  score({ v: 'absent' }, 'satisfied'),
  score({ v: 'absent' }, 'not-assessed'),
  score({ v: 'satisfied', q: ['words'] }, 'not-assessed'),
];

describe('score', () => {
  it('counts gaps, three-way agreement and evidence', () => {
    expect(sum(RECORDS)).toEqual({
      tp: 3,
      fp: 2,
      fn: 2,
      tn: 3,
      same: 5,
      notAssessed: 2,
      evidence: 2,
      hits: 1,
    });
  });

  it('gives the figures', () => {
    expect(figures(sum(RECORDS))).toEqual({
      precision: 0.6,
      recall: 0.6,
      f1: 0.6,
      accuracy: 0.6,
      threeWay: 0.5,
      evidence: 0.5,
    });
  });

  it('prints the line of the yardstick', () => {
    expect(row('LABELLED CONTRACTS', sum(RECORDS))).toBe(
      'LABELLED CONTRACTS                 gap P 0.600 R 0.600 F1 0.600  accuracy 0.600  3-way 0.500  evidence 0.500  (pairs 10, gaps 5, false gaps 2, missed gaps 2, not assessed 2)',
    );
  });

  it('counts only the first four quotes', () => {
    const label = { v: 'satisfied' as const, q: ['one two three four five six'] };
    const far = ['-', '-', '-', '-', 'one two three four five six'];
    expect(score(label, 'satisfied', far).hits).toBe(0);
    expect(score(label, 'satisfied', far.slice(1)).hits).toBe(1);
  });
});

describe('overlaps', () => {
  it.each([
    ['six words in a row', 'a b c d e f g h i j k l m', 'x d e f g h i y', true],
    ['five words are too few for a long passage', 'a b c d e f g h i j k l m', 'x d e f g h y', false],
    ['half of a short passage', 'a b c d e', 'x c d e y', true],
    ['never less than two words', 'a b', 'b', false],
    ['one word never', 'a', 'a', false],
    ['case, punctuation and soft hyphens do not count', 'The Proces\u00adsor, shall', 'the processor shall', true],
    ['nothing behind the 120th word', 'a b c d', `${'x '.repeat(120)}a b c d`, false],
  ])('%s', (_, labelled, quote, expected) => {
    expect(overlaps(labelled, quote)).toBe(expected);
  });
});

describe('intervals', () => {
  it('is the same in every run and holds the figure', () => {
    const contracts = RECORDS.map((one) => sum([one, ...RECORDS]));
    const { accuracy } = intervals(contracts, 500);
    expect(accuracy).toEqual(intervals(contracts, 500).accuracy);
    expect(accuracy.low).toBeLessThanOrEqual(0.6);
    expect(accuracy.high).toBeGreaterThanOrEqual(0.6);
  });

  it('has no width where all contracts are alike', () => {
    const { precision } = intervals([sum(RECORDS), sum(RECORDS)], 100);
    expect(precision).toEqual({ low: 0.6, high: 0.6 });
  });
});
