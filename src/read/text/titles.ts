import type { Draft } from './drafts.js';
import { markerOf } from './markers.js';
import { textOf } from './pieces.js';

/** Paragraphs that are headings by what they say: "Article 5 – Audits", "4.2 Duration", "LIABILITY". */
export function typedTitles(drafts: readonly Draft[]): Draft[] {
  const levels = drafts.map(titleLevel);
  return drafts.map((draft, i) => {
    const level = levels[i];
    if (level === undefined) return draft;
    const next = levels[i + 1];
    // A list of short entries is not a list of headings: a heading has something below it.
    const isNumbered = /^\(?[\da-z]/i.test(textOf(draft.pieces)) && markerOf(textOf(draft.pieces))?.form !== 'word';
    const hasMarker = markerOf(textOf(draft.pieces)) !== undefined;
    const isListed = drafts[i + 1] === undefined || (next !== undefined && next <= level) || levels[i - 1] === level;
    if (isNumbered && hasMarker && isListed) return draft;
    return { ...draft, kind: 'heading', level };
  });
}

/** The level that a paragraph has if it is a heading; capitals alone are of the first. */
function titleLevel(draft: Draft): number | undefined {
  if (draft.kind !== 'paragraph') return undefined;
  const text = textOf(draft.pieces);
  if (text.length > 110 || text.includes('\n') || !/\p{L}{2}/u.test(text)) return undefined;
  const marker = markerOf(text);
  if (marker?.form === 'word') return isWordTitle(text, marker.length) ? 1 : undefined;
  const letters = text.match(/\p{Lu}/gu)?.length ?? 0;
  const isCapitals = text === text.toUpperCase() && /^[\p{Lu}\d«"“(]/u.test(text) && letters * 2 >= text.length;
  if (isCapitals && !PARTY_LINE.test(text) && !/[;,_…]|\.{3}|:$/.test(text)) return 1;
  if (/[.;:,!?…_)]$/.test(text)) return undefined;
  if (marker === undefined || text.length > 90) return undefined;
  const title = text.slice(marker.length);
  if (!/^\p{Lu}/u.test(title) || title.split(/\s+/).length > 10) return undefined;
  if (marker.form === 'dotted') return Math.min((text.slice(0, marker.length).match(/\d+/g) ?? []).length, 9);
  return marker.form === '1.' || (marker.form === 'I.' && /^[IVXL]/.test(text)) ? 1 : undefined;
}

/** "Article 5", "Article 5 – Audits", "ANNEX II: Measures"; not "Article 28 GDPR requires that". */
function isWordTitle(text: string, length: number): boolean {
  const rest = text.slice(length);
  if (/[;,]$/.test(text) || (/[.:]$/.test(rest) && rest.length > 1)) return false;
  return rest === '' || /^\s*[.:)–—-]/.test(rest) || /^\s+\p{Lu}/u.test(rest);
}

/** Between the names of the parties, in capitals by custom. */
const PARTY_LINE =
  /^(?:et|and|und|y|e|en|og|och|between|entre|zwischen|tussen|tra|fra|mellan|mellem|d['’]une part.*|d['’]autre part.*|reunidos|whereas|considérant.*)\W*$/iu;
