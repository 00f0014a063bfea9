import { type Messages, messages } from '../messages/index.js';
import type { Severity } from '../model.js';
import type { Report } from '../report/schema.js';
import { harmless } from '../terminal.js';
import { type Problem, problemsOf } from './problems.js';

export interface JunitOptions {
  /** From which severity on a problem fails its case. Default: `warning`. */
  readonly failOn?: Severity | 'never';
}

/**
 * JUnit XML: a suite for each contract, a case for each requirement and each red flag found. A case that was not assessed is
 * skipped; a contract that could not be read is a case in error, so that no suite is empty.
 */
export function renderJunit(report: Report | readonly Report[], { failOn = 'warning' }: JunitOptions = {}): string {
  const reports: readonly Report[] = 'findings' in report ? [report] : report;
  const suites = reports.map((one) => suiteOf(one, failOn, messages(one.language)));
  const sum = (name: keyof Counts) => suites.reduce((total, { counts }) => total + counts[name], 0);
  const total = { tests: sum('tests'), failures: sum('failures'), errors: sum('errors'), skipped: sum('skipped') };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="dpa-lint"${attributes(total)}>`,
    ...suites.flatMap(({ lines }) => lines),
    '</testsuites>\n',
  ].join('\n');
}

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

interface Case {
  readonly outcome: 'passed' | 'failed' | 'error' | 'skipped';
  readonly lines: readonly string[];
}

const RANK = { none: 0, note: 1, warning: 2, error: 3, never: 4 } as const;

function suiteOf(report: Report, failOn: Severity | 'never', say: Messages): { counts: Counts; lines: string[] } {
  const { path } = report.document;
  const problems = problemsOf(report, say);
  const byId = new Map(problems.map((problem) => [problem.id, problem]));
  const names = new Map(report.findings.map(({ requirement, title }) => [requirement, title]));
  const whole = problems.filter(({ id }) => id === 'not-assessed' || id === 'no-processing-contract');
  const requirements = report.findings.map(({ requirement, verdict, title }): Case => {
    if (verdict === 'not-assessed') return caseOf(path, requirement, title, 'skipped', undefined);
    return problemCase(path, requirement, title, byId.get(requirement), failOn);
  });
  const others = problems
    .filter(({ id }) => !names.has(id) && !whole.some((one) => one.id === id) && !id.includes('.'))
    .map((problem) => problemCase(path, problem.id, problem.title, problem, failOn));
  const cases = [
    ...whole.map((one) => caseOf(path, one.id, one.title, one.id === 'not-assessed' ? 'error' : 'failed', one)),
    ...requirements,
    ...others,
  ];
  const count = (outcome: Case['outcome']) => cases.filter((one) => one.outcome === outcome).length;
  const counts = { tests: cases.length, failures: count('failed'), errors: count('error'), skipped: count('skipped') };
  return {
    counts,
    lines: [
      `  <testsuite name="${xml(path)}"${attributes(counts)}>`,
      ...cases.flatMap(({ lines }) => lines),
      '  </testsuite>',
    ],
  };
}

function problemCase(
  path: string,
  id: string,
  title: string,
  problem: Problem | undefined,
  failOn: Severity | 'never',
): Case {
  const fails = problem !== undefined && RANK[problem.severity] >= RANK[failOn];
  return caseOf(path, id, title, fails ? 'failed' : 'passed', fails ? problem : undefined);
}

function caseOf(path: string, id: string, title: string, outcome: Case['outcome'], problem: Problem | undefined): Case {
  const head = `    <testcase classname="${xml(path)}" name="${xml(`${title} (${id})`)}"`;
  if (outcome === 'passed') return { outcome, lines: [`${head}/>`] };
  if (outcome === 'skipped') return { outcome, lines: [`${head}>`, '      <skipped/>', '    </testcase>'] };
  const tag = outcome === 'error' ? 'error' : 'failure';
  const { message = '', where, quote, citation, verdict } = problem ?? {};
  const details = [citation, where, quote].filter((part) => part !== undefined).join('\n');
  return {
    outcome,
    lines: [
      `${head}>`,
      `      <${tag} message="${xml(message)}" type="${xml(verdict ?? id)}">${xml(details)}</${tag}>`,
      '    </testcase>',
    ],
  };
}

function attributes(counts: Counts): string {
  return Object.entries(counts)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
}

/** What XML 1.0 does not allow at all is dropped. */
function xml(text: string): string {
  return harmless(text)
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}
