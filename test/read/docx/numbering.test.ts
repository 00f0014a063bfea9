import { abstractNum, li, num, numbers, outline, p, r, read, style } from './pack.js';

const LEGAL = [
  { text: '%1.' },
  { text: '%1.%2' },
  { text: '(%3)', format: 'lowerLetter' },
  { text: '(%4)', format: 'lowerRoman' },
];

test('numbers are those that Word shows, level by level', async () => {
  const result = await read(
    [
      li(1, 0, 'One'),
      li(1, 1, 'A'),
      li(1, 1, 'B'),
      li(1, 2, 'C'),
      li(1, 2, 'D'),
      li(1, 3, 'E'),
      li(1, 0, 'Two'),
      li(1, 1, 'F'),
      li(1, 2, 'G'),
    ].join(''),
    { numbering: abstractNum(0, LEGAL) + num(1, 0) },
  );
  expect(numbers(result)).toEqual(['1.', '1.1', '1.2', '(a)', '(b)', '(i)', '2.', '2.1', '(a)']);
  expect(result.blocks.map((block) => block.level)).toEqual([1, 2, 2, 3, 3, 4, 1, 2, 3]);
});

test('an interrupted list goes on; a second list over the same definition goes on too', async () => {
  const result = await read(li(1, 0, 'One') + p('Text') + li(1, 0, 'Two') + li(2, 0, 'Three'), {
    numbering: abstractNum(0, LEGAL) + num(1, 0) + num(2, 0),
  });
  expect(numbers(result)).toEqual(['1.', '', '2.', '3.']);
});

test('a start override restarts once, where its list is first used', async () => {
  const override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>';
  const result = await read(li(1, 0, 'a') + li(2, 0, 'b') + li(2, 0, 'c') + li(1, 0, 'd') + li(2, 0, 'e'), {
    numbering: abstractNum(0, LEGAL) + num(1, 0) + num(2, 0, override),
  });
  expect(numbers(result)).toEqual(['1.', '5.', '6.', '7.', '8.']);
});

test('an override replaces the format of a level', async () => {
  const level =
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="Annex %1"/></w:lvl>';
  const result = await read(li(1, 0, 'a') + li(1, 0, 'b'), {
    numbering: abstractNum(0, LEGAL) + num(1, 0, `<w:lvlOverride w:ilvl="0">${level}</w:lvlOverride>`),
  });
  expect(numbers(result)).toEqual(['Annex A', 'Annex B']);
});

test('lvlRestart 0 never restarts; another value restarts only after that level', async () => {
  const never = [{ text: '%1.' }, { text: '%2)', more: '<w:lvlRestart w:val="0"/>' }];
  const body = li(1, 0, 'a') + li(1, 1, 'b') + li(1, 0, 'c') + li(1, 1, 'd');
  expect(numbers(await read(body, { numbering: abstractNum(0, never) + num(1, 0) }))).toEqual(['1.', '1)', '2.', '2)']);

  const first = [{ text: '%1.' }, { text: '%1.%2' }, { text: '(%3)', more: '<w:lvlRestart w:val="1"/>' }];
  const deep =
    li(1, 0, 'a') + li(1, 1, 'b') + li(1, 2, 'c') + li(1, 1, 'd') + li(1, 2, 'e') + li(1, 0, 'f') + li(1, 2, 'g');
  expect(numbers(await read(deep, { numbering: abstractNum(0, first) + num(1, 0) }))).toEqual([
    '1.',
    '1.1',
    '(1)',
    '1.2',
    '(2)',
    '2.',
    '(1)',
  ]);
});

test('isLgl shows the numbers of higher levels as decimal ones', async () => {
  const levels = [
    { text: 'Article %1', format: 'upperRoman' },
    { text: '%1.%2', more: '<w:isLgl/>' },
  ];
  const result = await read(li(1, 0, 'a') + li(1, 0, 'b') + li(1, 1, 'c'), {
    numbering: abstractNum(0, levels) + num(1, 0),
  });
  expect(numbers(result)).toEqual(['Article I', 'Article II', '2.1']);
});

