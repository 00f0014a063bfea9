import { outline, p, r, read, style } from './pack.js';

const run = (content: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}${content}</w:r>`;
const char = (type: string, more = '') => run(`<w:fldChar w:fldCharType="${type}">${more}</w:fldChar>`);
const field = (instruction: string, result: string) =>
  char('begin') +
  run(`<w:instrText xml:space="preserve"> ${instruction} </w:instrText>`) +
  char('separate') +
  result +
  char('end');
const textOf = async (content: string, parts = {}) => (await read(p(content), parts)).text;

test('breaks, tabs and hyphens', async () => {
  const content = run(
    '<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>non</w:t><w:noBreakHyphen/><w:t>stop</w:t><w:softHyphen/><w:t>ping</w:t>',
  );
  expect(await textOf(content)).toBe('a\tb\nc\nnon-stopping');
});

test('white space at the ends of a text counts only when it is preserved', async () => {
  expect(await textOf(run('<w:t> a </w:t><w:t xml:space="preserve"> b </w:t><w:t>\nc\n</w:t>'))).toBe('a b c');
});

test('soft hyphens and zero-width spaces in a text are dropped, and the way back stays exact', async () => {
  const result = await read(p('pro\u00adcess\u200bing'));
  expect(result.text).toBe('processing');
  expect(result.anchors.source.map(({ offset, length }) => [offset, length])).toEqual([
    [0, 3],
    [3, 4],
    [7, 3],
  ]);
});

test('fields show their results, simple and complex, nested and across paragraphs', async () => {
  expect(await textOf(`${r('see ')}<w:fldSimple w:instr="REF _Ref1">${r('7.2')}</w:fldSimple>`)).toBe('see 7.2');
  expect(await textOf(r('see ') + field('REF _Ref1 \\h', r('7.2')))).toBe('see 7.2');
  const nested =
    char('begin') +
    run('<w:instrText>IF </w:instrText>') +
    field('DOCPROPERTY x', r('hidden')) +
    char('separate') +
    r('shown') +
    char('end');
  expect(await textOf(nested)).toBe('shown');
  const across = `<w:p>${char('begin')}${run('<w:instrText>QUOTE</w:instrText>')}${char('separate')}${r('one')}</w:p><w:p>${r('two')}${char('end')}${r(' three')}</w:p>`;
  expect((await read(across)).text).toBe('one\ntwo three');
});

test('forms: check boxes have a state, empty fields are blanks, buttons show their text', async () => {
  const box = (state: string) =>
    char('begin', `<w:ffData><w:checkBox>${state}</w:checkBox></w:ffData>`) +
    run('<w:instrText>FORMCHECKBOX</w:instrText>') +
    char('end');
  const result = await read(
    p(box('<w:default w:val="0"/>') + r(' no')) + p(box('<w:default w:val="0"/><w:checked/>') + r(' yes')),
  );
  expect(result.text).toBe('☐ no\n☒ yes');
  expect(result.blocks.map((block) => block.checked)).toEqual([false, true]);
  expect(await textOf(r('Name: ') + field('FORMTEXT', run('<w:t xml:space="preserve">\u2002\u2002\u2002</w:t>')))).toBe(
    'Name: \u2002\u2002\u2002[…]',
  );
  expect(await textOf(r('Name: ') + field('FORMTEXT', r('Ada')))).toBe('Name: Ada');
  expect(
    await textOf(char('begin') + run('<w:instrText>MACROBUTTON NoMacro [Click here]</w:instrText>') + char('end')),
  ).toBe('[Click here]');
});

test('an entry of a table of contents is left out and told', async () => {
  const styles = style('TM1', 'toc 1') + style('Heading1', 'heading 1');
  const start = char('begin') + run('<w:instrText>TOC \\o "1-3"</w:instrText>') + char('separate');
  const entry = (before: string, after = '') =>
    p(
      before + r('Definitions') + run('<w:tab/>') + field('PAGEREF _Toc1 \\h', r('2')) + after,
      '<w:pStyle w:val="TM1"/>',
    );
  const result = await read(
    entry(start) + entry('', char('end')) + p('Definitions', '<w:pStyle w:val="Heading1"/>') + p('Text'),
    { styles },
  );
  expect(outline(result)).toEqual(['heading1 |  | Definitions', 'paragraph |  | Text']);
  expect(result.warnings).toEqual([
    { code: 'not-read', data: { what: 'table of contents', part: 'word/document.xml' } },
  ]);
  expect(result.readable).toBe('full');
});

test('a reference to a page is no table of contents', async () => {
  expect(await textOf(r('See page ') + field('PAGEREF _Toc1', r('4')))).toBe('See page 4');
});

test('a table of contents that never ends does not swallow the contract', async () => {
  const start = char('begin') + run('<w:instrText>TOC</w:instrText>') + char('separate');
  expect((await read(p(start + r('Contents')) + p('Text'))).text).toBe('Contents\nText');
});

test('symbols of the common fonts', async () => {
  const sym = (font: string, code: string) => run(`<w:sym w:font="${font}" w:char="${code}"/>`);
  expect(
    await textOf(
      sym('Wingdings', 'F0A8') +
        sym('Wingdings', 'F0FE') +
        sym('Wingdings', 'FD') +
        sym('Wingdings 2', 'F052') +
        sym('Symbol', 'F0B7'),
    ),
  ).toBe('☐☑☒☑•');
  expect(await textOf(sym('Wingdings', 'F001'))).toBe('\ufffd');
  expect(await textOf(run('<w:t>\uf0a8</w:t>', '<w:rFonts w:ascii="Wingdings"/>') + r(' none'))).toBe('☐ none');
  expect((await read(p(sym('Wingdings', 'F0FE') + r(' yes')))).blocks[0]?.checked).toBe(true);
});

test('content controls: check boxes, prompts, and plain content', async () => {
  const box = (checked: number, glyph: string) =>
    `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${checked}"/></w14:checkbox></w:sdtPr><w:sdtContent>${run(`<w:t>${glyph}</w:t>`)}</w:sdtContent></w:sdt>`;
  const result = await read(p(box(1, '☒') + r(' yes')) + p(box(0, '☐') + r(' no')) + p(box(1, 'x') + r(' odd')));
  expect(outline(result)).toEqual(['paragraph |  | ☒ yes', 'paragraph |  | ☐ no', 'paragraph |  | ☒ odd']);
  expect(result.blocks.map((block) => block.checked)).toEqual([true, false, true]);
  const prompt = (text: string) =>
    `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${r(text)}</w:sdtContent></w:sdt>`;
  expect(await textOf(r('Name: ') + prompt('Click here'))).toBe('Name: [Click here]');
  expect(await textOf(prompt('[Name]'))).toBe('[Name]');
  const block = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${p('Click here')}</w:sdtContent></w:sdt><w:sdt><w:sdtContent>${p('Filled')}</w:sdtContent></w:sdt>`;
  expect((await read(block)).text).toBe('[Click here]\nFilled');
});

test('hidden text is counted and not read, also when a style hides it', async () => {
  const styles = style('Hide', 'Hide', '<w:rPr><w:vanish/></w:rPr>', 'character');
  const result = await read(
    p(
      r('a') +
        r('secret', '<w:vanish/>') +
        r('hush', '<w:rStyle w:val="Hide"/>') +
        r('b', '<w:rStyle w:val="Hide"/><w:vanish w:val="0"/>'),
    ),
    { styles },
  );
  expect(result.text).toBe('ab');
  expect(result.warnings).toEqual([{ code: 'hidden-text', data: { characters: 10 } }]);
});

test('a text box is read once, after the paragraph that holds it', async () => {
  const box = `<w:txbxContent>${p('In the box')}</w:txbxContent>`;
  const both = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wps:txbx>${box}</wps:txbx></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`;
  expect((await read(p(r('Host') + run(both)) + p('Next'))).text).toBe('Host\nIn the box\nNext');
  expect((await read(p(r('Host') + run(`<w:pict><v:textbox>${box}</v:textbox></w:pict>`)))).text).toBe(
    'Host\nIn the box',
  );
  expect((await read(p(run(both)) + p('Next'))).anchors.paragraphs).toEqual([
    { offset: 0, value: 1 },
    { offset: 11, value: 2 },
  ]);
});

