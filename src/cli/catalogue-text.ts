import type { Catalogue, LanguageCatalogue } from '../index.js';

/** The catalogue in the language wanted, else in English, else in the first there is. */
export function bestLanguage({ languages }: Catalogue, wanted: string): LanguageCatalogue {
  const found =
    languages.find(({ code }) => code === wanted) ?? languages.find(({ code }) => code === 'en') ?? languages[0];
  if (found === undefined) throw new RangeError('The catalogue has no language.');
  return found;
}
