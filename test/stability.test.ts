import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { clausesReversed, listsAsParagraphs, renamed, rewrapped } from '../bench/rework.js';
import { compare } from '../bench/shifts.js';
import { assess, type Catalogue, type Document, loadCatalogue, type Report, readDocument } from '../src/index.js';

const FILES = [
  'complete-agreement.md',
  'draft-in-negotiation.md',
  'draft-in-negotiation.docx',
  'draft-in-negotiation-fr.docx',
  'lab-terms-of-sale.docx',
  'lab-maintenance.pdf',
];
const examples = new Map<string, { document: Document; report: Report }>();
let catalogue: Catalogue;

beforeAll(async () => {
  catalogue = await loadCatalogue();
  for (const file of FILES) {
    const document = await readDocument(new Uint8Array(readFileSync(`examples/${file}`)), { path: file });
    examples.set(file, { document, report: assess([document], catalogue) });
  }
});

/** The verdicts that a change of what must not matter has changed. */
function shifts(file: string, change: (document: Document) => Document): string[] {
  const { document, report } = examples.get(file)!;
  return compare('', '', report, assess([change(document)], catalogue)).map(
    ({ requirement, before, after }) => `${requirement}: ${before} → ${after}`,
  );
}

describe('a verdict does not hang on', () => {
  it.each(FILES)('the order of the clauses: %s', (file) => expect(shifts(file, clausesReversed)).toEqual([]));

  it.each(FILES)('lists being lists: %s', (file) => expect(shifts(file, listsAsParagraphs)).toEqual([]));

  it.each(FILES)('what the parties are called: %s', (file) => {
    const names = ['Corrigan Stores DAC', 'Tessaly', 'Les Sources Vives', 'Tiralune', 'Orvane Santé Logiciels'];
    const company = fc.stringMatching(/^[BDFGKLMNPRTVZ][aeiou][bdfgklmnprtvz][aeiou][lnrst]$/);
    fc.assert(
      fc.property(fc.uniqueArray(company, { minLength: 5, maxLength: 5 }), (others) => {
        expect(shifts(file, (document) => renamed(document, names, others))).toEqual([]);
      }),
      { numRuns: 8, seed: 7 },
    );
  });

  it.each(FILES.slice(0, 2))('where lines break: %s', async (file) => {
    const source = readFileSync(`examples/${file}`, 'utf8');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 30, max: 110 }), async (width) => {
        const document = await readDocument(rewrapped(source, width), { path: file });
        expect(shifts(file, () => document)).toEqual([]);
      }),
      { numRuns: 8, seed: 7 },
    );
  });
});
