import { annotate, readDocument } from '../../../src/index.js';
import { rewriteArchive } from '../../../src/render/docx/archive.js';
import { gap, type Made, made, p, r, redFlag, reportOn } from './make.js';
import { expectSound, open, ourComments, pinned, restored, treeOf } from './restore.js';

const WORDS = 'Reports replace audits.';

async function copyOf({ bytes, document }: Made, words = WORDS, date?: string): Promise<Uint8Array> {
  const report = reportOn(document, [gap(document, words)]);
  return annotate(report, [document], bytes, date === undefined ? {} : { date });
}

/** The words that the comment on the gap, the second one, is pinned to. */
function pinnedGap(copy: Uint8Array): string {
  const opened = open(copy);
  return pinned(opened, ourComments(opened)[1]!.id);
}

describe('a comment is pinned to the words and nothing else changes', () => {
  const cases: [name: string, body: string, pinned?: string][] = [
    ['a run of its own', p(r('One. ') + r(WORDS) + r(' Two.'))],
    ['in the middle of a run', p(r(`One. ${WORDS} Two.`, '<w:b/><w:sz w:val="20"/>'))],
    ['over several runs', p(r('One. Reports ') + r('replace', '<w:i/>') + r(' audits. Two.'))],
    ['behind the properties of the paragraph', p(r(WORDS), '<w:keepNext/>')],
    [
      'two texts and a tab in a run',
      p('<w:r><w:t>One.</w:t><w:tab/><w:t>Reports replace audits.</w:t><w:br/><w:t>Two.</w:t></w:r>'),
    ],
    ['a text that is not preserved', p('<w:r><w:t>One. Reports replace audits. Two.</w:t></w:r>')],
    ['entities before and behind', p('<w:r><w:t>A &amp; B. Reports replace audits. &lt;Two&gt;</w:t></w:r>')],
    ['in an insertion', p(`${r('One. ')}<w:ins w:id="1" w:author="B">${r(`${WORDS} More.`)}</w:ins>`)],
    [
      'from an insertion into the text',
      p(`<w:ins w:id="1" w:author="B">${r('Reports ')}</w:ins>${r('replace audits. Two.')}`),
    ],
    [
      'around a deletion',
      p(
        `${r('Reports ')}<w:del w:id="3" w:author="B"><w:r><w:delText>never </w:delText></w:r></w:del>${r('replace audits.')}`,
      ),
      'Reports never replace audits.',
    ],
    [
      'in a hyperlink, taken whole',
      p(`${r('One. ')}<w:hyperlink w:anchor="x">${r(`See: ${WORDS}`)}</w:hyperlink>`),
      `See: ${WORDS}`,
    ],
    [
      'in a content control, taken whole',
      p(`<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent>${r(`See: ${WORDS}`)}</w:sdtContent></w:sdt>`),
      `See: ${WORDS}`,
    ],
    ['in a smart tag', p(`<w:smartTag w:element="x">${r(`One. ${WORDS}`)}</w:smartTag>`)],
    [
      'in a simple field, taken whole',
      p(`${r('One. ')}<w:fldSimple w:instr="DOCPROPERTY x">${r(`See: ${WORDS}`)}</w:fldSimple>`),
      `See: ${WORDS}`,
    ],
    [
      'in a complex field, taken whole',
      p(
        `${r('One. ')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(`See: ${WORDS} Two.`)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
      ),
      `See: ${WORDS} Two.`,
    ],
    ['in a cell', `<w:tbl><w:tr><w:tc>${p(r('Audits'))}</w:tc><w:tc>${p(r(WORDS))}</w:tc></w:tr></w:tbl>${p('')}`],
    [
      'in a content control around paragraphs',
      `<w:sdt><w:sdtContent>${p(r(WORDS))}</w:sdtContent></w:sdt>${p(r('Two.'))}`,
    ],
  ];

  test.each(cases)('%s', async (_, body, words = WORDS) => {
    const contract = await made(p(r('Title')) + body + p(r('End.')));
    const copy = await copyOf(contract);
    expectSound(contract.bytes, copy);
    expect(pinnedGap(copy)).toBe(words);
  });

  test('in a text box: at the run that holds it', async () => {
    const box = `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${p(r(WORDS))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`;
    const contract = await made(p(r('Title')) + p(r('One. ') + box));
    const copy = await copyOf(contract);
    expectSound(contract.bytes, copy);
    expect(pinnedGap(copy)).toBe(WORDS);
  });

  test('in a footnote: at its reference, and it says so', async () => {
    const reference = '<w:r><w:footnoteReference w:id="2"/></w:r>';
    const notes = `<w:footnote w:id="2">${p(r(WORDS))}</w:footnote>`;
    const contract = await made(p(r('Title')) + p(r('One.') + reference + r('Two.')), { footnotes: notes });
    const copy = await copyOf(contract);
    expectSound(contract.bytes, copy);
    const xml = open(copy).xml('word/document.xml');
    expect(xml).toMatch(
      /<w:commentRangeStart w:id="\d+"\/><w:r><w:footnoteReference w:id="2"\/><\/w:r><w:commentRangeEnd/,
    );
    expect(ourComments(open(copy))[1]!.lines.join('\n')).toContain('stand in the note');
  });

  test('from one cell to another: in the first', async () => {
    const body = `<w:tbl><w:tr><w:tc>${p(r('Reports replace'))}</w:tc><w:tc>${p(r('audits.'))}</w:tc></w:tr></w:tbl>${p(r('End.'))}`;
    const contract = await made(body);
    const copy = await copyOf(contract, 'Reports replace\naudits.');
    expectSound(contract.bytes, copy);
    expect(pinnedGap(copy)).toBe('Reports replace');
  });
});

test('two comments that share an end, and one inside of the other', async () => {
  const contract = await made(p(r('Title')) + p(r('One. Reports replace audits. Two.')));
  const { document, bytes } = contract;
  const flags = [
    redFlag(document, ['replace audits.']),
    redFlag(document, ['Reports']),
    redFlag(document, ['audits. Two.']),
  ];
  const copy = await annotate(reportOn(document, [gap(document, WORDS)], flags), [document], bytes);
  expectSound(bytes, copy);
  const opened = open(copy);
  const words = ourComments(opened).map(({ id }) => pinned(opened, id));
  expect(words).toEqual(['Title', WORDS, 'replace audits.', 'Reports', 'audits. Two.']);
});

test('existing comments stay, ours get numbers that nothing else has', async () => {
  const comment = `<w:comment w:id="5" w:author="A">${p(r('Old.'))}</w:comment>`;
  const body = p(
    `<w:commentRangeStart w:id="5"/>${r(WORDS)}<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>`,
  );
  const contract = await made(`${p(r('Title'))}${body}${p(`<w:ins w:id="41" w:author="B">${r('New.')}</w:ins>`)}`, {
    comments: comment,
  });
  const copy = await copyOf(contract);
  expectSound(contract.bytes, copy);
  const opened = open(copy);
  expect(opened.xml('word/comments.xml')).toContain(comment);
  expect(ourComments(opened).map(({ id }) => Number(id))).toEqual([42, 43]);
  expect(opened.names).toEqual(open(contract.bytes).names);
});

test('a comments part without comments, also one whose root has no end tag', async () => {
  const contract = await made(p(r('Title')) + p(r(WORDS)), { comments: '' });
  expectSound(contract.bytes, await copyOf(contract));
  const closed = open(contract.bytes).xml('word/comments.xml').replace('></w:comments>', '/>');
  const bytes = rewriteArchive(contract.bytes, new Map([['word/comments.xml', new TextEncoder().encode(closed)]]));
  const copy = await copyOf({ ...contract, bytes });
  expectSound(bytes, copy);
  expect(ourComments(open(copy))).toHaveLength(2);
});

test('the comment says verdict, requirement, what is missing, the law, and a model clause', async () => {
  const contract = await made(p(r('Title')) + p(r(WORDS)));
  const comments = ourComments(open(await copyOf(contract)));
  expect(comments[0]!.lines[0]).toBe('Checked against Art. 28(3) GDPR');
  expect(comments[1]!.lines).toEqual([
    'Partial: Audits and inspections',
    'The contract says only a part.',
    'Legal basis: Art. 28(3)(h) GDPR.',
    'Suggested wording:',
    'The Processor shall allow for audits.',
  ]);
});

test('in the language of the reader, with the model clause marked as what it is', async () => {
  const { bytes, document } = await made(p(r('Title')) + p(r(WORDS)));
  const copy = await annotate(reportOn(document, [gap(document, WORDS)], [], { language: 'fr' }), [document], bytes);
  expect(ourComments(open(copy))[1]!.lines[0]).toBe('Partiel : Audits and inspections');
  const xml = open(copy).xml('word/comments.xml');
  expect(xml).toMatch(/<w:lang w:val="en"\/><\/w:rPr><w:t xml:space="preserve">The Processor shall/);
  expect(xml).toMatch(/<w:lang w:val="fr"\/><\/w:rPr><w:t xml:space="preserve">Partiel/);
});

test('author, initials and date; no date but the one that is given, and the same bytes for the same input', async () => {
  const contract = await made(p(r('Title')) + p(r(WORDS)));
  const dated = open(await copyOf(contract, WORDS, '2026-03-31T00:00:00Z')).xml('word/comments.xml');
  expect(dated).toContain('w:author="dpa-lint" w:date="2026-03-31T00:00:00Z" w:initials="dl"');
  const plain = await copyOf(contract);
  expect(open(plain).xml('word/comments.xml')).not.toContain('w:date');
  expect(await copyOf(contract)).toEqual(plain);
});

test('a red flag in many places has few comments; only the first tells all', async () => {
  const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];
  const { bytes, document } = await made(p(r('Title')) + words.map((word) => p(r(`[${word}]`))).join(''));
  const copy = await annotate(
    reportOn(
      document,
      [],
      [
        redFlag(
          document,
          words.map((w) => `[${w}]`),
        ),
      ],
    ),
    [document],
    bytes,
  );
  const [, first, second, ...others] = ourComments(open(copy));
  expect(first!.lines.join(' ')).toContain('7 places');
  expect(second!.lines).toHaveLength(2);
  expect(others).toHaveLength(3);
});

test('no processing contract: one comment on the whole, since there is no clause that the gaps belong to', async () => {
  const { bytes, document } = await made(p(r('Title')) + p(r(WORDS)));
  const overall = [{ id: 'no-processing-contract' as const, severity: 'error' as const, message: 'No contract.' }];
  const copy = await annotate(reportOn(document, [gap(document, WORDS)], [], { overall }), [document], bytes);
  expect(ourComments(open(copy))).toHaveLength(1);
});

test('prefixes of other producers, Strict, UTF-16 and a byte-order mark are kept', async () => {
  const { bytes } = await made(p(r('Title')) + p(r(WORDS)));
  const xml = open(bytes).xml('word/document.xml');
  const other = xml
    .replace(/xmlns:w=/, 'xmlns:ns0=')
    .replace(/(<\/?)w:/g, '$1ns0:')
    .replace(/ w:/g, ' ns0:');
  const strict = xml.replaceAll(
    'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
    'http://purl.oclc.org/ooxml/wordprocessingml/main',
  );
  const utf16 = `\ufeff${xml.replace('UTF-8', 'UTF-16')}`;
  const wide = new Uint8Array(new Uint16Array([...utf16].map((c) => c.charCodeAt(0))).buffer);
  const variants: [string, Uint8Array][] = [
    ['other prefix', new TextEncoder().encode(other)],
    ['strict', new TextEncoder().encode(strict)],
    ['UTF-16', wide],
    ['mark', new TextEncoder().encode(`\ufeff${xml}`)],
  ];
  for (const [, part] of variants) {
    const given = rewriteArchive(bytes, new Map([['word/document.xml', part]]));
    const document = await readDocument(given, { path: 'contract.docx' });
    const copy = await copyOf({ bytes: given, document });
    expectSound(given, copy);
    expect(pinnedGap(copy)).toBe(WORDS);
    expect([...open(copy).bytes('word/document.xml').slice(0, 3)]).toEqual([...part.slice(0, 3)]);
  }
});

test('the check itself sees a changed word, a changed look and a lost paragraph', async () => {
  const { bytes } = await made(p(r('One.')) + p(r('Two.', '<w:b/>')));
  for (const body of [
    p(r('One.')) + p(r('Too.', '<w:b/>')),
    p(r('One.')) + p(r('Two.')),
    p(r('One.') + r('Two.', '<w:b/>')),
  ]) {
    expect(restored((await made(body)).bytes)).not.toEqual(restored(bytes));
  }
  expect(treeOf(open(bytes)).name).toBe('w:document');
});
