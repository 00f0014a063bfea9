import { LANGUAGES, loaders, wordingLoaders } from '../generated/index.js';
import { stemmers } from '../generated/stemmers.js';
import type { Catalogue, LanguageCatalogue, LanguageData } from './types.js';

/** Languages of contracts that the bundled catalogue reads, as BCP 47. */
export const CATALOGUE_LANGUAGES: readonly string[] = LANGUAGES;

/**
 * Loads the bundled catalogue: the law, and the wordings in the languages asked for (default: all). A language that is not
 * bundled is left out; what it governs is then not assessed.
 *
 * @param options `languages` as BCP 47.
 * @returns what `assess` takes and `lint` may be given. It is never changed, so one may serve any number of contracts.
 * @throws nothing.
 */
export async function loadCatalogue(options: { languages?: readonly string[] } = {}): Promise<Catalogue> {
  const { law } = await import('../generated/law.js');
  const codes = (options.languages ?? LANGUAGES).filter((code) => loaders[code]);
  return { ...(law as Omit<Catalogue, 'languages'>), languages: await Promise.all(codes.map(bundled)) };
}

const loaded = new Map<string, Promise<LanguageCatalogue>>();

/** Loaded once, since it never changes and the engine keeps with it what it derives from it. */
function bundled(code: string): Promise<LanguageCatalogue> {
  const known = loaded.get(code);
  if (known) return known;
  const language = loaders[code]!().then(({ language }) => withStemmer(language as LanguageData));
  loaded.set(code, language);
  return language;
}

/** The bundled wordings as they stand in `clauses/`, for those who read them: to lint, nothing of it is needed. */
export async function loadWordings(code: string): Promise<LanguageData | undefined> {
  return (await wordingLoaders[code]?.())?.wordings as LanguageData | undefined;
}

/** Adds the stemmer that the language names. Languages without one compare whole words and prefixes. */
export async function withStemmer(data: LanguageData): Promise<LanguageCatalogue> {
  const load = stemmers[data.language.stemmer];
  return { ...data, stem: load ? (await load()).stem : (word) => word };
}