test('styles number headings, also by the style that they are based on', async () => {
  const styles = [
    style('Heading1', 'heading 1', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
    style('Heading2', 'heading 2', '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'),
    style('Mine', 'My clause', '<w:basedOn w:val="Heading2"/>'),
  ].join('');
  const levels = [
    { text: '%1', more: '<w:pStyle w:val="Heading1"/>' },
    { text: '%1.%2', more: '<w:pStyle w:val="Heading2"/>' },
  ];
  const body =
    p('A', '<w:pStyle w:val="Heading1"/>') +
    p('B', '<w:pStyle w:val="Heading2"/>') +
    p('C', '<w:pStyle w:val="Mine"/>');
  const result = await read(body, { styles, numbering: abstractNum(0, levels) + num(1, 0) });
  expect(outline(result)).toEqual(['heading1 | 1 | A', 'heading2 | 1.1 | B', 'heading2 | 1.2 | C']);
});

test('numId 0 takes a paragraph out of the list of its style', async () => {
  const styles = style('Item', 'Item', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>');
  const body =
    p('A', '<w:pStyle w:val="Item"/>') +
    p('B', '<w:pStyle w:val="Item"/><w:numPr><w:numId w:val="0"/></w:numPr>') +
    p('C', '<w:pStyle w:val="Item"/>');
  const result = await read(body, { styles, numbering: abstractNum(0, LEGAL) + num(1, 0) });
  expect(outline(result)).toEqual(['item1 | 1. | A', 'paragraph |  | B', 'item1 | 2. | C']);
});

test('a definition that links to a numbering style takes its levels from there', async () => {
  const styles = style('Outline', 'Outline', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', 'numbering');
  const numbering = [
    abstractNum(0, LEGAL, '<w:styleLink w:val="Outline"/>'),
    '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Outline"/></w:abstractNum>',
    num(1, 0),
    num(2, 1),
  ].join('');
  expect(numbers(await read(li(2, 0, 'a') + li(2, 1, 'b'), { styles, numbering }))).toEqual(['1.', '1.1']);
});

test.each([
  ['decimalZero', 3, '03'],
  ['upperLetter', 27, 'AA'],
  ['lowerLetter', 53, 'aaa'],
  ['upperRoman', 1994, 'MCMXCIV'],
  ['ordinal', 22, '22nd'],
  ['ordinal', 11, '11th'],
  ['cardinalText', 42, 'Forty-two'],
  ['ordinalText', 20, 'Twentieth'],
  ['none', 1, ''],
  ['numberInDash', 4, '- 4 -'],
])('format %s of %i is "%s"', async (format, start, shown) => {
  const result = await read(li(1, 0, 'a'), { numbering: abstractNum(0, [{ text: '%1', format, start }]) + num(1, 0) });
  expect(numbers(result)).toEqual([shown]);
});

test('a bullet is "•" whatever glyph it has', async () => {
  const numbering = abstractNum(0, [{ text: '\uf0b7', format: 'bullet' }]) + num(1, 0);
  expect(outline(await read(li(1, 0, 'a'), { numbering }))).toEqual(['item1 | • | a']);
});

test('an empty numbered paragraph counts, a hidden one does not', async () => {
  const hidden = '<w:rPr><w:vanish/></w:rPr>';
  const body = li(1, 0, 'a') + li(1, 0, '<w:r/>') + li(1, 0, r('hidden', '<w:vanish/>'), hidden) + li(1, 0, 'b');
  const result = await read(body, { numbering: abstractNum(0, LEGAL) + num(1, 0) });
  expect(outline(result)).toEqual(['item1 | 1. | a', 'item1 | 3. | b']);
  expect(result.warnings).toEqual([{ code: 'hidden-text', data: { characters: 6 } }]);
});

test('a level that was skipped counts as used once', async () => {
  const result = await read(li(1, 1, 'a') + li(1, 0, 'b') + li(1, 1, 'c'), {
    numbering: abstractNum(0, LEGAL) + num(1, 0),
  });
  expect(numbers(result)).toEqual(['1.1', '2.', '2.1']);
  const deep = await read(li(1, 0, 'a') + li(1, 3, 'b') + li(1, 2, 'c') + li(1, 3, 'd'), {
    numbering: abstractNum(0, LEGAL) + num(1, 0),
  });
  expect(numbers(deep)).toEqual(['1.', '(i)', '(b)', '(i)']);
});

test('legal numbering leaves the format of the level itself, and zeros', async () => {
  const levels = [
    { text: '%1', format: 'decimalZero' },
    { text: '%1.%2', format: 'lowerLetter', more: '<w:isLgl/>' },
  ];
  const result = await read(li(1, 0, 'a') + li(1, 1, 'b'), { numbering: abstractNum(0, levels) + num(1, 0) });
  expect(numbers(result)).toEqual(['01', '01.a']);
});

test('an empty paragraph that only breaks a section is not counted', async () => {
  const body = li(1, 0, 'a') + li(1, 0, '<w:r/>', '<w:sectPr/>') + li(1, 0, 'b');
  expect(numbers(await read(body, { numbering: abstractNum(0, LEGAL) + num(1, 0) }))).toEqual(['1.', '2.']);
});

test('text boxes count apart from the body', async () => {
  const box = `<w:r><w:pict><w:txbxContent>${li(1, 0, 'x')}</w:txbxContent></w:pict></w:r>`;
  const result = await read(li(1, 0, 'a') + p(r('host') + box) + li(1, 0, 'b') + p(r('host') + box), {
    numbering: abstractNum(0, LEGAL) + num(1, 0),
  });
  expect(numbers(result)).toEqual(['1.', '', '1.', '2.', '', '2.']);
});
