import { openPackage, type Package } from '../../../src/read/docx/package.js';
import { parseXml, type XmlElement } from '../../../src/read/docx/xml.js';
import { DEFAULT_LIMITS } from '../../../src/read/options.js';

export const OPTIONS = { path: 'contract.docx', view: 'final', limits: DEFAULT_LIMITS } as const;
const OURS = 'dpa-lint';

export function open(bytes: Uint8Array): Package {
  return openPackage(bytes, OPTIONS);
}

export function treeOf(opened: Package, part = opened.main): XmlElement {
  return parseXml(opened.xml(part), part, OPTIONS);
}

export function commentsOf(opened: Package): XmlElement[] {
  const part = opened.relationships(opened.main).find(({ type }) => type === 'comments')?.target;
  return part === undefined ? [] : treeOf(opened, part).children;
}

/** Our own comments: heads and lines as text. */
export function ourComments(opened: Package): { id: string; lines: string[] }[] {
  return commentsOf(opened)
    .filter(({ attributes }) => attributes['w:author'] === OURS)
    .map((comment) => ({
      id: comment.attributes['w:id'] ?? '',
      lines: comment.children.map((paragraph) => textOf(paragraph)),
    }));
}

/** Text of elements, with what is deleted. */
export function textOf(element: XmlElement): string {
  const own = element.name === 'w:t' || element.name === 'w:delText' ? element.text : '';
  return own + element.children.map(textOf).join('');
}

/** The words that a comment is pinned to. */
export function pinned(opened: Package, id: string): string {
  let inside = false;
  let text = '';
  const visit = (element: XmlElement) => {
    if (element.name === 'w:commentRangeStart' && element.attributes['w:id'] === id) inside = true;
    if (element.name === 'w:commentRangeEnd' && element.attributes['w:id'] === id) inside = false;
    if (inside && (element.name === 'w:t' || element.name === 'w:delText')) text += element.text;
    element.children.forEach(visit);
  };
  visit(treeOf(opened));
  return text;
}

/**
 * The body with all our changes rejected and all our comments deleted, as one line for each thing in it. Runs that touch and
 * look alike are one, since nobody can see that a run was split.
 */
export function restored(bytes: Uint8Array): string[] {
  const opened = open(bytes);
  const ids = new Set(ourComments(opened).map(({ id }) => id));
  const lines: string[] = [];
  walk(rejected(treeOf(opened), ids), '', lines);
  return merged(lines);
}

/** Rejects our insertions: a paragraph whose mark goes away runs into the next one, whose properties stay. */
function rejected(element: XmlElement, ids: ReadonlySet<string>): XmlElement {
  const children: XmlElement[] = [];
  let pending: XmlElement[] | undefined;
  for (const one of element.children) {
    if (isOurs(one, ids)) continue;
    const inner = rejected(one, ids);
    if (one.name !== 'w:p') {
      children.push(inner);
      continue;
    }
    const content = inner.children.filter(({ name }) => name !== 'w:pPr');
    if (hasOurMark(one)) {
      pending = [...(pending ?? []), ...content];
      continue;
    }
    const properties = inner.children.filter(({ name }) => name === 'w:pPr');
    children.push({ ...inner, children: [...properties, ...(pending ?? []), ...content] });
    pending = undefined;
  }
  if (pending && pending.length > 0) throw new Error('A paragraph has nothing to run into.');
  return { ...element, children };
}

function isOurs({ name, attributes, children }: XmlElement, ids: ReadonlySet<string>): boolean {
  const id = attributes['w:id'] ?? '';
  if (name === 'w:commentRangeStart' || name === 'w:commentRangeEnd') return ids.has(id);
  if (name === 'w:ins') return attributes['w:author'] === OURS;
  return name === 'w:r' && children.some((c) => c.name === 'w:commentReference' && ids.has(c.attributes['w:id'] ?? ''));
}

function hasOurMark(paragraph: XmlElement): boolean {
  const mark = paragraph.children.find(({ name }) => name === 'w:pPr')?.children.find(({ name }) => name === 'w:rPr');
  return mark?.children.some(({ name, attributes }) => name === 'w:ins' && attributes['w:author'] === OURS) === true;
}

