import type { Messages } from '../messages/index.js';
import type { Report, ReportEvidence, ReportPlace } from '../report/schema.js';
import type { Wording } from './schema.js';

/** What speaks against the contract comes first. */
const ORDER: readonly ReportEvidence['polarity'][] = ['denies', 'weakens', 'affirms'];

/** The quotes of a finding, each once. */
export function wordingsOf(evidence: readonly ReportEvidence[], report: Report, say: Messages): Wording[] {
  const sorted = [...evidence].sort((a, b) => ORDER.indexOf(a.polarity) - ORDER.indexOf(b.polarity));
  const distinct = [...new Map(sorted.reverse().map((item) => [item.quote, item])).values()].reverse();
  return distinct
    .filter(
      (item) =>
        !isMadeOf(
          item.quote,
          distinct.map(({ quote }) => quote),
        ),
    )
    .map((item) => ({
      quote: item.quote,
      marks: item.marks,
      language: item.language,
      polarity: item.polarity,
      place: placeIn(item, report, say),
    }));
}

/** Two sentences that are quoted one by one need not be quoted together. */
function isMadeOf(quote: string, all: readonly string[]): boolean {
  const parts = all.filter((other) => other !== quote && quote.includes(other));
  return parts.length > 1 && parts.reduce((rest, part) => rest.replace(part, ''), quote).trim() === '';
}

/** Whether both sides rest on the same words; case, punctuation and clause numbers at the head do not count. */
export function sameWords(a: readonly Wording[], b: readonly Wording[]): boolean {
  const words = (all: readonly Wording[]) => [...new Set(all.map(({ quote }) => normalised(quote)))].sort().join('\n');
  return words(a) === words(b);
}

function normalised(quote: string): string {
  return quote
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^\s*(?:\d+(?:\.\d+)*[.)]?|\(?[a-z]{1,4}\))\s+/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function placeIn(
  { clause, heading, page, pageLabel, line, spans }: ReportPlace,
  report: Report,
  say: Messages,
): string {
  const file = report.documents.length > 1 ? report.documents[spans[0]?.document ?? 0]?.path : undefined;
  return [
    file,
    clause === undefined ? heading && say.places.heading(heading) : say.places.clause(clause),
    page === undefined ? undefined : say.places.page(page, pageLabel),
    clause === undefined && heading === undefined && line !== undefined ? say.places.line(line) : undefined,
  ]
    .filter(Boolean)
    .join(', ');
}
