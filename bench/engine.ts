import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withStemmer } from '../src/catalogue/index.js';
import { readCatalogueFolder } from '../src/catalogue/read.js';
import type { Catalogue } from '../src/catalogue/types.js';
import type { Document } from '../src/model.js';
import type { Report } from '../src/report/schema.js';
import { filesIn } from './contract-files.js';

/** What the benches need of the product; the tests put a fake in its place. */
export interface Engine {
  /** Ids, in the order of the law. */
  readonly requirements: readonly string[];
  read(path: string): Promise<Document>;
  assess(documents: readonly Document[]): Report;
}

/** The product itself, with the catalogue as it stands in `clauses/`. What was read is kept between runs unless `cache` is false. */
export async function openEngine(options: { cache?: boolean } = {}): Promise<Engine> {
  const { assess, readDocument } = await product();
  const catalogue = await currentCatalogue();
  const cached = options.cache === false ? uncached : openCache();
  return {
    requirements: Object.keys(catalogue.requirements),
    read: (path) => cached(path, (bytes) => readDocument(bytes, { path })),
    assess: (documents) => assess(documents, catalogue, {}),
  };
}

interface Product {
  assess(documents: readonly Document[], catalogue: Catalogue, options: object): Report;
  readDocument(source: Uint8Array, options: { path: string }): Promise<Document>;
}

async function product(): Promise<Product> {
  const entry: string = '../src/index.js';
  return (await import(entry)) as Product;
}

/** Whoever works on the catalogue measures what he wrote, not what was last built. */
async function currentCatalogue(): Promise<Catalogue> {
  const folder = fileURLToPath(new URL('../clauses/', import.meta.url));
  const data = readCatalogueFolder(folder, (error) => console.error(`left out: ${error.file}: ${error.message}`));
  return { ...data, languages: await Promise.all(data.languages.map(withStemmer)) };
}

type Read = (bytes: Uint8Array) => Promise<Document>;

async function uncached(path: string, read: Read): Promise<Document> {
  return read(readFileSync(path));
}

/** Keyed by the bytes of the file, its path and the state of the readers, so a stale answer is never given. */
function openCache() {
  const folder = join(tmpdir(), `dpa-lint-bench-${process.getuid?.() ?? 0}`);
  mkdirSync(folder, { recursive: true });
  const readers = readersState();
  return async (path: string, read: Read): Promise<Document> => {
    const bytes = readFileSync(path);
    const key = createHash('sha256').update(`${readers}\0${path}\0`).update(bytes);
    const file = join(folder, `${key.digest('hex').slice(0, 32)}.json`);
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Document;
    const document = await read(bytes);
    // Renamed into place: two runs at once never see half a file.
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(document));
    renameSync(`${file}.${process.pid}`, file);
    return document;
  };
}

function readersState(): string {
  const source = fileURLToPath(new URL('../src/', import.meta.url));
  const files = [join(source, 'model.ts'), join(source, '../package-lock.json'), ...filesIn(join(source, 'read'))];
  const states = files.map((file) => `${file}:${existsSync(file) ? statSync(file).mtimeMs : '-'}`);
  return createHash('sha256').update(states.join('\n')).digest('hex');
}
