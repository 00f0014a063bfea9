import type { Anchor, Contract, Span } from '../model.js';
import type { ReportPlace } from './schema.js';

/** Where spans stand: the clause as a lawyer cites it, and page, paragraph or line of `at` (by default the first span). */
export function placeOf(contract: Contract, spans: readonly Span[], clause: number, at = spans[0]): ReportPlace {
  const place: ReportPlace = { spans: [...spans], ...citedClause(contract, clause) };
  const anchors = at && contract.documents[at.document]?.anchors;
  if (!at || !anchors) return place;
  const page = valueAt(anchors.pages, at.start);
  const paragraph = valueAt(anchors.paragraphs, at.start);
  const line = valueAt(anchors.lines, at.start);
  if (page !== undefined) place.page = page.page;
  if (page?.label !== undefined && page.label !== String(page.page)) place.pageLabel = page.label;
  if (paragraph !== undefined) place.paragraph = paragraph;
  if (line !== undefined) place.line = line;
  return place;
}

/** The nearest clause around that has a number, and the nearest that has a heading. */
export function citedClause({ clauses }: Contract, index: number): { clause?: string; heading?: string } {
  let path: string | undefined;
  let heading: string | undefined;
  for (let at = clauses[index]; at; at = at.parent === undefined ? undefined : clauses[at.parent]) {
    path ??= at.path ?? at.number;
    heading ??= at.heading;
  }
  const cited: { clause?: string; heading?: string } = {};
  if (path) cited.clause = path;
  if (heading) cited.heading = heading;
  return cited;
}

/** The value of the last anchor at or before an offset, by binary search. */
export function valueAt<T>(anchors: readonly Anchor<T>[], offset: number): T | undefined {
  let low = 0;
  let high = anchors.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (anchors[middle]!.offset <= offset) low = middle + 1;
    else high = middle;
  }
  return anchors[low - 1]?.value;
}
