import { readFileSync } from 'node:fs';
import { assess, lint, loadCatalogue, readDocument } from '../src/index.js';
import { stopAfter } from '../src/stop.js';

const markdown = readFileSync('examples/complete-agreement.md', 'utf8');
const files = ['complete-agreement.md', 'draft-in-negotiation.docx', 'lab-maintenance.pdf'].map((path) => ({
  path,
  content: new Uint8Array(readFileSync(`examples/${path}`)),
}));

/** Gives a little text and then nothing any more. */
function hanging(cancelled: () => void = () => {}): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('# Agreement')),
    cancel: cancelled,
  });
}

describe('a signal', () => {
  test.each(files)('that was given before: $path', async (source) => {
    const signal = AbortSignal.abort();
    await expect(lint(source, { signal })).rejects.toMatchObject({ code: 'aborted' });
    await expect(readDocument(source.content, { signal })).rejects.toMatchObject({ code: 'aborted' });
  });
  test('between reading and judging', async () => {
    const stop = new AbortController();
    const document = await readDocument(markdown);
    const catalogue = await loadCatalogue();
    stop.abort();
    expect(() => assess([document], catalogue, { signal: stop.signal })).toThrow(
      expect.objectContaining({ code: 'aborted' }),
    );
  });
  test('ends the wait for a stream, and cancels it', async () => {
    const stop = new AbortController();
    let cancelled = false;
    const reading = readDocument(
      hanging(() => {
        cancelled = true;
      }),
      { signal: stop.signal },
    );
    setTimeout(() => stop.abort(), 20);
    await expect(reading).rejects.toMatchObject({ code: 'aborted' });
    expect(cancelled).toBe(true);
  });
});

describe('a limit of time', () => {
  test.each(files)('ends as a report on $path that tells it', async (source) => {
    const report = await lint(source, { timeoutMs: 0 });
    expect(report.assessed).toBe('none');
    expect(report.errors).toMatchObject([{ code: 'timeout', document: 0 }]);
    expect(report.document).toMatchObject({ path: source.path, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(report.findings.every(({ verdict }) => verdict === 'not-assessed')).toBe(true);
  });
  test('ends the wait for a stream', async () => {
    expect((await lint(hanging(), { timeoutMs: 20 })).errors).toMatchObject([{ code: 'timeout' }]);
  });
  test('that is kept changes nothing', async () => {
    expect(await lint(markdown, { timeoutMs: 60_000 })).toEqual(await lint(markdown));
  });
  test('throws in what has no report to tell it in', async () => {
    await expect(readDocument(markdown, { timeoutMs: 0 })).rejects.toMatchObject({ code: 'timeout' });
    const document = await readDocument(markdown);
    const catalogue = await loadCatalogue();
    expect(() => assess([document], catalogue, { timeoutMs: 0 })).toThrow(expect.objectContaining({ code: 'timeout' }));
  });
  test('longer than a timer can be', async () => {
    const stop = stopAfter({ timeoutMs: 2 ** 40 });
    expect(await stop.race(Promise.resolve(1))).toBe(1);
    expect(stop.aborted).toBe(false);
  });
});

test('two at once do not disturb each other', async () => {
  const one = (source: (typeof files)[number], uiLanguage: string) => lint(source, { uiLanguage });
  const wanted = [];
  for (const [i, file] of files.entries()) wanted.push(await one(file, i % 2 ? 'fr' : 'en'));
  const stop = new AbortController();
  const stopped = lint(files[2]!, { signal: stop.signal }).catch((error) => error.code);
  const together = Promise.all(files.map((file, i) => one(file, i % 2 ? 'fr' : 'en')));
  stop.abort();
  expect(await together).toEqual(wanted);
  expect(await stopped).toBe('aborted');
});
