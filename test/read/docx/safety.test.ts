import { strToU8, unzipSync, zipSync } from 'fflate';
import { UserError, type UserErrorCode } from '../../../src/errors.js';
import { readDocx } from '../../../src/read/docx/index.js';
import { DEFAULT_LIMITS, type Limits } from '../../../src/read/options.js';
import { documentXml, NAMESPACES, optionsFor, outline, p, pack, r, read, relationshipsXml } from './pack.js';

async function failure(bytes: Uint8Array, limits: Partial<Limits> = {}): Promise<UserError> {
  const error: unknown = await readDocx(bytes, optionsFor({ limits: { ...DEFAULT_LIMITS, ...limits } })).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UserError);
  const user = error as UserError;
  expect(user.file).toBe('contract.docx');
  expect(user.next).toBeTruthy();
  return user;
}

const codeOf = async (bytes: Uint8Array, limits: Partial<Limits> = {}): Promise<UserErrorCode> =>
  (await failure(bytes, limits)).code;

/** The bytes of a document with its archive changed: `edit` gets the offset of the directory entry of the document. */
function tampered(bytes: Uint8Array, edit: (view: DataView, entry: number, bytes: Uint8Array) => void): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 46 < copy.length; at += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const name = new TextDecoder().decode(copy.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)));
    if (name === 'word/document.xml') edit(view, at, copy);
  }
  return copy;
}

const withDocument = (xml: string | Uint8Array) =>
  zipSync({ ...unzipSync(pack(p('x'))), 'word/document.xml': typeof xml === 'string' ? strToU8(xml) : xml });

test('a declared size above the limit is refused before anything is inflated', async () => {
  expect(await codeOf(pack(p('a'.repeat(20_000))), { partBytes: 10_000 })).toBe('too-large');
  expect(
    await codeOf(pack(p('a'.repeat(6000)), { styles: `<!--${'b'.repeat(6000)}-->` }), {
      partBytes: 10_000,
      totalBytes: 10_000,
    }),
  ).toBe('too-large');
  expect(await codeOf(pack(p('a')), { fileBytes: 100 })).toBe('too-large');
});

test('a part that declares 1,000 bytes and holds millions is found while inflating', async () => {
  const bomb = tampered(withDocument(new Uint8Array(12_000_000)), (view, entry) =>
    view.setUint32(entry + 24, 1000, true),
  );
  expect(await codeOf(bomb, { partBytes: 10_000_000 })).toBe('too-large');
  expect(await codeOf(bomb)).toBe('damaged');
});

test('a part that holds a little more or less than it declares is damaged', async () => {
  const bytes = pack(p('a'));
  expect(
    await codeOf(
      tampered(bytes, (view, entry) => view.setUint32(entry + 24, view.getUint32(entry + 24, true) - 5, true)),
    ),
  ).toBe('damaged');
  expect(await codeOf(tampered(bytes, (view, entry) => view.setUint32(entry + 16, 1, true)))).toBe('damaged');
});

test('archives that Word would not write are refused, each with its reason', async () => {
  const bytes = pack(p('a'));
  expect(await codeOf(tampered(bytes, (view, entry) => view.setUint16(entry + 8, 1, true)))).toBe('encrypted');
  expect(await codeOf(tampered(bytes, (view, entry) => view.setUint16(entry + 10, 12, true)))).toBe(
    'unsupported-format',
  );
  expect(await codeOf(tampered(bytes, (view, entry) => view.setUint32(entry + 42, 0xfffffff0, true)))).toBe('damaged');
  const twice = zipSync({ ...unzipSync(bytes), 'WORD/Document.xml': strToU8('<x/>') });
  expect((await failure(twice)).message).toContain('twice');
  const zip64 = bytes.slice();
  new DataView(zip64.buffer).setUint32(zip64.length - 6, 0xffffffff, true);
  expect(await codeOf(zip64)).toBe('unsupported-format');
});

test('a file that is cut off anywhere is damaged', async () => {
  const bytes = pack(p('a'));
  for (let length = 0; length < bytes.length; length += 7) expect(await codeOf(bytes.slice(0, length))).toBe('damaged');
});

test('documents with a password, old documents and other archives', async () => {
  const compound = new Uint8Array(2048);
  compound.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  expect(await codeOf(compound)).toBe('unsupported-format');
  compound.set(
    [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]),
    1024,
  );
  expect(await codeOf(compound)).toBe('encrypted');
  expect(await codeOf(zipSync({ 'a.txt': strToU8('x') }))).toBe('unsupported-format');
  expect(await codeOf(withDocument('<workbook/>'))).toBe('unsupported-format');
});

test('XML that is malformed, deep, wide or has a document type', async () => {
  expect(await codeOf(withDocument('<w:document'))).toBe('damaged');
  expect(await codeOf(withDocument(documentXml(p('a')).slice(0, -20)))).toBe('damaged');
  expect(await codeOf(withDocument(`<!DOCTYPE x [<!ENTITY a "b">]>${documentXml(p('&a;')).slice(38)}`))).toBe(
    'damaged',
  );
  expect(await codeOf(withDocument(documentXml('<w:sdt>'.repeat(100_000) + '</w:sdt>'.repeat(100_000))))).toBe(
    'too-large',
  );
  const attributes = Array.from({ length: 1001 }, (_, i) => `a${i}=""`).join(' ');
  expect(await codeOf(withDocument(documentXml(`<w:p ${attributes}/>`)))).toBe('too-large');
  expect(await codeOf(withDocument(new Uint8Array([0x3c, 0xff, 0xfe, 0x3e])))).toBe('damaged');
});

