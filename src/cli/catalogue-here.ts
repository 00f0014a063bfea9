import { loadCatalogue } from '../catalogue/index.js';
import { plansFor } from '../config/index.js';
import type { Catalogue } from '../index.js';
import type { Messages } from '../messages/index.js';
import { whereOf } from './decisions.js';
import type { Options } from './options.js';

/** The catalogue for what is asked in the folder one is in: with folders of the user's own, where its configuration has them. */
export async function catalogueHere(options: Options, say: Messages): Promise<Catalogue> {
  const [plan] = await plansFor([['-']], whereOf(options), say);
  const catalogues = plan?.settings.catalogues ?? [];
  if (catalogues.length === 0) return loadCatalogue();
  return (await import('../node/catalogues.js')).catalogueOf({ catalogues });
}
