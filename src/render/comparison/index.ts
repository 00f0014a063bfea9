import type { Comparison } from '../../compare/schema.js';
import type { TextOptions } from '../text.js';
import { comparisonHtml } from './html.js';
import { comparisonText } from './text.js';

export const COMPARISON_FORMATS = ['text', 'html', 'json'] as const;

export type ComparisonFormat = (typeof COMPARISON_FORMATS)[number];

export interface ComparisonRenderOptions extends TextOptions {
  /** Default: `text`. */
  readonly format?: ComparisonFormat;
}

/** A comparison as a string that ends in a line feed, in the language of its reports. */
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
