import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { UserError } from '../../../src/errors.js';
import { readDocx } from '../../../src/read/docx/index.js';
import { abstractNum, li, num, optionsFor, p, pack, r, style } from './pack.js';

const BY = 'w:id="1" w:author="Ada"';
const SAMPLE = unzipSync(
  pack(
    [
      p('Title', '<w:pStyle w:val="Heading1"/>'),
      li(1, 0, `${r('One')}<w:ins ${BY}>${r('new')}</w:ins><w:del ${BY}><w:r><w:delText>old</w:delText></w:r></w:del>`),
      li(1, 1, 'Two', `<w:rPr><w:del ${BY}/></w:rPr>`),
      `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${p('a')}</w:tc><w:tc>${p('b')}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>${p('')}</w:tc><w:tc>${li(1, 2, 'c')}</w:tc></w:tr></w:tbl>`,
      `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${p('Prompt')}</w:sdtContent></w:sdt>`,
      p(
        `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('7')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
      ),
      p(
        `<w:commentRangeStart w:id="0"/><w:r><w:footnoteReference w:id="1"/><w:pict><w:txbxContent>${p('box')}</w:txbxContent></w:pict></w:r><w:commentRangeEnd w:id="0"/>`,
      ),
    ].join(''),
    {
      styles: style('Heading1', 'heading 1', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
      numbering:
        abstractNum(0, [{ text: '%1.' }, { text: '%1.%2' }, { text: '(%3)', format: 'lowerLetter' }]) + num(1, 0),
      footnotes: `<w:footnote w:id="1">${p('note')}</w:footnote>`,
      comments: `<w:comment w:id="0">${p('comment')}</w:comment>`,
    },
  ),
);
const NAMES = Object.keys(SAMPLE);
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/** Changes to the XML of one part: a tag replaced, renamed everywhere or repeated, a value spoilt, characters cut. */
const edit = fc.tuple(fc.constantFrom('replace', 'rename', 'repeat', 'value', 'cut'), place, place);

function apply(xml: string, [kind, first, second]: [string, number, number]): string {
  const tags = [...xml.matchAll(/<[^>]+>/g)];
  const one = tags[Math.floor(first * tags.length)];
  const other = tags[Math.floor(second * tags.length)];
  if (!one || !other) return xml;
  const nameOf = (tag: string) => /^<[/?]?([\w:]+)/.exec(tag)?.[1] ?? 'x';
  const around = (middle: string) => xml.slice(0, one.index) + middle + xml.slice(one.index + one[0].length);
  switch (kind) {
    case 'replace':
      return around(other[0]);
    case 'rename':
      return xml.replaceAll(new RegExp(`(</?)${nameOf(one[0])}(?=[\\s/>])`, 'g'), `$1${nameOf(other[0])}`);
    case 'repeat':
      return around(one[0].repeat(Math.ceil(second * 20)));
    case 'value':
      return around(one[0].replace(/="[^"]*"/, `="${['', '-1', '99999999999', 'x'][Math.floor(second * 4)]}"`));
    default:
      return xml.slice(0, one.index) + xml.slice(one.index + Math.ceil(second * 9));
  }
}

test('a spoilt document is read or refused, and what is read keeps the law of blocks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('word/document.xml', ...NAMES),
      fc.array(edit, { minLength: 1, maxLength: 4 }),
      fc.constantFrom<'final' | 'original'>('final', 'original'),
      async (name, edits, view) => {
        const spoilt = strToU8(edits.reduce(apply, strFromU8(SAMPLE[name]!)));
        try {
          const { blocks, text } = await readDocx(zipSync({ ...SAMPLE, [name]: spoilt }), optionsFor({ view }));
          let end = -1;
          for (const block of blocks) {
            expect(block.start).toBeGreaterThan(end);
            end = block.end;
          }
          expect(end).toBeLessThanOrEqual(text.length);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
        }
      },
    ),
    { numRuns: 400, seed: 32 },
  );
});