test('hyperlinks, smart tags, ruby and equations give their text', async () => {
  const content = `<w:hyperlink>${r('link')}</w:hyperlink><w:smartTag>${r(' tag ')}</w:smartTag>${run(`<w:ruby><w:rt>${r('no')}</w:rt><w:rubyBase>${r('base')}</w:rubyBase></w:ruby>`)}`;
  expect(await textOf(content)).toBe('link tag base');
  expect(
    await textOf(
      '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x=1</m:t></m:r></m:oMath>',
    ),
  ).toBe('x=1');
});

test('what is in the file and not read is told', async () => {
  const result = await read(
    `${p('Text')}<w:altChunk r:id="x"/>${p(run('<w:object><v:shape o:ole=""><v:imagedata/></v:shape><o:OLEObject/></w:object>'))}`,
  );
  expect(result.warnings).toEqual([
    { code: 'not-read', data: { what: 'inserted document (altChunk)', part: 'word/document.xml' } },
    { code: 'not-read', data: { what: 'embedded object', part: 'word/document.xml' } },
  ]);
  expect(result.readable).toBe('partial');
});

test('large pictures are counted, logos are not; pictures alone are nothing to read', async () => {
  const picture = (cx: number, cy: number) =>
    run(
      `<w:drawing><wp:inline><wp:extent cx="${cx}" cy="${cy}"/><a:graphic><a:graphicData><a:blip/></a:graphicData></a:graphic></wp:inline></w:drawing>`,
    );
  expect((await read(p(r('Text') + picture(720_000, 720_000)))).warnings).toEqual([]);
  const scan = await read(p(picture(7_000_000, 9_000_000)));
  expect(scan.warnings).toEqual([{ code: 'image-text', data: { count: 1 } }]);
  expect(scan.readable).toBe('none');
});

test('the language is the one said of most text; a bare en-US default says nothing', async () => {
  const defaults = (language: string) =>
    `<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="${language}"/></w:rPr></w:rPrDefault></w:docDefaults>`;
  expect((await read(p('Texte'), { styles: defaults('fr-FR') })).declaredLanguage).toBe('fr-FR');
  expect((await read(p('Texte'), { styles: defaults('en-US') })).declaredLanguage).toBeUndefined();
  const body = p(r('Ein längerer deutscher Satz', '<w:lang w:val="de-DE"/>') + r('short', '<w:lang w:val="en-GB"/>'));
  expect((await read(body, { styles: defaults('en-US') })).declaredLanguage).toBe('de-DE');
});

test('an empty document is an error, hidden text alone is nothing to read', async () => {
  await expect(read(p(''))).rejects.toMatchObject({ code: 'empty', file: 'contract.docx' });
  expect((await read(p(r('secret', '<w:vanish/>')))).readable).toBe('none');
});
