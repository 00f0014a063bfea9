import type { BlockContent, List, ListItem, PhrasingContent, Root, RootContent, Text } from 'mdast';

/**
 * Parses Markdown that holds nothing but headings, paragraphs and lists of plain text, bold text and links, as
 * remark would; undefined if there is anything else in it, which is then for remark. Most of a contract is
 * like this, and it takes a fraction of the time.
 */
export function parseSimple(text: string): Root | undefined {
  if (COMPLEX.test(text)) return undefined;
  const children: RootContent[] = [];
  let open: OpenList | undefined;
  let paragraph: { start: number; end: number } | undefined;
  let at = 0;
  let afterBlank = true;
  const close = () => {
    if (paragraph === undefined) return true;
    const parts = inlines(text, paragraph.start, paragraph.end);
    if (!parts) return false;
    children.push({ type: 'paragraph', children: parts, ...position(paragraph.start, paragraph.end) });
    paragraph = undefined;
    return true;
  };
  while (at < text.length) {
    const next = text.indexOf('\n', at);
    const end = next === -1 ? text.length : next;
    const line = text.slice(at, end).replace(/[ \r]+$/, '');
    const start = at;
    at = end + 1;
    if (line === '') {
      if (!close()) return undefined;
      afterBlank = true;
      continue;
    }
    // Two spaces at the end of a line are a line break.
    if (/ {2}$/.test(text.slice(start, end).replace(/\r$/, ''))) return undefined;
    const heading = /^(#{1,6}) +(?=[^#\s])/.exec(line);
    const item = /^( *)(?:([-+*])|(\d{1,9})([.)]))( +)(?=\S)/.exec(line);
    if (heading) {
      if (!close() || line.endsWith('#')) return undefined;
      open = undefined;
      const parts = inlines(text, start + heading[0].length, start + line.length);
      if (!parts) return undefined;
      const depth = (heading[1]?.length ?? 1) as 1 | 2 | 3 | 4 | 5 | 6;
      children.push({ type: 'heading', depth, children: parts, ...position(start, start + line.length) });
    } else if (item) {
      if (paragraph !== undefined || (item[5]?.length ?? 0) > 4) return undefined;
      const added: OpenList | undefined = addItem(text, start, line, item, open, children);
      if (!added) return undefined;
      open = added;
    } else {
      if (!PLAIN_START.test(line)) return undefined;
      // A line that goes on with an item is for remark; after a blank line it ends the list.
      if (open !== undefined && !afterBlank) return undefined;
      open = undefined;
      if (paragraph) paragraph.end = start + line.length;
      else paragraph = { start, end: start + line.length };
    }
    afterBlank = false;
  }
  return close() ? { type: 'root', children } : undefined;
}

/** Any mark that may mean something, but for bold type; tabs; underlines of headings; rules. */
const COMPLEX =
  /[_`<>&\\|~@{}\t\0]|!\[|\]:|www\.|https?:|^[ \t]*(?:[-=*+]+[ \t]*\r?$|(?:[-*][ \t]*){3,}\r?$|\d{1,9}[.)][ \t]*\r?$)|\r(?!\n)/m;

/** A letter, a number that is no list marker, a quotation mark or parenthesis; or bold type. */
const PLAIN_START = /^(?:[\p{L}"'“„«»”’‘(§€$£–—•…;,.:/%[]|\d(?!\d{0,8}[.)](?:\s|$))|\*\*\S)/u;

interface OpenList {
  readonly list: List;
  readonly item: ListItem;
  readonly sign: string;
  readonly indent: number;
  /** Column at which the content of the last item begins. */
  readonly content: number;
  readonly parent: OpenList | undefined;
}

function addItem(
  text: string,
  start: number,
  line: string,
  match: RegExpExecArray,
  open: OpenList | undefined,
  children: RootContent[],
): OpenList | undefined {
  const indent = match[1]?.length ?? 0;
  const sign = match[2] ?? match[4] ?? '';
  const from = start + match[0].length;
  const end = start + line.length;
  const rest = text.slice(from, end);
  if (!PLAIN_START.test(rest) || /^(?:#|[-+*] |\d{1,9}[.)] )/.test(rest)) return undefined;
  const parts = inlines(text, from, end);
  if (!parts) return undefined;
  const item: ListItem = {
    type: 'listItem',
    children: [{ type: 'paragraph', children: parts, ...position(from, end) }],
    ...position(start + indent, end),
  };
  let level = open;
  while (level && indent < level.indent) level = level.parent;
  if (level && indent === level.indent && level.sign === sign) {
    level.list.children.push(item);
    return { ...level, item, content: match[0].length };
  }
  const number = match[3] === undefined ? undefined : Number(match[3]);
  // Exactly below the text of the item above: a list in it. All other indentation is for remark.
  const isNested = level !== undefined && level === open && indent === level.content;
  const isOutermost = indent === 0 && level?.parent === undefined;
  if (!isNested && !isOutermost) return undefined;
  // Of numbered lists only one that begins with 1 may follow the text of an item without a blank line.
  if (level !== undefined && number !== undefined && number !== 1) return undefined;
  const list: List = {
    type: 'list',
    ordered: number !== undefined,
    children: [item],
    ...(number === undefined ? {} : { start: number }),
    ...position(start + indent, end),
  };
  if (isNested && level) level.item.children.push(list as BlockContent);
  else children.push(list);
  return { list, item, sign, indent, content: match[0].length, parent: isNested ? level : undefined };
}

/** Plain text, bold text and links; undefined if asterisks or brackets are anything but clear pairs. */
function inlines(text: string, from: number, to: number): PhrasingContent[] | undefined {
  const source = text.slice(from, to);
  if (!/[*[\]]/.test(source)) return [textNode(text, from, to)];
  const parts: PhrasingContent[] = [];
  let at = from;
  for (const match of source.matchAll(MARKED)) {
    const start = from + match.index;
    const end = start + match[0].length;
    if (start > at) parts.push(textNode(text, at, start));
    const [, bold, label, url = ''] = match;
    if (bold !== undefined) {
      parts.push({ type: 'strong', children: [textNode(text, start + 2, end - 2)], ...position(start, end) });
    } else {
      const inner = textNode(text, start + 1, start + 1 + (label?.length ?? 0));
      parts.push({ type: 'link', url, children: [inner], ...position(start, end) });
    }
    at = end;
  }
  if (at < to) parts.push(textNode(text, at, to));
  return parts.some((part) => part.type === 'text' && /[*[\]]/.test(part.value)) ? undefined : parts;
}

/** "**bold**" between white space, "[text](address)". */
const MARKED =
  /(?<!\S)\*\*([^\s*[\]](?:[^*[\]\n]*[^\s*[\]])?)\*\*(?=$|[\s.,;:)])|\[([^\s*[\]](?:[^*[\]\n]*[^\s*[\]])?)\]\(([^\s()*[\]]+)\)/g;

function textNode(text: string, from: number, to: number): Text {
  return { type: 'text', value: text.slice(from, to), ...position(from, to) };
}

function position(start: number, end: number) {
  return {
    position: { start: { line: 0, column: 0, offset: start }, end: { line: 0, column: 0, offset: end } },
  };
}
