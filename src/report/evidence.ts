import type { Contract, Evidence, Span } from '../model.js';
import { placeOf } from './places.js';
import { overlaps, quoteOf } from './quotes.js';
import type { ReportEvidence, ReportFinding } from './schema.js';

/** Evidence with its quote, its place, and the tracked change that it stands in. */
export function evidenceOf(contract: Contract, evidence: Evidence): ReportEvidence {
  const { element, polarity, via, spans, matched } = evidence;
  const unit = contract.units[evidence.unit];
  const { text, marks } = quoteOf(contract, spans, matched);
  const change = changeAt(contract, matched.length > 0 ? matched : spans);
  const result: ReportEvidence = {
    element,
    polarity,
    via,
    quote: text,
    matched: [...matched],
    marks,
    language: unit?.language ?? contract.language,
    ...placeOf(contract, spans, unit?.clause ?? -1, matched[0] ?? spans[0]),
  };
  if (change !== undefined) result.change = change;
  return result;
}

/** The passage that came closest to something absent. */
export function nearestOf(
  contract: Contract,
  nearest: { readonly unit: number; readonly element: string } | undefined,
): ReportFinding['nearest'] {
  const unit = nearest && contract.units[nearest.unit];
  if (!nearest || !unit) return undefined;
  return {
    element: nearest.element,
    quote: quoteOf(contract, unit.spans).text,
    language: unit.language,
    ...placeOf(contract, unit.spans, unit.clause),
  };
}

function changeAt({ documents }: Contract, spans: readonly Span[]): ReportEvidence['change'] {
  for (const span of spans) {
    const found = documents[span.document]?.changes.find((change) => overlaps(change, span));
    if (!found) continue;
    const { kind, author, date } = found;
    return { kind, ...(author === undefined ? {} : { author }), ...(date === undefined ? {} : { date }) };
  }
  return undefined;
}
