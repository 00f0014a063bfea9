import type { Document } from '../model.js';
import type { Report } from '../report/schema.js';
import { renderGithub, renderGithubSummary } from './github.js';
import { renderHtml } from './html/index.js';
import { renderCsv } from './issues/csv.js';
import { renderIssuesDocx } from './issues/docx.js';
import type { IssuesOptions } from './issues/rows.js';
import { renderJson } from './json.js';
import { type JunitOptions, renderJunit } from './junit.js';
import { renderMarkdown } from './markdown.js';
import { renderNdjson } from './ndjson.js';
import { renderSarif, type SarifOptions } from './sarif/index.js';
import { renderText, type TextOptions } from './text.js';

/** The formats that `render` makes. `docx`, which needs the contract itself, is made by `annotate`. */
export const OUTPUT_FORMATS = [
  'text',
  'html',
  'md',
  'json',
  'ndjson',
  'csv',
  'issues-docx',
  'sarif',
  'junit',
  'github',
  'github-summary',
] as const;

/** One of `OUTPUT_FORMATS`. */
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

/** What `render` takes; a setting that a format does not need has no effect on it. */
export interface RenderOptions extends TextOptions, IssuesOptions, JunitOptions, Omit<SarifOptions, 'documents'> {
  /** Default: `text`. */
  readonly format?: OutputFormat;
  /** `html`, `sarif`: what was read, in any order; each report finds its own by path and digest, and shows their text beside it. */
  readonly documents?: readonly Document[];
  /** `html`, `issues-docx`: shown as the day of the check, "2026-03-31". Without it none is: equal reports, equal bytes. */
  readonly date?: string;
}

/**
 * A report, or several, in the language of the report. `json` gives an object for one report and an array for several;
 * `ndjson` one report a line; `sarif`, `junit`, `github` (annotations) and `github-summary` what pipelines take; `csv` and
 * `issues-docx` the issues list.
 *
 * @param report One, or several that go into one file. No reports give an empty list, or an empty string.
 * @param options All optional.
 * @returns text that ends in a line feed; for `issues-docx` the bytes of a Word file.
 * @throws nothing for a report of this package.
 */
export function render(
  report: Report | readonly Report[],
  options: RenderOptions & { readonly format: 'issues-docx' },
): Uint8Array;
export function render(
  report: Report | readonly Report[],
  options?: RenderOptions & { readonly format?: Exclude<OutputFormat, 'issues-docx'> },
): string;
export function render(report: Report | readonly Report[], options?: RenderOptions): string | Uint8Array;
export function render(
  report: Report | readonly Report[],
  { format = 'text', documents = [], date, ...options }: RenderOptions = {},
): string | Uint8Array {
  switch (format) {
    case 'json':
      return renderJson(report);
    case 'ndjson':
      return renderNdjson(report);
    case 'html':
      return renderHtml(report, { documents, ...(date === undefined ? {} : { date }) });
    case 'md':
      return renderMarkdown(report);
    case 'csv':
      return renderCsv(report, options);
    case 'issues-docx':
      return renderIssuesDocx(report, { ...options, ...(date === undefined ? {} : { date }) });
    case 'sarif':
      return renderSarif(report, { ...options, documents });
    case 'junit':
      return renderJunit(report, options);
    case 'github':
      return renderGithub(report);
    case 'github-summary':
      return renderGithubSummary(report);
    case 'text':
      return renderText(report, options);
  }
}
