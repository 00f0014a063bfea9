import type { Messages } from '../../messages/index.js';
import type { Report, ReportFinding, ReportRedFlag } from '../../report/schema.js';
import { decisionOn } from '../decisions.js';
import { lawUrl } from '../law.js';
import { encode, prose } from './encode.js';
import { nearest, placeLink, quotes } from './evidence.js';
import { day, dayOf } from './head.js';
import { type Icon, icon } from './icons.js';
import { idOf, numberOf, type Scene } from './scene.js';

/** A gap: what was found, where, why it falls short, on what basis, and what to write instead. */
export function gapCard(finding: ReportFinding, scene: Scene): string {
  const { say } = scene;
  const { verdict, evidence } = finding;
  const found = evidence.length === 0 ? '' : `${sub(say.page.found)}${quotes(evidence, scene)}`;
  const near = finding.nearest ? `${sub(say.text.closest)}${nearest(finding.nearest, scene)}` : '';
  return `<article class="card ${verdict}" id="${idOf(scene, finding)}" data-no="${no(scene, finding)}" aria-labelledby="${idOf(scene, finding)}-t">
${title(finding, scene)}
${meta(verdict, say.verdicts[verdict], finding, scene)}
${decided(finding, scene)}<p class="why">${prose(finding.message, say.language)}</p>
${found}${near}${remedy(finding, scene)}
</article>`;
}

/** A line that opens: lawyers verify what passed, too. */
export function coveredCard(finding: ReportFinding, scene: Scene): string {
  const { verdict, evidence, check } = finding;
  const places = [...new Set(evidence.map((item) => placeLink(item, scene, 'short').replace(/<[^>]*>/g, '')))];
  const shown = places.filter(Boolean).slice(0, 3).join(', ') + (places.length > 3 ? ' …' : '');
  return `<details id="${idOf(scene, finding)}" data-no="${no(scene, finding)}"><summary><span class="verdict ${verdict}">${icon(verdict)}<span class="hidden">${encode(scene.say.verdicts[verdict])}:</span></span><span><span class="no">${numberOf(scene, finding)}</span> ${encode(finding.title)}</span>${
    check ? `<strong class="check">${encode(scene.say.text.check)}</strong>` : ''
  }<span class="where">${shown}</span></summary><div class="body">
${meta(verdict, '', finding, scene)}
<p class="why">${prose(finding.message, scene.say.language)}</p>
${quotes(evidence, scene)}</div></details>`;
}

export function flagCard(flag: ReportRedFlag, scene: Scene): string {
  const { say } = scene;
  // What only guidance says must not look like a breach of the law.
  const tone = flag.tier === 'statute' ? 'flag' : 'soft-flag';
  const why = flag.message === '' ? '' : `<p class="why">${prose(flag.message, say.language)}</p>`;
  const todo =
    flag.remedy === ''
      ? ''
      : `<div class="remedy">${sub(say.page.remedy)}<p>${prose(flag.remedy, say.language)}</p></div>`;
  return `<article class="card ${tone}" id="${idOf(scene, flag)}" data-no="${no(scene, flag)}" aria-labelledby="${idOf(scene, flag)}-t">
${title(flag, scene)}
${meta(tone, say.explain.redFlag, flag, scene)}
${decided(flag, scene)}${why}${sub(say.page.found)}${quotes(flag.evidence, scene)}${todo}
</article>`;
}

/** "Art. 28(3)(h)" in the manner of the reader's language, leading to the official text. */
export function law(citation: string, say: Messages): string {
  return `<a href="${encode(lawUrl(citation, say.language))}" rel="noreferrer">${prose(say.citation(citation), say.language)}</a>`;
}

/**
 * Who decided what about a gap, why, and until when. A risk that is accepted no longer is told first that it is open again:
 * nobody is to read the reason as if it held.
 */
export function decided(item: Parameters<typeof decisionOn>[0], { report, say }: Scene): string {
  const decision = decisionOn(item, report);
  if (!decision) return '';
  const { state, record } = decision;
  const lead = state === 'accepted' ? '' : `<p>${prose(decision.record.message, say.language)}</p>`;
  return `<div class="decision ${state === 'accepted' ? 'holds' : 'lapsed'}">${lead}${recordOf(record, say)}</div>\n`;
}

/** The record of a decision, point by point. */
export function recordOf(record: NonNullable<ReportFinding['accepted']>, say: Messages): string {
  const { facts } = say.policy;
  const { reason, owner, until, source } = record;
  const rows = [
    [facts.reason, encode(reason)],
    [facts.owner, owner === undefined ? '' : encode(owner)],
    [facts.until, until === undefined ? '' : `<time datetime="${encode(until)}">${day(until, say.language)}</time>`],
    [facts.source, `<code>${encode(source)}</code>`],
  ].filter(([, html]) => html !== '');
  return `<dl class="record">${rows.map(([name = '', html = '']) => `<dt>${encode(name)}</dt><dd>${html}</dd>`).join('')}</dl>`;
}

/** "accepted until 31 March 2027". */
function badge(item: ReportFinding | ReportRedFlag, report: Report, say: Messages): string {
  const decision = decisionOn(item, report);
  if (!decision) return '';
  const { until } = decision.record;
  const shown = until === undefined ? until : dayOf(until, say.language);
  const words = decision.state === 'accepted' ? say.policy.marks.accepted(shown) : say.policy.marks[decision.state];
  const kind = decision.state === 'accepted' ? 'holds' : 'lapsed';
  return `<span class="badge ${kind}">${prose(words, say.language)}</span>`;
}

function title(item: ReportFinding | ReportRedFlag, scene: Scene): string {
  return `<h4 id="${idOf(scene, item)}-t"><span class="no">${numberOf(scene, item)}</span>${encode(item.title)}</h4>`;
}

function meta(name: Icon, word: string, item: ReportFinding | ReportRedFlag, { say, report }: Scene): string {
  const citations = [item.citation, ...('also' in item ? item.also : [])].map((one) => law(one, say));
  const parts = [
    word === '' ? '' : `<span class="verdict ${name}">${icon(name)}${encode(word)}</span>`,
    badge(item, report, say),
    item.known ? `<span>${encode(say.policy.known)}</span>` : '',
    'check' in item && item.check && word !== '' ? `<span class="check">${encode(say.text.check)}</span>` : '',
    `<span>${citations.join(' · ')}</span>`,
    `<span>${prose(`${say.text.label(say.explain.tier)} ${say.tiers[item.tier]}`, say.language)}</span>`,
  ];
  return `<p class="meta">${parts.join('')}</p>`;
}

function remedy(finding: ReportFinding, { say, report }: Scene): string {
  const { remedy: model, verdict, evidence, title: name } = finding;
  if (!model) return '';
  const clause = model.after === undefined ? undefined : say.places.clause(model.after);
  const place =
    clause === undefined
      ? say.page.placeNew
      : verdict !== 'absent' && evidence.some((item) => item.clause === model.after)
        ? say.page.placeAt(clause)
        : say.page.placeAfter(clause);
  const language = model.language === report.language ? '' : ` lang="${encode(model.language)}"`;
  return `<div class="remedy"><div class="bar">${sub(say.page.suggested)}</div><p class="model" data-title="${encode(name)}"${language}>${encode(model.clause)}</p><p class="where">${prose(place, say.language)}</p></div>`;
}

function sub(text: string): string {
  return `<p class="sub">${encode(text)}</p>`;
}

function no(scene: Scene, item: ReportFinding | ReportRedFlag): string {
  return scene.own(numberOf(scene, item));
}
