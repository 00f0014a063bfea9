import { annotate } from '../../../src/index.js';
import type { XmlElement } from '../../../src/read/docx/xml.js';
import type { ReportFinding } from '../../../src/report/schema.js';
import { gap, type Made, made, p, r, reportOn } from './make.js';
import { expectSound, open, ourComments, textOf, treeOf } from './restore.js';

const CLAUSE = 'The Processor shall allow for audits.';

async function redlined({ bytes, document }: Made, findings: readonly ReportFinding[]): Promise<Uint8Array> {
  const copy = await annotate(reportOn(document, findings), [document], bytes, { redline: true });
  expectSound(bytes, copy);
  return copy;
}

/** The text of each paragraph of the body, those in tables too. */
function paragraphs(copy: Uint8Array): string[] {
  const found: string[] = [];
  const visit = (element: XmlElement) => {
    if (element.name === 'w:p') found.push(textOf(element));
    else element.children.forEach(visit);
  };
  visit(treeOf(open(copy)));
  return found;
}

function xmlOf(copy: Uint8Array): string {
  return open(copy).xml('word/document.xml');
}

test('behind the clause, as an insertion by dpa-lint, in the style of the clause', async () => {
  const contract = await made(
    p(
      r('One.', '<w:rFonts w:ascii="Garamond"/><w:b/><w:sz w:val="21"/>'),
      '<w:pStyle w:val="Clause"/><w:keepNext/><w:jc w:val="both"/>',
    ) + p(r('Two.')),
  );
  const copy = await redlined(contract, [gap(contract.document, 'One.')]);
  expect(paragraphs(copy)).toEqual(['One.', CLAUSE, 'Two.']);
  expect(xmlOf(copy)).toMatch(
    /<w:p><w:pPr><w:pStyle w:val="Clause"\/><w:jc w:val="both"\/><w:rPr><w:ins w:id="\d+" w:author="dpa-lint"\/><\/w:rPr><\/w:pPr><w:ins w:id="\d+" w:author="dpa-lint"><w:r><w:rPr><w:rFonts w:ascii="Garamond"\/><w:sz w:val="21"\/><w:lang w:val="en"\/><\/w:rPr>/,
  );
  expect(ourComments(open(copy))[1]!.lines.at(-1)).toBe(
    'The suggested wording is put in behind the clause, as a tracked insertion.',
  );
});

test('without a number, which the next clauses would count on, but with the indent of its text', async () => {
  const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>`;
  const styles =
    '<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>';
  for (const properties of [
    '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>',
    '<w:pStyle w:val="Clause"/>',
  ]) {
    const contract = await made(p(r('One.'), properties) + p(r('Two.'), properties), { numbering, styles });
    const copy = await redlined(contract, [gap(contract.document, 'One.')]);
    expect(xmlOf(copy)).toContain(
      '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr><w:ind w:left="720" w:firstLine="0"/>',
    );
  }
});

test('two clauses for one place keep their order, and the same clause comes once', async () => {
  const { bytes, document } = await made(p(r('One.')) + p(r('Two.')));
  const other = gap(document, 'One.', { requirement: 'x', remedy: { clause: 'Another clause.', language: 'en' } });
  const copy = await redlined({ bytes, document }, [gap(document, 'One.'), other, gap(document, 'One.')]);
  expect(paragraphs(copy)).toEqual(['One.', CLAUSE, 'Another clause.', 'Two.']);
});

describe('where nothing follows, the mark before is the inserted one', () => {
  test.each([
    ['at the end of the body', p(r('One.')), ''],
    ['with properties', p(r('One.'), '<w:keepNext/>'), '<w:sectPr/>'],
    ['with properties of its mark', p(r('One.'), '<w:rPr><w:b/></w:rPr>'), ''],
    [
      'with an end of a section',
      p(r('One.'), '<w:jc w:val="both"/><w:sectPr><w:pgSz w:w="1"/></w:sectPr>'),
      p(r('Two.')),
    ],
  ])('%s', async (_, clause, rest) => {
    const contract = await made(p(r('Title')) + clause + rest);
    const copy = await redlined(contract, [
      gap(contract.document, 'One.'),
      gap(contract.document, 'One.', { remedy: { clause: 'Another clause.', language: 'en' } }),
    ]);
    expect(paragraphs(copy).slice(0, 4)).toEqual(['Title', 'One.', CLAUSE, 'Another clause.']);
    expect(xmlOf(copy).match(/<w:sectPr/g)?.length ?? 0).toBe((clause + rest).match(/<w:sectPr/g)?.length ?? 0);
  });

  test('not where somebody else has changed it: the clause then stands in the comment', async () => {
    const contract = await made(p(r('Title')) + p(r('One.'), '<w:rPr><w:ins w:id="1" w:author="B"/></w:rPr>'));
    const copy = await redlined(contract, [gap(contract.document, 'One.')]);
    expect(paragraphs(copy)).toEqual(['Title', 'One.']);
    expect(ourComments(open(copy))[1]!.lines.at(-1)).toBe(CLAUSE);
  });
});

test('a clause in a table goes behind the table, in the style of running text', async () => {
  const table = `<w:tbl><w:tr><w:tc>${p(r('Audits'))}</w:tc><w:tc>${p(r('None.'))}</w:tc></w:tr></w:tbl>`;
  const contract = await made(p(r('One.'), '<w:spacing w:after="120"/>') + table + p(r('Two.')));
  const copy = await redlined(contract, [gap(contract.document, 'None.')]);
  expect(paragraphs(copy)).toEqual(['One.', 'Audits', 'None.', CLAUSE, 'Two.']);
  expect(xmlOf(copy)).toMatch(/<\/w:tbl><w:p><w:pPr><w:spacing w:after="120"\/>/);
});

test('at the end of a content control, behind it', async () => {
  const control = `<w:sdt><w:sdtContent>${p(r('One.'))}</w:sdtContent></w:sdt>`;
  const contract = await made(p(r('Title')) + control + p(r('Two.')));
  const copy = await redlined(contract, [gap(contract.document, 'One.')]);
  expect(xmlOf(copy)).toMatch(/<\/w:sdt><w:p>/);
});

test('changes of others stay, and the numbers of all changes differ', async () => {
  const contract = await made(
    p(`${r('One. ')}<w:del w:id="9" w:author="B"><w:r><w:delText>Gone.</w:delText></w:r></w:del>`) + p(r('Two.')),
  );
  const copy = await redlined(contract, [gap(contract.document, 'One.')]);
  expect(xmlOf(copy)).toContain('<w:del w:id="9" w:author="B">');
});

test('nothing is put in unless it is asked for', async () => {
  const { bytes, document } = await made(p(r('One.')) + p(r('Two.')));
  const copy = await annotate(reportOn(document, [gap(document, 'One.')]), [document], bytes);
  expect(xmlOf(copy)).not.toContain('<w:ins');
});
