/** A stretch of a block: start (inclusive) and end (exclusive) in the text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts a block into sentences. By hand rather than by `Intl.Segmenter`, whose answers differ between versions of Node: the
 * same contract has to give the same report everywhere.
 */
export function sentences(
  text: string,
  start: number,
  end: number,
  abbreviations: ReadonlySet<string>,
  annexWords: ReadonlySet<string>,
  stops = new Stops(text),
): Stretch[] {
  const result: Stretch[] = [];
  let from = start;
  for (let i = stops.next(start); i < end; i = stops.next(i + 1)) {
    const c = text.charCodeAt(i);
    if (c === NEW_LINE) {
      push(i);
      continue;
    }
    let after = i + 1;
    while (after < end && CLOSING.test(text[after]!)) after++;
    if (after < end && !isSpace(text, after)) continue;
    if (c === FULL_STOP && isAbbreviation(text, from, i, abbreviations, annexWords)) continue;
    const next = text.slice(after, after + 20).trimStart();
    if (next !== '' && !STARTS.test(next)) continue;
    push(after);
    i = after - 1;
  }
  push(end);
  return result;

  function push(to: number): void {
    let a = from;
    let b = to;
    while (a < b && isSpace(text, a)) a++;
    while (b > a && isSpace(text, b - 1)) b--;
    if (b > a) result.push({ start: a, end: b });
    from = to;
  }
}

/** The signs of a text that may end a sentence. Found once for all blocks, since a block may have none and a text thousands of blocks. */
export class Stops {
  readonly #text: string;
  /** From `#from` on the next stands at `#at`. */
  #from = 0;
  #at = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** Where the next one stands, from a place on; or the end of the text. */
  next(from: number): number {
    if (from > this.#at || from < this.#from) {
      STOP.lastIndex = from;
      this.#at = STOP.test(this.#text) ? STOP.lastIndex - 1 : this.#text.length;
    }
    this.#from = from;
    return this.#at;
  }
}

/** The first of two line breaks, too. */
const STOP = /[.!?…]|\n(?=\n)/g;
const NEW_LINE = 0x0a;
const FULL_STOP = 0x2e;
const CLOSING = /["'”’»)\]]/;
// A sentence begins with a capital, a figure, a bracket or a quotation mark.
const STARTS = /^["'“‘„«([]*\s*[\p{Lu}\p{N}([“"„«*•–—-]/u;

function isAbbreviation(
  text: string,
  from: number,
  dot: number,
  abbreviations: ReadonlySet<string>,
  annexWords: ReadonlySet<string>,
): boolean {
  let start = dot;
  while (start > from && isPartOfAbbreviation(text, start - 1)) start--;
  const word = text.slice(start, dot);
  if (word === '') return false;
  // "7. The Processor", "a. the data": an enumerator at the start of the sentence; initials ("J. Smith").
  if (/^\p{N}+(\.\p{N}+)*$/u.test(word)) return text.slice(from, start).trim() === '';
  // Not the letter of an annex: "set out in Exhibit C."
  if (/^\p{L}$/u.test(word)) return !annexWords.has(wordBefore(text, from, start));
  return abbreviations.has(word.toLowerCase());
}

/** Most of a text is ASCII: only for the rest the expression is asked. */
export function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? code === 32 || (code >= 9 && code <= 13) : SPACE.test(text[at]!);
}

function isPartOfAbbreviation(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code >= 128) return LETTER_OR_FIGURE.test(text[at]!);
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === FULL_STOP;
}

const SPACE = /\s/;
const LETTER_OR_FIGURE = /[\p{L}\p{N}]/u;

function wordBefore(text: string, from: number, at: number): string {
  return /(\p{L}+)\s$/u.exec(text.slice(Math.max(from, at - 20), at))?.[1]?.toLowerCase() ?? '';
}

/**
 * Cuts "shall: (a) inform …; (b) assist …" into its lead-in and its items, so that each duty is read by itself. Only where
 * the enumerators really count up.
 */
