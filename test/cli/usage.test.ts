import { readFileSync } from 'node:fs';
import { UI_LANGUAGES } from '../../src/messages/index.js';
import { cli, folder, THIN } from './fixtures.js';

const at = folder({ 'a.md': THIN });

test('--version tells the version of the package', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(await cli(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

describe('help', () => {
  test.each([['--help'], ['-h'], ['help']])(
    '%s has the examples first, every option and every exit code',
    async (how) => {
      const { code, stdout } = await cli([how]);
      expect(code).toBe(0);
      expect(stdout.indexOf('Examples')).toBeLessThan(stdout.indexOf('Options'));
      const options = [
        'format',
        'output',
        'fail-on',
        'as-one',
        'view',
        'lang',
        'ui-lang',
        'password',
        'help',
        'version',
      ];
      for (const option of options) expect(stdout).toContain(`--${option}`);
      for (const exit of [0, 1, 2, 3, 130]) expect(stdout).toMatch(new RegExp(`^  ${exit}  \\S`, 'm'));
    },
  );
  test.each(UI_LANGUAGES)('fits 100 columns in %s', async (language) => {
    const { stdout } = await cli(['--help', '--ui-lang', language]);
    expect(stdout.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });
  test('without arguments it is short, on standard error, and wrong usage', async () => {
    const { code, stdout, stderr } = await cli([]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.split('\n').length).toBeLessThan(4);
  });
});

describe('wrong usage is 2, on standard error, with a next step, and nothing is linted', () => {
  test.each([
    [['--fromat', 'json'], /no option --fromat[\s\S]*"--format"/],
    [['-x'], /no option -x/],
    [['--format', 'jsn'], /takes text, html, md, json, ndjson[\s\S]*"json"/],
    [['--format'], /--format needs a value/],
    [['--output', '--view', 'final'], /--output needs a value/],
    [['--as-one=yes'], /takes no value/],
    [['--fail-on', 'warn'], /error, warning, note, never[\s\S]*"warning"/],
    [['--view', 'both'], /final, original/],
    [['--ui-lang', 'xx'], /en, fr/],
    [['--lang', 'zz'], /--lang/],
    [['-f', 'json', '-f', 'text'], /same place[\s\S]*json=report\.json/],
    [['-', '-'], /only once/],
  ])('%j', async (more, told) => {
    const { code, stdout, stderr } = await cli([at('a.md'), ...more]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(told);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('the report never overwrites the contract', async () => {
    const { code, stderr } = await cli([at('a.md'), '--output', at('a.md')]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/overwrite/);
    expect(readFileSync(at('a.md'), 'utf8')).toBe(THIN);
  });
});

describe('the language of the messages', () => {
  test.each([
    [{ LANG: 'fr_FR.UTF-8' }, [], 'Exemples'],
    [{ LANG: 'de_DE.UTF-8' }, [], 'Examples'],
    [{}, [], 'Examples'],
    [{ LANG: 'fr_FR.UTF-8', LC_ALL: 'en_GB.UTF-8' }, [], 'Examples'],
    [{ LANG: 'en_GB.UTF-8' }, ['--ui-lang', 'fr'], 'Exemples'],
    [{}, ['--ui-lang=fr'], 'Exemples'],
  ])('%j %j', async (env, more, told) => {
    expect((await cli(['--help', ...more], { env })).stdout).toContain(told);
  });
});
