import { resolve } from 'node:path';
import { UserError } from '../errors.js';
import { COMPARISON_FORMATS, renderComparison } from '../formats.js';
import { CATALOGUE_LANGUAGES, type Comparison, compare as compareReports, lint, type Report } from '../index.js';
import { type Messages, messages } from '../messages/index.js';
import { catalogueHere } from './catalogue-here.js';
import { readInput, writeOutput } from './files.js';
import { EXIT, type Io, looksOf } from './io.js';
import { choice, type Options } from './options.js';
import { tellUserError } from './trouble.js';

/**
 * `dpa-lint compare OLD NEW`: two drafts, or with `--model` a model of the house and a draft. One file alone is compared with
 * itself: before its tracked changes and with them.
 */
export async function compare(rest: readonly string[], options: Options, uiLanguage: string, io: Io): Promise<number> {
  const say = messages(uiLanguage);
  check(rest, options, say);
  const [old = '', now = old] = rest;
  const kind = rest.length === 1 ? 'changes' : options.model ? 'model' : 'drafts';
  const catalogue = await catalogueHere(options, say);
  const report = async (path: string, view: Options['view']) => {
    const source = { path, content: await readInput(path, say, io) };
    const { language, password } = options;
    return lint(source, {
      view,
      uiLanguage,
      catalogue,
      ...(language === undefined ? {} : { language }),
      ...(password === undefined ? {} : { password }),
    });
  };
  let reports: [Report, Report];
  try {
    reports = [
      await report(old, kind === 'changes' ? 'original' : options.view),
      await report(now, kind === 'changes' ? 'final' : options.view),
    ];
  } catch (error) {
    // A file that is not there is told as one that cannot be assessed, as everywhere.
    if (!(error instanceof UserError) || error.code === 'usage' || error.code === 'aborted') throw error;
    tellUserError(error, say, io);
    return EXIT.unassessed;
  }
  for (const { errors, documents } of reports) {
    for (const { document, message, next } of errors) {
      tellUserError({ file: documents[document]?.path, message, next }, say, io);
    }
  }
  const comparison = compareReports(...reports, { kind });
  await write(comparison, options, say, io);
  return exitCode(comparison, options);
}

function check(rest: readonly string[], { targets, language, model }: Options, say: Messages): void {
  if (rest.length === 0 || rest.length > 2 || (model && rest.length === 1)) {
    throw new UserError('usage', say.cli.twoTexts, { next: say.cli.seeHelp });
  }
  if (rest.filter((path) => path === '-').length > 1) throw new UserError('usage', say.cli.oneStandardInput);
  if (language !== undefined) choice('--lang', language, CATALOGUE_LANGUAGES, say);
  for (const { format, file } of targets) {
    choice('--format', format, COMPARISON_FORMATS, say);
    if (file !== undefined && rest.some((path) => resolve(path) === resolve(file))) {
      throw new UserError('usage', say.cli.sameFile, { file, next: say.cli.otherFile });
    }
  }
}

async function write(comparison: Comparison, { targets }: Options, say: Messages, io: Io): Promise<void> {
  for (const { format, file } of targets) {
    const looks = file === undefined ? looksOf(io.stdout, io.env) : {};
    const text = renderComparison(comparison, {
      format: choice('--format', format, COMPARISON_FORMATS, say),
      ...looks,
    });
    if (file === undefined) {
      io.stdout.write(text);
    } else {
      await writeOutput(file, text, say);
      io.stderr.write(`${say.cli.written(file)}\n`);
    }
  }
  if (targets.every(({ file }) => file !== undefined)) io.stderr.write(`${comparison.summary.message}\n`);
}

/** What could not be judged wins over what was lost: it must not look like "nothing lost". */
function exitCode({ old, new: now, summary }: Comparison, { failOn }: Options): number {
  if (old.assessed === 'none' || now.assessed === 'none' || summary.notAssessed > 0) return EXIT.unassessed;
  if (failOn !== 'never' && summary.lost + summary.raised > 0) return EXIT.findings;
  return old.assessed === 'full' && now.assessed === 'full' ? EXIT.clean : EXIT.unassessed;
}
