/**
 * Which verdicts on the examples the engine and the catalogue of this tree change, against a version of the catalogue:
 *
 *   npx tsx scripts/golden.ts            against the present version
 *   npx tsx scripts/golden.ts 2026.11    against another one
 *   npx tsx scripts/golden.ts --update   writes the set of the present version, unless it is released
 *   npx tsx scripts/golden.ts --release  the same, and closes it
 *
 * Exit code 1: verdicts changed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { CATALOGUE_VERSION } from '../src/catalogue/read.js';
import { actual, EXAMPLES } from './examples/expected.js';
import {
  type Golden,
  goldenVersions,
  nameOf,
  readGolden,
  shiftsBetween,
  verdictsOf,
  writeGolden,
} from './examples/golden.js';

const [argument = CATALOGUE_VERSION] = process.argv.slice(2);
const now: Record<string, Golden['examples'][string]> = {};
for (const example of EXAMPLES) now[nameOf(example)] = verdictsOf(await actual(example.file, example.view));

if (argument === '--update' || argument === '--release') {
  writeGolden(now);
  if (argument === '--release') release();
} else {
  const golden = readGolden(argument);
  if (golden === undefined) {
    console.error(`There is no set for ${argument}; there are ${goldenVersions().join(', ')}.`);
    process.exit(2);
  }
  const shifts = shiftsBetween(golden.examples, now);
  for (const { example, id, before, after } of shifts) console.log(`${example}: ${id}: ${before} → ${after}`);
  console.log(`${shifts.length} verdicts differ from catalogue ${argument}, in ${Object.keys(now).length} examples.`);
  if (shifts.length > 0) process.exitCode = 1;
}

function release(): void {
  const file = new URL(`../test/golden/${CATALOGUE_VERSION}.json`, import.meta.url);
  const golden = JSON.parse(readFileSync(file, 'utf8')) as Golden;
  writeFileSync(file, `${JSON.stringify({ ...golden, released: true }, null, 2)}\n`);
}
