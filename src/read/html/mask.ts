/** Blanks what a server would have run: PHP, ASP, ERB and template statements. Offsets stay. */
export function maskServerTags(source: string): string {
  return source
    .replace(/<\?(?:php\b|=|xml\b|\s)[\s\S]*?(?:\?>|$(?![\s\S]))/gi, blank)
    .replace(/<%[\s\S]*?%>/g, blank)
    .replace(/\{%[^%]*%\}|\{#[^#]*#\}/g, (statement) =>
      // A statement with a long string is a text to be translated, not a command.
      /"[^"]{30,}"|'[^']{30,}'/.test(statement) ? statement : blank(statement),
    );
}

/** White space of the same length, with the same line ends. */
export function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
