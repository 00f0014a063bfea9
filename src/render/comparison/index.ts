import type { Comparison } from '../../compare/schema.js';
import type { TextOptions } from '../text.js';
import { comparisonHtml } from './html.js';
import { comparisonText } from './text.js';

/** The formats that `renderComparison` makes. */
export const COMPARISON_FORMATS = ['text', 'html', 'json'] as const;

/** One of `COMPARISON_FORMATS`. */
export type ComparisonFormat = (typeof COMPARISON_FORMATS)[number];

/** What `renderComparison` takes. */
export interface ComparisonRenderOptions extends TextOptions {
  /** Default: `text`. */
  readonly format?: ComparisonFormat;
}

/**
 * A comparison for people or programs, in the language of its reports.
 *
 * @param comparison What `compare` gave.
 * @param options All optional. `width` and `colour` have an effect on `text` alone.
 * @returns text that ends in a line feed; `json` is in the shape of `schema/comparison.json`, `html` a page that needs nothing
 * else.
 * @throws nothing for a comparison of this package.
 */
export function renderComparison(
  comparison: Comparison,
  { format = 'text', ...options }: ComparisonRenderOptions = {},
): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(comparison, null, 2)}\n`;
    case 'html':
      return comparisonHtml(comparison);
    case 'text':
      return comparisonText(comparison, options);
  }
}
