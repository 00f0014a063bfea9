import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { readDocument } from '../../src/read/index.js';
import { chunksOf } from '../../src/read/markdown/chunks.js';
import { parseSimple } from '../../src/read/markdown/simple.js';
import { faults, outline } from './positions.js';

const blocks = async (source: string, path = 'a.md') => outline(await readDocument(source, { path }));

describe('the blocks of Markdown', () => {
  test('headings, paragraphs and nested lists, without markup', async () => {
    const source =
      '# One\n\nThe **processor** [acts](x) on\n`orders`.\n\n- first\n- second:\n  1. inner\n  2. more\n\nTwo\n---\n';
    expect(await blocks(source)).toEqual([
      'heading1: One',
      'paragraph: The processor acts on orders.',
      'item1 •: first',
      'item1 •: second:',
      'item2 1.: inner',
      'item2 2.: more',
      'heading2: Two',
    ]);
  });

  test('numbers of lists as they are typed if they rise, else as they are printed', async () => {
    expect(await blocks('3. a\n4. b\n7. c')).toEqual(['item1 3.: a', 'item1 4.: b', 'item1 7.: c']);
    expect(await blocks('1) a\n1) b')).toEqual(['item1 1): a', 'item1 2): b']);
  });

  test('a list of any length keeps its numbers', async () => {
    const read = await readDocument(Array.from({ length: 900 }, () => '1. one of many items').join('\n'));
    expect(read.blocks.map((block) => block.number)).toEqual(Array.from({ length: 900 }, (_, i) => `${i + 1}.`));
  });

  test('lists within a long list do not disturb its numbers', async () => {
    const read = await readDocument('1. one of many items\n   1. inner\n   1. inner\n\n'.repeat(200));
    const outer = read.blocks.filter((block) => block.level === 1).map((block) => block.number);
    expect(outer).toEqual(Array.from({ length: 200 }, (_, i) => `${i + 1}.`));
  });

  test('further paragraphs of an item are items without a number', async () => {
    expect(await blocks('1. One\n\n   more\n\nAfter')).toEqual(['item1 1.: One', 'item1: more', 'paragraph: After']);
  });

  test('a number typed by hand stays in the text and begins a block', async () => {
    expect(await blocks('1.1 The processor acts.\n1.2 It helps:\n(a) with this;\n(b) with that.')).toEqual([
      'paragraph: 1.1 The processor acts.',
      'paragraph: 1.2 It helps:',
      'paragraph: (a) with this;',
      'paragraph: (b) with that.',
    ]);
  });

  test('a reference at the head of a wrapped line begins nothing', async () => {
    expect(
      await blocks('Measures that are due under\nArticle 32 GDPR and point\n(a) of it within\n5. days'),
    ).toHaveLength(1);
  });

  test('lines that begin with a check mark, a cross or an arrow are items', async () => {
    expect(await blocks('Shall:\n\n✅ **tell** us  \n✅ ask us\n❌ sell')).toEqual([
      'paragraph: Shall:',
      'item1 •: tell us',
      'item1 •: ask us',
      'item1 •: sell',
    ]);
    expect(await blocks('All is ✅ here\n→ to go on')).toEqual(['paragraph: All is ✅ here → to go on']);
  });

  test('task lists and typed check boxes', async () => {
    expect(await blocks('- [x] yes\n- [ ] no\n\n☐ typed\n\n☒ typed')).toEqual([
      'item1 • [x]: yes',
      'item1 • [ ]: no',
      'paragraph [ ]: ☐ typed',
      'paragraph [x]: ☒ typed',
    ]);
  });

  test('tables with their header row and their empty cells', async () => {
    expect(await blocks('| A | B |\n|---|---|\n| 1 | |\n| x<br>y | a \\| b |')).toEqual([
      'cell 0,0 header: A',
      'cell 0,1 header: B',
      'cell 1,0: 1',
      'cell 1,1: ',
      'cell 2,0: x\ny',
      'cell 2,1: a | b',
    ]);
  });

  test.each(['\n', '\r\n'])(
    'a table of any length is one table, with one header row (lines that end in %j)',
    async (end) => {
      const rows = Array.from({ length: 900 }, (_, i) => `| name ${i} | **use** ${i} |`);
      const source = ['Before:', '| Name | Use |', '|---|:-:|', ...rows, '', '[after](#x)', ''].join(end);
      const read = await readDocument(source);
      const cells = read.blocks.filter((block) => block.kind === 'cell');
      expect(
        cells.map(({ cell, start, end }) => [cell!.table, cell!.row, cell!.column, read.text.slice(start, end)]),
      ).toEqual(
        ['Name', ...rows.map((_, i) => `name ${i}`)].flatMap((name, row) => [
          [0, row, 0, name],
          [0, row, 1, row === 0 ? 'Use' : `use ${row - 1}`],
        ]),
      );
      expect(cells.filter(({ cell }) => cell!.header)).toHaveLength(2);
      expect(faults(read, source)).toEqual([]);
      expect(read.text).toMatch(/^Before:\n[\s\S]*\nafter$/);
    },
  );

  test('lines with bars that make no table stay a paragraph', async () => {
    const source = `| Name | Use |\n|---|\n${'| some | words |\n'.repeat(300)}`;
    const read = await readDocument(source);
    expect(read.blocks.some((block) => block.kind === 'cell')).toBe(false);
    expect(read.text.match(/some/g)).toHaveLength(300);
  });

  test('two tables, and rows without a bar at their head', async () => {
    const table = `| A | B |\n|---|---|\n${'| one | two |\nthree | four\n'.repeat(150)}`;
    const read = await readDocument(`${table}\n${table}`);
    const cells = read.blocks.flatMap(({ cell }) => cell ?? []);
    expect(cells.filter(({ header }) => header)).toHaveLength(4);
    expect([...new Set(cells.map((cell) => `${cell.table}/${cell.row}`))]).toHaveLength(2 * 301);
  });

  test('definitions in any number leave no text, and the links to them do', async () => {
    const labels = Array.from({ length: 300 }, (_, i) => `r${i}`);
    const source = `${labels.map((label) => `[${label}]: https://example.com/${label}`).join('\n')}\n\n[r7] and [the last][r299]\n`;
    expect(await blocks(source)).toEqual(['paragraph: r7 and the last']);
  });

  test('a table of HTML, blank lines and all', async () => {
    expect(
      await blocks('<table>\n<tr><th>A</th><th>B</th></tr>\n\n<tr><td>1</td><td>2</td></tr>\n</table>\n\nEnd'),
    ).toEqual(['cell 0,0 header: A', 'cell 0,1 header: B', 'cell 1,0: 1', 'cell 1,1: 2', 'paragraph: End']);
  });

  test('quotes, notes, images, comments and hard breaks', async () => {
    const source = '> quoted\n> text\n\nOne[^1] ![logo](a.png)<!-- no -->\\\nTwo\n\n[^1]: The note.';
    expect(await blocks(source)).toEqual(['paragraph: quoted text', 'paragraph: One logo\nTwo', 'note 1: The note.']);
  });

  test('an indented sub-clause is prose, with its marks taken off', async () => {
    expect(
      await blocks('5.8 The Customer authorises:\n\n      **(a)** *one* thing;\n\n         **(i)** another.'),
    ).toEqual(['paragraph: 5.8 The Customer authorises:', 'paragraph: (a) one thing;', 'paragraph: (i) another.']);
  });

  test('a contract in a fence or indented is read as text', async () => {
    expect(await blocks('```\n1. Scope\n\nThe processor acts\n```\n\ntext\n\n    (a) indented')).toEqual([
      'heading1: 1. Scope',
      'paragraph: The processor acts',
      'paragraph: text',
      'paragraph: (a) indented',
    ]);
  });

  test('placeholders in angle brackets are text, as are unused definitions', async () => {
    expect(await blocks('Between <Name of the customer> and <Firma>\n\n<Date>\n\n[Processor]: Acme')).toEqual([
      'paragraph: Between <Name of the customer> and <Firma>',
      'paragraph: <Date>',
      'paragraph: [Processor]: Acme',
    ]);
  });

  test('a rule of underscores is a blank, other rules are nothing', async () => {
    expect(await blocks('Purpose:\n\n__________\n\n---\n\nEnd')).toEqual([
      'paragraph: Purpose:',
      'paragraph: __________',
      'paragraph: End',
    ]);
  });

  test('links defined in another part of a long file', async () => {
    const filler = 'Some words of a contract that fill the page.\n\n'.repeat(200);
    const read = await readDocument(
      `See [the terms][t] and [^n].\n\n${filler}[t]: https://example.org\n\n[^n]: A note.`,
    );
    expect(read.text.startsWith('See the terms and .')).toBe(true);
    expect(read.text.endsWith('A note.')).toBe(true);
  });

  test('titles in bold type, but not the names of parties', async () => {
    expect(
      await blocks('# A\n\n**Audits**\n\nThe controller may audit.\n\nBetween\n\n**Acme Ltd**\n\n(the Controller)'),
    ).toEqual([
      'heading1: A',
      'heading2: Audits',
      'paragraph: The controller may audit.',
      'paragraph: Between',
      'paragraph: Acme Ltd',
      'paragraph: (the Controller)',
    ]);
  });

  test('labels on lines of their own are blocks of their own', async () => {
    expect(await blocks('**Name:** Acme\n**Purpose:** hosting')).toEqual([
      'paragraph: Name: Acme',
      'paragraph: Purpose: hosting',
    ]);
  });

  test('a table of contents is navigation', async () => {
    expect(await blocks('- [One](#one)\n- [Two](#two)\n  - [Three](#three)\n\nText')).toEqual(['paragraph: Text']);
    expect(await blocks(`${'- [One](#one)\n'.repeat(109)}\nText`)).toEqual(['paragraph: Text']);
  });

  test('a sentence that a page end cut goes on', async () => {
    const source =
      'The processor shall make available to the controller a list of all\n\nsub-processors that it engages.';
    expect(await blocks(source)).toHaveLength(1);
  });

  test('MDX: imports, components and comments are no text', async () => {
    const source = "import Box from './box'\n\n<Box kind={1}>\n\nText {/* no */} here\n\n</Box>\n\nimport duties stay";
    expect(await blocks(source, 'a.mdx')).toEqual(['paragraph: Text here', 'paragraph: import duties stay']);
  });
});

