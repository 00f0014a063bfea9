/**
 * Text for a terminal: wrapped to a width, coloured or not, and with nothing in it that the contract could use to command
 * the terminal.
 */
export interface Page {
  readonly width: number;
  readonly style: Style;
}

export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  green(text: string): string;
  cyan(text: string): string;
}

export function styles(colour: boolean): Style {
  const wrapIn =
    (open: number, close: number) =>
    (text: string): string =>
      colour && text !== '' ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return {
    bold: wrapIn(1, 22),
    dim: wrapIn(2, 22),
    red: wrapIn(31, 39),
    yellow: wrapIn(33, 39),
    green: wrapIn(32, 39),
    cyan: wrapIn(36, 39),
  };
}

/** Breaks at spaces; a word longer than the line stands alone and runs over, since it may be a path or an id to copy. */
export function wrap(text: string, { width }: Page, first: string, rest: string = ' '.repeat(length(first))): string[] {
  const lines: string[] = [];
  let line = first;
  let filled = length(first);
  let empty = true;
  for (const word of text.split(' ')) {
    const size = length(word);
    if (!empty && filled + 1 + size > width) {
      lines.push(line);
      line = rest;
      filled = length(rest);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    filled += empty ? size : size + 1;
    empty = false;
  }
  return [...lines, line];
}

/** Columns on a terminal, without the codes for colour. Combining marks take none. */
export function length(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the codes that styles() writes
  return [...text.replace(/\u001b\[\d+m|\p{Mn}/gu, '')].length;
}

export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - length(text)));
}

/** Styles word by word, so that wrapping never colours a margin. */
export function words(text: string, style: (word: string) => string): string {
  return text.replace(/\S+/g, style);
}

/**
 * Drops control characters (a contract could move the cursor or set the title of the window) and those that turn the
 * direction of writing (they could show a quote backwards).
 */
export function harmless(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are to go
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}
