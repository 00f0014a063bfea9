import fc from 'fast-check';
import { readPdf } from '../../../src/read/pdf/index.js';
import { makePdf, text } from './make.js';
import { OPTIONS } from './read.js';

const WORD = fc.constantFrom(
  'the',
  'processor',
  'shall',
  'inform',
  '(a)',
  '1.2',
  '-',
  'sub-',
  '\x95',
  'personal',
  'data',
  'Annex',
  '.',
  '12',
);
const PIECE = fc.record({
  x: fc.integer({ min: 20, max: 560 }),
  y: fc.integer({ min: 10, max: 830 }),
  size: fc.constantFrom(6, 8, 11, 11, 11, 14, 24),
  font: fc.constantFrom('F1', 'F1', 'F2'),
  words: fc.array(WORD, { minLength: 1, maxLength: 12 }).map((words) => words.join(' ')),
});
// What runs over the edge of the page is not visible, and pdf.js leaves it out.
const FITTING = PIECE.filter(({ x, size, words }) => x + 0.8 * size * words.length < 590);
const PAGES = fc.array(fc.array(FITTING, { maxLength: 40 }), { minLength: 1, maxLength: 4 });

test('whatever stands on the pages: blocks are sorted, apart, and hold all the text', async () => {
  await fc.assert(
    fc.asyncProperty(PAGES, async (pages) => {
      const made = makePdf(
        pages.map((page) => page.map(({ x, y, words, size, font }) => text(x, y, words, size, font)).join('')),
      );
      const { text: said, blocks, anchors } = await readPdf(made, OPTIONS);
      let end = 0;
      for (const block of blocks) {
        expect(said.slice(end, block.start).trim()).toBe('');
        expect(block.start).toBeGreaterThanOrEqual(end);
        expect(block.end).toBeGreaterThan(block.start);
        end = block.end;
      }
      expect(said.slice(end)).toBe('');
      const offsets = anchors.pages.map(({ offset }) => offset);
      expect(offsets).toEqual([...offsets].sort((one, other) => one - other));
      // Every word of every page is there; headers and page numbers need several pages, or digits alone.
      if (pages.length > 1) return;
      const letters = (words: string) => [...words.replace(/[^a-z]/gi, '')].sort().join('');
      expect(letters(said)).toBe(letters(pages[0]!.map(({ words }) => words).join('')));
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('changed bytes never crash the reader', async () => {
  const whole = makePdf([text(60, 700, 'The processor informs the controller.')], { compress: true });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 12 }), async (changes) => {
      const bytes = Uint8Array.from(whole);
      for (const [at, byte] of changes) bytes[at] = byte;
      const outcome = await readPdf(bytes, OPTIONS).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome.name).toBe('UserError');
    }),
    { numRuns: 100 },
  );
}, 60_000);
