import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Document } from '../src/model.js';
import { readDocument } from '../src/read/index.js';
import { contractFiles } from './contract-files.js';
import { option } from './run-cli.js';

/** A stretch of words that another library finds and our text lacks at that place. */
export interface Difference {
  readonly words: string;
  /** The line that they stand in. */
  readonly line: string;
  readonly reason: Reason | undefined;
}

/** Why a difference is none. */
export type Reason =
  | 'running header or footer'
  | 'page number'
  | 'elsewhere in our text'
  | 'blanks set otherwise'
  | 'automatic number'
  | 'table of contents'
  | 'hidden text'
  | 'letters without a character map';

/** Compares our text with that of `mammoth` or `pdf-parse`, which run in a process of their own. */
export async function differences(path: string): Promise<Difference[]> {
  const document = await readDocument(new Uint8Array(readFileSync(path)), { path });
  return compare(document, await theirText(path));
}

/** The pages of a PDF, one of a DOCX. */
export async function theirText(path: string): Promise<string[]> {
  const script = extname(path) === '.pdf' ? PDF_PARSE : MAMMOTH;
  const args = ['--input-type=module', '-e', script, path];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, maxBuffer: 1e9 });
  return JSON.parse(stdout.slice(stdout.lastIndexOf('\n') + 1));
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MAMMOTH = `
  import mammoth from 'mammoth';
  const { value } = await mammoth.extractRawText({ path: process.argv[1] });
  process.stdout.write('\\n' + JSON.stringify([value]));
`;
const PDF_PARSE = `
  import { readFileSync } from 'node:fs';
  import { PDFParse } from 'pdf-parse';
  const parser = new PDFParse({ data: new Uint8Array(readFileSync(process.argv[1])) });
  const { pages } = await parser.getText({ pageJoiner: '' });
  process.stdout.write('\\n' + JSON.stringify(pages.map(({ text }) => text)));
  await parser.destroy();
`;

// ── Words ────────────────────────────────────────────────────────────────────────────────────────

/** Every stretch of their words that is not in our text at that place, with its reason if it has one. */
export function compare(document: Document, pages: readonly string[]): Difference[] {
  const found: Difference[] = [];
  const lines = pages.map((page) =>
    page
      .normalize('NFKC')
      .replace(/\u00ad/g, '')
      .split('\n')
      .filter((line) => line.trim() !== ''),
  );
  const running = runningLines(lines);
  const theirs = lines.flatMap((page) =>
    page.flatMap((line, i) => {
      const words = wordsOf(line);
      if (!isMargin(page, i) || !running.has(masked(line))) return words.map((word) => ({ word, line }));
      const reason = /\p{L}/u.test(line) ? 'running header or footer' : 'page number';
      if (words.length > 0) found.push({ words: words.join(' '), line: line.trim(), reason });
      return [];
    }),
  );
  const text = document.text.normalize('NFKC');
  const ours = wordsOf(text);
  const { left, right } = common(
    theirs.map(({ word }) => word),
    ours,
  );
  // What stands in our text but was not matched: moved there, or joined from the halves of a broken word.
  const spare = counted(ours.filter((_, i) => !right.has(i)));
  const solid = letters(text);
  const codes = new Set(document.warnings.map(({ code }) => code));
  const what = new Set(document.warnings.map(({ data }) => data.what));

  for (let i = 0; i < theirs.length; i++) {
    if (left.has(i)) continue;
    const first = i;
    while (i + 1 < theirs.length && !left.has(i + 1) && theirs[i + 1]!.line === theirs[first]!.line) i++;
    const stretch = theirs.slice(first, i + 1);
    const words = stretch.map(({ word }) => word);
    const { line } = stretch[0]!;
    found.push({ words: words.join(' '), line: line.trim(), reason: reasonOf(words, first, i) });
  }
  return found;

  function reasonOf(words: readonly string[], first: number, last: number): Reason | undefined {
    if (words.every((word) => (spare.get(word) ?? 0) > 0)) {
      for (const word of words) spare.set(word, spare.get(word)! - 1);
      return 'elsewhere in our text';
    }
    // With the words around it, since a blank may be all that differs.
    const around = theirs.slice(Math.max(0, first - 2), last + 3).map(({ word }) => word);
    if (solid.includes(letters(around.join('')))) return 'blanks set otherwise';
    if (solid.includes(letters(words.join(''))) && words.join('').length > 2) return 'blanks set otherwise';
    if (isNumber(words, document)) return 'automatic number';
    if (what.has('table of contents')) return 'table of contents';
    if (codes.has('hidden-text')) return 'hidden text';
    if (codes.has('page-garbled') || what.has('characters')) return 'letters without a character map';
    return undefined;
  }
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}]+/gu, '').toLowerCase();
}

