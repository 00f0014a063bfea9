import type { Contract, Document } from '../model.js';
import type { ReadingError } from './index.js';
import type { ReportDocument } from './schema.js';
import { countWords } from './words.js';

/** The documents of the contract, then those that could not be read. */
export function documentsOf(contract: Contract, errors: readonly ReadingError[]): ReportDocument[] {
  return [
    ...contract.documents.map((document, index) => documentOf(document, languageOf(contract, index))),
    ...errors.map(({ path, sha256 = null }) => ({ path, format: null, language: null, sha256, words: 0 })),
  ];
}

function documentOf({ path, format, sha256, text, anchors }: Document, language: string | null): ReportDocument {
  const pages = anchors.pages.at(-1)?.value.page;
  return { path, format, language, sha256, words: countWords(text), ...(pages === undefined ? {} : { pages }) };
}

/** The language of most of its units; that of the contract, where it has none. */
function languageOf({ units, language }: Contract, document: number): string | null {
  const counts = new Map<string, number>();
  for (const unit of units) {
    if (unit.spans[0]?.document === document) counts.set(unit.language, (counts.get(unit.language) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  const found = most?.[0] ?? language;
  return found === '' || found === 'und' ? null : found;
}
