import { annotate, readDocument } from '../../../src/index.js';
import type { Document } from '../../../src/model.js';
import { gap, reportOn } from './make.js';
import { expectSound, open, ourComments, pinned, treeOf } from './restore.js';

const MARKDOWN = `# Agreement & terms

## 1. Audits

The Processor shows **reports** <of> its choice, and "reports" replace audits.

1. First
   - [x] Ticked
2. Second

| Point | Content |
| --- | --- |
| Data | a & b |
| Persons | staff |
`;

async function copyOf(document: Document, words: string, redline = false): Promise<Uint8Array> {
  return annotate(reportOn(document, [gap(document, words)]), [document], undefined, { redline });
}

test('a text becomes a Word document with the same words, headings, numbers and tables', async () => {
  const document = await readDocument(MARKDOWN, { path: 'contract.md' });
  const copy = await copyOf(document, 'reports');
  const read = await readDocument(copy, { path: 'contract.docx' });
  expect(read.warnings.filter(({ code }) => code !== 'comments')).toEqual([]);
  const squeezed = ({ text }: Document) => text.replace(/\s+/g, ' ');
  for (const { start, end } of document.blocks) {
    expect(squeezed(read)).toContain(document.text.slice(start, end).replace(/\s+/g, ' '));
  }
  expect(read.blocks.filter(({ kind }) => kind === 'heading').map(({ level }) => level)).toEqual([1, 2]);
  expect(read.blocks.filter(({ cell }) => cell).map(({ cell }) => [cell!.row, cell!.column, cell!.header])).toEqual([
    [0, 0, true],
    [0, 1, true],
    [1, 0, false],
    [1, 1, false],
    [2, 0, false],
    [2, 1, false],
  ]);
  expect(read.text).toMatch(/1\.\tFirst/);
  expect(read.text).toContain('☒');
});

test.each(['reports', 'its choice, and "reports" replace audits.', 'a & b', 'staff', '1. Audits'])(
  'a comment at “%s”',
  async (words) => {
    const document = await readDocument(MARKDOWN, { path: 'contract.md' });
    const opened = open(await copyOf(document, words));
    expect(pinned(opened, ourComments(opened)[1]!.id)).toBe(words);
  },
);

test('equal texts give equal bytes; insertions too can be rejected', async () => {
  const document = await readDocument(MARKDOWN, { path: 'contract.md' });
  const copy = await copyOf(document, 'reports');
  expect(await copyOf(document, 'reports')).toEqual(copy);
  expectSound(copy, copy);
  const bare = await annotate(reportOn(document, []), [document]);
  const own = await copyOf(document, 'staff', true);
  expectSound(bare, own);
});

test('characters that XML cannot hold are left out, and a text without blocks gives an empty document', async () => {
  const text = 'Audits\u0001 are \ud800 replaced.';
  const document = { ...(await readDocument('x', { path: 'x.txt' })), text };
  const blocks = [{ kind: 'paragraph' as const, start: 0, end: text.length, level: 0 }];
  treeOf(open(await copyOf({ ...document, blocks }, 'replaced')));
  treeOf(open(await annotate(reportOn(document, []), [{ ...document, blocks: [], text: '' }])));
});
