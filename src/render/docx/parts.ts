import type { Package } from '../../read/docx/package.js';
import { Edits } from './edits.js';
import { escaped, markup } from './markup.js';
import { type Node, parseTree, wordNamespace } from './tree.js';

/** What becomes of the parts of a package. */
export type Parts = Map<string, Uint8Array>;

/**
 * Adds comments to the part that holds them, or makes that part, with its relationship and its content type (ECMA-376
 * part 2, 6.2.3 and 6.5). Only what has to be said is put in; nothing is written anew.
 */
export function addComments(opened: Package, comments: readonly string[], parts: Parts): void {
  const found = opened.relationships(opened.main).find(({ type, external }) => type === 'comments' && !external);
  if (found && opened.has(found.target)) {
    appendTo(opened, found.target, comments.join(''), parts);
    return;
  }
  const xml = opened.xml(opened.main);
  const { uri } = wordNamespace(xml, parseTree(xml));
  const folder = opened.main.slice(0, opened.main.lastIndexOf('/') + 1);
  const name = unused(`${folder}comments`, '.xml', opened.names);
  const content = `${DECLARATION}<w:comments xmlns:w="${uri}">${comments.join('')}</w:comments>`;
  parts.set(name, new TextEncoder().encode(content));
  relate(opened, name.slice(folder.length), uri.includes('purl.oclc.org'), parts);
  declareType(opened, `/${name}`, parts);
}

/** How comments are to be written: as in the part that is there, or as in the one that is made. */
export function commentsMarkup(opened: Package) {
  const found = opened.relationships(opened.main).find(({ type, external }) => type === 'comments' && !external);
  if (!found || !opened.has(found.target)) {
    const xml = opened.xml(opened.main);
    return markup({ prefix: 'w', uri: wordNamespace(xml, parseTree(xml)).uri });
  }
  const xml = opened.xml(found.target);
  return markup(wordNamespace(xml, parseTree(xml)));
}

/** The text in the encoding of the part that it takes the place of, with its byte-order mark if it had one. */
export function encodedLike(original: Uint8Array, text: string): Uint8Array {
  const [first, second] = original;
  const little = (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0);
  const big = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c);
  const marked = first === 0xef || first === 0xff || first === 0xfe;
  const whole = marked ? `\ufeff${text}` : text;
  if (!little && !big) return new TextEncoder().encode(whole);
  const bytes = new Uint8Array(whole.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < whole.length; i += 1) view.setUint16(2 * i, whole.charCodeAt(i), little);
  return bytes;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const COMMENTS = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';

function relate(opened: Package, target: string, strict: boolean, parts: Parts): void {
  const slash = opened.main.lastIndexOf('/') + 1;
  const name = `${opened.main.slice(0, slash)}_rels/${opened.main.slice(slash)}.rels`;
  const base = strict
    ? 'http://purl.oclc.org/ooxml/officeDocument/relationships'
    : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const ids = opened.relationships(opened.main).map(({ id }) => id);
  const id = unused('rIdDpaLint', '', ids);
  const namespace = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const own = `<Relationship xmlns="${namespace}" Id="${id}" Type="${base}/comments" Target="${escaped(target)}"/>`;
  if (opened.has(name)) appendTo(opened, name, own, parts);
  else {
    const content = `${DECLARATION}<Relationships xmlns="${namespace}">${own}</Relationships>`;
    parts.set(name, new TextEncoder().encode(content));
  }
}

function declareType(opened: Package, part: string, parts: Parts): void {
  const namespace = 'http://schemas.openxmlformats.org/package/2006/content-types';
  const own = `<Override xmlns="${namespace}" PartName="${escaped(part)}" ContentType="${COMMENTS}"/>`;
  appendTo(opened, '[Content_Types].xml', own, parts);
}

/** Puts content in before the end of the root element, which may be empty. */
function appendTo(opened: Package, part: string, content: string, parts: Parts): void {
  const xml = opened.xml(part);
  const root = parseTree(xml);
  const edits = new Edits();
  if (isEmpty(xml, root)) {
    const name = /^<([^\s/>]+)/.exec(xml.slice(root.start))![1]!;
    edits.remove(root.end - 2, root.end);
    edits.insert({ at: root.end - 2 }, 'content', `>${content}</${name}>`);
  } else edits.insert({ at: root.close }, 'content', content);
  parts.set(part, encodedLike(opened.bytes(part), edits.apply(xml)));
}

function isEmpty(xml: string, root: Node): boolean {
  return root.open === root.end && xml.slice(root.start, root.end).endsWith('/>');
}

function unused(stem: string, ending: string, names: readonly string[]): string {
  const taken = new Set(names.map((name) => name.toLowerCase()));
  let name = `${stem}${ending}`;
  for (let i = 2; taken.has(name.toLowerCase()); i += 1) name = `${stem}${i}${ending}`;
  return name;
}
