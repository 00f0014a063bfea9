import type { Report } from '../report/schema.js';

/** One report a line, for streams: each line is a whole JSON document. */
export function renderNdjson(report: Report | readonly Report[]): string {
  const reports: readonly Report[] = 'findings' in report ? [report] : report;
  return reports.map((one) => `${JSON.stringify(one)}\n`).join('');
}
