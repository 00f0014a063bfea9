import type { Root } from 'hast';
import type { Nodes } from 'mdast';
import { isNoText } from '../html/content.js';
import { flatten, tagsOf } from '../html/flatten.js';
import { maskServerTags } from '../html/mask.js';
import { KNOWN, VOID } from '../html/names.js';
import { walkHtml } from '../html/walk.js';
import type { Flow } from '../text/flow.js';

/** A parser of HTML that stands within something else. It is large: most Markdown does without. */
export type ParseHtml = (html: string) => Root;

/** Loads the parser if the Markdown may have HTML in it. */
export async function parserFor(markdown: string): Promise<ParseHtml | undefined> {
  return /<[A-Za-z/!?]/.test(markdown) ? (await import('../html/parse.js')).parseFragment : undefined;
}

/** Depth of HTML in Markdown; pages of their own have the limit of the options. */
const DEPTH = 200;

/**
 * Markdown ends a block of HTML at a blank line, HTML does not: a table that goes on is read as one. Returns
 * the index of its last node and the offset at which that ends.
 */
export function htmlRun(nodes: readonly Nodes[], first: number): { last: number; end: number | undefined } {
  const open = nodes[first];
  const end = (index: number) => nodes[index]?.position?.end.offset;
  if (open?.type !== 'html' || balance(open.value) <= 0) return { last: first, end: end(first) };
  let depth = balance(open.value);
  for (let last = first + 1; last < nodes.length; last++) {
    const node = nodes[last];
    if (node?.type === 'html') depth += balance(node.value);
    if (depth <= 0) return { last, end: end(last) };
  }
  return { last: first, end: end(first) };
}

function balance(html: string): number {
  let depth = 0;
  for (const tag of tagsOf(html)) if (tag.name === 'table') depth += tag.isEnd ? -1 : 1;
  return depth;
}

/** Adds a block of HTML that stands between two offsets of the source. */
export function addHtmlBlock(flow: Flow, start: number, end: number, parse: ParseHtml): void {
  flow.flush();
  const source = flow.source.slice(start, end);
  // In a quote every line begins with ">", which is no text.
  const unquoted = source.replace(/^[ \t]*>[ \t>]*/gm, (prefix) => ' '.repeat(prefix.length));
  const html = flatten(maskServerTags(unquoted), DEPTH);
  const tree = parse(html);
  walkHtml(tree, flow, {
    base: start,
    skip: isNoText,
    typed: (element) => {
      const from = element.position?.start.offset ?? 0;
      const tag = source.slice(from, source.indexOf('>', from) + 1);
      const isClosed = source.toLowerCase().includes(`</${element.tagName}`, from);
      return !isClosed && isPlaceholder(element.tagName, tag) ? tag : undefined;
    },
  });
  flow.flush();
}

/** Adds one tag or comment among other inline text. Its content, if any, are its siblings. */
export function addHtmlTag(flow: Flow, start: number, end: number): void {
  const source = flow.source.slice(start, end);
  const name = /^<\/?([A-Za-z][\w:-]*)/.exec(source)?.[1]?.toLowerCase();
  if (name === 'br') flow.break();
  else if (name === 'input') {
    if (/type\s*=\s*["']?checkbox/i.test(source)) flow.checkBox(/\schecked\b/i.test(source));
    else flow.add(' ______ ');
  } else if (name === 'img') {
    const alt = /\salt\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(source);
    if (alt) flow.add(` ${alt[1] ?? alt[2]} `);
  } else if (name !== undefined && isPlaceholder(name, source)) flow.add(source, start);
}

/** "<Name of the controller>" is not HTML but a blank that someone typed. */
function isPlaceholder(name: string, tag: string): boolean {
  if (tag.startsWith('</') || tag.includes('=')) return false;
  return (
    !KNOWN.has(name) ||
    (!VOID.has(name) &&
      /^<[A-Za-z][\w-]*\s+\w/.test(tag) &&
      !/\s(?:open|hidden|checked|disabled|reversed)\s*>?/i.test(tag))
  );
}
