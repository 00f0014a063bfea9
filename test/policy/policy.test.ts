import { baselineKeys, decide, type Policy } from '../../src/policy/index.js';
import { report } from '../../src/report/index.js';
import type { Report } from '../../src/report/schema.js';
import { reportSchema } from '../../src/report/schema.js';
import { catalogue, contract, judged } from '../fixtures/report.js';

/** Of its requirements one is satisfied, confidentiality absent, audits partial with a note; and there is a red flag. */
const plain = report(contract, judged, catalogue);

const nothing: Policy = { severities: {}, off: {}, accepted: [], today: '2026-06-01' };
const risk = (id: string, more: Partial<Policy['accepted'][number]> = {}) => ({
  id,
  reason: 'We know.',
  source: 'risks.yaml:2:5',
  general: false,
  ...more,
});
const accepting = (...accepted: Policy['accepted']): Report => valid(decide(plain, { ...nothing, accepted }).report);
const finding = ({ findings }: Report, id: string) => findings.find(({ requirement }) => requirement === id)!;

function valid(made: Report): Report {
  expect(reportSchema.safeParse(made).error?.issues ?? []).toEqual([]);
  return made;
}

test('without a decision the report is the same object', () => {
  expect(decide(plain, { ...nothing, configuration: 'dpa-lint.config.yaml' }).report).toBe(plain);
});

describe('severities', () => {
  const made = valid(
    decide(plain, {
      ...nothing,
      configuration: 'c.yaml',
      severities: { confidentiality: 'note', 'documented-instructions': 'error', 'audit-replaced': 'warning' },
    }).report,
  );
  test('of gaps and red flags are as one wants them', () => {
    expect(finding(made, 'confidentiality')).toMatchObject({ verdict: 'absent', severity: 'note' });
    expect(made.redFlags.map(({ severity }) => severity)).toEqual(['warning']);
  });
  test('of what is satisfied stay none', () => {
    expect(finding(made, 'documented-instructions').severity).toBe('none');
  });
  test('the report says whose they are', () => expect(made.configuration).toBe('c.yaml'));
});

describe('switched off', () => {
  const why = { reason: 'Not ours.', source: 'c.yaml:3:3' };
  const made = valid(decide(plain, { ...nothing, off: { confidentiality: why, 'audit-replaced': why } }).report);
  test('a requirement is not assessed, with the reason, and shows nothing', () => {
    expect(finding(made, 'confidentiality')).toMatchObject({
      verdict: 'not-assessed',
      severity: 'none',
      missing: [],
      evidence: [],
      off: why,
      message: 'Switched off: Not ours.',
    });
    expect(finding(made, 'confidentiality')).not.toHaveProperty('remedy');
  });
  test('a red flag is left out, and both are listed and counted', () => {
    expect(made.redFlags).toEqual([]);
    expect(made.switchedOff?.map(({ id }) => id)).toEqual(['confidentiality', 'audit-replaced']);
    expect(made.summary).toMatchObject({ off: 1, notAssessed: 1, absent: 0, redFlags: 0 });
    expect(made.summary.message).toContain('1 is switched off');
  });
});

describe('accepted risks', () => {
  test('keep their verdict and severity, and are named and counted', () => {
    const made = accepting(risk('confidentiality', { owner: 'J. Doe' }), risk('audit-replaced'));
    expect(finding(made, 'confidentiality')).toMatchObject({
      verdict: 'absent',
      severity: 'error',
      accepted: { reason: 'We know.', owner: 'J. Doe', source: 'risks.yaml:2:5' },
    });
    expect(made.redFlags[0]?.accepted).toBeDefined();
    expect(made.summary.accepted).toBe(2);
    expect(made).not.toHaveProperty('staleAcceptances');
  });

  test('a date stands in the report only where one counts', () => {
    expect(accepting(risk('confidentiality'))).not.toHaveProperty('today');
    expect(accepting(risk('confidentiality', { until: '2026-06-01' })).today).toBe('2026-06-01');
  });

  test.each([
    ['2026-06-01', undefined],
    ['2026-05-31', 'expired'],
  ])('until %s: %s', (until, state) => {
    const made = accepting(risk('confidentiality', { until }));
    expect(made.staleAcceptances?.[0]?.state).toBe(state);
    expect(finding(made, 'confidentiality').accepted === undefined).toBe(state === 'expired');
  });

  const { fingerprint } = plain.redFlags[0]!;
  test.each([
    ['its fingerprint', { fingerprint }, undefined],
    ['another fingerprint', { fingerprint: '0123456789abcdef' }, 'changed'],
    ['its words, in other case and without marks', { quote: 'audits are “replaced”  by Reports' }, undefined],
    ['other words', { quote: 'Audits are free' }, 'changed'],
  ])('for %s', (_, more, state) => {
    const made = accepting(risk('audit-replaced', more));
    expect(made.staleAcceptances?.[0]?.state).toBe(state);
    expect(made.redFlags[0]?.accepted === undefined).toBe(state !== undefined);
  });

  test('where there is nothing to accept they are unused, unless they are meant for several contracts', () => {
    expect(accepting(risk('documented-instructions')).staleAcceptances?.[0]?.state).toBe('unused');
    expect(accepting(risk('documented-instructions', { general: true }))).not.toHaveProperty('staleAcceptances');
  });

  test('of two for one gap, the one that has not expired holds', () => {
    const made = accepting(
      risk('confidentiality', { until: '2020-01-01' }),
      risk('confidentiality', { reason: 'New.' }),
    );
    expect(finding(made, 'confidentiality').accepted?.reason).toBe('New.');
    expect(made.staleAcceptances?.map(({ state }) => state)).toEqual(['expired']);
    expect(made.staleAcceptances?.[0]?.message).toBe('Another entry accepts it. Take this one out.');
  });

  test('what counts as open again says so', () => {
    const old = accepting(risk('confidentiality', { until: '2020-01-01' }), risk('audit-replaced', { quote: 'no' }));
    for (const { message } of old.staleAcceptances ?? []) expect(message).toContain('counts as open again');
  });

  test('"no-processing-contract" accepts the gaps behind it', () => {
    const terms = report({ ...contract, kind: 'other-contract' }, judged, catalogue);
    expect(terms.overall.map(({ id }) => id)).toEqual(['no-processing-contract']);
    const made = valid(decide(terms, { ...nothing, accepted: [risk('no-processing-contract')] }).report);
    expect(made.overall[0]?.accepted).toBeDefined();
    expect(made.findings.filter(({ severity, accepted }) => severity !== 'none' && !accepted)).toEqual([]);
    expect(made.summary.accepted).toBe(1);
  });

  test('nothing is said of a contract that could not be assessed', () => {
    const errors = [{ path: 'scan.pdf', code: 'damaged' as const, message: 'Broken.' }];
    const none = report({ ...contract, documents: [] }, { findings: [], redFlags: [] }, catalogue, { errors });
    expect(decide(none, { ...nothing, accepted: [risk('confidentiality')] }).report).toBe(none);
  });
});

