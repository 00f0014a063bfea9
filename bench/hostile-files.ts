import { constants, crc32, deflateRawSync } from 'node:zlib';
import PDFDocument from 'pdfkit';

/** A file made to harm whoever reads it. */
export interface HostileFile {
  readonly name: string;
  /** Given anew each time, since some are large. */
  readonly bytes: () => Uint8Array | Promise<Uint8Array>;
  /** Whether some of it can be read all the same; else it is told that it could not be assessed. */
  readonly readable?: boolean;
}

/** The files that a reader of contracts has to withstand. */
export function hostileFiles(): HostileFile[] {
  return [
    { name: '100-mb.docx', bytes: () => docx(xmlOf(PARAGRAPH, 1e8)) },
    { name: '1-gb.docx', bytes: () => docx(xmlOf(PARAGRAPH, 1e9)) },
    { name: 'declares-1000-bytes.docx', bytes: () => docx({ ...xmlOf(PARAGRAPH, 1e8), size: 1000 }) },
    { name: 'declares-4-gb.docx', bytes: () => docx({ ...entry(documentXml(PARAGRAPH)), size: 0xfffffffe }) },
    { name: 'nested-100000.docx', bytes: () => docx(entry(documentXml(nested('w:sdt', 100_000)))) },
    { name: 'attributes.docx', bytes: () => docx(entry(documentXml(`<w:p ${attributes(200_000)}/>`))) },
    { name: 'entities.docx', bytes: () => docx(entry(LAUGHS)) },
    { name: 'many-elements.docx', bytes: () => docx(xmlOf('<w:p/>', 50e6)) },
    { name: 'references.docx', bytes: () => docx(xmlOf('&amp;', 55e6, TEXT)) },
    { name: 'characters.docx', bytes: () => docx(xmlOf('&#x41;', 55e6, TEXT)) },
    { name: 'line-ends.docx', bytes: () => docx(xmlOf('\r\n', 55e6, TEXT)) },
    { name: 'cdata.docx', bytes: () => docx(xmlOf('<![CDATA[a]]>', 55e6, TEXT)) },
    { name: 'comments.docx', bytes: () => docx(xmlOf('<!--a-->', 55e6, TEXT)) },
    { name: 'white-space.docx', bytes: () => docx(xmlOf('\n', 55e6, TEXT)) },
    { name: 'long-text.docx', bytes: () => docx(xmlOf('a', 55e6, TEXT)), readable: true },
    { name: 'long-comment.docx', bytes: () => docx(xmlOf('a', 55e6, ['<!--', '-->'])) },
    { name: 'long-attribute.docx', bytes: () => docx(xmlOf('a', 55e6, ['<w:p w:a="', '"/>'])) },
    { name: 'long-attribute-2.docx', bytes: () => docx(xmlOf('&lt;', 55e6, ['<w:p w:a="', '"/>'])) },
    { name: 'many-runs.docx', bytes: () => docx(xmlOf('<w:r><w:t>a</w:t></w:r>', 55e6, ['<w:p>', '</w:p>'])) },
    { name: 'many-cells.docx', bytes: () => docx(xmlOf(CELL, 100_000 * CELL.length, TABLE)) },
    {
      name: 'many-parts.docx',
      bytes: () => zip([...parts(documentXml(PARAGRAPH)), ...fillers(60_000)]),
      readable: true,
    },
    {
      name: 'same-part-twice.docx',
      bytes: () => zip([...parts(documentXml('')), entryOf('word/document.xml', documentXml(''))]),
    },
    { name: 'cut.docx', bytes: () => docx(entry(documentXml(PARAGRAPH.repeat(500)))).subarray(0, 900) },
    {
      name: 'old-word.docx',
      bytes: () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0)),
    },
    { name: '300-mb.pdf', bytes: () => pdf(zlibStream(' ', 3e8)) },
    { name: '300-mb-twice.pdf', bytes: () => pdf(deflated(zlibStream(' ', 3e8)), '/FlateDecode /FlateDecode') },
    { name: 'encrypted.pdf', bytes: encryptedPdf },
    { name: 'cut.pdf', bytes: () => pdf(zlibStream(' ', 1000)).subarray(0, 120) },
    { name: 'cycle.pdf', bytes: () => latin1(CYCLE) },
    { name: 'quotes.md', bytes: () => latin1('>'.repeat(16_384)), readable: true },
    { name: 'brackets.md', bytes: () => latin1('[('.repeat(100_000)), readable: true },
    {
      name: 'many-lines.html',
      bytes: () =>
        latin1(`<p>The Processor shall process the personal data.${'<br>Data<br>Names of staff'.repeat(65_000)}`),
      readable: true,
    },
    { name: 'nested.html', bytes: () => latin1('<div>'.repeat(100_000)), readable: true },
  ];
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const PARAGRAPH = '<w:p><w:r><w:t>The Processor shall process the personal data.</w:t></w:r></w:p>';
/** Around what is repeated. */
type Frame = readonly [string, string];
const TEXT: Frame = ['<w:p><w:r><w:t>', '</w:t></w:r></w:p>'];
const TABLE: Frame = ['<w:tbl><w:tr>', '</w:tr></w:tbl>'];
const CELL = '<w:tc><w:p><w:r><w:t>the data</w:t></w:r></w:p></w:tc>';
const HEAD = `<?xml version="1.0"?><w:document xmlns:w="${W}"><w:body>`;
const TAIL = '</w:body></w:document>';
const LAUGHS = `<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "${'ha'.repeat(50)}">${'bcdefghij'
  .split('')
  .map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghi'[i]};`.repeat(10)}">`)
  .join('')}]><w:document xmlns:w="${W}"><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>`;
const CYCLE = `%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[2 0 R 2 0 R]/Count 9999999>> endobj
trailer <</Root 1 0 R>>
`;

function latin1(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

function documentXml(body: string): string {
  return `${HEAD}${body}${TAIL}`;
}

function nested(name: string, depth: number): string {
  return `<${name}>`.repeat(depth) + `</${name}>`.repeat(depth);
}

function attributes(count: number): string {
  return Array.from({ length: count }, (_, i) => `a${i}="1"`).join(' ');
}

// ── ZIP ──────────────────────────────────────────────────────────────────────────────────────────

interface Entry {
  readonly name: string;
  readonly data: Uint8Array;
  /** As declared. */
  readonly size: number;
  readonly crc: number;
}

function entry(content: string): Entry {
  return entryOf('word/document.xml', content);
}

function entryOf(name: string, content: string): Entry {
  const bytes = Buffer.from(content);
  return { name, data: deflateRawSync(bytes, { level: 9 }), size: bytes.length, crc: crc32(bytes) };
}

/** A document with the same content over and over, of so many bytes, made without ever having them. */
function xmlOf(body: string, size: number, [before, after]: Frame = ['', '']): Entry {
  const block = body.repeat(Math.floor(1_000_000 / body.length));
  const times = Math.ceil(size / block.length);
  const flush = { level: 9, finishFlush: constants.Z_FULL_FLUSH };
  const middle = deflateRawSync(Buffer.from(block), flush);
  const data = Buffer.concat([
    deflateRawSync(Buffer.from(HEAD + before), flush),
    ...new Array<Uint8Array>(times).fill(middle),
    deflateRawSync(Buffer.from(after + TAIL)),
  ]);
  // Nobody gets as far as the checksum of a gigabyte.
  let crc = crc32(HEAD + before);
  for (let i = 0; i < times && times <= 100; i++) crc = crc32(block, crc);
  const length = HEAD.length + before.length + times * block.length + after.length + TAIL.length;
  return { name: 'word/document.xml', data, size: length, crc: crc32(after + TAIL, crc) };
}

function parts(document: string | Entry): Entry[] {
  const officeDocument = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  return [
    entryOf(
      '[Content_Types].xml',
      `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    ),
    entryOf(
      '_rels/.rels',
      `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${officeDocument}" Target="word/document.xml"/></Relationships>`,
    ),
    typeof document === 'string' ? entry(document) : document,
  ];
}