export function inlineItems(text: string, sentence: Stretch): { leadIn: Stretch; items: Stretch[] } | undefined {
  const own = text.slice(sentence.start, sentence.end);
  return (own.includes(')') ? enumerated(text, sentence) : undefined) ?? listed(own, text, sentence);
}

/** "The Processor: informs …; assists …; deletes …": items without enumerators, behind a colon and apart by semicolons. */
function listed(own: string, text: string, { start, end }: Stretch): { leadIn: Stretch; items: Stretch[] } | undefined {
  const colon = own.includes(':') ? own.search(/:\s/) : -1;
  if (colon < 0 || colon > LONGEST_LEAD_IN || !own.includes(';', colon)) return undefined;
  const items: Stretch[] = [];
  for (let at = start + colon + 1; at < end; ) {
    const semicolon = text.indexOf(';', at);
    const to = semicolon < 0 || semicolon >= end ? end : semicolon + 1;
    items.push(trim(text, at, to));
    at = to;
  }
  if (items.length < 3 || averageLength(items) < SHORTEST_ITEM) return undefined;
  return { leadIn: trim(text, start, start + colon + 1), items };
}

/** Code units from the beginning of a sentence to the colon of its list. */
const LONGEST_LEAD_IN = 200;
/** On average, in code units: "identity and contact data; technical logs" is content, not duties. */
const SHORTEST_ITEM = 45;
/** The same where there are enumerators: short enumerations ("(a) names, (b) addresses") are content, not duties. */
const SHORTEST_DUTY = 25;

function averageLength(items: readonly Stretch[]): number {
  return items.reduce((n, item) => n + item.end - item.start, 0) / items.length;
}

function enumerated(text: string, sentence: Stretch): { leadIn: Stretch; items: Stretch[] } | undefined {
  const marks: { at: number; value: number; kind: string }[] = [];
  // With what stands behind it, and no further: the next enumerator may be pages away.
  const own = text.slice(sentence.start, sentence.end + LONGEST_MARK);
  for (const m of own.matchAll(ENUMERATOR)) {
    if (sentence.start + m.index >= sentence.end) break;
    // At the very start it is the mark of the whole sentence.
    if (m[1] === '' && sentence.start > 0) continue;
    const raw = (m[2] ?? m[3] ?? '').toLowerCase();
    const kind = /^\d+$/.test(raw)
      ? '1'
      : ROMAN.includes(raw) && !(marks.length > 0 && marks[0]!.kind === 'a')
        ? 'i'
        : 'a';
    const value = kind === '1' ? Number(raw) : kind === 'i' ? ROMAN.indexOf(raw) + 1 : raw.charCodeAt(0) - 96;
    marks.push({ at: sentence.start + m.index + m[1]!.length, value, kind });
  }
  const first = marks.findIndex((m) => m.value === 1);
  if (first < 0) return undefined;
  const chain = [marks[first]!];
  for (const mark of marks.slice(first + 1)) {
    if (mark.kind === chain[0]!.kind && mark.value === chain.length + 1) chain.push(mark);
  }
  if (chain.length < 2) return undefined;
  const items = chain.map((mark, i) => trim(text, mark.at, chain[i + 1]?.at ?? sentence.end));
  if (averageLength(items) < SHORTEST_DUTY) return undefined;
  return { leadIn: trim(text, sentence.start, chain[0]!.at), items };
}

const ENUMERATOR = /(^|[\s:;,])(?:\(([a-z]|[ivx]{1,4}|\d{1,2})\)|([a-z]|[ivx]{1,4}|\d{1,2})\))(?=\s)/gi;
/** More code units than an enumerator has, with the space behind it. */
const LONGEST_MARK = 8;
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

function trim(text: string, start: number, end: number): Stretch {
  let a = start;
  let b = end;
  while (a < b && isSpace(text, a)) a++;
  while (b > a && isSpace(text, b - 1)) b--;
  return { start: a, end: b };
}
