import { UserError } from '../errors.js';
import type { Catalogue } from '../index.js';
import { type Messages, messages } from '../messages/index.js';
import { length, type Page, pad, styles } from '../terminal.js';
import { catalogueHere } from './catalogue-here.js';
import { bestLanguage } from './catalogue-text.js';
import { EXIT, type Io, looksOf } from './io.js';
import type { Options } from './options.js';

/** `dpa-lint requirements`: everything that is checked, by letter. */
export async function requirements(
  rest: readonly string[],
  options: Options,
  uiLanguage: string,
  io: Io,
): Promise<number> {
  const { targets, language } = options;
  const say = messages(uiLanguage);
  if (rest.length > 0) throw new UserError('usage', say.cli.noArguments('requirements'), { next: say.cli.seeHelp });
  const catalogue = await catalogueHere(options, say);
  const rows = rowsOf(catalogue, language ?? uiLanguage);
  const json = targets.some(({ format }) => format !== 'text');
  const { width, colour } = looksOf(io.stdout, io.env);
  io.stdout.write(
    json
      ? `${JSON.stringify({ catalogue: { version: catalogue.version }, ...rows }, null, 2)}\n`
      : list(rows, catalogue, { width, style: styles(colour) }, say),
  );
  return EXIT.clean;
}

type Rows = ReturnType<typeof rowsOf>;

function rowsOf(catalogue: Catalogue, language: string) {
  const { code, requirements: texts, redFlags } = bestLanguage(catalogue, language);
  return {
    language: code,
    requirements: Object.entries(catalogue.requirements).map(([id, { citation, also, letter, tier, obligor }]) => ({
      id,
      title: texts[id]?.title ?? id,
      citation,
      also,
      letter,
      tier,
      obligor,
    })),
    redFlags: Object.entries(catalogue.redFlags).map(([id, { citation, tier, requirement }]) => ({
      id,
      title: redFlags[id]?.title ?? id,
      citation,
      tier,
      ...(requirement === undefined ? {} : { requirement }),
    })),
  };
}

function list({ requirements: all, redFlags }: Rows, { version }: Catalogue, page: Page, say: Messages): string {
  const { style } = page;
  const left = Math.max(...[...all, ...redFlags].map(({ id }) => length(id)));
  const line = ({ id, title }: { id: string; title: string }) => `  ${pad(id, left)}  ${style.dim(title)}`;
  const letters = [...new Set(all.map(({ letter }) => letter))];
  return [
    style.bold(say.requirements.heading),
    ...letters.flatMap((letter) => [
      '',
      style.bold(style.cyan(say.letters[letter])),
      ...all.filter((row) => row.letter === letter).map(line),
    ]),
    '',
    style.bold(style.cyan(say.requirements.redFlags)),
    ...redFlags.map(line),
    '',
    `${say.requirements.footer(version)}\n`,
  ].join('\n');
}
