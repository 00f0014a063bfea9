import type { Language } from '../catalogue/types.js';
import { fold } from '../language/index.js';
import type { Clause, Reference } from '../model.js';
import { wholeMatches } from './matches.js';

/**
 * Citations of articles of the GDPR ("Articles 32 to 36", "Art. 28(3)(f)") and references to clauses and annexes of the
 * contract. An article number alone is one of the GDPR where the sentence names the Regulation or the number fits.
 */
export function findReferences(
  text: string,
  document: number,
  language: Language,
  clauses: readonly Clause[],
): (Reference & { bracketed: boolean })[] {
  const { citation, regulation, range } = patternsOf(language);
  const result: (Reference & { bracketed: boolean })[] = [];
  let numbered: Map<string, Clause> | undefined;
  for (const m of wholeMatches(text, citation, true)) {
    const start = m.index;
    const end = start + m[0].length;
    const targets = expand(m[1]!.replace(PARTS, ''), range);
    if (targets.length === 0) continue;
    const around = text.slice(Math.max(0, start - 160), Math.min(text.length, end + 160));
    const isGdpr = regulation.test(around) || targets.every((t) => GDPR_ARTICLES.has(Number.parseInt(t, 10)));
    if (!isGdpr) numbered ??= byNumber(clauses, document);
    const clause = isGdpr ? undefined : numbered?.get(targets[0]!);
    result.push({
      span: { document, start, end },
      kind: isGdpr ? 'gdpr-article' : 'clause',
      targets,
      ...(clause ? { clause: clause.index } : {}),
      bracketed: isBracketed(text, start, end),
    });
  }
  return result;
}

/** The clauses of a document by their paths without what stands before the number; of two with one path the first. */
function byNumber(clauses: readonly Clause[], document: number): Map<string, Clause> {
  const found = new Map<string, Clause>();
  for (const clause of clauses) {
    const number = clause.span.document === document ? clause.path?.replace(/^\D+/, '') : undefined;
    if (number !== undefined && !found.has(number)) found.set(number, clause);
  }
  return found;
}

const known = new WeakMap<Language, Patterns>();

/** What finds the citations of a language. */
interface Patterns {
  readonly citation: RegExp;
  readonly regulation: RegExp;
  /** What stands between the ends of a range, and nothing else. */
  readonly range: RegExp;
}

function patternsOf(language: Language): Patterns {
  const made = known.get(language);
  if (made) return made;
  const { structure } = language;
  const word = alternation([...structure['article-words']]);
  const range = alternation([...structure['range-words'], '-', '–', '—']);
  const number = `(?:\\d{1,2}(?:\\s?\\(\\d\\))?(?:\\s?\\([a-h]\\))?(?:${PART})*)`;
  const separator = `(?:(?:\\s*(?:,|;|&|/|${alternation(AND_WORDS)}))+\\s*(?:(?:${word})\\.?\\s*)?|\\s*(?:${range})\\s*)${NO_MARK}`;
  const patterns = {
    citation: new RegExp(`(?:${word})\\.?\\s*(${number}(?:${separator}${number})*)`, 'giu'),
    regulation: new RegExp(gdprPattern(structure['gdpr-names']), 'iu'),
    range: new RegExp(`^\\s*(?:${range})\\s*$`, 'iu'),
  };
  known.set(language, patterns);
  return patterns;
}

/** "Articles 32 to 36;" and "3. to delete" on the next line: the mark of an item is no article. */
const NO_MARK = '(?!(?<=\\n[^\\S\\n]*)\\d{1,2}[.)]\\s)';

// "Art. 28 para. 3 lit. c, 32": what names a part of an article, so that the list goes on behind it.
const PART =
  '\\s*\\b(?:lit|let|letter|point|para|paragraph|subpara|sentence|abs|al|alinéa|lettre|satz|s)\\b\\.?\\s*\\(?(?:[a-h]|\\d)\\)?(?![\\p{L}\\d])';
const PARTS = new RegExp(PART, 'giu');

/** Articles that contracts of this kind cite; below 12 a bare "Article 5" is the contract's own. */
const GDPR_ARTICLES = new Set([28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 44, 45, 46, 47, 48, 49, 82]);

// "and", "or" in the languages of the catalogue: written out, since a list of numbers reads alike everywhere.
const AND_WORDS = [
  'and',
  'or',
  'et',
  'ou',
  'und',
  'oder',
  'och',
  'eller',
  'y',
  'e',
  'o',
  'en',
  'of',
  'i',
  'oraz',
  'lub',
  'og',
  'ja',
  'sekä',
  'tai',
];

function alternation(list: readonly string[]): string {
  return [...list]
    .sort((a, b) => b.length - a.length)
    .map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
}

function gdprPattern(names: readonly string[]): string {
  return names.map((n) => n.split(' ').join('[\\s\\p{P}]*')).join('|');
}

/** "32-36" is 32, 33, 34, 35, 36; "28(3)(f) and 33" is 28(3)(f), 33. */
function expand(list: string, range: RegExp): string[] {
  const parts = [...list.matchAll(/(\d{1,2})((?:\s?\(\w\))*)/g)];
  const result: string[] = [];
  parts.forEach((part, i) => {
    const n = Number(part[1]);
    if (n === 0 || n > 99) return;
    const before = parts[i - 1];
    if (before) {
      const between = list.slice(before.index + before[0].length, part.index);
      if (range.test(between)) {
        for (let k = Number(before[1]) + 1; k < n; k++) result.push(String(k));
      }
    }
    result.push(`${n}${(part[2] ?? '').replace(/\s/g, '')}`);
  });
  return result;
}

/** A source in brackets behind a sentence states nothing: "(Art. 28(3)(f) GDPR)". */
function isBracketed(text: string, start: number, end: number): boolean {
  const open = text.slice(Math.max(0, start - 40), start).lastIndexOf('(');
  if (open < 0) return false;
  const from = Math.max(0, start - 40) + open;
  const inside = text.slice(from, start);
  if (inside.includes(')')) return false;
  const close = text.indexOf(')', end);
  if (close < 0 || close - end > 60) return false;
  // Only a citation stands in the brackets, no sentence.
  return (
    fold(text.slice(from + 1, start))
      .split(/\s+/)
      .filter((w) => w.length > 0).length <= 3
  );
}
