/** A stretch of a wording, and whether the other one has it too. */
export interface Piece {
  readonly text: string;
  readonly changed: boolean;
}

/** Both wordings cut where their words differ, by their longest common sequence of words; meant for quotes, not for contracts. */
export function wordDiff(old: string, now: string): { old: Piece[]; new: Piece[] } {
  const a = wordsOf(old);
  const b = wordsOf(now);
  const lengths = commonLengths(a, b);
  const left: Piece[] = [];
  const right: Piece[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && same(a[i]!, b[j]!)) {
      left.push({ text: a[i++]!, changed: false });
      right.push({ text: b[j++]!, changed: false });
    } else if (j >= b.length || (i < a.length && lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) {
      left.push({ text: a[i++]!, changed: true });
    } else {
      right.push({ text: b[j++]!, changed: true });
    }
  }
  return { old: merged(left), new: merged(right) };
}

/** 0 to 1: how many of the words two wordings share. */
export function likeness(old: string, now: string): number {
  const a = new Set(wordsOf(old).map(bare).filter(Boolean));
  const b = new Set(wordsOf(now).map(bare).filter(Boolean));
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / Math.max(1, Math.min(a.size, b.size));
}

/** Words and signs, each with the space behind it. */
function wordsOf(text: string): string[] {
  return text.match(/(?:[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}\s])\s*/gu) ?? [];
}

function bare(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function same(a: string, b: string): boolean {
  return a.trim() === b.trim();
}

/** `lengths[i][j]`: of the longest common sequence of what follows `i` and `j`. */
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i]![j] = same(a[i]!, b[j]!)
        ? lengths[i + 1]![j + 1]! + 1
        : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  return lengths;
}

function merged(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (last?.changed === piece.changed) all[all.length - 1] = { ...last, text: last.text + piece.text };
    else all.push(piece);
  }
  return all;
}
