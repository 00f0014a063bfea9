import { resolve } from 'node:path';
import { UserError } from '../errors.js';
import {
  assess,
  CATALOGUE_LANGUAGES,
  type Catalogue,
  type Document,
  examine,
  loadCatalogue,
  type Report,
  render,
} from '../index.js';
import { type Messages, messages } from '../messages/index.js';
import { copiesOf, numbered, today } from './copies.js';
import { readInput, writeOutput } from './files.js';
import { EXIT, type Io, looksOf } from './io.js';
import { choice, type FailOn, type Options, type Target } from './options.js';
import { tellBug, tellUserError } from './trouble.js';

/** `dpa-lint CONTRACT...`: every file is a contract of its own, or all of them are one. */
export async function lintContracts(options: Options, uiLanguage: string, io: Io): Promise<number> {
  const say = messages(uiLanguage);
  checkTargets(options, say, io);
  if (options.language !== undefined) choice('--lang', options.language, CATALOGUE_LANGUAGES, say);
  const job: Job = { options, uiLanguage, say, io, catalogue: await catalogueFor(options, uiLanguage) };
  const groups = options.asOne ? [options.arguments] : options.arguments.map((path) => [path]);
  const outcome: Outcome = { reports: [], documents: [], copies: [], unread: 0, bugs: 0 };
  for (const paths of groups) await lintGroup(paths, job, outcome);
  await finish(outcome, job);
  return exitCode(outcome, options.failOn);
}

interface Job {
  readonly options: Options;
  readonly uiLanguage: string;
  readonly say: Messages;
  readonly io: Io;
  readonly catalogue: Catalogue;
}

interface Outcome {
  readonly reports: Report[];
  /** What the reports are about, for the formats that show it. */
  readonly documents: Document[];
  /** Annotated copies, for `docx`. */
  readonly copies: Uint8Array[];
  /** Files that are not there, or that the system does not give. They have no report. */
  unread: number;
  bugs: number;
}

/** A language that is set needs no other; whose texts the reader understands comes along. */
function catalogueFor({ language }: Options, uiLanguage: string): Promise<Catalogue> {
  if (language === undefined) return loadCatalogue();
  const wanted = new Set([language, uiLanguage, 'en']);
  return loadCatalogue({ languages: CATALOGUE_LANGUAGES.filter((code) => wanted.has(code)) });
}

/** One contract. Whatever is wrong with it is told, and the run goes on. */
async function lintGroup(paths: readonly string[], job: Job, outcome: Outcome): Promise<void> {
  const { options, uiLanguage, say, io, catalogue } = job;
  const sources: { path: string; content: Uint8Array }[] = [];
  for (const path of paths) {
    try {
      sources.push({ path, content: await readInput(path, say, io) });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      tellUserError(error, say, io);
      outcome.unread++;
    }
  }
  const [first] = sources;
  if (first === undefined) return;
  try {
    const { view, language, password } = options;
    const { report, contract } = await examine(sources, {
      view,
      uiLanguage,
      catalogue,
      ...(language === undefined ? {} : { language }),
      ...(password === undefined ? {} : { password }),
    });
    if (options.targets.some(({ format }) => format === 'html')) outcome.documents.push(...contract.documents);
    for (const { document, message, next } of report.errors) {
      tellUserError({ file: report.documents[document]?.path, message, next }, say, io);
    }
    if (options.targets.some(({ format }) => format === 'docx')) {
      outcome.copies.push(...(await copiesOf({ report, contract }, sources, options, today(io.env))));
    }
    emit(report, job, outcome);
  } catch (error) {
    if (error instanceof UserError) throw error;
    tellBug(error, say, io, first.path);
    outcome.bugs++;
    const errors = sources.map(({ path }) => ({ path, code: 'internal' as const, message: say.cli.bug }));
    emit(assess([], catalogue, { uiLanguage, errors }), job, outcome);
  }
}

/** NDJSON goes out line by line; everything else waits for the last contract. */
function emit(report: Report, { options, io }: Job, outcome: Outcome): void {
  outcome.reports.push(report);
  if (options.targets.some(({ format, file }) => format === 'ndjson' && file === undefined)) {
    io.stdout.write(render(report, { format: 'ndjson' }));
  }
}

