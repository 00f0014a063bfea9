/**
 * Writes a number in one of the formats of ECMA-376 part 1, 17.18.59. Formats of scripts that no contract
 * language of ours uses are written as decimal numbers.
 */
export function formatNumber(count: number, format: string, language: string): string {
  switch (format) {
    case 'decimalZero':
      return count >= 0 && count < 10 ? `0${count}` : String(count);
    case 'lowerLetter':
      return letters(count);
    case 'upperLetter':
      return letters(count).toUpperCase();
    case 'lowerRoman':
      return roman(count).toLowerCase();
    case 'upperRoman':
      return roman(count);
    case 'ordinal':
      return ordinal(count, language);
    case 'cardinalText':
      return words(count, CARDINALS, language);
    case 'ordinalText':
      return words(count, ORDINALS, language);
    case 'none':
    case 'bullet':
      return '';
    case 'hex':
      return count.toString(16).toUpperCase();
    case 'numberInDash':
      return `- ${count} -`;
    case 'decimalEnclosedParen':
      return `(${count})`;
    case 'decimalEnclosedFullstop':
      return `${count}.`;
    case 'russianLower':
      return cyrillic(count);
    case 'russianUpper':
      return cyrillic(count).toUpperCase();
    case 'chicago':
      return ['*', '†', '‡', '§'][(count - 1) % 4]!.repeat(Math.ceil(Math.max(count, 1) / 4));
    default:
      return format.startsWith('custom:') ? zeroPadded(count, format) : String(count);
  }
}

/** a … z, aa, bb, … zz, aaa: Word repeats the letter. */
function letters(count: number): string {
  return repeated(count, 'abcdefghijklmnopqrstuvwxyz');
}

function cyrillic(count: number): string {
  return repeated(count, 'абвгдежзиклмнопрстуфхцчшщыэюя');
}

function repeated(count: number, alphabet: string): string {
  // Word stops at 780 letters; numbers out of range are shown as decimal ones.
  if (count < 1 || count > 780) return String(count);
  return alphabet[(count - 1) % alphabet.length]!.repeat(Math.ceil(count / alphabet.length));
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(count: number): string {
  if (count < 1 || count > 32_767) return String(count);
  let rest = count;
  let text = '';
  for (const [size, sign] of ROMAN) {
    text += sign.repeat(Math.floor(rest / size));
    rest %= size;
  }
  return text;
}

function ordinal(count: number, language: string): string {
  switch (language.slice(0, 2).toLowerCase()) {
    case 'en': {
      const suffix = Math.floor((count % 100) / 10) === 1 ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th');
      return `${count}${suffix}`;
    }
    case 'fr':
      return count === 1 ? '1er' : `${count}e`;
    case 'es':
    case 'it':
    case 'pt':
      return `${count}º`;
    case 'sv':
      return `${count}:${count % 10 < 3 && count % 10 > 0 && Math.floor((count % 100) / 10) !== 1 ? 'a' : 'e'}`;
    default:
      return `${count}.`;
  }
}

interface Words {
  readonly ones: readonly string[];
  readonly tens: readonly string[];
  /** The whole tens, where they have a form of their own. */
  readonly wholeTens: readonly string[];
}

const TENS = ['', '', 'Twenty', 'Thirty', 'Forty', 'Fifty', 'Sixty', 'Seventy', 'Eighty', 'Ninety'];

const CARDINALS: Words = {
  ones: 'Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen'.split(
    ' ',
  ),
  tens: TENS,
  wholeTens: TENS,
};

const ORDINALS: Words = {
  ones: 'Zeroth First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth Fourteenth Fifteenth Sixteenth Seventeenth Eighteenth Nineteenth'.split(
    ' ',
  ),
  tens: TENS,
  wholeTens: TENS.map((ten) => ten.replace(/y$/, 'ieth')),
};

/** Numbers in words are written for English; other languages get digits, which cite as well. */
function words(count: number, list: Words, language: string): string {
  if (!/^en/i.test(language) || count < 0 || count > 99) return String(count);
  if (count < 20) return list.ones[count]!;
  const ten = Math.floor(count / 10);
  return count % 10 === 0 ? list.wholeTens[ten]! : `${list.tens[ten]}-${list.ones[count % 10]!.toLowerCase()}`;
}

/** "001, 002, 003, ...": the sample gives the width. */
function zeroPadded(count: number, format: string): string {
  const width = /^custom:(0*\d)/.exec(format)?.[1]?.length ?? 1;
  return String(count).padStart(width, '0');
}
