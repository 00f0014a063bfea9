import type { Contract, Span } from '../model.js';

interface Quote {
  readonly text: string;
  readonly marks: { start: number; end: number }[];
}

const GAP = ' … ';

/**
 * The words at spans: white space collapsed, spans that do not touch joined by " … ". Marks are the matched words as offsets
 * in the quote.
 */
export function quoteOf({ documents }: Contract, spans: readonly Span[], matched: readonly Span[] = []): Quote {
  let text = '';
  const marks: Quote['marks'] = [];
  let previous: Span | undefined;
  for (const span of spans) {
    const source = documents[span.document]?.text ?? '';
    if (previous) text = `${text.trimEnd()}${touch(source, previous, span) ? ' ' : GAP}`;
    const at = collapse(source, span, text);
    text = at.text;
    for (const m of matched) {
      if (m.document === span.document && overlaps(m, span)) {
        marks.push({ start: at.offset(m.start), end: at.offset(m.end) });
      }
    }
    previous = span;
  }
  text = text.trimEnd();
  return { text, marks: merge(marks, text.length) };
}

/** Appends the text of a span to `before`, and tells where its offsets went: as far as the text up to them reaches. */
function collapse(source: string, span: Span, before: string): { text: string; offset: (at: number) => number } {
  const atEdge = before === '' || before.endsWith(' ');
  const whole = source.slice(span.start, Math.max(span.start, span.end));
  if (!UNEVEN.test(whole) && !(atEdge && whole.startsWith(' '))) {
    // Nothing to collapse: every offset stays where it is.
    const offset = (at: number) => before.length + Math.max(0, Math.min(at, span.end) - span.start);
    return { text: before + whole, offset };
  }
  const upTo = (end: number) => {
    const text = source.slice(span.start, Math.max(span.start, Math.min(end, span.end))).replace(/\s+/g, ' ');
    return before + (atEdge && text.startsWith(' ') ? text.slice(1) : text);
  };
  return { text: upTo(span.end), offset: (at) => upTo(at).length };
}

/** White space that is no single space. */
const UNEVEN = /\s\s|[^\S ]/;

function touch(source: string, a: Span, b: Span): boolean {
  return a.document === b.document && b.start >= a.end && source.slice(a.end, b.start).trim() === '';
}

export function overlaps(a: Pick<Span, 'start' | 'end'>, b: Pick<Span, 'start' | 'end'>): boolean {
  return a.start < b.end && b.start < a.end;
}

function merge(marks: Quote['marks'], length: number): Quote['marks'] {
  const merged: Quote['marks'] = [];
  // Most are found in order.
  if (!marks.every((mark, k) => k === 0 || marks[k - 1]!.start < mark.start)) {
    marks.sort((a, b) => a.start - b.start || a.end - b.end);
  }
  for (const mark of marks) {
    const end = Math.min(mark.end, length);
    const last = merged.at(-1);
    if (end <= mark.start) continue;
    if (last && mark.start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start: mark.start, end });
  }
  return merged;
}
