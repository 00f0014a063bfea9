import fc from 'fast-check';
import { readDocument } from '../../src/read/index.js';
import { faults, outline } from './positions.js';

const read = (source: string) => readDocument(source, { path: 'a.html' });
const blocks = async (source: string) => outline(await read(source));

describe('the blocks of a page', () => {
  test('headings, paragraphs, line breaks and entities', async () => {
    expect(await blocks('<h1>One</h1><p>Two &amp; <b>three</b><br>four</p>five<br><br>six')).toEqual([
      'heading1: One',
      'paragraph: Two & three\nfour',
      'paragraph: five',
      'paragraph: six',
    ]);
  });

  test('items behind line breaks, without marks or close to them', async () => {
    expect(
      await blocks('<p>It shall:<br>open early;<br>-close late; and<br>sleep.<br>Fees are due<br>in May.</p>'),
    ).toEqual([
      'paragraph: It shall:',
      'paragraph: open early;',
      'paragraph: -close late; and',
      'paragraph: sleep.',
      'paragraph: Fees are due\nin May.',
    ]);
  });

  test('lists are numbered as a browser numbers them', async () => {
    const source =
      '<ol type="a" start="3"><li>c<ol type="i"><li>i</li><li value="4">iv</li></ol></li><li><p>d</p><p>more</p></li></ol>' +
      '<ul><li>dot</li></ul><ol reversed><li>2</li><li>1</li></ol><ol style="list-style: upper-roman inside"><li>I</li></ol>' +
      '<ol type="A" start="27"><li>AA</li></ol><ul style="list-style-type:none"><li>bare</li></ul>';
    expect(await blocks(source)).toEqual([
      'item1 c.: c',
      'item2 i.: i',
      'item2 iv.: iv',
      'item1 d.: d',
      'item1: more',
      'item1 •: dot',
      'item1 2.: 2',
      'item1 1.: 1',
      'item1 I.: I',
      'item1 AA.: AA',
      'item1: bare',
    ]);
  });

  test('an item that holds a heading or nothing but a list', async () => {
    expect(await blocks('<ol><li><h2>Scope</h2><p>Text</p></li><li><ol type="a"><li>x</li></ol></li></ol>')).toEqual([
      'heading2 1.: Scope',
      'item1: Text',
      'item2 2. a.: x',
    ]);
  });

  test('tables with spans, header rows, lists in cells, empty cells', async () => {
    const document = await read(
      '<table><thead><tr><th>A<th colspan=2>B</thead><tr><td rowspan=2>1<td>2<td></tr>' +
        '<tr><td><p>x</p><ul><li>y</li></ul><td><input type=checkbox checked></tr></table>',
    );
    expect(outline(document)).toEqual([
      'cell 0,0 header: A',
      'cell 0,1 header: B',
      'cell 1,0: 1',
      'cell 1,1: 2',
      'cell 1,2: ',
      'cell 2,1: x\n• y',
      'cell 2,2: ☑',
    ]);
    expect(document.blocks[1]?.cell?.columnSpan).toBe(2);
    expect(document.blocks[2]?.cell?.rowSpan).toBe(2);
  });

  test('a table that lays out the page is no table', async () => {
    expect(
      await blocks('<table><tr><td><h2>A</h2><table><tr><td>x<td>y</tr></table></td><td>z</td></tr></table>'),
    ).toEqual(['heading2: A', 'cell 0,0: x', 'cell 0,1: y', 'paragraph: z']);
  });

  test('definition lists, preformatted text, check boxes and fields', async () => {
    const source =
      '<dl><dt>Data</dt><dd>Names</dd></dl><pre>1.1 One\n1.2 Two</pre>' +
      '<p><input type="checkbox" checked> Yes</p><p>Name: <input name="n"></p>';
    expect(await blocks(source)).toEqual([
      'paragraph: Data',
      'item1: Names',
      'paragraph: 1.1 One',
      'paragraph: 1.2 Two',
      'paragraph [x]: Yes',
      'paragraph: Name: ______',
    ]);
  });

  test('a note mark is no number', async () => {
    expect(await blocks('<p>Article 28<sup><a href="#fn1">1</a></sup> and m<sup>2</sup></p>')).toEqual([
      'paragraph: Article 28 and m2',
    ]);
  });

  test('inserted and deleted text', async () => {
    const document = await read('<p>Fee: <del>100</del> <ins>250</ins> euro</p>');
    expect(document.text).toBe('Fee: 250 euro');
    expect(document.changes).toEqual([
      { kind: 'deletion', start: 5, end: 5, text: '100' },
      { kind: 'insertion', start: 5, end: 8, text: '250' },
    ]);
  });
});

