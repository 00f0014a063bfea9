import { loadCatalogue } from '../catalogue/index.js';
import type { Catalogue } from '../catalogue/types.js';
import type { ContractOptions } from './many.js';

/** The bundled catalogue, or with folders of the user's own laid over it; what reads them is loaded only then. */
export async function catalogueOf({
  languages,
  catalogues = [],
}: Pick<ContractOptions, 'languages' | 'catalogues'>): Promise<Catalogue> {
  if (catalogues.length === 0) return loadCatalogue(languages === undefined ? {} : { languages });
  const { loadOwnCatalogue } = await import('../catalogue/own.js');
  return loadOwnCatalogue(catalogues, languages);
}