function masked(line: string): string {
  return line.replace(/\d+/g, '#').trim();
}

/** Lines, but for their digits, that stand in the margins of a third of the pages, at least two. */
function runningLines(pages: readonly (readonly string[])[]): Set<string> {
  const counts = counted(pages.flatMap((page) => [...new Set(page.filter((_, i) => isMargin(page, i)).map(masked))]));
  return new Set([...counts].filter(([, count]) => count >= 2 && count >= 0.3 * pages.length).map(([line]) => line));
}

/** Among the first or last lines of a page; some programs write header and footer both first. */
function isMargin(page: readonly string[], index: number): boolean {
  return index < 6 || index >= page.length - 6;
}

/** A number that our blocks carry beside the text. */
function isNumber(words: readonly string[], { blocks }: Document): boolean {
  const wanted = words.join('.');
  return blocks.some(({ number }) => number !== undefined && wordsOf(number).join('.') === wanted);
}

function counted(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** The longest common sequence of words (Hunt and Szymanski): the indices in both. */
function common(one: readonly string[], other: readonly string[]): { left: Set<number>; right: Set<number> } {
  const places = new Map<string, number[]>();
  other.forEach((word, j) => {
    const list = places.get(word);
    if (list) list.push(j);
    else places.set(word, [j]);
  });
  interface Link {
    readonly i: number;
    readonly j: number;
    readonly before: Link | undefined;
  }
  // The link at `k` ends a common sequence of k + 1 words as early in `other` as can be.
  const ends: Link[] = [];
  one.forEach((word, i) => {
    const list = places.get(word) ?? [];
    for (let n = list.length - 1; n >= 0; n--) {
      const j = list[n]!;
      let low = 0;
      let high = ends.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (ends[middle]!.j < j) low = middle + 1;
        else high = middle;
      }
      if (ends[low]?.j !== j) ends[low] = { i, j, before: ends[low - 1] };
    }
  });
  const left = new Set<number>();
  const right = new Set<number>();
  for (let link = ends.at(-1); link; link = link.before) {
    left.add(link.i);
    right.add(link.j);
  }
  return { left, right };
}

// ── Numbers and pages ────────────────────────────────────────────────────────────────────────────

