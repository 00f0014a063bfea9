import type { Severity } from '../model.js';

/** What the user decided about findings before they were found. Plain data: files are read in `config`. */
export interface Policy {
  /** The file that says so, for the report. */
  readonly configuration?: string;
  /** By the id of a requirement or a red flag. */
  readonly severities: Readonly<Record<string, Exclude<Severity, 'none'>>>;
  readonly off: Readonly<Record<string, Off>>;
  readonly accepted: readonly AcceptedRisk[];
  /** "2027-03-31": the day on which accepted risks expire or not. */
  readonly today: string;
  readonly baseline?: Baseline;
}

export interface Off {
  readonly reason: string;
  readonly source: string;
}

export interface AcceptedRisk {
  readonly id: string;
  readonly reason: string;
  readonly owner?: string;
  /** The last day on which the risk is accepted. */
  readonly until?: string;
  /** Accepted only for the finding that has it, or that quotes these words. */
  readonly fingerprint?: string;
  readonly quote?: string;
  /** Where it is recorded: "agreement.md.dpa-lint.yaml:3:5". */
  readonly source: string;
  /** It is meant for several contracts, so that it is no mistake when one of them does not need it. */
  readonly general: boolean;
}

/** The gaps that a contract had when the baseline was written. */
export interface Baseline {
  readonly file: string;
  readonly keys: readonly string[];
}
