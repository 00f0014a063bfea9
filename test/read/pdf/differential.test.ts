import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPdf } from '../../../src/read/pdf/index.js';
import { lines, makePdf, text } from './make.js';
import { OPTIONS } from './read.js';

/** pdf-parse runs in a process of its own: it sets the same global worker as unpdf. */
const PARSE = `
  import { readFileSync } from 'node:fs';
  import { PDFParse } from 'pdf-parse';
  const parser = new PDFParse({ data: new Uint8Array(readFileSync(process.argv[1])) });
  process.stdout.write(JSON.stringify((await parser.getText({ pageJoiner: '' })).text));
  await parser.destroy();
`;

const BODY = [
  'The processor shall make available to the controller all information necessary to',
  'demonstrate compliance with the obligations laid down in this agreement, and con-',
  'tribute to audits conducted by the controller or an auditor that it has mandated.',
];

const SAMPLES: Record<string, Uint8Array> = {
  prose: makePdf([lines(60, 700, BODY) + text(60, 640, '2. Audits', 14) + lines(60, 610, BODY)], { compress: true }),
  'two columns': makePdf([
    lines(
      50,
      700,
      Array.from({ length: 12 }, (_, index) => `the left column, line ${index}, is read first`),
      9,
    ) +
      lines(
        310,
        700,
        Array.from({ length: 12 }, (_, index) => `the right column, line ${index}, comes after it`),
        9,
      ),
  ]),
  table: makePdf([
    ['Name Purpose Place', 'Nimbus Hosting Ireland', 'Postbox Messages France']
      .flatMap((row, index) => row.split(' ').map((cell, column) => text(60 + 150 * column, 700 - 24 * index, cell)))
      .join(''),
  ]),
  'header and footer': makePdf(
    [1, 2, 3].map((page) => text(60, 815, 'Agreement v2') + lines(60, 700, BODY) + text(290, 25, `${page} / 3`)),
  ),
};

/** Left out on purpose. */
const REMOVED: Record<string, string> = { 'header and footer': 'Agreement v2 1 / 2 3' };

test.each(Object.keys(SAMPLES))(
  'every word that pdf-parse finds is in the text: %s',
  async (name) => {
    const folder = mkdtempSync(join(tmpdir(), 'differential-'));
    try {
      const file = join(folder, 'sample.pdf');
      writeFileSync(file, SAMPLES[name]!);
      const output = execFileSync(process.execPath, ['--input-type=module', '-e', PARSE, file], { encoding: 'utf8' });
      const theirs: string = JSON.parse(output);
      const ours = (await readPdf(Uint8Array.from(readFileSync(file)), OPTIONS)).text;
      const known = new Set(`${ours} ${REMOVED[name] ?? ''}`.split(/\s+/));
      const lost = theirs
        .replace(/-\n/g, '')
        .split(/\s+/)
        .filter((word) => word !== '' && !known.has(word));
      expect(lost).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  30_000,
);
