import type { Anchor, Anchors, Block, Change, Comment, SourceSegment, Warning } from '../model.js';
import type { ReaderResult } from './options.js';

/**
 * Collects text, blocks and anchors in reading order, so that every reader lays them out alike: blocks are
 * separated by one line feed, no block is empty, nothing stands outside of blocks.
 */
export class DocumentBuilder {
  #parts: string[] = [];
  #length = 0;
  readonly blocks: Block[] = [];
  readonly lines: Anchor<number>[] = [];
  readonly pages: Anchor<{ readonly page: number; readonly label?: string }>[] = [];
  readonly paragraphs: Anchor<number>[] = [];
  readonly packageParts: Anchor<string>[] = [];
  readonly source: SourceSegment[] = [];
  readonly changes: Change[] = [];
  readonly comments: Comment[] = [];
  readonly warnings: Warning[] = [];

  /** Offset at which the next appended text will stand. */
  get offset(): number {
    return this.#length;
  }

  /** Appends text to the open block. `source`: where it stands in the source, if it stands there verbatim. */
  append(text: string, source?: number): void {
    if (text === '') return;
    if (source !== undefined) {
      const last = this.source.at(-1);
      if (last && last.offset + last.length === this.#length && last.source + last.length === source) {
        this.source[this.source.length - 1] = { ...last, length: last.length + text.length };
      } else {
        this.source.push({ offset: this.#length, length: text.length, source });
      }
    }
    this.#parts.push(text);
    this.#length += text.length;
  }

  /** Adds an anchor where the next text will stand; an anchor that says nothing new is dropped. */
  anchor<T>(list: Anchor<T>[], value: T): void {
    const last = list.at(-1);
    if (last?.value === value) return;
    if (last?.offset === this.#length) list[list.length - 1] = { offset: this.#length, value };
    else list.push({ offset: this.#length, value });
  }

  /**
   * Writes one block: `write` appends its text. A block that turns out blank is not recorded (its
   * white space is kept out of quotes because quotes lie within blocks).
   */
  block(block: Omit<Block, 'start' | 'end'>, write: () => void): void {
    // The first block may be an empty cell.
    if (this.#length > 0 || this.blocks.length > 0) {
      this.#parts.push('\n');
      this.#length += 1;
    }
    const start = this.#length;
    const firstPart = this.#parts.length;
    write();
    const text = this.#parts.slice(firstPart).join('');
    if (text.trim() === '' && block.kind !== 'cell') return;
    this.blocks.push(blockOf(block, start, this.#length));
  }

  result(more: Pick<ReaderResult, 'readable'> & { declaredLanguage?: string | undefined }): ReaderResult {
    const anchors: Anchors = {
      lines: this.lines,
      pages: this.pages,
      paragraphs: this.paragraphs,
      parts: this.packageParts,
      source: this.source,
    };
    return {
      text: this.#parts.join(''),
      blocks: this.blocks,
      anchors,
      changes: this.changes,
      comments: this.comments,
      warnings: this.warnings,
      readable: more.readable,
      ...(more.declaredLanguage === undefined ? {} : { declaredLanguage: more.declaredLanguage }),
    };
  }
}

/** Always the same keys in the same order: the engine of JavaScript looks slowly into objects that are each a shape of their own. */
function blockOf(
  { kind, level, number, cell, checked }: Omit<Block, 'start' | 'end'>,
  start: number,
  end: number,
): Block {
  const block: { -readonly [K in keyof Block]: Block[K] } = { kind, start, end, level };
  if (number !== undefined) block.number = number;
  if (cell !== undefined) block.cell = cell;
  if (checked !== undefined) block.checked = checked;
  return block;
}
