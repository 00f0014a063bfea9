import { blank } from '../html/mask.js';

/** Blanks what site generators add to Markdown and never print. Offsets stay. */
export function maskExtensions(source: string, isMdx: boolean): string {
  const masked = source
    .replace(/^[ \t]*:{3,}[ \t]*[\w-]*[ \t]*(?:\{[^}\n]*\})?[ \t]*(?=\r?$)/gm, blank)
    .replace(/^[ \t]*\{:[^}\n]*\}[ \t]*(?=\r?$)/gm, blank)
    .replace(/^[ \t]*\{%[^%\n]*%\}[ \t]*(?=\r?$)/gm, blank)
    .replace(
      /^(#{1,6}[ \t][^\n{]*)(\{[#.][^}\n]*\}[ \t]*)(?=\r?$)/gm,
      (_, heading: string, attributes: string) => heading + blank(attributes),
    );
  return isMdx ? maskJsx(masked) : masked;
}

function maskJsx(source: string): string {
  return source
    .replace(/^(?:import|export)\s[^\n]*(?:\n(?![ \t]*\r?\n)[^\n]*)*/gm, (statement) =>
      /^(?:import\s+(?:[\w*{'"])|export\s+(?:const|let|var|default|function|async|class|\{|\*))/.test(statement)
        ? blank(statement)
        : statement,
    )
    .replace(/\{\s*\/\*[\s\S]*?\*\/\s*\}|\{\s*(["'`])\s*\1\s*\}/g, blank)
    .replace(
      /<\/?[A-Z][\w.]*(?:\s+[\w:-]+(?:=(?:"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}))?|\s*\{\.\.\.[^}]*\})*\s*\/?>/g,
      blank,
    )
    .replace(/<\/?>/g, blank);
}
