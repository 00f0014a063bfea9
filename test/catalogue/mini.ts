import { analyse } from '../../src/analyse/index.js';
import type { Catalogue } from '../../src/catalogue/types.js';
import { judge } from '../../src/judge/index.js';
import { match } from '../../src/match/index.js';
import type { Block, Document, Evidence, Finding } from '../../src/model.js';

/** An example of the catalogue as a document: each line a block; "- " an item, "# " a heading, "a | b" a table row. */
export function miniDocument(text: string): Document {
  const blocks: Block[] = [];
  let body = '';
  let row = 0;
  const add = (kind: Block['kind'], content: string, more: Partial<Block> = {}) => {
    if (body !== '') body += '\n';
    const start = body.length;
    body += content;
    blocks.push({ kind, start, end: body.length, level: 0, ...more });
  };
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    if (line.startsWith('# ')) add('heading', line.slice(2), { level: 1 });
    else if (/^\s*- /.test(line)) {
      const indent = line.length - line.trimStart().length;
      add('item', line.trim().slice(2), { level: 1 + Math.floor(indent / 2), number: '•' });
    } else if (line.includes(' | ')) {
      line.split(' | ').forEach((cell, column) => {
        add('cell', cell, { cell: { table: 0, row, column, header: false } });
      });
      row++;
    } else add('paragraph', line);
  }
  return {
    path: 'example',
    format: 'markdown',
    sha256: '0'.repeat(64),
    text: body,
    blocks,
    anchors: { lines: [], pages: [], paragraphs: [], parts: [], source: [] },
    view: 'final',
    changes: [],
    comments: [],
    readable: 'full',
    warnings: [],
  };
}

/** What the engine finds in an example. */
export function assessExample(
  text: string,
  language: string,
  catalogue: Catalogue,
): {
  findings: Map<string, Finding>;
  evidence: ReadonlyMap<string, readonly Evidence[]>;
  redFlags: Set<string>;
  flagEvidence: ReadonlyMap<string, readonly Evidence[]>;
} {
  const contract = analyse([miniDocument(text)], catalogue, { language });
  // An example is a passage of a processing agreement, however short.
  const agreement = { ...contract, kind: 'processing-agreement' as const };
  const matches = match(agreement, catalogue);
  const judged = judge(agreement, catalogue, matches);
  return {
    findings: new Map(judged.findings.map((f) => [f.requirement, f])),
    evidence: matches.evidence,
    redFlags: new Set(judged.redFlags.map((f) => f.id)),
    flagEvidence: matches.redFlags,
  };
}
