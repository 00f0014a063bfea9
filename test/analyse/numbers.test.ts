import { clauseNumber } from '../../src/analyse/numbers.js';

const words = {
  clause: new Set(['clause', 'article', 'section', 'artikel']),
  annex: new Set(['annex', 'schedule', 'annexe']),
};

test.each([
  ['7.2 The Processor', '7.2', 'decimal', 2],
  ['7. Audits', '7', 'decimal', 1],
  ['7) Audits', '7', 'decimal', 1],
  ['10.3.1. Audits', '10.3.1', 'decimal', 3],
  ['(a) inform', '(a)', 'letter', 1],
  ['b) inform', '(b)', 'letter', 1],
  ['(iv) inform', '(iv)', 'roman', 1],
  ['§ 4 Audits', '§ 4', 'section-sign', 1],
  ['Article 5 – Audits', 'Article 5', 'word', 1],
  ['Clause 5.3 Audits', 'Clause 5.3', 'word', 2],
  ['Annex II: Measures', 'Annex II', 'annex', 1],
  ['Annexe 2', 'Annexe 2', 'annex', 1],
])('%s is number %s', (text, label, kind, depth) => {
  expect(clauseNumber(text, words)).toMatchObject({ label, kind, depth });
});

test.each(['72 hours after the breach', 'The Processor', '2016/679 is the Regulation', 'a list of names', '30 days'])(
  '%s has no number',
  (text) => {
    expect(clauseNumber(text, words)).toBeUndefined();
  },
);
