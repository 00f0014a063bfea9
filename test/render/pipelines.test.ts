import { readdirSync, readFileSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import { lint, type Report, render } from '../../src/index.js';

const names = readdirSync('examples').filter((name) => /\.(?:md|docx|pdf)$/.test(name));
const reports: Report[] = [];
for (const path of names) reports.push(await lint({ path, content: new Uint8Array(readFileSync(`examples/${path}`)) }));
const unread = await lint({ path: 'a "b" <c> & \u0001,d:e%.md', content: '' });

interface Element {
  readonly name: string;
  readonly attributes: Record<string, string>;
}

/** Throws for what is not well-formed. */
function elementsOf(xml: string): Element[] {
  const elements: Element[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) =>
    elements.push({ name, attributes: attributes as Record<string, string> }),
  );
  parser.write(xml).close();
  return elements;
}

describe('JUnit', () => {
  const elements = elementsOf(render([...reports, unread], { format: 'junit' }));
  const count = (name: string) => elements.filter((one) => one.name === name).length;

  test('is well-formed, with a suite for each contract and a case for each requirement', () => {
    expect(count('testsuite')).toBe(reports.length + 1);
    expect(count('testcase')).toBeGreaterThanOrEqual(28 * (reports.length + 1));
  });
  test('its sums are right', () => {
    const [all] = elements;
    expect(all?.attributes).toMatchObject({
      tests: String(count('testcase')),
      failures: String(count('failure')),
      errors: String(count('error')),
      skipped: String(count('skipped')),
    });
  });
  test('what was not read is an error, and its path survives', () => {
    expect(count('error')).toBe(1);
    expect(elements.some(({ attributes }) => attributes.classname === 'a "b" <c> & ,d:e%.md')).toBe(true);
  });
  test('the level decides what fails', () => {
    const failures = (failOn: 'error' | 'warning' | 'note' | 'never') =>
      elementsOf(render(reports, { format: 'junit', failOn })).filter(({ name }) => name === 'failure').length;
    expect(failures('error')).toBeLessThan(failures('warning'));
    expect(failures('warning')).toBe(failures('note') - notes());
  });
});

/** Findings that are no more than notes. */
function notes(): number {
  return reports.flatMap((one) =>
    one.overall.some(({ id }) => id === 'no-processing-contract')
      ? []
      : [...one.findings, ...one.redFlags].filter(({ severity }) => severity === 'note'),
  ).length;
}

describe('GitHub', () => {
  test('an annotation a line, the worst first, nothing unescaped', () => {
    const lines = render([...reports, unread], { format: 'github' })
      .trimEnd()
      .split('\n');
    for (const line of lines)
      expect(line).toMatch(/^::(?:error|warning|notice) (?:file=[^:,]+,line=\d+,)?title=[^:,]+::\S/);
    const kinds = lines.map((line) => line.slice(2, line.indexOf(' ')));
    const order = ['error', 'warning', 'notice'];
    expect(kinds).toEqual([...kinds].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
    expect(lines.some((line) => line.includes('file=a "b" <c> & %2Cd%3Ae%25.md,line=1,'))).toBe(true);
  });
  test('lines are those of the file', () => {
    const report = reports.find(({ document }) => document.path === 'draft-in-negotiation.md')!;
    const text = readFileSync('examples/draft-in-negotiation.md', 'utf8').split('\n');
    const numbers = [...render(report, { format: 'github' }).matchAll(/line=(\d+)/g)].map(([, line]) => Number(line));
    expect(Math.max(...numbers)).toBeGreaterThan(5);
    for (const number of numbers) expect(text[number - 1]).toMatch(/\S/);
  });
  test('the summary: a table, and the problems of each contract', () => {
    const summary = render([...reports, unread], { format: 'github-summary' });
    expect(summary).toMatch(/^## dpa-lint\n\n\| Contract \|/);
    expect(summary.match(/<details>/g)).toHaveLength(reports.length + 1 - clean());
    expect(summary.replace(/`[^`\n]*`/g, '')).not.toMatch(/<c>/);
    expect(summary).toMatch(/no legal advice/);
  });
  test('the summary of thousands keeps below what GitHub takes', () => {
    const many = Array.from({ length: 200 }, () => reports).flat();
    const summary = render(many, { format: 'github-summary' });
    expect(new TextEncoder().encode(summary).length).toBeLessThan(1_000_000);
    expect(summary).toMatch(/There is more/);
  });
});

function clean(): number {
  return reports.filter(
    ({ findings, redFlags, assessed }) =>
      assessed !== 'none' &&
      redFlags.length === 0 &&
      findings.every((f) => f.severity === 'none' && f.notes.length === 0),
  ).length;
}

test.each(['sarif', 'junit', 'github', 'github-summary'] as const)('%s is the same for the same reports', (format) => {
  expect(render(reports, { format })).toBe(render(reports, { format }));
});