describe('front matter', () => {
  test('gives language and title', async () => {
    const read = await readDocument('---\ntitle: "An agreement"\nlang: fr_FR\n---\n\nTexte', { path: 'a.md' });
    expect(read.declaredLanguage).toBe('fr-FR');
    expect(outline(read)).toEqual(['heading1: An agreement', 'paragraph: Texte']);
  });

  test('is no text, however long it is', async () => {
    const data = Array.from({ length: 300 }, (_, i) => `key${i}: value\n`).join('\n');
    expect((await readDocument(`---\n${data}---\n\nText`)).text).toBe('Text');
  });

  test('a title between two rules is none', async () => {
    expect((await readDocument('---\nDATA PROCESSING AGREEMENT\n---\n\nText')).text).toContain(
      'DATA PROCESSING AGREEMENT',
    );
  });

  test('a file that is nothing else is read', async () => {
    expect((await readDocument('---\nscope: hosting\nterm: a year\n---\n')).text).toContain('scope: hosting');
  });
});

describe('struck text', () => {
  const source = 'The fee is ~~100~~ 250 euro, about ~5 to ~6.';

  test('is a deletion, left out of the final view', async () => {
    const read = await readDocument(source);
    expect(read.text).toBe('The fee is 250 euro, about ~5 to ~6.');
    expect(read.changes).toEqual([{ kind: 'deletion', start: 11, end: 11, text: '100' }]);
    expect(read.warnings.map((warning) => warning.code)).toEqual(['tracked-changes']);
  });

  test('stands in the original view', async () => {
    const read = await readDocument(source, { view: 'original' });
    expect(read.text).toBe('The fee is 100 250 euro, about ~5 to ~6.');
    expect(read.changes).toEqual([{ kind: 'deletion', start: 11, end: 14, text: '100' }]);
  });
});

