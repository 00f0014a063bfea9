import { type Messages, messages } from '../messages/index.js';
import type { Report } from '../report/schema.js';
import { harmless } from '../terminal.js';
import { overviewRow, sortedRows, VERDICT_MARKS } from './overview.js';
import { type Problem, problemsOf } from './problems.js';

/**
 * Workflow commands of GitHub Actions, the worst first, since it shows ten of a kind in a step: an annotation a problem, at
 * its line where the file has lines.
 */
export function renderGithub(report: Report | readonly Report[]): string {
  const reports: readonly Report[] = 'findings' in report ? [report] : report;
  const all = reports.flatMap((one) =>
    problemsOf(one, messages(one.language)).map((problem) => ({ problem, report: one })),
  );
  const order = ['error', 'warning', 'note'];
  all.sort((a, b) => order.indexOf(a.problem.severity) - order.indexOf(b.problem.severity));
  return all.map(({ problem, report: one }) => `${annotation(problem, one)}\n`).join('');
}

const COMMANDS = { error: 'error', warning: 'warning', note: 'notice' } as const;

function annotation({ severity, title, message, where, place, document }: Problem, report: Report): string {
  const { path } = report.documents[document]!;
  const parts = [
    ...(path === '-' ? [] : [`file=${property(path)}`, `line=${place?.line ?? 1}`]),
    `title=${property(title)}`,
  ];
  return `::${COMMANDS[severity]} ${parts.join(',')}::${data(where === undefined ? message : `${message} (${where})`)}`;
}

function data(text: string): string {
  return harmless(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** GitHub takes 1 MiB of a step; the rest is left for what other tools write. */
const ROOM = 900_000;

/** Markdown for `$GITHUB_STEP_SUMMARY`: the table of contracts and letters, then the problems of each, to be opened. */
export function renderGithubSummary(report: Report | readonly Report[]): string {
  const reports: readonly Report[] = 'findings' in report ? [report] : report;
  const [first] = reports;
  if (first === undefined) return '';
  const say = messages(first.language);
  const rows = sortedRows(reports.map((one) => ({ ...overviewRow(one), report: one })));
  let text = `## dpa-lint\n\n`;
  for (const section of sectionsOf()) {
    if (new TextEncoder().encode(text + section).length > ROOM) {
      text += `${say.problems.cut}\n\n`;
      break;
    }
    text += `${section}\n`;
  }
  return `${text}_${say.text.disclaimer}_\n`;

  function* sectionsOf() {
    yield tableOf(rows, say);
    for (const row of rows) yield detailsOf(row.report, say);
  }
}

const LETTERS = ['introduction', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;

function tableOf(rows: readonly ReturnType<typeof overviewRow>[], say: Messages): string {
  const heads = [
    say.overview.contract,
    ...LETTERS.map((l) => (l === 'introduction' ? '·' : l)),
    say.overview.gaps,
    say.overview.flags,
  ];
  // Not more than fits beside the details: a table of thousands is no summary.
  const lines = rows.slice(0, 1000).map(({ path, verdicts, instead, errors, warnings, redFlags }) => {
    const marks = LETTERS.map((letter) =>
      instead === undefined ? VERDICT_MARKS[verdicts[letter] ?? 'not-assessed'] : '',
    );
    const name = instead === undefined ? code(path) : `${code(path)}: ${markdown(instead)}`;
    const numbers = instead === undefined ? [errors + warnings, redFlags] : ['', ''];
    return `| ${[name, ...marks, ...numbers].join(' | ')} |`;
  });
  return [
    `| ${heads.join(' | ')} |`,
    `| --- |${' :-: |'.repeat(LETTERS.length)} --: | --: |`,
    ...lines,
    '',
    say.overview.legend,
    '',
  ].join('\n');
}

function detailsOf(report: Report, say: Messages): string {
  const problems = problemsOf(report, say);
  if (problems.length === 0) return '';
  return [
    `<details><summary>${html(report.document.path)}: ${html(report.summary.message)}</summary>`,
    '',
    ...problems.map(
      ({ severity, title, citation, message, where }) =>
        `- **${markdown(title)}** (${[severity, citation]
          .filter(Boolean)
          .map((part) => markdown(part ?? ''))
          .join(', ')}): ${markdown(message)}${where === undefined ? '' : ` _${markdown(where)}_`}`,
    ),
    '',
    '</details>',
    '',
  ].join('\n');
}

function code(text: string): string {
  return `\`${harmless(text).replaceAll('`', "'").replaceAll('|', '\\|')}\``;
}

/** The words of a contract are never markup. */
function markdown(text: string): string {
  return html(text).replace(/[\\`*_[\]|~#!]/g, '\\$&');
}

function html(text: string): string {
  return harmless(text).replace(/\s+/g, ' ').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