describe('what is not the contract', () => {
  const body = '<p>The processor acts only on documented instructions of the controller.</p>'.repeat(3);

  test.each([
    ['navigation', `<nav><a href="/">Home</a></nav>${body}`],
    ['a menu by name', `<div class="navbar"><a href="/">Home</a></div>${body}`],
    ['header and footer', `<header><a href="/">Home</a></header>${body}<footer>Home</footer>`],
    ['a banner', `<div id="cookie-banner">We use Home cookies</div>${body}`],
    ['what is hidden', `<p hidden>Home</p><div style="display: none">Home</div>${body}`],
    ['scripts', `${body}<script>"Home"</script><style>Home</style><template>Home</template><noscript>Home</noscript>`],
    ['PHP', `<?php if ($a->b > 1) echo "Home"; ?>${body}<% Home %>`],
    ['what stands around the main part', `<div>Home</div><main>${body}</main><div>Home</div>`],
    ['a table of contents', `<ul>${'<li><a href="#x">Home</a></li>'.repeat(3)}</ul>${body}`],
    ['buttons and choices', `${body}<button>Home</button><select><option>Home</option></select>`],
  ])('%s is left out', async (_, source) => {
    const { text } = await read(source);
    expect(text).not.toContain('Home');
    expect(text.match(/documented/g)).toHaveLength(3);
  });

  test('but a contract is never lost to a name', async () => {
    expect((await read(`<div class="sidebar">${body}</div><p>Home</p>`)).text).toContain('documented');
    expect((await read(`<section id="cookies"><h2>Cookies</h2>${body}</section>`)).text).toContain('Cookies');
    expect((await read(`<header><h1>Agreement</h1></header><main>${body}</main>`)).text).toContain('Agreement');
  });
});

test('the language of the page', async () => {
  expect((await read('<html lang="de-AT"><p>Text')).declaredLanguage).toBe('de-AT');
  expect((await read('<p lang="de">Text')).declaredLanguage).toBeUndefined();
});

describe('limits', () => {
  test.each([
    ['elements', '<div>'.repeat(100_000)],
    ['lists', '<ul><li>'.repeat(20_000)],
    ['tables', '<table><tr><td>'.repeat(5000)],
    ['formatting', '<b><i>'.repeat(20_000)],
  ])('deeply nested %s are flattened', async (_, source) => {
    expect((await read(`<p>Before</p>${source}After`)).text).toMatch(/^Before\s+After$/);
  });

  test('paragraphs that are never closed do not nest', async () => {
    expect((await read('<p>x'.repeat(2000))).blocks).toHaveLength(2000);
  });
});

test('places are exact, with any line ends and with a byte-order mark', async () => {
  const parts = fc.constantFrom(
    ...[
      '<p>',
      '</p>',
      'a word',
      ' ',
      '\n',
      '\r\n',
      '<br>',
      '<b>',
      '</b>',
      '&amp;',
      '&amp',
      '&lt;b&gt;',
      '&#233;',
      '&copy2020',
      '&amp;lt;',
    ],
    ...[
      '<ul>',
      '<li>',
      '</ul>',
      '<table>',
      '<tr>',
      '<td>',
      '</table>',
      '<pre>',
      '</pre>',
      '<h2>',
      '</h2>',
      '&nbsp;',
      'e\u0301',
      '\u00ad',
    ],
    ...[
      '<del>',
      '</del>',
      '<ins>',
      '</ins>',
      '<!-- x -->',
      '<',
      '>',
      '&',
      '"',
      '\u0000',
      '😀',
      '<input type=checkbox>',
      '<?php x ?>',
      '&NotEqualTilde;',
    ],
  );
  await fc.assert(
    fc.asyncProperty(fc.array(parts, { maxLength: 30 }), fc.constantFrom('', '\ufeff'), async (pieces, bom) => {
      const source = `${bom}<p>words</p>${pieces.join('')}`;
      expect(faults(await read(source), source)).toEqual([]);
    }),
    { numRuns: 600 },
  );
});
