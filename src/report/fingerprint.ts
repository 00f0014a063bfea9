import type { Contract, Span } from '../model.js';
import { overlaps } from './quotes.js';

/**
 * 16 hexadecimal digits that stay as long as the words do. Case, white space, punctuation, clause numbers and references to
 * clauses and annexes do not count; figures such as "72 hours" do, since a longer deadline is another finding.
 */
export function fingerprint(contract: Contract, about: readonly string[], spans: readonly Span[]): string {
  return hash([...about, ...spans.map((span) => normalised(contract, span))].join('\n'));
}

function normalised({ documents, references }: Contract, span: Span): string {
  const text = documents[span.document]?.text.slice(span.start, span.end) ?? '';
  let without = text;
  for (let k = references.length - 1; k >= 0; k--) {
    const { kind, span: at } = references[k]!;
    if ((kind !== 'clause' && kind !== 'annex') || at.document !== span.document || !overlaps(at, span)) continue;
    const start = Math.max(0, at.start - span.start);
    without = `${without.slice(0, start)} ${without.slice(at.end - span.start)}`;
  }
  return without
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^\s*(?:\d+(?:\.\d+)*[.)]?|\(?[a-z]{1,4}\))\s+/, '')
    .replace(/\d+(?:\.\d+){1,}/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Two FNV-1a of 32 bits over UTF-16 code units: short, fast, the same everywhere, and no secret hangs on it. */
function hash(text: string): string {
  let first = 0x811c9dc5;
  let second = 0x9dc5811c;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    first = Math.imul(first ^ code, PRIME);
    second = Math.imul(second ^ code, PRIME);
  }
  return hexadecimal(first) + hexadecimal(second);
}

const PRIME = 0x01000193;

function hexadecimal(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
