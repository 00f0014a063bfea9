import { type Piece, textOf } from './pieces.js';

export interface Line {
  /** Without white space at both ends. */
  readonly text: string;
  /** The whole line without its end. */
  readonly pieces: readonly Piece[];
  /** Columns of white space before the text; a tab counts to the next multiple of eight. */
  readonly indent: number;
}

/** The lines of a text whose line ends are LF, CRLF, CR or a form feed. */
export function linesOf(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = [];
  let open: Piece[] = [];
  const close = () => {
    const text = textOf(open);
    lines.push({ text: text.replace(/^[\s\ufeff]+|\s+$/g, ''), pieces: open, indent: indentOf(text) });
    open = [];
  };
  for (const piece of pieces) {
    let from = 0;
    for (const end of piece.text.matchAll(/\r\n|[\n\r\f]/g)) {
      add(open, piece, from, end.index);
      close();
      from = end.index + end[0].length;
    }
    add(open, piece, from, piece.text.length);
  }
  close();
  return lines;
}

/**
 * The column at which a text was wrapped, or infinity if its lines are whole paragraphs: lines that go
 * on in the next one are then of any length.
 */
export function wrapWidth(lines: readonly Line[]): number {
  const lengths: number[] = [];
  lines.forEach((line, i) => {
    const next = lines[i + 1];
    if (line.text !== '' && next && next.text !== '') lengths.push(line.indent + line.text.length);
  });
  const longest = Math.max(0, ...lengths.slice(0, 3));
  if (lengths.length < 3) {
    // Too few to be sure, unless they are all of a length.
    const isEven =
      lengths.length > 0 && longest >= 50 && longest <= 120 && lengths.every((one) => one >= longest * 0.85);
    return isEven ? longest : Number.POSITIVE_INFINITY;
  }
  const sorted = [...lengths].sort((a, b) => a - b);
  const width = sorted[Math.floor((sorted.length - 1) * 0.97)] ?? 0;
  const full = lengths.filter((length) => length >= width * 0.8).length;
  return width >= 40 && width <= 160 && full >= lengths.length * 0.4 ? width : Number.POSITIVE_INFINITY;
}

function add(open: Piece[], piece: Piece, from: number, to: number): void {
  if (from >= to) return;
  const text = piece.text.slice(from, to);
  open.push(piece.source === undefined ? { text } : { text, source: piece.source + from });
}

function indentOf(text: string): number {
  let column = 0;
  for (const character of text) {
    if (character === '\t') column += 8 - (column % 8);
    else if (/[^\S\n]/.test(character)) column++;
    else break;
  }
  return column;
}
