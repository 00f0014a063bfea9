import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { apiPages, ENTRIES, entries } from '../../scripts/api/pages.js';
import * as formats from '../../src/formats.js';
import * as core from '../../src/index.js';
import * as node from '../../src/node/index.js';
import { DEFAULT_LIMITS } from '../../src/read/options.js';

/** What a number counts: without it nobody can use one. */
const UNIT =
  /\b(?:bytes|code units?|milliseconds|MB|columns|offset|index|number of|level|depth|count|from 0|from 1|0 to 1|1-based|highest)\b/i;

const all = entries();
const exported = all.flatMap(({ exports }) => exports);
const functions = exported.filter(({ kind }) => kind === 'function');
const codes = [...readFileSync('src/errors.ts', 'utf8').matchAll(/^ {2}\| '([\w-]+)'/gm)].map(([, code]) => code);

test('the pages are those that the docstrings make', () => {
  const pages = apiPages();
  const stale = [...pages].filter(([path, content]) => !existsSync(path) || readFileSync(path, 'utf8') !== content);
  expect(stale.map(([path]) => `${path}: npm run api writes it`)).toEqual([]);
  expect(
    readdirSync('docs/api')
      .map((name) => `docs/api/${name}`)
      .sort(),
  ).toEqual([...pages.keys()].sort());
});

test('there is a page for every entry of the package, and on it every value', () => {
  const entriesOfPackage = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).exports);
  const code = entriesOfPackage.filter((path) => !path.endsWith('.json')).map((path) => path.replace('.', 'dpa-lint'));
  expect(code).toEqual(ENTRIES.map(({ name }) => name));
  const described = exported.filter(({ kind }) => kind !== 'interface' && kind !== 'alias').map(({ name }) => name);
  const values = [...new Set([core, formats, node].flatMap((module) => Object.keys(module)))];
  expect(described.sort()).toEqual(values.sort());
  expect(values.length).toBeGreaterThan(15);
});

test('every export has a docstring', () => {
  expect(exported.length).toBeGreaterThan(60);
  expect(exported.filter(({ says }) => says.length < 20).map(({ name }) => name)).toEqual([]);
});

test.each(functions.map((one) => [one.name, one] as const))(
  '%s tells its parameters, what it gives and what it throws',
  (_, { parameters, returns, throws }) => {
    expect(parameters.filter(({ name, says }) => name === '' || says === '')).toEqual([]);
    expect(returns).not.toBe('');
    expect(throws).toMatch(/^nothing\b|^`\w*Error`/);
    const named = [...throws.matchAll(/`([a-z-]+)`/g)].map(([, code]) => code);
    expect(named.filter((code) => !codes.includes(code))).toEqual([]);
    if (throws.includes('`UserError`')) expect(named.length).toBeGreaterThan(0);
  },
);

test('every number says what it counts', () => {
  const fields = exported.flatMap(({ name, fields }) =>
    fields.map((field) => ({ ...field, name: `${name}.${field.name}` })),
  );
  const numbers = fields.filter(({ type }) => type === 'number');
  expect(numbers.length).toBeGreaterThan(40);
  expect(numbers.filter(({ says }) => !UNIT.test(says)).map(({ name, says }) => `${name}: ${says}`)).toEqual([]);
});

test('every type that is named is exported, too', () => {
  const names = new Set(exported.map(({ name }) => name));
  const unknown = exported.flatMap((one) =>
    one.names.filter((name) => !names.has(name)).map((name) => `${one.name}: ${name}`),
  );
  expect(unknown).toEqual([]);
});

test('the limits that the page names are those that hold', () => {
  const fields = exported.find(({ name }) => name === 'Limits')?.fields ?? [];
  const said = fields.map(({ name, says }) => [
    name,
    Number(/Default: ([\d,]+)\.$/.exec(says)?.[1]?.replaceAll(',', '')),
  ]);
  expect(Object.fromEntries(said)).toEqual(DEFAULT_LIMITS);
});
