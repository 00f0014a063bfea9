import { languageName, type Messages, messages } from '../messages/index.js';
import type { Report, ReportFinding, ReportRedFlag } from '../report/schema.js';
import { harmless, length, type Page, pad, type Style, styles, words, wrap } from '../terminal.js';
import {
  acceptedLines,
  baselineLine,
  decisionMark,
  decisionOn,
  isOpen,
  staleLines,
  switchedOffLines,
  type Told,
} from './decisions.js';
import { evidenceLines, nearestLines, placeText } from './evidence-lines.js';

/** How text for a terminal looks. */
export interface TextOptions {
  /** Columns of a line; default 80, 40 at least. */
  readonly width?: number;
  /** ANSI colours; default false. */
  readonly colour?: boolean;
}

/** For a terminal or a mail: the result first, then the gaps by letter, each with its words; what was covered last. */
export function renderText(
  report: Report | readonly Report[],
  { width = 80, colour = false }: TextOptions = {},
): string {
  const page = { width: Math.max(40, width), style: styles(colour) };
  const reports: readonly Report[] = 'findings' in report ? [report] : report;
  const [first] = reports;
  if (first === undefined) return '';
  const bodies = reports.map((one) => harmlessReport(one, page).join('\n'));
  const disclaimer = wrap(words(messages(first.language).text.disclaimer, page.style.dim), page, '');
  return `${bodies.join(`\n\n${'─'.repeat(Math.min(page.width, 40))}\n\n`)}\n\n${disclaimer.join('\n')}\n`;
}

/** Cleans the data, not the lines: the codes for colour are control characters too. */
function harmlessReport(report: Report, page: Page): string[] {
  const clean = cleaned(report);
  const say = messages(report.language);
  return SECTIONS.map((section) => section(clean, page, say))
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
    .split('\n');
}

/** A copy with every text on one line and with nothing in it that a terminal obeys. */
function cleaned<T>(value: T): T {
  if (typeof value === 'string') return harmless(value).replace(/[\t\n\r ]+/g, ' ') as T;
  if (Array.isArray(value)) return value.map(cleaned) as T;
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const key in value) copy[key] = cleaned(value[key]);
  return copy as T;
}

type Section = (report: Report, page: Page, say: Messages) => string[];

const SECTIONS: readonly Section[] = [
  head,
  result,
  gaps,
  redFlags,
  notes,
  stale,
  accepted,
  switchedOff,
  notAssessed,
  covered,
  reading,
  next,
];

function head(report: Report, page: Page, say: Messages): string[] {
  const { style } = page;
  const files = report.documents.flatMap(({ path, format, language, words: count, pages }) => [
    style.bold(path === '-' ? say.places.standardInput : path),
    ...(format === null
      ? []
      : wrap(
          say.text.read(
            say.formats[format],
            language === null ? undefined : languageName(language, say),
            say.number(count),
            pages,
          ),
          page,
          '',
        )),
  ]);
  if (report.assessed === 'none') return files;
  const parties = report.parties.map(({ role, names }) => say.text.party(say.roles[role], names.join(', ')));
  return [
    ...files,
    ...(isNoContract(report) || report.kind.id === 'unknown' ? [] : wrap(report.kind.message, page, '')),
    ...(parties.length > 0 ? wrap(parties.join(' · '), page, '') : []),
    ...(report.view === 'original' ? wrap(say.text.original, page, '') : []),
  ];
}

function result(report: Report, page: Page, say: Messages): string[] {
  const { overall, summary, assessed } = report;
  const above = overall.flatMap(({ message }) => wrap(words(message, page.style.bold), page, ''));
  const sentence =
    assessed === 'none' && above.length > 0 ? [] : wrap(words(summary.message, page.style.bold), page, '');
  const compared = baselineLine(report, say);
  return [...above, ...sentence, ...(compared === undefined ? [] : wrap(compared, page, ''))];
}

/** Behind "no processing contract", the gaps are of one piece: a list is enough. */
function gaps(report: Report, page: Page, say: Messages): string[] {
  const found = report.findings.filter((finding) => isGap(finding) && isOpen(finding));
  if (found.length === 0) return [];
  if (isNoContract(report)) {
    return [
      ...title(say.text.gaps, page),
      ...table(
        found.map((f) => [f.title, verdictWord(f, say, page.style)]),
        page,
      ),
    ];
  }
  const letters = [...new Set(found.map(({ letter }) => letter))];
  return letters.flatMap((letter, i) => [
    ...(i === 0 ? [] : ['']),
    ...title(say.letters[letter], page),
    ...found.filter((f) => f.letter === letter).flatMap((finding) => gap(finding, report, page, say)),
  ]);
}

function gap(finding: ReportFinding, report: Report, page: Page, say: Messages): string[] {
  const { style } = page;
  const marks = [
    say.citation(finding.citation),
    finding.requirement,
    ...(finding.check ? [say.text.check] : []),
    ...standing(finding, report, say),
  ];
  const verdict = verdictWord(finding, say, style);
  return [
    '',
    ...wrap(words(finding.title, style.bold), page, `  ${verdict}  `, '    '),
    ...wrap(words(marks.join(' · '), style.dim), page, '    '),
    ...wrap(finding.message, page, '    '),
    ...evidenceLines(finding.evidence, report, page, say),
    ...(finding.nearest ? nearestLines(finding.nearest, report, page, say) : []),
  ];
}

