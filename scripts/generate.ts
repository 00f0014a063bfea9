/** Turns `clauses/` into modules, bundles the stemmers, writes the JSON schema. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { readCatalogueFolder } from '../src/catalogue/read.js';
import type { ElementText, LanguageCatalogue, LanguageData } from '../src/catalogue/types.js';
import { UserError } from '../src/errors.js';
import { compileLanguage, packTrie, trieOf } from '../src/language/index.js';
import { packExpressions } from '../src/match/compile.js';
import { generateDocs } from './generate-docs.js';
import { generateSchema } from './generate-schema.js';

const root = new URL('../', import.meta.url);
const out = new URL('src/generated/', root);
mkdirSync(out, { recursive: true });

let catalogue: ReturnType<typeof readCatalogueFolder>;
try {
  catalogue = readCatalogueFolder(new URL('clauses/', root).pathname);
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(`${error.file}: ${error.message}\n${error.next}`);
  process.exit(1);
}
const { languages, ...law } = catalogue;
generateDocs(catalogue);
write('law.ts', `export const law = ${JSON.stringify(law)} as unknown;\n`);
const codes = languages.map((l) => l.code);
write(
  'index.ts',
  `${[
    `export const LANGUAGES = ${JSON.stringify(codes)} as const;`,
    `export const loaders: Readonly<Record<string, () => Promise<{ language: unknown }>>> = {`,
    ...codes.map((c) => `  ${c}: () => import('./${c}.js'),`),
    '};',
    `export const wordingLoaders: Readonly<Record<string, () => Promise<{ wordings: unknown }>>> = {`,
    ...codes.map((c) => `  ${c}: () => import('./${c}-wordings.js'),`),
    '};',
  ].join('\n')}\n`,
);

const STEMMERS: Record<string, string> = {
  en: 'porter_stemmer',
  fr: 'porter_stemmer_fr',
  de: 'porter_stemmer_de',
  es: 'porter_stemmer_es',
  it: 'porter_stemmer_it',
  nl: 'porter_stemmer_nl',
  pt: 'porter_stemmer_pt',
  sv: 'porter_stemmer_sv',
};
const require = createRequire(import.meta.url);
for (const language of languages) {
  const file = STEMMERS[language.language.stemmer];
  const stem: (word: string) => string = file
    ? (word) => require(`natural/lib/natural/stemmers/${file}.js`).stem(word)
    : (word) => word;
  write(
    `${language.code}.ts`,
    module('language', { ...textsOf(language), compiled: compiledOf({ ...language, stem }) }),
  );
  write(`${language.code}-wordings.ts`, module('wordings', language));
}

const used = Object.entries(STEMMERS).filter(([code]) => languages.some((l) => l.language.stemmer === code));
for (const [code, file] of used) {
  await build({
    stdin: {
      contents: `import stemmer from 'natural/lib/natural/stemmers/${file}.js';\nexport const stem = (word) => stemmer.stem(word);\n`,
      resolveDir: root.pathname,
    },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['main'],
    outfile: new URL(`stemmer-${code}.js`, out).pathname,
    logLevel: 'error',
  });
  write(`stemmer-${code}.d.ts`, 'export declare const stem: (word: string) => string;\n');
}
write(
  'stemmers.ts',
  `export const stemmers: Readonly<Record<string, () => Promise<{ stem: (word: string) => string }>>> = {\n${used
    .map(([c]) => `  ${c}: () => import('./stemmer-${c}.js'),\n`)
    .join('')}};\n`,
);

generateSchema();

/** What the engine makes of the wordings of a language. */
function compiledOf(language: LanguageCatalogue): LanguageCatalogue['compiled'] {
  const { grammar, structure, kinds, automaton, ...rest } = compileLanguage(language);
  return {
    trie: packTrie(trieOf(language, language.stem)),
    groups: { grammar, structure, kinds },
    expressions: packExpressions(language, { grammar, structure, kinds, automaton, ...rest }, law),
  };
}

/** A language without what has been compiled, and without what only a reader of the catalogue looks at. */
function textsOf({ language, requirements, shared, redFlags, ...rest }: LanguageData): LanguageData {
  return {
    ...rest,
    language: { ...language, terms: {} },
    requirements: mapped(requirements, (text) => ({ ...text, elements: mapped(text.elements, said), examples: [] })),
    shared: { ...shared, elements: mapped(shared.elements, said), examples: [] },
    redFlags: mapped(redFlags, (text) => ({ ...text, affirm: [], examples: [] })),
  };
}

function said({ says }: ElementText): ElementText {
  return { says, affirm: [], weaken: [], deny: [] };
}

function mapped<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

/**
 * A module with one value. A string that is parsed loads about twice as fast as an object literal of this size; without an
 * apostrophe in it, it is bundled as a plain string, which V8 scans sooner than one in backticks.
 */
function module(name: string, value: unknown): string {
  const json = JSON.stringify(value).replaceAll("'", '\\u0027');
  return `export const ${name} = JSON.parse(${JSON.stringify(json)}) as unknown;\n`;
}

function write(name: string, content: string): void {
  writeFileSync(new URL(name, out), content);
}
