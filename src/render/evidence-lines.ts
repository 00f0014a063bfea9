import type { Messages } from '../messages/index.js';
import type { Report, ReportEvidence, ReportFinding, ReportPlace } from '../report/schema.js';
import { type Page, words, wrap } from '../terminal.js';
import { excerpt } from './excerpt.js';

/** Code units of a quote that are shown, and passages. */
const QUOTE = 280;
const PASSAGES = 2;

/** What speaks against the contract comes first. */
const ORDER: readonly ReportEvidence['polarity'][] = ['denies', 'weakens', 'affirms'];

export function evidenceLines(
  evidence: readonly ReportEvidence[],
  report: Report,
  page: Page,
  say: Messages,
): string[] {
  const sorted = [...evidence].sort((a, b) => ORDER.indexOf(a.polarity) - ORDER.indexOf(b.polarity));
  const distinct = [...new Map(sorted.reverse().map((item) => [item.quote, item])).values()].reverse();
  const shown = distinct.slice(0, PASSAGES).flatMap((item) => passage(item, report, page, say));
  const more = distinct.length - PASSAGES;
  return more > 0 ? [...shown, ...wrap(words(say.text.more(more), page.style.dim), page, '    ')] : shown;
}

export function nearestLines(
  nearest: NonNullable<ReportFinding['nearest']>,
  report: Report,
  page: Page,
  say: Messages,
): string[] {
  const { text } = excerpt(nearest.quote, [], QUOTE);
  const place = [say.text.closest, placeText(nearest, report, say)].filter(Boolean).join(', ');
  return wrap(`${words(say.text.label(place), page.style.cyan)} ${say.text.quote(text)}`, page, '    ');
}

function passage(evidence: ReportEvidence, report: Report, page: Page, say: Messages): string[] {
  const { text, marks } = excerpt(evidence.quote, evidence.marks, QUOTE);
  const place = [placeText(evidence, report, say), howText(evidence, say)].filter(Boolean).join(', ');
  const label = place === '' ? '' : `${words(say.text.label(place), page.style.cyan)} `;
  return wrap(`${label}${say.text.quote(marked(text, marks, page))}`, page, '    ');
}

/** "clause 7.2(b), p. 9"; short: the first of clause, page, paragraph, line that there is. */
export function placeText(place: ReportPlace, report: Report, say: Messages, how: 'full' | 'short' = 'full'): string {
  const { clause, heading, page, pageLabel, paragraph, line, spans } = place;
  const file = report.documents.length > 1 ? report.documents[spans[0]?.document ?? 0]?.path : undefined;
  const parts = [
    clause === undefined
      ? heading && say.places.heading(short(heading, how === 'full' ? 48 : 32))
      : say.places.clause(clause),
    page === undefined ? undefined : say.places.page(page, pageLabel),
    paragraph === undefined || clause !== undefined ? undefined : say.places.paragraph(paragraph),
    line === undefined ? undefined : say.places.line(line),
  ].filter((part) => part !== undefined && part !== '');
  const chosen = how === 'full' ? parts : parts.slice(0, 1);
  return [file, ...chosen].filter(Boolean).join(', ');
}

function short(heading: string, limit: number): string {
  return heading.length <= limit ? heading : `${heading.slice(0, limit - 2).trimEnd()} …`;
}

export function howText({ via, change }: ReportEvidence, say: Messages): string {
  return [
    via === 'reference' ? say.text.reference : via === 'incorporation' ? say.text.incorporation : '',
    change === undefined ? '' : say.text.inChange(say.changes[change.kind], change.author, change.date?.slice(0, 10)),
  ]
    .filter(Boolean)
    .join(', ');
}

function marked(text: string, marks: readonly { start: number; end: number }[], { style }: Page): string {
  let at = 0;
  let out = '';
  for (const { start, end } of marks) {
    out += text.slice(at, start) + words(text.slice(start, end), style.bold);
    at = end;
  }
  return out + text.slice(at);
}