function walk(element: XmlElement, look: string, lines: string[]): void {
  if (element.name === 'w:t' || element.name === 'w:delText') {
    lines.push(`${element.name}${look}|${shown(element)}`);
    return;
  }
  const attributes = JSON.stringify(Object.entries(element.attributes).sort());
  if (element.name === 'w:r') {
    const properties = element.children.find(({ name }) => name === 'w:rPr');
    const own = `${attributes}${properties ? canonical(properties) : ''}`;
    for (const one of element.children) if (one.name !== 'w:rPr') walk(one, own, lines);
    return;
  }
  if (element.name === 'w:pPr') {
    lines.push(`properties ${canonical(element)}`);
    return;
  }
  lines.push(`<${element.name}${attributes}${look}`);
  for (const one of element.children) walk(one, '', lines);
  lines.push(`>${element.name}`);
}

/** White space at the ends is not shown, unless it is preserved (ECMA-376 part 1, 17.3.3.31). */
function shown({ text, attributes }: XmlElement): string {
  return attributes['xml:space'] === 'preserve' ? text : text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
}

/** An empty `w:pPr` or `w:rPr` says nothing. */
function canonical(element: XmlElement): string {
  const children = element.children
    .filter(({ name, attributes }) => !(name === 'w:ins' && attributes['w:author'] === OURS))
    .map(canonical)
    .filter((text) => text !== 'w:rPr[]()');
  return `${element.name}${JSON.stringify(Object.entries(element.attributes).sort())}(${children.join('')})`;
}

function merged(lines: readonly string[]): string[] {
  const all: string[] = [];
  for (const line of lines) {
    const bar = line.indexOf('|');
    const last = all.at(-1);
    if (/^w:(?:t|delText)[^|]*\|/.test(line) && last?.startsWith(line.slice(0, bar + 1))) {
      all[all.length - 1] = last + line.slice(bar + 1);
    } else if (line !== 'properties w:pPr[]()') all.push(line);
  }
  return all;
}

/** What else must hold of every annotated copy. */
export function expectSound(before: Uint8Array, after: Uint8Array): void {
  const original = open(before);
  const copy = open(after);
  const added = copy.names.filter((name) => !original.names.includes(name));
  const touched = new Set([
    original.main,
    '[Content_Types].xml',
    ...original.names.filter((name) => /document[^/]*\.xml\.rels$/.test(name)),
    ...original.relationships(original.main).flatMap(({ type, target }) => (type === 'comments' ? [target] : [])),
  ]);
  expect(added.every((name) => /comments\d*\.xml$|document\.xml\.rels$/.test(name))).toBe(true);
  expect(copy.names.filter((name) => !added.includes(name))).toEqual(original.names);
  for (const name of original.names) {
    if (!touched.has(name)) expect([name, same(original.bytes(name), copy.bytes(name))]).toEqual([name, true]);
  }
  for (const name of copy.names) if (/\.(?:xml|rels)$/.test(name)) treeOf(copy, name);
  expectUniqueIds(copy);
  expect(restored(after)).toEqual(restored(before));
}

function expectUniqueIds(opened: Package): void {
  const comments = commentsOf(opened).map(({ attributes }) => attributes['w:id'] ?? '');
  expect(new Set(comments).size).toBe(comments.length);
  const ours = new Set(ourComments(opened).map(({ id }) => id));
  const changes: string[] = [];
  const marks = new Map<string, string[]>();
  const visit = ({ name, attributes, children }: XmlElement) => {
    const id = attributes['w:id'];
    if (id !== undefined && attributes['w:author'] === OURS) changes.push(id);
    if (id !== undefined && /^w:comment(?:Range|Ref)/.test(name) && ours.has(id)) {
      marks.set(id, [...(marks.get(id) ?? []), name]);
    }
    children.forEach(visit);
  };
  visit(treeOf(opened));
  expect(new Set([...changes, ...comments]).size).toBe(changes.length + comments.length);
  const whole = ['w:commentRangeStart', 'w:commentRangeEnd', 'w:commentReference'];
  for (const id of ours) expect([id, marks.get(id)]).toEqual([id, whole]);
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
