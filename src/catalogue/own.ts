import { fileURLToPath } from 'node:url';
import { withStemmer } from './index.js';
import { ownVersion, readCatalogueFolders } from './read.js';
import type { Catalogue, CatalogueData } from './types.js';

/** The catalogue as the package brings it, in the form that can be read and changed. */
const BUNDLED = fileURLToPath(new URL('../../clauses/', import.meta.url));

/**
 * The bundled catalogue with folders of the user's own laid over it: a file there takes the place of ours of the same name, or
 * adds to them. Its version says so. Throws `UserError` (`config`) as `readCatalogueFolder` does.
 */
export async function loadOwnCatalogue(folders: readonly string[], languages?: readonly string[]): Promise<Catalogue> {
  const data = readOwnCatalogue(folders);
  const wanted = data.languages.filter(({ code }) => languages?.includes(code) ?? true);
  return { ...data, languages: await Promise.all(wanted.map(withStemmer)) };
}

/** The same as it is read: to check it, and to know its ids. */
export function readOwnCatalogue(folders: readonly string[]): CatalogueData {
  const data = readCatalogueFolders([BUNDLED, ...folders]);
  return { ...data, version: ownVersion(data.version, folders) };
}
