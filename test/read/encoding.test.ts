import fc from 'fast-check';
import { decode } from '../../src/read/encoding.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, isBig: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), !isBig);
  return new Uint8Array(view.buffer);
};
const latin = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));

test('UTF-8, with its mark kept', () => {
  expect(decode(utf8('Größe'))).toEqual({ text: 'Größe', encoding: 'utf-8', guessed: false });
  expect(decode(utf8('\ufeffGröße')).text).toBe('\ufeffGröße');
});

test('UTF-16 by its mark, and guessed without', () => {
  for (const isBig of [true, false]) {
    const encoding = isBig ? 'utf-16be' : 'utf-16le';
    expect(decode(utf16('\ufeffGröße', isBig))).toEqual({ text: '\ufeffGröße', encoding, guessed: false });
    expect(decode(utf16('Die Größe', isBig))).toEqual({ text: 'Die Größe', encoding, guessed: true });
  }
});

test('Windows-1252 where it is not UTF-8', () => {
  expect(decode(latin('Gr\xf6\xdfe \x93ja\x94 \x80'))).toEqual({
    text: 'Größe “ja” €',
    encoding: 'windows-1252',
    guessed: true,
  });
});

test('a broken byte does not spoil a file in UTF-8', () => {
  const bytes = Uint8Array.from([...utf8('Größe für Äpfel'), 0xff]);
  expect(decode(bytes)).toEqual({ text: 'Größe für Äpfel\ufffd', encoding: 'utf-8', guessed: true });
});

test('the declaration of a page', () => {
  const page = (charset: string, rest: string) => latin(`<meta charset="${charset}"><p>${rest}`);
  expect(decode(page('iso-8859-2', '\xb1'), 'html')).toMatchObject({ encoding: 'iso-8859-2', guessed: false });
  expect(decode(page('iso-8859-2', '\xb1'), 'html').text).toContain('ą');
  expect(decode(page('no-such', '\xe9'), 'html')).toMatchObject({ encoding: 'windows-1252', guessed: true });
  expect(decode(page('utf-16', 'x'), 'html')).toMatchObject({ encoding: 'utf-8', guessed: false });
  expect(decode(utf8('<meta charset="iso-8859-1"><p>é'), 'html')).toMatchObject({ encoding: 'utf-8', guessed: true });
  expect(decode(page('iso-8859-2', '\xb1'))).toMatchObject({ encoding: 'windows-1252' });
});

test('any text in UTF-8 comes back, any bytes decode', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => decode(utf8(`a${text}`)).text.endsWith(text)));
  fc.assert(fc.property(fc.uint8Array(), (bytes) => typeof decode(bytes, 'html').text === 'string'));
});
