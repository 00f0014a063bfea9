export interface Chunk {
  readonly start: number;
  readonly end: number;
  readonly isFirst: boolean;
  /** It begins with an item of the list that the chunk before ends with. */
  readonly continuesList: boolean;
  /** Its quotes and lists are nested deeper than the limit: not to be parsed. */
  readonly isTooDeep: boolean;
}

/** Code units from which on a chunk ends at the next place where it may. */
const CHUNK = 12_000;

/**
 * Cuts Markdown where a parser that starts afresh finds the same blocks: after a blank line, before a line
 * without indentation, outside of fences and of HTML that goes on over blank lines. The parser takes time that
 * grows with the square of its input.
 */
export function* chunksOf(source: string, depth: number): Generator<Chunk> {
  const bom = source.startsWith('\ufeff') ? 1 : 0;
  let start = bom;
  let isFirst = true;
  let continuesList = false;
  let afterBlank = false;
  let inList = false;
  let tooDeep = false;
  const verbatim = new Verbatim();
  const line = /([^\r\n]*)(\r\n|\n|\r|$)/g;
  line.lastIndex = bom;
  while (line.lastIndex < source.length) {
    const at = line.lastIndex;
    const match = line.exec(source);
    const text = match?.[1] ?? '';
    const mayCut = afterBlank && !verbatim.isOpen && /^[^ \t]/.test(text) && at > start;
    const isDeep = isTooDeep(text, depth);
    if (mayCut && (at - start >= CHUNK || isDeep !== tooDeep)) {
      yield { start, end: at, isFirst, continuesList, isTooDeep: tooDeep };
      start = at;
      isFirst = false;
      tooDeep = false;
      continuesList = inList && isItem(text);
    }
    tooDeep ||= isDeep;
    verbatim.see(text);
    afterBlank = /^[ \t]*$/.test(text);
    if (!afterBlank && /^[^ \t]/.test(text)) inList = isItem(text) || (inList && !mayCut);
    if (match?.[0] === '') break;
  }
  if (start < source.length) yield { start, end: source.length, isFirst, continuesList, isTooDeep: tooDeep };
}

function isItem(line: string): boolean {
  return /^(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/.test(line);
}

/** Whether a line opens more quotes and lists than `limit`. */
function isTooDeep(line: string, limit: number): boolean {
  if (line.length <= limit) return false;
  const marker = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))/y;
  let count = 0;
  while (marker.test(line)) if (++count > limit) return true;
  return false;
}

/** Follows code fences and HTML in which blank lines do not end the block. */
class Verbatim {
  #fence: string | undefined;
  #until: RegExp | undefined;

  get isOpen(): boolean {
    return this.#fence !== undefined || this.#until !== undefined;
  }

  see(line: string): void {
    if (this.#until) {
      if (this.#until.test(line)) this.#until = undefined;
      return;
    }
    const fence = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})(.*)$/.exec(line);
    if (this.#fence !== undefined) {
      const [, mark = '', rest = ''] = fence ?? [];
      if (mark[0] === this.#fence[0] && mark.length >= this.#fence.length && rest.trim() === '')
        this.#fence = undefined;
      return;
    }
    if (fence && !(fence[1]?.startsWith('`') && fence[2]?.includes('`'))) {
      this.#fence = fence[1];
      return;
    }
    const open = /^ {0,3}<(?:(pre|script|style|textarea|table)\b|(!--)|(\?)|(!\[CDATA\[))/i.exec(line);
    if (!open) return;
    const until = open[1] ? new RegExp(`</${open[1]}\\s*>`, 'i') : open[2] ? /-->/ : open[3] ? /\?>/ : /\]\]>/;
    if (!until.test(line.slice(open[0].length))) this.#until = until;
  }
}
