import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import mammoth from 'mammoth';
import { readDocx } from '../../../src/read/docx/index.js';
import { abstractNum, li, num, optionsFor, p, pack, style } from './pack.js';

const numbered = (level: number, text: string, heading?: (typeof HeadingLevel)[keyof typeof HeadingLevel]) =>
  new Paragraph({
    numbering: { reference: 'clauses', level },
    children: [new TextRun(text)],
    ...(heading ? { heading } : {}),
  });

async function contract(): Promise<Buffer> {
  const levels = ['%1.', '%1.%2', '(%3)'].map((text, level) => ({
    level,
    text,
    format: level === 2 ? LevelFormat.LOWER_LETTER : LevelFormat.DECIMAL,
  }));
  const row = (...cells: string[]) =>
    new TableRow({ children: cells.map((cell) => new TableCell({ children: [new Paragraph(cell)] })) });
  const document = new Document({
    numbering: { config: [{ reference: 'clauses', levels }] },
    footnotes: { 1: { children: [new Paragraph('As amended from time to time.')] } },
    sections: [
      {
        children: [
          new Paragraph({ text: 'Agreement on processing', heading: HeadingLevel.TITLE }),
          numbered(0, 'Subject', HeadingLevel.HEADING_1),
          numbered(1, 'The processor keeps the records described in the annex.'),
          numbered(1, 'It acts on instructions:'),
          numbered(2, 'in writing;'),
          numbered(2, 'by e-mail.'),
          new Paragraph({
            children: [
              new TextRun('See the '),
              new ExternalHyperlink({ link: 'https://example.com', children: [new TextRun('list')] }),
              new FootnoteReferenceRun(1),
              new TextRun({ text: '.', bold: true }),
            ],
          }),
          new Table({ rows: [row('Data', 'People'), row('Names & addresses', 'Customers'), row('', '<none>')] }),
          numbered(0, 'Deletion', HeadingLevel.HEADING_1),
          numbered(1, 'All copies are erased.'),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

test('every word that mammoth finds is in our text, in order', async () => {
  const bytes = await contract();
  const ours = words((await readDocx(new Uint8Array(bytes), optionsFor())).text);
  const theirs = words((await mammoth.extractRawText({ buffer: bytes })).value);
  expect(theirs.length).toBeGreaterThan(30);
  let at = 0;
  const missing = theirs.filter((word) => {
    const found = ours.indexOf(word, at);
    if (found >= 0) at = found + 1;
    return found < 0;
  });
  expect(missing).toEqual([]);
});

const LEVELS = [
  { text: '%1.' },
  { text: '%1.%2' },
  { text: '(%3)', format: 'lowerLetter' },
  { text: '%4.', format: 'upperRoman' },
];
const STYLED = [
  { text: 'Article %1', more: '<w:pStyle w:val="Heading1"/>' },
  { text: '%1.%2', more: '<w:pStyle w:val="Heading2"/>' },
];
const STYLES = [1, 2]
  .map((level) =>
    style(
      `Heading${level}`,
      `heading ${level}`,
      `<w:pPr><w:numPr><w:ilvl w:val="${level - 1}"/><w:numId w:val="3"/></w:numPr></w:pPr>`,
    ),
  )
  .join('');

/** Levels 0 to 3 of list 1; 4 to 5 the same of list 2, which restarts; 6 and 7 headings; 8 plain text. */
const SEQUENCES = [
  [0, 1, 1, 2, 2, 3, 3, 0, 1, 2, 8, 2, 1, 0],
  [1, 0, 1, 3, 2, 3, 8, 8, 0, 2, 1],
  [0, 4, 4, 0, 4, 8, 5, 5, 1, 0],
  [6, 7, 7, 8, 0, 0, 6, 7, 1, 7, 6, 8, 7],
];

const office = findOffice();

(office ? test : test.skip)(
  'numbers are those that LibreOffice shows (skipped where it is not installed)',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dpa-lint-'));
    try {
      const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
      const numbering = abstractNum(0, LEVELS) + abstractNum(1, STYLED) + num(1, 0) + num(2, 0, restart) + num(3, 1);
      const files = SEQUENCES.map((sequence, index) => {
        const body = sequence.map((code, position) => {
          const text = `text ${position}`;
          if (code < 4) return li(1, code, text);
          if (code < 6) return li(2, code - 4, text);
          return code < 8 ? p(text, `<w:pStyle w:val="Heading${code - 5}"/>`) : p(text);
        });
        const bytes = pack(body.join(''), { numbering, styles: STYLES });
        writeFileSync(join(folder, `${index}.docx`), bytes);
        return bytes;
      });
      const names = files.map((_, index) => join(folder, `${index}.docx`));
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      execFileSync(office!, [profile, '--headless', '--convert-to', 'txt:Text', '--outdir', folder, ...names], {
        stdio: 'ignore',
      });
      for (const [index, bytes] of files.entries()) {
        const shown = readFileSync(join(folder, `${index}.txt`), 'utf8')
          .replace('\ufeff', '')
          .split(/\r?\n/)
          .map((line) => line.trim())
          .filter((line) => line !== '');
        const { blocks, text } = await readDocx(bytes, optionsFor());
        expect(blocks.map((block) => `${block.number ?? ''} ${text.slice(block.start, block.end)}`.trim())).toEqual(
          shown,
        );
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  60_000,
);

function findOffice(): string | undefined {
  for (const command of ['soffice', 'libreoffice']) {
    try {
      return execFileSync('which', [command], { stdio: ['ignore', 'pipe', 'ignore'] })
        .toString()
        .trim();
    } catch {
      // Not this one.
    }
  }
  return undefined;
}