function redFlags(report: Report, page: Page, say: Messages): string[] {
  const flags = report.redFlags.filter(isOpen);
  if (flags.length === 0) return [];
  const { style } = page;
  return [
    ...title(say.text.redFlags, page),
    ...flags.flatMap((flag) => [
      '',
      ...wrap(words(flag.title, style.bold), page, `  ${style.red('!')} `, '    '),
      ...wrap(
        words([say.citation(flag.citation), flag.id, ...standing(flag, report, say)].join(' · '), style.dim),
        page,
        '    ',
      ),
      ...(flag.message === '' ? [] : wrap(flag.message, page, '    ')),
      ...evidenceLines(flag.evidence, report, page, say),
      ...(flag.remedy === '' ? [] : wrap(flag.remedy, page, `    ${style.green('→')} `, '      ')),
    ]),
  ];
}

function notes(report: Report, page: Page, say: Messages): string[] {
  const lines = report.findings
    .filter(isOpen)
    .flatMap((finding) =>
      finding.notes.map(({ tier, message }) => `${say.text.label(`${finding.title} (${say.tiers[tier]})`)} ${message}`),
    );
  if (lines.length === 0 || isNoContract(report)) return [];
  return [...title(say.text.notes, page), ...lines.flatMap((line) => wrap(line, page, '  - ', '    '))];
}

/** Before those that hold: somebody has to do something about them. */
function stale(report: Report, page: Page, say: Messages): string[] {
  return told(say.policy.staleTitle, staleLines(report, say), page);
}

function accepted(report: Report, page: Page, say: Messages): string[] {
  const lines = told(say.policy.acceptedTitle, acceptedLines(report, say), page);
  const { today } = report;
  // Below those to look at again, where none holds.
  return today === undefined ? lines : [...lines, ...wrap(say.policy.asOf(today), page, '  ')];
}

function switchedOff(report: Report, page: Page, say: Messages): string[] {
  return told(say.policy.switchedOffTitle, switchedOffLines(report, say), page);
}

function told(heading: string, lines: readonly Told[], page: Page): string[] {
  if (lines.length === 0) return [];
  return [
    ...title(heading, page),
    ...lines.flatMap(({ text, below }) => [
      ...wrap(text, page, '  - ', '    '),
      ...below.flatMap((line) => wrap(words(line, page.style.dim), page, '    ')),
    ]),
  ];
}

function standing(item: ReportFinding | ReportRedFlag, report: Report, say: Messages): string[] {
  const decision = decisionOn(item, report);
  return [...(item.known ? [say.policy.known] : []), ...(decision ? [decisionMark(decision, say)] : [])];
}

function notAssessed(report: Report, page: Page, say: Messages): string[] {
  const files = report.errors.map(({ document, message, next: step }) => {
    const path = report.documents[document]?.path ?? '';
    return `${say.text.label(path)} ${message}${step === undefined ? '' : ` ${step}`}`;
  });
  const titles =
    report.assessed === 'none'
      ? []
      : report.findings.filter((f) => f.verdict === 'not-assessed' && !f.off).map((f) => f.title);
  const lines = [...files, ...titles];
  if (lines.length === 0) return [];
  return [...title(say.text.notAssessed, page), ...lines.flatMap((line) => wrap(line, page, '  - ', '    '))];
}

function covered(report: Report, page: Page, say: Messages): string[] {
  const found = report.findings.filter(({ verdict }) => verdict === 'satisfied');
  if (found.length === 0) return [];
  const rows = found.map(({ title: name, evidence, check }) => {
    const places = [...new Set(evidence.map((item) => placeText(item, report, say, 'short')))];
    const shown = places.slice(0, 2).join('; ') + (places.length > 2 ? ' …' : '');
    return [name, check ? `${shown} (${say.text.check})` : shown] as const;
  });
  return [...title(say.text.covered, page), ...table(rows, page)];
}

function reading({ warnings: all, documents, assessed }: Report, page: Page, say: Messages): string[] {
  // What is not assessed for its language has said so already.
  const warnings = all.filter(({ code }) => assessed !== 'none' || code !== 'language-unsupported');
  if (warnings.length === 0) return [];
  const lines = warnings.map(({ message, document }) =>
    documents.length > 1 && document !== undefined
      ? `${say.text.label(documents[document]?.path ?? '')} ${message}`
      : message,
  );
  return [...title(say.text.warnings, page), ...lines.flatMap((line) => wrap(line, page, '  - ', '    '))];
}

function next(report: Report, page: Page, say: Messages): string[] {
  const first =
    report.findings.find((finding) => isGap(finding) && isOpen(finding))?.requirement ??
    report.redFlags.find(isOpen)?.id;
  if (first === undefined) return [];
  return wrap(say.text.nextExplain(`dpa-lint explain ${first}`), page, '');
}

/** Two columns, each wrapped in its own. */
function table(rows: readonly (readonly [string, string])[], page: Page): string[] {
  const left = Math.min(Math.max(...rows.map(([name]) => length(name))), Math.floor(page.width * 0.55));
  return rows.flatMap(([name, what]) => {
    const names = wrap(name, { ...page, width: left }, '');
    const whats = wrap(what, { ...page, width: page.width - left - 4 }, '');
    return Array.from({ length: Math.max(names.length, whats.length) }, (_, i) =>
      `  ${pad(names[i] ?? '', left)}  ${whats[i] ?? ''}`.trimEnd(),
    );
  });
}

function title(text: string, page: Page): string[] {
  return wrap(
    words(text, (word) => page.style.bold(page.style.cyan(word))),
    page,
    '',
    '  ',
  );
}

function verdictWord({ verdict }: ReportFinding, say: Messages, style: Style): string {
  const word = say.verdicts[verdict].toUpperCase();
  return verdict === 'partial' ? style.yellow(word) : style.red(word);
}

function isGap({ verdict }: ReportFinding): boolean {
  return verdict === 'partial' || verdict === 'absent' || verdict === 'contradicted';
}

function isNoContract({ overall }: Report): boolean {
  return overall.some(({ id }) => id === 'no-processing-contract');
}
