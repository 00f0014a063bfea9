import type { ReportEvidence, ReportFinding } from '../../report/schema.js';
import { distinctQuotes } from '../distinct.js';
import { howText, placeText } from '../evidence-lines.js';
import { excerpt } from '../excerpt.js';
import { encode } from './encode.js';
import { anchorOf, type Scene } from './scene.js';

/** Code units of a quote that are shown; the whole stands in the contract's text. */
const QUOTE = 400;
/** Passages of a finding that are shown unfolded, and highlighted in the text: the strongest. */
const PASSAGES = 3;

/** Those that a reader should look at: where an agreement says the same everywhere, not the whole agreement. */
export function foremost(evidence: readonly ReportEvidence[]): readonly ReportEvidence[] {
  return distinctQuotes(evidence).slice(0, PASSAGES);
}

/** The quotes of a finding, each once; all but the first few folded. */
export function quotes(evidence: readonly ReportEvidence[], scene: Scene): string {
  const distinct = distinctQuotes(evidence);
  const shown = distinct.slice(0, PASSAGES).map((item) => quote(item, scene));
  const more = distinct.slice(PASSAGES).map((item) => quote(item, scene));
  if (more.length === 0) return shown.join('');
  const label = encode(scene.say.text.more(more.length));
  return `${shown.join('')}<details class="more"><summary>${label}</summary>${more.join('')}</details>`;
}

export function quote(evidence: ReportEvidence, scene: Scene): string {
  const { text, marks } = excerpt(evidence.quote, evidence.marks, QUOTE);
  const how = howText(evidence, scene.say);
  return figure(evidence.language, marked(text, marks), [placeLink(evidence, scene), encode(how)]);
}

/** The passage that came closest to something absent. */
export function nearest(place: NonNullable<ReportFinding['nearest']>, scene: Scene): string {
  const { text } = excerpt(place.quote, [], QUOTE);
  return figure(place.language, encode(text), [placeLink(place, scene)]);
}

/** A place in words, which leads to it in the contract's text. */
export function placeLink(
  place: ReportEvidence | NonNullable<ReportFinding['nearest']>,
  scene: Scene,
  how: 'full' | 'short' = 'full',
): string {
  const words = encode(placeText(place, scene.report, scene.say, how));
  const anchor = anchorOf(scene, place);
  return anchor === undefined || words === '' ? words : `<a href="#${anchor}">${words}</a>`;
}

function figure(language: string, html: string, captions: readonly string[]): string {
  const caption = captions.filter((one) => one !== '').join(', ');
  return `<figure class="quote"><figcaption>${caption}</figcaption><blockquote lang="${encode(language)}"><p>${html}</p></blockquote></figure>`;
}

function marked(text: string, marks: readonly { start: number; end: number }[]): string {
  let at = 0;
  let html = '';
  for (const { start, end } of marks) {
    html += `${encode(text.slice(at, start))}<mark>${encode(text.slice(start, end))}</mark>`;
    at = end;
  }
  return html + encode(text.slice(at));
}
