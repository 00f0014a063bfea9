import { outline, p, r, read } from './pack.js';

const reference = (kind: string, id: number, more = '') => `<w:r><w:${kind}Reference w:id="${id}"${more}/></w:r>`;
const note = (kind: string, id: number, text: string, more = '') =>
  `<w:${kind} w:id="${id}"${more}>${p(text)}</w:${kind}>`;

test('notes follow the body in the order of their references, with number, part and paragraph', async () => {
  const body =
    p(r('One') + reference('footnote', 5)) + p(r('Two') + reference('endnote', 2) + reference('footnote', 4));
  const footnotes =
    note('footnote', -1, '', ' w:type="separator"') +
    note('footnote', 4, 'Second') +
    note('footnote', 5, 'First') +
    note('footnote', 6, 'Unused');
  const result = await read(body, { footnotes, endnotes: note('endnote', 2, 'End') });
  expect(outline(result)).toEqual([
    'paragraph |  | One',
    'paragraph |  | Two',
    'note | 1 | First',
    'note | 2 | Second',
    'note | i | End',
  ]);
  expect(result.anchors.parts).toEqual([
    { offset: 0, value: 'word/document.xml' },
    { offset: 8, value: 'word/footnotes.xml' },
    { offset: 21, value: 'word/endnotes.xml' },
  ]);
  expect(result.anchors.paragraphs.map(({ value }) => value)).toEqual([1, 2, 1, 2]);
});

test('a note whose reference stands alone is read', async () => {
  const result = await read(p('One') + p(reference('footnote', 1)), { footnotes: note('footnote', 1, 'Alone') });
  expect(outline(result)).toEqual(['paragraph |  | One', 'note | 1 | Alone']);
});

test('a note whose reference is deleted is not read in the final view', async () => {
  const body = p(`${r('One')}<w:del w:id="1" w:author="A">${reference('footnote', 1)}</w:del>`);
  const footnotes = note('footnote', 1, 'Gone');
  expect((await read(body, { footnotes })).text).toBe('One');
  expect((await read(body, { footnotes }, { view: 'original' })).text).toBe('One\nGone');
});

test('headers and footers are read once when they are shown and say more than a page number', async () => {
  const refs = ['default" r:id="r0', 'first" r:id="r1', 'even" r:id="r2'].map(
    (type) => `<w:headerReference w:type="${type}"/>`,
  );
  const footer = '<w:footerReference w:type="default" r:id="r3"/>';
  const parts = {
    header1: p('Annex to the main contract'),
    header2: p('First'),
    header3: p('Even'),
    footer1: p('Page 1 of 9'),
  };
  const body = (more: string) => `${p('Text')}<w:sectPr>${refs.join('')}${footer}${more}</w:sectPr>`;
  expect(outline(await read(body(''), parts))).toEqual(['paragraph |  | Text', 'note |  | Annex to the main contract']);
  expect((await read(body('<w:titlePg/>'), { ...parts, settings: '<w:evenAndOddHeaders/>' })).text).toBe(
    'Text\nAnnex to the main contract\nFirst\nEven',
  );
});

test('comments have their span, author and text, and are not in the text', async () => {
  const comment = (id: number, text: string) =>
    `<w:comment w:id="${id}" w:author="Ada" w:date="2026-01-01T00:00:00Z">${p(text)}${p('more')}</w:comment>`;
  const body = p(
    `${r('The ')}<w:commentRangeStart w:id="0"/>${r('processor')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>${r(' shall')}<w:r><w:commentReference w:id="1"/></w:r>`,
  );
  const result = await read(body, { comments: comment(0, 'Who?') + comment(1, 'What?') + comment(2, 'Lost') });
  expect(result.text).toBe('The processor shall');
  const who = { author: 'Ada', date: '2026-01-01T00:00:00Z' };
  expect(result.comments).toEqual([
    { start: 4, end: 13, ...who, text: 'Who?\nmore' },
    { start: 19, end: 19, ...who, text: 'What?\nmore' },
  ]);
  expect(result.warnings).toEqual([{ code: 'comments', data: { count: 2 } }]);
});

test('a comment over several paragraphs ends where it says', async () => {
  const body = `<w:commentRangeStart w:id="0"/>${p('One')}${p(`${r('Two')}<w:commentRangeEnd w:id="0"/>${r(' three')}`)}`;
  const result = await read(body, { comments: `<w:comment w:id="0">${p('x')}</w:comment>` });
  expect(result.comments).toEqual([{ start: 0, end: 7, text: 'x' }]);
});
