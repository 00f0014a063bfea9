import { analyse } from './analyse/index.js';
import { detectLanguage } from './analyse/language.js';
import { CATALOGUE_LANGUAGES, loadCatalogue } from './catalogue/index.js';
import type { Catalogue } from './catalogue/types.js';
import { UserError } from './errors.js';
import { judge } from './judge/index.js';
import { match } from './match/index.js';
import type { Contract, Document, Format, View } from './model.js';
import { sha256 } from './read/digest.js';
import { type ReadOptions, readDocument, type Source } from './read/index.js';
import { type ReadingError, type ReportOptions, report } from './report/index.js';
import type { Report } from './report/schema.js';
import { type StopOptions, stopAfter } from './stop.js';

/** Content alone, or with its name and what is special about it. */
export type LintSource = Source | NamedSource;

/** A source with its name. */
export interface NamedSource {
  /** Text or bytes. */
  readonly content: Source;
  /** Its name in the report, which also tells the format of a text file. Nothing is opened. Default: "contract". */
  readonly path?: string;
  /** Default: found out. */
  readonly format?: Format;
  /** Of an encrypted PDF. */
  readonly password?: string;
}

/** What `assess` takes; `lint` takes more. */
export interface AssessOptions extends ReportOptions, StopOptions {
  /** Of the contract, as BCP 47; found out by default. */
  readonly language?: string;
}

/** What `lint` and `examine` take. */
export interface LintOptions extends AssessOptions, Pick<ReadOptions, 'path' | 'format' | 'password' | 'limits'> {
  /** Default: the bundled catalogue, in the languages of the contract and of the reader. */
  readonly catalogue?: Catalogue;
  /** Which side of tracked changes is read. Default: `final`, as if all were accepted. */
  readonly view?: View;
}

/**
 * Reads a contract, from one source or from several that make it together, and tells what Art. 28(3) GDPR demands and it
 * lacks. A file that cannot be read, or not in time, makes no exception: the report names it in `errors`, and with nothing
 * else to read `assessed` is "none".
 *
 * @param source One source, or several in the order in which they are read.
 * @param options All optional.
 * @returns plain data in the shape of `schema/report.json`. Offsets in it count UTF-16 code units of the text of a document.
 * @throws `UserError`: `usage`, where there is nothing to lint or a source is neither text nor bytes; `aborted`, when it
 * is stopped.
 */
export async function lint(source: LintSource | readonly LintSource[], options: LintOptions = {}): Promise<Report> {
  return (await examine(source, options)).report;
}

/** A report and the contract that it is about: for renderers that show the contract itself, such as `annotate`. */
export interface Examination {
  readonly report: Report;
  /** What the report was made from. Its `documents` are those that could be read. */
  readonly contract: Contract;
}

/**
 * `lint` that gives the contract, too.
 *
 * @param source As for `lint`.
 * @param options As for `lint`.
 * @returns the report, and the contract with the text of its documents.
 * @throws `UserError`: `usage`, `aborted`, where the other does.
 */
export async function examine(
  source: LintSource | readonly LintSource[],
  options: LintOptions = {},
): Promise<Examination> {
  const sources = Array.isArray(source) ? (source as readonly LintSource[]) : [source as LintSource];
  const errors = [...(options.errors ?? [])];
  if (sources.length + errors.length === 0) {
    throw new UserError('usage', 'There is nothing to lint.', { next: 'Give a source.' });
  }
  const stop = stopAfter(options);
  const documents: Document[] = [];
  for (const one of sources) {
    const { content, ...own } = isNamed(one) ? one : { content: one };
    try {
      documents.push(await readDocument(content, { ...options, ...own, timeoutMs: stop.left }));
    } catch (error) {
      errors.push(await readingError(error, content, own.path ?? options.path));
    }
  }
  const catalogue = options.catalogue ?? (await catalogueFor(documents, options));
  try {
    return judged(documents, catalogue, { ...options, errors, timeoutMs: stop.left });
  } catch (error) {
    const late = documents.map(({ path, sha256 }) => ({ ...errorOf(error, path), sha256 }));
    return judged([], catalogue, { ...options, errors: [...late, ...errors] });
  }
}

/**
 * The second half of `lint`, on documents that were read already; synchronous. Without a document, `options.errors` must name
 * one.
 *
 * @param documents What `readDocument` gave, in the order in which they are read.
 * @param catalogue What `loadCatalogue` gave.
 * @param options All optional where there is a document.
 * @returns the same report as that of `lint`.
 * @throws `UserError`, where it is stopped between two steps: `timeout`, `aborted`. `RangeError`, where there is neither a
 * document nor an error.
 */
export function assess(documents: readonly Document[], catalogue: Catalogue, options: AssessOptions = {}): Report {
  return judged(documents, catalogue, options).report;
}

function judged(documents: readonly Document[], catalogue: Catalogue, options: AssessOptions): Examination {
  if (documents.length === 0) {
    return { report: report(NO_CONTRACT, { findings: [], redFlags: [] }, catalogue, options), contract: NO_CONTRACT };
  }
  const { language } = options;
  const stop = stopAfter(options);
  stop.check();
  const analysed = analyse(documents, catalogue, language === undefined ? {} : { language });
  stop.check();
  const evidence = match(analysed, catalogue);
  stop.check();
  const { kind, ...findings } = judge(analysed, catalogue, evidence);
  const contract = { ...analysed, kind };
  stop.check();
  return { report: report(contract, findings, catalogue, options), contract };
}

/** The bundled catalogue in the languages of the contract and of its reader: each takes its time to load. */
async function catalogueFor(
  documents: readonly Document[],
  { language, uiLanguage = 'en' }: AssessOptions,
): Promise<Catalogue> {
  const ofContract = language === undefined ? documents.map((document) => detectLanguage(document).code) : [language];
  const wanted = new Set([...ofContract, uiLanguage.toLowerCase().split('-')[0]]);
  const languages = CATALOGUE_LANGUAGES.filter((code) => wanted.has(code));
  return loadCatalogue(languages.length > 0 ? { languages } : {});
}

const NO_CONTRACT: Contract = {
  documents: [],
  language: 'und',
  clauses: [],
  units: [],
  parties: [],
  kind: 'unknown',
  references: [],
  blanks: [],
  annexes: [],
  warnings: [],
};

function isNamed(source: LintSource): source is NamedSource {
  return typeof source === 'object' && 'content' in source;
}

/** Only what is wrong with the file is told in the report; everything else is thrown on. */
async function readingError(error: unknown, content: Source, path = 'contract'): Promise<ReadingError> {
  return { ...errorOf(error, path), sha256: await sha256Of(content) };
}

function errorOf(error: unknown, path: string): ReadingError {
  if (!(error instanceof UserError) || ['usage', 'config', 'aborted'].includes(error.code)) throw error;
  const { code, message, file = path, next } = error;
  return { path: file, code, message, next };
}

/** A stream is spent by now and has no digest. */
async function sha256Of(content: Source): Promise<string | undefined> {
  if (content instanceof ReadableStream) return undefined;
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const buffer = bytes instanceof Blob ? await bytes.arrayBuffer() : bytes;
  return sha256(buffer instanceof ArrayBuffer ? new Uint8Array(buffer) : buffer);
}