function fillers(count: number): Entry[] {
  const one = entryOf('', 'x');
  return Array.from({ length: count }, (_, i) => ({ ...one, name: `word/media/${i}.xml` }));
}

function docx(document: Entry): Uint8Array {
  return zip(parts(document));
}

/** APPNOTE.TXT 4.3.6: the local files, the directory, its end. */
function zip(entries: readonly Entry[]): Uint8Array {
  const locals: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, data, size, crc } of entries) {
    const label = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(label.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, label, data]);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, central, label);
    locals.push(local);
    offset += local.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Uint8Array.from(Buffer.concat([...locals, ...directory, end]));
}

// ── PDF ──────────────────────────────────────────────────────────────────────────────────────────

/** So many bytes of one sign, as a zlib stream (RFC 1950, without its checksum, which readers of PDF do not miss). */
function zlibStream(sign: string, size: number): Uint8Array {
  const flush = { level: 9, finishFlush: constants.Z_FULL_FLUSH };
  const block = deflateRawSync(Buffer.alloc(1_000_000, sign), flush);
  const rest = deflateRawSync(Buffer.alloc(size % 1_000_000, sign));
  return Buffer.concat([
    Uint8Array.of(0x78, 0xda),
    ...new Array<Uint8Array>(Math.floor(size / 1_000_000)).fill(block),
    rest,
  ]);
}

function deflated(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([Uint8Array.of(0x78, 0xda), deflateRawSync(bytes, { level: 9 })]);
}

function pdf(content: Uint8Array, filter = '/FlateDecode'): Uint8Array {
  const text = (part: string) => Buffer.from(part, 'latin1');
  return Uint8Array.from(
    Buffer.concat([
      text('%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n'),
      text('2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n'),
      text('3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>\nendobj\n'),
      text(`4 0 obj\n<</Length ${content.length}/Filter[${filter}]>>\nstream\n`),
      content,
      text('\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n'),
    ]),
  );
}

async function encryptedPdf(): Promise<Uint8Array> {
  const document = new PDFDocument({ userPassword: 'open', ownerPassword: 'own' });
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  document.text('The Processor shall process the personal data only on documented instructions.');
  document.end();
  await new Promise((resolve) => document.on('end', resolve));
  return Uint8Array.from(Buffer.concat(chunks));
}
