import type { Document } from '../../src/model.js';

/** What is wrong with the layout and the places of a document read from `source`; empty if nothing is. */
export function faults(document: Document, source: string): string[] {
  const found: string[] = [];
  const { text, blocks, anchors } = document;
  let end = 0;
  blocks.forEach((block, i) => {
    if (block.start < end || block.end < block.start) found.push(`block ${i} overlaps`);
    if (text.slice(end, block.start).trim() !== '') found.push(`text before block ${i}`);
    if (i > 0 && !text.slice(end, block.start).includes('\n')) found.push(`no line feed before block ${i}`);
    if (block.kind !== 'cell' && text.slice(block.start, block.end).trim() === '') found.push(`block ${i} is empty`);
    end = block.end;
  });
  if (text.slice(end).trim() !== '') found.push('text after the last block');
  let last = 0;
  for (const segment of anchors.source) {
    const here = text.slice(segment.offset, segment.offset + segment.length);
    const there = source.slice(segment.source, segment.source + segment.length);
    if (here !== there) found.push(`"${here}" is "${there}" in the source`);
    if (segment.offset < last || segment.length === 0) found.push(`segment at ${segment.offset} is out of order`);
    last = segment.offset + segment.length;
    const line = anchors.lines.findLast((anchor) => anchor.offset <= segment.offset)?.value;
    if (line !== lineOf(source, segment.source)) found.push(`line ${line} of "${here}" is wrong`);
  }
  return found;
}

/** The blocks as short lines: kind, level, number, check box, cell, text. */
export function outline(document: Document): string[] {
  return document.blocks.map((block) => {
    const place = block.cell ? `${block.cell.row},${block.cell.column}${block.cell.header ? ' header' : ''}` : '';
    const box = block.checked === undefined ? '' : block.checked ? '[x]' : '[ ]';
    const head = [`${block.kind}${block.level || ''}`, block.number, box, place].filter(Boolean).join(' ');
    return `${head}: ${document.text.slice(block.start, block.end)}`;
  });
}

function lineOf(source: string, offset: number): number {
  return (
    source.slice(0, offset).split(/\r\n|\n|\r/).length -
    (source[offset - 1] === '\r' && source[offset] === '\n' ? 1 : 0)
  );
}
