import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Report } from '../../src/report/schema.js';
import { cli, folder, TERMS, THIN } from './fixtures.js';

const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync('schema/report.json', 'utf8')),
);

/** The one report of a run. */
async function lint(path: string, ...more: readonly string[]): Promise<Report & { code: number; stderr: string }> {
  const { code, stdout, stderr } = await cli([path, '-f', 'json', ...more]);
  const made = JSON.parse(stdout);
  expect(validate(made) ? [] : validate.errors).toEqual([]);
  return { ...made, code, stderr };
}

/** Accepts everything that THIN lacks. */
async function acceptingAll(more = ''): Promise<string> {
  const at = folder({ 'thin.md': THIN });
  const { findings, redFlags } = await lint(at('thin.md'));
  const ids = [
    ...findings.filter(({ severity }) => severity !== 'none').map((one) => one.requirement),
    ...redFlags.map(({ id }) => id),
  ];
  return `accepted:\n${[...new Set(ids)].map((id) => `  - { id: ${id}, reason: "We take the risk."${more} }\n`).join('')}`;
}

describe('a configuration', () => {
  test('beside the contract holds, and the report names it', async () => {
    const at = folder({
      'thin.md': THIN,
      'dpa-lint.config.yaml': 'failOn: never\nuiLanguage: fr\nrequirements: { duration: { off: "Known." } }\n',
    });
    const made = await lint(at('thin.md'));
    expect(made).toMatchObject({ code: 0, language: 'fr', switchedOff: [{ id: 'duration', reason: 'Known.' }] });
    expect(made.configuration).toMatch(/dpa-lint\.config\.yaml$/);
    expect(made.findings.find(({ requirement }) => requirement === 'duration')?.verdict).toBe('not-assessed');
  });

  test('yields to the command line, and to --no-config', async () => {
    const at = folder({ 'thin.md': THIN, 'dpa-lint.config.yaml': 'failOn: never\nuiLanguage: fr\n' });
    expect(await lint(at('thin.md'), '--fail-on', 'error', '--ui-lang', 'en')).toMatchObject({
      code: 1,
      language: 'en',
    });
    expect(await lint(at('thin.md'), '--no-config')).toMatchObject({ code: 1, language: 'en' });
  });

  test('that is wrong ends the run before it begins', async () => {
    const at = folder({ 'thin.md': THIN, 'dpa-lint.config.yaml': 'failOn: eror\n' });
    const { code, stdout, stderr } = await cli([at('thin.md')]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/dpa-lint\.config\.yaml:1:9: "failOn" takes one of .*\n {2}Next: Did you mean "error"\?/);
  });

  test('may differ from contract to contract, in workers too', async () => {
    const yaml = 'overrides:\n  - { files: "b.*", failOn: never }\n';
    const at = folder({ 'b.md': THIN, 'c.md': THIN, 'dpa-lint.config.yaml': `uiLanguage: fr\n${yaml}` });
    const { stdout, code } = await cli([at('b.md'), at('c.md'), '-f', 'ndjson', '--jobs', '1']);
    const reports = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Report);
    expect(code).toBe(1);
    expect(reports.map(({ language }) => language)).toEqual(['fr', 'fr']);
    expect((await cli([at('b.md')])).code).toBe(0);
  }, 60_000);

  test('may bring requirements of its own', async () => {
    const at = folder({
      'thin.md': THIN,
      'dpa-lint.config.yaml': 'catalogues: [own]\nrequirements: { house-law: note }\n',
    });
    for (const part of ['own', 'own/requirements', 'own/en']) mkdirSync(at(part));
    writeFileSync(at('own/requirements/house-law.yaml'), HOUSE_LAW);
    writeFileSync(at('own/en/house-law.yaml'), HOUSE_LAW_EN);
    const made = await lint(at('thin.md'));
    expect(made.findings).toHaveLength(29);
    expect(made.findings.at(-1)).toMatchObject({ requirement: 'house-law', verdict: 'absent', severity: 'note' });
    expect(made.catalogue.version).toMatch(/^\d{4}\.\d+\+own\.[0-9a-f]{8}$/);
    // In a worker, too.
    copyFileSync('examples/draft-in-negotiation.docx', at('draft.docx'));
    const { findings, catalogue } = await lint(at('draft.docx'));
    expect(findings.at(-1)?.requirement).toBe('house-law');
    expect(catalogue).toEqual(made.catalogue);
    const config = at('dpa-lint.config.yaml');
    expect((await cli(['explain', 'house-law', '--config', config])).stdout).toContain('Our courts know it.');
    expect((await cli(['requirements', '--config', config])).stdout).toContain('house-law');
  }, 90_000);

  test('--print-config shows what holds', async () => {
    const at = folder({ 'thin.md': THIN, 'dpa-lint.config.yaml': 'overrides: [{ files: "*.md", view: original }]\n' });
    const { code, stdout } = await cli([at('thin.md'), '--print-config']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ contract: at('thin.md'), view: 'original', failOn: 'warning' });
    expect(JSON.parse((await cli(['--print-config', '--no-config'])).stdout)).toMatchObject({ configuration: null });
  });

  test('init writes one, and never over another', async () => {
    const before = process.cwd();
    process.chdir(folder({})('.'));
    try {
      expect((await cli(['init'])).code).toBe(0);
      const written = readFileSync('dpa-lint.config.yaml', 'utf8');
      expect(JSON.parse((await cli(['--print-config'])).stdout).configuration).toBe('dpa-lint.config.yaml');
      const again = await cli(['init']);
      expect(again.code).toBe(2);
      expect(again.stderr).toContain('is left as it is');
      expect(readFileSync('dpa-lint.config.yaml', 'utf8')).toBe(written);
    } finally {
      process.chdir(before);
    }
  });
});

