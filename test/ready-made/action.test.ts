import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messages } from '../../src/messages/index.js';
import { parseYaml } from '../../src/yaml.js';

/** `action.yml` as GitHub runs it: each step in bash, with what the runner puts around it. The package is the one that is packed. */
interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { description: string; required?: boolean; default?: string }>>;
  readonly outputs: Readonly<Record<string, { description: string; value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly [Step, Step] };
}

const text = readFileSync('action.yml', 'utf8');
const action = parseYaml(text).data as Action;
const [install, lint] = action.runs.steps;

describe('as it is written', () => {
  test('it is a composite action of two steps in bash', () => {
    expect(action.runs.using).toBe('composite');
    expect(action.runs.steps.map(({ shell }) => shell)).toEqual(['bash', 'bash']);
  });

  test('every input is described and used, and none is used that there is not', () => {
    const used = [...text.matchAll(/\$\{\{ inputs\.([\w-]+) \}\}/g)].map(([, name]) => name);
    expect(used.sort()).toEqual(Object.keys(action.inputs).sort());
    expect(Object.values(action.inputs).filter(({ description }) => description.length < 20)).toEqual([]);
  });

  test('every output is one that a step writes', () => {
    for (const [name, { value }] of Object.entries(action.outputs)) {
      expect(value).toBe(`\${{ steps.lint.outputs.${name} }}`);
      expect(lint.run).toContain(`${name}=`);
    }
  });

  test('nothing from outside gets into a script, and no secret and no other action is used', () => {
    for (const { run, uses } of action.runs.steps) {
      expect(run).not.toContain('${{');
      expect(uses).toBeUndefined();
    }
    expect(text).not.toMatch(/secrets\.|github\.token|GITHUB_TOKEN|curl|wget/);
  });

  test('each option that it passes is one of the command line', () => {
    const options = [...lint.run.matchAll(/(--[a-z][a-z-]+)=/g)].map(([, option]) => option!);
    expect([...new Set(options)].sort()).toEqual(['--baseline', '--config', '--fail-on', '--format', '--ui-lang']);
    const { help } = messages('en').cli;
    expect(options.filter((option) => !help.includes(`${option} `))).toEqual([]);
  });
});

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** A workspace with the runner's folders in it. */
const root = mkdtempSync(join(tmpdir(), 'dpa-lint-action-'));
const temp = join(root, 'temp');
const workspace = join(root, 'workspace');

function runStep(step: Step, inputs: Readonly<Record<string, string>> = {}, env: Record<string, string> = {}): Ran {
  const files = { GITHUB_OUTPUT: join(root, 'output'), GITHUB_STEP_SUMMARY: join(root, 'summary') };
  writeFileSync(files.GITHUB_OUTPUT, '');
  writeFileSync(files.GITHUB_STEP_SUMMARY, 'Of another step.\n');
  const script = join(root, 'step.sh');
  writeFileSync(script, step.run);
  const given = Object.entries(step.env).map(([name, value]) => [name, evaluated(value, inputs)]);
  const { NODE_OPTIONS: _, FORCE_COLOR: __, ...clean } = process.env;
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
    cwd: workspace,
    encoding: 'utf8',
    env: { ...clean, RUNNER_TEMP: temp, ...files, ...Object.fromEntries(given), ...env },
  });
  const outputs = readFileSync(files.GITHUB_OUTPUT, 'utf8').trim().split('\n').filter(Boolean);
  return {
    code: status,
    stdout,
    stderr,
    outputs: Object.fromEntries(outputs.map((line) => [line.split('=')[0]!, line.slice(line.indexOf('=') + 1)])),
    summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
  };
}

/** What GitHub puts in place of an expression. */
function evaluated(value: string, inputs: Readonly<Record<string, string>>): string {
  return value.replace(/\$\{\{ (?:inputs\.([\w-]+)|github\.action_path) \}\}/g, (_, name?: string) =>
    name === undefined ? process.cwd() : (inputs[name] ?? action.inputs[name]?.default ?? ''),
  );
}

/** A command of this name that does as it is told, before all others on the path. */
function stub(name: string, script: string): Record<string, string> {
  const folder = mkdtempSync(join(root, 'bin-'));
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
  return { PATH: `${folder}:${process.env.PATH}` };
}

const THIN = `# Data processing agreement

Between Big Lab Ltd ("the Controller") and Soft Ltd ("the Processor").

1. Instructions. The Processor shall process the personal data only on documented instructions from the Controller.
`;

