import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { UserError } from '../errors.js';
import { nameDepths, usedNames } from '../language/trie.js';
import { type Parsed, parseYaml, YamlError } from '../yaml.js';
import {
  type Language,
  languageSchema,
  redFlagSchema,
  redFlagTextSchema,
  requirementSchema,
  requirementTextSchema,
  sharedSchema,
  sharedTextSchema,
} from './schema.js';
import type { CatalogueData, LanguageData } from './types.js';

/** Version of the bundled catalogue, raised with every change of a verdict. */
export const CATALOGUE_VERSION = '2026.11';

/** Names that the engine binds to each contract anew. */
export const BOUND_NAMES = ['controller', 'processor', 'party', 'sub-processor'];

/**
 * Reads and validates a catalogue folder (`requirements/`, `red-flags/`, one folder a language).
 * Throws a `UserError` of code `config` that names file, line and column; with `onBroken`, a broken file of a language is
 * told there and left out, for those who are writing one.
 */
export function readCatalogueFolder(folder: string, onBroken?: (error: UserError) => void): CatalogueData {
  return readCatalogueFolders([folder], onBroken);
}

/** The same of several folders, one over the other: a file takes the place of the one of its name in the folders before. */
export function readCatalogueFolders(folders: readonly string[], onBroken?: (error: UserError) => void): CatalogueData {
  const requirements = sorted(
    yamlFiles(folders, 'requirements')
      .filter((file) => basename(file) !== 'shared.yaml')
      .map((file) => [basename(file, '.yaml'), parse(file, requirementSchema)] as const),
  );
  const shared = parse(fileIn(folders, 'requirements', 'shared.yaml'), sharedSchema);
  const redFlags = sorted(
    yamlFiles(folders, 'red-flags').map((file) => [basename(file, '.yaml'), parse(file, redFlagSchema)] as const),
  );
  const languages = [...new Set(folders.flatMap(languagesIn))]
    .sort()
    .map((code) => readLanguage(folders, code, requirements, shared, redFlags, onBroken))
    .filter((language) => language !== undefined);
  for (const [id, requirement] of Object.entries(requirements)) {
    for (const name of [...requirement['satisfied-by'], ...requirement['partial-by']].flatMap((c) => [
      ...c.all,
      ...(c.without ?? []),
    ])) {
      const known = name.startsWith('@') ? shared.elements[name.slice(1)] : requirement.elements[name];
      if (!known) throw configError(fileIn(folders, 'requirements', `${id}.yaml`), `unknown element "${name}"`);
    }
  }
  for (const [id, { elements }] of Object.entries(requirements)) {
    for (const name of Object.values(elements).flatMap(({ also = [] }) => also)) {
      const [other = '', element = ''] = name.split('/');
      if (!requirements[other]?.elements[element]) {
        throw configError(fileIn(folders, 'requirements', `${id}.yaml`), `unknown element "${name}"`);
      }
    }
  }
  return { version: CATALOGUE_VERSION, requirements, shared, redFlags, languages };
}

/** "2026.11+own.1f3a9c22": of which catalogue of the user's own, by what its files say. */
export function ownVersion(version: string, folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const parts = namesIn(folder).filter((part) => namesIn(join(folder, part)).length > 0);
    if (parts.length === 0) {
      throw new UserError('config', 'is not a catalogue folder', {
        file: folder,
        next: 'Give a folder laid out like clauses/.',
      });
    }
    for (const file of parts.flatMap((part) => namesIn(join(folder, part)).map((name) => join(part, name)))) {
      if (file.endsWith('.yaml')) hash.update(`${file}\0${readFileSync(join(folder, file), 'utf8')}\0`);
    }
  }
  return `${version}+own.${hash.digest('hex').slice(0, 8)}`;
}

