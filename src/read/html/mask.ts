/** Blanks what a server would have run: PHP, ASP, ERB and template statements. Offsets stay. */
export function maskServerTags(source: string): string {
  const masked = source.replace(/<\?(?:php\b|=|xml\b|\s)[\s\S]*?(?:\?>|$(?![\s\S]))/gi, blank);
  return maskBetween(masked, '<%', '%>', blank).replace(/\{%[^%]*%\}|\{#[^#]*#\}/g, (statement) =>
    // A statement with a long string is a text to be translated, not a command.
    /"[^"]{30,}"|'[^']{30,}'/.test(statement) ? statement : blank(statement),
  );
}

/** Masks from each `open` to the next `close`, in linear time also where nothing closes. */
export function maskBetween(source: string, open: string, close: string, mask: (text: string) => string): string {
  const parts: string[] = [];
  let at = 0;
  for (let start = source.indexOf(open); start !== -1; start = source.indexOf(open, at)) {
    const end = source.indexOf(close, start + open.length);
    if (end === -1) break;
    parts.push(source.slice(at, start), mask(source.slice(start, end + close.length)));
    at = end + close.length;
  }
  return at === 0 ? source : parts.join('') + source.slice(at);
}

/**
 * White space of the same length, with the same line ends. Tabs, since unlike a space none of them is ever
 * taken for text of the source.
 */
export function blank(text: string): string {
  return text.replace(/[^\r\n]/g, '\t');
}

/** As `blank`, but what stands before and after stays one word: these characters are no text at all. */
export function vanish(text: string): string {
  return text.replace(/[^\r\n]/g, '\u2060');
}
