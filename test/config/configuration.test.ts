import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findConfiguration } from '../../src/config/find.js';
import { plansFor } from '../../src/config/index.js';
import { loadConfiguration } from '../../src/config/load.js';
import { fileMatcher } from '../../src/config/patterns.js';
import { settingsFor } from '../../src/config/settings.js';
import { STARTER } from '../../src/config/starter.js';
import { UserError } from '../../src/errors.js';
import { messages } from '../../src/messages/index.js';

const say = messages('en');

/** A new folder with files in it, folders and all. */
function folder(files: Readonly<Record<string, string>>): (name: string) => string {
  const root = mkdtempSync(join(tmpdir(), 'dpa-lint-config-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  return (name) => join(root, name);
}

async function trouble(work: () => unknown): Promise<{ file: string; message: string; next: string | undefined }> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.code).toBe('config');
    return { file: error.file ?? '', message: error.message, next: error.next };
  }
  throw new Error('Nothing was thrown.');
}

async function settings(yaml: string, contract = 'a.md') {
  const at = folder({ 'dpa-lint.config.yaml': yaml });
  return settingsFor(await loadConfiguration(at('dpa-lint.config.yaml'), say), at(contract));
}

describe('found upwards from a contract', () => {
  const at = folder({
    'dpa-lint.config.yml': '',
    'a/b/contract.md': '',
    'c/package.json': '{"name":"x","dpa-lint":{"failOn":"error"}}',
    'c/d/package.json': '{"name":"dpa-lint","dependencies":{"dpa-lint":"1"}}',
    'e/package.json': 'no JSON, and "dpa-lint"',
    'f/dpa-lint.config.json': '{}',
    'f/dpa-lint.config.yaml': '',
  });
  const find = (name: string) => findConfiguration(at(name), say, new Map());

  test.each([
    ['a/b', 'dpa-lint.config.yml'],
    ['c', 'c/package.json'],
    ['c/d', 'c/package.json'],
    ['e', 'dpa-lint.config.yml'],
    ['nowhere/at/all', 'dpa-lint.config.yml'],
  ])('%s: %s', (name, file) => expect(find(name)).toBe(at(file)));

  test('two in one folder are an error', async () => {
    const { message } = await trouble(() => find('f'));
    expect(message).toContain('dpa-lint.config.yaml, dpa-lint.config.json');
  });

  test('a folder is looked at once', () => {
    const known = new Map<string, string | undefined>();
    findConfiguration(at('a/b'), say, known);
    expect(known.get(at('a'))).toBe(at('dpa-lint.config.yml'));
    known.set(at('a'), 'told before');
    expect(findConfiguration(at('a/x'), say, known)).toBe('told before');
  });

  test('the key of package.json is the configuration, and its errors have the line of that file', async () => {
    expect(settingsFor(await loadConfiguration(at('c/package.json'), say), at('c/x.md')).failOn).toBe('error');
    const wrong = folder({ 'package.json': '{\n  "name": "x",\n  "dpa-lint": {\n    "failon": "error"\n  }\n}' });
    const { file } = await trouble(() => loadConfiguration(wrong('package.json'), say));
    expect(file).toMatch(/package\.json:4:5$/);
  });
});

describe('what is wrong is told with file, line, column and what was meant', () => {
  test.each([
    ['failOm: error', '1:1', 'There is no setting "failOm" here.', 'Did you mean "failOn"?'],
    ['nonsense: 1', '1:1', 'There is no setting "nonsense" here.', 'There are: '],
    ['failOn: eror', '1:9', '"failOn" takes one of error, warning, note, never.', 'Did you mean "error"?'],
    [
      'requirements:\n  audits-inspection: error',
      '2:3',
      'There is no requirement or red flag "audits-inspection".',
      'Did you mean "audits-inspections"?',
    ],
    ['redFlags:\n  audits-inspections: error', '2:3', 'There is no requirement or red flag', ''],
    ['requirements:\n  duration: { off: "" }', '2:20', '"requirements.duration.off" takes a text', ''],
    ['requirements:\n  duration: off', '2:13', '"requirements.duration" takes error, warning, note, or', ''],
    ['limits:\n  page: 3', '2:3', 'There is no setting "page" here.', 'Did you mean "pages"?'],
    ['limits:\n  pages: 0', '2:10', '"limits.pages" takes a whole number', ''],
    ['timeout: soon', '1:10', '"timeout" takes a whole number', ''],
    ['comments: maybe', '1:11', '"comments" takes true or false.', ''],
    ['languages: [en, de]', '1:17', 'There is no catalogue for the language "de".', 'There are: en, fr.'],
    ['language: xx', '1:11', 'There is no catalogue for the language "xx".', ''],
    ['overrides:\n  - failOn: never', '2:5', '"files" is missing.', ''],
    ['overrides:\n  - files: a\n    catalogues: [x]', '3:5', 'There is no setting "catalogues" here.', ''],
    ['overrides:\n  - files: a\n    requirements: { x: note }', '3:21', 'There is no requirement', ''],
    ['catalogues: [nowhere]', '1:14', 'is not a catalogue folder', ''],
    ['- a\n- b', '1:1', 'Here must stand settings with their values.', ''],
    ['failOn: [', '1:10', '', ''],
    ['failOn: error\nfailOn: note', '2:1', 'Map keys must be unique', ''],
    ['__proto__: 1', '1:1', 'There is no setting "__proto__" here.', ''],
  ])('%j', async (yaml, place, message, next) => {
    const told = await trouble(() => settings(yaml));
    expect(told.file.split('dpa-lint.config.yaml')[1]).toBe(`:${place}`);
    expect(told.message).toContain(message);
    expect(told.next).toContain(next);
  });

  test('in the language of the user', async () => {
    const at = folder({ 'dpa-lint.config.yaml': 'failOm: error' });
    const told = await trouble(() => loadConfiguration(at('dpa-lint.config.yaml'), messages('fr')));
    expect(told.next).toContain('Vouliez-vous dire');
  });

  test('a bomb of aliases does not go off', async () => {
    const lines = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (let i = 0; i < 9; i++) {
      const [name, of] = [String.fromCharCode(98 + i), String.fromCharCode(97 + i)];
      lines.push(`${name}: &${name} [${Array(9).fill(`*${of}`).join()}]`);
    }
    expect((await trouble(() => settings(lines.join('\n')))).message).toMatch(/alias/i);
  });
});

