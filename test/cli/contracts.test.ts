import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Report } from '../../src/report/schema.js';
import { cli, folder, TERMS, THIN } from './fixtures.js';

const files = {
  'thin.md': THIN,
  'terms.md': TERMS,
  'empty.md': '',
  'picture.docx': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]),
  'hungarian.md':
    'Az adatfeldolgozó a személyes adatokat kizárólag az adatkezelő írásbeli utasításai alapján kezeli. '.repeat(20),
};
const at = folder(files);
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync('schema/report.json', 'utf8')),
);

function parse(json: string): Report {
  const made = JSON.parse(json);
  expect(validate(made) ? [] : validate.errors).toEqual([]);
  return made;
}

const verdict = (made: Report, id: string) => made.findings.find((f) => f.requirement === id)?.verdict;

test('a contract with gaps: text on standard output, nothing on standard error, exit code 1', async () => {
  const { code, stdout, stderr } = await cli([at('thin.md')]);
  expect([code, stderr]).toEqual([1, '']);
  expect(stdout).toMatch(/Of the 28 requirements of Art\. 28\(3\) GDPR/);
  expect(stdout).toMatch(/CONTRADICTED {2}/);
  expect(stdout).toMatch(/no right to audit/);
  expect(stdout).toContain('dpa-lint explain ');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no colour in a pipe
  expect(stdout).not.toMatch(/\u001b/);
});

test('--format json: one valid report and nothing else', async () => {
  const { code, stdout } = await cli([at('thin.md'), '--format', 'json']);
  const made = parse(stdout);
  expect(code).toBe(1);
  expect(made.findings).toHaveLength(28);
  expect(verdict(made, 'documented-instructions')).toBe('satisfied');
  expect(verdict(made, 'confidentiality')).toBe('satisfied');
  expect(verdict(made, 'audits-inspections')).toBe('contradicted');
  expect(verdict(made, 'subprocessor-liability')).toBe('absent');
});

test('the same bytes give the same output', async () => {
  const once = await cli([at('thin.md'), '-f', 'json']);
  expect(await cli([at('thin.md'), '-f', 'json'])).toEqual(once);
});

test('standard input is a contract like any other', async () => {
  const { code, stdout } = await cli(['-', '-f', 'json'], { stdin: THIN });
  const made = parse(stdout);
  expect(code).toBe(1);
  expect(made.document.path).toBe('-');
  const file = parse((await cli([at('thin.md'), '-f', 'json'])).stdout);
  expect(made.findings).toEqual(file.findings);
});

test('terms of sale are one finding: no processing contract', async () => {
  const { code, stdout } = await cli([at('terms.md'), '-f', 'json']);
  const made = parse(stdout);
  expect(code).toBe(1);
  expect(made.overall).toMatchObject([{ id: 'no-processing-contract', severity: 'error' }]);
  expect(made.kind.article28).toBe(false);
});

