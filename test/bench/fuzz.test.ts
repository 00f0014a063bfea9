import fs, { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tryOne } from '../../bench/fuzz-one.js';
import { guard } from '../../bench/guard.js';
import { mutantOf } from '../../bench/mutants.js';

/** `npm run bench:fuzz` writes what fails here; it stays when it is mended. */
const FAILED = 'test/fixtures/fuzz';
const failed = existsSync(FAILED) ? readdirSync(FAILED).filter((name) => !name.startsWith('.')) : [];

// All readers are loaded by then: what is opened later is not ours to open.
beforeAll(async () => {
  for (let seed = 0; seed < 30; seed++) await tryOne(mutantOf(seed));
}, 60_000);

test('500 broken files: each has a report, in good time, and none reaches for a file, a program or the network', async () => {
  const watch = guard();
  const failures: string[] = [];
  const assessed = new Set<string | undefined>();
  try {
    for (let seed = 0; seed < 500; seed++) {
      const mutant = mutantOf(seed);
      const tried = await tryOne(mutant);
      assessed.add(tried.assessed);
      if (tried.failure !== undefined) failures.push(`${mutant.name}: ${tried.failure}`);
    }
  } finally {
    watch.lift();
  }
  expect(failures).toEqual([]);
  expect(watch.reached).toEqual([]);
  expect([...assessed].sort()).toEqual(expect.arrayContaining(['full', 'none']));
}, 240_000);

test('the same seed gives the same file', () => {
  expect(mutantOf(77)).toEqual(mutantOf(77));
  expect(mutantOf(77)).not.toEqual(mutantOf(78));
});

test('the guard sees what reaches out', () => {
  const watch = guard();
  let thrown: unknown;
  try {
    fs.readFileSync('package.json');
  } catch (error) {
    thrown = error;
  }
  watch.lift();
  expect(thrown).toMatchObject({ message: 'readFileSync is not allowed.' });
  expect(watch.reached).toContain('readFileSync package.json');
});

for (const name of failed) {
  test(`mended: ${name}`, async () => {
    const { failure } = await tryOne({ name, bytes: new Uint8Array(readFileSync(`${FAILED}/${name}`)) });
    expect(failure).toBeUndefined();
  });
}
