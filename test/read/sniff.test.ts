import { zipSync } from 'fflate';
import { UserError } from '../../src/errors.js';
import { sniff } from '../../src/read/sniff.js';

const bytes = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0) & 255);
const wide = (text: string) => [...text].map((c) => `${c}\0`).join('');
const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const x = new Uint8Array([120]);

test.each([
  ['a.md', '# x', 'markdown'],
  ['a.MARKDOWN', 'x', 'markdown'],
  ['a.mdx', 'x', 'markdown'],
  ['a.htm', 'x', 'html'],
  ['a.rst', 'x', 'text'],
  ['-', '<!DOCTYPE html><p>x', 'html'],
  ['-', '\xef\xbb\xbf <html>', 'html'],
  ['-', '# Title\n\ntext', 'markdown'],
  ['-', 'The parties agree.', 'text'],
  ['-', wide('The parties agree.'), 'text'],
  ['a.txt', '<html>', 'text'],
  ['a.docx', 'The parties agree.', 'text'],
  ['-', '%PDF-1.7', 'pdf'],
  ['a.md', '%PDF-1.7', 'pdf'],
  ['-', 'rubbish\n%PDF-1.4', 'pdf'],
  ['a.md', 'About the mark %PDF-1.4 of a file', 'markdown'],
  ['a.txt', 'BMW AG and others', 'text'],
] as const)('%s with %j is %s', (path, content, format) => {
  expect(sniff(bytes(content), path)).toBe(format);
});

test('a Word file is told by its parts', () => {
  expect(sniff(zipSync({ 'word/document.xml': x }), 'a.bin')).toBe('docx');
  expect(sniff(zipSync({ 'word/document2.xml': x }), 'a.bin')).toBe('docx');
  // The end of the file, where the names stand, may be missing.
  expect(sniff(zipSync({ 'word/document.xml': x }).slice(0, 60), 'a.docx')).toBe('docx');
});

test.each([
  [bytes('{\\rtf1'), 'unsupported-format', 'RTF'],
  [bytes(`${OLE}${wide('WordDocument')}`), 'unsupported-format', 'DOC'],
  [bytes(`${OLE}${wide('EncryptedPackage')}`), 'encrypted', 'encrypted'],
  [bytes('\x89PNG\r\n'), 'unsupported-format', 'PNG'],
  [bytes('\xff\xd8\xff\xe0'), 'unsupported-format', 'JPEG'],
  [bytes('\0\x01\x02\x03\xff'.repeat(20)), 'unsupported-format', 'binary'],
  [zipSync({ 'xl/workbook.xml': x }), 'unsupported-format', 'Excel'],
  [zipSync({ 'a.docx': x }), 'unsupported-format', 'zip'],
  [
    zipSync({ mimetype: [bytes('application/vnd.oasis.opendocument.text'), { level: 0 }] }),
    'unsupported-format',
    'ODT',
  ],
] as const)('what is not read is named', (content, code, name) => {
  const error = caught(() => sniff(content, 'file'));
  expect(error).toMatchObject({ code, file: 'file' });
  expect(error.message).toContain(name);
  expect(error.next).toBeTruthy();
});

test('a wanted format that the bytes do not have', () => {
  expect(caught(() => sniff(bytes('text'), 'a', 'pdf'))).toMatchObject({ code: 'damaged' });
});

function caught(action: () => unknown): UserError {
  try {
    action();
  } catch (error) {
    if (error instanceof UserError) return error;
  }
  throw new Error('no UserError was thrown');
}