test('what is cheap to write and dear to read is bounded', async () => {
  expect((await failure(withDocument(documentXml(`<w:p>${'<w:r/>'.repeat(300_001)}</w:p>`)))).message).toContain(
    'elements',
  );
  const cells = `<w:tbl><w:tr>${'<w:tc/>'.repeat(60_001)}</w:tr></w:tbl>`;
  expect((await failure(withDocument(documentXml(cells)))).message).toContain('cells');
  const changes = Array.from({ length: 300 }, (_, i) => `<w:ins w:id="${i}" w:author="A${i}">`).join('');
  const nested = await read(p(`${changes}${r('a').repeat(1000)}${'</w:ins>'.repeat(300)}`));
  expect([nested.text.length, nested.changes.length]).toEqual([1000, 8]);
  const gone = p('a', '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>');
  expect((await read(gone.repeat(20_000))).text).toHaveLength(20_000);
  const fields = await read(
    p(
      `${'<w:r><w:fldChar w:fldCharType="begin"/></w:r>'.repeat(20_000)}${'<w:r><w:fldChar w:fldCharType="end"/></w:r>'.repeat(20_000)}${r('a')}`,
    ),
  );
  expect(fields.text).toBe('a');
});

test.each([
  ['elements', '<w:r/>'],
  ['references', '&amp;'],
  ['sections of characters', '<![CDATA[a]]>'],
  ['line ends', '\r\n'],
])('a part that is all %s is refused before it is parsed', async (_, mark) => {
  const started = process.cpuUsage().user;
  const error = await failure(withDocument(documentXml(`<w:p><w:r><w:t>${mark.repeat(1_000_001)}</w:t></w:r></w:p>`)));
  expect([error.code, error.message]).toEqual(['too-large', expect.stringContaining('1000000')]);
  expect((process.cpuUsage().user - started) / 1000).toBeLessThan(2_000);
});

test('white space without end and text in a thousand pieces are read in linear time', async () => {
  const started = process.cpuUsage().user;
  const text = (content: string) => p(`<w:r><w:t>${content}</w:t></w:r>`);
  const result = await read(
    text('\n'.repeat(900_000)) + text('a&amp;'.repeat(100_000)) + text('&#x41;'.repeat(100_000)),
  );
  expect(result.text).toBe(`${'a&'.repeat(100_000)}\n${'A'.repeat(100_000)}`);
  expect((process.cpuUsage().user - started) / 1000).toBeLessThan(3_000);
});

test('text above the limit is cut and told', async () => {
  const limits = { ...DEFAULT_LIMITS, textLength: 10 };
  const result = await read(p('12345') + p('67890') + p('more'), {}, { limits });
  expect(result.text).toBe('12345\n6789');
  expect(result.warnings).toEqual([{ code: 'text-cut', data: { limit: 10 } }]);
  expect(result.readable).toBe('partial');
});

test('headings beyond the limit are cut like other text', async () => {
  const heading = p('Heading', '<w:outlineLvl w:val="0"/>');
  const limits = { ...DEFAULT_LIMITS, textLength: 8 };
  expect(outline(await read(heading + heading + heading, {}, { limits }))).toEqual(['heading1 |  | Heading']);
});

test('an external relationship is not followed', async () => {
  const files = unzipSync(pack(p('a')));
  files['word/_rels/document.xml.rels'] = strToU8(
    relationshipsXml(
      '<Relationship Id="r" Type="x/styles" Target="http://example.invalid/styles.xml" TargetMode="External"/>',
    ),
  );
  expect((await readDocx(zipSync(files), optionsFor())).text).toBe('a');
});

test('the file is not read when the reading was aborted', async () => {
  await expect(read(p('a'), {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'aborted' });
});

test('other prefixes, other part names, UTF-16 and Strict documents are read', async () => {
  const body = documentXml(p(r('Text')) + p('x', '<w:outlineLvl w:val="0"/>'));
  const expected = ['paragraph |  | Text', 'heading1 |  | x'];
  const readXml = async (xml: string | Uint8Array) => outline(await readDocx(withDocument(xml), optionsFor()));
  expect(
    await readXml(
      body
        .replaceAll('<w:', '<ns0:')
        .replaceAll('</w:', '</ns0:')
        .replaceAll(' w:', ' ns0:')
        .replace('xmlns:w=', 'xmlns:ns0='),
    ),
  ).toEqual(expected);
  expect(
    await readXml(
      body.replace(
        'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
        'http://purl.oclc.org/ooxml/wordprocessingml/main',
      ),
    ),
  ).toEqual(expected);
  const utf16 = new Uint8Array(2 + body.length * 2);
  utf16.set([0xff, 0xfe]);
  for (let i = 0; i < body.length; i += 1) new DataView(utf16.buffer).setUint16(2 + i * 2, body.charCodeAt(i), true);
  expect(await readXml(utf16)).toEqual(expected);

  const files = unzipSync(pack(p('Text')));
  const { 'word/document.xml': document, ...others } = files;
  const moved = zipSync({
    ...others,
    'doc/main.xml': document!,
    '_rels/.rels': strToU8(relationshipsXml('<Relationship Id="r" Type="x/officeDocument" Target="/doc/main.xml"/>')),
  });
  expect((await readDocx(moved, optionsFor())).anchors.parts).toEqual([{ offset: 0, value: 'doc/main.xml' }]);
  expect(NAMESPACES).toContain('xmlns:w=');
});
