import type { Block } from '../../model.js';
import { DocumentBuilder } from '../builder.js';
import type { ReaderOptions, ReaderResult } from '../options.js';
import { type Piece, textOf } from './pieces.js';

/** A block before its offsets are known. */
export interface Draft extends Omit<Block, 'start' | 'end'> {
  readonly pieces: readonly Piece[];
  /** Where the block begins in the source: for empty cells, which have no text to tell it. */
  readonly at?: number;
  /** All of its text is set in bold type. */
  readonly strong?: boolean;
}

/** Writes the drafts as a document; cuts at `limits.textLength`, with a warning. */
export function layOut(
  drafts: readonly Draft[],
  source: string,
  options: ReaderOptions,
  more: { readonly declaredLanguage?: string | undefined; readonly warnings?: ReaderResult['warnings'] } = {},
): ReaderResult {
  const builder = new DocumentBuilder();
  const lines = new Lines(source);
  builder.warnings.push(...(more.warnings ?? []));
  const limit = options.limits.textLength;
  for (const draft of drafts) {
    if (draft.kind !== 'cell' && textOf(draft.pieces).trim() === '') continue;
    const room = limit - builder.offset - 1;
    const isCut = room < textOf(draft.pieces).length;
    if (isCut && !builder.warnings.some((warning) => warning.code === 'text-cut')) {
      builder.warnings.push({ code: 'text-cut', data: { limit } });
    }
    if (room > 0) write(draft, builder, lines, room);
    if (isCut) break;
  }
  if (builder.changes.length > 0) {
    const data = { count: builder.changes.length, view: options.view, authors: '' };
    builder.warnings.push({ code: 'tracked-changes', data });
  }
  return builder.result({ readable: 'full', declaredLanguage: more.declaredLanguage });
}

function write(draft: Draft, builder: DocumentBuilder, lines: Lines, room: number): void {
  const { pieces, at, strong: _, ...block } = draft;
  let left = room;
  let open: { kind: 'insertion' | 'deletion'; start: number; text: string } | undefined;
  const close = () => {
    if (open && builder.offset > open.start) {
      builder.changes.push({ kind: open.kind, start: open.start, end: builder.offset, text: open.text });
    }
    open = undefined;
  };
  builder.block(block, () => {
    if (at !== undefined) builder.anchor(builder.lines, lines.of(at));
    for (const piece of pieces) {
      const text = piece.text.slice(0, left);
      left -= text.length;
      if (piece.source !== undefined && text !== '') appendLines(text, piece.source, builder, lines);
      else builder.append(text);
      if (open) open.text += text;
      if (piece.change?.at === 'start') open = { kind: piece.change.kind, start: builder.offset, text: '' };
      if (piece.change?.at === 'end') close();
      if (piece.change?.at === 'left-out') {
        const { kind, text: leftOut } = piece.change;
        builder.changes.push({ kind, start: builder.offset, end: builder.offset, text: leftOut });
      }
    }
    close();
  });
}

/** A piece may run over several lines of the source; each gets its anchor. */
function appendLines(text: string, source: number, builder: DocumentBuilder, lines: Lines): void {
  let from = 0;
  for (let next = text.indexOf('\n') + 1; next > 0; next = text.indexOf('\n', from) + 1) {
    builder.anchor(builder.lines, lines.of(source + from));
    builder.append(text.slice(from, next), source + from);
    from = next;
  }
  if (from === text.length) return;
  builder.anchor(builder.lines, lines.of(source + from));
  builder.append(text.slice(from), source + from);
}

/** Line numbers (from 1) of a text whose lines end in LF, CRLF or CR. */
class Lines {
  readonly #starts: number[] = [0];

  constructor(source: string) {
    for (let i = 0; i < source.length; i++) {
      const unit = source.charCodeAt(i);
      if (unit === 10 || (unit === 13 && source.charCodeAt(i + 1) !== 10)) this.#starts.push(i + 1);
    }
  }

  of(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }
}
