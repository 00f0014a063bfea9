import { existsSync, readFileSync } from 'node:fs';
import { cli, folder, TERMS, THIN } from './fixtures.js';

const at = folder({
  'old.md': THIN,
  'worse.md': THIN.replace('only on documented instructions from the Controller', 'as it sees fit'),
  'terms.md': TERMS,
  'draft.docx': readFileSync('examples/draft-in-negotiation.docx'),
  'broken.docx': new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]),
});

test('a draft that lost something: both wordings, exit code 1', async () => {
  const { code, stdout, stderr } = await cli(['compare', at('old.md'), at('worse.md')]);
  expect([code, stderr]).toEqual([1, '']);
  expect(stdout).toMatch(/Old draft: .*old\.md/);
  expect(stdout).toMatch(/Lost \(/);
  expect(stdout).toMatch(/- clause 2: “The Processor shall process/);
});

test('one that won, and one that stayed: exit code 0', async () => {
  expect((await cli(['compare', at('worse.md'), at('old.md')])).code).toBe(0);
  const { code, stdout } = await cli(['compare', at('old.md'), at('old.md')]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/Nothing that Art\. 28\(3\) GDPR demands was lost/);
});

test('--fail-on never: shown, and exit code 0', async () => {
  expect((await cli(['compare', at('old.md'), at('worse.md'), '--fail-on', 'never'])).code).toBe(0);
});

test('--model: the same against a model agreement', async () => {
  const { code, stdout } = await cli(['compare', at('old.md'), at('worse.md'), '--model', '--ui-lang', 'fr']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/Modèle : .*old\.md/);
  expect(stdout).toMatch(/Contrat : .*worse\.md/);
});

test('one file: before its tracked changes and with them', async () => {
  const { code, stdout } = await cli(['compare', at('draft.docx'), '--format', 'json']);
  const made = JSON.parse(stdout);
  expect([code, made.kind, made.old.view, made.new.view]).toEqual([1, 'changes', 'original', 'final']);
  expect(made.summary.lost).toBeGreaterThan(0);
});

test('--format html=FILE writes a page and says so', async () => {
  const file = at('comparison.html');
  const { stdout, stderr } = await cli(['compare', at('old.md'), at('worse.md'), '--format', `html=${file}`]);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/Report written to .*comparison\.html\.\n.*lost/);
  expect(existsSync(file) && readFileSync(file, 'utf8')).toMatch(/^<!doctype html>/);
});

test('what cannot be read or assessed is 3, never "nothing lost"', async () => {
  expect((await cli(['compare', at('old.md'), at('nowhere.md')])).code).toBe(3);
  const { code, stderr } = await cli(['compare', at('old.md'), at('broken.docx')]);
  expect(code).toBe(3);
  expect(stderr).toMatch(/broken\.docx/);
});

test.each([
  [[], /two files/],
  [['a.md', 'b.md', 'c.md'], /two files/],
  [['a.md', '--model'], /two files/],
  [['-', '-'], /only once/],
  [['a.md', 'b.md', '--format', 'ndjson'], /takes text, html, json/],
])('wrong usage is 2: %j', async (argv, says) => {
  const { code, stderr } = await cli(['compare', ...argv]);
  expect(code).toBe(2);
  expect(stderr).toMatch(says);
});

test('the comparison never overwrites what it compares', async () => {
  const { code, stderr } = await cli(['compare', at('old.md'), at('worse.md'), '--output', at('old.md')]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/overwrite/);
  expect(readFileSync(at('old.md'), 'utf8')).toBe(THIN);
});
