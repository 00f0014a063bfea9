import type { Root } from 'mdast';

type Node = { type: string; position: Position; children?: Node[]; [key: string]: unknown };

interface Position {
  readonly start: Point;
  readonly end: Point;
}

interface Point {
  readonly line: number;
  readonly column: number;
  offset: number;
}

/**
 * Parses Markdown that holds nothing but headings, paragraphs, lists, tables and rules, with bold, italic and quoted code and
 * with links in them, as remark would; undefined if there is anything else in it, or anything that can be read in two ways:
 * that is for remark. Nearly all of a contract is like this, and it takes a small fraction of the time. A property test
 * compares the two.
 *
 * `hasDefinitions`: whether "[label]" may be a link, since the file defines labels somewhere.
 */
export function parseSimple(text: string, hasDefinitions = false): Root | undefined {
  return COMPLEX.test(text) ? undefined : new SimpleParser(text, hasDefinitions).parse();
}

/** Escapes of what marks text, character references, HTML, struck text, images, definitions, empty items, tabs. */
const COMPLEX =
  /\\[*_[\]`\\\r\n]|[\t\0]|<[A-Za-z/!?]|&(?:#|[A-Za-z][A-Za-z0-9]*;)|~~|!\[|\]:|^ *(?:[-+*=]|--|=+|\d{1,9}[.)]) *\r?$|\r(?!\n)/m;

/** How a line begins that is text, when it is no heading, item or rule: no marker, no quote, no fence. */
const PLAIN_START = /^(?:[^-+*>`<\s]|[-+*](?!\s|$)|`(?!``)|<)/;

const ESCAPE = /\\([!-/:-@[-`{-~])/g;

const ITEM = /^([-+*]|(\d{1,9})([.)]))( +)(?=\S)/;

