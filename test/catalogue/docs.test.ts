import { readFileSync } from 'node:fs';
import { pages } from '../../scripts/generate-docs.js';
import { readCatalogueFolder } from '../../src/catalogue/read.js';

const root = new URL('../../', import.meta.url);

test('the pages of the catalogue are those that its data make', () => {
  const all = pages(readCatalogueFolder(new URL('clauses/', root).pathname));
  const stale = [...all].filter(([path, content]) => readFileSync(new URL(path, root), 'utf8') !== content);
  expect(stale.map(([path]) => path)).toEqual([]);
  expect(all.size).toBe(29);
});
