import type { Verdict } from '../src/model.js';
import type { Report } from '../src/report/schema.js';
import type { Engine } from './engine.js';
import type { LabelledContract } from './labels.js';
import { type LabelledVerdict, score, type Tally } from './score.js';

/** One requirement of one contract: what the label says, what the report says, and how it counts. */
export interface Pair {
  readonly contract: LabelledContract;
  readonly requirement: string;
  readonly label: LabelledVerdict;
  readonly verdict: Verdict;
  readonly missing: readonly string[];
  readonly quotes: readonly string[];
  readonly tally: Tally;
}

export interface Measured {
  readonly contract: LabelledContract;
  /** Absent: it has no file, or linting it failed. */
  readonly report: Report | undefined;
  readonly failure: string | undefined;
  readonly pairs: readonly Pair[];
}

/** Lints each contract and sets its report beside its labels. What could not be linted counts as not assessed. */
export async function measure(engine: Engine, contracts: readonly LabelledContract[]): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const contract of contracts) measured.push(await one(engine, contract));
  return measured;
}

/** `nature` counts for `purpose` in the research set, which does not tell them apart. */
export function asResearch(measured: Measured, contract: LabelledContract): Measured {
  return { ...measured, contract, pairs: pairs(contract, measured.report, true) };
}

async function one(engine: Engine, contract: LabelledContract): Promise<Measured> {
  if (contract.path === undefined) return failed(contract, 'no file');
  try {
    const report = engine.assess([await engine.read(contract.path)]);
    return { contract, report, failure: undefined, pairs: pairs(contract, report, false) };
  } catch (error) {
    return failed(contract, error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

function failed(contract: LabelledContract, failure: string): Measured {
  return { contract, report: undefined, failure, pairs: pairs(contract, undefined, false) };
}

function pairs(contract: LabelledContract, report: Report | undefined, research: boolean): Pair[] {
  const findings = new Map(report?.findings.map((finding) => [finding.requirement, finding]));
  const natured = research && findings.get('nature')?.verdict === 'satisfied';
  return Object.entries(contract.verdicts).map(([requirement, label]) => {
    const finding = findings.get(requirement);
    const verdict = natured && requirement === 'purpose' ? 'satisfied' : (finding?.verdict ?? 'not-assessed');
    const quotes = finding?.evidence.map((evidence) => evidence.quote) ?? [];
    const missing = [...(finding?.missing ?? []), ...(finding?.weakened ?? [])].map((element) => element.element);
    return { contract, requirement, label, verdict, missing, quotes, tally: score(label, verdict, quotes) };
  });
}