const PARTS = [
  ...[
    '# Title',
    '## 2. Duties',
    'A word',
    '**bold** text',
    '- item',
    '  - inner',
    '1. one',
    '2. two',
    '> quote',
    '> - x',
  ],
  ...[
    '| a | b |',
    '|---|---|',
    '| \\| | &amp; |',
    '```',
    '    code',
    '<table><tr><td>x</td></tr></table>',
    '<br>',
    '<!--',
    '-->',
  ],
  ...[
    '&eacute;t&#233; &nbsp; x',
    '\\*escaped\\*',
    '[a](b)',
    '[a]',
    '[^1]',
    '[^1]: note',
    '~~gone~~',
    '~~',
    '*',
    '_',
    '\t- tab',
  ],
  ...[
    'e\u0301 decomposed',
    'soft\u00adhyphen',
    'hard  ',
    'end\\',
    '',
    '',
    '',
    '---',
    '___',
    '1.1 typed',
    '(a) typed;',
    '\ufeff',
    'a@b.org',
  ],
  ...['<Name>', 'www.example.org', '😀 *x*', '\u0000', '- [ ] box', '+ +', '1) x', '\u00a0'],
];

describe('places', () => {
  const lines = fc.array(fc.constantFrom(...PARTS), { maxLength: 25 });
  const end = fc.constantFrom('\n', '\r\n', '\r');
  const mark = fc.constantFrom('', '\ufeff');

  test('are exact with any line ends and with a byte-order mark', async () => {
    await fc.assert(
      fc.asyncProperty(lines, end, mark, async (parts, eol, bom) => {
        const source = `${bom}words\n\n${parts.join(eol)}`;
        expect(faults(await readDocument(source), source)).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });

  test('of text without markup cover all of it', async () => {
    const read = await readDocument('\ufeff# One\r\n\r\nTwo & three\r\n');
    expect(read.anchors.source).toEqual([
      { offset: 0, length: 3, source: 3 },
      { offset: 4, length: 11, source: 10 },
    ]);
    expect(read.anchors.lines).toEqual([
      { offset: 0, value: 1 },
      { offset: 4, value: 3 },
    ]);
  });
});

describe('the quick way', () => {
  const remark = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).freeze();
  const SIMPLE = [
    '# A',
    '## 2. B',
    'Some words',
    'More (words) 5.',
    '- a',
    '- **b** c',
    '  - d',
    '    - e',
    '1. f',
    '2. g',
    '   1. h',
    '---',
    'Name: ____ & Co <',
    '[Name] of > a@b.example',
    '| a | **b** |',
    '|---|:-:|',
    '|  | c d |',
    'by *y* or `z_`. ',
    'See https://a.example/b_c.',
    '   goes on',
    '("**q**") ends  ',
  ];
  const HARD = [
    '',
    '',
    '',
    '- i [j](k)',
    '**l',
    '+ m',
    '#n',
    '5. o',
    '- - p',
    '  q',
    '1) r',
    'x *y*z',
    '[z](',
    '[^1]',
    'www.a.example',
    '-',
    '===',
    '* *',
    '* * *',
    '____',
    '_s_ __t__ u_v_',
    'a **b\nc** d',
    '*x [y] z_z*',
    '1\\. e\\-f',
    '✅ *g*',
    '**[h](i)** j',
    '**k [l]',
    '**w:** x',
    'a**b**c *d*',
    '**"e"**f',
    '> g',
    '    h',
    '     i',
    'j | k',
    '-|-',
    '| l |',
    '\tm',
    '1. [ ] n',
    '10. o',
    '    p',
    'q\\.',
    '<r>',
    '&amp;',
    '~~s~~',
    '``` t',
    '- # t',
    '- r | s',
    '  -|-',
    '# # u',
    'v\\\\&w',
  ];

  test('finds the blocks that remark finds', () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...SIMPLE, ...HARD, ...SIMPLE, '', ''), { maxLength: 9 }), (parts) => {
        const source = parts.join('\n');
        const tree = parseSimple(source);
        if (tree === undefined) return;
        taken++;
        expect(strip(tree as unknown as Shape, source).children).toEqual(
          strip(remark.parse(source) as unknown as Shape, source).children,
        );
      }),
      { numRuns: Number(process.env.RUNS ?? 10_000) },
    );
    expect(taken).toBeGreaterThan(1000);
  });

  test('leaves labels that may be links to remark', () => {
    expect(parseSimple('See [Name].')).toBeDefined();
    expect(parseSimple('See [Name].', true)).toBeUndefined();
  });

  test('chunks are the whole file', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PARTS), { maxLength: 400 }), (parts) => {
        const source = parts.join('\n');
        const chunks = [...chunksOf(source, 500)];
        const from = source.startsWith('\ufeff') ? 1 : 0;
        expect(chunks.map((chunk) => source.slice(chunk.start, chunk.end)).join('')).toBe(source.slice(from));
      }),
    );
  });
});

