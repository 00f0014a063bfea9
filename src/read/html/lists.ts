import type { Element } from 'hast';

/** The number or bullet that a browser shows before each item of a list. */
export function numbersOf(list: Element): Map<Element, string> {
  const items = list.children.filter((node): node is Element => node.type === 'element' && node.tagName === 'li');
  const numbers = new Map<Element, string>();
  const style = styleOf(list);
  if (style === 'none') return numbers;
  const isOrdered = list.tagName === 'ol' || COUNTED.test(style);
  if (!isOrdered) {
    for (const item of items) numbers.set(item, '•');
    return numbers;
  }
  const isReversed = list.properties.reversed !== undefined && list.properties.reversed !== false;
  let next = integer(list.properties.start) ?? (isReversed ? items.length : 1);
  for (const item of items) {
    const value = integer(item.properties.value) ?? next;
    numbers.set(item, `${format(value, style)}.`);
    next = value + (isReversed ? -1 : 1);
  }
  return numbers;
}

const COUNTED = /^(?:decimal|lower|upper)/;

function styleOf(list: Element): string {
  const style = /list-style(?:-type)?\s*:\s*[^;]*?(none|decimal|(?:lower|upper)-(?:alpha|latin|roman))/i.exec(
    String(list.properties.style ?? ''),
  )?.[1];
  if (style) return style.toLowerCase();
  switch (list.properties.type) {
    case 'a':
      return 'lower-alpha';
    case 'A':
      return 'upper-alpha';
    case 'i':
      return 'lower-roman';
    case 'I':
      return 'upper-roman';
    default:
      return list.tagName === 'ol' ? 'decimal' : 'disc';
  }
}

function integer(value: unknown): number | undefined {
  const number =
    typeof value === 'number' ? value : typeof value === 'string' ? Number.parseInt(value, 10) : Number.NaN;
  return Number.isInteger(number) ? number : undefined;
}

function format(value: number, style: string): string {
  if (style.endsWith('roman') && value > 0 && value < 4000) {
    const roman = romanNumeral(value);
    return style.startsWith('lower') ? roman.toLowerCase() : roman;
  }
  if (/alpha|latin/.test(style) && value > 0) {
    const letters = alphabetic(value);
    return style.startsWith('upper') ? letters.toUpperCase() : letters;
  }
  return String(value);
}

/** a … z, aa, ab … */
function alphabetic(value: number): string {
  let letters = '';
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(97 + ((rest - 1) % 26)) + letters;
  }
  return letters;
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

function romanNumeral(value: number): string {
  let text = '';
  let rest = value;
  for (const [worth, sign] of ROMAN) {
    while (rest >= worth) {
      text += sign;
      rest -= worth;
    }
  }
  return text;
}
