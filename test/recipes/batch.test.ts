import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const recipe = 'docs/recipes/batch/batch.mjs';
const folder = mkdtempSync(join(tmpdir(), 'dpa-lint-batch-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a line of JSON for each contract, and an overview', () => {
  writeFileSync(join(folder, 'broken.pdf'), '%PDF-1.7\nnothing else');
  const { status, stdout, stderr } = spawnSync('node', [recipe, 'examples', folder, 'no*thing'], { encoding: 'utf8' });
  expect(status).toBe(0);
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const gapsOf = (name: string) => lines.find(({ path }) => path.endsWith(name)).gaps;
  expect(lines.length).toBeGreaterThan(6);
  expect(gapsOf('complete-agreement.md')).toEqual([]);
  expect(gapsOf('lab-maintenance.pdf').length).toBeGreaterThan(20);
  expect(gapsOf('draft-in-negotiation.docx')[0]).toEqual({
    requirement: expect.any(String),
    verdict: expect.any(String),
    fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
  });
  expect(lines.find(({ path }) => path.endsWith('broken.pdf'))).toMatchObject({ assessed: 'none', error: 'damaged' });
  expect(stderr).toContain('no*thing: no contract in it.');
  expect(stderr).toMatch(/^Contract +· {2}a {2}b/m);
}, 120_000);

test('Ctrl-C keeps what is done', async () => {
  const child = spawn('node', [recipe, ...Array<string>(40).fill('examples/sources'), 'examples'], { stdio: 'pipe' });
  let written = '';
  child.stdout.on('data', (data) => {
    // As soon as there is something to keep.
    if (written === '') child.kill('SIGINT');
    written += data;
  });
  let told = '';
  child.stderr.on('data', (data) => {
    told += data;
  });
  const code = await new Promise((done) => child.on('close', done));
  expect(code).toBe(130);
  expect(told).toMatch(/^Stopped: \d+ of \d+ are done\.$/m);
  for (const line of written.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('path');
}, 120_000);
