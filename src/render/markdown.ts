import type { Report } from '../report/schema.js';

export function renderMarkdown(report: Report | readonly Report[]): string {
  return `${JSON.stringify(report)}\n`;
}
