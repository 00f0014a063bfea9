import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { hasMultitool, MULTITOOL, validateSarif } from '../../bench/multitool.js';
import { sidecarPath, sidecarText } from '../../src/formats.js';
import { assess, examine, lint, loadCatalogue, type Report, render } from '../../src/index.js';
import { decided, ENTRIES, OFF } from '../fixtures/decided.js';

const hasTool = hasMultitool();
if (!hasTool) console.warn('The SARIF validator is for Linux on x64 only: its tests are skipped.');

const names = readdirSync('examples').filter((name) => /\.(?:md|docx|pdf)$/.test(name));
const read = (name: string) => ({ path: name, content: new Uint8Array(readFileSync(`examples/${name}`)) });
const catalogue = await loadCatalogue();
const reports: Report[] = [];
for (const name of names) reports.push(await lint(read(name)));
reports.push(await lint({ path: 'old/über uns [1].docx', content: Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0) }));
reports.push(await lint({ path: '/abs/empty.md', content: '' }));
reports.push(await lint({ path: 'ελ.md', content: 'Ο εκτελών την επεξεργασία. '.repeat(40) }));

// biome-ignore lint/suspicious/noExplicitAny: the log is looked at as a consumer does
const parse = (text: string): any => JSON.parse(text);
const log = parse(render(reports, { format: 'sarif', catalogue }));
const { results, tool } = log.runs[0];
const { report: withDecisions } = await decided();
const decisions = parse(render([withDecisions, ...reports], { format: 'sarif', catalogue }));

const validates = hasTool ? test : test.skip;

