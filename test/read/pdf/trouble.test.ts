import { spawnSync } from 'node:child_process';
import { deflateSync } from 'node:zlib';
import { jest } from '@jest/globals';
import { UserError } from '../../../src/errors.js';
import { DEFAULT_LIMITS } from '../../../src/read/options.js';
import { readPdf } from '../../../src/read/pdf/index.js';
import { lines, makePdf, text } from './make.js';
import { blocksOf, OPTIONS, read } from './read.js';

const WORDS = [
  'The processor shall process the personal data only on documented instructions',
  'from the controller, and shall make available all information that is necessary.',
];
const PAGE = lines(60, 690, WORDS);
const SAID = WORDS.join(' ');

async function failure(reading: Promise<unknown>): Promise<UserError> {
  const error = await reading.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw new Error(`No UserError: ${String(error)}`);
  return error;
}

describe('pages that cannot be read are told', () => {
  const SCAN = 'q 500 0 0 700 40 60 cm BI /W 2 /H 2 /CS /G /BPC 8 ID \x00\x7f\x7f\xff EI Q';

  test('a scan', async () => {
    const result = await read([PAGE, SCAN]);
    expect(result.warnings).toEqual([{ code: 'page-without-text', data: { page: 2 } }]);
    expect(result.readable).toBe('partial');
    expect((await read([SCAN])).readable).toBe('none');
  });

  test('but not an empty page', async () => {
    const result = await read([PAGE, '']);
    expect(result.warnings).toEqual([]);
    expect(result.readable).toBe('full');
  });

  test('a font without a character map: text that is no text is left out', async () => {
    // What a subset font gives whose codes are the numbers of its glyphs.
    const shifted = WORDS.map((line) =>
      line.replace(/[ -z]/g, (letter) => String.fromCharCode(Math.max(33, letter.charCodeAt(0) - 29))),
    );
    const garbled = lines(60, 690, shifted);
    const result = await read([PAGE, garbled.replaceAll('/F1', '/F2')]);
    expect(result.warnings).toEqual([{ code: 'page-garbled', data: { page: 2 } }]);
    expect(blocksOf(result)).toEqual([`paragraph: ${SAID}`]);
    expect(result.readable).toBe('partial');
    expect((await read([garbled])).readable).toBe('none');
  });

  test('single signs without a character map, or with a wrong one', async () => {
    const result = await read([lines(60, 690, [...WORDS, 'The parameter = name > is a sign.'])]);
    expect(result.warnings).toEqual([{ code: 'not-read', data: { what: 'characters', part: 'page 1', count: 2 } }]);
    expect(result.readable).toBe('full');
  });

  test('guillemets that come out as other signs, in brackets and before a full stop', async () => {
    const said = (words: string) =>
      read([lines(60, 690, [...WORDS, words])]).then(({ warnings }) => warnings[0]?.data.count);
    expect(await said('The rule (= all that is not allowed is forbidden >) holds for = name >.')).toBe(4);
    expect(await said('It holds where x = 5 and y > 3, or a => b, or <name = value>.')).toBeUndefined();
  });

  test.each([
    'Die Verarbeitung erfolgt ausschließlich auf Weisung des Verantwortlichen, der sie jederzeit ändern kann.',
    'Le sous-traitant ne traite les données que sur instruction documentée du responsable du traitement.',
    'El encargado tratará los datos personales únicamente siguiendo instrucciones documentadas del responsable.',
    'Nimbus Hosting Ltd, Dublin; Postbox SAS, Paris; Quarry GmbH, Bonn; Ledger BV, Utrecht; Lumen AB, Lund',
  ])('words of any language and names are text: %s', async (words) => {
    const result = await read([lines(60, 690, [words], 8)]);
    expect(result.warnings).toEqual([]);
    expect(result.text).toBe(words);
  });
});

describe('a damaged file', () => {
  const attached = makePdf([PAGE], {
    objects: ['[ 1 2'],
    catalog: '/Names << /EmbeddedFiles << /Names 900 0 R >> >>',
  });

  test('of which something beside the pages cannot be read: the pages are, and it is told', async () => {
    const result = await readPdf(attached, OPTIONS);
    expect(result.text).toBe(SAID);
    expect(result.warnings.map(({ code }) => code)).toContain('damaged');
  });

  test('places text nowhere: it is left out, and all ends in good time', async () => {
    const far = [1e6, 1e9, 1e30, Number.NaN]
      .map((x) => `BT /F1 11 Tf 1 0 0 1 ${x} 400 Tm (${WORDS[0]}) Tj ET\n`)
      .join('');
    const many = Array.from(
      { length: 12 },
      (_, i) => text(60, 300 - 12 * i, 'A line.') + text(90_000, 300 - 12 * i, 'b'),
    );
    const result = await read([PAGE + far + many.join('')]);
    expect(result.text).toContain(SAID);
  }, 20_000);

  test('leaves a promise of pdf.js behind that nobody waits for: the process goes on', async () => {
    const script = `
      import { readFileSync } from 'node:fs';
      const { readDocument } = await import('./src/read/index.ts');
      const bytes = new Uint8Array(readFileSync('test/fixtures/damaged-pages.pdf'));
      const { warnings } = await readDocument(bytes, { path: 'damaged.pdf' });
      await new Promise((resolve) => setTimeout(resolve, 50));
      console.log(JSON.stringify([warnings[0].code, process.listenerCount('unhandledRejection')]));
      Promise.reject(new Error('of someone else'));
      await new Promise((resolve) => setTimeout(resolve, 50));
      console.log('not reached');`;
    const run = (text: string) =>
      spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', text], { encoding: 'utf8' });
    expect(run(script)).toMatchObject({ status: 1, stdout: '["damaged",0]\n' });
    // While a PDF is open, what is not of pdf.js ends the process as ever.
    const during = script.replace(
      'const { warnings } =',
      "Promise.reject(new Error('of someone else')); const { warnings } =",
    );
    expect(run(during)).toMatchObject({ status: 1, stdout: '' });
  }, 30_000);
});

