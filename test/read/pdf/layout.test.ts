import { lines, text, turned } from './make.js';
import { blocksOf, cellsOf, read } from './read.js';

const BODY = [
  'The processor shall process personal data only on documented instructions',
  'from the controller, including transfers of personal data to a third country,',
  'unless required to do so by the law to which the processor is subject.',
];
const WIDE = 'This agreement is made between the controller and the processor named below it.';
const PARAGRAPH = BODY.join(' ');

describe('reading order', () => {
  test('lines drawn in any order are read from top to bottom', async () => {
    const content = text(60, 686, BODY[1]!) + text(60, 673, BODY[2]!) + text(60, 690, BODY[0]!);
    expect(blocksOf(await read([content]))).toEqual([`paragraph: ${PARAGRAPH}`]);
  });

  test('words of a line drawn apart are parted by blanks, letters drawn apart are not', async () => {
    const content = text(120, 700, 'processor') + text(60, 700, 'The') + text(83, 700, 'sub-') + text(60, 680, 'audit');
    expect((await read([content])).text).toContain('The sub- processor');
    const spaced = 'BT /F1 11 Tf 60 700 Td 1 Tc (personal data) Tj ET';
    expect((await read([spaced])).text).toBe('personal data');
  });

  test('a glyph of a fallback font on a slightly other baseline stays in its line', async () => {
    const content = text(60, 700, 'Daten nach ') + text(118, 701.5, 'Art.', 11, 'F2') + text(142, 700, '28 DSGVO');
    expect((await read([content])).text).toBe('Daten nach Art. 28 DSGVO');
  });

  test('two columns are read one after the other', async () => {
    const left = Array.from({ length: 14 }, (_, index) => `left column line ${index} goes on and on`);
    const right = Array.from({ length: 14 }, (_, index) => `right column line ${index} goes on here`);
    const content = text(60, 760, 'Agreement', 18) + lines(60, 700, left) + lines(320, 695, right);
    const result = await read([content]);
    expect(result.text.indexOf('left column line 13')).toBeLessThan(result.text.indexOf('right column line 0'));
    expect(result.text).toContain('left column line 3 goes on and on left column line 4');
    expect(cellsOf(result)).toEqual([]);
  });

  test('margin text at a right angle stands apart; a watermark on every page is left out', async () => {
    const page = lines(60, 690, BODY) + turned(30, 300, 'Annex to contract', 90);
    const result = await read([
      page + turned(200, 300, 'DRAFT', 45),
      `${lines(60, 690, BODY)}${turned(200, 300, 'DRAFT', 45)}`,
    ]);
    expect(blocksOf(result)).toEqual([`paragraph: ${PARAGRAPH}`, 'note: Annex to contract', `paragraph: ${PARAGRAPH}`]);
  });

  test('a page that is drawn sideways is read upright', async () => {
    const sideways = BODY.map((line, index) => turned(100 + 14 * index, 60, line, 90)).join('');
    expect(blocksOf(await read([sideways]))).toEqual([`paragraph: ${PARAGRAPH}`]);
    expect(blocksOf(await read([{ content: sideways, rotate: 90 }]))).toEqual([`paragraph: ${PARAGRAPH}`]);
  });
});

describe('words', () => {
  test.each([
    [['This is an obli-', 'gation of the processor.'], 'This is an obligation of the processor.'],
    [
      ['transfers to a third-', 'party without consent are banned.'],
      'transfers to a third-party without consent are banned.',
    ],
    [['the duties of a sub-', 'processor are the same.'], 'the duties of a sub-processor are the same.'],
    [['le sous-', 'traitant traite les données.'], 'le sous-traitant traite les données.'],
    [['Auftrags-', 'und Wartungsvertrag gelten.'], 'Auftrags- und Wartungsvertrag gelten.'],
    [['nach Art. 28 der Datenschutz-', 'Grundverordnung.'], 'nach Art. 28 der Datenschutz-Grundverordnung.'],
    [['A cloud-based tool is a cloud-', 'based tool.'], 'A cloud-based tool is a cloud-based tool.'],
    [['Confidentiality: see confi-', 'dentiality below.'], 'Confidentiality: see confidentiality below.'],
  ])('broken over a line: %j', async (broken, whole) => {
    const content = text(60, 760, WIDE) + lines(60, 690, broken);
    expect(blocksOf(await read([content])).slice(1)).toEqual([`paragraph: ${whole}`]);
  });

  test('ligatures become letters', async () => {
    const font = '/BaseFont /Helvetica /Encoding << /Type /Encoding /Differences [1 /fi /fl] >>';
    const content = text(60, 700, 'noti\x01cation of con\x02icts', 11, 'F3');
    expect((await read([content], { fonts: [font] })).text).toBe('notification of conflicts');
  });
});

