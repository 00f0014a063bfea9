import type { Line } from './lines.js';

/**
 * How two lines of a paragraph join: with a space, directly ("third-" + "party"), or directly without the
 * hyphen ("obli-" + "gation").
 */
export function hyphenJoin(before: string, after: string, lines: readonly Line[]): 'space' | 'keep' | 'drop' {
  const head = /(\p{L}+)[-\u2010]$/u.exec(before)?.[1];
  const tail = /^(\p{L}+)/u.exec(after)?.[1];
  if (head === undefined || tail === undefined) return 'space';
  // "Daten- / und Systeme": the hyphen stands for a word that is left out.
  if (AND.test(tail)) return 'space';
  if (!/^\p{Ll}/u.test(tail) || PREFIX.test(head)) return 'keep';
  // The text itself knows best how it writes the word elsewhere.
  const words = wordsOf(lines);
  const joined = `${head}${tail}`.toLowerCase();
  const hyphened = `${head}-${tail}`.toLowerCase();
  if (words.has(joined) !== words.has(hyphened)) return words.has(joined) ? 'drop' : 'keep';
  return 'drop';
}

const AND = /^(?:und|oder|bzw|sowie|and|or|et|ou|y|o|e|og|och|en|of|eller|i|lub|ja|tai)$/i;
const PREFIX =
  /^(?:third|sub|non|self|co|ex|pre|post|cross|multi|well|so|long|short|high|low|two|one|three|follow|opt|built|up|on|in|off|to|user|data|decision|real|end|inter|intra|anti|quasi|sous|vice|mi|demi|celui|ceux|celle|peut|est|dit)$/i;

const KNOWN = new WeakMap<readonly Line[], Set<string>>();

/** Words of a text in lower case, with and without hyphens, except those at line ends. */
function wordsOf(lines: readonly Line[]): Set<string> {
  const known = KNOWN.get(lines);
  if (known) return known;
  const words = new Set<string>();
  for (const line of lines) {
    for (const [word] of line.text.toLowerCase().matchAll(/\p{L}+(?:-\p{L}+)*(?![-\p{L}])/gu)) words.add(word);
  }
  KNOWN.set(lines, words);
  return words;
}
