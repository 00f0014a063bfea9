import type { Language } from '../catalogue/types.js';
import { fold } from '../language/index.js';
import type { Annex, Block, Clause, Document } from '../model.js';
import { wholeMatches } from './matches.js';

/** Annexes that the contract contains, and those that it names but that were not supplied. */
export function findAnnexes(documents: readonly Document[], clauses: readonly Clause[], language: Language): Annex[] {
  const annexes: Annex[] = [];
  for (const clause of clauses) {
    if (clause.kind !== 'annex' || clauses[clause.parent ?? -1]?.kind === 'annex') continue;
    const text = documents[clause.span.document]!.text.slice(clause.span.start, clause.span.end);
    const body = text.slice(text.indexOf('\n') + 1);
    annexes.push({
      name: annexName(clause.number ?? clause.heading ?? ''),
      state: text.includes('\n') && /[\p{L}\p{N}]{2}/u.test(body) ? 'present' : 'empty',
      span: clause.span,
    });
  }
  const seen = new Set(annexes.map((a) => key(a.name)));
  // As they are written: a contract names its annexes again and again.
  const written = new Set<string>();
  documents.forEach((document, index) => {
    for (const m of wholeMatches(document.text, patternOf(language), false)) {
      if (written.has(m[0])) continue;
      written.add(m[0]);
      const k = key(m[0]);
      // Only where the letter is one: "annex a list" names no annex A.
      if (seen.has(k) || /^[a-z]$/.test(m[1]!) || (/^[IVX]+$/.test(m[1]!) === false && /^[ivx]+$/.test(m[1]!)))
        continue;
      seen.add(k);
      const present = documents.some((d) =>
        d.blocks.some(
          (b) =>
            b.kind !== 'cell' &&
            mayBegin(d.text, b, k) &&
            key(d.text.slice(b.start, Math.min(b.end, b.start + m[0].length + 2))) === k,
        ),
      );
      annexes.push({
        name: m[0].replace(/\s+/g, ' '),
        state: present ? 'present' : 'not-supplied',
        span: { document: index, start: m.index, end: m.index + m[0].length },
      });
    }
  });
  return annexes;
}

const patterns = new WeakMap<Language, RegExp>();

/** What finds the name of an annex behind no letter. */
function patternOf(language: Language): RegExp {
  let pattern = patterns.get(language);
  if (!pattern) {
    const words = language.structure['annex-words'].map((w) => w.replace(/[^\p{L}]/gu, '')).filter((w) => w !== '');
    pattern = new RegExp(
      `(?:${words.join('|')})\\s+(?:no\\.?\\s*|n[°º]\\s*)?(\\d{1,2}|[IVX]{1,4}|[A-Z])(?![\\p{L}\\d])`,
      'giu',
    );
    patterns.set(language, pattern);
  }
  return pattern;
}

/** Whether the first letter or figure of a block is that of a key. Most blocks begin with another one, and need not be looked at closer. */
function mayBegin(text: string, { start, end }: Block, k: string): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 128) return true;
    if (LETTER_OR_FIGURE.test(text[at]!)) return text[at]!.toLowerCase() === k[0];
  }
  return true;
}

const LETTER_OR_FIGURE = /[a-z\d]/i;

function annexName(text: string): string {
  return text
    .split(/[:–—\n]/)[0]!
    .trim()
    .slice(0, 60);
}

/** "Annex 2", "ANNEX II" and "Annexe n° 2" are one. */
function key(name: string): string {
  const folded = fold(name)
    .replace(/[^\p{L}\p{N} ]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return folded.replace(/ (no|n) /, ' ').replace(/ ([ivx]+)$/, (_, r: string) => ` ${roman(r)}`);
}

function roman(text: string): number {
  const values: Record<string, number> = { i: 1, v: 5, x: 10 };
  let total = 0;
  [...text].forEach((c, i) => {
    const value = values[c] ?? 0;
    total += value < (values[text[i + 1] ?? ''] ?? 0) ? -value : value;
  });
  return total;
}
