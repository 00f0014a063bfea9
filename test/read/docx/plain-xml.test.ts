import fc from 'fast-check';
import { UserError } from '../../../src/errors.js';
import { redone } from '../../../src/read/docx/on-demand.js';
import { scanPlain } from '../../../src/read/docx/plain-xml.js';
import { scanXml, type XmlElement } from '../../../src/read/docx/xml.js';
import { optionsFor } from './pack.js';

/** All that a handler is told, or the code of the error; offsets counted from `shift`. */
function told(xml: string, shift = 0): unknown[] {
  const log: unknown[] = [];
  const shown = ({ name, attributes, children, text, start, end }: XmlElement): unknown => [
    name,
    { ...attributes },
    text,
    start - shift,
    end - shift,
    children.map(shown),
  ];
  try {
    scanXml(
      xml,
      'word/document.xml',
      {
        open: (name, attributes) => {
          log.push([name, { ...attributes }]);
          return name === 'w:p' ? 'collect' : name === 'w:skip' ? 'skip' : 'enter';
        },
        element: (element) => log.push(shown(element)),
        close: (name) => log.push(name),
      },
      optionsFor(),
    );
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    log.push(error.code);
  }
  return log;
}

// The parser is loaded where it is first needed.
beforeAll(() => redone(() => told('<!-- --><w:d/>')));

/** A comment in front is not plain: all of it goes through the parser. */
const COMMENT = '<!---->';

const piece = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('<w:p>', '</w:p>', '<w:t>', '</w:t>', '<w:p/>', '<w:t w:a="1" b="x y"/>', 'text', ' \n'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '<w:skip>',
      '</w:skip>',
      '<ns0:p xmlns:ns0="urn:x">',
      '</ns0:p>',
      '&amp;',
      '&#65;',
      '&#x42;',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '<!-- a -->',
      '<?pi x?>',
      '<![CDATA[<a>]]>',
      ']]>',
      '&lt',
      '&#0;',
      '&#xD800;',
      '&#x1F600;',
      '&nbsp;',
      '\r\n',
      '\t',
      '\u{1f600}',
      '\ud83d',
      "<w:t w:a='1'/>",
      '<w:t w:a="&amp;"/>',
      '<w:t w:a="1" w:a="2"/>',
      '<w:t a="1"b="2"/>',
      '<w:t a = "1" />',
      '<w:t\n/>',
      '</w:t >',
      '<1/>',
      '<',
      '>',
      '"',
      '<w:t a="<"/>',
      '<w:t a="x\ty"/>',
      '\u0001',
      '\ufffe',
      '<é/>',
      '<!DOCTYPE a>',
      '<?xml version="1.0"?>',
    ),
  },
);

test('plain XML or not: what is told is what the parser alone tells', () => {
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 14 }),
      fc.constantFrom('', '</w:d>', '</w:d> ', '</w:d>x', '</w:d><a/>', '</w:d><!-- -->'),
      (pieces, end) => {
        const xml = `<w:d>${pieces.join('')}${end}`;
        expect(told(xml)).toEqual(told(COMMENT + xml, COMMENT.length));
      },
    ),
    { numRuns: 4000, seed: 5 },
  );
});

test('a declaration in front, as programs write it', () => {
  const body = '<w:d><w:p>a</w:p></w:d>';
  for (const head of [
    '<?xml version="1.0"?>',
    "<?xml version='1.0' encoding='UTF-8'?>\n",
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n',
  ]) {
    expect(scanPlain(head + body, { open() {}, text() {}, close() {} })).toBeUndefined();
    expect(told(head + body, head.length)).toEqual(told(body));
  }
});

test('what documents are made of is plain', () => {
  const rest = (xml: string) => scanPlain(xml, { open() {}, text() {}, close() {} });
  expect(
    rest('<w:d xmlns:w="urn:x"><w:p w:a="1"><w:t xml:space="preserve">A &amp; B, § 1 “é” 中 </w:t></w:p></w:d>\n'),
  ).toBeUndefined();
  expect(rest('<w:d><w:p>a</w:p><!-- b --></w:d>')).toEqual({ at: 17, open: ['w:d'], isOver: false });
  expect(rest('<w:d/><!-- b -->')).toEqual({ at: 6, open: [], isOver: true });
});
