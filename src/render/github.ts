import { type Messages, messages } from '../messages/index.js';
import type { Report } from '../report/schema.js';
import { harmless } from '../terminal.js';
import { acceptedLines, baselineLine, decisionLines, staleLines, switchedOffLines } from './decisions.js';
import { overviewRow, sortedRows, VERDICT_MARKS } from './overview.js';
import { isAccepted, isPressing, type Problem, problemsOf, type Remark, remarksOf, worstFirst } from './problems.js';
import { unlinked } from './unlinked.js';

/**
 * Workflow commands of GitHub Actions, the worst first, since it shows ten of a kind in a step: an annotation a problem, at
 * its line where the file has lines. What is accepted or in the baseline is a notice, whatever its severity; an entry to look
 * at again is a warning, in the file in which it stands.
 */
export function renderGithub(report: Report | readonly Report[]): string {
  const reports: readonly Report[] = 'findings' in report ? [report] : report;
  const all = reports.flatMap((one) =>
    problemsOf(one, messages(one.language)).map((problem) => ({ problem, report: one })),
  );
  all.sort((a, b) => worstFirst(a.problem, b.problem));
  // A gap that is open again has said so; and the same entry may hold for many contracts.
  const said = new Set(
    all.flatMap(({ problem: { decision }, report: one }) =>
      decision ? `${decision.record.source} ${one.document.path}` : [],
    ),
  );
  const remarks = new Set(
    reports.flatMap((one) =>
      remarksOf(one, messages(one.language))
        .filter(({ source }) => !said.has(`${source} ${one.document.path}`))
        .map((remark) => remarkLine(remark, one)),
    ),
  );
  const lines = [...all.map(({ problem, report: one }) => annotation(problem, one)), ...remarks];
  const rank = (line: string) => COMMAND_ORDER.findIndex((name) => line.startsWith(`::${name} `));
  return lines
    .sort((a, b) => rank(a) - rank(b))
    .map((line) => `${line}\n`)
    .join('');
}

const COMMANDS = { error: 'error', warning: 'warning', note: 'notice' } as const;
const COMMAND_ORDER = Object.values(COMMANDS);

function annotation(problem: Problem, report: Report): string {
  const { severity, title, message, where, place, document, decision, baseline } = problem;
  const { path } = report.documents[document]!;
  const say = messages(report.language);
  const command = isPressing(problem) ? COMMANDS[severity] : 'notice';
  const heading = isAccepted(problem) ? say.policy.acceptedRisk(title) : title;
  const said = [
    where === undefined ? message : `${message} (${where})`,
    ...(decision ? decisionLines(decision, say) : []),
    ...(baseline === 'known' ? [`${say.text.label(say.policy.known)} ${report.baseline?.file}`] : []),
  ];
  return commandOf(command, path === '-' ? undefined : { file: path, line: place?.line ?? 1 }, heading, said);
}

function remarkLine({ kind, id, title, message, reason, owner, until, ...place }: Remark, report: Report): string {
  const say = messages(report.language);
  const heading =
    kind === 'off' ? `${say.text.label(say.policy.switchedOffTitle)} ${title}` : say.policy.acceptedRisk(title);
  const said =
    kind === 'off'
      ? [message]
      : [
          `${say.text.label(`${id} (${say.policy.states[kind]})`)} ${message}`,
          say.policy.formerly(reason),
          ...(owner === undefined ? [] : [say.policy.owner(owner)]),
        ];
  return commandOf(kind === 'off' ? 'notice' : 'warning', place, heading, said);
}

function commandOf(
  command: string,
  place: { readonly file: string; readonly line?: number; readonly column?: number } | undefined,
  title: string,
  said: readonly string[],
): string {
  const { file, line = 1, column } = place ?? {};
  const parts = [
    ...(file === undefined ? [] : [`file=${property(file)}`, `line=${line}`]),
    ...(column === undefined ? [] : [`col=${column}`]),
    `title=${property(title)}`,
  ];
  return `::${command} ${parts.join(',')}::${data(said.join('\n'))}`;
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
  const problems = problemsOf(report, say).filter((problem) => !isAccepted(problem));
  const accepted = acceptedLines(report, say);
  const stale = staleLines(report, say);
  const off = switchedOffLines(report, say);
  if (problems.length + accepted.length + stale.length + off.length === 0) return '';
  const compared = baselineLine(report, say);
  const told = (title: string, lines: ReturnType<typeof staleLines>) =>
    lines.length === 0
      ? []
      : [
          '',
          `**${markdown(title)}**`,
          '',
          ...lines.map(({ text, below }) => `- ${markdown([text, ...below].join(' '))}`),
        ];
  return [
    `<details><summary>${html(report.document.path)}: ${html(report.summary.message)}</summary>`,
    '',
    ...(compared === undefined ? [] : [markdown(compared), '']),
    ...problems.map(({ severity, title, citation, message, where, baseline, decision }) => {
      const marks = [severity, citation, baseline === 'known' ? say.policy.known : undefined].filter(Boolean);
      const lapsed = decision ? ` ${markdown(decisionLines(decision, say).join(' '))}` : '';
      const at = where === undefined ? '' : ` _${markdown(where)}_`;
      return `- **${markdown(title)}** (${marks.map((part) => markdown(part ?? '')).join(', ')}): ${markdown(message)}${at}${lapsed}`;
    }),
    ...told(say.policy.staleTitle, stale),
    ...told(say.policy.acceptedTitle, accepted),
    ...(report.today === undefined ? [] : ['', markdown(say.policy.asOf(report.today))]),
    ...told(say.policy.switchedOffTitle, off),
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
  return unlinked(html(text).replace(/[\\`*_[\]|~#!]/g, '\\$&'));
}

function html(text: string): string {
  return harmless(text).replace(/\s+/g, ' ').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
