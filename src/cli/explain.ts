import { loadWordings } from '../catalogue/index.js';
import type { LanguageData } from '../catalogue/types.js';
import { UserError } from '../errors.js';
import type { Catalogue, LanguageCatalogue, Requirement } from '../index.js';
import { type Messages, messages } from '../messages/index.js';
import { harmless, type Page, styles, words, wrap } from '../terminal.js';
import { catalogueHere } from './catalogue-here.js';
import { bestLanguage } from './catalogue-text.js';
import { EXIT, type Io, looksOf } from './io.js';
import type { Options } from './options.js';
import { suggest } from './suggest.js';

/** How many wordings of a sort are shown: enough to see the pattern. */
const WORDINGS = 6;

/** `dpa-lint explain ID`: one requirement or red flag as the catalogue has it. */
export async function explain(rest: readonly string[], options: Options, uiLanguage: string, io: Io): Promise<number> {
  const { targets, language } = options;
  const say = messages(uiLanguage);
  const [id, ...more] = rest;
  if (id === undefined || more.length > 0) {
    throw new UserError('usage', say.cli.oneId, { next: say.cli.seeRequirements });
  }
  const catalogue = await catalogueHere(options, say);
  const texts = await wordingsOf(bestLanguage(catalogue, language ?? uiLanguage));
  const { width, colour } = looksOf(io.stdout, io.env);
  const page: Page = { width, style: styles(colour) };
  const requirement = catalogue.requirements[id];
  const redFlag = catalogue.redFlags[id];
  if (targets.some(({ format }) => format !== 'text') && (requirement ?? redFlag)) {
    const text = requirement ? texts.requirements[id] : texts.redFlags[id];
    io.stdout.write(`${JSON.stringify({ id, language: texts.code, ...(requirement ?? redFlag), text }, null, 2)}\n`);
    return EXIT.clean;
  }
  const lines = requirement
    ? requirementLines(id, requirement, texts, page, say)
    : redFlag
      ? redFlagLines(id, catalogue, texts, page, say)
      : unknownId(id, catalogue, say);
  io.stdout.write(`${lines.join('\n')}\n`);
  return EXIT.clean;
}

/** The bundled catalogue is loaded without its examples; one with the user's own folders was read whole. */
async function wordingsOf(catalogue: LanguageCatalogue): Promise<LanguageData> {
  return (catalogue.compiled && (await loadWordings(catalogue.code))) ?? catalogue;
}

function unknownId(id: string, { requirements, redFlags }: Catalogue, say: Messages): never {
  const guess = suggest(id, [...Object.keys(requirements), ...Object.keys(redFlags)]);
  throw new UserError('usage', say.cli.unknownId(id), {
    next: guess === undefined ? say.cli.seeRequirements : say.cli.didYouMean(guess),
  });
}

function requirementLines(
  id: string,
  law: Requirement,
  { requirements, shared }: LanguageData,
  page: Page,
  say: Messages,
): string[] {
  const text = requirements[id];
  const says = (element: string) => {
    const name = element.replace(/^@/, '');
    return text?.elements[name]?.says ?? shared.elements[name]?.says ?? name;
  };
  const examples = text?.examples ?? [];
  const finds = examples.filter(({ verdict }) => verdict === 'satisfied');
  const falls = examples.filter(({ verdict }) => verdict !== undefined && verdict !== 'satisfied');
  return [
    ...heading(text?.title ?? id, id, say.citation([...new Set([law.citation, ...law.also])].join('; ')), page),
    ...wrap(
      `${say.explain.obligor} ${say.obligors[law.obligor]} · ${say.text.label(say.explain.tier)} ${say.tiers[law.tier]}`,
      page,
      '',
    ),
    ...section(say.explain.why, text === undefined ? [] : wrap(text.why, page, '  '), page),
    ...section(say.explain.satisfied, satisfiedLines(law, says, page, say), page),
    ...section(
      say.explain.partial,
      [...new Set(law['partial-by'].flatMap(({ all }) => all))].flatMap((e) => wrap(says(e), page, '  - ', '    ')),
      page,
    ),
    ...section(say.explain.model, text === undefined ? [] : wrap(text['model-clause'], page, '  '), page),
    ...section(say.explain.finds, wordings(finds, page, say), page),
    ...section(say.explain.falls, wordings(falls, page, say), page),
    ...section(
      say.explain.precedents,
      law.precedents.flatMap(({ authority, date, number, about, url }) =>
        wrap(`${authority}, ${date}, ${number}: ${about} ${url}`, page, '  - ', '    '),
      ),
      page,
    ),
  ];
}

function satisfiedLines(law: Requirement, says: (element: string) => string, page: Page, say: Messages): string[] {
  return law['satisfied-by'].flatMap(({ all, within, without = [] }, i) => {
    const together = all.length > 1 && say.explain.together[within] !== '' ? ` (${say.explain.together[within]})` : '';
    const but = without.length > 0 ? `, ${say.explain.unless} ${without.map(says).join(say.explain.orAlso)}` : '';
    const lead = i === 0 ? '' : `${say.explain.or} `;
    return wrap(`${lead}${all.map(says).join(say.explain.and)}${together}${but}`, page, '  - ', '    ');
  });
}

function wordings(
  examples: readonly { readonly text: string; readonly verdict?: keyof Messages['verdicts'] | undefined }[],
  page: Page,
  say: Messages,
): string[] {
  return examples.slice(0, WORDINGS).flatMap(({ text, verdict }) => {
    const label = verdict === undefined || verdict === 'satisfied' ? '' : ` (${say.verdicts[verdict]})`;
    return wrap(`${say.text.quote(clean(text))}${words(label, page.style.dim)}`, page, '  - ', '    ');
  });
}

function redFlagLines(id: string, { redFlags }: Catalogue, texts: LanguageData, page: Page, say: Messages): string[] {
  const law = redFlags[id]!;
  const text = texts.redFlags[id];
  const examples = text?.examples ?? [];
  return [
    ...heading(text?.title ?? id, id, say.citation(law.citation), page),
    ...wrap(
      [
        say.explain.redFlag,
        `${say.text.label(say.explain.tier)} ${say.tiers[law.tier]}`,
        ...(law.requirement === undefined ? [] : [say.explain.worksAgainst(law.requirement)]),
      ].join(' · '),
      page,
      '',
    ),
    ...section(say.explain.why, text === undefined ? [] : wrap(text.why, page, '  '), page),
    ...section(say.explain.remedy, text === undefined ? [] : wrap(text.remedy, page, '  '), page),
    ...section(
      say.explain.found,
      wordings(
        examples.filter(({ found }) => found),
        page,
        say,
      ),
      page,
    ),
    ...section(
      say.explain.notFound,
      wordings(
        examples.filter(({ found }) => !found),
        page,
        say,
      ),
      page,
    ),
  ];
}

function heading(title: string, id: string, citation: string, page: Page): string[] {
  const { style } = page;
  return [...wrap(words(title, style.bold), page, ''), ...wrap(words(`${citation} · ${id}`, style.dim), page, '')];
}

function section(title: string, lines: readonly string[], { style }: Page): string[] {
  return lines.length === 0 ? [] : ['', style.bold(style.cyan(title)), ...lines];
}

function clean(text: string): string {
  return harmless(text).replace(/\s+/g, ' ').trim();
}
