import { blank, vanish } from './mask.js';
import { FORMATTING, KNOWN, SELF_CLOSING, VOID } from './names.js';

/** Unclosed formatting elements are opened again in each paragraph: many of them make a tree that explodes. */
const FORMATTING_DEPTH = 12;

/** Deeper, the parser exhausts its stack, whatever the limit says. */
const DEEPEST = 1000;

/** Levels of the tree that one level of a list or table makes: the elements in it are not counted. */
const WEIGHT: Readonly<Record<string, number>> = { table: 4, ul: 2, ol: 2, dl: 2 };

/** Blanks the tags of elements nested deeper than `limit`, which keeps their text. Linear; offsets stay. */
export function flatten(source: string, limit: number): string {
  const tags: Tag[] = [];
  const depth = { all: 0, formatting: 0 };
  const excess = new Map<string, number>();
  for (const tag of tagsOf(source)) {
    if (VOID.has(tag.name) || SELF_CLOSING.has(tag.name) || (tag.isEmpty && !KNOWN.has(tag.name))) continue;
    const isFormatting = FORMATTING.has(tag.name);
    const open = excess.get(tag.name) ?? 0;
    if (tag.isEnd && open > 0) {
      excess.set(tag.name, open - 1);
      tags.push(tag);
    } else if (tag.isEnd) {
      depth.all = Math.max(0, depth.all - (WEIGHT[tag.name] ?? 1));
      if (isFormatting) depth.formatting = Math.max(0, depth.formatting - 1);
    } else if (depth.all >= Math.min(limit, DEEPEST) || (isFormatting && depth.formatting >= FORMATTING_DEPTH)) {
      excess.set(tag.name, open + 1);
      tags.push(tag);
    } else {
      depth.all += WEIGHT[tag.name] ?? 1;
      if (isFormatting) depth.formatting++;
    }
  }
  if (tags.length === 0) return source;
  const parts: string[] = [];
  let at = 0;
  for (const { name, start, end } of tags) {
    const hide = FORMATTING.has(name) ? vanish : blank;
    parts.push(source.slice(at, start), hide(source.slice(start, end)));
    at = end;
  }
  parts.push(source.slice(at));
  return parts.join('');
}

interface Tag {
  readonly name: string;
  readonly isEnd: boolean;
  readonly isEmpty: boolean;
  readonly start: number;
  readonly end: number;
}

/** The tags of a page as the tokenizer of the HTML standard delimits them. */
export function* tagsOf(source: string): Generator<Tag> {
  const name = /\/?([a-zA-Z][^\s/>]{0,60})/y;
  let at = source.indexOf('<');
  while (at !== -1) {
    if (source.startsWith('<!--', at)) {
      const end = source.indexOf('-->', at + 4);
      if (end === -1) return;
      at = source.indexOf('<', end + 3);
      continue;
    }
    name.lastIndex = at + 1;
    const match = name.exec(source);
    if (!match) {
      at = source.indexOf('<', at + 1);
      continue;
    }
    const end = endOfTag(source, name.lastIndex);
    if (end === -1) return;
    const tag = (match[1] ?? '').toLowerCase();
    const isEnd = match[0].startsWith('/');
    yield { name: tag, isEnd, isEmpty: source[end - 2] === '/', start: at, end };
    at = source.indexOf('<', isEnd ? end : afterRawText(source, tag, end));
  }
}

function endOfTag(source: string, from: number): number {
  for (let at = from; at < source.length; at++) {
    const character = source[at];
    if (character === '>') return at + 1;
    // A quotation mark opens a value only after "=".
    if ((character === '"' || character === "'") && /=\s*$/.test(source.slice(Math.max(from, at - 8), at))) {
      const close = source.indexOf(character, at + 1);
      if (close === -1) return -1;
      at = close;
    }
  }
  return -1;
}

/** Where the markup goes on after an element that holds no markup. */
function afterRawText(source: string, name: string, from: number): number {
  if (!/^(?:script|style|textarea|title|xmp|iframe|noembed|noframes)$/.test(name)) return from;
  const close = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  close.lastIndex = from;
  return close.exec(source)?.index ?? source.length;
}
