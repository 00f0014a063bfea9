import type { Letter, Verdict } from '../../model.js';
import type { ReportEvidence, ReportFinding } from '../../report/schema.js';
import { isOpen } from '../decisions.js';
import { encode, prose } from './encode.js';
import { foremost, placeLink } from './evidence.js';
import { icon } from './icons.js';
import { idOf, isGap, isStatute, labelled, type Scene } from './scene.js';

/** The worst first: it speaks for its letter. */
const WORST: readonly Verdict[] = ['contradicted', 'absent', 'partial', 'not-assessed', 'satisfied'];
const PLACES = 3;

/** The seven particulars and the eight letters, a line each, on one printed page. */
export function grid(scene: Scene): string {
  const { report, say } = scene;
  const all = report.findings.filter(isStatute);
  if (report.assessed === 'none' || all.length === 0) return '';
  const letters = [...new Set(all.map(({ letter }) => letter))].filter((letter) => letter !== 'introduction');
  const id = scene.own('overview');
  return `<section class="part overview" ${labelled(scene, id)}>
<h2 id="${id}">${encode(say.page.overview)}</h2>
${table(
  say.page.particulars,
  all.filter(({ letter }) => letter === 'introduction').map((finding) => row(finding.title, [finding], scene)),
  scene,
)}
${table(
  say.page.promises,
  letters.map((letter) => row(say.letters[letter], ofLetter(all, letter), scene)),
  scene,
)}
</section>`;
}

function ofLetter(all: readonly ReportFinding[], letter: Letter): ReportFinding[] {
  return all.filter((finding) => finding.letter === letter);
}

function table(caption: string, rows: readonly string[], { say }: Scene): string {
  if (rows.length === 0) return '';
  const heads = [say.page.point, say.page.verdict, say.page.where].map(
    (name) => `<th scope="col" role="columnheader">${encode(name)}</th>`,
  );
  return `<table class="grid" role="table"><caption>${prose(caption, say.language)}</caption>
<thead role="rowgroup"><tr role="row">${heads.join('')}</tr></thead>
<tbody role="rowgroup">${rows.join('\n')}</tbody></table>`;
}

function row(name: string, findings: readonly ReportFinding[], scene: Scene): string {
  const verdict = WORST.find((one) => findings.some((finding) => finding.verdict === one)) ?? 'not-assessed';
  const first = findings.find((finding) => isGap(finding) && isOpen(finding)) ?? findings.find(isGap) ?? findings[0];
  const full = findings.filter((finding) => finding.verdict === 'satisfied').length;
  const gaps = findings.filter(isGap);
  const counts = [
    findings.length > 1 && full < findings.length ? scene.say.page.inFull(full, findings.length) : '',
    findings.every(({ off }) => off) ? scene.say.issues.states.off : '',
    gaps.length > 0 && !gaps.some(isOpen) ? scene.say.policy.marks.accepted(undefined) : '',
  ].filter((text) => text !== '');
  const count = counts.length === 0 ? '' : ` <span class="count">${encode(counts.join(', '))}</span>`;
  const places = [
    ...new Map(
      inOrder(findings.flatMap(({ evidence }) => foremost(evidence))).map((item) => {
        const link = placeLink(item, scene, 'short');
        return [link.replace(/<[^>]*>/g, ''), link] as const;
      }),
    ).values(),
  ].filter((link) => link !== '');
  const shown = places.slice(0, PLACES).join(', ') + (places.length > PLACES ? ' …' : '');
  return `<tr role="row"><th scope="row" role="rowheader">${first ? `<a href="#${idOf(scene, first)}">${encode(name)}</a>` : encode(name)}</th><td role="cell"><span class="verdict ${verdict}">${icon(verdict)}${encode(scene.say.verdicts[verdict])}</span>${count}</td><td class="where" role="cell">${shown}</td></tr>`;
}

/** A clause that has a number says more than the heading that a passage stands under. */
function inOrder(evidence: readonly ReportEvidence[]): ReportEvidence[] {
  return [...evidence].sort((a, b) => Number(a.clause === undefined) - Number(b.clause === undefined));
}
