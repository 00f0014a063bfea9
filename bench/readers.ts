import { spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Document, HeadingLevel, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import PDFDocument from 'pdfkit';
import { generator } from './bootstrap.js';
import { median, option } from './run-cli.js';

/** The readers beside the usual libraries: processor time and the most memory, each in a process of its own, in turns. */
async function main(): Promise<void> {
  const dist = option('dist', fileURLToPath(new URL('../dist', import.meta.url)));
  const rounds = Number(option('rounds', '5'));
  const only = option('only', '');
  if (!existsSync(join(dist, 'index.js'))) {
    console.log('Readers: not built: npm run build');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'dpa-lint-readers-'));
  const ours = `const { readDocument } = await import(${JSON.stringify(pathToFileURL(join(dist, 'index.js')).href)});
    read = async (bytes) => (await readDocument(bytes, { path: file })).text;`;
  let missed = 0;
  console.log(`\nReaders: processor time with all threads, median of ${rounds} processes`);
  console.log(
    `${''.padEnd(34)} ${['first', 'warm'].map((name) => `${name} ms`.padStart(9)).join(' ')}  peak MB  signs`,
  );
  for (const { name, extension, write, smaller, others } of CASES) {
    if (!extension.includes(only)) continue;
    const path = join(folder, `contract.${extension}`);
    await write(path);
    const less = smaller ? join(folder, `smaller.${extension}`) : path;
    if (smaller) await smaller.write(less);
    console.log(name);
    const readers = [
      { name: 'dpa-lint', load: ours, path, judge: undefined },
      ...others.map((o) => ({ ...o, path: less })),
    ];
    const runs = readers.map((): Run[] => []);
    for (let round = 0; round < rounds; round++) {
      readers.forEach((reader, i) => {
        runs[i]!.push(run(reader.load, reader.path));
      });
    }
    const own = runs[0]!;
    console.log(row('dpa-lint', middle(own)));
    runs.slice(1).forEach((other, i) => {
      const { name, judge } = others[i]!;
      const label = smaller ? `${name}, ${smaller.name}` : name;
      const verdict = judge?.(own, other) ?? { text: share(own, other), isMet: true };
      if (!verdict.isMet) missed++;
      console.log(`${row(label, middle(other))}  ${smaller ? '' : verdict.text}`);
      if (smaller) console.log(`    ${verdict.text}`);
    });
  }
  rmSync(folder, { recursive: true });
  process.exitCode = missed === 0 ? 0 : 1;
}

// ── What is compared ─────────────────────────────────────────────────────────────────────────────

interface Case {
  readonly name: string;
  readonly extension: string;
  readonly write: (path: string) => Promise<void>;
  /** What the others read where all of it would take them too long. */
  readonly smaller?: { readonly name: string; readonly write: (path: string) => Promise<void> };
  readonly others: readonly Other[];
}

interface Other {
  readonly name: string;
  /** The body of a module that sets `read`, from bytes to text. */
  readonly load: string;
  readonly judge?: (own: readonly Run[], other: readonly Run[]) => { readonly text: string; readonly isMet: boolean };
}

/** Milliseconds of processor time: of loading and the first reading, and of the fastest of five more. MB; code units. */
interface Run {
  readonly first: number;
  readonly warm: number;
  readonly peak: number;
  readonly length: number;
}

const PAGES = 200;

