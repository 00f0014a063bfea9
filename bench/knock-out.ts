import type { Document, Span } from '../src/model.js';
import type { Report, ReportFinding } from '../src/report/schema.js';
import type { Engine } from './engine.js';
import { blank, findQuote, overlapping, type Range } from './erase.js';
import type { LabelledContract } from './labels.js';
import { short } from './print.js';

const ROUNDS = 5;

/** One requirement of one contract, with its evidence deleted until no more was cited. */
export interface Knock {
  readonly contract: LabelledContract;
  readonly requirement: string;
  readonly endsAsGap: boolean;
  /** What still satisfied it once the labelled passages alone were gone: another passage that says it, or words that do not. */
  readonly elsewhere: readonly string[];
  /** What was cited after the labelled and the engine's first evidence were gone, round by round. */
  readonly laterQuotes: readonly string[][];
  /** Other requirements none of whose evidence was deleted, and those among them whose verdict changed all the same. */
  readonly untouched: number;
  readonly changed: readonly string[];
}

/**
 * Deletes the evidence of what is satisfied, labelled and cited, and looks whether the verdict falls with it: a verdict that stays
 * rests on words that do not say it, or on another passage that does. `list` prints those passages, for a person to sort.
 */
export async function knockOut(
  engine: Engine,
  contracts: readonly LabelledContract[],
  options: { list?: boolean; json?: boolean; requirement?: string | undefined; only?: string },
): Promise<number> {
  const knocks: Knock[] = [];
  for (const contract of contracts) {
    if (contract.path === undefined) continue;
    const document = await engine.read(contract.path);
    for (const knock of knocksOf(engine, contract, document, options.requirement)) {
      knocks.push(knock);
      if (options.list && (options.only === 'held-out' || !contract.heldOut)) list(knock);
    }
  }
  const figures = total(knocks);
  if (options.json) {
    console.log(JSON.stringify(figures));
    return 0;
  }
  for (const [requirement, some] of grouped(knocks)) console.log(row(requirement, some));
  console.log(row('ALL', knocks));
  const culprits = counted(knocks.flatMap((knock) => knock.changed));
  if (culprits.length > 0) console.log(`\nChanged although untouched: ${culprits.slice(0, 12).join(', ')}`);
  return 0;
}

/** Every requirement that is satisfied in label and report, knocked out by itself. */
export function* knocksOf(
  engine: Engine,
  contract: LabelledContract,
  document: Document,
  only?: string,
): Generator<Knock> {
  const before = engine.assess([document]);
  for (const finding of before.findings) {
    const label = contract.verdicts[finding.requirement];
    if (finding.verdict !== 'satisfied' || label?.v !== 'satisfied') continue;
    if (only !== undefined && finding.requirement !== only) continue;
    const labelled = (label.q ?? []).flatMap((quote) => findQuote(document.text, quote));
    yield knock(engine, contract, document, before, finding, labelled);
  }
}

function knock(
  engine: Engine,
  contract: LabelledContract,
  document: Document,
  before: Report,
  finding: ReportFinding,
  labelled: readonly Range[],
): Knock {
  const { requirement } = finding;
  const own = affirming(finding);
  const elsewhere = [...labelled, ...own.filter((span) => overlapping(span, labelled))];
  const rest = engine
    .assess([{ ...document, text: blank(document.text, elsewhere) }])
    .findings.find((other) => other.requirement === requirement);
  const deleted: Range[] = [...labelled, ...own];
  const laterQuotes: string[][] = [];
  let after = before;
  let endsAsGap = false;
  for (let round = 1; round <= ROUNDS && !endsAsGap; round++) {
    after = engine.assess([{ ...document, text: blank(document.text, deleted) }]);
    const now = after.findings.find((other) => other.requirement === requirement);
    endsAsGap = now?.verdict !== 'satisfied';
    if (now === undefined || endsAsGap) break;
    laterQuotes.push(quotes(now));
    const more = affirming(now);
    if (more.length === 0) break;
    deleted.push(...more);
  }
  const untouched = before.findings.filter(
    (other) => other.requirement !== requirement && !spansOf(other).some((span) => overlapping(span, deleted)),
  );
  const changed = untouched.filter((other) => verdictIn(after, other.requirement) !== other.verdict);
  return {
    contract,
    requirement,
    endsAsGap,
    elsewhere: rest?.verdict === 'satisfied' ? quotes(rest) : [],
    laterQuotes,
    untouched: untouched.length,
    changed: changed.map((other) => other.requirement),
  };
}

function affirming(finding: ReportFinding): Span[] {
  return finding.evidence.filter((evidence) => evidence.polarity === 'affirms').flatMap((evidence) => evidence.spans);
}

function spansOf(finding: ReportFinding): Span[] {
  return finding.evidence.flatMap((evidence) => evidence.spans);
}

function quotes(finding: ReportFinding): string[] {
  return finding.evidence
    .filter((evidence) => evidence.polarity === 'affirms')
    .map((evidence) => `[${evidence.element}] ${evidence.quote}`);
}

function verdictIn(report: Report, requirement: string): string | undefined {
  return report.findings.find((finding) => finding.requirement === requirement)?.verdict;
}

function list({ contract, requirement, endsAsGap, elsewhere, laterQuotes }: Knock): void {
  if (elsewhere.length > 0) console.log(`${contract.id}  ${requirement}: without the labelled passages`);
  for (const quote of elsewhere) console.log(`    ${short(quote, 400)}`);
  laterQuotes.forEach((cited, index) => {
    const last = index === laterQuotes.length - 1 && !endsAsGap ? ', and still satisfied' : '';
    console.log(`${contract.id}  ${requirement}: after round ${index + 1}${last}`);
    for (const quote of cited) console.log(`    ${short(quote, 400)}`);
  });
}

interface Total {
  readonly knocks: number;
  readonly endAsGap: number;
  readonly atOnce: number;
  readonly elsewhere: number;
  readonly untouched: number;
  readonly changed: number;
}

function total(knocks: readonly Knock[]): Total {
  return {
    knocks: knocks.length,
    endAsGap: knocks.filter((one) => one.endsAsGap).length,
    atOnce: knocks.filter((one) => one.laterQuotes.length === 0).length,
    elsewhere: knocks.filter((one) => one.elsewhere.length > 0).length,
    untouched: knocks.reduce((sum, one) => sum + one.untouched, 0),
    changed: knocks.reduce((sum, one) => sum + one.changed.length, 0),
  };
}

function row(name: string, knocks: readonly Knock[]): string {
  const { knocks: all, endAsGap, atOnce, elsewhere, untouched, changed } = total(knocks);
  const percent = (part: number, whole: number) => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`);
  const parts = [
    `${String(all).padStart(5)} knocked out, ${percent(endAsGap, all).padStart(7)} end as a gap`,
    `(${percent(atOnce, all)} in the first round; ${percent(elsewhere, all)} stay without the labelled passages alone);`,
    `untouched ${untouched}, ${percent(untouched - changed, untouched)} stay`,
  ];
  return `${name.padEnd(34)} ${parts.join(' ')}`;
}

function grouped(knocks: readonly Knock[]): [string, Knock[]][] {
  const groups = new Map<string, Knock[]>();
  for (const one of knocks) groups.set(one.requirement, [...(groups.get(one.requirement) ?? []), one]);
  const share = (some: readonly Knock[]) => some.filter((one) => one.endsAsGap).length / some.length;
  return [...groups].sort(([, a], [, b]) => share(a) - share(b));
}

function counted(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([name, count]) => `${name} ${count}`);
}
