import { CATALOGUE_LANGUAGES, loadCatalogue } from '../catalogue/index.js';
import type { Plan, Risks } from '../config/index.js';
import { UserError } from '../errors.js';
import type { Report } from '../index.js';
import { assess, examine } from '../lint.js';
import { type Messages, messages } from '../messages/index.js';
import type { BatchContract, ContractOptions } from '../node/index.js';
import { optimiseLater } from './compiler.js';
import { type Decisions, engineOptions, NO_PLAN, openDecisions } from './decisions.js';
import { inputsOf, isShortText, readContract, type Source } from './inputs.js';
import { EXIT, type Io } from './io.js';
import { choice, type Options } from './options.js';
import { type About, needsDocuments, openSink, type Sink } from './outputs.js';
import { progressOn } from './progress.js';
import { count, emptyTally, exitCode, type Tally } from './tally.js';
import { tellBug, tellUserError } from './trouble.js';

/** `dpa-lint CONTRACT...`: every file is a contract of its own, or all of them are one. */
export async function lintContracts(options: Options, uiLanguage: string, io: Io): Promise<number> {
  if (options.language !== undefined) choice('--lang', options.language, CATALOGUE_LANGUAGES, messages(uiLanguage));
  const { contracts, empty } = await inputsOf(options, messages(uiLanguage), io);
  const decisions = await openDecisions(contracts, options, uiLanguage, io);
  const say = messages(decisions.uiLanguage);
  const run = { options, uiLanguage: decisions.uiLanguage, say, io, total: contracts.length, decisions };
  const sinks: Sink[] = [];
  for (const target of options.targets) sinks.push(await openSink(target, run));
  const progress = progressOn(io.stderr, contracts.length, say);
  const tally = emptyTally();
  let last: Report | undefined;
  tellTrouble({ ...NOTHING, unread: empty }, tally, run);
  let interrupted = false;
  try {
    for await (const linted of lintEach(decisions.plans, run, progress.update)) {
      progress.clear();
      tellTrouble(linted, tally, run);
      if (linted.report === undefined) continue;
      const { report, failOn } = decisions.decide(linted.report, linted.plan, linted.risks);
      last = report;
      count(tally, report, failOn);
      for (const sink of sinks) await sink.add(report, linted);
    }
  } catch (error) {
    // What is done by then is kept.
    if (!io.signal?.aborted) throw error;
    interrupted = true;
  }
  progress.clear();
  for (const sink of sinks) await sink.end();
  tellResult(tally, last, sinks, run);
  if (!interrupted) await decisions.end();
  if (interrupted) io.stderr.write(`${say.cli.interrupted(tally.contracts, contracts.length)}\n`);
  return interrupted ? EXIT.interrupted : exitCode(tally);
}

interface Run {
  readonly options: Options;
  readonly uiLanguage: string;
  readonly say: Messages;
  readonly io: Io;
  readonly total: number;
  readonly decisions: Decisions;
}

/** What came of a contract. It has no report when none of its files could be read. */
interface Linted extends About {
  readonly report?: Report;
  readonly unread: readonly UserError[];
  readonly bug?: unknown;
  readonly plan: Plan;
  readonly risks: Risks;
}

/** What is told of no contract: folders without any, files behind the last contract that could be read. */
const NOTHING = { sources: [], plan: NO_PLAN, risks: { accepted: [], errors: [] } };

