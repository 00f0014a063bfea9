// Thousands of contracts from a program: a line of JSON each, as they are done, and what to look at first at the end.
//
//   node batch.mjs contracts/ > gaps.ndjson
import { readFile } from 'node:fs/promises';
import { overviewRow, renderOverview } from 'dpa-lint/formats';
import { findContracts, lintMany } from 'dpa-lint/node';

const { paths, empty } = await findContracts(process.argv.slice(2));
for (const name of empty) console.error(`${name}: no contract in it.`);

/** Asked for the next contract only when a worker is about to be free: never are all of them in memory. */
async function* sources() {
  for (const path of paths) yield { path, content: new Uint8Array(await readFile(path)) };
}

const stop = new AbortController();
process.once('SIGINT', () => stop.abort());

const rows = [];
try {
  for await (const { report, bug } of lintMany(sources(), {
    signal: stop.signal,
    order: 'completion',
    timeoutMs: 60_000,
    memoryMb: 512,
    onProgress: ({ done }) => {
      if (done % 100 === 0) console.error(`${done} of ${paths.length}`);
    },
  })) {
    if (bug) console.error(`${report.document.path}: a bug of dpa-lint: ${bug.message}`);
    const gaps = report.findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
    const [error] = report.errors;
    console.log(
      JSON.stringify({
        path: report.document.path,
        sha256: report.document.sha256,
        assessed: report.assessed,
        error: error?.code,
        gaps: gaps.map(({ requirement, verdict, fingerprint }) => ({ requirement, verdict, fingerprint })),
      }),
    );
    rows.push(overviewRow(report));
  }
} catch (error) {
  if (error.code !== 'aborted') throw error;
  console.error(`Stopped: ${rows.length} of ${paths.length} are done.`);
  process.exitCode = 130;
}
console.error(renderOverview(rows));
