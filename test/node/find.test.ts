import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findContracts } from '../../src/node/find.js';

const root = mkdtempSync(join(tmpdir(), 'dpa-lint-find-'));
for (const file of [
  'b.md',
  'a.docx',
  'notes.xlsx',
  '.hidden.md',
  '~$a.docx',
  'signed/2024/c.PDF',
  'signed/d.html',
  'signed/[old] e.txt',
  'node_modules/x.md',
  '.git/y.md',
  'empty/readme',
]) {
  mkdirSync(join(root, file, '..'), { recursive: true });
  writeFileSync(join(root, file), 'x');
}
symlinkSync(root, join(root, 'signed/loop'));
symlinkSync(join(root, 'b.md'), join(root, 'signed/link.md'));

const find = async (...names: string[]) => {
  const { paths, empty } = await findContracts(names.map((name) => join(root, name)));
  return { paths: paths.map((path) => path.slice(root.length + 1)), empty: empty.length };
};

test.each<[string, readonly string[]]>([
  ['.', ['a.docx', 'b.md', 'signed/2024/c.PDF', 'signed/[old] e.txt', 'signed/d.html', 'signed/link.md']],
  ['signed', ['signed/2024/c.PDF', 'signed/[old] e.txt', 'signed/d.html', 'signed/link.md']],
  ['*.md', ['b.md']],
  ['*.{md,docx}', ['a.docx', 'b.md']],
  ['**/*.html', ['signed/d.html']],
  ['signed/**', ['signed/2024/c.PDF', 'signed/[old] e.txt', 'signed/d.html', 'signed/link.md']],
  ['**/20??/*', ['signed/2024/c.PDF']],
  ['signed/[old] e.txt', ['signed/[old] e.txt']],
  ['notes.xlsx', ['notes.xlsx']],
  ['nowhere.md', ['nowhere.md']],
])('%s', async (name, paths) => {
  expect(await find(name)).toEqual({ paths, empty: 0 });
});

test('what gives nothing is told, and nothing is given twice', async () => {
  expect(await find('empty', '*.odt')).toEqual({ paths: [], empty: 2 });
  expect(await find('b.md', '*.md', 'b.md')).toEqual({ paths: ['b.md'], empty: 0 });
  expect((await findContracts(['-'])).paths).toEqual(['-']);
});
