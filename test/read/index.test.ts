import { readDocument } from '../../src/read/index.js';

const bytes = new TextEncoder().encode('# Title\n\nText');

test('a string is Markdown unless something says otherwise', async () => {
  expect(await readDocument('# Title')).toMatchObject({
    path: 'contract',
    format: 'markdown',
    text: 'Title',
    view: 'final',
  });
  expect(await readDocument('# Title', { path: 'a.txt' })).toMatchObject({ format: 'text', text: '# Title' });
  expect(await readDocument('# Title', { format: 'text' })).toMatchObject({ format: 'text' });
  expect(await readDocument('<!doctype html><h1>Title')).toMatchObject({ format: 'html', text: 'Title' });
  expect(await readDocument('README.md')).toMatchObject({ text: 'README.md' });
});

test('every kind of source gives the same document', async () => {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.slice(0, 3));
      controller.enqueue(bytes.slice(3));
      controller.close();
    },
  });
  const wanted = await readDocument('# Title\n\nText');
  expect(wanted.sha256).toBe('e24cd56578c9bc622ca4e4b9253698faaca8ba9f50d94c4df316a7b67b734b75');
  const sources = [bytes, Buffer.from(bytes), bytes.slice().buffer, new Blob([bytes]), stream];
  for (const source of sources) expect(await readDocument(source, { format: 'markdown' })).toEqual(wanted);
});

test('a guessed encoding is told', async () => {
  const read = await readDocument(Uint8Array.from([...bytes, 0xe9]), { path: 'a.md' });
  expect(read.text).toBe('Title\nTexté');
  expect(read.warnings).toEqual([{ code: 'encoding-guessed', data: { encoding: 'windows-1252' } }]);
});

test.each([
  ['nothing', '', {}, 'empty'],
  ['white space', ' \n', {}, 'empty'],
  ['markup alone', '<!-- x -->', {}, 'empty'],
  ['a page made by script', '<html><script>x</script>', {}, 'empty'],
  ['a large string', 'x'.repeat(100), { limits: { fileBytes: 99 } }, 'too-large'],
  ['large bytes', new Uint8Array(100), { limits: { fileBytes: 99 } }, 'too-large'],
  ['a large blob', new Blob(['x'.repeat(100)]), { limits: { fileBytes: 99 } }, 'too-large'],
  [
    'an endless stream',
    new ReadableStream({ pull: (c) => c.enqueue(new Uint8Array(50)) }),
    { limits: { fileBytes: 99 } },
    'too-large',
  ],
  ['a string as PDF', 'x', { format: 'pdf' }, 'usage'],
  ['a number', 5 as unknown as string, {}, 'usage'],
  ['an aborted read', 'x', { signal: AbortSignal.abort() }, 'aborted'],
] as const)('%s is an error with its code and its file', async (_, source, options, code) => {
  await expect(readDocument(source, { path: 'a', ...options })).rejects.toMatchObject({
    name: 'UserError',
    code,
    file: 'a',
  });
});
