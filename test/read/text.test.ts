import fc from 'fast-check';
import { readDocument } from '../../src/read/index.js';
import { faults, outline } from './positions.js';

const read = (source: string) => readDocument(source, { path: 'a.txt' });
const blocks = async (source: string) => outline(await read(source));

const WRAPPED = `The processor shall process the personal data only on documented
instructions of the controller, and it shall inform the controller of
any sub-processor that it engages, of the duration and of its obli-
gations, and of each third-
party that has access; it keeps the Daten-
und Geräteliste up to date at all times.`;

test('wrapped lines are one paragraph, and words cut at line ends are whole', async () => {
  const [paragraph] = await blocks(WRAPPED);
  expect(paragraph).toContain('documented instructions');
  expect(paragraph).toContain('its obligations, and');
  expect(paragraph).toContain('each third-party that');
  expect(paragraph).toContain('the Daten- und Geräteliste up');
  expect(await blocks(WRAPPED)).toHaveLength(1);
});

test('lines that are whole paragraphs stay apart', async () => {
  const source = `Parties\nAcme Ltd\nThe processor acts on instructions and does so in one long line of this text.\nIt helps.`;
  expect(await blocks(source)).toHaveLength(4);
});

test('typed numbers begin blocks and stay in the text', async () => {
  expect(
    await blocks('1.1 The processor acts.\n1.2 It shall:\n(a) help;\n(b) inform.\n§ 4 Fristen\nArt. 5 Haftung'),
  ).toEqual([
    'paragraph: 1.1 The processor acts.',
    'paragraph: 1.2 It shall:',
    'paragraph: (a) help;',
    'paragraph: (b) inform.',
    'heading1: § 4 Fristen',
    'heading1: Art. 5 Haftung',
  ]);
});

test('a reference at the head of a wrapped line begins nothing', async () => {
  const source = `The processor takes all of the measures that are required under the
Article 32 of the Regulation and it helps the controller with its own
(a) and all other duties that follow from the rules of the Regulation`;
  expect(await blocks(source)).toHaveLength(1);
});

test('bullets are items, nested by their indentation', async () => {
  expect(
    await blocks('The data:\n- names\n- addresses of\n  the staff\n  • home\n- ages\n\n  and more\n\nEnd.'),
  ).toEqual([
    'paragraph: The data:',
    'item1 •: names',
    'item1 •: addresses of the staff',
    'item2 •: home',
    'item1 •: ages',
    'item1: and more',
    'paragraph: End.',
  ]);
});

test('titles: underlined, in capitals, numbered', async () => {
  const source =
    'Agreement\n=========\n\nScope\n-----\n\nText.\n\nLIABILITY\n\nText.\n\n4.2 Duration\n\nText.\n\nBETWEEN\n\nAcme';
  expect(await blocks(source)).toEqual([
    'heading1: Agreement',
    'heading2: Scope',
    'paragraph: Text.',
    'heading1: LIABILITY',
    'paragraph: Text.',
    'heading2: 4.2 Duration',
    'paragraph: Text.',
    'paragraph: BETWEEN',
    'paragraph: Acme',
  ]);
});

test('blanks and check boxes stay', async () => {
  expect(await blocks('Name: ________\n\n__________\n\n[ ] yes\n[x] no')).toEqual([
    'paragraph: Name: ________',
    'paragraph: __________',
    'paragraph [ ]: [ ] yes',
    'paragraph [x]: [x] no',
  ]);
});

test('places are exact', async () => {
  const lines = fc.constantFrom(
    ...[
      '',
      '',
      'The processor',
      'shall act-',
      'ively',
      '- item',
      '  • inner',
      '1. one',
      '===',
      '\ttab',
      'a  b',
      '\f',
      '<pre>',
      'e\u0301',
    ],
    ...[WRAPPED, 'TITLE', '(a) x;', '\u00a0', '________'],
  );
  const end = fc.constantFrom('\n', '\r\n', '\r');
  await fc.assert(
    fc.asyncProperty(
      fc.array(lines, { maxLength: 20 }),
      end,
      fc.constantFrom('', '\ufeff'),
      async (parts, eol, bom) => {
        const source = `${bom}words${eol}${parts.join(eol)}`;
        expect(faults(await read(source), source)).toEqual([]);
      },
    ),
    { numRuns: 500 },
  );
});
