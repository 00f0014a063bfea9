import { abstractNum, li, num, outline, p, read, style } from './pack.js';

const styled = (id: string, text: string, more = '') => p(text, `<w:pStyle w:val="${id}"/>${more}`);

test.each([
  ['Heading1', 'heading 1', 1],
  ['Titre3', 'Titre 3', 3],
  ['Ttulo2', 'Título 2', 2],
  ['berschrift2', 'Überschrift 2', 2],
  ['Rubrik1', 'Rubrik 1', 1],
  ['Kop1', 'Kop 1', 1],
  ['Titel', 'Title', 1],
])('style %s named "%s" is a heading of level %i', async (id, name, level) => {
  expect(outline(await read(styled(id, 'Scope'), { styles: style(id, name) }))).toEqual([`heading${level} |  | Scope`]);
});

test('outline levels of styles and paragraphs make headings, level 9 unmakes them', async () => {
  const styles =
    style('A', 'Clause title', '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>') +
    style('B', 'Derived', '<w:basedOn w:val="A"/>');
  const body =
    styled('A', 'One') +
    styled('B', 'Two') +
    p('Three', '<w:outlineLvl w:val="0"/>') +
    styled('A', 'Four', '<w:outlineLvl w:val="9"/>');
  expect(outline(await read(body, { styles }))).toEqual([
    'heading2 |  | One',
    'heading2 |  | Two',
    'heading1 |  | Three',
    'paragraph |  | Four',
  ]);
});

test('styles that are based on each other in a circle are read', async () => {
  const styles = style('A', 'A', '<w:basedOn w:val="B"/>') + style('B', 'B', '<w:basedOn w:val="A"/>');
  expect(outline(await read(styled('A', 'Text'), { styles }))).toEqual(['paragraph |  | Text']);
});

test('whole clauses in a heading style are items, the short titles beside them stay headings', async () => {
  const styles = style('Heading1', 'heading 1') + style('Heading2', 'heading 2');
  const numbering = abstractNum(0, [{ text: '%1' }, { text: '%1.%2' }]) + num(1, 0);
  const clause =
    'The processor shall, for as long as it processes the data, keep a record of what it has been told to do.';
  const body = [
    li(1, 0, 'Instructions', '<w:pStyle w:val="Heading1"/>'),
    li(1, 1, clause, '<w:pStyle w:val="Heading2"/>'),
    li(1, 1, clause, '<w:pStyle w:val="Heading2"/>'),
    li(1, 1, 'It shall tell nobody.', '<w:pStyle w:val="Heading2"/>'),
    li(1, 0, 'Deletion and return.', '<w:pStyle w:val="Heading1"/>'),
  ].join('');
  const lines = outline(await read(body, { styles, numbering })).map((line) => line.split(' | ').slice(0, 2).join(' '));
  expect(lines).toEqual(['heading1 1', 'item2 1.1', 'item2 1.2', 'item2 1.3', 'heading1 2']);
});
