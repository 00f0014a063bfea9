import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** A page: what is drawn on it, in the operators of PDF; see `text`. */
export interface MadePage {
  readonly content: string;
  readonly annotations?: readonly string[];
  readonly rotate?: number;
}

export interface MadePdf {
  readonly language?: string;
  /** Prefix of the page labels; with it pages count in roman numerals. */
  readonly labels?: string;
  readonly password?: string;
  readonly compress?: boolean;
  /** Dictionary entries of the fonts F1 … in the order of their names; F1 is Helvetica, F2 bold. */
  readonly fonts?: readonly string[];
  /** Objects of their own, from number 900 on. */
  readonly objects?: readonly string[];
  /** More entries of the catalogue. */
  readonly catalog?: string;
}

export const WIDTH = 595;
export const HEIGHT = 842;

/** Draws text at x and y (from the bottom, in points). */
export function text(x: number, y: number, words: string, size = 11, font = 'F1'): string {
  const escaped = words.replace(/[\\()]/g, '\\$&');
  return `BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped}) Tj ET\n`;
}

/** Draws lines one below the other. */
export function lines(x: number, y: number, words: readonly string[], size = 11, leading = size * 1.2): string {
  return words.map((line, index) => text(x, y - index * leading, line, size)).join('');
}

/** Draws text turned by degrees, counterclockwise. */
export function turned(x: number, y: number, words: string, degrees: number, size = 11): string {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return `BT /F1 ${size} Tf ${cos.toFixed(4)} ${sin.toFixed(4)} ${(-sin).toFixed(4)} ${cos.toFixed(4)} ${x} ${y} Tm (${words}) Tj ET\n`;
}

export function makePdf(pages: readonly (MadePage | string)[], options: MadePdf = {}): Uint8Array {
  const objects = new Map<number, string>();
  const streams = new Map<number, Buffer>();
  const fonts = options.fonts ?? [];
  const all = ['/BaseFont /Helvetica', '/BaseFont /Helvetica-Bold', ...fonts];
  const names = all.map((_, index) => `/F${index + 1} ${10 + index} 0 R`).join(' ');
  all.forEach((font, index) => {
    const subtype = font.includes('/Subtype') ? '' : '/Subtype /Type1';
    const encoding = font.includes('/Encoding') ? '' : '/Encoding /WinAnsiEncoding';
    objects.set(10 + index, `<< /Type /Font ${subtype} ${encoding} ${font} >>`);
  });
  const kids = pages.map((page, index) => {
    const { content, annotations = [], rotate = 0 } = typeof page === 'string' ? { content: page } : page;
    const number = 100 + index * 3;
    const data = Buffer.from(content, 'latin1');
    streams.set(number + 1, options.compress ? deflateSync(data) : data);
    objects.set(
      number,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Rotate ${rotate} /Contents ${number + 1} 0 R ` +
        `/Resources << /Font << ${names} >> >> /Annots [${annotations.join(' ')}] >>`,
    );
    return `${number} 0 R`;
  });
  const labels = options.labels === undefined ? '' : `/PageLabels << /Nums [0 << /S /r /P (${options.labels}) >>] >>`;
  const language = options.language === undefined ? '' : `/Lang (${options.language})`;
  objects.set(1, `<< /Type /Catalog /Pages 2 0 R ${labels} ${language} ${options.catalog ?? ''} >>`);
  objects.set(2, `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`);
  options.objects?.forEach((object, index) => {
    objects.set(900 + index, object);
  });
  return write(objects, streams, options);
}

function write(objects: Map<number, string>, streams: Map<number, Buffer>, options: MadePdf): Uint8Array {
  const lock = options.password === undefined ? undefined : encryption(options.password);
  if (lock) objects.set(3, lock.dictionary);
  const numbers = [...objects.keys(), ...streams.keys()].sort((one, other) => one - other);
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let length = parts[0]!.length;
  const add = (part: Buffer | string) => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
    parts.push(bytes);
    length += bytes.length;
  };
  const offsets = new Map<number, number>();
  for (const number of numbers) {
    offsets.set(number, length);
    const stream = streams.get(number);
    if (!stream) {
      add(`${number} 0 obj\n${objects.get(number)}\nendobj\n`);
      continue;
    }
    const data = lock ? lock.encrypt(number, stream) : stream;
    add(`${number} 0 obj\n<< /Length ${data.length} ${options.compress ? '/Filter /FlateDecode' : ''} >>\nstream\n`);
    add(data);
    add('\nendstream\nendobj\n');
  }
  const start = length;
  add('xref\n0 1\n0000000000 65535 f \n');
  for (const number of numbers) add(`${number} 1\n${String(offsets.get(number)).padStart(10, '0')} 00000 n \n`);
  const security = lock ? `/Encrypt 3 0 R /ID [<${lock.id}> <${lock.id}>]` : '';
  add(`trailer\n<< /Size 2000 /Root 1 0 R ${security} >>\nstartxref\n${start}\n%%EOF\n`);
  return Uint8Array.from(Buffer.concat(parts));
}

/** The standard security handler, revision 2: RC4 with 40 bits (ISO 32000-1, 7.6.3). */
function encryption(password: string) {
  const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
  const padded = Buffer.concat([Buffer.from(password, 'latin1'), padding]).subarray(0, 32);
  const id = createHash('md5').update('made').digest();
  const owner = rc4(md5(padded).subarray(0, 5), padded);
  const key = md5(Buffer.concat([padded, owner, Buffer.from([0xfc, 0xff, 0xff, 0xff]), id])).subarray(0, 5);
  const user = rc4(key, padding);
  return {
    id: id.toString('hex'),
    dictionary: `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${owner.toString('hex')}> /U <${user.toString('hex')}> >>`,
    encrypt: (number: number, data: Buffer) =>
      rc4(md5(Buffer.concat([key, Buffer.from([number & 255, number >> 8, 0, 0, 0])])).subarray(0, 10), data),
  };
}

function md5(data: Buffer): Buffer {
  return createHash('md5').update(data).digest();
}

function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, index) => index);
  for (let index = 0, other = 0; index < 256; index += 1) {
    other = (other + state[index]! + key[index % key.length]!) & 255;
    [state[index], state[other]] = [state[other]!, state[index]!];
  }
  let [one, other] = [0, 0];
  return Buffer.from(
    data.map((byte) => {
      one = (one + 1) & 255;
      other = (other + state[one]!) & 255;
      [state[one], state[other]] = [state[other]!, state[one]!];
      return byte ^ state[(state[one]! + state[other]!) & 255]!;
    }),
  );
}
