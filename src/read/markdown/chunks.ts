export interface Chunk {
  readonly start: number;
  readonly end: number;
  readonly isFirst: boolean;
  /** It begins with an item of the list that the chunk before ends with. */
  readonly continuesList: boolean;
  /** It begins with a row of the table that the chunk before ends with: the head of that table, to be parsed before it. */
  readonly tableHead?: string;
  /** Its quotes and lists are nested deeper than the limit, or it is all marks: not to be parsed. */
  readonly isTooDeep: boolean;
}

/** Code units from which on a chunk ends at the next place where it may. */
const CHUNK = 1500;

/** Code units from which on a chunk ends at the next row of a table, or at the next of many link definitions. */
const ROWS = 1500;

/** More than this many marks, at more than one in eight characters, are no text. */
const MARKS = 2000;

/** Code units from which on a chunk ends at the next line: a paragraph as long as a book is none. */
const LONGEST = 60_000;

/**
 * Cuts Markdown where a parser that starts afresh finds the same blocks: before a line without indentation
 * that follows a blank line, is a heading, or is an item of the open list; never inside of fences and HTML. The
 * parser takes time that grows with the square of its input. `head`: before this offset nothing is cut.
 */
export function* chunksOf(source: string, depth: number, head = 0): Generator<Chunk> {
  const bom = source.startsWith('\ufeff') ? 1 : 0;
  let start = bom;
  let isFirst = true;
  let continuesList = false;
  let afterBlank = false;
  let inList = false;
  let inHtml = false;
  let tooDeep = false;
  let tableHead: string | undefined;
  const table = new TableHead();
  let inDefinitions = false;
  const verbatim = new Verbatim();
  const line = /([^\r\n]*)(\r\n|\n|\r|$)/g;
  line.lastIndex = bom;
  while (line.lastIndex < source.length) {
    const at = line.lastIndex;
    const match = line.exec(source);
    const text = match?.[1] ?? '';
    const isDeep = isTooDeep(text, depth);
    const isFree = !verbatim.isOpen && at > start && at >= head;
    const isBlank = /^[ \t]*$/.test(text);
    const endsList = afterBlank && /^[^ \t]/.test(text) && !isItem(text);
    const begins =
      (afterBlank && /^[^ \t]/.test(text)) ||
      (!inHtml && (/^#{1,6}[ \t]/.test(text) || (inList && /^(?:[-+*]|\d{1,9}[.)])[ \t]+[^ \t]/.test(text))));
    const size = at - start;
    const isLong = size >= LONGEST && !isBlank && !inHtml && !text.startsWith('|');
    const row = inList || inHtml || verbatim.isOpen ? table.none() : table.see(text);
    const isDefinition = !inHtml && !inList && DEFINITION.test(text);
    const isRow =
      size >= Math.max(ROWS, 4 * (row?.length ?? 0)) && (row !== undefined || (inDefinitions && isDefinition));
    inDefinitions = isDefinition && (afterBlank || inDefinitions);
    if (isFree && (isRow || (begins && (size >= CHUNK || isDeep !== tooDeep)) || isLong)) {
      const isMarks = isAllMarks(source.slice(start, at));
      yield { start, end: at, isFirst, continuesList, ...headed(tableHead), isTooDeep: tooDeep || isMarks };
      tableHead = row;
      start = at;
      isFirst = false;
      tooDeep = false;
      continuesList = inList && isItem(text);
    }
    tooDeep ||= isDeep;
    verbatim.see(text);
    if (/^#{1,6}[ \t]/.test(text) || endsList) inList = false;
    inList ||= isItem(text);
    inHtml = !isBlank && (inHtml || /^ {0,3}</.test(text));
    afterBlank = isBlank;
    if (match?.[0] === '') break;
  }
  if (start === source.length) return;
  const isMarks = isAllMarks(source.slice(start));
  yield { start, end: source.length, isFirst, continuesList, ...headed(tableHead), isTooDeep: tooDeep || isMarks };
}

/** A whole definition in one line: only after others can it begin none of the lines of a paragraph. */
const DEFINITION = /^\[[^\][^]{1,200}\]:[ \t]*[^ \t]+[ \t]*$/;

function headed(tableHead: string | undefined): { tableHead?: string } {
  return tableHead === undefined ? {} : { tableHead };
}

/** Follows tables whose rows all begin with a bar. */
class TableHead {
  #before: string | undefined;
  #head: string | undefined;

  /** The head of the table of which this line is a row. */
  see(line: string): string | undefined {
    if (!line.startsWith('|')) return this.none();
    const head = this.#head;
    if (head === undefined && this.#before !== undefined && isDelimiter(line) && bars(this.#before) === bars(line)) {
      this.#head = `${this.#before}\n${line}\n`;
    }
    this.#before = line;
    return head;
  }

  none(): undefined {
    this.#before = undefined;
    this.#head = undefined;
  }
}

function isDelimiter(line: string): boolean {
  return /^\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$/.test(line);
}

function bars(line: string): number {
  return line.trimEnd().endsWith('|') ? (line.match(/(?<!\\)\|/g)?.length ?? 0) : 0;
}

/** Marks that the parser compares each with each; a contract has a few dozen in a chunk. */
function isAllMarks(text: string): boolean {
  if (text.length < MARKS) return false;
  const marks = /\*+|_+|~+|`+|[[\]<&\\]/g;
  let count = 0;
  while (marks.test(text)) if (++count > MARKS && count * 8 > text.length) return true;
  return false;
}

function isItem(line: string): boolean {
  return /^(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/.test(line);
}

/** Whether a line opens more quotes and lists than `limit`. */
function isTooDeep(line: string, limit: number): boolean {
  if (line.length <= limit) return false;
  const marker = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))/y;
  let count = 0;
  while (marker.test(line)) if (++count > limit) return true;
  return false;
}

/** Follows code fences and HTML in which blank lines do not end the block. */
class Verbatim {
  #fence: string | undefined;
  #until: RegExp | undefined;

  get isOpen(): boolean {
    return this.#fence !== undefined || this.#until !== undefined;
  }

  see(line: string): void {
    if (this.#until) {
      if (this.#until.test(line)) this.#until = undefined;
      return;
    }
    const fence = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})(.*)$/.exec(line);
    if (this.#fence !== undefined) {
      const [, mark = '', rest = ''] = fence ?? [];
      if (mark[0] === this.#fence[0] && mark.length >= this.#fence.length && rest.trim() === '')
        this.#fence = undefined;
      return;
    }
    if (fence && !(fence[1]?.startsWith('`') && fence[2]?.includes('`'))) {
      this.#fence = fence[1];
      return;
    }
    const open = /^ {0,3}<(?:(pre|script|style|textarea|table)\b|(!--)|(\?)|(!\[CDATA\[))/i.exec(line);
    if (!open) return;
    const until = open[1] ? new RegExp(`</${open[1]}\\s*>`, 'i') : open[2] ? /-->/ : open[3] ? /\?>/ : /\]\]>/;
    if (!until.test(line.slice(open[0].length))) this.#until = until;
  }
}
