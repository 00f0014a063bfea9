import { lines, text } from './make.js';
import { blocksOf, read } from './read.js';

const WORDS = ['The processor shall process the personal data only on documented instructions', 'from the controller.'];
const PAGE = lines(60, 690, WORDS);

test('the language that the file declares', async () => {
  expect((await read([PAGE], { language: 'fr-FR' })).declaredLanguage).toBe('fr-FR');
  expect((await read([PAGE])).declaredLanguage).toBeUndefined();
});

test('page labels stand beside the pages', async () => {
  const result = await read([PAGE, text(60, 690, 'Second.')], { labels: 'A-' });
  expect(result.anchors.pages.map(({ value }) => value)).toEqual([
    { page: 1, label: 'A-i' },
    { page: 2, label: 'A-ii' },
  ]);
});

test('form fields are read where they stand, check boxes told', async () => {
  const field = (rect: string, more: string) => `<< /Type /Annot /Subtype /Widget /Rect [${rect}] ${more} >>`;
  const annotations = [
    field('120 686 300 702', '/FT /Tx /T (name) /V (Nimbus Hosting Limited)'),
    field('60 646 72 658', '/FT /Btn /T (prior) /V /Yes /AS /Yes /AP << /N << /Yes 900 0 R /Off 900 0 R >> >>'),
    field('60 626 72 638', '/FT /Btn /T (general) /V /Off /AS /Off /AP << /N << /Yes 900 0 R /Off 900 0 R >> >>'),
  ];
  const content =
    text(60, 690, 'Processor:') + text(80, 649, 'Prior authorisation.') + text(80, 629, 'General authorisation.');
  const result = await read([{ content, annotations }], {
    objects: ['<< /Type /XObject >>'],
    catalog: '/AcroForm << /Fields [] >>',
  });
  expect(blocksOf(result)).toEqual([
    'paragraph: Processor: Nimbus Hosting Limited',
    'paragraph: Prior authorisation.',
    'paragraph: General authorisation.',
  ]);
  expect(result.blocks.map(({ checked }) => checked)).toEqual([undefined, true, false]);
});

test('remarks are comments on the lines beside them', async () => {
  const remark =
    '<< /Type /Annot /Subtype /Highlight /Rect [60 672 200 686] /QuadPoints [60 686 200 686 60 672 200 672] ' +
    '/Contents (Not acceptable.) /T (Counsel) /M (D:20260301120000Z) >>';
  const result = await read([{ content: PAGE, annotations: [remark] }]);
  expect(result.comments).toHaveLength(1);
  const [comment] = result.comments;
  expect(comment).toMatchObject({ text: 'Not acceptable.', author: 'Counsel', date: '2026-03-01T12:00:00Z' });
  expect(result.text.slice(comment!.start, comment!.end)).toBe(WORDS[1]);
  expect(result.warnings).toEqual([{ code: 'comments', data: { count: 1 } }]);
});
