/** `<!-- dpa-lint-disable audits-inspections, duration -- reason -->` in a Markdown contract. */
export interface FoundComment {
  readonly ids: readonly string[];
  readonly reason: string;
  /** "12:3": line and column in the file, from 1. */
  readonly at: string;
}

/** One without an id or a reason. */
export interface BadComment {
  readonly at: string;
}

/**
 * The comments that accept a risk, found in the decoded file, since the reader leaves comments out. In code they are text like
 * any other.
 */
export function acceptingComments(source: string): { found: FoundComment[]; bad: BadComment[] } {
  const found: FoundComment[] = [];
  const bad: BadComment[] = [];
  const text = withoutCode(source);
  const placeOf = placesIn(source);
  let end = 0;
  for (const { 0: opening, index } of text.matchAll(/<!--\s*dpa-lint-disable\b/g)) {
    const start = index + opening.length;
    // Looked for once, however many comments are never closed; the first one swallows the others.
    if (end > index) continue;
    const close = text.indexOf('-->', start);
    if (close === -1) break;
    end = close;
    const inside = text.slice(start, close);
    if (inside.length > LONGEST) continue;
    const at = placeOf(index);
    const [, names = '', reason = ''] = /^([\s\S]*?)\s--\s([\s\S]*)$/.exec(inside) ?? [];
    const ids = names.split(/[\s,]+/).filter((id) => id !== '');
    const why = reason.replace(/\s+/g, ' ').trim();
    if (ids.length === 0 || why === '') bad.push({ at });
    else found.push({ ids, reason: why, at });
  }
  return { found, bad };
}

/** Code units of a comment: what is longer is no entry. */
const LONGEST = 2000;

/** Fenced code (CommonMark 0.31, 4.5) blanked out, every offset kept. */
function withoutCode(source: string): string {
  let fence: string | undefined;
  const lines = source.split('\n').map((line) => {
    const [, run, rest = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/s.exec(line) ?? [];
    if (fence === undefined) {
      // With a backtick behind it, it is code in a line.
      if (run === undefined || (run.startsWith('`') && rest.includes('`'))) return line;
      fence = run;
    } else if (run?.startsWith(fence) && rest.trim() === '') fence = undefined;
    return ' '.repeat(line.length);
  });
  return lines.join('\n');
}

/** Gives line and column of offsets that only grow. */
function placesIn(source: string): (offset: number) => string {
  const breaks = source.matchAll(/\r\n|\r|\n/g);
  let next = breaks.next();
  let line = 1;
  let start = source.startsWith('\ufeff') ? 1 : 0;
  return (offset) => {
    for (; !next.done && next.value.index < offset; next = breaks.next()) {
      line++;
      start = next.value.index + next.value[0].length;
    }
    return `${line}:${offset - start + 1}`;
  };
}
