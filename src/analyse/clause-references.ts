import type { Language } from '../catalogue/types.js';
import { fold } from '../language/index.js';
import type { Clause, Reference } from '../model.js';
import { wholeMatches } from './matches.js';

/** Below so many numbered clauses a contract's numbering may have been lost in reading: nothing is said of its references. */
const NUMBERED = 8;

/**
 * References to clauses of the contract ("clause 7.2", "§ 4"), with the clause that they point to. One that points nowhere
 * has no `clause`. "Section 5 of the Main Agreement" points out of the contract and is left out.
 */
export function findClauseReferences(
  text: string,
  document: number,
  language: Language,
  clauses: readonly Clause[],
): Reference[] {
  const found = [...wholeMatches(text, patternOf(language), true)];
  if (found.length === 0) return [];
  const numbered = new Map<string, number>();
  for (const { path, span, index } of clauses) {
    if (path === undefined || span.document !== document) continue;
    const number = NUMBER.exec(path)?.[0];
    if (number !== undefined && !numbered.has(number)) numbered.set(number, index);
  }
  if (numbered.size < NUMBERED) return [];
  const result: Reference[] = [];
  for (const m of found) {
    const end = m.index + m[0].length;
    // The heading itself, and what goes on with "of the …", names no clause of this contract.
    if (
      /(?:^|\n)\s*$/.test(text.slice(Math.max(0, m.index - 3), m.index)) ||
      ELSEWHERE.test(fold(text.slice(end, end + 24)))
    )
      continue;
    // "Clause 8.6" of the standard contractual clauses.
    if (STANDARD.test(text.slice(Math.max(0, m.index - 250), end + 60))) continue;
    const clause = numbered.get(m[1]!);
    result.push({
      span: { document, start: m.index, end },
      kind: 'clause',
      targets: [m[1]!],
      ...(clause === undefined ? {} : { clause }),
    });
  }
  return result;
}

const NUMBER = /\d+(?:\.\d+)*/;

const patterns = new WeakMap<Language, RegExp>();

function patternOf(language: Language): RegExp {
  let pattern = patterns.get(language);
  if (!pattern) {
    const { structure } = language;
    const words = structure['clause-words'].filter((w) => !structure['article-words'].includes(w));
    pattern = new RegExp(`(?:(?:${words.join('|')})|§)\\s*(\\d{1,2}(?:\\.\\d{1,2})*)(?![\\d%])`, 'giu');
    patterns.set(language, pattern);
  }
  return pattern;
}

/** Whether the numbering is whole enough to say that a reference points nowhere: its chapter is there, its clause is not. */
export function pointsNowhere(
  reference: Reference,
  references: readonly Reference[],
  clauses: readonly Clause[],
): boolean {
  const [number] = reference.targets;
  if (reference.kind !== 'clause' || reference.clause !== undefined || number === undefined) return false;
  const found = references.filter((r) => r.kind === 'clause' && r.clause !== undefined).length;
  // Where most references fail, the numbering was lost in reading and the contract is not to blame.
  if (found < 2 || found < references.filter((r) => r.kind === 'clause').length / 2) return false;
  if (!number.includes('.')) return false;
  const chapter = number.split('.')[0]!;
  return clauses.some((c) => c.path !== undefined && new RegExp(`(?:^|\\D)${chapter}\\.\\d`).test(c.path));
}

const STANDARD = /\b(?:SCCs?|CCT)\b|2021\/91[45]|standard contractual|contractuelles types|standarddatenschutz/i;
const ELSEWHERE = /^\s*(?:\([a-z]\)\s*)*(?:of|in|to|du|de|des|der|dem|av|i|van|di|del|dell|da|do)\s/;
