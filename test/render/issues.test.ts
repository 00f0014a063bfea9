import { readDocument, render } from '../../src/index.js';
import type { Document } from '../../src/model.js';
import { separatorFor } from '../../src/render/issues/csv.js';
import { gap, redFlag, reportOn } from './docx/make.js';
import { open, textOf, treeOf } from './docx/restore.js';

const TEXT = 'Reports replace audits.\n\n=1+1 is a formula; "so" is ; and , here.\n\nStaff keep quiet.';
let document: Document;

beforeAll(async () => {
  document = await readDocument(TEXT, { path: '/clients/secret/contract.md' });
});

const report = (language = 'en') =>
  reportOn(
    document,
    [
      gap(document, 'Reports replace audits.'),
      gap(document, 'Staff keep quiet.', {
        verdict: 'absent',
        evidence: [],
        requirement: 'confidentiality',
        title: 'Confidentiality',
        citation: 'Art. 28(3), second subparagraph',
        remedy: { clause: 'Bind the staff.', fallback: 'Bind those with access.', language: 'en', after: '3' },
      }),
    ],
    [
      redFlag(document, ['=1+1 is a formula; "so" is ; and , here.'], {
        title: '@formula',
        remedy: '-1',
        message: '+2',
      }),
    ],
    { language },
  );

/** RFC 4180. */
function parse(csv: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  const token = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r\\n)`, 'y');
  while (token.lastIndex < csv.length) {
    const match = token.exec(csv);
    if (!match) throw new Error('Not well-formed.');
    rows.at(-1)!.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

test('CSV: a byte-order mark, a header, the most urgent first, and cells for people', () => {
  const csv = render(report(), { format: 'csv' });
  expect(csv.startsWith('\ufeff')).toBe(true);
  const [header, ...rows] = parse(csv.slice(1), ',');
  expect(header).toEqual([
    'No.',
    'Requirement',
    'Legal basis',
    'Authority',
    'Verdict',
    'Where',
    'Quote',
    'What is missing',
    'Suggested wording',
    'Fallback',
    'Priority',
    'Decision',
    'Owner',
    'Reply',
    'State',
  ]);
  expect(rows.map((row) => [row[0], row[1], row[10]])).toEqual([
    ['1', 'Confidentiality', 'high'],
    ['2', "'@formula", 'high'],
    ['3', 'Audits and inspections', 'medium'],
  ]);
  expect(rows[0]).toEqual([
    '1',
    'Confidentiality',
    'Art. 28(3) GDPR, second subparagraph',
    'statute',
    'absent',
    'to go after clause 3',
    '',
    'The contract says only a part.',
    'Bind the staff.',
    'Bind those with access.',
    'high',
    '',
    '',
    '',
    'open',
  ]);
});

test('CSV: nothing is run as a formula', () => {
  const rows = parse(render(report(), { format: 'csv' }).slice(1), ',');
  expect(rows.flat().filter((cell) => /^\s*[=+\-@\t\r]/.test(cell))).toEqual([]);
  expect(rows[2]).toEqual(expect.arrayContaining(["'@formula", "'+2", "'-1"]));
});

test('CSV: the separator is that of the spreadsheets of the reader', () => {
  expect(['en', 'fr', 'de', 'sv', 'it', 'pt', 'pl'].map(separatorFor)).toEqual([',', ';', ';', ';', ';', ';', ';']);
  const [header] = parse(render(report('fr'), { format: 'csv' }).slice(1), ';');
  expect(header?.slice(0, 2)).toEqual(['N°', 'Exigence']);
});

test('CSV: several contracts make one list, named without their folders', () => {
  const rows = parse(render([report(), report()], { format: 'csv' }).slice(1), ',');
  expect(rows.map(([first]) => first)).toEqual(['Contract', ...Array(6).fill('contract.md')]);
});

test('nothing internal goes to the counterparty', () => {
  const options = { audience: 'counterparty', side: 'processor' } as const;
  const csv = render(report(), { format: 'csv', ...options });
  const word = textOf(treeOf(open(render(report(), { format: 'issues-docx', ...options }))));
  for (const text of [csv, word]) {
    for (const internal of [
      'Fallback',
      'Priority',
      'Decision',
      'Owner',
      'high',
      'those with access',
      'favour',
      'secret',
    ]) {
      expect([internal, text.includes(internal)]).toEqual([internal, false]);
    }
    expect(text).toContain('Reply');
  }
});

test('Word: landscape, the header row comes again on each page, rows stay together', () => {
  const bytes = render(report(), { format: 'issues-docx', date: '2026-03-31' });
  const xml = open(bytes).xml('word/document.xml');
  expect(xml).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/);
  expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
  expect(xml.match(/<w:tr>/g)).toHaveLength(4);
  const text = textOf(treeOf(open(bytes)));
  for (const words of ['contract.md', '2026-03-31', 'One only in part.', 'Bind those with access.', 'legal advice']) {
    expect(text).toContain(words);
  }
  expect(render(report(), { format: 'issues-docx', date: '2026-03-31' })).toEqual(bytes);
});

test('Word: the reader opens it without a warning, as a table with a header', async () => {
  const read = await readDocument(render(report(), { format: 'issues-docx' }), { path: 'issues.docx' });
  expect(read.warnings).toEqual([]);
  expect(read.blocks.filter(({ cell }) => cell?.header)).toHaveLength(15);
});

test('Word: without gaps it says so; what was not assessed is not called free of them', () => {
  const words = (bytes: Uint8Array) => textOf(treeOf(open(bytes)));
  expect(words(render(reportOn(document, []), { format: 'issues-docx' }))).toContain('No gaps and no red flags');
  const none = reportOn(document, [], [], { assessed: 'none' });
  expect(words(render(none, { format: 'issues-docx' }))).not.toContain('No gaps');
});