describe('paragraphs', () => {
  test('are told by the gap, by list markers, and by a short last line', async () => {
    const content =
      lines(60, 690, BODY) +
      lines(60, 640, ['1.1 The processor keeps a record of all its processing activities under this', 'agreement.']) +
      lines(60, 613.6, ['(a) first', '(b) second']);
    expect(blocksOf(await read([content]))).toEqual([
      `paragraph: ${PARAGRAPH}`,
      'paragraph: 1.1 The processor keeps a record of all its processing activities under this agreement.',
      'item 1: (a) first',
      'item 1: (b) second',
    ]);
  });

  test('go on over the end of the page unless the sentence ends there', async () => {
    const result = await read([lines(60, 690, BODY.slice(0, 2)), lines(60, 780, BODY.slice(2)), text(60, 780, 'New.')]);
    expect(blocksOf(result)).toEqual([`paragraph: ${PARAGRAPH}`, 'paragraph: New.']);
    const pages = result.anchors.pages.map(({ offset, value }) => [value.page, result.text.slice(offset, offset + 6)]);
    expect(pages).toEqual([
      [1, 'The pr'],
      [2, 'unless'],
      [3, 'New.'],
    ]);
  });

  test('a number at the head of a full line does not start one', async () => {
    const full = 'The processor assists the controller with the duties that follow from the Articles';
    const result = await read([lines(60, 700, [full, '32 to 36 of the Regulation, as far as it can.'])]);
    expect(blocksOf(result)).toEqual([`paragraph: ${full} 32 to 36 of the Regulation, as far as it can.`]);
  });

  test('bullets are items whose mark is not in the text', async () => {
    const content =
      lines(60, 690, BODY) +
      ['encryption;', 'backups.']
        .map((item, index) => text(70, 640 - 14 * index, '\x95') + text(88, 640 - 14 * index, item))
        .join('');
    expect(blocksOf(await read([content])).slice(1)).toEqual(['item 1 •: encryption;', 'item 1 •: backups.']);
  });

  test('nested items tell their depth', async () => {
    const content =
      lines(60, 690, BODY) +
      text(60, 640, '(a) staff:') +
      text(80, 626, '(i) employees;') +
      text(60, 612, '(b) others.');
    expect(blocksOf(await read([content])).slice(1)).toEqual([
      'item 1: (a) staff:',
      'item 2: (i) employees;',
      'item 1: (b) others.',
    ]);
  });

  test('bold words that end a paragraph are no heading; lines to fill in stand alone', async () => {
    const full = 'The controller tells the processor of each defect in the deliverables, in writing and';
    const notice = lines(60, 690, [full]) + text(60, 676.8, '(the Review Notice).', 11, 'F2');
    const blanks = lines(60, 600, [`Signature ${'_'.repeat(30)}`, `Name ${'_'.repeat(36)}`]);
    expect(blocksOf(await read([notice + blanks]))).toEqual([
      `paragraph: ${full} (the Review Notice).`,
      `paragraph: Signature ${'_'.repeat(30)}`,
      `paragraph: Name ${'_'.repeat(36)}`,
    ]);
  });

  test('a period at the head of a line is no marker', async () => {
    const words = [
      'The processor deletes all personal data promptly, and in any event within',
      '10 business days of the end.',
    ];
    expect(blocksOf(await read([text(60, 700, WIDE) + lines(60, 660, words)])).at(-1)).toBe(
      `paragraph: ${words.join(' ')}`,
    );
  });
});

describe('headings', () => {
  test('are told by size and bold print, ranked', async () => {
    const content =
      text(60, 780, 'Data Processing Agreement', 20) +
      text(60, 740, '1. Security', 14) +
      text(60, 715, '1.1 Measures', 11, 'F2') +
      lines(60, 695, BODY) +
      text(60, 640, 'Controller', 11, 'F2') +
      text(116, 640, 'means the customer that is named above.');
    expect(blocksOf(await read([content]))).toEqual([
      'heading 1: Data Processing Agreement',
      'heading 2: 1. Security',
      'heading 3: 1.1 Measures',
      `paragraph: ${PARAGRAPH}`,
      'paragraph: Controller means the customer that is named above.',
    ]);
  });
});

