import type { ReportFinding } from '../../report/schema.js';
import { decisionOn, isOpen, titleOf } from '../decisions.js';
import { decided, flagCard, gapCard, recordOf } from './cards.js';
import { encode, prose } from './encode.js';
import { dayOf } from './head.js';
import { idOf, isGap, numberOf, type Scene } from './scene.js';
import { folded, type Section, section } from './section.js';

/** Entries that accept nothing here; where the gap that they were for is open, it says so itself, and is named with a link. */
export function stale(scene: Scene): Section | undefined {
  const { report, say } = scene;
  const { staleAcceptances: entries = [] } = report;
  if (entries.length === 0) return undefined;
  const items = entries.map((entry) => {
    const item = [...report.findings, ...report.redFlags].find((one) => decisionOn(one, report)?.record === entry);
    const name = encode(titleOf(entry.id, report, say));
    const title = item ? `<a href="#${idOf(scene, item)}">${name}</a>` : `<strong>${name}</strong>`;
    return `<li><p>${title} <span class="badge lapsed">${encode(say.policy.states[entry.state])}</span></p><p>${prose(entry.message, say.language)}</p>${recordOf(entry, say)}</li>`;
  });
  return section(
    scene,
    'stale',
    `${say.policy.staleTitle} (${entries.length})`,
    `<p class="lead">${prose(say.policy.staleLead, say.language)}${asOf(scene)}</p><ul class="remarks">${items.join('\n')}</ul>`,
  );
}

/** The whole card of each: whoever accepted it may want to read again what it was. */
export function accepted(scene: Scene): Section | undefined {
  const { report, say } = scene;
  const findings = report.findings.filter((one) => !isOpen(one) && isGap(one));
  const remarks = report.findings.filter((one) => !isOpen(one) && !isGap(one));
  const flags = report.redFlags.filter((one) => !isOpen(one));
  const overall = report.overall.filter((one) => !isOpen(one));
  // What is accepted with the whole is not counted again.
  const behind = new Set(overall.map((one) => one.accepted?.source));
  const own = findings.filter((one) => !behind.has(one.accepted?.source));
  const folds = findings.filter((one) => behind.has(one.accepted?.source));
  const count = overall.length + own.length + remarks.length + flags.length;
  if (count === 0) return undefined;
  const html = [
    `<h3 class="hidden">${encode(say.policy.acceptedTitle)}</h3>`,
    ...overall.map((one) => `<p><strong>${prose(one.message, say.language)}</strong></p>${decided(one, scene)}`),
    ...(folds.length === 0 ? [] : [folded(folds.length, folds.map((one) => gapCard(one, scene)).join('\n'), scene)]),
    ...own.map((one) => gapCard(one, scene)),
    ...flags.map((one) => flagCard(one, scene)),
    ...(remarks.length === 0
      ? []
      : [`<ul class="remarks">${remarks.map((one) => remark(one, scene)).join('\n')}</ul>`]),
  ];
  return section(
    scene,
    'accepted',
    `${say.policy.acceptedTitle} (${count})`,
    `<p class="lead">${prose(say.policy.acceptedLead, say.language)}${asOf(scene)}</p>${html.join('\n')}`,
  );
}

/** Of a finding that is no gap, its notes were accepted. */
function remark(finding: ReportFinding, scene: Scene): string {
  const { say } = scene;
  const texts = finding.notes.map(({ message }) => `<p>${prose(message, say.language)}</p>`);
  return `<li><p><a href="#${idOf(scene, finding)}">${encode(finding.title)}</a></p>${texts.join('')}${decided(finding, scene)}</li>`;
}

function asOf({ report: { today }, say }: Scene): string {
  if (today === undefined) return '';
  return ` <time datetime="${encode(today)}">${prose(say.policy.asOf(dayOf(today, say.language)), say.language)}</time>`;
}

/** Each with its reason: the silence about it is somebody's decision. */
export function switchedOff(scene: Scene): Section | undefined {
  const { report, say } = scene;
  const { switchedOff: all = [] } = report;
  if (all.length === 0) return undefined;
  const items = all.map((one) => {
    const finding = report.findings.find(({ requirement }) => requirement === one.id);
    const name = encode(titleOf(one.id, report, say));
    const title = finding
      ? `<span id="${idOf(scene, finding)}"><span class="no">${numberOf(scene, finding)}</span> <strong>${name}</strong></span>`
      : `<strong>${name}</strong>`;
    return `<li><p>${title}</p>${recordOf(one, say)}</li>`;
  });
  return section(
    scene,
    'off',
    `${say.policy.switchedOffTitle} (${all.length})`,
    `<p class="lead">${prose(say.policy.switchedOffLead, say.language)}</p><ul class="remarks">${items.join('\n')}</ul>`,
  );
}
