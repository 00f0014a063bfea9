import type { Report } from '../index.js';
import { EXIT } from './io.js';
import type { FailOn } from './options.js';

/** What is kept of all reports: enough for the last line and the exit code. */
export interface Tally {
  contracts: number;
  withGaps: number;
  /** Nothing was assessed, or a file of the contract was not. */
  unassessed: number;
  notAssessedAtAll: number;
  partly: number;
  /** Files that are not there, or that the system does not give. They have no report. */
  unread: number;
  bugs: number;
  /** Files of accepted risks and comments that are wrong. */
  misconfigured: number;
  /** Contracts with something at or above what fails the run. */
  failed: number;
}

export function emptyTally(): Tally {
  return {
    contracts: 0,
    withGaps: 0,
    unassessed: 0,
    notAssessedAtAll: 0,
    partly: 0,
    unread: 0,
    bugs: 0,
    misconfigured: 0,
    failed: 0,
  };
}

export function count(tally: Tally, report: Report, failOn: FailOn): void {
  const rank = worst(report);
  tally.contracts++;
  if (failOn !== 'never' && rank >= RANK[failOn]) tally.failed++;
  if (rank > RANK.note) tally.withGaps++;
  if (report.assessed === 'none') tally.notAssessedAtAll++;
  if (report.assessed === 'none' || report.errors.length > 0) tally.unassessed++;
  if (report.assessed !== 'full') tally.partly++;
}

/**
 * What cannot be read wins over what was found: it must not hide behind a gap. And only what was assessed in full is clean:
 * the page that could not be read may hold what is to be found.
 */
export function exitCode({ failed, unread, unassessed, partly, bugs, misconfigured }: Tally): number {
  if (bugs + misconfigured > 0) return EXIT.usage;
  if (unread > 0 || unassessed > 0) return EXIT.unassessed;
  if (failed > 0) return EXIT.findings;
  return partly === 0 ? EXIT.clean : EXIT.unassessed;
}

const RANK = { none: 0, note: 1, warning: 2, error: 3 } as const;

/** Of what is still to be mended: neither accepted nor in the baseline. */
function worst({ findings, redFlags, overall }: Report): number {
  const ranks = [...findings, ...redFlags, ...overall]
    .filter(({ accepted, known }) => !accepted && !known)
    .map(({ severity }) => RANK[severity]);
  const noted = findings.some(({ notes, accepted }) => !accepted && notes.some(({ known }) => !known));
  return Math.max(noted ? RANK.note : RANK.none, ...ranks);
}
