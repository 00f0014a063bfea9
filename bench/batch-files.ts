import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { hostileFiles } from './hostile-files.js';

export interface BatchFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly hostile: boolean;
}

/** So many files made from the examples, in DOCX, PDF and Markdown, no two alike; each 250th of a kind that is hostile. */
export async function* batchFiles(
  count: number,
  hostile = Math.min(20, Math.ceil(count / 5)),
): AsyncGenerator<BatchFile> {
  const read = (name: string) => new Uint8Array(readFileSync(new URL(`../examples/${name}`, import.meta.url)));
  const makers = [
    { extension: 'docx', make: docxMaker(read('draft-in-negotiation.docx')) },
    { extension: 'md', make: markdownMaker(read('complete-agreement.md')) },
    { extension: 'pdf', make: pdfMaker(read('lab-maintenance.pdf')) },
    { extension: 'docx', make: docxMaker(read('lab-terms-of-sale.docx')) },
    { extension: 'md', make: markdownMaker(read('draft-in-negotiation.md')) },
    { extension: 'docx', make: docxMaker(read('draft-in-negotiation-fr.docx')) },
  ];
  const bombs = hostileFiles();
  const every = Math.floor(count / Math.max(1, hostile));
  for (let i = 0; i < count; i++) {
    const number = String(i).padStart(5, '0');
    const bomb = i % every === every - 1 ? bombs[Math.floor(i / every) % bombs.length] : undefined;
    if (bomb && i < every * hostile) {
      yield { name: `${number}-${bomb.name}`, bytes: await bomb.bytes(), hostile: true };
      continue;
    }
    const { extension, make } = makers[i % makers.length]!;
    yield { name: `${number}.${extension}`, bytes: make(i), hostile: false };
  }
}

type Maker = (number: number) => Uint8Array;

function markdownMaker(bytes: Uint8Array): Maker {
  const text = strFromU8(bytes);
  return (number) => strToU8(`${text}\n\nReference of this agreement: ${number}.\n`);
}

function docxMaker(bytes: Uint8Array): Maker {
  const parts = unzipSync(bytes);
  const body = strFromU8(parts['word/document.xml']!);
  const end = body.lastIndexOf('<w:sectPr');
  return (number) => {
    const paragraph = `<w:p><w:r><w:t>Reference: ${number}.</w:t></w:r></w:p>`;
    return zipSync({ ...parts, 'word/document.xml': strToU8(body.slice(0, end) + paragraph + body.slice(end)) });
  };
}

/** A comment behind its end does not change what is read, but the bytes. */
function pdfMaker(bytes: Uint8Array): Maker {
  return (number) => Uint8Array.from(Buffer.concat([bytes, Buffer.from(`\n%${number}\n`)]));
}
