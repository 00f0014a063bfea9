import type { Report } from '../report/schema.js';

/** Indented, for people and for tools alike. */
export function renderJson(report: Report | readonly Report[]): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
