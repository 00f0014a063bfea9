/** How many words a text has, as a reader counts: "l'article" and "sub-processor" are one each. */
export function countWords(text: string): number {
  let count = 0;
  let isInside = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Beyond the table a character may take two code units.
    const char = code < LATIN.length ? '' : String.fromCodePoint(text.codePointAt(at)!);
    if (char.length === 2) at++;
    const begins = char === '' ? LATIN[code] === 1 : BEGINS_WORD.test(char);
    if (begins && !isInside) count++;
    isInside =
      begins || (isInside && (code === 0x27 || code === 0x2d || code === 0x2019 || (char !== '' && MARK.test(char))));
  }
  return count;
}

const BEGINS_WORD = /[\p{L}\p{N}]/u;
const MARK = /\p{M}/u;
/** By code unit: whether a letter or a figure. A whole contract is walked through, and nearly all of it is in these. */
const LATIN = Uint8Array.from({ length: 0x250 }, (_, code) => (BEGINS_WORD.test(String.fromCharCode(code)) ? 1 : 0));