function readLanguage(
  folders: readonly string[],
  code: string,
  requirements: CatalogueData['requirements'],
  shared: CatalogueData['shared'],
  redFlags: CatalogueData['redFlags'],
  onBroken?: (error: UserError) => void,
): LanguageData | undefined {
  const guard = <T>(work: () => T, otherwise: T): T => {
    try {
      return work();
    } catch (error) {
      if (!onBroken || !(error instanceof UserError)) throw error;
      onBroken(error);
      return otherwise;
    }
  };
  const inFolder = (name: string) => fileIn(folders, code, name);
  const files = yamlFiles(folders, code);
  if (!files.some((file) => basename(file) === 'language.yaml')) return undefined;
  const language = guard(() => {
    const read = parse(inFolder('language.yaml'), languageSchema);
    checkNames(inFolder('language.yaml'), read);
    return read;
  }, undefined);
  if (!language) return undefined;
  const texts: Record<string, LanguageData['requirements'][string]> = {};
  for (const id of Object.keys(requirements)) {
    const file = inFolder(`${id}.yaml`);
    if (!files.includes(file)) continue;
    const text = guard(() => {
      const read = parse(file, requirementTextSchema);
      checkElements(file, Object.keys(read.elements), Object.keys(requirements[id]!.elements));
      checkTerms(file, read.elements, language);
      return read;
    }, undefined);
    if (text) texts[id] = text;
  }
  for (const file of files) {
    const id = basename(file, '.yaml');
    if (!['language', 'shared', 'red-flags'].includes(id) && !requirements[id]) {
      throw configError(file, `there is no requirement "${id}"`);
    }
  }
  const sharedText = guard(
    () => {
      if (!files.includes(inFolder('shared.yaml'))) return { elements: {}, examples: [] };
      const read = parse(inFolder('shared.yaml'), sharedTextSchema);
      checkElements(inFolder('shared.yaml'), Object.keys(read.elements), Object.keys(shared.elements));
      checkTerms(inFolder('shared.yaml'), read.elements, language);
      return read;
    },
    { elements: {}, examples: [] },
  );
  const flags = guard(() => {
    if (!files.includes(inFolder('red-flags.yaml'))) return {};
    const read = parse(inFolder('red-flags.yaml'), redFlagTextSchema);
    checkElements(inFolder('red-flags.yaml'), Object.keys(read), Object.keys(redFlags));
    checkTerms(inFolder('red-flags.yaml'), read, language);
    return read;
  }, {});
  return { code, language, requirements: texts, shared: sharedText, redFlags: flags };
}

function checkElements(file: string, names: readonly string[], known: readonly string[]): void {
  for (const name of names) {
    if (!known.includes(name)) throw configError(file, `unknown element "${name}"; known are ${known.join(', ')}`);
  }
}

function checkTerms(file: string, data: unknown, language: Language): void {
  const known = new Set([...BOUND_NAMES, ...Object.keys(language.terms)]);
  const visit = (value: unknown, key: string): void => {
    if (typeof value === 'string' && TERM_KEYS.has(key)) {
      for (const name of usedNames(value)) {
        if (!known.has(name)) throw configError(file, `unknown named term <${name}> in "${value}"`);
      }
      if (value.includes('||') || /[[\]{}()]/.test(value)) throw configError(file, `not a term: "${value}"`);
    } else if (Array.isArray(value)) for (const v of value) visit(v, key);
    else if (value && typeof value === 'object') for (const [k, v] of Object.entries(value)) visit(v, k);
  };
  visit(data, '');
}

const TERM_KEYS = new Set(['all', 'unless', 'unless-clause', 'heading', 'label', 'unless-label']);

function checkNames(file: string, language: Language): void {
  try {
    nameDepths(language.terms, new Set(BOUND_NAMES));
  } catch (error) {
    throw configError(file, (error as Error).message);
  }
  for (const verb of language.verbs) {
    if (language.terms[verb] === undefined) throw configError(file, `"${verb}" under verbs: is no named term`);
  }
}

function parse<S extends z.ZodType>(file: string, schema: S): z.infer<S> {
  let source: string;
  try {
    source = readFileSync(file, 'utf8');
  } catch {
    throw new UserError('config', 'cannot be read', { file, next: 'Check that the file is there.' });
  }
  const yaml = parsed(file, source);
  const checked = schema.safeParse(yaml.data);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0]!;
  throw configError(`${file}:${yaml.at(issue.path)}`, `${issue.path.join('.')}: ${issue.message}`);
}

function parsed(file: string, source: string): Parsed {
  try {
    return parseYaml(source);
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    throw configError(`${file}:${error.at}`, error.message);
  }
}

function configError(file: string, cause: string): UserError {
  return new UserError('config', cause, { file, next: 'See clauses/PATTERNS.md for how the catalogue is written.' });
}

/** The files of a part of the catalogue: of those of one name, the one in the last folder. */
function yamlFiles(folders: readonly string[], part: string): string[] {
  const files = new Map<string, string>();
  for (const folder of folders) {
    for (const name of namesIn(join(folder, part))) {
      if (name.endsWith('.yaml')) files.set(name, join(folder, part, name));
    }
  }
  if (files.size > 0) return [...files.values()];
  throw new UserError('config', 'is not a catalogue folder', {
    file: join(folders.at(-1) ?? '', part),
    next: 'Give a folder laid out like clauses/.',
  });
}

/** The file in the last folder that has it; where none has, in the first, to be missed there. */
function fileIn(folders: readonly string[], part: string, name: string): string {
  const folder = folders.findLast((one) => namesIn(join(one, part)).includes(name)) ?? folders[0] ?? '';
  return join(folder, part, name);
}

function languagesIn(folder: string): string[] {
  return namesIn(folder).filter((name) => /^[a-z]{2}$/.test(name) && namesIn(join(folder, name)).length > 0);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function sorted<T extends { order: number }>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries([...entries].sort((a, b) => a[1].order - b[1].order));
}
