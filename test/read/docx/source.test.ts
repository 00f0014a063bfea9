import fc from 'fast-check';
import type { View } from '../../../src/model.js';
import { readDocx } from '../../../src/read/docx/index.js';
import { openPackage } from '../../../src/read/docx/package.js';
import { optionsFor, p, pack } from './pack.js';

const escapeXml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const words = fc
  .array(
    fc.constantFrom(
      'data',
      ' ',
      'process',
      '&',
      '<',
      'é',
      '😀',
      '\u00ad',
      '\n',
      '\t',
      '"',
      '…',
      '&#x2014;',
      '&#173;',
      '<![CDATA[a & b]]>',
      '<!-- no -->',
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((parts) => parts.map((part) => (/^(?:&#|<!)/.test(part) ? part : escapeXml(part))).join(''));
const run = fc
  .tuple(words, fc.boolean(), fc.boolean())
  .map(
    ([text, preserve, bold]) =>
      `<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t${preserve ? ' xml:space="preserve"' : ''}>${text}</w:t></w:r>`,
  );
const inline = fc.oneof(
  { weight: 4, arbitrary: run },
  run.map((content) => `<w:ins w:id="1" w:author="A">${content}</w:ins>`),
  run.map((content) => `<w:del w:id="2" w:author="B">${content}</w:del>`),
  run.map((content) => `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`),
  run.map((content) => `<w:r><w:pict><w:txbxContent><w:p>${content}</w:p></w:txbxContent></w:pict></w:r>`),
  fc.constant('<w:r><w:br/><w:footnoteReference w:id="1"/></w:r>'),
);
const paragraph = fc
  .tuple(
    fc.array(inline, { maxLength: 4 }),
    fc.constantFrom(
      '',
      '<w:rPr><w:ins w:id="3" w:author="A"/></w:rPr>',
      '<w:rPr><w:del w:id="4" w:author="B"/></w:rPr>',
      '<w:outlineLvl w:val="1"/>',
    ),
  )
  .map(([content, properties]) => p(`<w:bookmarkStart/>${content.join('')}`, properties));
const cell = fc.array(paragraph, { minLength: 1, maxLength: 2 }).map((content) => `<w:tc>${content.join('')}</w:tc>`);
const table = fc
  .array(
    fc.tuple(fc.array(cell, { minLength: 1, maxLength: 3 }), fc.constantFrom('', '<w:trPr><w:del w:id="5"/></w:trPr>')),
    { minLength: 1, maxLength: 3 },
  )
  .map(
    (rows) =>
      `<w:tbl>${rows.map(([cells, properties]) => `<w:tr>${properties}${cells.join('')}</w:tr>`).join('')}</w:tbl>`,
  );
const body = fc
  .array(fc.oneof({ weight: 3, arbitrary: paragraph }, table), { maxLength: 5 })
  .map((parts) => p('Start') + parts.join(''));

test('the way back is exact, and blocks, anchors and changes lie in order within the text', async () => {
  await fc.assert(
    fc.asyncProperty(body, words, fc.constantFrom<View>('final', 'original'), async (content, note, view) => {
      const footnotes = `<w:footnote w:id="1"><w:p><w:r><w:t>${note}</w:t></w:r></w:p></w:footnote>`;
      const bytes = pack(content, { footnotes });
      const options = optionsFor({ view });
      const { text, blocks, anchors, changes } = await readDocx(bytes, options);
      const opened = openPackage(bytes, options);

      for (const { offset, length, source } of anchors.source) {
        const part = anchors.parts.findLast((anchor) => anchor.offset <= offset)!.value;
        expect(opened.xml(part).slice(source, source + length)).toBe(text.slice(offset, offset + length));
      }
      let end = -1;
      for (const block of blocks) {
        expect(block.start).toBeGreaterThan(end);
        expect(block.end).toBeGreaterThanOrEqual(block.start);
        end = block.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
      const outside = blocks.reduceRight((rest, block) => rest.slice(0, block.start) + rest.slice(block.end), text);
      expect(outside.trim()).toBe('');
      for (const list of [anchors.parts, anchors.paragraphs, anchors.source]) {
        const offsets = list.map(({ offset }) => offset);
        expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
      }
      for (const change of changes) {
        expect(change.start).toBeLessThanOrEqual(change.end);
        expect(change.end).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 150, seed: 28 },
  );
});
