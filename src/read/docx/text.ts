import type { XmlElement } from './xml.js';

/** A stretch of a text element; `source` when it stands verbatim in the XML. */
export interface Stretch {
  readonly text: string;
  readonly source?: number | undefined;
}

/**
 * Splits the content of a `w:t` where the XML differs from the text: at entities, CDATA sections, comments,
 * line ends (which are spaces in Word) and characters that are dropped.
 */
export function stretches(element: XmlElement, xml: string): Stretch[] {
  if (element.text === '') return [];
  if (element.end - element.start > MAX_SPLIT) return [{ text: element.text }];
  const raw = xml.slice(element.start, element.end);
  const preserved = element.attributes['xml:space'] === 'preserve';
  if (raw === element.text && !SPECIAL.test(raw) && (preserved || !EDGE_SPACE.test(raw))) {
    return [{ text: raw, source: element.start }];
  }
  const all = joined(split(raw, element.start));
  return preserved ? all : trim(all);
}

/** Above this length a single text is no sentence of anybody: it is read, but has no way back. */
const MAX_SPLIT = 1_000_000;

/** Soft hyphens, zero-width spaces and byte-order marks only stand in the way of reading. */
const DROPPED = /[\u00ad\u200b\ufeff]/;
const SPECIAL = new RegExp(`${DROPPED.source}|[\\t\\n\\r]`);
const EDGE_SPACE = /^[ \t\r\n]|[ \t\r\n]$/;
const TOKEN =
  /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<[^>]*>|&([^;]+);|[\r\n\t]+|[\u00ad\u200b\ufeff]+/g;

function* split(raw: string, start: number): Generator<Stretch> {
  let last = 0;
  for (const match of raw.matchAll(TOKEN)) {
    if (match.index > last) yield { text: raw.slice(last, match.index), source: start + last };
    last = match.index + match[0].length;
    if (match[1] !== undefined) yield { text: match[1], source: start + match.index + '<![CDATA['.length };
    else if (match[2] !== undefined) {
      const text = entity(match[2]).replace(DROPPED, '');
      if (text !== '') yield { text };
    } else if (/^[\r\n\t]/.test(match[0])) yield { text: ' '.repeat(match[0].replaceAll('\r\n', '\n').length) };
  }
  if (last < raw.length) yield { text: raw.slice(last), source: start + last };
}

/** Stretches that do not stand in the XML are one where they follow each other. */
function joined(stretches: Iterable<Stretch>): Stretch[] {
  const all: Stretch[] = [];
  for (const stretch of stretches) {
    const last = all.at(-1);
    if (last && last.source === undefined && stretch.source === undefined) {
      all[all.length - 1] = { text: last.text + stretch.text };
    } else all.push(stretch);
  }
  return all;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The parser has refused all others (XML 1.0, 4.6) and document types that could define more. */
function entity(name: string): string {
  if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
  if (name.startsWith('#')) return String.fromCodePoint(Number.parseInt(name.slice(1), 10));
  return ENTITIES[name] ?? '';
}

/** Without xml:space="preserve" Word drops white space at both ends (17.3.3.31). */
function trim(all: readonly Stretch[]): Stretch[] {
  const first = all.findIndex(({ text }) => WRITTEN.test(text));
  const stretches = all.slice(first < 0 ? all.length : first, all.findLastIndex(({ text }) => WRITTEN.test(text)) + 1);
  const head = stretches[0];
  if (!head) return [];
  const cut = head.text.search(WRITTEN);
  stretches[0] = { text: head.text.slice(cut), source: head.source === undefined ? undefined : head.source + cut };
  const tail = stretches.at(-1)!;
  stretches[stretches.length - 1] = { ...tail, text: tail.text.slice(0, written(tail.text)) };
  return stretches;
}

const WRITTEN = /[^ \t\r\n]/;

/** The length without the white space at the end. */
function written(text: string): number {
  let length = text.length;
  while (length > 0 && !WRITTEN.test(text[length - 1]!)) length -= 1;
  return length;
}
