import { loadCatalogue } from '../../src/catalogue/index.js';
import { UI_LANGUAGES } from '../../src/messages/index.js';
import { cli } from './fixtures.js';

const { requirements, redFlags, version } = await loadCatalogue();
const ids = [...Object.keys(requirements), ...Object.keys(redFlags)];

test('there are 28 requirements and 11 red flags', () => {
  expect([Object.keys(requirements).length, Object.keys(redFlags).length]).toEqual([28, 11]);
});

describe.each(UI_LANGUAGES)('explain in %s', (language) => {
  test.each(ids)('%s', async (id) => {
    const { code, stdout, stderr } = await cli(['explain', id, '--ui-lang', language]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(id);
    expect(stdout).not.toMatch(/undefined|\[object|NaN/);
    const lines = stdout.split('\n');
    // An address is not broken.
    expect(lines.filter((line) => line.length > 80 && !/^\s*https?:\S+$/.test(line))).toEqual([]);
  });
});

test('one requirement, as a lawyer reads it', async () => {
  const { stdout } = await cli(['explain', 'audits-inspections']);
  for (const part of [
    'Art. 28(3)(h)',
    'Why',
    'Satisfied when',
    'Model clause',
    'Wordings that satisfy',
    'fall short',
  ]) {
    expect(stdout).toContain(part);
  }
});

test('an unknown id is guessed', async () => {
  const { code, stdout, stderr } = await cli(['explain', 'audit-inspections']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/Did you mean "audits-inspections"/);
  expect((await cli(['explain', 'zzzzzz'])).stderr).toMatch(/dpa-lint requirements/);
  expect((await cli(['explain'])).code).toBe(2);
});

test('explain as JSON', async () => {
  const { stdout } = await cli(['explain', 'audits-inspections', '--format', 'json']);
  expect(JSON.parse(stdout)).toMatchObject({ id: 'audits-inspections', citation: 'Art. 28(3)(h)', language: 'en' });
});

test('requirements lists every id once', async () => {
  const { code, stdout } = await cli(['requirements']);
  expect(code).toBe(0);
  const listed = stdout.match(/^ {2}[a-z-]+/gm)!.map((line) => line.trim());
  expect(listed.sort()).toEqual([...ids].sort());
  expect(stdout).toContain(version);
});

test('requirements as JSON', async () => {
  const made = JSON.parse((await cli(['requirements', '-f', 'json', '--ui-lang', 'fr'])).stdout);
  expect(made).toMatchObject({ catalogue: { version }, language: 'fr' });
  expect(made.requirements[0]).toMatchObject({ id: Object.keys(requirements)[0], letter: 'introduction' });
  expect((await cli(['requirements', 'x'])).code).toBe(2);
});
