import { existsSync, readFileSync } from 'node:fs';
import { open, ourComments, treeOf } from '../render/docx/restore.js';
import { cli, folder, THIN } from './fixtures.js';

const draft = readFileSync('examples/draft-in-negotiation.docx');
const env = { SOURCE_DATE_EPOCH: '1774915200' };

test('an annotated copy, an issues list in Word and as CSV, in one run', async () => {
  const at = folder({ 'draft.docx': draft });
  const formats = ['docx', 'issues-docx', 'csv'].flatMap((format) => ['-f', `${format}=${at(`out.${format}`)}`]);
  const { code, stderr } = await cli([at('draft.docx'), ...formats, '--redline'], { env });
  expect(code).toBe(1);
  expect(stderr).toContain(`Annotated copy written to ${at('out.docx')}.`);
  const copy = open(readFileSync(at('out.docx')));
  expect(ourComments(copy).length).toBeGreaterThan(5);
  expect(copy.xml('word/document.xml')).toMatch(/<w:ins w:id="\d+" w:author="dpa-lint" w:date="2026-03-31T00:00:00Z">/);
  treeOf(open(readFileSync(at('out.issues-docx'))));
  expect(readFileSync(at('out.csv'), 'utf8')).toMatch(/^\ufeffNo\.,/);
  // The contract itself is never touched.
  expect(readFileSync(at('draft.docx')).equals(draft)).toBe(true);
});

test('the same input gives the same bytes', async () => {
  const at = folder({ 'draft.docx': draft });
  for (const name of ['a', 'b']) await cli([at('draft.docx'), '-f', 'docx', '-o', at(`${name}.docx`)], { env });
  expect(readFileSync(at('a.docx')).equals(readFileSync(at('b.docx')))).toBe(true);
});

test('a text from standard input gives a clean copy', async () => {
  const at = folder({});
  await cli(['-', '-f', 'docx', '-o', at('copy.docx')], { stdin: THIN, env });
  expect(ourComments(open(readFileSync(at('copy.docx')))).length).toBeGreaterThan(1);
});

test('several contracts give several copies', async () => {
  const at = folder({ 'draft.docx': draft, 'thin.md': THIN });
  await cli([at('draft.docx'), at('thin.md'), '-f', 'docx', '-o', at('copy.docx')], { env });
  expect([existsSync(at('copy.docx')), existsSync(at('copy-2.docx')), existsSync(at('copy-3.docx'))]).toEqual([
    true,
    true,
    false,
  ]);
});

test('for the counterparty, and for the side of the processor', async () => {
  const at = folder({ 'thin.md': THIN });
  const csv = async (...more: string[]) => (await cli([at('thin.md'), '-f', 'csv', ...more])).stdout;
  expect(await csv()).toContain('Priority');
  expect(await csv('--for', 'counterparty')).not.toContain('Priority');
  const verdicts = (text: string) => [...text.matchAll(/,(absent|partial|contradicted)/g)].map(([, one]) => one).sort();
  expect(verdicts(await csv('--side', 'processor'))).toEqual(verdicts(await csv('--side', 'controller')));
});

test.each([
  [['-f', 'docx'], 80, /cannot go to a terminal/],
  [['-f', 'issues-docx'], 80, /cannot go to a terminal/],
  [['--redline'], undefined, /--redline has an effect only with --format docx/],
  [['--for', 'counterparty'], undefined, /--for has an effect only with/],
  [['--side', 'processor', '-f', 'json'], undefined, /--side has an effect only with/],
  [['-f', 'csv', '--side', 'procesor'], undefined, /Did you mean "processor"/],
] as const)('%j is told what is wrong', async (args, columns, message) => {
  const at = folder({ 'thin.md': THIN });
  const { code, stderr } = await cli([at('thin.md'), ...args], columns === undefined ? {} : { columns });
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});

test('a copy never takes the place of a contract, not even a numbered one', async () => {
  const at = folder({ 'a.md': THIN, 'copy-2.docx': draft });
  const { code } = await cli([at('a.md'), at('copy-2.docx'), '-f', 'docx', '-o', at('copy.docx')]);
  expect(code).toBe(2);
  expect(readFileSync(at('copy-2.docx')).equals(draft)).toBe(true);
});