describe('passwords', () => {
  const locked = makePdf([PAGE], { password: 'open sesame' });

  test('none: told what to do', async () => {
    const error = await failure(readPdf(locked, OPTIONS));
    expect(error.code).toBe('encrypted');
    expect(error.file).toBe('made.pdf');
    expect(error.next).toContain('--password');
  });

  test('a wrong one: told that it is wrong', async () => {
    const error = await failure(readPdf(locked, { ...OPTIONS, password: 'open' }));
    expect(error.code).toBe('encrypted');
    expect(error.message).toBe('The password does not open the PDF.');
  });

  test('the right one opens', async () => {
    expect((await readPdf(locked, { ...OPTIONS, password: 'open sesame' })).text).toBe(SAID);
  });
});

describe('damage', () => {
  test('what is no PDF is an error', async () => {
    const error = await failure(readPdf(new TextEncoder().encode('%PDF-1.7 and nothing else'), OPTIONS));
    expect(error.code).toBe('damaged');
  });

  test('a file without its end is read as far as it goes, and told', async () => {
    const whole = makePdf([PAGE]);
    const result = await readPdf(whole.subarray(0, whole.length - 120), OPTIONS);
    expect(result.text).toBe(SAID);
    expect(result.warnings.map(({ code }) => code)).toEqual(['damaged']);
  });

  test('a file that ends amid a page is read up to there', async () => {
    const whole = makePdf([PAGE, lines(60, 690, ['The audit takes place once a year.'])]);
    const second = Buffer.from(whole).indexOf('The audit');
    const result = await readPdf(whole.subarray(0, second + 12), OPTIONS);
    expect(result.text).toContain(SAID);
    expect(result.warnings.map(({ code }) => code)).toContain('damaged');
  });

  test('the bytes of the caller are left alone', async () => {
    const bytes = makePdf([PAGE]);
    const copy = Uint8Array.from(bytes);
    await readPdf(bytes, OPTIONS);
    expect(bytes).toEqual(copy);
  });
});

describe('bounds', () => {
  test('more pages than the limit are cut, and told', async () => {
    const result = await read([PAGE, PAGE, PAGE], {}, { limits: { ...DEFAULT_LIMITS, pages: 1 } });
    expect(result.text).toBe(SAID);
    expect(result.warnings).toEqual([{ code: 'text-cut', data: { limit: 1 } }]);
    expect(result.readable).toBe('partial');
  });

  test('more text than the limit is cut, and told', async () => {
    const result = await read([PAGE, PAGE], {}, { limits: { ...DEFAULT_LIMITS, textLength: 100 } });
    expect(result.text).toBe(WORDS[0]);
    expect(result.warnings).toEqual([{ code: 'text-cut', data: { limit: 100 } }]);
  });

  test('a stream that unpacks to 300 MB is refused, in little time and memory', async () => {
    const bomb = deflateSync(Buffer.alloc(300_000_000, text(1, 1, 'a')), { level: 1 });
    const made = Buffer.from(makePdf([PAGE], { objects: ['<< /Length 1 >>'] })).toString('latin1');
    const head = `<< /Length ${bomb.length} /Filter /FlateDecode >>\nstream\n`;
    const bytes = Buffer.from(
      made.replace('<< /Length 1 >>', `${head}${bomb.toString('latin1')}\nendstream`),
      'latin1',
    );
    const before = process.memoryUsage().rss;
    const started = performance.now();
    const error = await failure(readPdf(Uint8Array.from(bytes), OPTIONS));
    expect(error.code).toBe('too-large');
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });

  test('compressed twice, it is refused as well', async () => {
    const bomb = deflateSync(deflateSync(Buffer.alloc(100_000_000)));
    const bytes = Buffer.concat([
      Buffer.from(makePdf([PAGE])),
      Buffer.from(`\n901 0 obj\n<< /Filter [/FlateDecode /FlateDecode] /Length ${bomb.length} >>\nstream\n`),
      bomb,
      Buffer.from('\nendstream\nendobj\n%%EOF\n'),
    ]);
    expect((await failure(readPdf(Uint8Array.from(bytes), OPTIONS))).code).toBe('too-large');
  });

  test('an abort is honoured between pages', async () => {
    const abort = new AbortController();
    abort.abort();
    expect((await failure(read([PAGE], {}, { signal: abort.signal }))).code).toBe('aborted');
  });
});

test('nothing is printed and nothing fetched', async () => {
  const out = jest.spyOn(process.stdout, 'write');
  const log = jest.spyOn(console, 'log');
  const warn = jest.spyOn(console, 'warn');
  const fetch = jest.spyOn(globalThis, 'fetch');
  await read([text(60, 690, 'Text in a font that is not there.', 11, 'F3')], { fonts: ['/BaseFont /NoSuchFont'] });
  for (const spy of [out, log, warn, fetch]) {
    expect(spy).not.toHaveBeenCalled();
    spy.mockRestore();
  }
});
