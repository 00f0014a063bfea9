import { UserError } from '../errors.js';
import { assess, CATALOGUE_LANGUAGES, examine, loadCatalogue, type Report } from '../index.js';
import { type Messages, messages } from '../messages/index.js';
import { inputsOf, isPacked, readContract, type Source } from './inputs.js';
import { EXIT, type Io } from './io.js';
import { choice, type Options } from './options.js';
import { type About, needsDocuments, openSink, type Sink } from './outputs.js';
import { progressOn } from './progress.js';
import { count, emptyTally, exitCode, type Tally } from './tally.js';
import { tellBug, tellUserError } from './trouble.js';

/** `dpa-lint CONTRACT...`: every file is a contract of its own, or all of them are one. */
export async function lintContracts(options: Options, uiLanguage: string, io: Io): Promise<number> {
  const say = messages(uiLanguage);
  if (options.language !== undefined) choice('--lang', options.language, CATALOGUE_LANGUAGES, say);
  const { contracts, empty } = await inputsOf(options, say, io);
  const run = { options, uiLanguage, say, io, total: contracts.length };
  const sinks: Sink[] = [];
  for (const target of options.targets) sinks.push(await openSink(target, run));
  const progress = progressOn(io.stderr, contracts.length, say);
  const tally = emptyTally();
  let last: Report | undefined;
  tellTrouble({ sources: [], unread: empty }, tally, run);
  let interrupted = false;
  try {
    for await (const linted of lintEach(contracts, run, progress.update)) {
      progress.clear();
      tellTrouble(linted, tally, run);
      if (linted.report === undefined) continue;
      last = linted.report;
      count(tally, linted.report);
      for (const sink of sinks) await sink.add(linted.report, linted);
    }
  } catch (error) {
    // What is done by then is kept.
    if (!io.signal?.aborted) throw error;
    interrupted = true;
  }
  progress.clear();
  for (const sink of sinks) await sink.end();
  tellResult(tally, last, sinks, run);
  if (interrupted) io.stderr.write(`${say.cli.interrupted(tally.contracts, contracts.length)}\n`);
  return interrupted ? EXIT.interrupted : exitCode(tally, options.failOn);
}

interface Run {
  readonly options: Options;
  readonly uiLanguage: string;
  readonly say: Messages;
  readonly io: Io;
  readonly total: number;
}

/** What came of a contract. It has no report when none of its files could be read. */
interface Linted extends About {
  readonly report?: Report;
  readonly unread: readonly UserError[];
  readonly bug?: unknown;
}

/** A text alone is linted here: no worker is started for it. What unpacks, and every batch, goes to workers with limits. */
async function* lintEach(
  contracts: readonly (readonly string[])[],
  run: Run,
  onProgress: (done: number) => void,
): AsyncGenerator<Linted> {
  const [only] = contracts;
  if (only !== undefined && contracts.length === 1) {
    const { sources, unread } = await readContract(only, run.say, run.io);
    if (sources.length === 0) yield { sources, unread };
    else if (!sources.some(isPacked)) yield { sources, unread, ...(await lintHere(sources, run)) };
    else for await (const one of lintInWorkers([sources], run, onProgress)) yield { sources, unread, ...one };
    return;
  }
  // Contracts and what is told of unread files come in the same order, whichever contract is done first.
  const waiting: UserError[][] = [[]];
  const kept: Source[][] = [];
  const keeps = run.options.targets.some(({ format }) => format === 'docx');
  const { say, io } = run;
  async function* read() {
    for (const paths of contracts) {
      const { sources, unread } = await readContract(paths, say, io);
      waiting.at(-1)?.push(...unread);
      if (sources.length === 0) continue;
      waiting.push([]);
      if (keeps) kept[waiting.length - 2] = sources;
      yield sources;
    }
  }
  for await (const { index, ...linted } of lintInWorkers(read(), run, onProgress)) {
    yield { sources: kept[index] ?? [], unread: waiting[index]?.splice(0) ?? [], ...linted };
    delete kept[index];
  }
  yield { sources: [], unread: waiting.at(-1) ?? [] };
}

async function* lintInWorkers(
  sources: AsyncIterable<Source[]> | Source[][],
  { options, uiLanguage, io }: Run,
  onProgress: (done: number) => void,
) {
  const { lintMany } = await import('../node/index.js');
  const { view, language, password, jobs, timeoutMs, memoryMb } = options;
  yield* lintMany(sources, {
    view,
    uiLanguage,
    languages: languagesFor(options, uiLanguage),
    withDocuments: needsDocuments(options),
    onProgress: ({ done }) => onProgress(done),
    ...(language === undefined ? {} : { language }),
    ...(password === undefined ? {} : { password }),
    ...(jobs === undefined ? {} : { concurrency: jobs }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(memoryMb === undefined ? {} : { memoryMb }),
    ...(io.signal === undefined ? {} : { signal: io.signal }),
  });
}

async function lintHere(
  sources: readonly Source[],
  { options, uiLanguage, say, io }: Run,
): Promise<Omit<Linted, 'sources' | 'unread'>> {
  const catalogue = await loadCatalogue({ languages: languagesFor(options, uiLanguage) });
  const { view, language, password, timeoutMs } = options;
  try {
    const { report, contract } = await examine(sources, {
      view,
      uiLanguage,
      catalogue,
      ...(language === undefined ? {} : { language }),
      ...(password === undefined ? {} : { password }),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      ...(io.signal === undefined ? {} : { signal: io.signal }),
    });
    return { report, documents: contract.documents };
  } catch (bug) {
    if (bug instanceof UserError) throw bug;
    const errors = sources.map(({ path }) => ({ path, code: 'internal' as const, message: say.cli.bug }));
    return { report: assess([], catalogue, { uiLanguage, view, errors }), bug };
  }
}

/** A language that is set needs no other; whose texts the reader understands comes along. */
function languagesFor({ language }: Options, uiLanguage: string): readonly string[] {
  if (language === undefined) return CATALOGUE_LANGUAGES;
  return CATALOGUE_LANGUAGES.filter((code) => [language, uiLanguage, 'en'].includes(code));
}

/** Whatever is wrong with a contract is told, and the run goes on. */
function tellTrouble({ report, unread, bug }: Linted, tally: Tally, { say, io }: Run): void {
  for (const error of unread) tellUserError(error, say, io);
  tally.unread += unread.length;
  if (bug !== undefined) {
    tellBug(bug, say, io, report?.document.path);
    tally.bugs++;
    return;
  }
  for (const { document, message, next } of report?.errors ?? []) {
    tellUserError({ file: report?.documents[document]?.path, message, next }, say, io);
  }
}

/** Where every report went to a file, and where there are several, the result is told in a line. */
function tellResult(
  tally: Tally,
  last: Report | undefined,
  sinks: readonly Sink[],
  { options, total, say, io }: Run,
): void {
  for (const [index, { written }] of sinks.entries()) {
    const tell = options.targets[index]?.format === 'docx' ? say.cli.writtenCopy : say.cli.written;
    for (const file of written) io.stderr.write(`${tell(file)}\n`);
  }
  if (total > 1) {
    const unassessed = tally.notAssessedAtAll + tally.unread;
    io.stderr.write(`${say.cli.files(tally.contracts + tally.unread, tally.withGaps, unassessed)}\n`);
  } else if (options.targets.every(({ file }) => file !== undefined) && last) {
    io.stderr.write(`${last.summary.message}\n`);
  }
}