const RULE = /^(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$/;

const DELIMITER = /^\|? *:?-+:? *(?:\| *:?-+:? *)*\|?$/;

/** An item that is open: what is indented at least as far as its content belongs to it. */
interface OpenItem {
  readonly list: Node;
  readonly item: Node;
  readonly sign: string;
  /** Column at which its content begins. */
  readonly content: number;
}

class SimpleParser {
  readonly #root: Node = { type: 'root', children: [], position: position(0, 0) };
  /** Outermost first. */
  #open: OpenItem[] = [];
  #paragraph: { start: number; end: number; into: Node } | undefined;
  #afterBlank = true;
  #at = 0;
  readonly #literalBrackets: boolean;

  constructor(
    readonly text: string,
    hasDefinitions: boolean,
  ) {
    this.#literalBrackets = !hasDefinitions;
  }

  parse(): Root | undefined {
    while (this.#at < this.text.length) {
      const start = this.#at;
      const end = this.#lineEnd(start);
      this.#at = end + 1;
      const line = this.text.slice(start, end).replace(/[ \r]+$/, '');
      if (line === '') {
        if (!this.#close()) return undefined;
        this.#afterBlank = true;
        continue;
      }
      if (!this.#line(line, start)) return undefined;
      this.#afterBlank = false;
    }
    return this.#close() ? (this.#root as unknown as Root) : undefined;
  }

  /** Where the line that an offset stands in ends. */
  #lineEnd(at: number): number {
    const end = this.text.indexOf('\n', at);
    return end === -1 ? this.text.length : end;
  }

  /** Whether the line could be taken in. */
  #line(line: string, start: number): boolean {
    const content = line.trimStart();
    const indent = line.length - content.length;
    if (content === '' || /^\s/.test(content)) return false;
    if (content[0] === '#' && /^#{1,6}(?:\s|$)/.test(content)) return indent === 0 && this.#heading(line, start);
    if (RULE.test(content)) return this.#rule(content, indent, start);
    const item = ITEM.exec(content);
    if (item) return this.#item(item, content, indent, start);
    return PLAIN_START.test(content) && this.#plain(content, indent, start);
  }

  #heading(line: string, start: number): boolean {
    const marks = /^(#{1,6}) +(?=[^#\s])/.exec(line);
    if (!marks || line.endsWith('#') || !this.#close()) return false;
    this.#open = [];
    const end = start + line.length;
    const children = this.#inlines(start + marks[0].length, end);
    if (!children) return false;
    this.#root.children!.push({ type: 'heading', depth: marks[1]!.length, children, position: position(start, end) });
    return true;
  }

  #rule(content: string, indent: number, start: number): boolean {
    // Below text a line of dashes makes a heading of it.
    if (indent > 0 || (this.#paragraph && content[0] === '-') || !this.#close()) return false;
    this.#open = [];
    this.#root.children!.push({ type: 'thematicBreak', position: position(start, start + content.length) });
    return true;
  }

  #item(match: RegExpExecArray, content: string, indent: number, start: number): boolean {
    const [marker = '', bullet = '', digits, point, gap = ''] = match;
    const rest = content.slice(marker.length);
    if (gap.length > 4 || !PLAIN_START.test(rest) || ITEM.test(rest) || RULE.test(rest)) return false;
    if (/^(?:\[[ xX]\]|#{1,6})(?:\s|$)/.test(rest) || this.#isTable(start, rest)) return false;
    const depth = this.#depthAt(indent);
    const outer = this.#open[depth - 1];
    const own = indent - (outer?.content ?? 0);
    if (own > 3) return false;
    const sibling = this.#open[depth];
    const sign = point ?? bullet;
    // What may interrupt a paragraph, and what only goes on with it, is for remark.
    if (this.#paragraph && !sibling && digits !== undefined && Number(digits) !== 1) return false;
    if (!this.#close()) return false;
    const from = start + indent;
    const item: Node = { type: 'listItem', children: [], position: position(from, start + indent + content.length) };
    let list = sibling?.sign === sign ? sibling.list : undefined;
    // A list that follows text in an item, or another list, without a blank line between.
    if (!list && sibling && !this.#afterBlank && digits !== undefined && Number(digits) !== 1) return false;
    this.#open.length = depth;
    if (!list) {
      list = {
        type: 'list',
        ordered: digits !== undefined,
        ...(digits === undefined ? {} : { start: Number(digits) }),
        children: [],
        position: position(from, from + content.length),
      };
      (outer?.item ?? this.#root).children!.push(list);
    }
    list.children!.push(item);
    this.#open.push({ list, item, sign, content: indent + marker.length });
    this.#paragraph = { start: from + marker.length, end: from + content.length, into: item };
    return true;
  }

  #plain(content: string, indent: number, start: number): boolean {
    const from = start + indent;
    const end = from + content.length;
    if (this.#paragraph) {
      // However it is indented, a line of text goes on with the paragraph above.
      if (this.#isTable(start, content)) return false;
      this.#paragraph.end = end;
      return true;
    }
    const depth = this.#depthAt(indent);
    const outer = this.#open[depth - 1];
    if (indent - (outer?.content ?? 0) > 3) return false;
    if (this.#open.length > depth && !this.#afterBlank) return false;
    this.#open.length = depth;
    if (this.#isTable(start, content)) return indent === 0 && this.#table(content, start);
    this.#paragraph = { start: from, end, into: outer?.item ?? this.#root };
    return true;
  }

  /** How many of the open items a line with this indentation belongs to. */
  #depthAt(indent: number): number {
    let depth = 0;
    while (depth < this.#open.length && indent >= this.#open[depth]!.content) depth++;
    return depth;
  }

  #isTable(start: number, content: string): boolean {
    const next = this.#lineEnd(start) + 1;
    if (next >= this.text.length) return false;
    const below = this.text.slice(next, this.#lineEnd(next)).trim();
    return DELIMITER.test(below) && (below.includes('|') || content.includes('|'));
  }

  /** The rows of a table, from its head on. Every row has as many cells as the head, and its cells no code and no "\|". */
  #table(head: string, start: number): boolean {
    const rows: Node[] = [];
    const first = this.#row(head, start);
    const below = this.#lineEnd(start) + 1;
    const delimiter = this.text.slice(below, this.#lineEnd(below)).trim();
    const columns = delimiter.replace(/^\||\|$/g, '').split('|').length;
    // Without a bar the line of dashes may make a heading.
    if (!first || first.children!.length !== columns || !delimiter.includes('|')) return false;
    rows.push(first);
    let end = start + head.length;
    this.#at = this.#lineEnd(below) + 1;
    while (this.#at < this.text.length) {
      const at = this.#at;
      const stop = this.#lineEnd(at);
      const line = this.text.slice(at, stop).replace(/[ \r]+$/, '');
      if (line === '') break;
      const row = line.startsWith('|') ? this.#row(line, at) : undefined;
      if (!row || row.children!.length !== columns) return false;
      rows.push(row);
      end = at + line.length;
      this.#at = stop + 1;
    }
    this.#root.children!.push({ type: 'table', children: rows, position: position(start, end) });
    return true;
  }

  #row(line: string, start: number): Node | undefined {
    if (!line.startsWith('|') || !line.endsWith('|') || line.length < 2 || /[`\\]/.test(line)) return undefined;
    const cells: Node[] = [];
    let from = 0;
    while (from < line.length - 1) {
      const to = line.indexOf('|', from + 1);
      const raw = line.slice(from + 1, to);
      const trimmed = raw.trim();
      const inner = start + from + 1 + raw.indexOf(trimmed);
      const children = trimmed === '' ? [] : this.#inlines(inner, inner + trimmed.length);
      if (!children) return undefined;
      const isLast = to === line.length - 1;
      cells.push({ type: 'tableCell', children, position: position(start + from, start + to + (isLast ? 1 : 0)) });
      from = to;
    }
    return { type: 'tableRow', children: cells, position: position(start, start + line.length) };
  }

  /** Ends the open paragraph; false if its text is for remark. */
  #close(): boolean {
    const { text } = this;
    if (this.#paragraph === undefined) return true;
    const { start, end, into } = this.#paragraph;
    this.#paragraph = undefined;
    const children: Node[] = [];
    let from = start;
    // Two spaces at the end of a line break it.
    for (const { index, 0: spaces } of text.slice(start, end).matchAll(/ {2,}\r?\n */g)) {
      const parts = this.#inlines(from, start + index);
      if (!parts) return false;
      from = start + index + spaces.length;
      children.push(...parts, { type: 'break', position: position(start + index, from) });
    }
    const parts = this.#inlines(from, end);
    if (!parts) return false;
    children.push(...parts);
    into.children!.push({ type: 'paragraph', children, position: position(start, end) });
    if (into.type === 'listItem') into.position.end.offset = end;
    return true;
  }

  /** Undefined if asterisks, underscores, brackets or backticks are anything but clear pairs. */
  #inlines(from: number, to: number): Node[] | undefined {
    const { text } = this;
    const source = text.slice(from, to);
    if (!/[*[\]_`]/.test(source)) return [textNode(text, from, to)];
    const parts: Node[] = [];
    let at = from;
    for (const match of source.matchAll(MARKED)) {
      const start = from + match.index;
      const end = start + match[0].length;
      if (start > at) parts.push(textNode(text, at, start));
      parts.push(marked(match, text, start, end));
      at = end;
    }
    if (at < to) parts.push(textNode(text, at, to));
    const texts = parts.flatMap((part) =>
      part.type === 'text' ? [part] : part.type === 'link' ? [] : (part.children ?? []),
    );
    return texts.every((part) => this.#isLiteral(part, from, to)) ? parts : undefined;
  }

  /** Whether the marks in a stretch of text mean nothing: underscores to be written on or within a word, brackets without a target. */
  #isLiteral({ position: { start, end } }: Node, from: number, to: number): boolean {
    const { text } = this;
    const value = text.slice(start.offset, end.offset);
    if (/[*`]/.test(value)) return false;
    if (/[[\]]/.test(value)) {
      if (!this.#literalBrackets || /\[\^|\]\(/.test(text.slice(start.offset, Math.min(end.offset + 1, to))))
        return false;
    }
    for (const { index, 0: run } of value.matchAll(/_+/g)) {
      const before = start.offset + index > from ? text[start.offset + index - 1]! : ' ';
      const behind = start.offset + index + run.length < to ? text[start.offset + index + run.length]! : ' ';
      const isBlank = /\s/.test(before) && /\s/.test(behind);
      if (!isBlank && !(/[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(behind))) return false;
    }
    return true;
  }
}

/** "**bold**" and "*italic*" (or with underscores) between white space, "`code`", "[text](address)". */
const MARKED = new RegExp(
  [
    /(?<!\S)\*\*([^\s*`](?:[^*`]*[^\s*`])?)\*\*(?=$|[\s.,;:)])/u,
    /\*\*([\p{L}\p{N}](?:[^*`]*[\p{L}\p{N}])?)\*\*/u,
    /(?<!\S)__([^\s*_`](?:[^*_`]*[^\s*_`])?)__(?=$|[\s.,;:)])/u,
    /(?<!\S)\*([^\s*`](?:[^*`]*[^\s*`])?)\*(?=$|[\s.,;:)])/u,
    /(?<!\S)_([^\s*_`](?:[^*_`]*[^\s*_`])?)_(?=$|[\s.,;:)])/u,
    /(?<!`)`([^\s`](?:[^`\n]*[^\s`])?)`(?!`)/u,
    /\[([^\s*[\]_`](?:[^*[\]_`]*[^\s*[\]_`])?)\]\(([^\s()*[\]`<>]+)\)/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gu',
);

function marked(match: RegExpExecArray, text: string, start: number, end: number): Node {
  const [whole, bold, word, strong, italic, emphasis, code, label, url] = match;
  const inner = bold ?? word ?? strong;
  if (code !== undefined) return { type: 'inlineCode', value: code, position: position(start, end) };
  if (label !== undefined) {
    const child = textNode(text, start + 1, start + 1 + label.length);
    return { type: 'link', url, children: [child], position: position(start, end) };
  }
  const marks = (whole.length - (inner ?? italic ?? emphasis ?? '').length) / 2;
  const child = textNode(text, start + marks, end - marks);
  return { type: inner === undefined ? 'emphasis' : 'strong', children: [child], position: position(start, end) };
}

function textNode(text: string, from: number, to: number): Node {
  const raw = text.slice(from, to);
  return { type: 'text', value: raw.includes('\\') ? raw.replace(ESCAPE, '$1') : raw, position: position(from, to) };
}

function position(start: number, end: number): Position {
  return { start: { line: 0, column: 0, offset: start }, end: { line: 0, column: 0, offset: end } };
}
