import type { Block, Document } from '../src/model.js';

/** A block apart from its document. */
export interface Piece {
  readonly block: Block;
  readonly text: string;
}

export function pieces(document: Document): Piece[] {
  return document.blocks.map((block) => ({ block, text: document.text.slice(block.start, block.end) }));
}

/** The document that consists of these blocks. Lines and pages are not kept: no verdict depends on them. */
export function rebuild(document: Document, parts: readonly Piece[]): Document {
  let offset = 0;
  const blocks = parts.map(({ block, text }) => {
    const start = offset;
    offset += text.length + 1;
    return { ...block, start, end: start + text.length };
  });
  const anchors = { lines: [], pages: [], paragraphs: [], parts: [], source: [] };
  const text = parts.map((part) => part.text).join('\n');
  return { ...document, text, blocks, anchors, changes: [], comments: [] };
}

/** Each list becomes one paragraph with what leads into it: "shall: (a) … (b) …". */
export function listsAsParagraphs(document: Document): Document {
  const parts: Piece[] = [];
  let open = false;
  for (const piece of pieces(document)) {
    const last = parts.at(-1);
    const { kind, number } = piece.block;
    if (kind !== 'item') {
      open = false;
      parts.push(piece);
      continue;
    }
    const text = number === undefined || !/[\p{L}\p{N}]/u.test(number) ? piece.text : `${number} ${piece.text}`;
    // The items of a list that nothing leads into stay paragraphs of their own.
    const joins: boolean = last !== undefined && last.block.kind === 'paragraph' && (/:\s*$/.test(last.text) || open);
    open = joins;
    if (joins && last) parts[parts.length - 1] = { block: last.block, text: `${last.text} ${text}` };
    else parts.push({ block: { kind: 'paragraph', level: 0, start: 0, end: 0 }, text });
  }
  return rebuild(document, parts);
}

/** The sections under the most frequent level of headings, in reverse within their chapters; what stands before the first stays, and so do annexes. */
export function clausesReversed(document: Document): Document {
  const all = pieces(document);
  const level = sectionLevel(all);
  if (level === undefined) return document;
  const sections: Piece[][] = [[]];
  for (const piece of all) {
    if (piece.block.kind === 'heading' && piece.block.level <= level) sections.push([piece]);
    else sections.at(-1)!.push(piece);
  }
  const [opening, ...rest] = sections;
  // The title with the parties, definitions and annexes stay where a drafter would leave them.
  const numbered = rest.some((section) => isNumbered(section[0]!));
  const stays = (section: Piece[], index: number) =>
    STAYS.test(section[0]!.text) ||
    section[0]!.block.level < level ||
    (numbered ? !isNumbered(section[0]!) : index === 0);
  // A section stays in its chapter: in another one it would say something else.
  let chapter = 0;
  const chapters = rest.map((section) => (section[0]!.block.level < level ? ++chapter : chapter));
  const moving = new Map<number, Piece[][]>();
  for (const [index, section] of rest.entries()) {
    if (stays(section, index)) continue;
    const own = chapters[index]!;
    moving.set(own, [section, ...(moving.get(own) ?? [])]);
  }
  const ordered = rest.map((section, index) =>
    stays(section, index) ? section : moving.get(chapters[index]!)!.shift()!,
  );
  return rebuild(document, [opening!, ...ordered].flat());
}

/** Every proper name of a party replaced by another. Words that say a role ("the Customer") stay: they are no names. */
export function renamed(document: Document, names: readonly string[], others: readonly string[] = NAMES): Document {
  const proper = properNames(names);
  if (proper.length === 0) return document;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${proper.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  const replace = (name: string) => others[proper.indexOf(name) % others.length]!;
  return rebuild(
    document,
    pieces(document).map(({ block, text }) => ({ block, text: text.replace(pattern, replace) })),
  );
}

/** Without the words that say a role; longest first. */
export function properNames(names: readonly string[]): string[] {
  return names.filter((name) => /\p{Lu}/u.test(name) && !ROLE.test(name)).sort((a, b) => b.length - a.length);
}

/** Markdown and text with every long line of running text wrapped at another width. */
export function rewrapped(source: string, width = 64): string {
  let fenced = false;
  return source
    .split('\n')
    .map((line) => {
      if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
      const running = !fenced && line.length > width && !/^(\s|#|[-+*>|=]|\d+[.)]|.*\|)|[\\ ]{1,2}$/.test(line);
      return running ? wrapped(line, width) : line;
    })
    .join('\n');
}

function wrapped(line: string, width: number): string {
  const lines = [''];
  for (const word of line.split(' ')) {
    const last = lines.at(-1)!;
    // A line must not begin with what Markdown takes for a list, a heading or a quote.
    const breaks =
      last !== '' && last.length + word.length >= width && /^[\p{L}(]/u.test(word) && !/^\(?\w{1,4}[.)]/.test(word);
    if (breaks) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.join('\n');
}

function isNumbered({ block, text }: Piece): boolean {
  return block.number !== undefined || /^\W*(?:\p{L}+\s)?\d/u.test(text);
}

function sectionLevel(all: readonly Piece[]): number | undefined {
  const counts = new Map<number, number>();
  for (const { block } of all) {
    if (block.kind === 'heading') counts.set(block.level, (counts.get(block.level) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([a, n], [b, m]) => m - n || a - b);
  return most !== undefined && most[1] > 2 ? most[0] : undefined;
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const STAYS =
  /defini|défini|annex|appendi|schedule|exhibit|anhang|anlage|part(y|ies)\b|préambule|preamble|background|recital/iu;
const ROLE =
  /controller|processor|customer|client|provider|supplier|vendor|company|party|responsable|sous-traitant|prestataire|fournisseur|soci[ée]t[ée]|utilisateur|user|member|partner|éditeur|titulaire|^(we|us|our|you|your|nous|vous)$/iu;
const NAMES = ['Quillon', 'Merrow', 'Tarvane', 'Ostrel'];