describe('as it runs', () => {
  beforeAll(() => {
    if (!existsSync('dist/cli/main.js')) throw new Error('There is no dist: npm run build comes before this test.');
    for (const folder of [temp, workspace, join(workspace, 'contracts')]) mkdirSync(folder);
    const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', root], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const { code, stderr } = runStep(install, { version: join(root, JSON.parse(packed)[0].filename) });
    if (code !== 0) throw new Error(stderr);
    copyFileSync('examples/complete-agreement.md', join(workspace, 'contracts/good one.md'));
    writeFileSync(join(workspace, 'contracts/thin.md'), THIN);
  }, 240_000);

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('it installs the version of the action, or the one it is told', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    const env = stub('npm', 'echo "$PWD: $@"');
    // Not in the workspace, where somebody else may have put an .npmrc.
    expect(runStep(install, {}, env).stdout).toContain(`${temp}/dpa-lint: install --prefix . `);
    expect(runStep(install, {}, env).stdout).toMatch(new RegExp(` dpa-lint@${version.replaceAll('.', '\\.')}\n$`));
    expect(runStep(install, { version: 'a.tgz' }, env).stdout).toContain(` ${workspace}/a.tgz\n`);
    expect(runStep(install, { version: '9.8.7' }, env).stdout).toMatch(/ dpa-lint@9\.8\.7\n$/);
    expect(runStep(install, {}, env).stdout).toContain('--ignore-scripts');
  });

  test('without a Node that will do it says what to do', () => {
    const { code, stdout } = runStep(install, {}, stub('node', 'exit 1'));
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error title=dpa-lint::It needs Node\.js 20\.19/);
  });

  test('contracts without a gap pass, and are in the summary', () => {
    const { code, outputs, summary, stdout } = runStep(lint, { files: 'contracts/good one.md' });
    expect([code, stdout]).toEqual([0, '']);
    expect(outputs).toEqual({
      'exit-code': '0',
      contracts: '1',
      gaps: '0',
      'not-assessed': '0',
      report: join(temp, 'dpa-lint/reports.ndjson'),
    });
    expect(summary).toMatch(/^Of another step\.\n## dpa-lint\n/);
    expect(summary).toContain('contracts/good one.md');
    expect(JSON.parse(readFileSync(outputs.report!, 'utf8')).schemaVersion).toBe('1');
  });

  test('gaps fail the step, are annotated at their file, and are in the reports that were asked for', () => {
    const reports = '\n  sarif=out.sarif  \n\nhtml=out.html\r\n';
    const { code, outputs, stdout } = runStep(lint, { files: 'contracts/', reports });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=contracts\/thin\.md,line=\d+,title=/);
    expect(outputs).toMatchObject({ 'exit-code': '1', contracts: '2', 'not-assessed': '0' });
    expect(Number(outputs.gaps)).toBeGreaterThan(20);
    expect(JSON.parse(readFileSync(join(workspace, 'out.sarif'), 'utf8')).version).toBe('2.1.0');
    expect(readFileSync(join(workspace, 'out.html'), 'utf8')).toContain('</html>');
  });

  test('patterns are those of the command line, and nothing in an input is run', () => {
    const { code, outputs, stderr } = runStep(lint, {
      files: 'contracts/**/*.md\n$(touch pwned)\n`touch pwned`; touch pwned\n--version',
      'fail-on': 'never; touch pwned',
    });
    expect(code).toBe(2);
    expect(stderr).toContain('--fail-on');
    expect(outputs['exit-code']).toBe('2');
    const { outputs: run } = runStep(lint, { files: 'contracts/**/*.md\n$(touch pwned)', 'fail-on': 'never' });
    expect(run).toMatchObject({ 'exit-code': '3', contracts: '2' });
    expect(existsSync(join(workspace, 'pwned'))).toBe(false);
  });

  test('a file that cannot be read is 3, and the summary says so', () => {
    writeFileSync(join(workspace, 'broken.pdf'), '%PDF-1.7\nnothing else');
    const { code, outputs, summary } = runStep(lint, { files: 'broken.pdf', 'fail-on': 'never' });
    expect(code).toBe(3);
    expect(outputs).toMatchObject({ 'exit-code': '3', contracts: '1', 'not-assessed': '1' });
    expect(summary).toContain('broken.pdf');
  });

  test('a baseline, a configuration and a language are passed on', () => {
    writeFileSync(join(workspace, 'all-off.yaml'), 'failOn: never\n');
    const files = 'contracts/thin.md';
    expect(runStep(lint, { files, config: 'all-off.yaml' }).code).toBe(0);
    expect(runStep(lint, { files, 'fail-on': 'error' }).code).toBe(1);
    const main = join(temp, 'dpa-lint/node_modules/dpa-lint/dist/cli/main.js');
    spawnSync('node', [main, files, '--baseline', 'known.json', '--update-baseline'], { cwd: workspace });
    const known = runStep(lint, { files, baseline: 'known.json', language: 'fr' });
    expect(known.code).toBe(0);
    expect(known.outputs.gaps).toBe('0');
    expect(known.summary).toContain('RGPD');
  });

  test('a contract that is called as a command is a contract', () => {
    writeFileSync(join(workspace, 'explain'), THIN);
    const { code, outputs } = runStep(lint, { files: 'explain' });
    expect([code, outputs.contracts]).toEqual([1, '1']);
  });
});
