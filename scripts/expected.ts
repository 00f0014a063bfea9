/**
 * Says how the reports on the examples differ from what is expected; with `--update`, writes down what they are now, and the
 * verdicts of this version of the catalogue with them.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { actual, EXAMPLES, expectedPath } from './examples/expected.js';
import { expectedVerdicts, writeGolden } from './examples/golden.js';

const update = process.argv.includes('--update');
for (const { file, view } of EXAMPLES) {
  const path = expectedPath(file, view);
  const now = `${JSON.stringify(await actual(file, view), null, 2)}\n`;
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (now === before) continue;
  const known = new Set(before.split('\n'));
  console.log(`${basename(path)} ${update ? 'written' : 'differs: npx tsx scripts/expected.ts --update'}`);
  for (const line of now.split('\n')) if (before !== '' && !known.has(line)) console.log(`  ${line.trim()}`);
  if (update) writeFileSync(path, now);
  else process.exitCode = 1;
}
if (update) writeGolden(expectedVerdicts());
