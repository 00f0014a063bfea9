import { abstractNum, li, num, outline, p, r, read, style } from './pack.js';

const tc = (content: string, properties = '') =>
  `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${content.startsWith('<') ? content : p(content)}</w:tc>`;
const tr = (...cells: string[]) =>
  `<w:tr>${cells.map((cell) => (cell.startsWith('<w:tc>') ? cell : tc(cell))).join('')}</w:tr>`;
const tbl = (...rows: string[]) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;

test('cells come in reading order, empty ones too, between the paragraphs around', async () => {
  const result = await read(p('Before') + tbl(tr('a', ''), tr('', 'd')) + p('After'));
  expect(outline(result)).toEqual([
    'paragraph |  | Before',
    'cell 0,0 |  | a',
    'cell 0,1 |  | ',
    'cell 1,0 |  | ',
    'cell 1,1 |  | d',
    'paragraph |  | After',
  ]);
});

test('a table may begin with an empty cell', async () => {
  const { blocks, text } = await read(tbl(tr('', 'b')));
  expect([text, ...blocks.map(({ start, end }) => [start, end])]).toEqual(['\nb', [0, 0], [1, 2]]);
});

test('a frame inside a cell is text of the cell', async () => {
  expect(outline(await read(tbl(tr(tc(p('a') + tbl(tr('framed'))), 'b'))))).toEqual([
    'cell 0,0 |  | a\nframed',
    'cell 0,1 |  | b',
  ]);
});

test('several paragraphs of a cell are lines of one block, with their own anchors', async () => {
  const result = await read(tbl(tr(tc(p('one') + p('') + p('two')), 'b')));
  expect(outline(result)).toEqual(['cell 0,0 |  | one\ntwo', 'cell 0,1 |  | b']);
  expect(result.anchors.paragraphs).toEqual([
    { offset: 0, value: 1 },
    { offset: 4, value: 3 },
    { offset: 8, value: 4 },
  ]);
});

test('a cell with numbered paragraphs keeps their numbers, a block each', async () => {
  const numbering = abstractNum(0, [{ text: '(%1)', format: 'lowerLetter' }]) + num(1, 0);
  const result = await read(tbl(tr(tc(p('Types:') + li(1, 0, 'names') + li(1, 0, 'addresses')), 'b')), { numbering });
  expect(outline(result)).toEqual([
    'cell 0,0 |  | Types:',
    'cell 0,0 | (a) | names',
    'cell 0,0 | (b) | addresses',
    'cell 0,1 |  | b',
  ]);
});

test('merged cells say what they span', async () => {
  const rows = [
    tr(tc('wide', '<w:gridSpan w:val="2"/>'), 'c'),
    tr(tc('tall', '<w:vMerge w:val="restart"/>'), 'e', 'f'),
    tr(tc('', '<w:vMerge/>'), 'h', 'i'),
    tr(tc('', '<w:vMerge w:val="continue"/>'), 'k', 'l'),
    `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${tc('m')}${tc('n')}</w:tr>`,
  ];
  const { blocks, text } = await read(tbl(...rows));
  const cells = blocks.map(({ start, end, cell }) => [
    text.slice(start, end),
    cell?.row,
    cell?.column,
    cell?.rowSpan,
    cell?.columnSpan,
  ]);
  expect(cells).toEqual([
    ['wide', 0, 0, undefined, 2],
    ['c', 0, 2, undefined, undefined],
    ['tall', 1, 0, 3, undefined],
    ['e', 1, 1, undefined, undefined],
    ['f', 1, 2, undefined, undefined],
    ['h', 2, 1, undefined, undefined],
    ['i', 2, 2, undefined, undefined],
    ['k', 3, 1, undefined, undefined],
    ['l', 3, 2, undefined, undefined],
    ['m', 4, 1, undefined, undefined],
    ['n', 4, 2, undefined, undefined],
  ]);
});

test('a nested table is a table of its own, inside the order of its cell', async () => {
  const result = await read(tbl(tr(tc(p('outer') + tbl(tr('x', 'y')) + p('after')), 'b')));
  expect(outline(result)).toEqual([
    'cell 0,0 |  | outer',
    'cell 0,0 |  | x',
    'cell 0,1 |  | y',
    'cell 0,0 |  | after',
    'cell 0,1 |  | b',
  ]);
  expect(result.blocks.map((block) => block.cell?.table)).toEqual([0, 1, 1, 0, 0]);
});

test('a table of one cell is a frame around paragraphs', async () => {
  expect(outline(await read(tbl(tr(tc(p('One') + p('Two'))))))).toEqual(['paragraph |  | One', 'paragraph |  | Two']);
});

test.each([
  ['says so', tbl(`<w:tr><w:trPr><w:tblHeader/></w:trPr>${tc('H1')}${tc('H2')}</w:tr>`, tr('a', 'b')), 1],
  ['is bold', tbl(tr(tc(p(r('H1', '<w:b/>'))), tc(p(r('H2', '<w:b/>')))), tr('a', 'b')), 1],
  [
    'is shaded',
    tbl(
      tr(tc('H1', '<w:shd w:val="clear" w:fill="D9D9D9"/>'), tc('H2', '<w:shd w:val="clear" w:fill="D9D9D9"/>')),
      tr('a', 'b'),
    ),
    1,
  ],
  ['is like the others', tbl(tr('H1', 'H2'), tr('a', 'b')), 0],
  [
    'is bold as all are',
    tbl(tr(tc(p(r('H1', '<w:b/>'))), tc(p(r('H2', '<w:b/>')))), tr(tc(p(r('a', '<w:b/>'))), tc(p(r('b', '<w:b/>'))))),
    0,
  ],
  ['has bold labels only', tbl(tr(tc(p(r('Label', '<w:b/>'))), 'value'), tr(tc(p(r('Label', '<w:b/>'))), 'value')), 0],
  ['is alone', tbl(tr(tc(p(r('H1', '<w:b/>'))), tc(p(r('H2', '<w:b/>'))))), 0],
])('the first row is a header when it %s', async (_, table, rows) => {
  const { blocks } = await read(table);
  expect(blocks.filter((block) => block.cell?.header).map((block) => block.cell?.row)).toEqual(
    rows === 1 ? [0, 0] : [],
  );
});

test('the style of the table may emphasise its first row', async () => {
  const styles = style('Grid', 'Grid', '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>', 'table');
  const table = (look: string) =>
    `<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblLook ${look}/></w:tblPr>${tr('H', 'I')}${tr('a', 'b')}</w:tbl>`;
  expect((await read(table('w:firstRow="1"'), { styles })).blocks[0]?.cell?.header).toBe(true);
  expect((await read(table('w:val="0020"'), { styles })).blocks[0]?.cell?.header).toBe(true);
  expect((await read(table('w:firstRow="0"'), { styles })).blocks[0]?.cell?.header).toBe(false);
});

test('rows and cells in content controls are read', async () => {
  const result = await read(
    tbl(
      `<w:sdt><w:sdtContent>${tr('a', 'b')}</w:sdtContent></w:sdt>`,
      `<w:tr><w:sdt><w:sdtContent>${tc('c')}</w:sdtContent></w:sdt>${tc('d')}</w:tr>`,
    ),
  );
  expect(outline(result)).toEqual(['cell 0,0 |  | a', 'cell 0,1 |  | b', 'cell 1,0 |  | c', 'cell 1,1 |  | d']);
});