describe('baseline', () => {
  const keys = baselineKeys(plain);
  const against = (old: readonly string[]) =>
    valid(decide(plain, { ...nothing, baseline: { file: 'b.json', keys: old } }).report);

  test('has a line for each gap, note and red flag', () => {
    expect(keys.map((key) => key.replace(/[0-9a-f]{16}/, '#'))).toEqual([
      'confidentiality absent #',
      'audits-inspections partial #',
      'audits-inspections note no-mandated-auditor',
      'audit-replaced red-flag #',
    ]);
  });

  test('what it has is known', () => {
    const made = against([...keys, 'duration absent 0123456789abcdef']);
    expect(made.baseline).toEqual({ file: 'b.json', known: 4, new: 0, gone: 1 });
    expect(finding(made, 'confidentiality').known).toBe(true);
    expect(finding(made, 'audits-inspections').notes[0]?.known).toBe(true);
  });

  test('what is gone is told as mended only where it is', () => {
    const print = '0123456789abcdef';
    const { mended, gone } = against([
      ...keys,
      // Satisfied now; a note and a red flag that are no longer there; and the whole, which is a contract now.
      `documented-instructions absent ${print}`,
      'documented-instructions note any-law',
      `breach-notice-late red-flag ${print}`,
      'no-processing-contract',
      // Worse now; unknown; in other words.
      `confidentiality partial ${print}`,
      `no-such-thing absent ${print}`,
      `audit-replaced red-flag ${print}`,
    ]).baseline!;
    expect(gone).toBe(7);
    expect(mended).toEqual([
      { id: 'documented-instructions', was: 'absent' },
      { id: 'documented-instructions', was: 'note' },
      { id: 'breach-notice-late', was: 'red-flag' },
      { id: 'no-processing-contract' },
    ]);
  });

  test('what it does not have is new', () => {
    const made = against([]);
    expect(made.baseline).toMatchObject({ known: 0, new: 4 });
    expect(finding(made, 'confidentiality')).not.toHaveProperty('known');
  });

  test('a gap that became smaller is known, one that grew is new', () => {
    const better = against(['audits-inspections contradicted 0123456789abcdef']);
    expect(finding(better, 'audits-inspections').known).toBe(true);
    const worse = against(['confidentiality partial 0123456789abcdef']);
    expect(finding(worse, 'confidentiality').known).toBeUndefined();
  });

  test('what is accepted is neither new nor gone, and known where it has it', () => {
    const compared = (file: readonly string[]) =>
      decide(plain, {
        ...nothing,
        accepted: [risk('confidentiality'), risk('audit-replaced')],
        baseline: { file: 'b.json', keys: file },
      }).report;
    expect(compared(keys).baseline).toMatchObject({ known: 2, new: 0, gone: 0 });
    expect(finding(compared(keys), 'confidentiality').known).toBe(true);
    expect(compared([]).baseline).toMatchObject({ known: 0, new: 2, gone: 0 });
  });

  test('accepted risks are no part of it', () => {
    expect(baselineKeys(accepting(risk('confidentiality'), risk('audits-inspections')))).toEqual([keys[3]]);
  });
});
