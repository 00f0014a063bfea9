import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { toDocx } from './docx.js';
import { toMarkdown } from './markdown.js';
import { toPdf } from './pdf.js';
import { parseSource, type Source } from './source.js';

/** Every example that is made from a source, with the bytes that it should have. */
export async function made(): Promise<{ path: string; bytes: Uint8Array }[]> {
  const encoder = new TextEncoder();
  return Promise.all([
    file('lab-terms-of-sale.docx', toDocx),
    file('lab-maintenance.pdf', toPdf),
    file('draft-in-negotiation.docx', toDocx),
    file('draft-in-negotiation-fr.docx', toDocx),
    file('draft-in-negotiation.md', async (source) => encoder.encode(toMarkdown(source))),
  ]);
}

async function file(
  name: string,
  make: (source: Source) => Promise<Uint8Array>,
): Promise<{ path: string; bytes: Uint8Array }> {
  const source = parseSource(readFileSync(at(`sources/${name.replace(/\.\w+$/, '.md')}`), 'utf8'));
  return { path: at(name), bytes: await make(source) };
}

function at(path: string): string {
  return fileURLToPath(new URL(`../../examples/${path}`, import.meta.url));
}
