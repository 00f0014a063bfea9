import { readFileSync } from 'node:fs';
import { toDocx } from '../scripts/examples/docx.js';
import { toHtml } from '../scripts/examples/html.js';
import { toMarkdown } from '../scripts/examples/markdown.js';
import { toPdf } from '../scripts/examples/pdf.js';
import { parseSource } from '../scripts/examples/source.js';
import { analyse } from '../src/analyse/index.js';
import { loadCatalogue } from '../src/catalogue/index.js';
import { assess, readDocument } from '../src/index.js';
import type { Document } from '../src/model.js';

/** One contract in four formats says the same; only the places differ. */
const catalogue = await loadCatalogue();

async function formats(name: string): Promise<[string, Document][]> {
  const source = parseSource(readFileSync(new URL(`../examples/sources/${name}`, import.meta.url), 'utf8'));
  const made: [string, string | Uint8Array][] = [
    ['contract.md', toMarkdown(source)],
    ['contract.html', toHtml(source)],
    ['contract.docx', await toDocx(source)],
    ['contract.pdf', await toPdf(source)],
  ];
  const read: [string, Document][] = [];
  // One after the other: jest cannot load two modules at once that have a third in common.
  for (const [path, content] of made) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    read.push([path, await readDocument(bytes, { path })]);
  }
  return read;
}

/** Letters and figures alone: line ends, hyphens and quotation marks are the format's. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();

const NAMES = ['draft-in-negotiation.md', 'draft-in-negotiation-fr.md', 'lab-terms-of-sale.md', 'lab-maintenance.md'];

describe.each(NAMES)('%s in four formats', (name) => {
  let all: [string, Document][];
  beforeAll(async () => {
    all = await formats(name);
  });

  test('has the same clauses', () => {
    const clauses = all.map(([path, document]) => {
      const contract = analyse([document], catalogue);
      // A number as Word generates it and as it is typed: "Article 3" and "3" are one.
      return [path, contract.clauses.flatMap((c) => (c.path === undefined ? [] : [c.path.replace(/^\D+ /, '')]))];
    });
    const [first, ...others] = clauses;
    for (const [path, paths] of others) expect([path, paths]).toEqual([path, first![1]]);
  });

  test('has the same verdicts, missing elements, red flags and first quotes', () => {
    const reports = all.map(([path, document]) => {
      const report = assess([document], catalogue);
      return [
        path,
        {
          kind: report.kind.id,
          findings: report.findings.map((f) => ({
            requirement: f.requirement,
            verdict: f.verdict,
            missing: f.missing.map((m) => m.element),
            quote: plain(f.evidence[0]?.quote ?? '').slice(0, 80),
          })),
          redFlags: report.redFlags.map((r) => r.id),
        },
      ];
    });
    const [first, ...others] = reports;
    for (const [path, found] of others) expect([path, found]).toEqual([path, first![1]]);
  });
});
