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

/** Every place of a pattern, which has the flag "y", that begins with a sign: most texts have few of them. */
export function* matchesAt(text: string, sign: string, pattern: RegExp): Generator<RegExpExecArray> {
  for (let at = text.indexOf(sign); at >= 0; ) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    at = text.indexOf(sign, at + (found ? found[0].length : 1));
    if (found) yield found;
  }
}
