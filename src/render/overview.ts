import { type Messages, messages } from '../messages/index.js';
import type { Letter } from '../model.js';
import type { Report, ReportFinding } from '../report/schema.js';
import { harmless, length, type Page, pad, styles, words, wrap } from '../terminal.js';
import type { TextOptions } from './text.js';

/** What the overview keeps of a report: little, since there may be thousands. */
export interface OverviewRow {
  /** Of the first document; "+2" behind it stands for two more. */
  readonly path: string;
  /** The worst verdict under each letter. */
  readonly verdicts: Partial<Record<Letter, ReportFinding['verdict']>>;
  /** Number of findings of this severity that nobody has accepted. */
  readonly errors: number;
  /** Number of them likewise. */
  readonly warnings: number;
  /** Number of red flags that nobody has accepted. */
  readonly redFlags: number;
  /** What is to be said instead of verdicts. */
  readonly instead?: string;
  /** How much could be read and judged. */
  readonly assessed: Report['assessed'];
}

/** What `renderOverview` takes. */
export interface OverviewOptions extends TextOptions {
  /** Language of the words around: "en" (default), "fr". */
  readonly uiLanguage?: string;
}

/**
 * What the overview keeps of a report, so that the report need not be kept.
 *
 * @param report Of any contract, one that could not be read included.
 * @returns a row of plain data.
 * @throws nothing.
 */
export function overviewRow(report: Report): OverviewRow {
  const { document, findings, redFlags, overall, errors, assessed } = report;
  const count = (severity: string) =>
    findings.filter((finding) => finding.severity === severity && !finding.accepted).length;
  const verdicts: Partial<Record<Letter, ReportFinding['verdict']>> = {};
  for (const { letter, verdict } of findings) {
    const worst = verdicts[letter] ?? 'satisfied';
    verdicts[letter] = WORST.indexOf(verdict) < WORST.indexOf(worst) ? verdict : worst;
  }
  const say = messages(report.language);
  const instead =
    assessed === 'none' ? (errors[0]?.message ?? overall[0]?.message) : overall[0] && say.overview.noContract;
  return {
    path: report.documents.length > 1 ? `${document.path} +${report.documents.length - 1}` : document.path,
    verdicts,
    errors: count('error'),
    warnings: count('warning'),
    redFlags: redFlags.filter(({ accepted }) => !accepted).length,
    ...(instead === undefined ? {} : { instead }),
    assessed,
  };
}

/**
 * A table of contracts and letters of Art. 28(3), the worst first: what could not be assessed, then by the number of
 * requirements that are missing or contradicted, of those met in part, of red flags. What is equal stays in order.
 *
 * @param rows What `overviewRow` gave.
 * @param options All optional. Below 60 columns the table does not get narrower.
 * @returns text that ends in a line feed.
 * @throws nothing.
 */
export function renderOverview(
  rows: readonly OverviewRow[],
  { width = 80, colour = false, uiLanguage = 'en' }: OverviewOptions = {},
): string {
  const say = messages(uiLanguage);
  const page: Page = { width: Math.max(60, width), style: styles(colour) };
  const sorted = sortedRows(rows);
  const room = page.width - LETTERS.length * 3 - COUNT * 2 - 2;
  const left = Math.min(
    room,
    Math.max(...sorted.map(({ path }) => length(harmless(path))), say.overview.contract.length),
  );
  const { style } = page;
  const heads = [
    ...LETTERS.map((letter) => centred(letter === 'introduction' ? '·' : letter)),
    say.overview.gaps.padStart(COUNT),
    say.overview.flags.padStart(COUNT),
  ];
  return `${[
    style.bold(`${pad(say.overview.contract, left)}  ${heads.join('')}`),
    ...sorted.map((row) => line(row, left, page, say)),
    '',
    ...wrap(words(say.overview.legend, style.dim), page, ''),
  ].join('\n')}\n`;
}

/** The worst first; what is equal stays in order. */
export function sortedRows<T extends OverviewRow>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => compare(weight(a), weight(b)));
}

const LETTERS: readonly Letter[] = ['introduction', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const WORST: readonly ReportFinding['verdict'][] = ['contradicted', 'absent', 'partial', 'not-assessed', 'satisfied'];
export const VERDICT_MARKS = {
  contradicted: '✗',
  absent: '✗',
  partial: '~',
  satisfied: '✓',
  'not-assessed': '?',
} as const;
/** Columns of a number. */
const COUNT = 7;

function weight({ assessed, instead, errors, warnings, redFlags }: OverviewRow): readonly number[] {
  return [assessed === 'none' ? 0 : instead === undefined ? 2 : 1, -errors, -warnings, -redFlags];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at === -1 ? 0 : a[at]! - b[at]!;
}

function line(row: OverviewRow, left: number, page: Page, say: Messages): string {
  const { style } = page;
  const name = pad(shortened(harmless(row.path === '-' ? say.places.standardInput : row.path), left), left);
  if (row.instead !== undefined) {
    const room = LETTERS.length * 3 + COUNT * 2;
    const text = harmless(row.instead);
    return `${name}  ${style.red(text.length > room ? `${text.slice(0, room - 1)}…` : text)}`;
  }
  const marks = LETTERS.map((letter) => {
    const verdict = row.verdicts[letter] ?? 'not-assessed';
    const paint = verdict === 'satisfied' ? style.green : verdict === 'partial' ? style.yellow : style.red;
    return ` ${paint(VERDICT_MARKS[verdict])} `;
  });
  const gaps = String(row.errors + row.warnings).padStart(COUNT);
  return `${name}  ${marks.join('')}${gaps}${String(row.redFlags).padStart(COUNT)}`;
}

/** The end of a path says more than its beginning. */
function shortened(path: string, limit: number): string {
  return length(path) <= limit ? path : `…${path.slice(path.length - limit + 1)}`;
}

function centred(letter: string): string {
  return ` ${letter} `;
}
