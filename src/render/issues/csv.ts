import { messages } from '../../messages/index.js';
import type { Report } from '../../report/schema.js';
import { columnsFor, fileName, type IssuesOptions, issuesOf } from './rows.js';

/**
 * The issues list for a spreadsheet: RFC 4180, in UTF-8 with a byte-order mark, since Excel takes it for an old code page
 * otherwise. Several reports make one list, with the contract in the first column.
 */
export function renderCsv(report: Report | readonly Report[], options: IssuesOptions = {}): string {
  const reports: readonly Report[] = 'findings' in report ? [report] : report;
  const [first] = reports;
  if (first === undefined) return '';
  const say = messages(first.language);
  const columns = columnsFor(options.audience ?? 'own');
  const several = reports.length > 1;
  const titles = [
    ...(several ? [say.issues.columns.contract] : []),
    ...columns.map((name) => say.issues.columns[name]),
  ];
  const rows = reports.flatMap((one) =>
    issuesOf(one, say, options).map((issue) => [
      ...(several ? [fileName(one.document.path)] : []),
      ...columns.map((name) => issue[name]),
    ]),
  );
  const separator = separatorFor(first.language);
  return `\ufeff${[titles, ...rows].map((row) => `${row.map((cell) => field(cell, separator)).join(separator)}\r\n`).join('')}`;
}

/** Spreadsheets expect a semicolon where the comma is the decimal sign: in nearly all of Europe. */
export function separatorFor(language: string): string {
  return new Intl.NumberFormat(language).format(0.5).includes(',') ? ';' : ',';
}

/**
 * A cell that begins with one of these signs would be run as a formula (OWASP, CSV injection). The apostrophe makes it text;
 * it must also be seen behind white space and full-width signs, which programs skip or fold.
 */
const FORMULA = /^(?:[\t\r]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/;

function field(text: string, separator: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /["\r\n]/.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
