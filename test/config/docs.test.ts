import { existsSync, readFileSync } from 'node:fs';
import { acceptedSchema, configSchema } from '../../src/config/schema.js';
import { messages } from '../../src/messages/index.js';
import { parseYaml } from '../../src/yaml.js';

const configuration = readFileSync('docs/configuration.md', 'utf8');
const stability = readFileSync('docs/stability.md', 'utf8');
const blocks = [...configuration.matchAll(/^```yaml\n(.*?)^```/gms)].map(([, yaml = '']) => parseYaml(yaml).data);

test('what docs/configuration.md shows holds', () => {
  expect(blocks).toHaveLength(2);
  expect(configSchema.safeParse(blocks[0]).error).toBeUndefined();
  expect(acceptedSchema.safeParse(blocks[1]).error).toBeUndefined();
});

test('it names every setting', () => {
  const settings = Object.keys(configSchema.shape).filter((name) => name !== '$schema' && name !== 'language');
  expect(settings.filter((name) => !configuration.includes(`${name}:`))).toEqual([]);
});

test('the options that both name are there', () => {
  const { help } = messages('en').cli;
  const named = [...`${configuration}${stability}`.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)].map(([option]) => option);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((option) => !help.includes(option))).toEqual([]);
});

test('so are the scripts, files and folders', () => {
  const paths = [...`${configuration}${stability}`.matchAll(/`((?:schema|test|scripts|clauses)\/[\w./-]*)`/g)];
  expect(paths.length).toBeGreaterThan(2);
  expect(paths.filter(([, path]) => !existsSync(path!)).map(([, path]) => path)).toEqual([]);
});

test('the policy speaks of every entry of the package, and of the files that hosts read', () => {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: Record<string, unknown> };
  const entries = Object.keys(exports).filter((path) => !path.endsWith('.json'));
  expect(entries.length).toBeGreaterThan(2);
  expect(entries.filter((path) => !stability.includes(`\`${path.replace('.', 'dpa-lint')}\``))).toEqual([]);
  expect(stability).toMatch(/action for GitHub.*hooks for pre-commit/);
});
