import type { Document } from '../../model.js';

/**
 * The text of a DOCX or PDF, for those who show results in it: a block a line, with the number that its format makes. Line
 * breaks of the source do not count, so a line is the same however the file is laid out.
 *
 * @param document As it was read.
 * @returns lines, each with a line feed behind it; SARIF counts them from 1.
 * @throws nothing.
 */
export function sidecarText({ text, blocks }: Document): string {
  return blocks
    .map(({ start, end, number }) => {
      const line = text.slice(start, end).replace(/\s+/g, ' ').trim();
      return `${number === undefined ? line : `${number} ${line}`}\n`;
    })
    .join('');
}

/** The line of the sidecar, from 1, that an offset in the text of the document stands in. */
export function sidecarLine({ blocks }: Document, offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(1, low);
}

/**
 * Where the sidecar of a file lies in its folder: never outside of it.
 *
 * @param path Of the contract, as the report names it.
 * @returns a relative path with `/` between its parts that ends in ".txt".
 * @throws nothing.
 */
export function sidecarPath(path: string): string {
  const parts = path.split(/[\\/]+/).filter((part) => part !== '' && part !== '.');
  return `${parts.map((part) => (part === '..' ? '_' : part.replace(/:/g, '_'))).join('/')}.txt`;
}