const CASES: readonly Case[] = [
  {
    name: `DOCX of ${PAGES} pages`,
    extension: 'docx',
    write: writeDocx,
    others: [
      {
        name: 'mammoth',
        load: `const { default: mammoth } = await import('mammoth');
          read = async (bytes) => (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;`,
        judge: (own, other) => atMost(own, other, 1 / 3),
      },
    ],
  },
  {
    name: `PDF of ${PAGES} pages`,
    extension: 'pdf',
    write: writePdf,
    others: [
      {
        name: "unpdf's text alone",
        load: `const { extractText, getDocumentProxy } = await import('unpdf');
          read = async (bytes) => {
            const pdf = await getDocumentProxy(bytes);
            const { text } = await extractText(pdf, { mergePages: true });
            await pdf.destroy();
            return text;
          };`,
        judge: (own, other) => atMost(own, other, 1.3),
      },
      {
        name: 'pdf-parse',
        load: `const { PDFParse } = await import('pdf-parse');
          read = async (bytes) => {
            const parser = new PDFParse({ data: bytes });
            const { text } = await parser.getText();
            await parser.destroy();
            return text;
          };`,
      },
    ],
  },
  {
    name: 'Markdown, 1 MB of headings and lists',
    extension: 'md',
    write: async (path) => writeFileSync(path, markdown(1_000_000)),
    // The parser takes 16 times as long for four times as much.
    ...(process.argv.includes('--whole')
      ? {}
      : { smaller: { name: '250 KB', write: async (path: string) => writeFileSync(path, markdown(250_000)) } }),
    others: [
      {
        name: 'remark-parse',
        load: `const { unified } = await import('unified');
          const { default: remarkParse } = await import('remark-parse');
          read = async (bytes) => {
            const text = new TextDecoder().decode(bytes);
            unified().use(remarkParse).parse(text);
            return text;
          };`,
        judge: (own) => {
          const isMet = middle(own).first < 2000;
          return { text: `dpa-lint: target under 2,000 ms: ${met(isMet)}`, isMet };
        },
      },
    ],
  },
];

function atMost(own: readonly Run[], other: readonly Run[], most: number): { text: string; isMet: boolean } {
  const isMet = shareOf('warm', own, other) <= most;
  return { text: `${share(own, other)}, target, warm, at most ${most.toFixed(2)}: ${met(isMet)}`, isMet };
}

function share(own: readonly Run[], other: readonly Run[]): string {
  const [first, warm] = [shareOf('first', own, other), shareOf('warm', own, other)];
  return `dpa-lint takes ${first.toFixed(2)}, warm ${warm.toFixed(2)}`;
}

/** The median of the shares round by round: both runs of a round are slowed alike by what else the machine does. */
function shareOf(key: 'first' | 'warm', own: readonly Run[], other: readonly Run[]): number {
  return median(own.map((run, round) => run[key] / other[round]![key]));
}

function met(isMet: boolean): string {
  return isMet ? 'met' : 'MISSED';
}

// ── Measuring ────────────────────────────────────────────────────────────────────────────────────

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** pdf-parse and unpdf set the same global worker, and memory is that of a process: each reading has its own. */
function run(load: string, path: string): Run {
  const script = `
    import { readFileSync } from 'node:fs';
    const file = process.argv[1];
    const bytes = new Uint8Array(readFileSync(file));
    const spent = (from) => { const { user, system } = process.cpuUsage(from); return (user + system) / 1000; };
    let read;
    const start = process.cpuUsage();
    ${load}
    const { length } = await read(bytes.slice());
    const first = spent(start);
    const peak = (process.resourceUsage().maxRSS * 1024) / 1e6;
    const times = [];
    for (let i = 0; i < (first > 5000 ? 0 : 5); i++) {
      const start = process.cpuUsage();
      await read(bytes.slice());
      times.push(spent(start));
    }
    process.stdout.write('\\n' + JSON.stringify({ first, warm: Math.min(first, ...times), peak, length }));
  `;
  const args = ['--input-type=module', '-e', script, path];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`A reader failed:\n${stderr}`);
  return JSON.parse(stdout.slice(stdout.lastIndexOf('\n') + 1));
}

function middle(runs: readonly Run[]): Run {
  const of = (key: keyof Run) => median(runs.map((run) => run[key]));
  return { first: of('first'), warm: of('warm'), peak: of('peak'), length: of('length') };
}

function row(label: string, { first, warm, peak, length }: Run): string {
  const cells = [first.toFixed(0).padStart(9), warm.toFixed(0).padStart(9), peak.toFixed(0).padStart(8)];
  return `  ${label.padEnd(32)} ${cells.join(' ')}  ${length}`;
}

