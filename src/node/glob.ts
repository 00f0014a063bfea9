import { join } from 'node:path';

/** Whether a name has signs that stand for others. */
export function isPattern(name: string): boolean {
  return /[*?{]/.test(name);
}

/** The folder below which all that matches lies, and the test of a path as it is found from there. */
export function matcherOf(pattern: string): { folder: string; matches: (path: string) => boolean } {
  const parts = pattern.replaceAll('\\', '/').split('/');
  const fixed = parts.findIndex(isPattern);
  const folder = fixed === 0 ? '.' : parts.slice(0, fixed).join('/') || '/';
  const expressions = alternatives(parts.slice(fixed).join('/')).map((one) => one.split('/').map(partOf));
  const skipped = join(folder, 'x').length - 1;
  return {
    folder,
    matches: (path) => {
      const names = path.slice(skipped).replaceAll('\\', '/').split('/');
      return expressions.some((expression) => matchParts(expression, names));
    },
  };
}

/** "a{b,c}d" is "abd" and "acd"; braces do not nest. */
function alternatives(pattern: string): string[] {
  const braces = /\{([^{}]*)\}/.exec(pattern);
  if (!braces) return [pattern];
  const [whole, inner = ''] = braces;
  const rest = alternatives(pattern.slice(braces.index + whole.length));
  return inner.split(',').flatMap((one) => rest.map((tail) => pattern.slice(0, braces.index) + one + tail));
}

type Part = '**' | RegExp;

function partOf(part: string): Part {
  if (part === '**') return part;
  const source = part
    .replace(/[.+^$()|[\]\\}{]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'su');
}

/** `**` takes no folder or any number of them. */
function matchParts([part, ...parts]: readonly Part[], names: readonly string[]): boolean {
  if (part === undefined) return names.length === 0;
  if (part === '**') {
    if (parts.length === 0) return true;
    return matchParts(parts, names) || (names.length > 1 && matchParts([part, ...parts], names.slice(1)));
  }
  const [name, ...rest] = names;
  return name !== undefined && part.test(name) && matchParts(parts, rest);
}
