import type { Document } from '../../model.js';
import type { Report } from '../../report/schema.js';

export interface HtmlOptions {
  readonly documents: readonly Document[];
  readonly date?: string;
}

export function renderHtml(report: Report | readonly Report[], options: HtmlOptions): string {
  return `<!doctype html>${JSON.stringify([report, options.documents.length])}\n`;
}
