/** The number of a clause as it stands at the head of a block. */
export interface ClauseNumber {
  /** As printed, without its trailing punctuation: "7.2", "(a)", "Article 5", "Annex 2". */
  readonly label: string;
  readonly kind: 'annex' | 'word' | 'section-sign' | 'decimal' | 'letter' | 'roman';
  /** Decimal numbers: how many figures. Otherwise 1. */
  readonly depth: number;
  /** Length of the number with what separates it from the text, in code units. */
  readonly length: number;
}

/** Reads a number typed by hand, or one that the format generated. `words` fold to the words of the language. */
export function clauseNumber(
  text: string,
  words: { clause: ReadonlySet<string>; annex: ReadonlySet<string> },
): ClauseNumber | undefined {
  const first = FIRST_SIGN.exec(text)?.[0];
  if (first === undefined) return undefined;
  if (first === '(') return letterIn(text);
  if (first === '§') return signIn(text);
  if (first >= '0' && first <= '9') return decimalIn(text);
  const word = WORD.exec(text);
  if (word) {
    const name = word[1]!.toLowerCase();
    const label = `${word[1]} ${word[2]}`;
    if (words.annex.has(name)) return { label, kind: 'annex', depth: 1, length: word[0].length };
    if (words.clause.has(name) && /^[\dIVX]/.test(word[2]!)) {
      return { label, kind: 'word', depth: depthOf(word[2]!), length: word[0].length };
    }
  }
  return letterIn(text);
}

function signIn(text: string): ClauseNumber | undefined {
  const sign = SIGN.exec(text);
  if (!sign) return undefined;
  return { label: `§ ${sign[1]}`, kind: 'section-sign', depth: depthOf(sign[1]!), length: sign[0].length };
}

function decimalIn(text: string): ClauseNumber | undefined {
  const decimal = DECIMAL.exec(text);
  if (!decimal) return undefined;
  const label = decimal[1]!.replace(/\.$/, '');
  return { label, kind: 'decimal', depth: depthOf(label), length: decimal[0].length };
}

function letterIn(text: string): ClauseNumber | undefined {
  const letter = LETTER.exec(text) ?? SMALL_ROMAN.exec(text);
  if (!letter) return undefined;
  const raw = (letter[1] ?? letter[2] ?? letter[3])!;
  const kind = /^[ivx]+$/i.test(raw) && !/^[vx]$/i.test(raw) ? 'roman' : 'letter';
  return { label: `(${raw})`, kind, depth: 1, length: letter[0].length };
}

/** What tells which sort of number it can be. */
const FIRST_SIGN = /\S/u;
const WORD = /^\s*[*#]*\s*(\p{L}+)\s+((?:\d+|[IVXLC]+|[A-Z])(?:\.\d+)*)(?![\p{L}\d])\s*[.:)–—-]*\s*/u;
const SIGN = /^\s*§+\s*(\d+(?:\.\d+)*[a-z]?)\s*[.:)–—-]*\s*/u;
// "7." or "7.2", not "7 days" and not a year or a date; a bare figure needs its full stop or bracket.
const DECIMAL = /^\s*((?:\d{1,2}\.)+\d{1,3}\.?|\d{1,2}(?=[.)]))(?:[.)]|(?=\s))\s*(?!\d)/u;
/** "ii. deletion". In capitals it numbers chapters. */
const SMALL_ROMAN = /^\s*([ivx]{2,5})\.(?=\s)\s*/u;
const LETTER = /^\s*(?:\(([a-z]{1,2}|[ivx]{1,5}|\d{1,2})\)|([a-z]|[ivx]{1,5})\)|([a-z])\.(?=\s))\s*/iu;

function depthOf(number: string): number {
  let parts = 0;
  for (let at = 0; at < number.length; at++) if (number[at] !== '.' && (at === 0 || number[at - 1] === '.')) parts++;
  return parts;
}
