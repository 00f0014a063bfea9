import { UserError } from '../errors.js';
import { type Messages, messages } from '../messages/index.js';
import { VERSION } from '../version.js';
import { EXIT, type Io } from './io.js';
import { type Options, parseOptions, uiLanguageOf } from './options.js';
import { tellBug, tellUserError } from './trouble.js';

/** Runs the command line and gives the exit code. What is not needed for a command is not loaded. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const uiLanguage = uiLanguageOf(argv, io.env);
  const say = messages(uiLanguage);
  try {
    return await dispatch(parseOptions(argv, say), uiLanguage, say, io);
  } catch (error) {
    if (!(error instanceof UserError)) return tellBug(error, say, io);
    tellUserError(error, say, io);
    return error.code === 'aborted' ? EXIT.interrupted : EXIT.usage;
  }
}

async function dispatch(options: Options, uiLanguage: string, say: Messages, io: Io): Promise<number> {
  const [command, ...rest] = options.arguments;
  if (options.version) {
    io.stdout.write(`${VERSION}\n`);
    return EXIT.clean;
  }
  if (options.help || command === 'help') {
    io.stdout.write(say.cli.help);
    return EXIT.clean;
  }
  if (options.printConfig) return (await import('./print-config.js')).printConfig(options, uiLanguage, io);
  switch (command) {
    case undefined:
      io.stderr.write(say.cli.shortHelp);
      return EXIT.usage;
    case 'explain':
      return (await import('./explain.js')).explain(rest, options, uiLanguage, io);
    case 'compare':
      return (await import('./compare.js')).compare(rest, options, uiLanguage, io);
    case 'init':
      return (await import('./init.js')).init(rest, uiLanguage, io);
    case 'requirements':
      return (await import('./requirements.js')).requirements(rest, options, uiLanguage, io);
    default:
      return (await import('./contracts.js')).lintContracts(options, uiLanguage, io);
  }
}
