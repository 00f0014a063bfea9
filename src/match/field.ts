import type { AnalysedContract, IndexedUnit, LanguageIndex } from '../analyse/index.js';
import { lowerBound } from '../language/index.js';

/** Words of content below which a mere pointer ("see Annex 1") is no content. */
const POINTER_WORDS = 14;

/** Whether something stands in a field: words that are no blank, and more than a pointer to another place. */
export function hasContent(iu: IndexedUnit, index: LanguageIndex, contract: AnalysedContract): boolean {
  const content = iu.draft.parts.slice(iu.draft.labels);
  let words = 0;
  let elsewhere = false;
  const pointers = index.occurrences.of(index.compiled.structure['elsewhere-words']);
  for (const part of content) {
    for (let t = part.range.from; t < part.range.to; t++) {
      const start = index.tokens.starts[t]!;
      if (index.tokens.forms[t] !== '' && !inBlank(contract, iu.document, start)) words++;
    }
    const o = pointers[lowerBound(pointers, part.range.from)];
    if (o && o.to <= part.range.to) elsewhere = true;
  }
  return words >= 2 && !(elsewhere && words <= POINTER_WORDS);
}

/** A field in which a placeholder stands, or nothing at all. */
export function isBlankField(iu: IndexedUnit, contract: AnalysedContract): boolean {
  const content = iu.draft.parts.slice(iu.draft.labels);
  if (content.every((p) => p.range.from === p.range.to)) return true;
  return contract.blanks.some(
    (b) => b.span.document === iu.document && content.some((p) => p.start < b.span.end && b.span.start < p.end),
  );
}

function inBlank(contract: AnalysedContract, document: number, offset: number): boolean {
  return contract.blanks.some((b) => b.span.document === document && b.span.start <= offset && offset < b.span.end);
}
