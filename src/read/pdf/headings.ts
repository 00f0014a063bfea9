import { bodySize } from './notes.js';
import type { Line } from './types.js';

/** Gives the level of the heading that the lines of a paragraph make, 0 if they are none. */
export type HeadingLevel = (lines: readonly Line[]) => number;

/** Headings are told by size or bold print against the body; their level is the rank of their style. */
export function headingsOf(paragraphs: readonly (readonly Line[])[], bold: ReadonlySet<string>): HeadingLevel {
  const body = Math.round(bodySize(paragraphs.flat()) * 2) / 2;
  const styles = new Set<number>();
  for (const lines of paragraphs) {
    const style = styleOf(lines, body, bold);
    if (style > 0) styles.add(style);
  }
  const ranks = [...styles].sort((one, other) => other - one);
  return (lines) => {
    const style = styleOf(lines, body, bold);
    return style > 0 ? Math.min(9, ranks.indexOf(style) + 1) : 0;
  };
}

/** 0 for body text; the bigger the number, the higher the heading. */
function styleOf(lines: readonly Line[], body: number, bold: ReadonlySet<string>): number {
  if (lines.length > 4) return 0;
  const text = lines.map((line) => line.text).join(' ');
  if (text.length > 200 || !/\p{L}{2}/u.test(text) || /[;,]$/u.test(text)) return 0;
  const size = Math.round(Math.min(...lines.map((line) => line.size)) * 2) / 2;
  const isBold = lines.every((line) => line.uniform && bold.has(line.font));
  if (size >= body * 1.1) return size * 10 + (isBold ? 2 : 0);
  if (size < body * 0.93) return 0;
  // A sentence in bold print is emphasis, a short label with a full stop a heading.
  if (isBold && (text.length < 80 || !/[.:]$/u.test(text))) return body * 10 + 2;
  const capitals = /^[^\p{Ll}]*$/u.test(text) && /\p{Lu}{3}/u.test(text) && text.length <= 100;
  return capitals && lines.length <= 2 && !/[.:…_]$/u.test(text) && !/\.{4}|\d$/u.test(text) ? body * 10 + 1 : 0;
}
