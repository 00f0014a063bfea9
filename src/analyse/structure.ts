import type { Block, Clause, Document } from '../model.js';
import { type ClauseNumber, clauseNumber } from './numbers.js';

/** What the words of a language tell about structure, folded. */
export interface StructureWords {
  readonly clause: ReadonlySet<string>;
  readonly annex: ReadonlySet<string>;
}

/** A block as part of the contract's structure. */
export interface StructuredBlock {
  readonly block: Block;
  readonly number: ClauseNumber | undefined;
  /** Where the text behind a number typed by hand begins. */
  readonly contentStart: number;
  readonly heading: boolean;
  /** A paragraph that begins with a dash: an item all the same. */
  readonly isDashed: boolean;
  /** Index of the clause that the block belongs to. */
  readonly clause: number;
  /** The smaller, the higher up: orders headings, numbers and items among each other. */
  readonly depth: number;
}

/** While a contract is analysed. */
export type MutableClause = { -readonly [K in keyof Clause]: Clause[K] };

/**
 * Clauses of one document from its headings and numbers, generated or typed. `firstClause` is the index that its first
 * clause gets, since a contract may have several documents.
 */
export function structure(
  document: Document,
  index: number,
  words: StructureWords,
  firstClause: number,
): { blocks: StructuredBlock[]; clauses: MutableClause[] } {
  const clauses: MutableClause[] = [
    {
      index: firstClause,
      span: { document: index, start: 0, end: document.text.length },
      level: 0,
      kind: 'preamble',
    },
  ];
  const blocks: StructuredBlock[] = [];
  const open: { clause: MutableClause; depth: number }[] = [{ clause: clauses[0]!, depth: -1 }];
  for (let i = 0; i < document.blocks.length; i++) {
    const block = document.blocks[i]!;
    const text = document.text.slice(block.start, block.end);
    const typed =
      block.kind === 'cell' || block.kind === 'note' ? undefined : typedNumber(text, block.kind === 'heading', words);
    const generated = block.number === undefined ? undefined : clauseNumber(`${block.number} `, words);
    const number = generated ?? typed;
    const contentStart = generated || !typed ? block.start : block.start + Math.min(typed.length, text.length);
    const content = document.text.slice(contentStart, block.end);
    const heading =
      block.kind === 'heading'
        ? !isText(content)
        : isTypedHeading(block, content, number, document.blocks[i + 1]) && !isListed(i, number);
    const annex = heading && isAnnex(text, number, words);
    const depth = depthOf(block, number, heading, annex);
    const starts = block.kind !== 'cell' && block.kind !== 'note' && (heading || startsClause(block, number));
    if (starts) {
      while (open.length > 1 && open.at(-1)!.depth >= depth) close(open.pop()!.clause, block.start);
      const parent = open.at(-1)!.clause;
      const title = heading ? content.trim() || text.trim() : runInHeading(content, number);
      const clause: MutableClause = {
        index: firstClause + clauses.length,
        span: { document: index, start: block.start, end: document.text.length },
        parent: parent.index,
        level: open.length,
        kind: annex ? 'annex' : parent.kind === 'preamble' ? 'clause' : parent.kind,
      };
      if (number) {
        clause.number = number.label;
        clause.path = pathOf(number, parent);
      }
      if (title) clause.heading = title.slice(0, 200);
      clauses.push(clause);
      open.push({ clause, depth });
    }
    const own = open.at(-1)!.clause;
    const isDashed = block.kind === 'paragraph' && !heading && DASHED.test(content);
    blocks.push({
      block,
      number,
      contentStart,
      heading,
      isDashed,
      clause: own.index,
      depth: starts ? depth : ITEM_DEPTH,
    });
  }
  return { blocks, clauses };

  /** "i. Storage", "ii. Deletion", one behind the other: items of a list, short as they are. */
  function isListed(i: number, number: ClauseNumber | undefined): boolean {
    // "i." alone may be either.
    const isSmall = (other: ClauseNumber | undefined) => other?.kind === 'letter' || other?.kind === 'roman';
    if (!isSmall(number)) return false;
    const before = blocks[i - 1];
    if (before && !before.heading && isSmall(before.number)) return true;
    const next = document.blocks[i + 1];
    const head = next && document.text.slice(next.start, Math.min(next.end, next.start + NUMBER_LENGTH));
    return head !== undefined && isSmall(typedNumber(head, false, words));
  }

  function close(clause: MutableClause, end: number): void {
    clause.span = { document: index, start: clause.span.start, end };
  }
}

