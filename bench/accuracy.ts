import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Interval, intervals } from './bootstrap.js';
import { calibration } from './calibration.js';
import { openEngine } from './engine.js';
import { knockOut } from './knock-out.js';
import { type LabelledContract, labelledContracts, researchContracts } from './labels.js';
import { asResearch, type Measured, measure, type Pair } from './measure.js';
import { ratio, row, short } from './print.js';
import { score, sum, type Tally } from './score.js';

const USAGE = `usage: npm run accuracy -- --corpus DIR [options]

  --lang en,fr              only contracts in these languages
  --only dev|held-out|all   which contracts the tables are about: without it those worked on, with the totals of all three below;
                            with --only dev no figure is about a held-out contract
  --by requirement|language|document
  --requirement ID          only this requirement
  --errors                  each error with both quotes; those of held-out contracts only with --only held-out
  --research                tables and errors of the research set in place of the labelled contracts
  --bootstrap               95 % intervals, drawn by contract
  --reports OUT.ndjson      write every report
  --json                    the totals as one JSON line
  --calibration             how often the verdicts of each confidence agree with the labels
  --knock-out [--list]      delete the evidence and see whether the verdict falls (see bench/knock-out.ts)

DIR/documents/<language>/<id>.<ext>   the contracts
DIR/labels/<id>.json                  {"language": "en", "verdicts": {"<requirement>": {"v": "satisfied", "q": ["quote"], "why": "…"}}}
DIR/research-en/                      optional: <id>.txt, and labels.json with the ids of a published research set
`;

/** Lints every labelled contract of a folder and says how often the verdicts agree with the labels. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string' },
      lang: { type: 'string' },
      only: { type: 'string' },
      by: { type: 'string', default: 'language' },
      requirement: { type: 'string' },
      reports: { type: 'string' },
      errors: { type: 'boolean', default: false },
      research: { type: 'boolean', default: false },
      bootstrap: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      'knock-out': { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      calibration: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || values.corpus === undefined) {
    process.stdout.write(USAGE);
    return values.help ? 0 : 2;
  }
  const languages = values.lang?.split(',') ?? [];
  const seen = (contract: LabelledContract) => values.only !== 'dev' || !contract.heldOut;
  const labelled = labelledContracts(values.corpus, languages).filter(seen);
  const research = (languages.length === 0 || languages.includes('en') ? researchContracts(values.corpus) : []).filter(
    seen,
  );
  const chosen = (contract: LabelledContract) =>
    values.only === 'all' || contract.heldOut === (values.only === 'held-out');
  const engine = await openEngine();
  if (values['knock-out']) return knockOut(engine, labelled.filter(chosen), values);

  const measured = await measure(engine, labelled);
  const byId = new Map(measured.map((one) => [one.contract.id, one]));
  const rest = await measure(
    engine,
    research.filter((contract) => !byId.has(contract.id)),
  );
  for (const one of rest) byId.set(one.contract.id, one);
  if (values.reports !== undefined) writeReports(values.reports, byId.values());

  const narrow = (pairs: readonly Pair[]) =>
    pairs.filter((pair) => values.requirement === undefined || pair.requirement === values.requirement);
  const researched = research.map((contract) => asResearch(byId.get(contract.id)!, contract));
  const shown = narrow(
    (values.research ? researched : measured).filter((one) => chosen(one.contract)).flatMap(pairsOf),
  );

  if (values.calibration) {
    for (const line of calibration(measured.filter((one) => chosen(one.contract)))) console.log(line);
    return 0;
  }
  if (values.json) {
    const total = (some: readonly Measured[]) => sum(narrow(some.flatMap(pairsOf)).map(tallyOf));
    const totals = {
      labelled: total(measured),
      dev: total(measured.filter(isDev)),
      heldOut: total(measured.filter(isHeldOut)),
    };
    console.log(JSON.stringify({ ...totals, research: total(researched) }));
    return 0;
  }
  // Errors of held-out contracts are shown only to whoever asks for exactly those.
  const printable = (pair: Pair) => isError(pair) && (values.only === 'held-out' || !pair.contract.heldOut);
  if (values.errors) for (const pair of shown.filter(printable)) console.log(describe(pair));
  for (const [name, pairs] of grouped(shown, values.by)) console.log(row(name, sum(pairs.map(tallyOf))));
  console.log();
  totals('LABELLED CONTRACTS', measured);
  totals('  dev', measured.filter(isDev));
  totals('  held out', measured.filter(isHeldOut));
  totals('RESEARCH CONTRACTS', researched);
  const all = narrow(measured.flatMap(pairsOf));
  console.log(row('flag everything', sum(all.map((pair) => score(pair.label, 'absent')))));
  console.log(row('flag nothing', sum(all.map((pair) => score(pair.label, 'satisfied')))));
  const failures = [...byId.values()].filter((one) => one.failure !== undefined);
  for (const { contract, failure } of failures) console.error(`${contract.id} was not linted: ${failure}`);
  return failures.length > 0 ? 1 : 0;

  function totals(name: string, some: readonly Measured[]): void {
    const tallies = some.map((one) => sum(narrow(one.pairs).map(tallyOf)));
    if (tallies.length === 0) return;
    console.log(`${row(name, sum(tallies))}${name.startsWith(' ') ? `  ${some.length} contracts` : ''}`);
    if (!values.bootstrap) return;
    const found = intervals(tallies);
    const shownAs = (label: string, { low, high }: Interval) => `${label} ${ratio(low)}–${ratio(high)}`;
    console.log(
      `${''.padEnd(34)} 95 %: ${[
        shownAs('P', found.precision),
        shownAs('R', found.recall),
        shownAs('F1', found.f1),
        shownAs('accuracy', found.accuracy),
        shownAs('3-way', found.threeWay),
        ...(sum(tallies).evidence > 0 ? [shownAs('evidence', found.evidence)] : []),
      ].join('  ')}`,
    );
  }
}

const pairsOf = (one: Measured): readonly Pair[] => one.pairs;
const tallyOf = (pair: Pair): Tally => pair.tally;
const isDev = (one: Measured): boolean => !one.contract.heldOut;
const isHeldOut = (one: Measured): boolean => one.contract.heldOut;
const isError = ({ tally }: Pair): boolean => tally.fp + tally.fn > 0;

function grouped(pairs: readonly Pair[], by: string): [string, Pair[]][] {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const key = by === 'requirement' ? pair.requirement : by === 'document' ? pair.contract.id : pair.contract.language;
    const group = groups.get(key);
    if (group) group.push(pair);
    else groups.set(key, [pair]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

function describe({ contract, requirement, label, verdict, missing, quotes }: Pair): string {
  const lines = [`${contract.id}  ${requirement}: label ${label.v}, report ${verdict}`];
  if (label.why) lines.push(`    why:    ${short(label.why)}`);
  for (const quote of (label.q ?? []).slice(0, 2)) lines.push(`    label:  ${short(quote)}`);
  if (missing.length > 0) lines.push(`    lacks:  ${missing.join(', ')}`);
  for (const quote of quotes.slice(0, 2)) lines.push(`    report: ${short(quote)}`);
  return lines.join('\n');
}

function writeReports(file: string, measured: Iterable<Measured>): void {
  const reports = [...measured].flatMap((one) => one.report ?? []);
  writeFileSync(file, reports.map((report) => `${JSON.stringify(report)}\n`).join(''));
}

process.exitCode = await main();