describe('what holds for a contract', () => {
  const yaml = `
failOn: error
requirements:
  duration: note
  nature: { off: "Plain from the name." }
overrides:
  - files: ["signed/**/*.docx", archive]
    failOn: never
    requirements:
      duration: { off: "Signed is signed." }
      nature: error
  - files: "signed/2020/*"
    view: original
`;
  test('the configuration itself', async () => {
    const made = await settings(yaml);
    expect(made).toMatchObject({ failOn: 'error', severities: { duration: 'note' } });
    expect(made.off.nature).toMatchObject({ reason: 'Plain from the name.' });
    expect(made.off.nature?.source).toMatch(/dpa-lint\.config\.yaml:5:3$/);
  });
  test('with its overrides, the later before the earlier', async () => {
    const made = await settings(yaml, 'signed/2020/a.docx');
    expect(made).toMatchObject({ failOn: 'never', view: 'original', severities: { nature: 'error' } });
    expect(Object.keys(made.off)).toEqual(['duration']);
  });
  test('a folder stands for all that is in it', async () => {
    expect((await settings(yaml, 'archive/old/x.pdf')).failOn).toBe('never');
    expect((await settings(yaml, 'archived/x.pdf')).failOn).toBe('error');
  });
  test('an empty file is a configuration that says nothing', async () => {
    expect(await settings('')).toMatchObject({ severities: {}, off: {}, comments: true });
  });
});

test.each([
  ['*.md', 'a.md', true],
  ['*.md', 'x/a.md', false],
  ['**/*.md', 'a.md', true],
  ['**/*.md', 'x/y/a.md', true],
  ['./x/**', 'x/y/a.md', true],
  ['x/*.{md,docx}', 'x/a.docx', true],
  ['x/*.{md,docx}', 'y/a.docx', false],
  ['x/', 'x/a', true],
  ['a.md', 'a.md', true],
  ['**', '../a.md', false],
])('pattern %s, file %s: %s', (pattern, file, matches) => {
  expect(fileMatcher(pattern, '/base')(`/base/${file}`)).toBe(matches);
});

describe('plans', () => {
  const at = folder({ 'a/dpa-lint.config.yaml': 'uiLanguage: fr', 'b/x.md': '', 'own.yaml': 'failOn: never' });
  const contracts = [[at('a/x.md'), at('b/x.md')], [at('b/x.md')]];
  test('each contract has that of its first file', async () => {
    const plans = await plansFor(contracts, {}, say);
    expect(plans.map(({ settings }) => settings.uiLanguage)).toEqual(['fr', undefined]);
  });
  test('one for all, or none', async () => {
    const one = await plansFor(contracts, { config: at('own.yaml') }, say);
    expect(one.map(({ settings }) => settings.failOn)).toEqual(['never', 'never']);
    const none = await plansFor(contracts, { none: true }, say);
    expect(none.map(({ settings }) => [settings.uiLanguage, settings.comments])).toEqual([
      [undefined, false],
      [undefined, false],
    ]);
    expect((await trouble(() => plansFor(contracts, { config: at('gone.yaml') }, say))).message).toContain('no such');
  });
});

describe.each(Object.keys(STARTER))('what init writes in %s', (language) => {
  const text = STARTER[language]!;
  test('changes nothing as it is', async () => {
    expect(await settings(text)).toMatchObject({ severities: {}, off: {}, catalogues: [] });
  });
  test('holds when every setting in it is taken in, but for the folders and files that it invents', async () => {
    const all = text
      .split('\n')
      .filter((line) => !/^# (?:catalogues|accepted):/.test(line))
      .map((line) => line.replace(/^# (?=[a-zA-Z]+:(?: |$)| {2})/, ''))
      .filter((line) => !/^#|^Ids:|^Identifiants/.test(line))
      .join('\n');
    const made = await settings(all);
    expect(made).toMatchObject({ failOn: 'error', comments: false, timeoutMs: 60_000, limits: { pages: 300 } });
    expect(Object.keys(made.off)).toEqual(['subprocessor-objection']);
  });
});
