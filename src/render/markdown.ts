import { type Messages, messages } from '../messages/index.js';
import type { Verdict } from '../model.js';
import type { Report, ReportEvidence, ReportFinding, ReportRedFlag } from '../report/schema.js';
import {
  acceptedLines,
  baselineLine,
  decisionLines,
  decisionMark,
  decisionOn,
  isOpen,
  staleLines,
  switchedOffLines,
  type Told,
} from './decisions.js';
import { distinctQuotes } from './distinct.js';
import { howText, placeText } from './evidence-lines.js';
import { excerpt } from './excerpt.js';
import { lawUrl } from './law.js';
import { unlinked } from './unlinked.js';

const QUOTE = 400;
const PASSAGES = 2;
/** Signs that ticket systems and mail programs show alike; the word stands beside them. */
const SIGNS: Readonly<Record<Verdict, string>> = {
  satisfied: '✓',
  partial: '◐',
  absent: '✗',
  contradicted: '✗✗',
  'not-assessed': '?',
};

/** For a ticket or a mail: GitHub Flavored Markdown that stays readable where nobody renders it. */
export function renderMarkdown(report: Report | readonly Report[]): string {
  const reports: readonly Report[] = 'findings' in report ? [report] : report;
  const [first] = reports;
  if (first === undefined) return '';
  const say = messages(first.language);
  const bodies = reports.map((one) =>
    [head, gaps, redFlags, stale, accepted, switchedOff, covered, limits, notes]
      .map((section) => section(one, say))
      .filter((text) => text !== '')
      .join('\n\n'),
  );
  const { tool, catalogue } = first;
  const method = `_${plain(say.page.methodText(tool.version, catalogue.version))} ${plain(say.text.disclaimer)}_`;
  return `${bodies.join('\n\n---\n\n')}\n\n---\n\n${method}\n`;
}

function head(report: Report, say: Messages): string {
  const { documents, kind, parties, assessed, overall, summary } = report;
  const names = documents.map(({ path }) => plain(path === '-' ? say.places.standardInput : path)).join(' + ');
  const sizes = documents.flatMap(({ format, words, pages, sha256 }) =>
    format === null
      ? []
      : [
          `${say.formats[format]}, ${say.page.size(say.number(words), pages)}`,
          sha256 === null ? '' : `SHA-256 \`${sha256}\``,
        ],
  );
  const who = parties.map((party) => plain(say.text.party(say.roles[party.role], party.names.join(', '))));
  const facts = [...sizes, assessed === 'none' ? '' : plain(kind.message), who.join(' · ')].filter(Boolean);
  const above = overall.map(({ message }) => message);
  const lines = assessed === 'none' && above.length > 0 ? above : [...above, summary.message];
  const compared = baselineLine(report, say);
  return [
    `## ${names}`,
    facts.map((fact) => `- ${fact}`).join('\n'),
    lines.map((line) => `**${plain(line)}**`).join('\n\n'),
    ...(compared === undefined ? [] : [plain(compared)]),
  ].join('\n\n');
}

/** Behind "no processing contract" a list of titles is enough. */
function gaps(report: Report, say: Messages): string {
  const all = report.findings.filter(isGap);
  const found = all.filter(isOpen);
  if (report.assessed === 'none') return '';
  if (found.length === 0) {
    const none = all.length === 0 ? say.page.noGaps : say.policy.noneOpen;
    return `### ${plain(say.text.gaps)}\n\n${plain(none)}`;
  }
  const brief = report.overall.some(({ id }) => id === 'no-processing-contract');
  const list = found.map((finding) => (brief ? line(finding, say) : gap(finding, report, say)));
  return `### ${plain(say.text.gaps)} (${found.length})\n\n${list.join(brief ? '\n' : '\n\n')}`;
}

function line({ title, verdict, citation }: ReportFinding, say: Messages): string {
  return `- ${SIGNS[verdict]} ${plain(title)}: ${say.verdicts[verdict]} (${law(citation, say)})`;
}

