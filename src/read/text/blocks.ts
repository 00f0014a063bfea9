import type { Draft } from './drafts.js';
import { beginsBlock, type Marker, markerOf } from './markers.js';
import { slicePieces, splitPieces, textOf } from './pieces.js';
import { typedTitles } from './titles.js';

/** What every draft of Markdown and HTML passes through: typed numbers and bold titles become structure. */
export function refine(drafts: readonly Draft[]): Draft[] {
  const refined = titles(drafts.flatMap(splitTyped).map(typedCheckBox));
  // Where nothing is marked up as a heading, what reads like one is one, as in plain text.
  return refined.filter((draft) => draft.kind === 'heading').length < 3 ? typedTitles(refined) : refined;
}

/**
 * A paragraph whose lines carry typed numbers ("1.1 …", "(a) …") is as many blocks. Lines are told by
 * line breaks, and by line ends of the source where the format drops them.
 */
function splitTyped(draft: Draft): Draft[] {
  if (draft.kind === 'heading' || draft.kind === 'cell' || draft.kind === 'note') return [draft];
  const lines = linesOf(draft);
  if (lines.length < 2) return [draft];
  const cuts: number[] = [];
  let last: Marker | undefined = markerOf(lines[0]?.text ?? '');
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i];
    const before = lines[i - 1];
    if (!line || !before) continue;
    const marker = line.hard ? markerOf(line.text) : beginsBlock(before.text, line.text, last);
    if (!marker) continue;
    last = marker;
    cuts.push(line.start);
  }
  if (cuts.length === 0) return [draft];
  return splitPieces(draft.pieces, cuts).map((pieces, i) => {
    const { number: _, checked: __, ...rest } = draft;
    const part: Draft = i === 0 ? { ...draft, pieces } : { ...rest, pieces };
    const bullet = markerOf(textOf(pieces));
    if (bullet?.form !== 'bullet' || part.number !== undefined) return part;
    const text = textOf(pieces);
    const item = { ...part, kind: 'item' as const, level: draft.level + 1, number: '•' };
    return { ...item, pieces: slicePieces(pieces, bullet.length, text.length) };
  });
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

/** "☐ …", "[x] …" at the head of a block: the mark stays, being typed, and is understood. */
export function typedCheckBox(draft: Draft): Draft {
  if (draft.checked !== undefined || draft.kind === 'cell') return draft;
  const mark = /^(?:([☐□❏❑]|\[ ?\])|([☑☒✅]|\[[xX✓✔]\]))(?=\s)/u.exec(textOf(draft.pieces.slice(0, 4)));
  return mark ? { ...draft, checked: mark[2] !== undefined } : draft;
}

/** A short paragraph in bold type that stands alone is a heading to its reader. */
function titles(drafts: readonly Draft[]): Draft[] {
  let level = 0;
  let under = 0;
  return drafts.map((draft, i) => {
    if (draft.kind === 'heading') {
      level = draft.level;
      under = 0;
      return draft;
    }
    if (!isTitle(draft, drafts[i - 1], drafts[i + 1])) return draft;
    const numbers = /^(\d+(?:\.\d+)*)\.?\s/.exec(textOf(draft.pieces))?.[1]?.split('.').length ?? 1;
    under = Math.min(level + numbers, 9);
    const { strong: _, ...rest } = draft;
    return { ...rest, kind: 'heading', level: under };
  });
}

function isTitle(draft: Draft, before: Draft | undefined, after: Draft | undefined): boolean {
  if (!draft.strong || after === undefined || after.kind === 'cell') return false;
  const text = textOf(draft.pieces);
  if (text.length > 120 || text.includes('\n') || !/\p{L}{2}/u.test(text)) return false;
  if (draft.kind === 'item') {
    // "1. **Confidentiality**" with sub-items or paragraphs of its own below it.
    if (draft.number === undefined || draft.number === '•' || after.kind !== 'item') return false;
    return after.level > draft.level || after.number === undefined;
  }
  if (draft.kind !== 'paragraph') return false;
  const marker = markerOf(text);
  if (marker !== undefined && marker.form !== 'bullet') return !/[;:,]$/.test(text);
  if (/[.;:,!?]$/.test(text)) return false;
  // A party's name in bold between "between" and "(the Controller)" is no heading.
  const first = textOf(after.pieces);
  const ended =
    before === undefined ||
    before.kind === 'heading' ||
    /[.;!?»”")\]]$/.test(textOf(before.pieces)) ||
    before.kind !== 'paragraph';
  return ended && /^[\p{Lu}\p{N}§"“„«[•]/u.test(first);
}
