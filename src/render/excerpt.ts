interface Mark {
  readonly start: number;
  readonly end: number;
}

/**
 * At most about `limit` code units of a quote, around the first marks, cut between words and with the cuts marked by "…".
 * The marks are moved along.
 */
export function excerpt(quote: string, marks: readonly Mark[], limit: number): { text: string; marks: Mark[] } {
  if (quote.length <= limit) return { text: quote, marks: [...marks] };
  const first = marks[0]?.start ?? 0;
  const last = marks.findLast(({ end }) => end - first <= limit)?.end ?? first;
  const spare = Math.max(0, limit - (last - first));
  let start = Math.max(0, Math.min(first - Math.floor(spare / 2), quote.length - limit));
  let end = Math.min(quote.length, start + limit);
  if (start > 0) start = afterSpace(quote, start);
  if (end < quote.length) end = beforeSpace(quote, end);
  const lead = start > 0 ? '… ' : '';
  const text = `${lead}${quote.slice(start, end)}${end < quote.length ? ' …' : ''}`;
  const shift = lead.length - start;
  return {
    text,
    marks: marks
      .filter((mark) => mark.end > start && mark.start < end)
      .map((mark) => ({ start: Math.max(mark.start, start) + shift, end: Math.min(mark.end, end) + shift })),
  };
}

function afterSpace(text: string, at: number): number {
  const space = text.indexOf(' ', at - 1);
  return space === -1 || space > at + 40 ? at : space + 1;
}

function beforeSpace(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at);
  return space < at - 40 ? at : space;
}
