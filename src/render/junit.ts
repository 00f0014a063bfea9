import { type Messages, messages } from '../messages/index.js';
import type { Severity } from '../model.js';
import type { Report } from '../report/schema.js';
import { harmless } from '../terminal.js';
import { baselineLine, decisionLines, staleLines } from './decisions.js';
import { isAccepted, type Problem, problemsOf, remarksOf } from './problems.js';

export interface JunitOptions {
  /** From which severity on a problem fails its case. Default: `warning`. */
  readonly failOn?: Severity | 'never';
}

/**
 * JUnit XML: a suite for each contract, a case for each requirement and each red flag found. A case that was not assessed, is
 * switched off, accepted or in the baseline is skipped, with the reason; a contract that could not be read is a case in error,
 * so that no suite is empty.
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
  const noContract = whole.find(({ id }) => id === 'no-processing-contract');
  const off = remarksOf(report, say).filter(({ kind, id }) => kind === 'off' && !names.has(id));
  const judge = (problem: Problem) => problemCase(path, problem.id, problem.title, problem, failOn, report, say);
  const requirements = report.findings.map((finding): Case => {
    const { requirement, verdict, title } = finding;
    if (verdict === 'not-assessed') return skipped(path, requirement, title, finding.off ? finding.message : undefined);
    // Told by the case of the whole, and no case of its own; but nothing that is missing passes.
    if (noContract && verdict !== 'satisfied') return skipped(path, requirement, title, noContract.message);
    return problemCase(path, requirement, title, byId.get(requirement), failOn, report, say);
  });
  const others = problems
    .filter(({ id }) => !names.has(id) && !whole.some((one) => one.id === id) && !id.includes('.'))
    .map(judge);
  const cases = [
    // "Not assessed" is an error whatever the level; a contract of another kind fails at any.
    ...whole.map((one) =>
      one.id === 'not-assessed'
        ? caseOf(path, one.id, one.title, 'error', one)
        : problemCase(path, one.id, one.title, one, failOn === 'never' ? 'error' : failOn, report, say),
    ),
    ...requirements,
    ...others,
    ...off.map(({ id, message }) => skipped(path, id, id, message)),
  ];
  const count = (outcome: Case['outcome']) => cases.filter((one) => one.outcome === outcome).length;
  const counts = { tests: cases.length, failures: count('failed'), errors: count('error'), skipped: count('skipped') };
  return {
    counts,
    lines: [
      `  <testsuite name="${xml(path)}"${attributes(counts)}>`,
      ...cases.flatMap(({ lines }) => lines),
      ...output(report, say),
      '  </testsuite>',
    ],
  };
}

/** What concerns no case: entries to look at again, and how the contract compares with the baseline. */
function output(report: Report, say: Messages): string[] {
  const stale = staleLines(report, say).flatMap(({ text, below }) => [text, ...below.map((line) => `  ${line}`)]);
  const lines = [
    ...(stale.length === 0 ? [] : [say.text.label(say.policy.staleTitle), ...stale]),
    ...(report.today === undefined ? [] : [say.policy.asOf(report.today)]),
    ...[baselineLine(report, say)].filter((line) => line !== undefined),
  ];
  if (lines.length === 0) return [];
  return [`    <system-out>${lines.map(content).join('\n')}</system-out>`];
}

function problemCase(
  path: string,
  id: string,
  title: string,
  problem: Problem | undefined,
  failOn: Severity | 'never',
  { baseline }: Report,
  say: Messages,
): Case {
  if (problem?.decision && isAccepted(problem)) {
    return skipped(path, id, title, [problem.message, ...decisionLines(problem.decision, say)].join('\n'));
  }
  const fails = problem !== undefined && RANK[problem.severity] >= RANK[failOn];
  if (!fails) return caseOf(path, id, title, 'passed', undefined);
  const said = [problem.message, ...(problem.decision ? decisionLines(problem.decision, say) : [])];
  if (problem.baseline === 'known') {
    const known = `${say.text.label(say.policy.known)} ${baseline?.file}`;
    return skipped(path, id, title, [...said, known].join('\n'));
  }
  return caseOf(path, id, title, 'failed', { ...problem, message: said.join('\n') });
}

function skipped(path: string, id: string, title: string, why: string | undefined): Case {
  const attribute = why === undefined ? '' : ` message="${xml(why)}"`;
  return {
    outcome: 'skipped',
    lines: [`${opening(path, id, title)}>`, `      <skipped${attribute}/>`, '    </testcase>'],
  };
}

function opening(path: string, id: string, title: string): string {
  const name = title === id ? id : `${title} (${id})`;
  return `    <testcase classname="${xml(path)}" name="${xml(name)}"`;
}

function caseOf(
  path: string,
  id: string,
  title: string,
  outcome: 'passed' | 'failed' | 'error',
  problem: Problem | undefined,
): Case {
  const head = opening(path, id, title);
  if (outcome === 'passed') return { outcome, lines: [`${head}/>`] };
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
function content(text: string): string {
  return harmless(text)
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** An attribute would lose its line breaks. */
function xml(text: string): string {
  return content(text).replaceAll('\n', '&#10;');
}
