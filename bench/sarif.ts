import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { contractFiles } from './contract-files.js';
import { hasMultitool, validateSarif } from './multitool.js';
import { short } from './print.js';
import { runCli } from './run-cli.js';

const USAGE = `usage: npm run bench:sarif -- --corpus DIR [--notes] [--keep FILE] [-- OPTION...]

Lints every contract in a folder and its subfolders in one run of the built command line, and has the SARIF log validated by
Microsoft's multitool: with results in the contracts themselves, and in the texts beside DOCX and PDF. What it finds is told by
rule; with --notes also its recommendations. --keep writes the log; what follows -- goes to dpa-lint. Exit status 1: errors.
`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      corpus: { type: 'string' },
      notes: { type: 'boolean', default: false },
      keep: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || values.corpus === undefined) {
    process.stdout.write(USAGE);
    return values.help ? 0 : 2;
  }
  if (!hasMultitool()) {
    console.error('The validator is for Linux on x64 only.');
    return 2;
  }
  // Relative paths, as in a repository.
  const folder = resolve(values.corpus);
  const files = contractFiles(folder).map((file) => relative(folder, file));
  const scratch = mkdtempSync(join(tmpdir(), 'dpa-lint-sarif-'));
  let errors = 0;
  try {
    for (const texts of [false, true]) {
      const log = !texts && values.keep ? resolve(values.keep) : join(scratch, `${texts ? 'texts' : 'plain'}.sarif`);
      const more = texts ? ['--sarif-text', join(scratch, 'texts')] : [];
      console.log(texts ? '\nWith the texts of DOCX and PDF beside them' : `${files.length} files`);
      errors += await check([...files, '--format', `sarif=${log}`, ...more, ...positionals], log, folder, values.notes);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return errors === 0 ? 0 : 1;
}

/** Gives the number of errors; a run or a validation that failed is one. */
async function check(args: readonly string[], log: string, cwd: string, notes: boolean): Promise<number> {
  const run = await runCli(args, { cwd });
  if (run.code === 2 || run.code === null || !existsSync(log)) {
    console.log(`  dpa-lint failed: ${short(run.stderr)}`);
    return 1;
  }
  const content = readFileSync(log, 'utf8');
  const { runs } = JSON.parse(content) as { runs: { artifacts: unknown[]; results: { level: string }[] }[] };
  const results = runs.flatMap((one) => one.results);
  const of = (level: string) => results.filter((one) => one.level === level).length;
  const artifacts = runs.reduce((sum, one) => sum + one.artifacts.length, 0);
  console.log(
    `  exit code ${run.code}, ${run.seconds.toFixed(1)} s; ${artifacts} artifacts, ${results.length} results ` +
      `(${of('error')} errors, ${of('warning')} warnings, ${of('note')} notes) in ${runs.length} run(s), ` +
      `${(Buffer.byteLength(content) / 1e6).toFixed(1)} MB`,
  );
  const { completed, output, found } = validateSarif(log, { notes });
  if (!completed) console.log(`  the validator failed: ${short(output)}`);
  const count = (level: string) => found.filter((one) => one.level === level).reduce((sum, one) => sum + one.count, 0);
  console.log(`  the validator found ${count('error')} errors, ${count('warning')} warnings`);
  for (const { level, rule, count: times, example } of found) {
    console.log(`    ${level.padEnd(8)} ${rule.padEnd(10)} ${String(times).padStart(6)}  ${short(example, 160)}`);
  }
  return count('error') + (completed ? 0 : 1);
}

process.exitCode = await main();
