/** A bullet at the head of a line: what it looks like, and how many code units it takes with its blanks. */
export interface Marker {
  readonly kind: 'bullet' | 'letter' | 'number' | 'box';
  readonly length: number;
  readonly checked?: boolean;
}

const BULLET = /^(?:[•●▪■◦○‣⁃∙·➢❖✓➔►▶]|[–—-](?!.*[–—-]$)|o(?= \p{Lu}| {2}))\s+(?=\S)/u;
const BOX = /^([☐☑☒□✔✗])\s*(?=\S)/u;
/** (a), a), (iv), 1), (12) */
const LETTER = /^(?:\((?:\p{L}|[ivxlcdm]{1,6}|\d{1,2}|\p{L}{2})\)|(?:\p{L}|[ivxlcdm]{1,6}|\d{1,2})\))\s+(?=\S)/iu;
const WORDS = (
  'article artikel artículo articolo artigo artykuł clause clausula cláusula section annex annexe anlage anhang ' +
  'allegato anexo bijlage bilaga bilag appendix schedule exhibit attachment załącznik liite'
)
  .split(' ')
  .map((word) => `[${word[0]}${word[0]!.toUpperCase()}]${word.slice(1)}|${word.toUpperCase()}`)
  .join('|');
/** 1. 1.1 1.1.1. 1 - A. IV. Article 5, § 4, Annex II */
const NUMBER = new RegExp(
  [
    '\\d{1,2}(?:\\.\\d{1,2}){0,4}\\.?\\s+(?=[\\p{Lu}«"“„\'’(\\d[])',
    '\\d{1,2}(?:\\.\\d{1,2}){1,4}\\.?\\s+',
    '\\d{1,2}\\s*[-–—.]\\s+(?=\\p{Lu})',
    '[A-Z]\\.\\s+(?=\\p{Lu})',
    '[IVX]{1,5}\\s*[.–-]\\s+(?=\\p{Lu})',
    '[a-z]\\.\\s+(?=\\S)',
    '§+\\s*\\d+',
    `(?:${WORDS})\\s+(?:\\d|[IVX]+\\b|[A-Z]\\b)`,
  ]
    .map((pattern) => `^(?:${pattern})`)
    .join('|'),
  'u',
);

export function markerOf(text: string): Marker | undefined {
  const box = BOX.exec(text);
  if (box) return { kind: 'box', length: box[0].length, checked: /[☑☒✔✗]/u.test(box[1]!) };
  const bullet = BULLET.exec(text);
  if (bullet) return { kind: 'bullet', length: bullet[0].length };
  const letter = LETTER.exec(text);
  if (letter) return { kind: 'letter', length: letter[0].length };
  const number = NUMBER.exec(text);
  return number ? { kind: 'number', length: number[0].length } : undefined;
}