function gap(finding: ReportFinding, report: Report, say: Messages): string {
  const { title, verdict, citation, also, tier, check, message, evidence, nearest, remedy } = finding;
  const basis = [citation, ...also].map((one) => law(one, say)).join(' · ');
  const marks = [
    basis,
    plain(say.tiers[tier]),
    check ? `**${plain(say.text.check)}**` : '',
    ...standing(finding, report, say),
  ].filter(Boolean);
  const closest = nearest
    ? `${plain(say.text.label([say.text.closest, placeText(nearest, report, say)].filter(Boolean).join(', ')))}\n\n> ${plain(excerpt(nearest.quote, [], QUOTE).text)}`
    : '';
  const clause = remedy
    ? `${plain(say.text.label(say.page.suggested))}\n\n> ${plain(remedy.clause)}\n\n${remedy.after === undefined ? '' : plain(say.page.placeAfter(say.places.clause(remedy.after)))}`.trimEnd()
    : '';
  return [
    `#### ${SIGNS[verdict]} ${plain(title)}: ${say.verdicts[verdict]}`,
    marks.join(' · '),
    ...lapsed(finding, report, say),
    plain(message),
    ...quotes(evidence, report, say),
    closest,
    clause,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** In the baseline; accepted once, and open again. */
function standing(item: ReportFinding | ReportRedFlag, report: Report, say: Messages): string[] {
  const decision = decisionOn(item, report);
  return [
    ...(item.known ? [plain(say.policy.known)] : []),
    ...(decision ? [`**${plain(decisionMark(decision, say))}**`] : []),
  ];
}

function lapsed(item: ReportFinding | ReportRedFlag, report: Report, say: Messages): string[] {
  const decision = decisionOn(item, report);
  return decision ? [plain(decisionLines(decision, say).join(' '))] : [];
}

function redFlags(report: Report, say: Messages): string {
  const open = report.redFlags.filter(isOpen);
  if (open.length === 0) return '';
  const list = open.map((flag) => redFlag(flag, report, say));
  return `### ${plain(say.text.redFlags)} (${list.length})\n\n${list.join('\n\n')}`;
}

function redFlag(flag: ReportRedFlag, report: Report, say: Messages): string {
  const { title, citation, tier, message, evidence, remedy } = flag;
  return [
    `#### ! ${plain(title)}`,
    [law(citation, say), plain(say.tiers[tier]), ...standing(flag, report, say)].join(' · '),
    ...lapsed(flag, report, say),
    plain(message),
    ...quotes(evidence, report, say),
    remedy === '' ? '' : `→ ${plain(remedy)}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function stale(report: Report, say: Messages): string {
  return told(say.policy.staleTitle, staleLines(report, say));
}

function accepted(report: Report, say: Messages): string {
  const list = told(say.policy.acceptedTitle, acceptedLines(report, say));
  // The day counts for those that hold and for those that do not.
  return [list, report.today === undefined ? '' : plain(say.policy.asOf(report.today))].filter(Boolean).join('\n\n');
}

function switchedOff(report: Report, say: Messages): string {
  return told(say.policy.switchedOffTitle, switchedOffLines(report, say));
}

/** Two spaces at the end of a line would break it, but mail programs take them away: each entry is one paragraph. */
function told(title: string, lines: readonly Told[]): string {
  if (lines.length === 0) return '';
  const list = lines.map(({ text, below }) => `- ${plain([text, ...below].join(' '))}`);
  return `### ${plain(title)} (${lines.length})\n\n${list.join('\n')}`;
}

function covered(report: Report, say: Messages): string {
  const found = report.findings.filter(({ verdict }) => verdict === 'satisfied');
  if (found.length === 0) return '';
  const rows = found.map(({ title, evidence, citation, check }) => {
    const places = [...new Set(evidence.map((item) => placeText(item, report, say, 'short')))].slice(0, 3);
    const where = places.map(cell).join(', ') + (check ? ` (${cell(say.text.check)})` : '');
    return `| ${SIGNS.satisfied} ${cell(title)} | ${law(citation, say)} | ${where} |`;
  });
  const names = [say.page.point, say.explain.law, say.page.where].map(cell).join(' | ');
  return `### ${plain(say.text.covered)} (${found.length})\n\n| ${names} |\n| --- | --- | --- |\n${rows.join('\n')}`;
}

function limits(report: Report, say: Messages): string {
  const errors = report.errors.map(({ document, message, next }) =>
    [say.text.label(report.documents[document]?.path ?? ''), message, next ?? ''].join(' ').trim(),
  );
  const open =
    report.assessed === 'none' ? [] : report.findings.filter(({ verdict, off }) => verdict === 'not-assessed' && !off);
  const lines = [
    ...errors,
    ...open.map(({ title }) => `${say.text.label(title)} ${say.verdicts['not-assessed']}`),
    ...report.warnings.map(({ message }) => message),
  ];
  if (lines.length === 0) return '';
  return `### ${plain(say.page.limits)}\n\n${lines.map((text) => `- ${plain(text)}`).join('\n')}`;
}

function notes(report: Report, say: Messages): string {
  if (report.overall.some(({ id }) => id === 'no-processing-contract')) return '';
  const lines = report.findings
    .filter(isOpen)
    .flatMap(({ title, notes: all }) =>
      all.map(({ tier, message }) => `- ${plain(say.text.label(`${title} (${say.tiers[tier]})`))} ${plain(message)}`),
    );
  return lines.length === 0 ? '' : `### ${plain(say.page.notes)}\n\n${lines.join('\n')}`;
}

function quotes(all: readonly ReportEvidence[], report: Report, say: Messages): string[] {
  const distinct = distinctQuotes(all);
  const shown = distinct.slice(0, PASSAGES).map((item) => quote(item, report, say));
  const more = distinct.length - PASSAGES;
  return more > 0 ? [...shown, plain(say.text.more(more))] : shown;
}

function quote(item: ReportEvidence, report: Report, say: Messages): string {
  const { text, marks } = excerpt(item.quote, item.marks, QUOTE);
  const place = [placeText(item, report, say), howText(item, say)].filter(Boolean).join(', ');
  let at = 0;
  let words = '';
  for (const { start, end } of marks) {
    words += `${plain(text.slice(at, start))}${bold(text.slice(start, end))}`;
    at = end;
  }
  const label = place === '' ? '' : `${plain(say.text.label(place))}\n\n`;
  return `${label}> ${words}${plain(text.slice(at))}`;
}

/** Spaces inside of the stars would switch them off. */
function bold(text: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return inner === '' ? text : `${before}**${plain(inner)}**${after}`;
}

function law(citation: string, say: Messages): string {
  return `[${plain(say.citation(citation))}](${lawUrl(citation, say.language)})`;
}

function cell(text: string): string {
  return plain(text).replace(/\|/g, '\\|');
}

/**
 * Text that Markdown leaves alone: the contract must not make headings, links, mentions or HTML. Only what would do so is
 * escaped, since many will read the source.
 */
function plain(text: string): string {
  const marked = text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_<~]|\](?=[([:])|^[>#]|#(?=\d)/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^[-+](?=\s|$)/, '\\$&');
  return unlinked(marked);
}

function isGap({ verdict }: ReportFinding): boolean {
  return verdict === 'partial' || verdict === 'absent' || verdict === 'contradicted';
}