/** Not "— 2 —". */
const DASHED = /^\s*(?:[-‐‑]\s{1,3}|[‒-―−]\s{0,3})["'“‘«(]?\p{L}/u;

/** A paragraph in the clothes of a heading: the mark of one stands before the whole clause. */
function isText(content: string): boolean {
  const words = content.trim().split(/\s+/).length;
  return words > LONGEST_HEADING || (words > LONGEST_HEADING / 2 && /[.;:]["'”’)]*\s*$/.test(content));
}

/** In words. */
const LONGEST_HEADING = 28;

/** In code units: a number typed by hand is no longer. */
const NUMBER_LENGTH = 60;

/** A heading may have its number without a full stop: "3 Security". */
function typedNumber(text: string, heading: boolean, words: StructureWords): ClauseNumber | undefined {
  const number = clauseNumber(text.slice(0, NUMBER_LENGTH), words);
  if (number || !heading) return number;
  const bare = /^\s*(\d{1,2})\s*[–—:-]?\s+(?=\p{Lu})/u.exec(text);
  return bare ? { label: bare[1]!, kind: 'decimal', depth: 1, length: bare[0].length } : undefined;
}

/** Deeper than every clause: an unnumbered paragraph or bullet. */
const ITEM_DEPTH = 90;

function depthOf(block: Block, number: ClauseNumber | undefined, heading: boolean, annex: boolean): number {
  if (annex) return 0;
  if (heading && block.kind === 'heading') return block.level;
  if (!number) return heading ? 8 : ITEM_DEPTH;
  if (number.kind === 'annex') return ITEM_DEPTH;
  const nesting = block.kind === 'item' ? block.level - 1 : 0;
  if (number.kind === 'word' || number.kind === 'section-sign') return 9 + number.depth;
  if (number.kind === 'decimal') return 10 + number.depth + nesting * 2;
  return (number.kind === 'letter' ? 30 : 32) + nesting * 2;
}

/** Bullets start no clause of their own: they are items of the clause around them. */
function startsClause(block: Block, number: ClauseNumber | undefined): boolean {
  if (!number || number.kind === 'annex') return false;
  return block.kind !== 'item' || block.number === undefined || /[\p{L}\p{N}]/u.test(block.number);
}

function isAnnex(text: string, number: ClauseNumber | undefined, words: StructureWords): boolean {
  if (number?.kind === 'annex') return true;
  const first = /^\s*[*#]*\s*(\p{L}+)/u.exec(text)?.[1]?.toLowerCase();
  return first !== undefined && words.annex.has(first);
}

/**
 * A heading that only its looks tell: short, without a full stop, with a number or in capitals, and followed by something.
 * PDF and plain text have no others.
 */
function isTypedHeading(
  block: Block,
  content: string,
  number: ClauseNumber | undefined,
  next: Block | undefined,
): boolean {
  if (block.kind === 'cell' || block.kind === 'note' || next === undefined || next.kind === 'cell') {
    if (!(next?.kind === 'cell' && block.kind === 'paragraph')) return false;
  }
  const text = content.trim();
  // "Confidentiality; and" is an item of a list.
  if (text.length === 0 || text.length > 90 || /[.:,?!]$|;/.test(text)) return false;
  const wordList = text.split(/\s+/);
  if (wordList.length > 11 || !/^["'“«(]?\p{Lu}|^["'“«(]?\p{N}/u.test(text)) return false;
  if (block.kind === 'item') {
    // A numbered list item that is as short as a heading and has deeper text below it.
    return (
      number !== undefined &&
      number.kind !== 'letter' &&
      number.kind !== 'roman' &&
      next !== undefined &&
      (next.kind !== 'item' || next.level > block.level)
    );
  }
  if (number && number.kind !== 'letter' && number.kind !== 'roman') return true;
  if (text === text.toUpperCase() && /\p{Lu}{3}/u.test(text)) return true;
  const long = wordList.filter((w) => w.length > 3);
  return (
    long.length > 0 && long.filter((w) => /^["'“«(]?\p{Lu}/u.test(w)).length / long.length > 0.7 && wordList.length <= 8
  );
}

/** Whether a full stop or a colon is the first sign of a text that may end a sentence, and stands near its beginning. */
function mayHaveLabel(content: string): boolean {
  const start = content.length - content.trimStart().length;
  SIGN.lastIndex = start;
  if (!SIGN.test(content)) return false;
  const at = SIGN.lastIndex - 1;
  return at - start <= LONGEST_LABEL && (content[at] === '.' || content[at] === ':');
}

const SIGN = /[.:!?;\n]/g;
/** In code units. */
const LONGEST_LABEL = 122;

/** "7.1 Audit rights. The Processor …": the first words name the clause. */
function runInHeading(content: string, number: ClauseNumber | undefined): string | undefined {
  if (!number || !mayHaveLabel(content)) return undefined;
  const m = /^\s*(\p{Lu}[^.:!?;\n]{2,60})[.:]\s+(?=\p{Lu})/u.exec(content);
  if (!m || m[1]!.split(/\s+/).length > 7) return undefined;
  return m[1]!.trim();
}

function pathOf(number: ClauseNumber, parent: Clause): string {
  if (number.kind === 'letter' || number.kind === 'roman') return `${parent.path ?? ''}${number.label}`;
  if (number.kind === 'decimal' && number.depth === 1 && parent.path) return `${parent.path}(${number.label})`;
  return number.label;
}