/** The first of these programs that is installed. */
export function programOf(...names: readonly string[]): string | undefined {
  return names.find((name) => {
    try {
      execFileSync('which', [name], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });
}

/** Converts files with LibreOffice, which knows nothing of how we read; `to`: "pdf", "txt:Text". */
export function convert(office: string, to: string, files: readonly string[], folder: string): void {
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  execFileSync(office, [profile, '--headless', '--convert-to', to, '--outdir', folder, ...files], { stdio: 'ignore' });
}

export interface Numbers {
  /** How many numbers stood beside a text that LibreOffice shows just once. */
  readonly compared: number;
  /** Those that differ: "shown | ours | text". */
  readonly wrong: readonly string[];
}

/** Compares the numbers of our blocks with those that LibreOffice shows before the same texts, one to a line. */
export function compareNumbers({ text, blocks, changes }: Document, lines: readonly string[]): Numbers {
  const wrong: string[] = [];
  let compared = 0;
  const shown = lines.map(evened);
  for (const block of blocks) {
    const own = evened(text.slice(block.start, block.end).split('\n')[0]!);
    if (block.number === undefined || block.kind === 'note' || own === '') continue;
    // LibreOffice shows what was deleted before it, too.
    const most = changes.length > 0 ? Number.POSITIVE_INFINITY : 20;
    const before = shown
      .filter((line) => line.endsWith(own) && line.length - own.length <= most)
      .map((line) => line.slice(0, line.length - own.length).trim());
    if (before.length !== 1) continue;
    const number = before[0]!.split(' ', block.number.split(' ').length).join(' ');
    // A bullet is of a symbol font: any sign will do.
    const isBullet = !/[\p{L}\p{N}]/u.test(block.number) && !/[\p{L}\p{N}]/u.test(number) && number !== '';
    compared++;
    if (number !== block.number && !isBullet) wrong.push(`${number} | ${block.number} | ${own.slice(0, 50)}`);
  }
  return { compared, wrong };
}

function evened(line: string): string {
  return line.normalize('NFKC').replace(/\s+/g, ' ').trim();
}

/** Words that we place on a page on which `pdftotext` does not find them ("page: word"). */
export function wrongPages({ text, anchors }: Document, path: string): string[] {
  const wrong: string[] = [];
  const pages = anchors.pages;
  const textOf = (page: number) =>
    execFileSync('pdftotext', ['-f', `${page}`, '-l', `${page}`, path, '-'], { encoding: 'utf8' }).normalize('NFKC');
  const numbers = [...new Set(pages.map(({ value }) => value.page))];
  const solid = new Map(numbers.map((page) => [page, letters(textOf(page))]));
  pages.forEach(({ offset, value }, i) => {
    // A word that runs over the end of a page stands on both.
    const next = pages[i + 1]?.offset ?? text.length;
    const words = wordsOf(text.slice(offset, next).normalize('NFKC')).slice(1, -1);
    for (const word of words) {
      if (!solid.get(value.page)!.includes(letters(word))) wrong.push(`${value.page}: ${word}`);
    }
  });
  return wrong;
}

// ── By command ───────────────────────────────────────────────────────────────────────────────────

/** For every DOCX and PDF of a folder: which words the other libraries find that we do not, and why. */
async function main(): Promise<void> {
  const folder = option('corpus', fileURLToPath(new URL('../examples', import.meta.url)));
  const files = contractFiles(folder).filter((file) => /\.(?:docx|pdf)$/.test(file));
  let unexplained = 0;
  for (const path of files) {
    try {
      const found = await differences(path);
      const reasons = counted(found.map(({ reason }) => reason ?? 'UNEXPLAINED'));
      const pages = extname(path) === '.pdf' && programOf('pdftotext') ? await pagesOf(path) : '';
      console.log(`${relative(folder, path)}${pages}`);
      for (const [reason, count] of reasons) console.log(`  ${String(count).padStart(5)} ${reason}`);
      for (const { words, line, reason } of found) {
        if (reason !== undefined && !process.argv.includes('--list')) continue;
        console.log(`        ${reason ?? '??'}: ${words.slice(0, 100)} (in: ${line.slice(0, 100)})`);
        if (reason === undefined) unexplained++;
      }
    } catch (error) {
      console.log(`${relative(folder, path)}: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
    }
  }
  await numbers(files.filter((file) => file.endsWith('.docx')));
  console.log(`${files.length} files, ${unexplained} stretches of words without a reason`);
  process.exitCode = unexplained === 0 ? 0 : 1;
}

async function numbers(files: readonly string[]): Promise<void> {
  const office = programOf('soffice', 'libreoffice');
  if (!office) console.log('LibreOffice is not installed: numbers are not compared with it.');
  if (!office || files.length === 0) return;
  const folder = mkdtempSync(join(tmpdir(), 'dpa-lint-differential-'));
  convert(office, 'txt:Text', files, folder);
  console.log('Numbers of clauses, as LibreOffice shows them');
  for (const path of files) {
    const document = await readDocument(new Uint8Array(readFileSync(path)), { path });
    const lines = readFileSync(join(folder, basename(path).replace(/docx$/, 'txt')), 'utf8').split(/\r?\n/);
    const { compared, wrong } = compareNumbers(document, lines);
    console.log(`  ${basename(path)}: ${compared} compared, ${wrong.length} differ ${wrong.slice(0, 3).join('; ')}`);
  }
  rmSync(folder, { recursive: true });
}

async function pagesOf(path: string): Promise<string> {
  const document = await readDocument(new Uint8Array(readFileSync(path)), { path });
  const wrong = wrongPages(document, path);
  return `: ${wordsOf(document.text).length} words, ${wrong.length} on another page than with pdftotext ${wrong.slice(0, 5).join(', ')}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
