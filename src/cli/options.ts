import { parseArgs } from 'node:util';
import { UserError } from '../errors.js';
import { baseOf, type Messages, UI_LANGUAGES } from '../messages/index.js';
import type { Io } from './io.js';
import { suggest } from './suggest.js';

export const FORMATS = [
  'text',
  'html',
  'md',
  'json',
  'ndjson',
  'csv',
  'issues-docx',
  'docx',
  'sarif',
  'junit',
  'github',
  'github-summary',
] as const;
export const FAIL_ON = ['error', 'warning', 'note', 'never'] as const;
const VIEWS = ['final', 'original'] as const;
const AUDIENCES = ['own', 'counterparty'] as const;
const SIDES = ['controller', 'processor'] as const;

export type FormatName = (typeof FORMATS)[number];
export type FailOn = (typeof FAIL_ON)[number];

export interface Target {
  readonly format: FormatName;
  /** Default: standard output. */
  readonly file?: string;
}

export interface Options {
  readonly arguments: readonly string[];
  readonly targets: readonly Target[];
  readonly failOn: FailOn;
  readonly view: (typeof VIEWS)[number];
  readonly asOne: boolean;
  readonly redline: boolean;
  /** `compare`: the first text is a model of the house. */
  readonly model: boolean;
  readonly audience: (typeof AUDIENCES)[number];
  readonly side: (typeof SIDES)[number];
  readonly help: boolean;
  readonly version: boolean;
  readonly language?: string;
  readonly password?: string;
  /** Folder for the texts that SARIF points into. */
  readonly sarifText?: string;
  /** Contracts at the same time. */
  readonly jobs?: number;
  readonly timeoutMs?: number;
  readonly memoryMb?: number;
  /** Names of the options that were given: what they say goes before a configuration. */
  readonly said: ReadonlySet<string>;
  readonly config?: string;
  readonly noConfig: boolean;
  readonly printConfig: boolean;
  readonly baseline?: string;
  readonly updateBaseline: boolean;
  /** "2027-03-31". */
  readonly today?: string;
}

const OPTIONS = {
  format: { type: 'string', short: 'f', multiple: true },
  output: { type: 'string', short: 'o' },
  'fail-on': { type: 'string' },
  'as-one': { type: 'boolean' },
  redline: { type: 'boolean' },
  model: { type: 'boolean' },
  for: { type: 'string' },
  side: { type: 'string' },
  view: { type: 'string' },
  lang: { type: 'string' },
  'ui-lang': { type: 'string' },
  password: { type: 'string' },
  'sarif-text': { type: 'string' },
  jobs: { type: 'string' },
  timeout: { type: 'string' },
  memory: { type: 'string' },
  config: { type: 'string' },
  'no-config': { type: 'boolean' },
  'print-config': { type: 'boolean' },
  baseline: { type: 'string' },
  'update-baseline': { type: 'boolean' },
  today: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** In what language errors about the options themselves are told: known before anything else is. */
export function uiLanguageOf(argv: readonly string[], { LC_ALL, LC_MESSAGES, LANG }: Io['env']): string {
  const at = argv.findIndex((argument) => argument === '--ui-lang' || argument.startsWith('--ui-lang='));
  const named = at === -1 ? undefined : (argv[at]?.split('=')[1] ?? argv[at + 1]);
  const base = baseOf(named ?? (LC_ALL || LC_MESSAGES || LANG || 'en'));
  return UI_LANGUAGES.includes(base) ? base : 'en';
}

/** Throws `UserError` (`usage`) for what it does not know; nothing is ever ignored. */
export function parseOptions(argv: readonly string[], say: Messages): Options {
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind === 'option') checkToken(token, say);
  }
  const one = (
    name: {
      [K in keyof typeof OPTIONS]: (typeof OPTIONS)[K]['type'] extends 'string' ? K : never;
    }[keyof typeof OPTIONS],
  ) => values[name] as string | undefined;
  if (one('ui-lang') !== undefined) choice('--ui-lang', baseOf(one('ui-lang') ?? ''), UI_LANGUAGES, say);
  const language = one('lang');
  const password = one('password');
  const sarifText = one('sarif-text');
  const jobs = numberOf('--jobs', one('jobs'), 1, say);
  const seconds = numberOf('--timeout', one('timeout'), 1, say);
  const memoryMb = numberOf('--memory', one('memory'), 128, say);
  const today = dayOf(one('today'), say);
  const { config, baseline } = { config: one('config'), baseline: one('baseline') };
  if (config !== undefined && values['no-config'] === true) {
    throw new UserError('usage', say.config.configOrNone, { next: say.cli.seeHelp });
  }
  const targets = targetsOf((values.format ?? []) as string[], one('output'), say);
  const formats = targets.map(({ format }) => format);
  if (sarifText !== undefined) needsOneOf('--sarif-text', formats, ['sarif'], say);
  if (values.redline === true) needsOneOf('--redline', formats, ['docx'], say);
  if (one('for') !== undefined) needsOneOf('--for', formats, ['docx', 'issues-docx', 'csv'], say);
  if (one('side') !== undefined) needsOneOf('--side', formats, ['docx', 'issues-docx', 'csv'], say);
  return {
    arguments: positionals,
    targets,
    failOn: choice('--fail-on', one('fail-on') ?? 'warning', FAIL_ON, say),
    view: choice('--view', one('view') ?? 'final', VIEWS, say),
    asOne: values['as-one'] === true,
    redline: values.redline === true,
    model: values.model === true,
    audience: choice('--for', one('for') ?? 'own', AUDIENCES, say),
    side: choice('--side', one('side') ?? 'controller', SIDES, say),
    help: values.help === true,
    version: values.version === true,
    said: new Set(Object.keys(values)),
    noConfig: values['no-config'] === true,
    printConfig: values['print-config'] === true,
    updateBaseline: values['update-baseline'] === true,
    ...(config === undefined ? {} : { config }),
    ...(baseline === undefined ? {} : { baseline }),
    ...(today === undefined ? {} : { today }),
    ...(language === undefined ? {} : { language: baseOf(language) }),
    ...(password === undefined ? {} : { password }),
    ...(sarifText === undefined ? {} : { sarifText }),
    ...(jobs === undefined ? {} : { jobs }),
    ...(seconds === undefined ? {} : { timeoutMs: seconds * 1000 }),
    ...(memoryMb === undefined ? {} : { memoryMb }),
  };
}

