import type { Comparison } from '../../compare/schema.js';
import { type Messages, messages } from '../../messages/index.js';
import { law } from '../html/cards.js';
import { encode, prose } from '../html/encode.js';
import { baseName } from '../html/head.js';
import { type Icon, icon } from '../html/icons.js';
import { page } from '../html/page.js';
import { type Shown, shownWordings } from './diff.js';
import { type Group, groupsOf, type Item, isShown, namesOf, sidesOf } from './groups.js';

const PASSAGES = 3;
const ICONS: Readonly<Record<Group, Icon>> = {
  lost: 'lost',
  raised: 'flag',
  won: 'won',
  lifted: 'won',
  changed: 'changed',
  'not-assessed': 'not-assessed',
  unchanged: 'unchanged',
};

/** One page that needs nothing else: what was lost first, each with both wordings side by side. */
export function comparisonHtml(comparison: Comparison): string {
  const say = messages(comparison.language);
  const names = namesOf(comparison, say.places.standardInput);
  const groups = groupsOf(comparison);
  const links = groups.map(
    ({ group, items }) => `<li><a href="#${group}">${encode(say.compare.headings[group])} (${items.length})</a></li>`,
  );
  const body = `<a class="skip" href="#result">${encode(say.page.toResult)}</a>
<main class="wrap wide">
<header class="top"><p class="kicker">${encode(say.compare.kicker)}</p>
<h1>${encode(baseName(names.old))}${names.old === names.new ? '' : ` → ${encode(baseName(names.new))}`}</h1></header>
<section class="result" id="result" aria-label="${encode(say.page.result)}"><p><strong>${prose(comparison.summary.message, say.language)}</strong></p></section>
${facts(comparison, names, say)}
<nav class="contents" aria-label="${encode(say.page.contents)}"><ul>${links.join('\n')}</ul></nav>
${groups.map(({ group, items }) => section(group, items, comparison, say)).join('\n')}
<section class="part method" aria-labelledby="method"><h2 id="method">${encode(say.page.method)}</h2>
<p>${prose(say.page.methodText(comparison.tool.version, comparison.catalogue.version), say.language)}</p>
<p><strong>${encode(say.text.disclaimer)}</strong></p></section>
</main>`;
  return page(
    names.old === names.new ? `${names.old}: ${say.compare.kicker}` : say.compare.title(names.old, names.new),
    body,
    say,
  );
}

function facts(comparison: Comparison, names: { old: string; new: string }, say: Messages): string {
  const labels = say.compare.sides[comparison.kind];
  const rows = (['old', 'new'] as const).map((side) => {
    const digests = comparison[side].documents.map(({ sha256 }) =>
      sha256 === null ? '' : `<br><code>${encode(sha256)}</code>`,
    );
    return `<dt>${encode(labels[side])}</dt><dd>${encode(names[side])}${digests.join('')}<br>${prose(comparison[side].message, say.language)}</dd>`;
  });
  return `<dl class="facts">${rows.join('\n')}</dl>`;
}

function section(group: Group, items: readonly Item[], comparison: Comparison, say: Messages): string {
  const cards = isShown(group)
    ? items.map((item) => card(item, group, comparison, say)).join('\n')
    : `<ul class="plain">${items.map(({ title }) => `<li>${encode(title)}</li>`).join('\n')}</ul>`;
  return `<section class="part" aria-labelledby="${group}"><h2 id="${group}">${encode(say.compare.headings[group])} (${items.length})</h2>
${cards}
</section>`;
}

function card(item: Item, group: Group, { kind }: Comparison, say: Messages): string {
  const labels = say.compare.sides[kind];
  const id = 'requirement' in item ? `f-${item.requirement}` : `r-${item.id}`;
  const { old, new: now } = sidesOf(item);
  const shown = shownWordings(old, now);
  const verdicts = 'requirement' in item ? { old: item.old.verdict, new: item.new.verdict } : undefined;
  const column = (side: 'old' | 'new') => {
    const verdict = verdicts?.[side];
    const word = verdict
      ? `<span class="verdict ${verdict}">${icon(verdict)}${encode(say.verdicts[verdict])}</span>`
      : '';
    return `<div><h4 class="side">${encode(labels[side])} ${word}</h4>${quotes(shown[side], say)}</div>`;
  };
  return `<article class="card ${TONES[group]}" id="${id}" aria-labelledby="${id}-t">
<h3 id="${id}-t">${encode(item.title)}</h3>
<p class="meta"><span class="verdict ${TONES[group]}">${icon(ICONS[group])}${encode(say.compare.kinds[group])}</span><span>${law(item.citation, say)}</span><span>${prose(`${say.text.label(say.explain.tier)} ${say.tiers[item.tier]}`, say.language)}</span></p>
${item.message === '' ? '' : `<p class="why">${prose(item.message, say.language)}</p>`}
<div class="versus">${column('old')}${column('new')}</div>
</article>`;
}

const TONES: Readonly<Record<Group, string>> = {
  lost: 'lost',
  raised: 'lost',
  won: 'won',
  lifted: 'won',
  changed: 'changed',
  'not-assessed': 'not-assessed',
  unchanged: 'unchanged',
};

function quotes(all: readonly Shown[], say: Messages): string {
  if (all.length === 0) return `<p class="lead">${encode(say.compare.nothing)}</p>`;
  const figures = all.map(
    ({ wording, html }) =>
      `<figure class="quote"><figcaption>${encode(wording.place)}</figcaption><blockquote lang="${encode(wording.language)}"><p>${html}</p></blockquote></figure>`,
  );
  const more = figures.slice(PASSAGES);
  if (more.length === 0) return figures.join('');
  return `${figures.slice(0, PASSAGES).join('')}<details class="more"><summary>${encode(say.text.more(more.length))}</summary>${more.join('')}</details>`;
}