/** A short text alone is linted here. What unpacks or is long, and every batch, goes to workers with limits. */
async function* lintEach(plans: readonly Plan[], run: Run, onProgress: (done: number) => void): AsyncGenerator<Linted> {
  const { say, io, decisions, options } = run;
  const [only] = plans;
  if (only !== undefined && plans.length === 1) {
    const { sources, unread } = await readContract(only.paths, say, io);
    const about = { sources, unread, plan: only, risks: await decisions.risksOf(only, sources) };
    const own = engineOptions(only, options);
    if (sources.length === 0) yield about;
    else if (sources.every(isShortText)) yield { ...about, ...(await lintHere(sources, own, run)) };
    else
      for await (const one of lintInWorkers([{ sources, options: own }], run, onProgress)) yield { ...about, ...one };
    return;
  }
  // Contracts and what is told of unread files come in the same order, whichever contract is done first.
  const waiting: UserError[][] = [[]];
  const kept: Pick<Linted, 'sources' | 'plan' | 'risks'>[] = [];
  const keeps = options.targets.some(({ format }) => format === 'docx');
  async function* read(): AsyncGenerator<BatchContract> {
    for (const plan of plans) {
      const { sources, unread } = await readContract(plan.paths, say, io);
      waiting.at(-1)?.push(...unread);
      if (sources.length === 0) continue;
      waiting.push([]);
      const risks = await decisions.risksOf(plan, sources);
      kept[waiting.length - 2] = { sources: keeps ? sources : [], plan, risks };
      yield { sources, options: engineOptions(plan, options) };
    }
  }
  for await (const { index, ...linted } of lintInWorkers(read(), run, onProgress)) {
    yield { ...NOTHING, ...kept[index], unread: waiting[index]?.splice(0) ?? [], ...linted };
    delete kept[index];
  }
  yield { ...NOTHING, unread: waiting.at(-1) ?? [] };
}

async function* lintInWorkers(
  contracts: AsyncIterable<BatchContract> | BatchContract[],
  { options, uiLanguage, io, decisions }: Run,
  onProgress: (done: number) => void,
) {
  optimiseLater();
  const { lintMany } = await import('../node/index.js');
  const { view, language, password, jobs } = options;
  const { timeoutMs, memoryMb } = decisions;
  const languages = languagesFor(options, uiLanguage);
  yield* lintMany(contracts, {
    view,
    uiLanguage,
    ...(languages === undefined ? {} : { languages }),
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
  { catalogues, languages, ...own }: ContractOptions,
  { options, uiLanguage, say, io, decisions }: Run,
): Promise<Pick<Linted, 'report' | 'documents' | 'bug'>> {
  optimiseLater();
  const codes = languages ?? languagesFor(options, uiLanguage);
  // Left open, the languages are found from the contract and loaded then.
  const catalogue = catalogues
    ? await (await import('../node/catalogues.js')).catalogueOf({ catalogues, ...(codes && { languages: codes }) })
    : codes && (await loadCatalogue({ languages: codes }));
  const { view, language, password } = options;
  const { timeoutMs } = decisions;
  try {
    const { report, contract } = await examine(sources, {
      view,
      uiLanguage,
      ...(catalogue === undefined ? {} : { catalogue }),
      ...(language === undefined ? {} : { language }),
      ...(password === undefined ? {} : { password }),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      ...(io.signal === undefined ? {} : { signal: io.signal }),
      ...own,
    });
    return { report, documents: contract.documents };
  } catch (bug) {
    if (bug instanceof UserError) throw bug;
    const errors = sources.map(({ path }) => ({ path, code: 'internal' as const, message: say.cli.bug }));
    return { report: assess([], catalogue ?? (await loadCatalogue()), { uiLanguage, view, errors }), bug };
  }
}

/** A language that is set needs no other; whose texts the reader understands comes along. */
function languagesFor({ language }: Options, uiLanguage: string): readonly string[] | undefined {
  if (language === undefined) return undefined;
  return CATALOGUE_LANGUAGES.filter((code) => [language, uiLanguage, 'en'].includes(code));
}

/** Whatever is wrong with a contract is told, and the run goes on. */
function tellTrouble({ report, unread, bug, risks }: Linted, tally: Tally, { say, io }: Run): void {
  for (const error of [...unread, ...risks.errors]) tellUserError(error, say, io);
  tally.unread += unread.length;
  tally.misconfigured += risks.errors.length;
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