validates('it validates against the schema of SARIF 2.1.0', () => {
  const schema = JSON.parse(readFileSync(join(MULTITOOL, 'sarif-2.1.0.json'), 'utf8'));
  const validate = new Ajv2020({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
  for (const one of [
    log,
    decisions,
    parse(render(reports, { format: 'sarif' })),
    parse(render([], { format: 'sarif' })),
  ]) {
    expect(validate(one) ? [] : validate.errors).toEqual([]);
  }
});

validates(
  'the multitool finds no error in it, nor in one in French',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dpa-lint-sarif-'));
    const french = await lint(read('draft-in-negotiation-fr.docx'), { uiLanguage: 'fr' });
    writeFileSync(join(folder, 'en.sarif'), `${JSON.stringify(log)}\n`);
    writeFileSync(join(folder, 'decisions.sarif'), `${JSON.stringify(decisions)}\n`);
    writeFileSync(join(folder, 'fr.sarif'), render(french, { format: 'sarif', catalogue }));
    for (const name of ['en.sarif', 'fr.sarif', 'decisions.sarif']) {
      const { completed, found } = validateSarif(join(folder, name));
      expect(completed).toBe(true);
      // SARIF2005: the project has no address of its own to name.
      expect([name, found.filter(({ rule }) => rule !== 'SARIF2005')]).toEqual([name, []]);
    }
  },
  60_000,
);

test('every result has a rule with help, a level, a location and fingerprints', () => {
  expect(results.length).toBeGreaterThan(20);
  for (const { ruleId, ruleIndex, level, locations, partialFingerprints, message } of results) {
    const rule = tool.driver.rules[ruleIndex];
    expect(rule.id).toBe(ruleId);
    expect(rule.help.markdown.length).toBeGreaterThan(20);
    expect(rule.fullDescription.text.length).toBeLessThanOrEqual(1024);
    expect(['error', 'warning', 'note']).toContain(level);
    expect(locations[0].physicalLocation.region.startLine).toBeGreaterThanOrEqual(1);
    expect(partialFingerprints.primaryLocationLineHash).toMatch(/\S/);
    expect(message.text.length).toBeGreaterThan(10);
  }
  expect(tool.driver.rules.length).toBeGreaterThanOrEqual(28);
  expect(tool.driver.rules.find(({ id }: { id: string }) => id === 'audits-inspections').help.text).toMatch(
    /Model clause/,
  );
});

test('fingerprints differ between all results, and stay when lines, pages and clause numbers move', async () => {
  const prints = results.map((one: { partialFingerprints: object }) => JSON.stringify(one.partialFingerprints));
  expect(new Set(prints).size).toBe(prints.length);
  const text = readFileSync('examples/draft-in-negotiation.md', 'utf8');
  const moved = `\n\n\n${text.replace(/([a-z,]) ([a-z])/g, (whole, a, b, at) => (at % 7 === 0 ? `${a}\n${b}` : whole))}`;
  const printsOf = async (content: string) => {
    const one = parse(render(await lint({ path: 'a.md', content }), { format: 'sarif' }));
    return one.runs[0].results.map((result: { partialFingerprints: object }) => result.partialFingerprints);
  };
  expect(await printsOf(moved)).toEqual(await printsOf(text));
});

test('what is absent stands where it would belong, and says so', () => {
  const absent = results.filter(
    ({ properties }: { properties: { verdict?: string } }) => properties.verdict === 'absent',
  );
  expect(absent.length).toBeGreaterThan(0);
  for (const { message } of absent) expect(message.text).toMatch(/Shown at /);
});

test('a contract that is none, or was not read, is one result', () => {
  const of = (uri: string) =>
    results
      .filter((one: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
        one.locations[0]?.physicalLocation.artifactLocation.uri.endsWith(uri),
      )
      .map(({ ruleId, level }: { ruleId: string; level: string }) => [ruleId, level]);
  expect(of('lab-terms-of-sale.docx')).toContainEqual(['no-processing-contract', 'error']);
  expect(of('old/%C3%BCber%20uns%20%5B1%5D.docx')).toEqual([['not-assessed', 'error']]);
  expect(of('file:///abs/empty.md')).toEqual([['not-assessed', 'error']]);
  expect(of('%CE%B5%CE%BB.md')).toEqual([['not-assessed', 'error']]);
});

test('into a text beside a binary file: a line for a block', async () => {
  const { report, contract } = await examine(read('draft-in-negotiation.docx'));
  const { documents } = contract;
  const lines = sidecarText(documents[0]!).split('\n');
  const made = parse(render(report, { format: 'sarif', documents, textFolder: 'texts' }));
  let quoted = 0;
  for (const { locations, properties } of made.runs[0].results) {
    const { artifactLocation, region } = locations[0].physicalLocation;
    expect(artifactLocation.uri).toBe('texts/draft-in-negotiation.docx.txt');
    const line = lines[region.startLine - 1];
    expect(line).toBeDefined();
    if (!properties.quote || properties.verdict === 'absent') continue;
    const words = properties.quote.replace(/^… /, '').split(/\s+/).slice(0, 3).join(' ');
    expect(`${line} ${lines[region.startLine]}`).toContain(words);
    quoted++;
  }
  expect(quoted).toBeGreaterThan(2);
  expect(sidecarPath('../../etc/c:x/a.pdf')).toBe('_/_/etc/c_x/a.pdf.txt');
});

test('more results than GitHub takes in a run go into further runs, the worst first', () => {
  const error = { path: 'x.md', code: 'empty' as const, message: 'The file is empty.' };
  const unread = assess([], catalogue, { errors: Array.from({ length: 26_000 }, () => error) });
  const { runs } = parse(render([unread, ...reports], { format: 'sarif' }));
  expect(runs.map((run: { results: unknown[] }) => run.results.length > 0 && run.results.length <= 25_000)).toEqual([
    true,
    true,
  ]);
  expect(runs[1].automationDetails.id).toBe('dpa-lint/2/');
  expect(runs[1].results.at(-1).level).toBe('note');
});

describe('what was decided', () => {
  // biome-ignore lint/suspicious/noExplicitAny: the log is looked at as a consumer does
  const all: any[] = decisions.runs[0].results;
  const of = (id: string) =>
    all.find(
      ({ ruleId, locations }) =>
        ruleId === id && locations[0].physicalLocation.artifactLocation.uri === 'clients/draft.docx',
    );

  test('an accepted risk is a suppressed result: kind, status, justification, and where it is recorded', () => {
    expect(of('audits-inspections').suppressions).toEqual([
      {
        kind: 'external',
        status: 'accepted',
        justification:
          'Accepted: The parent group audits it. Owner: J. Doe · until 2027-03-31 · clients/draft.docx.dpa-lint.yaml:2:5',
        location: {
          physicalLocation: {
            artifactLocation: { uri: 'clients/draft.docx.dpa-lint.yaml' },
            region: { startLine: 2, startColumn: 5 },
          },
        },
        properties: {
          reason: 'The parent group audits it.',
          owner: 'J. Doe',
          until: '2027-03-31',
          expiryUtc: '2027-03-31T23:59:59.000Z',
          source: 'clients/draft.docx.dpa-lint.yaml:2:5',
        },
      },
    ]);
    expect(of('audits-inspections').level).toBe('warning');
  });

  test('in a comment of the contract it is suppressed in the source', () => {
    const accepted = { reason: 'Reports do.', source: 'clients/draft.md:12:1' };
    const findings = withDecisions.findings.map((one) => (one.accepted ? { ...one, accepted } : one));
    const { runs } = parse(render({ ...withDecisions, findings, redFlags: [] }, { format: 'sarif' }));
    const kinds = runs[0].results.flatMap(({ suppressions }: { suppressions: { kind: string }[] }) =>
      suppressions.map(({ kind }) => kind),
    );
    expect(kinds).toEqual(['inSource']);
  });

  test('all results have suppressions, or none has', () => {
    expect(all.every(({ suppressions }) => Array.isArray(suppressions))).toBe(true);
    expect(results.some((one: object) => 'suppressions' in one)).toBe(false);
    const held = withDecisions.findings.concat(withDecisions.redFlags as never[]).filter(({ accepted }) => accepted);
    expect(all.filter(({ suppressions }) => suppressions.length > 0)).toHaveLength(held.length);
  });

  test('one that has expired is not suppressed, and says so', () => {
    const { expired } = ENTRIES;
    const { suppressions, message, properties } = of('breach-notification');
    expect(suppressions).toEqual([]);
    expect(message.text).toContain('It was accepted until 2026-03-31, and counts as open again.');
    expect(properties.acceptance).toMatchObject({ state: 'expired', reason: expired.reason, owner: expired.owner });
  });

  test('accepted results come last', () => {
    const first = all.findIndex(({ suppressions }) => suppressions.length > 0);
    expect(all.slice(first).every(({ suppressions }) => suppressions.length > 0)).toBe(true);
  });

  test('the baseline says what is new, in contracts that were compared with it', () => {
    expect(of('personal-data-types').baselineState).toBe('new');
    expect(of('legal-requirement-notice').baselineState).toBe('unchanged');
    expect(results.some((one: object) => 'baselineState' in one)).toBe(false);
  });

  test('entries to look at again and what is switched off are notifications on the configuration', () => {
    const { invocations, tool: own } = decisions.runs[0];
    const told = invocations[0].toolConfigurationNotifications;
    const { rules, notifications } = own.driver;
    for (const { descriptor, associatedRule, locations } of told) {
      expect(notifications[descriptor.index].id).toBe(descriptor.id);
      if (associatedRule) expect(rules[associatedRule.index].id).toBe(associatedRule.id);
      expect(locations[0].physicalLocation.region.startLine).toBeGreaterThan(1);
    }
    expect(told.map(({ descriptor }: { descriptor: { id: string } }) => descriptor.id)).toEqual([
      'acceptance-expired',
      'acceptance-changed',
      'acceptance-unused',
      ...Object.keys(OFF).map(() => 'requirement-switched-off'),
    ]);
    // Switched off in one of several contracts alone: the rule is not.
    expect(invocations[0]).not.toHaveProperty('ruleConfigurationOverrides');
    const alone = parse(render(withDecisions, { format: 'sarif' })).runs[0].invocations[0];
    expect(alone.ruleConfigurationOverrides).toMatchObject([
      {
        descriptor: { id: 'subprocessor-objection' },
        configuration: { enabled: false },
        properties: { reason: OFF['subprocessor-objection'].reason },
      },
    ]);
  });
});