describe('what cannot be assessed is 3, is told, and has a report', () => {
  test.each(['empty.md', 'picture.docx'])('%s', async (name) => {
    const { code, stdout, stderr } = await cli([at(name), '-f', 'json']);
    const made = parse(stdout);
    expect(code).toBe(3);
    expect(made.assessed).toBe('none');
    expect(made.findings.every((f) => f.verdict === 'not-assessed')).toBe(true);
    expect(made.errors).toHaveLength(1);
    expect(made.document.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(stderr).toContain(name);
    expect(stderr).toContain('Next:');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('a language without a catalogue', async () => {
    const { code, stdout } = await cli([at('hungarian.md'), '-f', 'json']);
    const made = parse(stdout);
    expect([code, made.assessed]).toEqual([3, 'none']);
    expect(made.overall).toMatchObject([{ id: 'not-assessed' }]);
  });

  test('a file that is not there has none, but does not end the run', async () => {
    const { code, stdout, stderr } = await cli([at('nowhere.md'), at('thin.md'), '-f', 'ndjson']);
    expect(code).toBe(3);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => parse(line).document.path),
    ).toEqual([at('thin.md')]);
    expect(stderr).toMatch(/nowhere\.md: There is no such file/);
  });

  test('a folder without a contract', async () => {
    const { code, stderr } = await cli([folder({ 'notes.xlsx': 'x' })('.')]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/There is no contract in it/);
  });

  test('standard input that is a terminal is not waited for', async () => {
    expect((await cli(['-'])).code).toBe(3);
  });

  test('a command that is misspelt', async () => {
    expect((await cli(['explian'])).stderr).toMatch(/Did you mean "dpa-lint explain"/);
  });
});

describe('several contracts', () => {
  test('json is an array, ndjson a report a line, text one after the other', async () => {
    const paths = [at('thin.md'), at('terms.md')];
    const json = await cli([...paths, '-f', 'json']);
    expect(JSON.parse(json.stdout)).toHaveLength(2);
    const ndjson = await cli([...paths, '-f', 'ndjson']);
    expect(
      ndjson.stdout
        .trim()
        .split('\n')
        .map((line) => parse(line).document.path),
    ).toEqual(paths);
    expect(ndjson.stderr).toMatch(/2 contracts: 2 with gaps/);
    const text = await cli(paths);
    expect(text.stdout.match(/no legal advice/g)).toHaveLength(1);
  });

  test('--as-one makes them one contract', async () => {
    const { stdout } = await cli([at('terms.md'), at('thin.md'), '--as-one', '-f', 'json']);
    const made = parse(stdout);
    expect(made.documents.map((d) => d.path)).toEqual([at('terms.md'), at('thin.md')]);
    expect(verdict(made, 'documented-instructions')).toBe('satisfied');
    const quoted = made.findings.find((f) => f.requirement === 'documented-instructions')!.evidence[0]!;
    expect(quoted.spans[0]!.document).toBe(1);
  });
});

describe('--fail-on', () => {
  test.each([
    ['error', 1],
    ['warning', 1],
    ['note', 1],
    ['never', 0],
  ])('%s gives %i', async (level, code) => {
    expect((await cli([at('thin.md'), '--fail-on', level])).code).toBe(code);
  });
  test('never does not hide what could not be assessed', async () => {
    expect((await cli([at('empty.md'), '--fail-on', 'never'])).code).toBe(3);
  });
});

describe('writing to a file', () => {
  test('--output: standard output stays empty, the result is told', async () => {
    const { code, stdout, stderr } = await cli([at('thin.md'), '-f', 'json', '-o', at('report.json')]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/Report written to .*report\.json/);
    expect(stderr).toMatch(/Of the 28 requirements/);
    parse(readFileSync(at('report.json'), 'utf8'));
  });
  test('several formats at once', async () => {
    const { stdout } = await cli([at('thin.md'), '-f', 'text', '-f', `json=${at('both.json')}`]);
    expect(stdout).toMatch(/Of the 28/);
    parse(readFileSync(at('both.json'), 'utf8'));
  });
  test('a folder that is not there is told', async () => {
    const { code, stderr } = await cli([at('thin.md'), '-o', at('no/report.txt')]);
    expect([code, existsSync(at('no'))]).toEqual([2, false]);
    expect(stderr).toMatch(/cannot be written \(ENOENT\)/);
  });
});

describe('the terminal', () => {
  test.each([
    [{ columns: 60 }, 60],
    [{ columns: 300 }, 100],
    [{}, 80],
  ])('%j: lines of at most %i columns', async (around, width) => {
    const { stdout } = await cli([at('thin.md')], { ...around, env: { NO_COLOR: '1' } });
    const lines = stdout.split('\n').filter((line) => !line.startsWith('/'));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    expect(Math.max(...lines.map((line) => line.length))).toBeGreaterThan(width - 15);
  });
  test.each([
    ['a terminal', { columns: 80 }, true],
    ['a pipe', {}, false],
    ['NO_COLOR', { columns: 80, env: { NO_COLOR: '1' } }, false],
    ['an empty NO_COLOR', { columns: 80, env: { NO_COLOR: '' } }, true],
    ['a dumb terminal', { columns: 80, env: { TERM: 'dumb' } }, false],
    ['FORCE_COLOR in a pipe', { env: { FORCE_COLOR: '1' } }, true],
    ['FORCE_COLOR=0', { columns: 80, env: { FORCE_COLOR: '0' } }, false],
  ])('%s', async (_, around, coloured) => {
    expect((await cli([at('thin.md')], around)).stdout.includes('\u001b[')).toBe(coloured);
  });
});

test('--ui-lang fr speaks French about an English contract', async () => {
  const { stdout } = await cli([at('thin.md'), '--ui-lang', 'fr']);
  expect(stdout).toMatch(/Sur les 28 exigences/);
  expect(stdout).toMatch(/CONTREDIT/);
  expect(stdout).toContain('conseil juridique');
});