/** `value` if it is one of the choices; else a `UserError` that names them and guesses. */
export function choice<T extends string>(option: string, value: string, choices: readonly T[], say: Messages): T {
  const found = choices.find((one) => one === value);
  if (found !== undefined) return found;
  const guess = suggest(value, choices);
  throw new UserError('usage', say.cli.notOneOf(option, value, choices.join(', ')), {
    next: guess === undefined ? say.cli.seeHelp : say.cli.didYouMean(guess),
  });
}

/** An option that would have no effect is a mistake, and is told. */
function needsOneOf(
  option: string,
  formats: readonly FormatName[],
  needed: readonly FormatName[],
  say: Messages,
): void {
  if (formats.some((format) => needed.includes(format))) return;
  throw new UserError('usage', say.cli.onlyWith(option, needed.map((name) => `--format ${name}`).join(', ')), {
    next: say.cli.seeHelp,
  });
}

function numberOf(option: string, value: string | undefined, least: number, say: Messages): number | undefined {
  if (value === undefined) return undefined;
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && Number.isSafeInteger(number)) return number;
  throw new UserError('usage', say.cli.noNumber(option, value, least), { next: say.cli.seeHelp });
}

/** A day that there is: not the 31st of February. */
function dayOf(value: string | undefined, say: Messages): string | undefined {
  if (value === undefined) return undefined;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : new Date(Number.NaN);
  if (!Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)) return value;
  throw new UserError('usage', say.config.noDay(value), { next: say.cli.seeHelp });
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function checkToken({ name, rawName, value, inlineValue }: OptionToken, say: Messages): void {
  const option = (OPTIONS as Record<string, { type: 'string' | 'boolean' } | undefined>)[name];
  if (option === undefined) {
    const guess = suggest(name, Object.keys(OPTIONS));
    throw new UserError('usage', say.cli.unknownOption(rawName), {
      next: guess === undefined ? say.cli.seeHelp : say.cli.didYouMean(`--${guess}`),
    });
  }
  if (option.type === 'boolean') {
    if (value !== undefined) throw new UserError('usage', say.cli.takesNoValue(rawName), { next: say.cli.seeHelp });
    return;
  }
  // "--output --view final": the next option was taken for the value.
  const swallowed = inlineValue === false && value !== undefined && /^-./.test(value);
  if (value === undefined || value === '' || swallowed) {
    throw new UserError('usage', say.cli.needsValue(rawName), { next: say.cli.seeHelp });
  }
}

function targetsOf(formats: readonly string[], output: string | undefined, say: Messages): Target[] {
  const named = (formats.length === 0 ? ['text'] : formats).map((text): Target => {
    const [name = '', ...path] = text.split('=');
    const format = choice('--format', name, FORMATS, say);
    return path.length === 0 ? { format } : { format, file: path.join('=') };
  });
  const targets = named.map((target) =>
    target.file === undefined && output !== undefined ? { ...target, file: output } : target,
  );
  const places = targets.map(({ file }) => file);
  if (new Set(places).size < places.length) {
    throw new UserError('usage', say.cli.oneFormatToOutput, { next: say.cli.giveFile });
  }
  return targets;
}
