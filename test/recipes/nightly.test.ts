import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'dpa-lint-nightly-'));
const contracts = join(folder, 'contracts');
const state = join(folder, 'state');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const night = () =>
  spawnSync('docs/recipes/nightly/nightly.sh', [contracts, state], {
    encoding: 'utf8',
    env: { ...process.env, DPA_LINT: `node ${resolve('dist/cli/main.js')}` },
  });
const reports = () => readdirSync(state).filter((name) => name.endsWith('.ndjson'));

test('the first night writes the baseline, later ones tell what is new, and a file that cannot be read', () => {
  mkdirSync(contracts);
  copyFileSync('examples/draft-in-negotiation.md', join(contracts, 'draft.md'));
  copyFileSync('examples/complete-agreement.md', join(contracts, 'good.md'));

  const first = night();
  expect([first.status, first.stderr]).toEqual([0, '']);
  expect(first.stdout).toMatch(/^First night: .*baseline\.json\.\n$/);
  expect(reports()).toHaveLength(1);
  const lines = readFileSync(join(state, reports()[0]!), 'utf8').trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).schemaVersion)).toEqual(['1', '1']);

  expect(night()).toMatchObject({ status: 0, stdout: '', stderr: '' });

  const text = readFileSync(join(contracts, 'good.md'), 'utf8');
  writeFileSync(join(contracts, 'good.md'), text.replaceAll(/audits?|inspections?/gi, 'tea'));
  const third = night();
  expect(third.status).toBe(1);
  expect(third.stdout).toMatch(/^\S*good\.md: Art\. 28\(3\)\(h\) Audits and inspections: (?:absent|partial)\. /);
  expect(third.stdout).not.toContain('draft.md');

  writeFileSync(join(contracts, 'broken.pdf'), '%PDF-1.7\nnothing else');
  const fourth = night();
  expect(fourth.status).toBe(3);
  expect(fourth.stdout).toContain('broken.pdf');
  expect(fourth.stdout).toContain('Audits and inspections');
  expect(readdirSync(state).filter((name) => name.endsWith('.part'))).toEqual([]);
}, 120_000);

test('two runs do not meet', () => {
  mkdirSync(join(state, 'running'));
  const { status, stdout } = night();
  expect([status, stdout]).toEqual([2, expect.stringContaining('Another run')]);
  // The lock is that of the other.
  expect(existsSync(join(state, 'running'))).toBe(true);
});
