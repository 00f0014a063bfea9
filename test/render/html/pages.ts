import { readFileSync } from 'node:fs';
import { examine, loadCatalogue, render } from '../../../src/index.js';

/** Contracts in both languages and all kinds of trouble: numbers, tables, tracked changes, pages, no contract at all. */
export const EXAMPLES = [
  'lab-terms-of-sale.docx',
  'lab-maintenance.pdf',
  'complete-agreement.md',
  'draft-in-negotiation.docx',
  'draft-in-negotiation-fr.docx',
] as const;

const catalogue = loadCatalogue();

/** The page of an example, for a reader of a language. */
export async function pageOf(example: string, uiLanguage = 'en'): Promise<string> {
  const source = { path: example, content: readFileSync(`examples/${example}`) };
  return pageFrom([source], uiLanguage);
}

export async function pageFrom(
  sources: readonly { path: string; content: Uint8Array | string }[],
  uiLanguage = 'en',
): Promise<string> {
  const { report, contract } = await examine(sources, { uiLanguage, catalogue: await catalogue });
  return render(report, { format: 'html', documents: contract.documents });
}
