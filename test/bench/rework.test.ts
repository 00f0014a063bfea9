import { clausesReversed, listsAsParagraphs, rebuild, renamed, rewrapped } from '../../bench/rework.js';
import type { Block, Document } from '../../src/model.js';

function documentOf(...parts: [kind: string, text: string, level?: number][]): Document {
  return rebuild(
    {} as Document,
    parts.map(([kind, text, level = 0]) => ({ block: { kind, level, start: 0, end: 0 } as Block, text })),
  );
}

describe('reworking', () => {
  it('puts the items of a list behind what leads into it', () => {
    const list = documentOf(
      ['paragraph', 'We shall:'],
      ['item', '(a) help;', 1],
      ['item', '(b) tell.', 1],
      ['paragraph', 'End.'],
    );
    const { text, blocks } = listsAsParagraphs(list);
    expect(text).toBe('We shall: (a) help; (b) tell.\nEnd.');
    expect(blocks.map((block) => text.slice(block.start, block.end))).toEqual([
      'We shall: (a) help; (b) tell.',
      'End.',
    ]);
  });

  it('reverses the sections and leaves definitions and annexes', () => {
    const contract = documentOf(
      ['paragraph', 'Opening'],
      ['heading', '1 Definitions', 2],
      ['heading', '2 Duties', 2],
      ['paragraph', 'Help.'],
      ['heading', '3 End', 2],
      ['heading', 'Annex', 2],
    );
    expect(clausesReversed(contract).text.split('\n')).toEqual([
      'Opening',
      '1 Definitions',
      '3 End',
      '2 Duties',
      'Help.',
      'Annex',
    ]);
  });

  it('leaves sections in their chapters', () => {
    const contract = documentOf(
      ['heading', 'A', 1],
      ['heading', '1.1', 2],
      ['heading', '1.2', 2],
      ['heading', 'B', 1],
      ['heading', '2.1', 2],
      ['heading', '2.2', 2],
    );
    expect(clausesReversed(contract).text.split('\n')).toEqual(['A', '1.2', '1.1', 'B', '2.2', '2.1']);
  });

  it('renames parties, not roles', () => {
    const { text } = renamed(documentOf(['paragraph', 'Acme Ltd serves the Customer. Acmeology.']), [
      'Acme Ltd',
      'Customer',
    ]);
    expect(text).toBe('Quillon serves the Customer. Acmeology.');
  });

  it('wraps running text, and never so that a line begins with markup', () => {
    const source = '# A heading that is longer than the width\nOne two three 1. four - five six seven';
    expect(rewrapped(source, 14)).toBe(
      '# A heading that is longer than the width\nOne two three 1.\nfour - five\nsix seven',
    );
  });
});
