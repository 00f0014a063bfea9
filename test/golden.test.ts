import {
  expectedVerdicts,
  type Golden,
  goldenVersions,
  readGolden,
  shiftsBetween,
} from '../scripts/examples/golden.js';
import { CATALOGUE_VERSION } from '../src/catalogue/read.js';

test('the verdicts on the examples are those of this version of the catalogue', () => {
  const golden = readGolden(CATALOGUE_VERSION);
  // A verdict that changed: npx tsx scripts/golden.ts shows which; --update before a release, a new version behind it.
  expect(shiftsBetween(golden?.examples ?? {}, expectedVerdicts())).toEqual([]);
  expect(Object.keys(golden?.examples ?? {}).length).toBeGreaterThan(5);
});

test('older versions are closed, and this one is the newest', () => {
  const versions = goldenVersions();
  expect(versions.at(-1)).toBe(CATALOGUE_VERSION);
  expect(versions.slice(0, -1).filter((version) => !readGolden(version)?.released)).toEqual([]);
});

test('a change of a verdict, of a red flag, and a new requirement are seen; a new example is none', () => {
  const before: Golden['examples'] = {
    'a.md': { requirements: { duration: 'absent', nature: 'partial' }, redFlags: ['x'] },
  };
  const after: Golden['examples'] = {
    'a.md': { requirements: { duration: 'satisfied', nature: 'partial', house: 'absent' }, redFlags: [] },
    'b.md': { requirements: { duration: 'absent' }, redFlags: [] },
  };
  expect(shiftsBetween(before, after)).toEqual([
    { example: 'a.md', id: 'duration', before: 'absent', after: 'satisfied' },
    { example: 'a.md', id: 'house', before: '-', after: 'absent' },
    { example: 'a.md', id: 'x', before: 'raised', after: 'not raised' },
  ]);
});
