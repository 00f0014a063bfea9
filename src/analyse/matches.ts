/**
 * Every place of a pattern, which has the flag "g", that no letter stands directly before (nor a figure, if `figures`). As the pattern with
 * `(?<!\p{L})` at its head would find them, which takes several times as long, for it looks back from every place of the text.
 */
export function* wholeMatches(text: string, pattern: RegExp, figures: boolean): Generator<RegExpExecArray> {
  const before = figures ? LETTER_OR_FIGURE_BEFORE : LETTER_BEFORE;
  let from = 0;
  for (;;) {
    // Set anew each time, since who asks may have used the pattern in between.
    pattern.lastIndex = from;
    const found = pattern.exec(text);
    if (!found) return;
    const { index } = found;
    if (index > 0 && before.test(text.slice(Math.max(0, index - 2), index))) {
      from = index + 1;
      continue;
    }
    from = index + found[0].length;
    yield found;
  }
}

const LETTER_BEFORE = /\p{L}$/u;
const LETTER_OR_FIGURE_BEFORE = /[\p{L}\d]$/u;

/** Every place of a pattern, which has the flag "y", that begins with one of some signs: most texts have few of them. In order. */
export function* matchesAt(text: string, signs: readonly string[], pattern: RegExp): Generator<RegExpExecArray> {
  const next = signs.map((sign) => text.indexOf(sign));
  for (;;) {
    let first = -1;
    for (let k = 0; k < next.length; k++) if (next[k]! >= 0 && (first < 0 || next[k]! < next[first]!)) first = k;
    if (first < 0) return;
    const at = next[first]!;
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    const end = found ? at + found[0].length : at + 1;
    for (let k = 0; k < next.length; k++) if (next[k]! >= 0 && next[k]! < end) next[k] = text.indexOf(signs[k]!, end);
    if (found) yield found;
  }
}
