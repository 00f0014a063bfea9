import { basename, dirname, resolve } from 'node:path';
import { CATALOGUE_LANGUAGES, loadCatalogue } from '../catalogue/index.js';
import { UserError } from '../errors.js';
import type { Messages } from '../messages/index.js';
import { suggest } from '../suggest.js';
import { PACKAGE_KEY } from './find.js';
import { shownPath } from './paths.js';
import { type Read, readChecked } from './read.js';
import { type ConfigData, configSchema } from './schema.js';

/** A configuration file that was read and holds: every id and language in it is one that there is. */
export interface Configuration {
  readonly file: string;
  /** As the user would name it. */
  readonly name: string;
  readonly folder: string;
  readonly data: ConfigData;
  /** Absolute. */
  readonly catalogues: readonly string[];
  readonly accepted: readonly string[];
  /** Whatever can be accepted. */
  readonly ids: readonly string[];
  readonly at: Read<ConfigData>['at'];
}

/** Throws `UserError` (`config`) that names file, line and column. */
export async function loadConfiguration(file: string, say: Messages): Promise<Configuration> {
  const key = basename(file) === 'package.json' ? PACKAGE_KEY : undefined;
  const read = await readChecked(file, configSchema, say, { cause: say.config.notFound, next: say.cli.checkName }, key);
  const { data } = read;
  const folder = dirname(file);
  const inFolder = (name: string) => resolve(folder, name);
  const catalogues = (data.catalogues ?? []).map(inFolder);
  const { requirements, redFlags, languages } = await known(catalogues, read);
  for (const [at, part] of parts(data)) {
    check(read, [...at, 'requirements'], Object.keys(part.requirements ?? {}), requirements, say);
    check(read, [...at, 'redFlags'], Object.keys(part.redFlags ?? {}), redFlags, say);
    if (part.language !== undefined) checkLanguage(read, [...at, 'language'], part.language, languages, say);
  }
  for (const [i, code] of (data.languages ?? []).entries()) checkLanguage(read, ['languages', i], code, languages, say);
  return {
    file,
    name: shownPath(file),
    folder,
    data,
    catalogues,
    accepted: (data.accepted ?? []).map(inFolder),
    ids: [...requirements, ...redFlags, 'no-processing-contract'],
    at: read.at,
  };
}

async function known(catalogues: readonly string[], read: Read<ConfigData>) {
  if (catalogues.length === 0) {
    const { requirements, redFlags } = await loadCatalogue({ languages: [] });
    return {
      requirements: Object.keys(requirements),
      redFlags: Object.keys(redFlags),
      languages: CATALOGUE_LANGUAGES,
    };
  }
  const { readOwnCatalogue } = await import('../catalogue/own.js');
  try {
    const { requirements, redFlags, languages } = readOwnCatalogue(catalogues);
    return {
      requirements: Object.keys(requirements),
      redFlags: Object.keys(redFlags),
      languages: languages.map(({ code }) => code),
    };
  } catch (error) {
    // A folder that is none is a mistake here; what is wrong in one has a file of its own.
    const at = catalogues.findIndex((folder) => error instanceof UserError && error.file === folder);
    if (at !== -1 && error instanceof UserError) throw read.fail(['catalogues', at], error.message, error.next);
    throw error;
  }
}

/** The configuration itself, and its overrides, with where each stands. */
function parts(data: ConfigData) {
  return [
    [[] as PropertyKey[], data] as const,
    ...(data.overrides ?? []).map((override, i) => [['overrides', i] as PropertyKey[], override] as const),
  ];
}

function check(
  read: Read<unknown>,
  path: readonly PropertyKey[],
  ids: readonly string[],
  known: readonly string[],
  say: Messages,
): void {
  const wrong = ids.find((id) => !known.includes(id));
  if (wrong !== undefined)
    throw read.fail([...path, wrong], say.config.unknownId(wrong), guess(wrong, known, say), 'key');
}

function checkLanguage(
  read: Read<unknown>,
  path: readonly PropertyKey[],
  code: string,
  known: readonly string[],
  say: Messages,
): void {
  if (known.includes(code)) return;
  throw read.fail(path, say.config.unknownLanguage(code), say.config.known(known.join(', ')));
}

/** The next step after an id that there is not. */
export function guess(id: string, known: readonly string[], { cli }: Messages): string {
  const found = suggest(id, known);
  return found === undefined ? cli.seeRequirements : cli.didYouMean(found);
}
