import type { Wording } from '../../compare/schema.js';
import { excerpt } from '../excerpt.js';
import { encode } from '../html/encode.js';
import { likeness, wordDiff } from './words.js';

const QUOTE = 400;
/** Below this, two sentences are other sentences, not one that was changed. */
const ALIKE = 0.4;

export interface Shown {
  readonly wording: Wording;
  readonly html: string;
}

/**
 * Both sides with the words marked in which they differ: each new quote against the old one that is most like it. A quote
 * that is like none is not marked, since its words may stand in the other text all the same.
 */
export function shownWordings(old: readonly Wording[], now: readonly Wording[]): { old: Shown[]; new: Shown[] } {
  const left = old.map((wording) => ({ wording, text: cut(wording) }));
  const right = now.map((wording) => ({ wording, text: cut(wording) }));
  const pairs = left
    .flatMap((a, i) => right.map((b, j) => ({ i, j, like: likeness(a.text, b.text) })))
    .filter(({ like }) => like >= ALIKE)
    .sort((a, b) => b.like - a.like);
  const lefts = new Map<number, string>();
  const rights = new Map<number, string>();
  for (const { i, j } of pairs) {
    if (lefts.has(i) || rights.has(j)) continue;
    const pieces = wordDiff(left[i]!.text, right[j]!.text);
    lefts.set(i, marked(pieces.old, 'del'));
    rights.set(j, marked(pieces.new, 'ins'));
  }
  return {
    old: left.map(({ wording, text }, i) => ({ wording, html: lefts.get(i) ?? encode(text) })),
    new: right.map(({ wording, text }, j) => ({ wording, html: rights.get(j) ?? encode(text) })),
  };
}

function cut({ quote, marks }: Wording): string {
  return excerpt(quote, marks, QUOTE).text;
}

/** The space behind a word stays outside of the mark, so that the stroke ends with the word. */
function marked(pieces: readonly { text: string; changed: boolean }[], tag: 'ins' | 'del'): string {
  return pieces
    .map(({ text, changed }) => {
      if (!changed) return encode(text);
      const words = text.trimEnd();
      return `<${tag}>${encode(words)}</${tag}>${text.slice(words.length)}`;
    })
    .join('');
}
