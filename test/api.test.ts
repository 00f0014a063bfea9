import { readFileSync } from 'node:fs';
import * as api from '../src/index.js';
import { VERSION } from '../src/version.js';

const CONTRACT = `# Data processing agreement

1. The Processor shall process the personal data only on documented instructions from the Controller.
`;

test('the public API has these values and no others; ten at most', () => {
  expect(Object.keys(api).sort()).toEqual(
    [
      'CATALOGUE_LANGUAGES',
      'UserError',
      'annotate',
      'assess',
      'compare',
      'examine',
      'lint',
      'loadCatalogue',
      'readDocument',
      'render',
    ].sort(),
  );
  expect(Object.keys(api).length).toBeLessThanOrEqual(10);
});

test('the version is that of the package', () => {
  expect(VERSION).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
});

test('lint takes text, bytes, a buffer, a blob, a stream, and sources with a name, and finds the same in all', async () => {
  const bytes = new TextEncoder().encode(CONTRACT);
  const named = (content: api.Source) => ({ content, path: 'a.md' });
  const sources: api.LintSource[] = [
    named(CONTRACT),
    named(bytes),
    named(Buffer.from(CONTRACT)),
    named(bytes.slice().buffer),
    named(new Blob([bytes])),
    named(new Blob([bytes]).stream()),
  ];
  const [first, ...others] = await Promise.all(sources.map((source) => api.lint(source)));
  for (const other of others) expect(other).toEqual(first);
  expect(first!.document.path).toBe('a.md');
  expect((await api.lint(CONTRACT)).document.path).toBe('contract');
  expect((await api.lint(CONTRACT, { path: 'b.md' })).document.path).toBe('b.md');
});

test('assess gives, on documents read before, what lint gives', async () => {
  const document = await api.readDocument(CONTRACT, { path: 'a.md' });
  const made = api.assess([document], await api.loadCatalogue());
  expect(made).toEqual(await api.lint({ content: CONTRACT, path: 'a.md' }));
  expect(made.findings.find((f) => f.requirement === 'documented-instructions')?.verdict).toBe('satisfied');
});

test('two lints at once do not disturb each other', async () => {
  const alone = await api.lint(CONTRACT);
  const both = await Promise.all([
    api.lint(CONTRACT),
    api.lint('# Terms of sale\n\nThe price is EUR 5.'),
    api.lint(CONTRACT),
  ]);
  expect([both[0], both[2]]).toEqual([alone, alone]);
});

describe('errors', () => {
  test('a file that cannot be read is a report, not an exception', async () => {
    const made = await api.lint({ content: new Uint8Array(), path: 'empty.docx' });
    expect(made.assessed).toBe('none');
    expect(made.errors).toMatchObject([{ document: 0, code: 'empty' }]);
  });
  test('wrong use is an exception', async () => {
    await expect(api.lint([])).rejects.toMatchObject({ name: 'UserError', code: 'usage' });
    await expect(api.lint(42 as never)).rejects.toMatchObject({ code: 'usage' });
  });
  test('a stop is an exception', async () => {
    const signal = AbortSignal.abort();
    await expect(api.lint(CONTRACT, { signal })).rejects.toMatchObject({ code: 'aborted' });
  });
});

test('an address is text like any other: nothing is fetched', async () => {
  const made = await api.lint('https://example.com/dpa.pdf');
  expect(made.document.words).toBeLessThan(10);
});
