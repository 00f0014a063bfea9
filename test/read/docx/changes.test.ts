import type { ReaderResult } from '../../../src/read/options.js';
import { abstractNum, li, num, outline, p, r, read } from './pack.js';

const BY = 'w:id="1" w:author="Ada" w:date="2026-01-02T03:04:05Z"';
const BY_BEN = 'w:id="2" w:author="Ben"';
const ins = (content: string, by = BY) => `<w:ins ${by}>${content}</w:ins>`;
const del = (text: string, by = BY) =>
  `<w:del ${by}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
const NUMBERING = { numbering: abstractNum(0, [{ text: '%1.' }]) + num(1, 0) };

const both = async (body: string, parts = {}): Promise<[ReaderResult, ReaderResult]> => [
  await read(body, parts, { view: 'final' }),
  await read(body, parts, { view: 'original' }),
];

test('final has the insertion, original the deletion; each lists both', async () => {
  const [final, original] = await both(p(r('EUR ') + del('100,000') + ins(r('250,000')) + r(' a year')));
  expect(final.text).toBe('EUR 250,000 a year');
  expect(original.text).toBe('EUR 100,000 a year');
  const who = { author: 'Ada', date: '2026-01-02T03:04:05Z' };
  expect(final.changes).toEqual([
    { kind: 'deletion', start: 4, end: 4, ...who, text: '100,000' },
    { kind: 'insertion', start: 4, end: 11, ...who, text: '250,000' },
  ]);
  expect(original.changes).toEqual([
    { kind: 'deletion', start: 4, end: 11, ...who, text: '100,000' },
    { kind: 'insertion', start: 11, end: 11, ...who, text: '250,000' },
  ]);
  expect(final.warnings).toEqual([{ code: 'tracked-changes', data: { count: 2, view: 'final', authors: 'Ada' } }]);
});

test('what one inserts and another deletes is in neither view', async () => {
  const [final, original] = await both(p(r('a') + ins(del('b', BY_BEN)) + r('c')));
  expect([final.text, original.text]).toEqual(['ac', 'ac']);
  expect(final.changes.map(({ kind, author, text }) => [kind, author, text])).toEqual([
    ['insertion', 'Ada', 'b'],
    ['deletion', 'Ben', 'b'],
  ]);
});

test('moved text stands where it was or where it is', async () => {
  const body =
    p(`${r('A')}<w:moveFrom ${BY}>${r(' moved')}</w:moveFrom>`) +
    p(`${r('B')}<w:moveTo ${BY}>${r(' moved')}</w:moveTo>`);
  const [final, original] = await both(body);
  expect(final.text).toBe('A\nB moved');
  expect(original.text).toBe('A moved\nB');
  expect(final.changes.map(({ kind, start, end }) => [kind, start, end])).toEqual([
    ['move-from', 1, 1],
    ['move-to', 3, 9],
  ]);
});

test('a tracked paragraph mark splits or joins, and counts in one view only', async () => {
  const mark = (kind: string) => `<w:rPr><w:${kind} ${BY}/></w:rPr>`;
  const inserted = li(1, 0, 'One') + li(1, 0, ins(r('New')), mark('ins')) + li(1, 0, 'Two');
  const [final, original] = await both(inserted, NUMBERING);
  expect(outline(final)).toEqual(['item1 | 1. | One', 'item1 | 2. | New', 'item1 | 3. | Two']);
  expect(outline(original)).toEqual(['item1 | 1. | One', 'item1 | 2. | Two']);
  expect(final.changes).toHaveLength(1);
  expect(final.changes[0]).toMatchObject({ kind: 'insertion', text: 'New\n', start: 4, end: 7 });

  const deleted = li(1, 0, 'One') + li(1, 0, del('Old'), mark('del')) + li(1, 0, 'Two');
  const [after, before] = await both(deleted, NUMBERING);
  expect(outline(after)).toEqual(['item1 | 1. | One', 'item1 | 2. | Two']);
  expect(outline(before)).toEqual(['item1 | 1. | One', 'item1 | 2. | Old', 'item1 | 3. | Two']);
});

test('joined paragraphs have the properties of the second and anchors of both', async () => {
  const body = li(1, 0, 'Both ', `<w:rPr><w:del ${BY}/></w:rPr>`) + p('parts');
  const [final, original] = await both(body, NUMBERING);
  expect(outline(final)).toEqual(['paragraph |  | Both parts']);
  expect(final.anchors.paragraphs).toEqual([
    { offset: 0, value: 1 },
    { offset: 5, value: 2 },
  ]);
  expect(outline(original)).toEqual(['item1 | 1. | Both ', 'paragraph |  | parts']);
});

test('a deleted paragraph at the end of a cell or before a table leaves nothing behind', async () => {
  const gone = li(1, 0, del('gone'), `<w:rPr><w:del ${BY}/></w:rPr>`);
  const cell = (content: string) => `<w:tc>${content}</w:tc>`;
  const body = `${gone}<w:tbl><w:tr>${cell(p('a') + gone)}${cell(p('b'))}</w:tr></w:tbl>${li(1, 0, 'One')}`;
  const [final, original] = await both(body, NUMBERING);
  expect(outline(final)).toEqual(['cell 0,0 |  | a', 'cell 0,1 |  | b', 'item1 | 1. | One']);
  expect(outline(original).at(-1)).toBe('item1 | 3. | One');
});

test('tracked rows and cells', async () => {
  const row = (text: string, change = '') =>
    `<w:tr>${change && `<w:trPr>${change}</w:trPr>`}<w:tc>${p(text)}</w:tc><w:tc>${p('x')}</w:tc></w:tr>`;
  const body = `<w:tbl>${row('a')}${row('b', `<w:ins ${BY}/>`)}${row('c', `<w:del ${BY_BEN}/>`)}</w:tbl>`;
  const [final, original] = await both(body);
  expect(outline(final)).toEqual(['cell 0,0 |  | a', 'cell 0,1 |  | x', 'cell 1,0 |  | b', 'cell 1,1 |  | x']);
  expect(outline(original)).toEqual(['cell 0,0 |  | a', 'cell 0,1 |  | x', 'cell 1,0 |  | c', 'cell 1,1 |  | x']);
  expect(final.changes.map(({ kind, author, text }) => [kind, author, text])).toEqual([
    ['insertion', 'Ada', 'bx'],
    ['deletion', 'Ben', 'cx'],
  ]);
});

test('a deletion inside a cell has its place in the cell', async () => {
  const body = `${p('Before')}<w:tbl><w:tr><w:tc>${p('a') + p(del('gone')) + p('b')}</w:tc><w:tc>${p(del('all'))}</w:tc></w:tr></w:tbl>`;
  const final = await read(body);
  expect(outline(final)).toEqual(['paragraph |  | Before', 'cell 0,0 |  | a\nb', 'cell 0,1 |  | ']);
  expect(final.changes.map(({ start, text }) => [start, text])).toEqual([
    [8, 'gone'],
    [11, 'all'],
  ]);
});

test('the original has the numbering and style that a paragraph had', async () => {
  const change = `<w:pPrChange ${BY}><w:pPr/></w:pPrChange>`;
  const tracked = p('a', `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>${change}`);
  const added = p('b', `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins ${BY}/></w:numPr>`);
  const [final, original] = await both(tracked + added, NUMBERING);
  expect(outline(final)).toEqual(['item1 | 1. | a', 'item1 | 2. | b']);
  expect(outline(original)).toEqual(['paragraph |  | a', 'paragraph |  | b']);
});

test('a field that was deleted does not swallow what follows', async () => {
  const char = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const field = `${char('begin')}<w:r><w:delInstrText>REF x</w:delInstrText></w:r>${char('separate')}<w:r><w:delText>7.2</w:delText></w:r>${char('end')}`;
  const [final, original] = await both(p(`${r('Clause ')}<w:del ${BY}>${field}</w:del>${r(' applies')}`));
  expect(final.text).toBe('Clause  applies');
  expect(original.text).toBe('Clause 7.2 applies');
});
