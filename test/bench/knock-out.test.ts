import type { Engine } from '../../bench/engine.js';
import { blank, findQuote } from '../../bench/erase.js';
import { knocksOf } from '../../bench/knock-out.js';
import type { LabelledContract } from '../../bench/labels.js';
import type { Document } from '../../src/model.js';
import type { Report } from '../../src/report/schema.js';

const TEXT = 'We audit once.\nWe audit twice.\nWe keep silent.';

/** Satisfied by the first sentence that has the word, and cites it. */
const engine: Engine = {
  requirements: ['audits', 'silence'],
  read: async () => ({ text: TEXT }) as Document,
  assess: ([document]) => {
    const finding = (requirement: string, word: string) => {
      const sentence = document!.text.match(new RegExp(`We ${word}[^.]*\\.`))?.[0];
      const start = sentence === undefined ? 0 : document!.text.indexOf(sentence);
      const spans = [{ document: 0, start, end: start + (sentence?.length ?? 0) }];
      const evidence = sentence === undefined ? [] : [{ element: word, polarity: 'affirms', quote: sentence, spans }];
      return { requirement, verdict: sentence === undefined ? 'absent' : 'satisfied', evidence };
    };
    return { findings: [finding('audits', 'audit'), finding('silence', 'keep')] } as unknown as Report;
  },
};

const contract = {
  id: 'en-one',
  verdicts: { audits: { v: 'satisfied', q: ['we *audit* once'] }, silence: { v: 'absent' } },
} as unknown as LabelledContract;

describe('knock-out', () => {
  it('deletes evidence until none is left, and says what was cited meanwhile', () => {
    expect([...knocksOf(engine, contract, { text: TEXT } as Document)]).toEqual([
      {
        contract,
        requirement: 'audits',
        endsAsGap: true,
        elsewhere: ['[audit] We audit twice.'],
        laterQuotes: [['[audit] We audit twice.']],
        untouched: 1,
        changed: [],
      },
    ]);
  });
});

describe('erasing', () => {
  it('keeps offsets and line feeds', () => {
    expect(blank('one two\nthree', [{ start: 4, end: 10 }])).toBe('one    \n  ree');
  });

  it('finds a quote by its words', () => {
    const text = 'The **Processor** shall,\nat once, tell.';
    const [range] = findQuote(text, 'processor shall at once');
    expect(text.slice(range!.start, range!.end)).toBe('Processor** shall,\nat once');
  });

  it('finds the parts of a quote that has a gap', () => {
    const text = 'a b c d e f (see x) g h i j k l';
    const found = findQuote(text, 'a b c d e f g h i j k l');
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['a b c d e f', 'g h i j k l']);
  });
});
