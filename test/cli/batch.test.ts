import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { runBatch, writeBatch } from '../../bench/batch.js';
import { progressOn } from '../../src/cli/progress.js';
import { messages } from '../../src/messages/index.js';
import { cli, folder, TERMS, THIN } from './fixtures.js';

const example = (name: string) => new Uint8Array(readFileSync(`examples/${name}`));
const files = {
  'thin.md': THIN,
  'terms.md': TERMS,
  'complete.md': readFileSync('examples/complete-agreement.md', 'utf8'),
  'broken.docx': example('draft-in-negotiation.docx').subarray(0, 5000),
  'draft.docx': example('draft-in-negotiation.docx'),
  'lab.pdf': example('lab-maintenance.pdf'),
};
const at = folder(files);
// Workers that read TypeScript take a while to start, and several times that on a busy machine.
jest.setTimeout(180_000);

const MAIN = 'dist/cli/main.js';

test('a folder: every contract once, sorted, the same on one worker and on two, one bad file no end', async () => {
  const one = await cli([at('.'), '-f', 'ndjson', '--jobs', '1']);
  const two = await cli([at('.'), '-f', 'ndjson', '--jobs', '2']);
  expect(two).toEqual(one);
  const paths = one.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).document.path);
  expect(paths).toEqual(Object.keys(files).sort().map(at));
  expect(one.code).toBe(3);
  expect(one.stderr).toMatch(/broken\.docx: /);
  expect(one.stderr).toMatch(/6 contracts: 4 with gaps or red flags, 1 not assessed\.\n$/);
});

test('a pattern, and a name that is not there', async () => {
  const { stdout, stderr, code } = await cli([at('t*.md'), at('nowhere.md'), '-f', 'json']);
  expect(JSON.parse(stdout)).toHaveLength(2);
  expect([code, stderr.match(/nowhere\.md: There is no such file/g)?.length]).toEqual([3, 1]);
  expect(stdout).toBe(`${JSON.stringify(JSON.parse(stdout), null, 2)}\n`);
});

test('text: the reports, then a table with the worst first', async () => {
  const { stdout } = await cli([at('complete.md'), at('thin.md'), at('broken.docx')]);
  const table = stdout.slice(stdout.lastIndexOf('Contract '));
  const [head = '', ...rows] = table.split('\n');
  expect(head).toMatch(/· {2}a {2}b {2}c {2}d {2}e {2}f {2}g {2}h +gaps +flags$/);
  const order = rows.slice(0, 3).map((row) => /(broken\.docx|thin\.md|complete\.md)/.exec(row)?.[1]);
  expect(order).toEqual(['broken.docx', 'thin.md', 'complete.md']);
  for (const line of table.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  expect(stdout.indexOf('All 28 requirements')).toBeGreaterThan(-1);
});

test('text of many contracts is the table alone', async () => {
  const many = folder(Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`${i}.md`, `${TERMS}\n${i}`])));
  const { stdout } = await cli([many('.')]);
  expect(stdout).not.toMatch(/Searched/);
  expect(stdout.match(/No contract on processing/g)).toHaveLength(12);
  expect(stdout).toMatch(/dpa-lint FILE/);
});

test('several formats at once, to files that lie in the folder that is linted, twice', async () => {
  const own = folder({ 'a.md': THIN, 'b.docx': example('draft-in-negotiation.docx') });
  const formats = ['json', 'sarif', 'junit', 'github-summary', 'html', 'csv'].flatMap((name) => [
    '-f',
    `${name}=${own(`out.${name}`)}`,
  ]);
  const args = [own('.'), ...formats, '-f', `md=${own('out.md')}`, '-f', 'github', '--sarif-text', own('texts')];
  const once = await cli(args);
  expect(once.code).toBe(1);
  expect(once.stdout).toMatch(/^::error file=.*a\.md,line=\d+/m);
  const sarif = JSON.parse(readFileSync(own('out.sarif'), 'utf8'));
  expect(sarif.runs[0].results.length).toBeGreaterThan(10);
  const texts = readFileSync(join(own('texts'), `${own('b.docx')}.txt`), 'utf8');
  expect(texts.split('\n').length).toBeGreaterThan(20);
  expect(JSON.parse(readFileSync(own('out.json'), 'utf8'))).toHaveLength(2);
});

test.each([
  [['--jobs', '0'], /--jobs/],
  [['--timeout', 'soon'], /--timeout/],
  [['--memory', '12'], /from 128 on/],
  [['--sarif-text', 'x'], /--format sarif/],
])('%j is wrong use', async (args, message) => {
  const { code, stderr } = await cli([at('thin.md'), ...args]);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});

describe('progress', () => {
  const say = messages('en');
  test('off a terminal a line for every tenth, the same each time', () => {
    const lines: string[] = [];
    const progress = progressOn({ write: (line) => lines.push(String(line)) }, 50, say);
    for (let done = 1; done <= 50; done++) progress.update(done);
    expect(lines).toHaveLength(10);
    expect(lines[0]).toBe('10 % (5 of 50)\n');
    expect(lines.at(-1)).toBe('100 % (50 of 50)\n');
  });
  test('on a terminal one line with count, rate and time left, which goes away', () => {
    const written: string[] = [];
    let now = 0;
    const output = { isTTY: true, columns: 80, write: (text: string | Uint8Array) => written.push(String(text)) };
    const progress = progressOn(output, 1000, say, () => now);
    for (let done = 1; done <= 100; done++) {
      now += 50;
      progress.update(done);
    }
    progress.clear();
    expect(written[0]).toBe('\r\u001b[K10 of 1000 · 20.0 a second · 50 s left');
    expect(written.length).toBeLessThan(60);
    expect(written.at(-1)).toBe('\r\u001b[K');
  });
});

const built = existsSync(MAIN) ? describe : describe.skip;

built('as built', () => {
  test('Ctrl-C keeps what is done, and exits with 130', async () => {
    const own = folder(
      Object.fromEntries(
        Array.from({ length: 300 }, (_, i) => [`${String(i).padStart(3, '0')}.md`, `${files['complete.md']}\n${i}`]),
      ),
    );
    const child = spawn(process.execPath, [MAIN, own('.'), '-f', 'ndjson', '--jobs', '1'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    child.stdout.on('data', (text) => {
      if (stdout === '') child.kill('SIGINT');
      stdout += text;
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(130);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.length).toBeLessThan(300);
    expect(stderr).toMatch(new RegExp(`Interrupted: ${lines.length} of 300 done`));
  });

  test('a hundred contracts, twenty of them hostile: all accounted for, none called clean, memory bounded', async () => {
    const root = mkdtempSync(join(tmpdir(), 'dpa-lint-batch-'));
    const batch = await writeBatch(join(root, 'all'), 100);
    expect(batch.hostile.size).toBe(20);
    const { run, contracts, unaccounted, missed } = await runBatch(join(root, 'all'), batch, 2);
    expect({ contracts, unaccounted, missed, code: run.code }).toEqual({
      contracts: 100,
      unaccounted: [],
      missed: [],
      code: 3,
    });
    expect(run.peak).toBeLessThan(600);
    expect(run.stderr).not.toMatch(/^\s+at /m);
  });
});