async function finish(outcome: Outcome, { options, say, io }: Job): Promise<void> {
  const { reports, unread } = outcome;
  for (const target of options.targets) {
    if (target.format === 'docx') {
      await writeCopies(target, outcome, say, io);
      continue;
    }
    const text = contentOf({ ...target, format: target.format }, outcome, options, io);
    if (target.file === undefined) {
      if (target.format !== 'ndjson' && text.length > 0) io.stdout.write(text);
    } else {
      await writeOutput(target.file, text, say);
      io.stderr.write(`${say.cli.written(target.file)}\n`);
    }
  }
  if (options.arguments.length > 1 && !options.asOne) {
    const none = reports.filter(({ assessed }) => assessed === 'none').length;
    const gaps = reports.filter((report) => worst(report) > 1).length;
    io.stderr.write(`${say.cli.files(reports.length + unread, gaps, none + unread)}\n`);
  } else if (options.targets.every(({ file }) => file !== undefined) && reports[0]) {
    io.stderr.write(`${reports[0].summary.message}\n`);
  }
}

async function writeCopies({ file }: Target, { copies }: Outcome, say: Messages, io: Io): Promise<void> {
  for (const [index, copy] of copies.entries()) {
    if (file === undefined) io.stdout.write(copy);
    else {
      await writeOutput(numbered(file, index), copy, say);
      io.stderr.write(`${say.cli.writtenCopy(numbered(file, index))}\n`);
    }
  }
}

interface TextTarget extends Target {
  readonly format: Exclude<Target['format'], 'docx'>;
}

/** What could not be read was told on standard error, and has nothing to show for people. */
function contentOf(
  { format, file }: TextTarget,
  { reports, documents }: Outcome,
  { side, audience }: Options,
  io: Io,
): string | Uint8Array {
  switch (format) {
    case 'json':
      return reports.length === 0 ? '' : render(reports.length === 1 ? reports[0]! : reports, { format });
    case 'ndjson':
      return render(reports, { format });
    case 'html':
    case 'md':
      return reports.length === 0 ? '' : render(reports, { format, documents });
    case 'csv':
    case 'issues-docx':
      return reports.length === 0 ? '' : render(reports, { format, side, audience, date: today(io.env) });
    case 'text': {
      const readable = reports.filter(({ documents, errors }) => errors.length < documents.length);
      return render(readable, { format, ...(file === undefined ? looksOf(io.stdout, io.env) : {}) });
    }
  }
}

/**
 * What cannot be read wins over what was found: it must not hide behind a gap. And only what was assessed in full is clean:
 * the page that could not be read may hold what is to be found.
 */
function exitCode({ reports, unread, bugs }: Outcome, failOn: FailOn): number {
  if (bugs > 0) return EXIT.usage;
  if (unread > 0 || reports.some(({ assessed, errors }) => assessed === 'none' || errors.length > 0)) {
    return EXIT.unassessed;
  }
  if (failOn !== 'never' && reports.some((report) => worst(report) >= RANK[failOn])) return EXIT.findings;
  return reports.every(({ assessed }) => assessed === 'full') ? EXIT.clean : EXIT.unassessed;
}

const RANK = { none: 0, note: 1, warning: 2, error: 3 } as const;

function worst({ findings, redFlags, overall }: Report): number {
  const ranks = [...findings, ...redFlags, ...overall].map(({ severity }) => RANK[severity]);
  const noted = findings.some(({ notes }) => notes.length > 0);
  return Math.max(noted ? RANK.note : RANK.none, ...ranks);
}

function checkTargets({ arguments: paths, targets }: Options, say: Messages, io: Io): void {
  if (paths.filter((path) => path === '-').length > 1) throw new UserError('usage', say.cli.oneStandardInput);
  const inputs = new Set(paths.map((path) => resolve(path)));
  for (const { format, file } of targets) {
    const files = file === undefined ? [] : format === 'docx' ? paths.map((_, i) => numbered(file, i)) : [file];
    for (const one of files) {
      if (inputs.has(resolve(one)))
        throw new UserError('usage', say.cli.sameFile, { file: one, next: say.cli.otherFile });
    }
    const binary = format === 'docx' || format === 'issues-docx';
    if (binary && file === undefined && io.stdout.isTTY) {
      throw new UserError('usage', say.cli.binaryToTerminal(format), { next: say.cli.giveOutput(format) });
    }
    if (format === 'docx' && file === undefined && paths.length > 1) {
      throw new UserError('usage', say.cli.oneCopyToOutput, { next: say.cli.giveOutput(format) });
    }
  }
}
