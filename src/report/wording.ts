import type { Catalogue, LanguageCatalogue, RequirementText } from '../catalogue/types.js';

/** What the catalogue says about requirements, elements and red flags, in the best language there is for the reader. */
export interface Wording {
  title(requirement: string): string;
  /** Completes "The contract says that …". */
  says(requirement: string, element: string): string;
  /** In the language of the contract, where there is one: it is to be pasted there. */
  modelClause(requirement: string): { clause: string; fallback?: string; language: string } | undefined;
  redFlag(id: string): { title: string; why: string; remedy: string };
}

/** The reader's language first, then that of the contract, then English, then any. */
export function wording(catalogue: Catalogue, contractLanguage: string, uiLanguage: string): Wording {
  const base = uiLanguage.toLowerCase().split('-')[0] ?? '';
  const forReader = inOrder(catalogue.languages, [base, contractLanguage, 'en']);
  const forContract = inOrder(catalogue.languages, [contractLanguage, base, 'en']);
  const textOf = (requirement: string) => first(forReader, (l) => l.requirements[requirement]);
  return {
    title: (requirement) => textOf(requirement)?.title ?? requirement,
    says: (requirement, element) => {
      const name = element.replace(/^@/, '');
      return (
        first(forReader, (l) => elementOf(l.requirements[requirement], name) ?? l.shared.elements[name])?.says ?? name
      );
    },
    modelClause: (requirement) =>
      first(forContract, ({ code, requirements }) => {
        const { 'model-clause': clause, fallback } = requirements[requirement] ?? {};
        if (clause === undefined) return undefined;
        return { clause, ...(fallback === undefined ? {} : { fallback }), language: code };
      }),
    redFlag: (id) => first(forReader, (l) => l.redFlags[id]) ?? { title: id, why: '', remedy: '' },
  };
}

function elementOf(text: RequirementText | undefined, element: string) {
  return text?.elements[element];
}

function inOrder(languages: readonly LanguageCatalogue[], codes: readonly string[]): LanguageCatalogue[] {
  const wanted = codes.flatMap((code) => languages.filter((language) => language.code === code));
  return [...new Set([...wanted, ...languages])];
}

function first<T, R>(items: readonly T[], of: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = of(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
