import type { Document } from '../model.js';
import type { Report } from '../report/schema.js';
import { renderHtml } from './html/index.js';
import { renderJson } from './json.js';
import { renderMarkdown } from './markdown.js';
import { renderNdjson } from './ndjson.js';
import { renderText, type TextOptions } from './text.js';

export const OUTPUT_FORMATS = ['text', 'html', 'md', 'json', 'ndjson'] as const;

export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

export interface RenderOptions extends TextOptions {
  /** Default: `text`. */
  readonly format?: OutputFormat;
  /** `html`: what was read, in any order; each report finds its own by path and digest, and shows their text beside it. */
  readonly documents?: readonly Document[];
  /** `html`: shown as the day of the check, "2026-03-31". Without it no date is shown: the same report, the same page. */
  readonly date?: string;
}

/**
 * A report, or several, as a string that ends in a line feed, in the language of the report. `json` gives an object for one
 * report and an array for several; `ndjson` one report a line.
 */
export function render(
  report: Report | readonly Report[],
  { format = 'text', documents = [], date, ...options }: RenderOptions = {},
): string {
  switch (format) {
    case 'json':
      return renderJson(report);
    case 'ndjson':
      return renderNdjson(report);
    case 'html':
      return renderHtml(report, { documents, ...(date === undefined ? {} : { date }) });
    case 'md':
      return renderMarkdown(report);
    case 'text':
      return renderText(report, options);
  }
}
