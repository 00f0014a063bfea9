import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { batchFiles } from './batch-files.js';
import { type CliRun, median, option, runCli } from './run-cli.js';

export interface BatchResult {
  readonly run: CliRun;
  readonly contracts: number;
  /** Contracts without a report, or with more than one, or in the wrong place. */
  readonly unaccounted: readonly string[];
  /** Hostile files that were called clean. */
  readonly missed: readonly string[];
  /** Memory of the last quarter of the run to that of the second. */
  readonly growth: number;
}

/** Writes so many contracts into a folder. Gives the names, and which of them are hostile. */
export async function writeBatch(folder: string, count: number): Promise<{ names: string[]; hostile: Set<string> }> {
  mkdirSync(folder, { recursive: true });
  const names: string[] = [];
  const hostile = new Set<string>();
  for await (const { name, bytes, hostile: isHostile } of batchFiles(count)) {
    writeFileSync(join(folder, name), bytes);
    names.push(name);
    if (isHostile) hostile.add(name);
  }
  return { names, hostile };
}

/** Lints the folder in one run and compares the lines of NDJSON with what is in it. */
export async function runBatch(
  folder: string,
  { names, hostile }: { readonly names: readonly string[]; readonly hostile: ReadonlySet<string> },
  jobs: number,
  cli: { readonly cli?: string } = {},
): Promise<BatchResult> {
  const output = `${folder}.ndjson`;
  const run = await runCli([folder, '--jobs', String(jobs), '--format', `ndjson=${output}`], cli);
  const reports = readFileSync(output, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const paths = reports.map(({ document }) => document.path);
  const unaccounted = names.filter((name, i) => paths[i] !== join(folder, name));
  const missed = reports.flatMap(({ document, assessed, findings }) => {
    const isClean = assessed === 'full' && findings.every((f: { severity: string }) => f.severity === 'none');
    return isClean && hostile.has(document.path.slice(folder.length + 1)) ? [document.path] : [];
  });
  const quarter = (n: number) => run.samples.slice((run.samples.length * n) / 4, (run.samples.length * (n + 1)) / 4);
  return { run, contracts: reports.length, unaccounted, missed, growth: median(quarter(3)) / median(quarter(1)) };
}

/** Thousands of contracts in one run: all accounted for, memory flat, and what a second worker gives. */
async function main(): Promise<void> {
  const count = Number(option('contracts', '5000'));
  const runs = Number(option('runs', '5'));
  const cli = option('cli', '') === '' ? {} : { cli: option('cli', '') };
  const root = mkdtempSync(join(tmpdir(), 'dpa-lint-batch-'));
  const all = await writeBatch(join(root, 'all'), count);
  console.log(`${count} contracts, ${all.hostile.size} of them hostile, two workers`);
  const { run, contracts, unaccounted, missed, growth } = await runBatch(join(root, 'all'), all, 2, cli);
  console.log(
    `  exit code ${run.code}, ${contracts} reports, ${unaccounted.length} unaccounted for, ${missed.length} missed`,
  );
  console.log(`  ${run.seconds.toFixed(1)} s, ${(count / run.seconds).toFixed(1)} contracts a second`);
  console.log(`  memory: peak ${run.peak.toFixed(0)} MB, last quarter ${growth.toFixed(2)} times the second`);

  const some = Math.min(count, Number(option('compare', '500')));
  const few = await writeBatch(join(root, 'few'), some);
  console.log(`${some} contracts, one worker against two, median of ${runs}`);
  const seconds: Record<1 | 2, number[]> = { 1: [], 2: [] };
  for (let i = 0; i < runs; i++) {
    for (const jobs of [1, 2] as const)
      seconds[jobs].push((await runBatch(join(root, 'few'), few, jobs, cli)).run.seconds);
  }
  const [one, two] = [median(seconds[1]), median(seconds[2])];
  console.log(`  ${one.toFixed(1)} s and ${two.toFixed(1)} s: ${(one / two).toFixed(2)} times as fast`);
  rmSync(root, { recursive: true });
  process.exitCode = unaccounted.length + missed.length === 0 && run.peak < 600 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
