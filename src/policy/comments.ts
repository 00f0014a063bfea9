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
  for (const { index, 1: inside = '' } of text.matchAll(/<!--\s*dpa-lint-disable\b((?:(?!-->)[\s\S]){0,2000})-->/g)) {
    const at = placeOf(source, index);
    const [, names = '', reason = ''] = /^([\s\S]*?)\s--\s([\s\S]*)$/.exec(inside) ?? [];
    const ids = names.split(/[\s,]+/).filter((id) => id !== '');
    const why = reason.replace(/\s+/g, ' ').trim();
    if (ids.length === 0 || why === '') bad.push({ at });
    else found.push({ ids, reason: why, at });
  }
  return { found, bad };
}

/** Fenced code blanked out, every offset kept. */
function withoutCode(source: string): string {
  return source.replace(/^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1[`~]*[ \t]*\r?$|(?![\s\S]))/gm, (code) =>
    code.replace(/[^\n]/g, ' '),
  );
}

function placeOf(source: string, offset: number): string {
  const before = source
    .slice(0, offset)
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/);
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}
