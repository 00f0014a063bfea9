import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBaseline } from '../../src/config/baseline.js';
import { plansFor, risksOf } from '../../src/config/index.js';
import { messages } from '../../src/messages/index.js';
import { decide } from '../../src/policy/index.js';
import { report } from '../../src/report/index.js';
import { catalogue, contract, judged } from '../fixtures/report.js';

const say = messages('en');

/** The risks that are accepted in the first of the files, whose content is its text. */
async function risks(files: Readonly<Record<string, string | Uint8Array>>) {
  const root = mkdtempSync(join(tmpdir(), 'dpa-lint-risks-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(root, name), content);
  const [name = '', content = ''] = Object.entries(files)[0] ?? [];
  const path = join(root, name);
  const [plan] = await plansFor([[path]], {}, say);
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const { accepted, errors } = await risksOf(plan!, [{ path, content: bytes }], say);
  return {
    accepted: accepted.map(({ source, ...rest }) => ({ ...rest, source: source.replace(`${root}/`, '') })),
    errors: errors.map(({ file = '', message, next }) => ({ file: file.replace(`${root}/`, ''), message, next })),
  };
}

const RISK = 'accepted:\n  - id: duration\n    reason: Ends with the main contract.\n';

test('beside the contract', async () => {
  const { accepted } = await risks({
    'a.docx': '',
    'a.docx.dpa-lint.yaml': `${RISK}    owner: J. Doe\n    until: 2027-03-31\n`,
  });
  expect(accepted).toEqual([
    {
      id: 'duration',
      reason: 'Ends with the main contract.',
      owner: 'J. Doe',
      until: '2027-03-31',
      source: 'a.docx.dpa-lint.yaml:2:5',
      general: false,
    },
  ]);
});

test.each([
  ['accepted:\n  - id: duration\n', '2:5', '"reason" is missing.'],
  ['accepted:\n  - { id: duration, reason: "  " }\n', '2:29', '"accepted.0.reason" takes a text'],
  ['accepted:\n  - { id: durations, reason: x }\n', '2:11', 'There is no requirement or red flag "durations".'],
  ['accepted:\n  - { id: duration, reason: x, until: soon }\n', '2:39', 'takes a day such as'],
  ['accepted:\n  - { id: duration, reason: x, until: 2027-02-31 }\n', '2:39', 'takes a day such as'],
  ['accepted:\n  - { id: duration, reason: x, fingerprint: 12 }\n', '2:45', 'takes the 16 digits'],
  ['accepted:\n  - { id: duration, reason: x, files: a.md }\n', '2:32', '"files" has no place here.'],
  ['accept: []\n', '1:1', 'There is no setting "accept" here.'],
])('%j is told, and accepts nothing', async (yaml, place, message) => {
  const { accepted, errors } = await risks({ 'a.md': '', 'a.md.dpa-lint.yaml': yaml });
  expect(accepted).toEqual([]);
  expect(errors).toMatchObject([{ file: `a.md.dpa-lint.yaml:${place}` }]);
  expect(errors[0]?.message).toContain(message);
});

describe('in a file that the configuration lists', () => {
  const config = 'accepted: [risks.yaml]\n';
  const listed = (files: string) => `accepted:\n  - { id: duration, reason: x${files} }\n`;
  test.each([
    ['', 1, true],
    [', files: "*.md"', 1, true],
    [', files: a.md', 1, false],
    [', files: [b.md, c.md]', 0, undefined],
  ])('%s', async (files, count, general) => {
    const { accepted } = await risks({ 'a.md': '', 'dpa-lint.config.yaml': config, 'risks.yaml': listed(files) });
    expect(accepted).toHaveLength(count);
    expect(accepted[0]?.general).toBe(general);
  });
  test('which has to be there, and to hold, before anything is linted', async () => {
    await expect(risks({ 'a.md': '', 'dpa-lint.config.yaml': config })).rejects.toMatchObject({ code: 'config' });
    const wrong = { 'a.md': '', 'dpa-lint.config.yaml': config, 'risks.yaml': 'accepted: 3' };
    await expect(risks(wrong)).rejects.toMatchObject({ code: 'config' });
  });
});

describe('in comments', () => {
  const comment = '<!-- dpa-lint-disable duration -- x -->';
  test('of Markdown', async () => {
    expect((await risks({ 'a.md': `# A\n\n${comment}\n` })).accepted).toMatchObject([
      { id: 'duration', source: 'a.md:3:1' },
    ]);
  });
  test('of Markdown in UTF-16, either way round', async () => {
    const little = new Uint8Array(Buffer.from(`\ufeff${comment}`, 'utf16le'));
    const big = new Uint8Array(Buffer.from(little).swap16());
    expect((await risks({ 'a.md': little })).accepted).toMatchObject([{ source: 'a.md:1:1' }]);
    expect((await risks({ 'a.md': big })).accepted).toMatchObject([{ source: 'a.md:1:1' }]);
  });
  test('not of other formats', async () => {
    expect((await risks({ 'a.html': comment })).accepted).toEqual([]);
  });
  test('not where the configuration forbids it', async () => {
    expect((await risks({ 'a.md': comment, 'dpa-lint.config.yaml': 'comments: false' })).accepted).toEqual([]);
  });
  test('that are wrong are told', async () => {
    const { errors } = await risks({ 'a.md': `<!-- dpa-lint-disable duration -->\n${comment.replace('ion', 'ions')}` });
    expect(errors).toMatchObject([
      { file: 'a.md:1:1', message: 'A comment that accepts a risk needs an id and a reason.' },
      { file: 'a.md:2:1', next: 'Did you mean "duration"?' },
    ]);
  });
});

describe('a baseline', () => {
  const root = mkdtempSync(join(tmpdir(), 'dpa-lint-baseline-'));
  const file = join(root, 'baseline.json');
  const policy = { severities: {}, off: {}, accepted: [], today: '2026-06-01' };

  test('has to be there, unless it is to be written', async () => {
    await expect(openBaseline(file, false, say)).rejects.toMatchObject({ code: 'config' });
  });

  test('what was written is known, by the path from where it lies', async () => {
    const made = report(contract, judged, catalogue);
    const path = join(root, 'agreement.md');
    writeFileSync(path, '');
    writeFileSync(join(root, 'gone.md'), '');
    const fresh = await openBaseline(file, true, say);
    fresh.renew(path, made);
    expect(await fresh.write('2026.11')).toBe(4);
    const { keysOf } = await openBaseline(file, false, say);
    expect(keysOf(path)).toHaveLength(4);
    expect(keysOf(join(root, 'other.md'))).toEqual([]);
    const { report: compared } = decide(made, { ...policy, baseline: { file, keys: keysOf(path) } });
    expect(compared.baseline).toMatchObject({ known: 4, new: 0, gone: 0 });
  });

  test('contracts that are gone leave it, those of other runs stay', async () => {
    writeFileSync(
      file,
      JSON.stringify({
        schemaVersion: '1',
        catalogue: '2026.11',
        contracts: { 'agreement.md': ['a absent 0'], 'never-there.md': ['b absent 0'] },
      }),
    );
    const open = await openBaseline(file, true, say);
    expect(await open.write('2026.11')).toBe(1);
    expect((await openBaseline(file, false, say)).keysOf(join(root, 'agreement.md'))).toEqual(['a absent 0']);
  });
});