interface Shape {
  readonly type: string;
  readonly value?: string;
  readonly depth?: number;
  readonly ordered?: boolean | null;
  readonly start?: number | null;
  readonly children?: readonly Shape[] | undefined;
  readonly position?: { readonly start: { readonly offset?: number | undefined } } | undefined;
}

/** What the walk looks at. An address that is a link without being marked as one is its text. */
function strip(node: Shape, source: string): { readonly children?: unknown } & Record<string, unknown> {
  const children = node.children?.flatMap((child) => {
    const isMarked = source[child.position?.start.offset ?? -1] === '[';
    return child.type === 'link' && !isMarked ? (child.children ?? []) : [child];
  });
  const joined: Shape[] = [];
  for (const child of children ?? []) {
    const last = joined.at(-1);
    if (last?.type === 'text' && child.type === 'text') {
      joined[joined.length - 1] = { ...last, value: `${last.value}${child.value}` };
    } else joined.push(child);
  }
  return {
    type: node.type,
    value: node.value?.replace(/[ \r]*\n */g, '\n'),
    depth: node.depth,
    ordered: node.ordered ?? false,
    start: node.ordered ? node.start : undefined,
    offset: node.position?.start.offset,
    children: children && joined.map((child) => strip(child, source)),
  };
}

describe('limits', () => {
  test.each([
    ['quotes', '>'.repeat(16_384)],
    ['lists', '- '.repeat(8000)],
    ['numbers', '1. '.repeat(5000)],
    ['emphasis', `${'*_'.repeat(8000)}a${'_*'.repeat(8000)}`],
    ['brackets', '['.repeat(16_384)],
    ['images', '![a]('.repeat(4000)],
    ['HTML', '<div>'.repeat(5000)],
    ['tables', '<table><tr><td>'.repeat(3000)],
  ])('deeply nested %s are read as text', async (_, source) => {
    const read = await readDocument(`Before\n\n${source}\n\nAfter`);
    expect(read.text.startsWith('Before')).toBe(true);
    expect(read.text.endsWith('After')).toBe(true);
  });

  test('text beyond the limit is cut, and that is said', async () => {
    const read = await readDocument('words and words\n\n'.repeat(20), { limits: { textLength: 50 } });
    expect(read.text.length).toBeLessThanOrEqual(50);
    expect(read.warnings).toEqual([{ code: 'text-cut', data: { limit: 50 } }]);
  });

  test('a megabyte of headings and lists takes no more than ten times a tenth of it', async () => {
    const part =
      '## A heading\n\nSome **words** here.\n\n- one item\n- two items\n  - inner\n\n1. first\n2. second\n\n';
    const small = await time(part.repeat(1000));
    const large = await time(part.repeat(10_000));
    expect(large).toBeLessThan(Math.max(small * 25, 3000));
  }, 60_000);
});

async function time(source: string): Promise<number> {
  const start = performance.now();
  await readDocument(source);
  return performance.now() - start;
}
