import { languageName } from '../../messages/index.js';
import type { ReportDocument } from '../../report/schema.js';
import { baselineLine } from '../decisions.js';
import { encode, prose } from './encode.js';
import { labelled, type Scene } from './scene.js';

/** What was read, down to the digest: so that a reader can tell whether it is the draft in front of him. */
export function head(scene: Scene): string {
  const { report, say } = scene;
  const { facts } = say.page;
  const parties = report.parties.map(({ role, names }) => {
    // "controller: the controller" tells nothing, unless the contract has no other name.
    const own = names.filter((name) => name.toLowerCase() !== say.roles[role]);
    return say.text.party(say.roles[role], (own.length > 0 ? own : names).join(', '));
  });
  const hasChanges = scene.documents.some((document) => (document?.changes.length ?? 0) > 0);
  const common: readonly Fact[] = [
    [facts.kind, report.assessed === 'none' ? '' : encode(report.kind.message)],
    [facts.parties, prose(parties.join(' · '), say.language)],
    [facts.view, hasChanges || report.view === 'original' ? encode(say.page.views[report.view]) : ''],
    [facts.catalogue, encode(report.catalogue.version)],
    [
      facts.date,
      scene.date === undefined ? '' : `<time datetime="${encode(scene.date)}">${day(scene.date, say.language)}</time>`,
    ],
  ];
  const names = report.documents.map(({ path }) => encode(baseName(nameOf(path, scene))));
  return `<header class="top">
<p class="kicker">${encode(say.page.kicker)}</p>
<h1 id="${scene.own('name')}">${names.join(' + ')}</h1>
</header>
<section class="part facts-part" ${labelled(scene, scene.own('read'))}>
<h2 id="${scene.own('read')}" class="hidden">${encode(say.page.read)}</h2>
${list([...report.documents.flatMap((document) => ofFile(document, scene)), ...common])}
</section>`;
}

/** The result in one sentence, with what is to be said above it. */
export function result(scene: Scene): string {
  const { overall, summary, assessed } = scene.report;
  const above = overall.map(({ message }) => message);
  const compared = baselineLine(scene.report, scene.say);
  const lines = [
    ...(assessed === 'none' && above.length > 0 ? above : [...above, summary.message]),
    ...(compared === undefined ? [] : [compared]),
  ];
  return `<section class="result" id="${scene.own('result')}" ${labelled(scene, scene.own('result-name'))}>
<h2 class="hidden" id="${scene.own('result-name')}">${encode(scene.say.page.result)}</h2>
${lines.map((line, i) => (i === 0 ? `<p><strong>${prose(line, scene.say.language)}</strong></p>` : `<p>${prose(line, scene.say.language)}</p>`)).join('\n')}
</section>`;
}

export function nameOf(path: string, { say }: Scene): string {
  return path === '-' ? say.places.standardInput : path;
}

/** Without its folders, which a heading has no room for. */
export function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) || path;
}

/** `dayOf` as HTML. */
export function day(date: string, language: string): string {
  return encode(dayOf(date, language));
}

/** "31 March 2026"; what is no date stands as it is. */
export function dayOf(date: string, language: string): string {
  const time = Date.parse(date);
  if (Number.isNaN(time)) return date;
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    time,
  );
}

type Fact = readonly [name: string, html: string];

function ofFile({ path, format, language, words, pages, sha256 }: ReportDocument, scene: Scene): Fact[] {
  const { say, report } = scene;
  const { facts } = say.page;
  const size = say.page.size(say.number(words), pages);
  return [
    [facts.file, report.documents.length > 1 || baseName(path) !== path ? encode(nameOf(path, scene)) : ''],
    [facts.size, format === null ? '' : encode(`${say.formats[format]}, ${size}`)],
    [facts.language, language === null ? '' : encode(languageName(language, say))],
    [facts.digest, sha256 === null ? '' : `<code>${encode(sha256)}</code>`],
  ];
}

function list(all: readonly Fact[]): string {
  const rows = all.filter(([, html]) => html !== '').map(([name, html]) => `<dt>${encode(name)}</dt><dd>${html}</dd>`);
  return `<dl class="facts">${rows.join('\n')}</dl>`;
}
