import { readFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import { lint } from '../../src/index.js';
import { type BatchSource, lintMany } from '../../src/node/index.js';

const named = (path: string) => ({ path, content: new Uint8Array(readFileSync(`examples/${path}`)) });
const files = [
  'draft-in-negotiation.docx',
  'complete-agreement.md',
  'lab-maintenance.pdf',
  'draft-in-negotiation.md',
  'lab-terms-of-sale.docx',
].map(named);

// Workers that read TypeScript take a while to start, and several times that on a busy machine.
jest.setTimeout(180_000);

/** Takes far longer to lint than the limits of these tests allow: a long list of sentences with a word for everything. */
const slow = { path: 'slow.md', content: `${readFileSync('examples/complete-agreement.md', 'utf8')}\n\n`.repeat(400) };

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

test.each([1, 2, 3])(
  '%i workers: every contract once, in the order of the sources, as `lint` has it',
  async (concurrency) => {
    const progress: unknown[] = [];
    const linted = await all(lintMany(files, { concurrency, onProgress: (one) => progress.push(one) }));
    expect(linted.map(({ index }) => index)).toEqual(files.map((_, i) => i));
    for (const [i, file] of files.entries()) expect(linted[i]?.report).toEqual(await lint(file));
    expect(progress).toEqual(files.map((_, i) => ({ done: i + 1, total: files.length })));
  },
);

test('every kind of source, and several that make one contract', async () => {
  const text = readFileSync('examples/draft-in-negotiation.md', 'utf8');
  const docx = files[0]!.content;
  const sources: BatchSource[] = [
    text,
    new TextEncoder().encode(text),
    new Blob([docx]),
    new Blob([docx]).stream(),
    [
      { path: 'a.md', content: text },
      { path: 'b.docx', content: new Blob([docx]).stream() },
    ],
  ];
  const linted = await all(lintMany(sources, { concurrency: 1, withDocuments: true }));
  const reports = linted.map(({ report }) => report);
  expect(reports.map(({ document }) => document.format)).toEqual(['markdown', 'markdown', 'docx', 'docx', 'markdown']);
  expect(reports[4]?.documents.map(({ path }) => path)).toEqual(['a.md', 'b.docx']);
  expect(reports.every(({ assessed }) => assessed === 'full')).toBe(true);
  expect(linted[4]?.documents?.map(({ format }) => format)).toEqual(['markdown', 'docx']);
  // Nothing was taken away from the caller.
  expect(docx.length).toBeGreaterThan(1000);
});

test('what takes too long has a report, and the next contract a new worker', async () => {
  const short = '# Agreement\n\nThe Processor shall process the personal data only on documented instructions.\n';
  const linted = await all(lintMany([slow, short], { concurrency: 1, timeoutMs: 5000 }));
  expect(linted.map(({ report }) => report.errors.map(({ code }) => code))).toEqual([['timeout'], []]);
  expect(linted[0]?.report).toMatchObject({ assessed: 'none', document: { path: 'slow.md', words: 0 } });
  expect(linted[0]?.report.document.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(linted[0]?.report.errors[0]?.message).toMatch(/limit of 5 seconds/);
});

test('what takes too much memory has a report, too', async () => {
  const huge = { path: 'huge.md', content: slow.content.slice(0, 4_900_000) };
  const linted = await all(
    lintMany([files[0]!, huge, files[1]!], { concurrency: 2, memoryMb: 128, timeoutMs: 240_000, uiLanguage: 'fr' }),
  );
  expect(linted.map(({ report }) => report.errors.map(({ code }) => code))).toEqual([[], ['too-large'], []]);
  expect(linted[1]?.report.errors[0]?.message).toMatch(/128 Mo/);
});

test('sources are taken as they are needed', async () => {
  let taken = 0;
  function* endless() {
    for (;;) {
      taken++;
      yield files[3]!;
    }
  }
  let seen = 0;
  for await (const { report } of lintMany(endless(), { concurrency: 1 })) {
    expect(report.assessed).toBe('full');
    if (++seen === 3) break;
  }
  expect(taken).toBeLessThan(25);
});

test('a signal ends it: what is done comes first, then an error', async () => {
  const stop = new AbortController();
  const seen: number[] = [];
  const run = async () => {
    for await (const { index } of lintMany([files[1]!, slow, files[0]!], { concurrency: 1, signal: stop.signal })) {
      seen.push(index);
      setTimeout(() => stop.abort(), 100);
    }
  };
  await expect(run()).rejects.toMatchObject({ code: 'aborted' });
  expect(seen).toEqual([0]);
});

test('in the order of completion a slow contract holds up none', async () => {
  const first: number[] = [];
  for await (const { index } of lintMany([slow, ...files], { concurrency: 2, order: 'completion' })) {
    first.push(index);
    if (first.length === files.length) break;
  }
  expect(first.sort()).toEqual([1, 2, 3, 4, 5]);
});

test('a source that throws ends it with what it threw', async () => {
  function* broken() {
    yield files[3]!;
    throw new Error('gone');
  }
  await expect(all(lintMany(broken()))).rejects.toThrow('gone');
});

test.each([
  ['concurrency', { concurrency: 0 }],
  ['timeoutMs', { timeoutMs: Number.NaN }],
  ['memoryMb', { memoryMb: 10 }],
])('a wrong %s is an error of use', async (name, options) => {
  await expect(all(lintMany(files, options))).rejects.toMatchObject({
    code: 'usage',
    message: expect.stringContaining(name),
  });
});

test('two batches at once do not disturb each other', async () => {
  const [english, french] = await Promise.all([
    all(lintMany(files, { concurrency: 1 })),
    all(lintMany(files, { concurrency: 1, uiLanguage: 'fr' })),
  ]);
  expect(english.map(({ report }) => report.language)).toEqual(files.map(() => 'en'));
  expect(french.map(({ report }) => report.language)).toEqual(files.map(() => 'fr'));
});
