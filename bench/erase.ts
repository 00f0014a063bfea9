/** Start (inclusive) and end (exclusive), in UTF-16 code units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The text with spaces in place of the ranges. Offsets and line feeds stay, so blocks and anchors still fit. */
export function blank(text: string, ranges: readonly Range[]): string {
  const units = text.split('');
  for (const { start, end } of ranges) {
    for (let i = start; i < end; i++) if (units[i] !== '\n') units[i] = ' ';
  }
  return units.join('');
}

/**
 * Where a quote stands in a text, by its words alone: markup, punctuation and line breaks may differ. Where it is not found as a whole,
 * every run of six of its words.
 */
export function findQuote(text: string, quote: string): Range[] {
  const haystack = located(text);
  const needle = located(quote).map((word) => word.word);
  const whole = runs(haystack, needle);
  if (whole.length > 0 || needle.length <= RUN) return whole;
  return Array.from({ length: needle.length - RUN + 1 }, (_, i) => needle.slice(i, i + RUN)).flatMap((run) =>
    runs(haystack, run),
  );
}

export function overlapping(range: Range, others: readonly Range[]): boolean {
  return others.some((other) => range.start < other.end && other.start < range.end);
}

const RUN = 6;

interface Located extends Range {
  readonly word: string;
}

function located(text: string): Located[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
    word: match[0].normalize('NFKC').toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function runs(haystack: readonly Located[], needle: readonly string[]): Range[] {
  const found: Range[] = [];
  if (needle.length === 0) return found;
  for (let i = 0; i + needle.length <= haystack.length; i++) {
    if (needle.every((word, k) => haystack[i + k]!.word === word)) {
      found.push({ start: haystack[i]!.start, end: haystack[i + needle.length - 1]!.end });
    }
  }
  return found;
}
