import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { messages } from '../../src/messages/index.js';
import { parseYaml } from '../../src/yaml.js';

interface Hook {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly entry: string;
  readonly args?: readonly string[];
  readonly language: string;
  readonly files: string;
  readonly require_serial: boolean;
}

const hooks = parseYaml(readFileSync('.pre-commit-hooks.yaml', 'utf8')).data as readonly Hook[];
const { bin } = JSON.parse(readFileSync('package.json', 'utf8')) as { bin: Record<string, string> };
const ids = hooks.map((hook) => [hook.id, hook] as const);

/** pre-commit's pattern is Python's, in which flags stand in the pattern. */
const patternOf = ({ files }: Hook) => new RegExp(files.replace('(?i)', ''), 'i');

test('there are two hooks', () => {
  expect(hooks.map(({ id }) => id)).toEqual(['dpa-lint', 'dpa-lint-baseline']);
});

test.each(ids)('%s starts the command that the package brings, with options that it has', (_, hook) => {
  expect(hook.language).toBe('node');
  expect(Object.keys(bin)).toContain(hook.entry);
  const { help } = messages('en').cli;
  for (const arg of hook.args ?? []) expect(help).toContain(`${arg.split('=')[0]} `);
  expect(hook.files).toMatch(/^\(\?i\)/);
  expect(hook.require_serial).toBe(true);
});

test.each(ids)('%s takes what looks like a contract, and no other file', (_, hook) => {
  const pattern = patternOf(hook);
  const contracts = [
    'a.docx',
    'deep/er/Annex 2.PDF',
    'contracts/acme.md',
    'legal/agreements/2026/acme.txt',
    'Contrats/acme.html',
    'acme-dpa.md',
    'docs/Data-Processing-Agreement.markdown',
    'accord-sous-traitance.md',
  ];
  const others = [
    'README.md',
    'src/contract.ts',
    'docs/api/README.md',
    'page.html',
    'notes.txt',
    'contracts/acme.json',
  ];
  expect(contracts.filter((path) => !pattern.test(path))).toEqual([]);
  expect(others.filter((path) => pattern.test(path))).toEqual([]);
});

describe('as pre-commit calls them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dpa-lint-hook-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const run = ({ entry, args = [] }: Hook, files: readonly string[]) =>
    spawnSync('node', [resolve(bin[entry]!), ...args, ...files], { cwd: folder, encoding: 'utf8' });
  const good = readFileSync('examples/complete-agreement.md', 'utf8');
  const bad = good.replace(/^#+ .*audit[\s\S]*?(?=^#)/im, '').replaceAll(/audits?|inspections?/gi, 'tea');

  test('dpa-lint passes a clean list of files and fails one with a gap', () => {
    const [hook] = hooks;
    writeFileSync(join(folder, 'good.md'), good);
    writeFileSync(join(folder, 'also good.md'), good);
    writeFileSync(join(folder, 'bad.md'), bad);
    expect(run(hook!, ['good.md', 'also good.md']).status).toBe(0);
    const { status, stdout } = run(hook!, ['good.md', 'bad.md']);
    expect(status).toBe(1);
    expect(stdout).toContain('audits-inspections');
  });

  test('dpa-lint-baseline fails only once there is something new', () => {
    const [, hook] = hooks;
    writeFileSync(join(folder, 'good.md'), good);
    writeFileSync(join(folder, 'bad.md'), bad);
    const main = resolve(bin['dpa-lint']!);
    const update = ['bad.md', ...hook!.args!, '--update-baseline'];
    spawnSync('node', [main, ...update], { cwd: folder });
    expect(run(hook!, ['bad.md', 'good.md']).status).toBe(0);
    writeFileSync(join(folder, 'good.md'), bad);
    expect(run(hook!, ['bad.md', 'good.md']).status).toBe(1);
  });
});