describe('accepted risks', () => {
  test('are ignored by the exit code and stand in every report', async () => {
    const at = folder({ 'thin.md': THIN, 'thin.md.dpa-lint.yaml': await acceptingAll(', until: 2027-03-31') });
    const made = await lint(at('thin.md'), '--today', '2027-03-31');
    expect(made).toMatchObject({ code: 0, today: '2027-03-31' });
    expect(made.summary.accepted).toBeGreaterThan(10);
    const { stdout } = await cli([at('thin.md'), '--today', '2027-03-31']);
    expect(stdout).toMatch(/Accepted risks\n.*contradicted\): We take the risk\.\n {4}until 2027-03-31 · .*\.yaml:/s);
    expect(stdout).toContain('As of 2027-03-31.');
  });

  test('count again from the day after, and the report says so', async () => {
    const at = folder({ 'thin.md': THIN, 'thin.md.dpa-lint.yaml': await acceptingAll(', until: 2027-03-31') });
    const made = await lint(at('thin.md'), '--today', '2027-04-01');
    expect(made.code).toBe(1);
    expect(new Set(made.staleAcceptances?.map(({ state }) => state))).toEqual(new Set(['expired']));
    const { stdout } = await cli([at('thin.md'), '--today', '2027-04-01', '--ui-lang', 'fr']);
    expect(stdout).toContain('Risques acceptés à revoir');
  });

  test('without a day give the same report on any day', async () => {
    const at = folder({ 'thin.md': THIN, 'thin.md.dpa-lint.yaml': await acceptingAll() });
    const once = await lint(at('thin.md'), '--today', '2026-01-01');
    expect(await lint(at('thin.md'), '--today', '2036-01-01')).toEqual(once);
    expect(once).not.toHaveProperty('today');
  });

  test('in a comment of the contract', async () => {
    const at = folder({ 'a.md': `${THIN}\n<!-- dpa-lint-disable audits-inspections -- reports do -->\n` });
    const { findings } = await lint(at('a.md'));
    expect(findings.find(({ accepted }) => accepted)).toMatchObject({
      requirement: 'audits-inspections',
      verdict: 'contradicted',
      accepted: { reason: 'reports do' },
    });
  });

  test('without a reason are an error; the contract is linted all the same', async () => {
    const at = folder({ 'thin.md': THIN, 'thin.md.dpa-lint.yaml': 'accepted: [{ id: duration }]' });
    const made = await lint(at('thin.md'));
    expect(made.code).toBe(2);
    expect(made.stderr).toContain('thin.md.dpa-lint.yaml:1:12: "reason" is missing.');
    expect(made.findings.some(({ accepted }) => accepted)).toBe(false);
  });

  test('that no contract of the run needed are told', async () => {
    const risks = 'accepted: [{ id: documented-instructions, reason: x }]';
    const at = folder({ 'a.md': THIN, 'dpa-lint.config.yaml': 'accepted: [r.yaml]', 'r.yaml': risks });
    expect((await lint(at('a.md'))).stderr).toContain('"documented-instructions" was needed by none');
  });

  test('a document that is no contract on processing can be accepted as that', async () => {
    const at = folder({
      't.md': TERMS,
      't.md.dpa-lint.yaml': 'accepted: [{ id: no-processing-contract, reason: Sale. }]',
    });
    expect((await lint(at('t.md'))).code).toBe(0);
  });
});

describe('a baseline', () => {
  test('fails only on what it does not have', async () => {
    const at = folder({ 'a.md': THIN });
    expect((await lint(at('a.md'), '--baseline', at('b.json'), '--update-baseline')).code).toBe(0);
    const same = await lint(at('a.md'), '--baseline', at('b.json'));
    expect(same).toMatchObject({ code: 0, baseline: { new: 0, gone: 0 } });
    writeFileSync(
      at('a.md'),
      THIN.replace('only on documented instructions', 'as it sees fit, and never on instructions'),
    );
    const worse = await lint(at('a.md'), '--baseline', at('b.json'));
    expect(worse.code).toBe(1);
    expect(worse.baseline?.new).toBeGreaterThan(0);
    expect((await cli([at('a.md'), '--baseline', at('b.json')])).stdout).toMatch(/Compared with .*b\.json: \d+ new/);
  });

  test.each([
    [['--update-baseline'], '--update-baseline needs --baseline FILE.'],
    [['--baseline', 'nowhere.json'], 'There is no such baseline.'],
    [['--config', 'a', '--no-config'], 'exclude each other'],
    [['--today', '2027-02-31'], 'no value for --today'],
    [['--today', 'soon'], 'no value for --today'],
  ])('%j is told', async (options, message) => {
    const { code, stderr } = await cli([folder({ 'a.md': THIN })('a.md'), ...options]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

const HOUSE_LAW = `order: 900
citation: "House rule 7"
letter: "h"
tier: practice
obligor: any
elements:
  irish: { role: core }
satisfied-by:
  - { all: [irish], within: unit }
`;

const HOUSE_LAW_EN = `title: "Irish law"
why: "Our courts know it."
model-clause: "This Agreement is governed by the law of Ireland."
elements:
  irish:
    says: "the contract is governed by Irish law"
    affirm:
      - { all: ["law of Ireland | Irish law", "govern*"] }
`;
