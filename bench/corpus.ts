import { extname, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { UserError } from '../src/errors.js';
import type { Report } from '../src/report/schema.js';
import { contractFiles } from './contract-files.js';
import { type Engine, openEngine } from './engine.js';

const USAGE = `usage: npm run corpus -- --corpus DIR [--list]

Lints every contract in a folder and its subfolders, and says what crashed, what was refused or not assessed, what sort of
contract each was taken for, and how long it took. With --list, one line for every file. Exit status 1: something crashed.
`;

/** What became of one file. Times in milliseconds. */
interface Outcome {
  readonly path: string;
  readonly result: 'assessed' | 'not assessed' | 'refused' | 'crashed';
  readonly detail: string;
  readonly report?: Report;
  readonly reading: number;
  readonly assessing: number;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string' },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || values.corpus === undefined) {
    process.stdout.write(USAGE);
    return values.help ? 0 : 2;
  }
  const folder = values.corpus;
  const engine = await openEngine({ cache: false });
  const outcomes: Outcome[] = [];
  for (const path of contractFiles(folder)) outcomes.push(await lintFile(engine, path));
  const name = (outcome: Outcome) => relative(folder, outcome.path);

  if (values.list) for (const outcome of outcomes) console.log(`${name(outcome)}  ${describe(outcome)}`);
  for (const result of ['crashed', 'refused', 'not assessed'] as const) {
    const some = outcomes.filter((outcome) => outcome.result === result);
    console.log(`\n${some.length} ${result}`);
    for (const outcome of some) console.log(`  ${name(outcome)}: ${outcome.detail}`);
  }
  console.log('\nTaken for');
  for (const [kind, some] of grouped(outcomes, (outcome) => outcome.report?.kind.id ?? '-')) {
    console.log(`  ${kind.padEnd(26)} ${some.length}`);
  }
  console.log('\nWarnings');
  const codes = outcomes.flatMap((outcome) => [...new Set(outcome.report?.warnings.map((warning) => warning.code))]);
  for (const [code, some] of grouped(codes, (one) => one)) console.log(`  ${code.padEnd(26)} ${some.length} files`);
  console.log('\nMilliseconds to read        files    total   median      max');
  for (const [format, some] of grouped(outcomes, (outcome) => extname(outcome.path).slice(1))) times(format, some);
  times('all', outcomes);
  times('to assess', outcomes, (outcome) => outcome.assessing);
  return outcomes.some((outcome) => outcome.result === 'crashed') ? 1 : 0;

  function times(label: string, some: readonly Outcome[], of = (outcome: Outcome) => outcome.reading): void {
    const sorted = [...some].sort((a, b) => of(a) - of(b));
    const total = some.reduce((sum, outcome) => sum + of(outcome), 0);
    const slowest = sorted.at(-1);
    if (slowest === undefined) return;
    const figures = [some.length, total, of(sorted[Math.floor(sorted.length / 2)]!), of(slowest)];
    console.log(`  ${label.padEnd(22)} ${figures.map((n) => n.toFixed(0).padStart(8)).join(' ')}  ${name(slowest)}`);
  }
}

async function lintFile(engine: Engine, path: string): Promise<Outcome> {
  const started = performance.now();
  let read = started;
  const took = () => ({ reading: read - started, assessing: performance.now() - read });
  try {
    const document = await engine.read(path);
    read = performance.now();
    const report = engine.assess([document]);
    const warnings = report.warnings.map((warning) => warning.code).join(', ');
    const result = report.assessed === 'none' ? 'not assessed' : 'assessed';
    return { path, result, detail: warnings || report.kind.id, report, ...took() };
  } catch (error) {
    if (read === started) read = performance.now();
    if (error instanceof UserError)
      return { path, result: 'refused', detail: `${error.code}: ${error.message}`, ...took() };
    return { path, result: 'crashed', detail: error instanceof Error ? (error.stack ?? '') : String(error), ...took() };
  }
}

function describe({ result, report, detail, reading, assessing }: Outcome): string {
  const time = `${reading.toFixed(0)} + ${assessing.toFixed(0)} ms`;
  if (report === undefined) return `${result}: ${detail.split('\n')[0]}  (${time})`;
  const { satisfied, partial, absent, contradicted } = report.summary;
  const verdicts = `${satisfied} satisfied, ${partial} partial, ${absent} absent, ${contradicted} contradicted`;
  const warnings = report.warnings.map((warning) => warning.code).join(', ');
  return `${report.document.language ?? '?'} ${report.kind.id}: ${verdicts}${warnings && `; ${warnings}`}  (${time})`;
}

function grouped<T>(items: readonly T[], key: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups].sort(([, a], [, b]) => b.length - a.length);
}

process.exitCode = await main();
