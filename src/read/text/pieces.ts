/** A stretch of text with its place in the source. */
export interface Piece {
  readonly text: string;
  /** Where `text` stands verbatim in the source, in code units; absent for text that the reader made. */
  readonly source?: number;
  /** A space that is a line end in the source. */
  readonly soft?: true;
  /** A tracked change begins or ends here, or stood here and is left out. The text is empty. */
  readonly change?: ChangeMark;
}

export type ChangeMark =
  | { readonly at: 'start' | 'end'; readonly kind: 'insertion' | 'deletion' }
  | { readonly at: 'left-out'; readonly kind: 'insertion' | 'deletion'; readonly text: string };

export function textOf(pieces: readonly Piece[]): string {
  let text = '';
  for (const piece of pieces) text += piece.text;
  return text;
}

/** The pieces from `from` to `to`, counted in code units of their text. */
export function slicePieces(pieces: readonly Piece[], from: number, to: number): Piece[] {
  const result: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const start = Math.max(from - at, 0);
    const end = Math.min(to - at, piece.text.length);
    if (start === 0 && end === piece.text.length && (piece.text !== '' || (at >= from && at <= to))) result.push(piece);
    else if (start < end) {
      const text = piece.text.slice(start, end);
      result.push(piece.source === undefined ? { text } : { text, source: piece.source + start });
    }
    at += piece.text.length;
    if (at > to) break;
  }
  return result;
}

/** Without white space at both ends. */
export function trimPieces(pieces: readonly Piece[]): Piece[] {
  const text = textOf(pieces);
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  return start === 0 && end === text.length ? [...pieces] : slicePieces(pieces, start, Math.max(start, end));
}

/** Splits at the code unit offsets `cuts` (ascending); every part is trimmed, empty parts are left out. */
export function splitPieces(pieces: readonly Piece[], cuts: readonly number[]): Piece[][] {
  const length = textOf(pieces).length;
  const bounds = [0, ...cuts, length];
  const parts: Piece[][] = [];
  for (let i = 0; i + 1 < bounds.length; i++) {
    const part = trimPieces(slicePieces(pieces, bounds[i] ?? 0, bounds[i + 1] ?? length));
    if (textOf(part).trim() !== '') parts.push(part);
  }
  return parts;
}