// ── The files ────────────────────────────────────────────────────────────────────────────────────

const random = generator(28);
const SYLLABLES =
  'con pro sub ces sor tion per so nal da ta in struc ment ar ti cle au dit se cu ri ty no ti fy un der ta king'.split(
    ' ',
  );
const WORDS = Array.from({ length: 1500 }, (_, i) =>
  Array.from({ length: 1 + (i % 4) }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join(''),
);

/** Words at random, the first ones of the list more often, as in a language: so that it packs as text does. */
function sentence(length: number): string {
  const words = Array.from({ length }, () => WORDS[Math.floor(WORDS.length * random() ** 3)]);
  return `${words.join(' ').replace(/^./, (letter) => letter.toUpperCase())}.`;
}

/** A page: a heading, six numbered paragraphs with runs in bold, three items; every fifth page a table. */
async function writeDocx(path: string): Promise<void> {
  const levels = ['%1.', '%1.%2', '(%3)'].map((text, level) => ({
    level,
    text,
    format: level === 2 ? LevelFormat.LOWER_LETTER : LevelFormat.DECIMAL,
  }));
  const numbering = (level: number) => ({ numbering: { reference: 'clauses', level } });
  const children = Array.from({ length: PAGES }, (_, page) => [
    new Paragraph({
      ...numbering(0),
      text: `Clause of page ${page}`,
      heading: HeadingLevel.HEADING_1,
      pageBreakBefore: page > 0,
    }),
    ...Array.from({ length: 6 }, () => {
      const runs = [0, 1, 2].map((part) => new TextRun({ text: `${sentence(22)} `, bold: part === 1 }));
      return new Paragraph({ ...numbering(1), children: runs });
    }),
    ...[0, 1, 2].map(() => new Paragraph({ ...numbering(2), children: [new TextRun(sentence(12))] })),
    ...(page % 5 === 0 ? [table()] : []),
  ]).flat();
  const document = new Document({
    numbering: { config: [{ reference: 'clauses', levels }] },
    sections: [{ children }],
  });
  writeFileSync(path, await Packer.toBuffer(document));
}

function table(): Table {
  const cell = () => new TableCell({ children: [new Paragraph(sentence(6))] });
  const rows = Array.from({ length: 5 }, () => new TableRow({ children: [cell(), cell(), cell()] }));
  return new Table({ rows });
}

/** A page: a running header, a heading, six numbered paragraphs, a page number. */
async function writePdf(path: string): Promise<void> {
  const document = new PDFDocument({ size: 'A4', margin: 70, autoFirstPage: false });
  const stream = createWriteStream(path);
  document.pipe(stream);
  for (let page = 1; page <= PAGES; page++) {
    document.addPage();
    document.font('Helvetica').fontSize(8).text('Data processing agreement, version 3', 70, 40);
    document.font('Helvetica-Bold').fontSize(14).text(`${page}. Clause of page ${page}`, 70, 80);
    document.font('Helvetica').fontSize(10);
    for (let i = 1; i <= 6; i++) {
      const text = [0, 1, 2].map(() => sentence(22)).join(' ');
      document.moveDown(0.8).text(`${page}.${i} ${text}`, { align: 'justify' });
    }
    document.fontSize(8).text(`${page} / ${PAGES}`, 280, 760, { lineBreak: false });
  }
  document.end();
  await finished(stream);
}

function markdown(length: number): string {
  const parts: string[] = [];
  for (let size = 0, clause = 1; size < length; clause++) {
    const items = [0, 1, 2, 3].map((i) => `${i + 1}. ${sentence(14)}\n   - ${sentence(9)}\n`);
    const part = `## ${clause}. Clause ${clause}\n\n${sentence(30)}\n\n${items.join('')}\n`;
    parts.push(part);
    size += part.length;
  }
  return parts.join('').slice(0, length);
}

await main();
