import { fingerprint } from '../../src/report/fingerprint.js';
import { placeOf, valueAt } from '../../src/report/places.js';
import { quoteOf } from '../../src/report/quotes.js';
import { severityOf, severityOfRedFlag } from '../../src/report/severity.js';
import { contract, document } from '../fixtures/report.js';

const withText = (text: string, references: typeof contract.references = []) => ({
  ...contract,
  documents: [{ ...document, text }],
  references,
});
const span = (start: number, end: number) => ({ document: 0, start, end });

describe('places', () => {
  const anchors = [
    { offset: 3, value: 'a' },
    { offset: 5, value: 'b' },
    { offset: 9, value: 'c' },
  ];
  test.each([
    [0, undefined],
    [3, 'a'],
    [4, 'a'],
    [5, 'b'],
    [8, 'b'],
    [9, 'c'],
    [100, 'c'],
  ])('at %i stands %s', (offset, value) => expect(valueAt(anchors, offset)).toBe(value));

  test('a clause without a number is cited by the one around it, and by its own heading', () => {
    const clauses = [
      { index: 0, number: '4', path: '4', heading: 'Security', span: span(0, 9), level: 1, kind: 'clause' as const },
      { index: 1, heading: 'Encryption', span: span(0, 9), parent: 0, level: 2, kind: 'clause' as const },
    ];
    expect(placeOf({ ...contract, clauses }, [span(0, 1)], 1)).toMatchObject({ clause: '4', heading: 'Encryption' });
  });

  test('without a clause there is still a line', () => {
    expect(placeOf(contract, [span(20, 25)], -1)).toEqual({ spans: [span(20, 25)], page: 1, pageLabel: 'i', line: 2 });
  });
});

describe('quotes', () => {
  test('white space is collapsed, also at the edges', () => {
    expect(quoteOf(withText('  a \n\t b  '), [span(0, 10)]).text).toBe('a b');
  });
  test('spans that touch are joined by a space, others by an ellipsis', () => {
    const text = withText('one two three four');
    expect(quoteOf(text, [span(0, 3), span(4, 7)]).text).toBe('one two');
    expect(quoteOf(text, [span(0, 3), span(8, 13)]).text).toBe('one … three');
  });
  test('marks move with the text, and overlapping ones are one', () => {
    const { text, marks } = quoteOf(
      withText('lead in\n\nthe   item here'),
      [span(0, 7), span(9, 24)],
      [span(9, 19), span(15, 24), span(5, 7)],
    );
    expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(['in', 'the item here']);
  });
  test('a match that ends where its span ends is marked whole', () => {
    const { text, marks } = quoteOf(withText('all of it'), [span(0, 9)], [span(0, 9)]);
    expect(marks).toEqual([{ start: 0, end: text.length }]);
  });
});

describe('fingerprints', () => {
  const of = (text: string, references?: typeof contract.references) =>
    fingerprint(withText(text, references), ['audits-inspections', 'partial'], [span(0, text.length)]);
  const base = of('The Processor allows one audit a year.');

  test('stay when lines are wrapped anew, the number changes, or the case', () => {
    expect(of('The Processor\nallows  one audit a year.')).toBe(base);
    expect(of('7.2 The Processor allows one audit a year.')).toBe(base);
    expect(of('(b) the processor allows one audit a year')).toBe(base);
  });
  test('stay when a clause that is referred to gets another number', () => {
    const text = (n: string) => `Subject to clause ${n} audits are allowed.`;
    const reference = (n: string) => [{ span: span(11, 11 + 7 + n.length), kind: 'clause' as const, targets: [n] }];
    expect(of(text('12'), reference('12'))).toBe(of(text('7'), reference('7')));
  });
  test('change with the words, with a figure, with the requirement and with the verdict', () => {
    const others = [
      of('The Processor allows two audits a year.'),
      fingerprint(withText('x'), ['audits-inspections', 'absent'], []),
      fingerprint(withText('x'), ['confidentiality', 'absent'], []),
      of('Within 72 hours.'),
      of('Within 96 hours.'),
    ];
    expect(new Set([base, ...others]).size).toBe(6);
  });
  test('have 16 hexadecimal digits', () => expect(base).toMatch(/^[0-9a-f]{16}$/));
});

test('only the statute makes errors and warnings', () => {
  expect(severityOf('statute', 'absent')).toBe('error');
  expect(severityOf('statute', 'contradicted')).toBe('error');
  expect(severityOf('statute', 'partial')).toBe('warning');
  expect(severityOf('guidance', 'absent')).toBe('note');
  expect(severityOf('practice', 'contradicted')).toBe('note');
  expect(severityOf('statute', 'satisfied')).toBe('none');
  expect(severityOf('statute', 'not-assessed')).toBe('none');
  expect(severityOfRedFlag('statute', 'audits-inspections')).toBe('error');
  expect(severityOfRedFlag('statute', undefined)).toBe('warning');
  expect(severityOfRedFlag('guidance', 'audits-inspections')).toBe('note');
});