describe('tables', () => {
  test('cells of a row do not mix, though their lines stand side by side', async () => {
    const rows = [
      [['Sub-processor'], ['Purpose'], ['Place']],
      [['Nimbus Hosting', 'Limited'], ['Hosting of the platform', 'and of its backups'], ['Ireland']],
      [['Postbox'], ['Sending of messages'], ['France']],
    ];
    let y = 700;
    let content = text(60, 740, 'Annex 3', 14);
    for (const row of rows) {
      row.forEach((cell, column) => {
        content += lines(60 + column * 160, y, cell);
      });
      y -= 13.2 * Math.max(...row.map((cell) => cell.length)) + 10;
    }
    const result = await read([content + lines(60, y - 20, BODY)]);
    expect(cellsOf(result)).toEqual([
      '0/0/0 header: Sub-processor',
      '0/0/1 header: Purpose',
      '0/0/2 header: Place',
      '0/1/0: Nimbus Hosting Limited',
      '0/1/1: Hosting of the platform and of its backups',
      '0/1/2: Ireland',
      '0/2/0: Postbox',
      '0/2/1: Sending of messages',
      '0/2/2: France',
    ]);
    expect(blocksOf(result).at(-1)).toBe(`paragraph: ${PARAGRAPH}`);
  });

  test('a numbered clause with a wide gap is no table', async () => {
    const clause = (y: number, number: string, words: string) => text(60, y, number) + text(100, y, words);
    const content = clause(700, '1.1', 'The processor acts on instructions.') + clause(680, '1.2', 'It keeps them.');
    expect(blocksOf(await read([content]))).toEqual([
      'paragraph: 1.1 The processor acts on instructions.',
      'paragraph: 1.2 It keeps them.',
    ]);
  });

  test('a row that makes no table keeps its cells apart', async () => {
    const content =
      text(60, 700, 'Recipient') + text(240, 700, 'Office') + text(420, 700, 'Company') + lines(60, 686, BODY);
    expect(blocksOf(await read([content]))).toEqual([
      'paragraph: Recipient\tOffice\tCompany',
      `paragraph: ${PARAGRAPH}`,
    ]);
  });

  test('a table of contents is read line by line, without its dots', async () => {
    const entry = (y: number, title: string, page: string) =>
      text(60, y, `${title} ${'.'.repeat(40)}`) + text(400, y, page);
    const result = await read([entry(700, '1 Scope', '2') + entry(685, '2 Security', '4')]);
    expect(result.text).toBe('1 Scope 2\n2 Security 4');
  });
});

describe('margins', () => {
  const page = (number: number, words: string) =>
    text(60, 810, 'Data Processing Agreement, version 3') +
    lines(60, 690, [words]) +
    text(280, 30, `Page ${number} of 4`);

  test('running headers, footers and page numbers are left out', async () => {
    const bodies = ['Alpha begins here.', 'Bravo follows on.', 'Charlie is third.', 'Delta comes last.'];
    const result = await read(bodies.map((words, index) => page(index + 1, words)));
    expect(result.text).toBe(bodies.join('\n'));
  });

  test('headings that count annexes at the head of their pages stay', async () => {
    const content = (number: number) => text(60, 800, `Annex ${number}`) + lines(60, 690, BODY);
    const result = await read([
      lines(60, 690, BODY),
      lines(60, 690, BODY),
      lines(60, 690, BODY),
      content(1),
      content(2),
    ]);
    expect(result.text).toContain('Annex 1');
    expect(result.text).toContain('Annex 2');
  });

  test('a footnote stands apart from the paragraph that goes on over the page', async () => {
    const first = lines(60, 690, BODY.slice(0, 2)) + text(60, 100, '1 See the guidelines of the board.', 8);
    const result = await read([first, lines(60, 780, BODY.slice(2))]);
    expect(blocksOf(result)).toEqual([`paragraph: ${PARAGRAPH}`, 'note: 1 See the guidelines of the board.']);
  });
});
