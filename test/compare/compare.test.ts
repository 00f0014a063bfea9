import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { comparisonJsonSchema } from '../../scripts/generate-schema.js';
import { renderComparison } from '../../src/formats.js';
import { compare, lint, loadCatalogue } from '../../src/index.js';
import { wordDiff } from '../../src/render/comparison/words.js';
import { report } from '../../src/report/index.js';
import type { Report, ReportFinding } from '../../src/report/schema.js';
import { catalogue, contract, judged } from '../fixtures/report.js';

const base = report(contract, judged, catalogue);

/** The same report with one finding otherwise. */
function but(requirement: string, change: Partial<ReportFinding>, of: Report = base): Report {
  return {
    ...of,
    findings: of.findings.map((finding) => (finding.requirement === requirement ? { ...finding, ...change } : finding)),
  };
}

const of = (old: Report, now: Report, requirement: string) =>
  compare(old, now).requirements.find((one) => one.requirement === requirement)!;

const element = (name: string) => ({ element: name, says: `the ${name} is said` });

describe('a requirement', () => {
  test('is unchanged when verdict and words are', () => {
    const comparison = compare(base, base);
    expect(comparison.requirements.map(({ change }) => change)).toEqual(['unchanged', 'unchanged', 'unchanged']);
    expect(comparison.summary).toMatchObject({ won: 0, lost: 0, changed: 0, unchanged: 3, raised: 0, lifted: 0 });
    expect(comparison.summary.message).toMatch(/^Nothing that Art\. 28\(3\) GDPR demands was lost/);
  });

  test.each([
    ['satisfied', 'partial', 'lost'],
    ['satisfied', 'absent', 'lost'],
    ['partial', 'contradicted', 'lost'],
    ['absent', 'contradicted', 'lost'],
    ['absent', 'partial', 'won'],
    ['partial', 'satisfied', 'won'],
    ['satisfied', 'not-assessed', 'not-assessed'],
    ['not-assessed', 'satisfied', 'not-assessed'],
  ] as const)('that was %s and is %s is %s', (old, now, change) => {
    const id = 'documented-instructions';
    expect(of(but(id, { verdict: old }), but(id, { verdict: now }), id).change).toBe(change);
  });

  test('that stays partial can lose and win by its elements', () => {
    const id = 'audits-inspections';
    const less = but(id, { missing: [element('audit'), element('choice')] });
    expect(of(base, less, id)).toMatchObject({ change: 'lost', gone: [element('choice')], gained: [] });
    expect(of(base, less, id).message).toBe('Still partial: the text no longer says that the choice is said.');
    expect(of(less, base, id)).toMatchObject({ change: 'won', gained: [element('choice')] });
    const other = but(id, { missing: [element('choice')] });
    expect(of(base, other, id).change).toBe('changed');
  });

  test('of which an element is only weakened has not lost it altogether', () => {
    const id = 'documented-instructions';
    const weaker = but(id, { verdict: 'partial', weakened: [element('only')] });
    expect(of(base, weaker, id).message).toBe(
      'Was satisfied, is partial: the text says only in a weakened form that the only is said.',
    );
  });

  test('that is said in other words has changed; a number, case and a comma make no other words', () => {
    const id = 'documented-instructions';
    const [evidence] = base.findings[0]!.evidence;
    const reworded = (quote: string) => but(id, { evidence: [{ ...evidence!, quote }] });
    expect(of(base, reworded('The Processor obeys.'), id).change).toBe('changed');
    expect(of(base, reworded(`1.2 ${evidence!.quote.toUpperCase().replace(' SHALL', ', shall')}`), id).change).toBe(
      'unchanged',
    );
  });
});

describe('a red flag', () => {
  const calm = { ...base, redFlags: [] };

  test.each([
    [calm, base, 'raised'],
    [base, calm, 'lifted'],
    [base, base, 'unchanged'],
  ] as const)('is matched by its id (%#)', (old, now, change) => {
    expect(compare(old, now).redFlags).toMatchObject([{ id: 'audit-replaced', change }]);
  });

  test('is told in the summary', () => {
    expect(compare(calm, base).summary.message).toBe('No requirement was lost and 1 red flag is new.');
    expect(compare(base, calm).summary.message).toBe('No requirement was lost; 1 red flag gone.');
  });
});

describe('rendered', () => {
  const negotiated = async (uiLanguage: string) => {
    const options = { uiLanguage, catalogue: await loadCatalogue() };
    const content = readFileSync('examples/draft-in-negotiation.docx');
    const at = (view: 'original' | 'final') => lint({ path: 'draft.docx', content }, { ...options, view });
    return compare(await at('original'), await at('final'), { kind: 'changes' });
  };

  test('as JSON it follows schema/comparison.json, which is generated', async () => {
    expect(readFileSync('schema/comparison.json', 'utf8')).toBe(comparisonJsonSchema());
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(JSON.parse(comparisonJsonSchema()));
    const comparison = await negotiated('en');
    expect(JSON.parse(renderComparison(comparison, { format: 'json' }))).toEqual(comparison);
    expect([validate(comparison), validate.errors]).toEqual([true, null]);
  });

  test('as text it shows what was lost first, the old words before the new ones', async () => {
    const text = renderComparison(await negotiated('en'));
    expect(text).toMatch(/requirements were lost/);
    expect(text.indexOf('Lost (')).toBeLessThan(text.indexOf('Unchanged ('));
    expect(text.replace(/\s+/g, ' ')).toMatch(
      /- clause 9\.2: “Tessaly shall allow for and contribute to audits[^”]*” \+ clause 9\.2: “Customer accepts/,
    );
    expect(text.split('\n').every((line) => line.length <= 80)).toBe(true);
  });

  test('as HTML it stands alone and marks the words that differ', async () => {
    const html = renderComparison(await negotiated('fr'), { format: 'html' });
    expect(html).toContain('<html lang="fr">');
    expect(html).toMatch(/Tessaly <del>shall<\/del> inform Customer/);
    expect(html).toMatch(/Tessaly <ins>may<\/ins> inform Customer/);
    expect(html).toContain('Avant les modifications suivies');
    expect(html).not.toMatch(/<(?:link|img|iframe)\b|\ssrc=|\sstyle="/);
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('what a contract brings along is never markup', () => {
    const [evidence] = base.findings[0]!.evidence;
    const nasty = but('documented-instructions', { evidence: [{ ...evidence!, quote: '<script>alert(1)</script>' }] });
    expect(renderComparison(compare(base, nasty), { format: 'html' }).match(/<script/g)).toHaveLength(1);
  });
});

test('the words that differ are those that are not common to both, in order', () => {
  const { old, new: now } = wordDiff('It shall inform, at once, the client.', 'It may inform the client.');
  expect(old).toEqual([
    { text: 'It ', changed: false },
    { text: 'shall ', changed: true },
    { text: 'inform', changed: false },
    { text: ', at once, ', changed: true },
    { text: 'the client.', changed: false },
  ]);
  expect(now.filter(({ changed }) => changed)).toEqual([{ text: 'may ', changed: true }]);
  expect(now.map(({ text }) => text).join('')).toBe('It may inform the client.');
});
