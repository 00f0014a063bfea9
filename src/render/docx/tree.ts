import { type Names, rootNames } from '../../read/xml-names.js';

/** An element with its places in the XML of its part, in code units. */
export interface Node {
  /** With the customary prefix: "w:p", whatever the part writes. */
  readonly name: string;
  /** Where the start tag begins. */
  readonly start: number;
  /** Where the content begins. */
  open: number;
  /** Where the content ends. */
  close: number;
  /** Behind the end tag. */
  end: number;
  readonly parent: Node | undefined;
  readonly children: Node[];
}

/** The elements of a part that the reader has parsed already: it is well-formed and has no document type definition. */
export function parseTree(xml: string): Node {
  const top: Node = {
    name: '',
    start: 0,
    open: 0,
    close: xml.length,
    end: xml.length,
    parent: undefined,
    children: [],
  };
  let current = top;
  let names = rootNames();
  const scopes: Names[] = [];
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
    const skipped = endOfOther(xml, at);
    if (skipped !== undefined) {
      at = skipped;
      continue;
    }
    const end = endOfTag(xml, at);
    if (xml[at + 1] === '/') {
      current.close = at;
      current.end = end;
      current = current.parent ?? top;
      names = scopes.pop() ?? names;
    } else {
      const tag = xml.slice(at, end);
      scopes.push(names);
      if (tag.includes('xmlns')) {
        const inner = names.declare(attributesOf(tag), Number.POSITIVE_INFINITY);
        if (inner !== 'too-many') names = inner;
      }
      const name = names.element(/^<([^\s/>]+)/.exec(tag)?.[1] ?? '');
      const node: Node = { name, start: at, open: end, close: end, end, parent: current, children: [] };
      current.children.push(node);
      if (tag.endsWith('/>')) names = scopes.pop() ?? names;
      else current = node;
    }
    at = end;
  }
  return top.children[0] ?? top;
}

/** The prefix that stands for WordprocessingML, and its name in this document: Transitional or Strict. */
export function wordNamespace(xml: string, root: Node): { prefix: string | undefined; uri: string } {
  const attributes = attributesOf(xml.slice(root.start, root.open));
  const found = Object.entries(attributes).filter(([, value]) => MAIN.includes(value));
  const prefixed = found.find(([name]) => name.startsWith('xmlns:'));
  return { prefix: prefixed?.[0].slice('xmlns:'.length), uri: found[0]?.[1] ?? MAIN[0]! };
}

const MAIN = [
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
];

export function child(node: Node | undefined, name: string): Node | undefined {
  return node?.children.find((candidate) => candidate.name === name);
}

/** An attribute by its local name, as "w:val" is "val": Word's elements have none that differ in the prefix alone. */
export function attribute(xml: string, node: Node | undefined, local: string): string | undefined {
  if (!node) return undefined;
  const attributes = attributesOf(xml.slice(node.start, node.open));
  const name = Object.keys(attributes).find((key) => key.slice(key.indexOf(':') + 1) === local);
  return name === undefined ? undefined : attributes[name];
}

/** From the element up to the root. */
export function* ancestors(node: Node): Generator<Node> {
  for (let at: Node | undefined = node; at; at = at.parent) yield at;
}

/** The element and everything in it, in the order of the XML; what `skip` says is left out whole. */
export function* descendants(node: Node, skip: (node: Node) => boolean = () => false): Generator<Node> {
  yield node;
  for (const inner of node.children) if (!skip(inner)) yield* descendants(inner, skip);
}

function endOfOther(xml: string, at: number): number | undefined {
  const [close] = OTHERS.find(([, open]) => xml.startsWith(open, at)) ?? [];
  if (close === undefined) return undefined;
  const found = xml.indexOf(close, at);
  return found < 0 ? xml.length : found + close.length;
}

const OTHERS = [
  ['-->', '<!--'],
  [']]>', '<![CDATA['],
  ['?>', '<?'],
] as const;

/** A ">" may stand in the value of an attribute. */
function endOfTag(xml: string, at: number): number {
  for (let i = at + 1; i < xml.length; i += 1) {
    const unit = xml.charCodeAt(i);
    if (unit === 0x3e) return i + 1;
    if (unit === 0x22 || unit === 0x27) {
      const close = xml.indexOf(xml[i]!, i + 1);
      if (close < 0) break;
      i = close;
    }
  }
  return xml.length;
}

function attributesOf(tag: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name, , double, single] of tag.matchAll(/([^\s=<>/]+)\s*=\s*("([^"]*)"|'([^']*)')/g)) {
    found[name!] = double ?? single ?? '';
  }
  return found;
}
