/** How many words a text has, as a reader counts: "l'article" and "sub-processor" are one each. */
export function countWords(text: string): number {
  let count = 0;
  // 1 within a word, else 0. Added and not branched on: a whole contract is walked through, and words end where nobody expects it.
  let inside = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    let kind: number;
    if (code < KINDS.length) kind = KINDS[code]!;
    else {
      // Beyond the table a character may take two code units.
      const char = String.fromCodePoint(text.codePointAt(at)!);
      if (char.length === 2) at++;
      kind = kindOf(char);
    }
    const begins = kind & BEGINS;
    count += begins & ~inside;
    inside = begins | (inside & (kind >> 1));
  }
  return count;
}

const BEGINS = 1;
const GOES_ON = 2;

/** Whether a character begins a word, or else goes on with one. */
function kindOf(char: string): number {
  if (/[\p{L}\p{N}]/u.test(char)) return BEGINS;
  return char === "'" || char === '-' || char === '’' || /\p{M}/u.test(char) ? GOES_ON : 0;
}

/** By code unit: nearly all of a contract is in these. */
const KINDS = Uint8Array.from({ length: 0x250 }, (_, code) => kindOf(String.fromCharCode(code)));
