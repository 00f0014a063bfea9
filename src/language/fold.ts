/** Lower case without accents, so that "Données" and "donnees" are one word. */
export function fold(word: string): string {
  if (ASCII.test(word)) return word.includes("'") ? word.replaceAll("'", '').toLowerCase() : word.toLowerCase();
  return word
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(SPECIAL, (c) => SPECIAL_LETTERS[c] ?? '');
}

const ASCII = /^[\x20-\x7e]*$/;
const MARKS = /\p{M}+/gu;
const SPECIAL = /[ßøłđæœþðı’ſ]/g;
const SPECIAL_LETTERS: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
  ı: 'i',
  ſ: 's',
  '’': '',
};
