import { readFileSync } from 'node:fs';
import { apiPages } from '../scripts/api/pages.js';

test('the pages of the library are those that its docstrings make', () => {
  const all = apiPages();
  const stale = [...all].filter(([path, content]) => readFileSync(path, 'utf8') !== content);
  expect(stale.map(([path]) => path)).toEqual([]);
});
