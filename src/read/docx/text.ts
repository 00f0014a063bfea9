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
  const all = [...split(raw, element.start)];
  return preserved ? all : trim(all);
}

/** Above this length a single text is no sentence of anybody: it is read, but has no way back. */
const MAX_SPLIT = 1_000_000;

/** Soft hyphens, zero-width spaces and byte-order marks only stand in the way of reading. */
const DROPPED = /[\u00ad\u200b\ufeff]/;
const SPECIAL = new RegExp(`${DROPPED.source}|[\\t\\n\\r]`);
const EDGE_SPACE = /^[ \t\r\n]|[ \t\r\n]$/;
const TOKEN =
  /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<[^>]*>|&([^;]+);|\r\n|[\r\n\t]|[\u00ad\u200b\ufeff]/g;

function* split(raw: string, start: number): Generator<Stretch> {
  let last = 0;
  for (const match of raw.matchAll(TOKEN)) {
    if (match.index > last) yield { text: raw.slice(last, match.index), source: start + last };
    last = match.index + match[0].length;
    if (match[1] !== undefined) yield { text: match[1], source: start + match.index + '<![CDATA['.length };
    else if (match[2] !== undefined) {
      const text = entity(match[2]).replace(DROPPED, '');
      if (text !== '') yield { text };
    } else if (/^[\r\n\t]/.test(match[0])) yield { text: ' ' };
  }
  if (last < raw.length) yield { text: raw.slice(last), source: start + last };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The parser has refused all others (XML 1.0, 4.6) and document types that could define more. */
function entity(name: string): string {
  if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
  if (name.startsWith('#')) return String.fromCodePoint(Number.parseInt(name.slice(1), 10));
  return ENTITIES[name] ?? '';
}

/** Without xml:space="preserve" Word drops white space at both ends (17.3.3.31). */
function trim(all: Stretch[]): Stretch[] {
  const stretches = [...all];
  while (stretches[0]) {
    const { text, source } = stretches[0];
    const trimmed = text.replace(/^[ \t\r\n]+/, '');
    const cut = text.length - trimmed.length;
    if (trimmed !== '') {
      stretches[0] = { text: trimmed, source: source === undefined ? undefined : source + cut };
      break;
    }
    stretches.shift();
  }
  while (stretches.length > 0) {
    const last = stretches.at(-1)!;
    const trimmed = last.text.replace(/[ \t\r\n]+$/, '');
    if (trimmed !== '') {
      stretches[stretches.length - 1] = { ...last, text: trimmed };
      break;
    }
    stretches.pop();
  }
  return stretches;
}
