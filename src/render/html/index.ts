import { type Messages, messages } from '../../messages/index.js';
import type { Document } from '../../model.js';
import type { Report } from '../../report/schema.js';
import { contract } from './contract.js';
import { encode } from './encode.js';
import { grid } from './grid.js';
import { baseName, head, nameOf, result } from './head.js';
import { page } from './page.js';
import { type Scene, sceneOf } from './scene.js';
import { method, sections } from './sections.js';

export interface HtmlOptions {
  /** Texts to show beside the reports; each report finds its own by path and digest. */
  readonly documents: readonly Document[];
  /** "2026-03-31"; without it the page names no day. */
  readonly date?: string;
}

/** One page that needs nothing else: no file, no network, no script. Several reports stand one after the other. */
export function renderHtml(report: Report | readonly Report[], { documents, date }: HtmlOptions): string {
  const reports: readonly Report[] = 'findings' in report ? [report] : report;
  const [first] = reports;
  if (first === undefined) return '';
  const say = messages(first.language);
  const scenes = reports.map((one, i) => sceneOf(one, documents, say, reports.length > 1 ? `c${i + 1}-` : '', date));
  const names = scenes.map((scene) => titleOf(scene));
  const list =
    scenes.length === 1
      ? ''
      : `<nav class="wrap contents" aria-label="${encode(say.page.contents)}"><ul>${scenes
          .map((scene, i) => `<li><a href="#${scene.own('result')}">${encode(names[i] ?? '')}</a></li>`)
          .join('')}</ul></nav>`;
  const bodies = scenes.map((scene, i) => one(scene, say, i === scenes.length - 1, scenes.length === 1));
  return page(
    say.page.title(names.join(', ')),
    `${skips(scenes[0]!, say)}\n${list}<main>\n${bodies.join('\n')}\n</main>`,
    say,
  );
}

function titleOf(scene: Scene): string {
  return scene.report.documents.map(({ path }) => baseName(nameOf(path, scene))).join(' + ');
}

function skips(scene: Scene, say: Messages): string {
  return [
    ['result', say.page.toResult],
    ['contract', say.page.toContract],
  ]
    .map(([name = '', text = '']) => `<a class="skip" href="#${scene.own(name)}">${encode(text)}</a>`)
    .join('\n');
}

function one(scene: Scene, say: Messages, last: boolean, alone: boolean): string {
  const parts = sections(scene);
  const text = contract(scene);
  const links = parts.map(({ id, title }) => `<li><a href="#${id}">${encode(title)}</a></li>`);
  const label = alone ? say.page.contents : `${say.text.label(say.page.contents)} ${titleOf(scene)}`;
  if (text !== '') links.push(`<li><a href="#${scene.own('contract')}">${encode(say.page.contract)}</a></li>`);
  return `<div class="${text === '' ? '' : 'beside'}">
<div class="wrap">
${head(scene)}
${result(scene)}
<nav class="contents" aria-label="${encode(label)}"><ul>${links.join('\n')}</ul></nav>
${grid(scene)}
${parts.map(({ html }) => html).join('\n')}
${last ? method(scene, say) : ''}
</div>
${text}
</div>`;
}
