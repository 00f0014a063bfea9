import type { Comparison, Wording } from '../../compare/schema.js';
import { type Messages, messages } from '../../messages/index.js';
import { harmless, type Page, styles, words, wrap } from '../../terminal.js';
import { excerpt } from '../excerpt.js';
import type { TextOptions } from '../text.js';
import { type Group, groupsOf, type Item, isShown, namesOf, sidesOf } from './groups.js';

const QUOTE = 280;
const PASSAGES = 2;

/** For a terminal or a mail: the result, then what was lost, with "-" before the old words and "+" before the new ones. */
export function comparisonText(comparison: Comparison, { width = 80, colour = false }: TextOptions = {}): string {
  const page = { width: Math.max(40, width), style: styles(colour) };
  const clean = JSON.parse(JSON.stringify(comparison), (_, value) =>
    typeof value === 'string' ? harmless(value).replace(/[\t\n\r ]+/g, ' ') : value,
  ) as Comparison;
  const say = messages(comparison.language);
  const parts = [
    head(clean, page, say),
    wrap(words(clean.summary.message, page.style.bold), page, ''),
    ...groupsOf(clean).map(({ group, items }) => section(group, items, page, say)),
    wrap(words(say.text.disclaimer, page.style.dim), page, ''),
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function head(comparison: Comparison, page: Page, say: Messages): string[] {
  const names = namesOf(comparison, say.places.standardInput);
  const labels = say.compare.sides[comparison.kind];
  return (['old', 'new'] as const).flatMap((side) => [
    page.style.bold(`${say.text.label(labels[side])} ${names[side]}`),
    ...wrap(comparison[side].message, page, '  '),
  ]);
}

function section(group: Group, items: readonly Item[], page: Page, say: Messages): string[] {
  const title = page.style.bold(page.style.cyan(`${say.compare.headings[group]} (${items.length})`));
  if (!isShown(group)) return [title, ...wrap(items.map((item) => item.title).join(' · '), page, '  ')];
  return [title, ...items.flatMap((item) => ['', ...one(item, page, say)])];
}

function one(item: Item, page: Page, say: Messages): string[] {
  const { style } = page;
  const id = 'requirement' in item ? item.requirement : item.id;
  const { old, new: now } = sidesOf(item);
  return [
    ...wrap(words(item.title, style.bold), page, '  '),
    ...wrap(words(`${say.citation(item.citation)} · ${id}`, style.dim), page, '    '),
    ...(item.message === '' ? [] : wrap(item.message, page, '    ')),
    ...wordings(old, style.red('-'), page, say),
    ...wordings(now, style.green('+'), page, say),
  ];
}

function wordings(all: readonly Wording[], sign: string, page: Page, say: Messages): string[] {
  if (all.length === 0) return wrap(words(say.compare.nothing, page.style.dim), page, `    ${sign} `, '      ');
  const shown = all.slice(0, PASSAGES).flatMap(({ quote, marks, place }) => {
    const label = place === '' ? '' : `${words(say.text.label(place), page.style.cyan)} `;
    return wrap(`${label}${say.text.quote(excerpt(quote, marks, QUOTE).text)}`, page, `    ${sign} `, '      ');
  });
  const more = all.length - PASSAGES;
  return more > 0 ? [...shown, ...wrap(words(say.text.more(more), page.style.dim), page, '      ')] : shown;
}
