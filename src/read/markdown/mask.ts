import { maskBetween, vanish } from '../html/mask.js';

/** Blanks what site generators add to Markdown and never print. Offsets stay. */
export function maskExtensions(source: string, isMdx: boolean): string {
  const masked = source
    .replace(/^[ \t]*:{3,}[ \t]*[\w-]*[ \t]*(?:\{[^}\n]*\})?[ \t]*(?=\r?$)/gm, spaces)
    .replace(/^[ \t]*\{:[^}\n]*\}[ \t]*(?=\r?$)/gm, spaces)
    .replace(/^[ \t]*\{%[^%\n]*%\}[ \t]*(?=\r?$)/gm, spaces)
    .replace(
      /^(#{1,6}[ \t][^\n{]*)(\{[#.][^}\n]*\}[ \t]*)(?=\r?$)/gm,
      (_, heading: string, attributes: string) => heading + spaces(attributes),
    );
  return isMdx ? maskJsx(masked) : masked;
}

function maskJsx(source: string): string {
  const masked = source
    .replace(/^(?:import|export)\s[^\n]*(?:\n(?![ \t]*\r?\n)[^\n]*)*/gm, (statement) =>
      STATEMENT.test(statement) ? spaces(statement) : statement,
    )
    .replace(/\{\s*(["'`])\s*\1\s*\}/g, vanish)
    .replace(TAG, vanish)
    .replace(/<\/?>/g, vanish);
  // A tag on a line of its own leaves a blank line, not a paragraph of nothing.
  return maskBetween(masked, '{/*', '*/}', vanish).replace(/^[ \t\u2060]+(?=\r?$)/gm, spaces);
}

/** A sentence may begin with "import" or "export" too. */
const STATEMENT =
  /^(?:import\s+(?:['"]|[\w*{][^;]*?\sfrom\s+['"])|export\s+(?:const|let|var|default|function|async|class|\{|\*))/;

const TAG =
  /<\/?[A-Z][\w.]*(?:\s+[\w:-]+(?:=(?:"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}))?|\s*\{\.\.\.[^}]*\})*\s*\/?>/g;

/** Spaces, since a tab at the head of a line would make it code. */
function spaces(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
