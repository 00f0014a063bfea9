import { readFileSync } from 'node:fs';
import { parseYaml } from '../../src/yaml.js';

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly on: object;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[]; readonly permissions?: object }>>;
}

const text = readFileSync('docs/recipes/pull-request/contracts.yml', 'utf8');
const workflow = parseYaml(text).data as Workflow;
const action = parseYaml(readFileSync('action.yml', 'utf8')).data as {
  readonly inputs: Readonly<Record<string, { readonly required?: boolean }>>;
  readonly outputs: object;
};
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
const own = steps.find(({ uses }) => uses === 'OWNER/dpa-lint@COMMIT');

test('every action in it is pinned by its commit', () => {
  const others = steps.map(({ uses = '' }) => uses).filter((uses) => uses !== own?.uses);
  expect(others.length).toBeGreaterThan(3);
  expect(others.filter((uses) => !/^[\w-]+\/[\w/-]+@[0-9a-f]{40}$/.test(uses))).toEqual([]);
  expect([...text.matchAll(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/gm)]).toHaveLength(others.length);
});

test('it passes inputs and asks for outputs that the action has', () => {
  const given = Object.keys(own?.with ?? {});
  expect(given.filter((name) => action.inputs[name] === undefined)).toEqual([]);
  const required = Object.entries(action.inputs).filter(([, input]) => input.required);
  expect(required.filter(([name]) => !given.includes(name))).toEqual([]);
  const outputs = [...text.matchAll(/steps\.(\w+)\.outputs\.([\w-]+)/g)];
  expect(outputs.length).toBeGreaterThan(0);
  for (const [, id, name] of outputs) {
    expect(id).toBe(own?.id);
    expect(Object.keys(action.outputs)).toContain(name);
  }
});

test('what is uploaded is what is written', () => {
  const written = (own?.with?.reports ?? '')
    .trim()
    .split('\n')
    .map((line) => line.split('=')[1]);
  const uploaded = steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact@'))?.with?.path;
  expect(uploaded?.trim().split('\n')).toEqual(written);
  const scanned = steps.find(({ uses }) => uses?.includes('upload-sarif'))?.with?.sarif_file;
  expect(written).toContain(scanned);
});

test('linting may read, and nothing else; no secret is used', () => {
  expect(Object.keys(workflow.on)).toEqual(['pull_request']);
  expect(workflow.permissions).toEqual({ contents: 'read' });
  expect(workflow.jobs.lint?.permissions).toBeUndefined();
  expect(workflow.jobs.scan?.permissions).toEqual({
    actions: 'read',
    contents: 'read',
    'security-events': 'write',
  });
  expect(text).not.toMatch(/secrets\.|pull_request_target/);
});
