import type { Draft } from './drafts.js';
import { beginsBlock, type Marker, markerOf } from './markers.js';
import { slicePieces, splitPieces, textOf } from './pieces.js';
import { typedTitles } from './titles.js';

/** What every draft of Markdown and HTML passes through: typed numbers and bold titles become structure. */
export function refine(drafts: readonly Draft[]): Draft[] {
  const refined = titles(rejoin(drafts.flatMap(splitTyped)).map(typedBullet).map(typedCheckBox));
  // Where nothing is marked up as a heading, what reads like one is one, as in plain text.
  return refined.filter((draft) => draft.kind === 'heading').length < 3 ? typedTitles(refined) : refined;
}

/**
 * A paragraph whose lines carry typed numbers ("1.1 …", "(a) …") or labels ("Name: …") is as many blocks.
 * Lines are told by line breaks, and by line ends of the source where the format drops them.
 */
function splitTyped(draft: Draft): Draft[] {
  if (draft.kind !== 'paragraph' && draft.kind !== 'item') return [draft];
  const lines = linesOf(draft);
  if (lines.length < 2) return [draft];
  const allLabels = lines.every((line) => LABEL.test(line.text));
  const cuts: number[] = [];
  let last: Marker | undefined = markerOf(lines[0]?.text ?? '');
  /** Behind a colon, as long as the lines end as items do. */
  let isList = false;
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i];
    const before = lines[i - 1];
    if (!line || !before) continue;
    const marker = line.hard ? markerOf(line.text) : beginsBlock(before.text, line.text, last);
    if (marker) last = marker;
    const end = before.text.trimEnd();
    isList = end.endsWith(':') || (isList && /[;,]$|[;,]\s\p{L}{1,4}$/u.test(end));
    if (
      marker ||
      allLabels ||
      (line.hard && (isOfItsOwn(before.text, line.text) || (isList && BARE_ITEM.test(line.text))))
    )
      cuts.push(line.start);
  }
  if (cuts.length === 0) return [draft];
  const { number: _, checked: __, strong: ___, ...rest } = draft;
  return splitPieces(draft.pieces, cuts).map((pieces, i) => (i === 0 ? { ...draft, pieces } : { ...rest, pieces }));
}

/** "Name: …", "Types of data:". */
const LABEL = /^[\p{Lu}\p{N}][^:.;!?]{1,60}:(?:\s|$)/u;

/** In a list behind a colon, on a line of its own: "tell the controller …;", "-tell …". */
const BARE_ITEM = /^(?:[-–•]\p{L}|\p{Ll})/u;

