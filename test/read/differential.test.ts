import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import {
  compare,
  compareNumbers,
  convert,
  type Difference,
  differences,
  programOf,
  wrongPages,
} from '../../bench/differential.js';
import type { Document } from '../../src/model.js';
import { readDocument } from '../../src/read/index.js';

const FOLDER = 'examples';
const files = readdirSync(FOLDER).map((name) => join(FOLDER, name));
const word = files.filter((file) => file.endsWith('.docx'));
const pdf = files.filter((file) => file.endsWith('.pdf'));

const read = (path: string, view: Document['view'] = 'final'): Promise<Document> =>
  readDocument(new Uint8Array(readFileSync(path)), { path, view });

test('there are examples in both formats', () => {
  expect([word.length > 0, pdf.length > 0]).toEqual([true, true]);
});

/** What we leave out on purpose, in which files. */
const LEFT_OUT: Readonly<Record<string, readonly Difference['reason'][]>> = {
  'lab-maintenance.pdf': ['running header or footer'],
};

test.each([...word, ...pdf])(
  'every word that mammoth or pdf-parse finds is in our text, in order: %s',
  async (path) => {
    const reasons = new Set((await differences(path)).map(({ reason }) => reason));
    expect([...reasons]).toEqual(LEFT_OUT[basename(path)] ?? []);
  },
);

describe('the comparison itself', () => {
  const document = (text: string) => ({ text, blocks: [], warnings: [] }) as unknown as Document;

  test('finds a word that is lost, with its line', () => {
    const found = compare(document('The processor acts on instructions.'), [
      'The processor\nacts only on instructions.',
    ]);
    expect(found).toEqual([{ words: 'only', line: 'acts only on instructions.', reason: undefined }]);
  });

  test('tells words that stand elsewhere from lost ones', () => {
    const found = compare(document('one two three four'), ['four one two three']);
    expect(found).toEqual([{ words: 'four', line: 'four one two three', reason: 'elsewhere in our text' }]);
  });

  test('takes running lines and page numbers for what they are, and no others', () => {
    const pages = [1, 2, 3].map((page) => `Agreement v2\nBody ${'abc'[page - 1]}\n${page} / 3`);
    const found = compare(document('Body a Body b'), pages);
    expect(found.map(({ words, reason }) => `${words}: ${reason}`)).toEqual([
      ...[1, 2, 3].flatMap((page) => ['Agreement v2: running header or footer', `${page} 3: page number`]),
      'Body c: undefined',
    ]);
  });
});

const office = programOf('soffice', 'libreoffice');
const poppler = programOf('pdftotext');

if (!office) console.warn('LibreOffice is not installed: numbers are not compared with it.');
if (!poppler) console.warn('pdftotext is not installed: pages are not compared with it.');

describe('LibreOffice shows the same (skipped where it is not installed)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dpa-lint-differential-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const converted = (path: string, extension: string) => join(folder, basename(path).replace(/docx$/, extension));

  (office ? test : test.skip)(
    'clause numbers of the DOCX examples',
    async () => {
      convert(office!, 'txt:Text', word, folder);
      for (const path of word) {
        const lines = readFileSync(converted(path, 'txt'), 'utf8').split(/\r?\n/);
        const { compared, wrong } = compareNumbers(await read(path), lines);
        expect({ path, wrong }).toEqual({ path, wrong: [] });
        expect(compared).toBeGreaterThan(15);
      }
    },
    90_000,
  );

  (office && poppler ? test : test.skip)(
    'pages of the DOCX examples, printed',
    async () => {
      convert(office!, 'pdf', word, folder);
      for (const path of word) {
        const printed = converted(path, 'pdf');
        const document = await read(printed);
        expect(document.text.length).toBeGreaterThan(2000);
        expect({ path, wrong: wrongPages(document, printed) }).toEqual({ path, wrong: [] });
      }
    },
    90_000,
  );
});

(poppler ? test : test.skip).each(pdf)(
  'pages are those of pdftotext (skipped where it is not installed): %s',
  async (path) => {
    expect(wrongPages(await read(path), path)).toEqual([]);
  },
);
