import type { Report } from '../report/schema.js';
import { renderJson } from './json.js';
import { renderNdjson } from './ndjson.js';
import { renderText, type TextOptions } from './text.js';

export const OUTPUT_FORMATS = ['text', 'json', 'ndjson'] as const;

export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

export interface RenderOptions extends TextOptions {
  /** Default: `text`. */
  readonly format?: OutputFormat;
}

/**
 * A report, or several, as a string that ends in a line feed, in the language of the report. `json` gives an object for one
 * report and an array for several; `ndjson` one report a line.
 */
export function render(
  report: Report | readonly Report[],
  { format = 'text', ...options }: RenderOptions = {},
): string {
  switch (format) {
    case 'json':
      return renderJson(report);
    case 'ndjson':
      return renderNdjson(report);
    case 'text':
      return renderText(report, options);
  }
}