/** Whether a line after a line break says something of its own and does not go on with the sentence. */
function isOfItsOwn(before: string, line: string): boolean {
  if (LABEL.test(line)) return true;
  return /[.:;!?]["”»)\]]*$/.test(before.trimEnd()) && /^["“„«([]?[\p{Lu}\p{N}]/u.test(line);
}

/** Converters part paragraphs at page ends: a sentence that goes on in small letters is one paragraph. */
function rejoin(drafts: readonly Draft[]): Draft[] {
  const result: Draft[] = [];
  for (const draft of drafts) {
    const before = result.at(-1);
    if (
      before &&
      (before.kind === 'paragraph' || before.kind === 'item') &&
      draft.kind === 'paragraph' &&
      goesOn(before, draft)
    ) {
      result[result.length - 1] = { ...before, pieces: [...before.pieces, { text: ' ' }, ...draft.pieces] };
    } else result.push(draft);
  }
  return result;
}

function goesOn(before: Draft, after: Draft): boolean {
  const head = textOf(before.pieces.slice(-8));
  const tail = textOf(after.pieces.slice(0, 8));
  const lengthOf = (draft: Draft) => draft.pieces.reduce((sum, piece) => sum + piece.text.length, 0);
  const areLong = !before.strong && lengthOf(before) >= 60 && lengthOf(after) >= 15;
  return areLong && /[\p{L}\p{N}]$/u.test(head) && /^\p{Ll}{2}/u.test(tail) && markerOf(tail) === undefined;
}

/** "• …" typed at the head of a paragraph makes it an item. */
function typedBullet(draft: Draft): Draft {
  if (draft.kind !== 'paragraph' && draft.kind !== 'item') return draft;
  if (draft.number !== undefined) return draft;
  const text = textOf(draft.pieces);
  const marker = markerOf(text.slice(0, 40));
  if (marker?.form !== 'bullet' || CHECK_BOX.test(text)) return draft;
  const pieces = slicePieces(draft.pieces, marker.length, text.length);
  return { ...draft, kind: 'item', level: draft.level || 1, number: '•', pieces };
}

function linesOf(draft: Draft): { text: string; start: number; hard: boolean }[] {
  const lines = [{ text: '', start: 0, hard: false }];
  let at = 0;
  for (const piece of draft.pieces) {
    at += piece.text.length;
    if (piece.text === '\n' || piece.soft) lines.push({ text: '', start: at, hard: piece.text === '\n' });
    else {
      const line = lines.at(-1);
      if (line) line.text += piece.text;
    }
  }
  return lines;
}

const CHECK_BOX = /^(?:([☐□❏❑]|\[ ?\])|([☑☒]|\[[xX✓✔]\]))(?=\s)/u;

/** "☐ …", "[x] …" at the head of a block: the mark stays, being typed, and is understood. */
export function typedCheckBox(draft: Draft): Draft {
  if (draft.checked !== undefined || draft.kind === 'cell') return draft;
  const mark = CHECK_BOX.exec(textOf(draft.pieces.slice(0, 4)));
  return mark ? { ...draft, checked: mark[2] !== undefined } : draft;
}

/** A short paragraph in bold type that stands alone is a heading to its reader. */
function titles(drafts: readonly Draft[]): Draft[] {
  let level = 0;
  return drafts.map((draft, i) => {
    if (draft.kind === 'heading') {
      level = draft.level;
      return draft;
    }
    const [before, after] = [drafts[i - 1], drafts[i + 1]];
    if (!after || !(draft.kind === 'item' ? isTitleItem(draft, before, after) : isBoldTitle(draft, before, after))) {
      return draft;
    }
    const depth = /^(\d+(?:\.\d+)*)\.?\s/.exec(textOf(draft.pieces))?.[1]?.split('.').length ?? 1;
    const { strong: _, ...rest } = draft;
    return { ...rest, kind: 'heading', level: Math.min(level + depth, 9) };
  });
}

/** "1. **Confidentiality**" with items or paragraphs of its own below it, "2. Audits" alone between paragraphs. */
function isTitleItem(draft: Draft, before: Draft | undefined, after: Draft): boolean {
  if (draft.number === undefined || draft.number === '•' || draft.checked !== undefined) return false;
  const text = textOf(draft.pieces);
  if (!isShort(text)) return false;
  if (draft.strong && after.kind === 'item') return after.level > draft.level || after.number === undefined;
  const isAlone = before?.kind !== 'item' && after.kind === 'paragraph' && draft.level === 1;
  return isAlone && /^\p{Lu}[^;:,]*$/u.test(text) && text.split(/\s+/).length <= 10;
}

function isBoldTitle(draft: Draft, before: Draft | undefined, after: Draft): boolean {
  if (draft.kind !== 'paragraph' || !draft.strong || after.kind === 'cell') return false;
  const text = textOf(draft.pieces);
  if (!isShort(text) || /[;,]$/.test(text)) return false;
  const form = markerOf(text)?.form;
  if (form !== undefined && form !== 'bullet') return true;
  if (/^\d{1,2}\s+\p{Lu}/u.test(text)) return true;
  if (/[.:!?]$/.test(text)) return false;
  // A party's name in bold between "between" and "(the Controller)" is no heading.
  const isFree = before === undefined || before.kind !== 'paragraph' || /[.;!?»”")\]]$/.test(textOf(before.pieces));
  return isFree && /^[\p{Lu}\p{N}§"“„«[•]/u.test(textOf(after.pieces));
}

function isShort(text: string): boolean {
  return text.length <= 120 && !text.includes('\n') && /\p{L}{2}/u.test(text);
}
