import type { Messages } from '../../messages/index.js';
import type { ReportFinding } from '../../report/schema.js';
import { isOpen } from '../decisions.js';
import { coveredCard, decided, flagCard, gapCard } from './cards.js';
import { accepted, stale, switchedOff } from './decisions.js';
import { encode, prose } from './encode.js';
import { quote } from './evidence.js';
import { nameOf } from './head.js';
import { idOf, isGap, isNoContract, isStatute, numberOf, type Scene } from './scene.js';
import { folded, type Section, section } from './section.js';

/** From the gaps to the method, in the order in which a lawyer reads; what is empty is left out. */
export function sections(scene: Scene): readonly Section[] {
  return [gaps, redFlags, stale, accepted, covered, switchedOff, limits, notes]
    .map((section) => section(scene))
    .filter((section): section is Section => section !== undefined);
}

export function method(scene: Scene, say: Messages): string {
  const { report } = scene;
  const paths = report.documents.map(({ path }) => (/^[\w./-]+$/.test(path) ? path : JSON.stringify(path))).join(' ');
  const options = [
    report.documents.length > 1 ? ' --as-one' : '',
    report.view === 'original' ? ' --view original' : '',
    report.language === 'en' ? '' : ` --ui-lang ${report.language}`,
  ].join('');
  return `<section class="part method" aria-labelledby="method">
<h2 id="method">${encode(say.page.method)}</h2>
<p>${prose(say.page.methodText(report.tool.version, report.catalogue.version), say.language)}</p>
<p>${encode(say.page.again)} <code>${encode(`dpa-lint ${paths} --format html${options}`)}</code></p>
<p><strong>${prose(say.text.disclaimer, say.language)}</strong></p>
</section>`;
}

function gaps(scene: Scene): Section | undefined {
  const { report, say } = scene;
  if (report.assessed === 'none') return undefined;
  const all = report.findings.filter((finding) => isGap(finding) && isStatute(finding));
  const found = all.filter(isOpen);
  if (found.length === 0) {
    const none = all.length === 0 ? say.page.noGaps : say.policy.noneOpen;
    return section(scene, 'gaps', say.text.gaps, `<p class="lead">${prose(none, say.language)}</p>`);
  }
  const cards = byLetter(found, scene).join('\n');
  // Behind "no processing contract" the gaps are of one piece.
  const whole = report.overall.map((one) => decided(one, scene)).join('');
  const html = isNoContract(report) ? `${whole}${folded(found.length, cards, scene)}` : cards;
  return section(scene, 'gaps', `${say.text.gaps} (${found.length})`, html);
}

function byLetter(found: readonly ReportFinding[], scene: Scene): string[] {
  return [...new Set(found.map(({ letter }) => letter))].flatMap((letter) => [
    `<h3>${encode(scene.say.letters[letter])}</h3>`,
    ...found.filter((finding) => finding.letter === letter).map((finding) => gapCard(finding, scene)),
  ]);
}

function redFlags(scene: Scene): Section | undefined {
  const { report, say } = scene;
  const open = report.redFlags.filter(isOpen);
  if (open.length === 0) return undefined;
  const cards = open.map((flag) => flagCard(flag, scene)).join('\n');
  return section(
    scene,
    'flags',
    `${say.text.redFlags} (${open.length})`,
    `<p class="lead">${prose(say.page.redFlagsLead, say.language)}</p><h3 class="hidden">${encode(say.text.redFlags)}</h3>${cards}`,
  );
}

function covered(scene: Scene): Section | undefined {
  const { report, say } = scene;
  const found = report.findings.filter(({ verdict }) => verdict === 'satisfied');
  if (found.length === 0) return undefined;
  const lines = found.map((finding) => coveredCard(finding, scene)).join('\n');
  return section(
    scene,
    'covered',
    `${say.text.covered} (${found.length})`,
    `<p class="lead">${prose(say.page.coveredLead, say.language)}</p><div class="covered">${lines}</div>`,
  );
}

function limits(scene: Scene): Section | undefined {
  const { report, say } = scene;
  const errors = report.errors.map(({ document, message, next }) => {
    const name = nameOf(report.documents[document]?.path ?? '', scene);
    return `<strong>${encode(say.text.label(name))}</strong> ${prose(message, say.language)}${next === undefined ? '' : ` ${encode(next)}`}`;
  });
  const open =
    report.assessed === 'none' ? [] : report.findings.filter(({ verdict, off }) => verdict === 'not-assessed' && !off);
  const warnings = report.warnings
    .filter(({ code }) => report.assessed !== 'none' || code !== 'language-unsupported')
    .map(({ message, document }) => {
      const name = report.documents[document ?? -1]?.path;
      const label = report.documents.length > 1 && name !== undefined ? `${say.text.label(nameOf(name, scene))} ` : '';
      return prose(label + message, say.language).replace(/`([^`]+)`/g, '<code>$1</code>');
    });
  const titles = open.map(
    (finding) =>
      `<span id="${idOf(scene, finding)}"><span class="no">${numberOf(scene, finding)}</span> ${encode(finding.title)}: ${encode(say.verdicts['not-assessed'])}</span>`,
  );
  const lines = [...errors, ...titles, ...warnings];
  const html =
    lines.length === 0
      ? `<p class="lead">${prose(say.page.noLimits, say.language)}</p>`
      : `<ul class="plain">${lines.map((line) => `<li>${line}</li>`).join('\n')}</ul>`;
  return section(scene, 'limits', say.page.limits, html);
}

/** What is not the statute: remarks on findings, and findings of another tier. */
function notes(scene: Scene): Section | undefined {
  const { report, say } = scene;
  if (report.assessed === 'none' || isNoContract(report)) return undefined;
  const cards = report.findings.filter((finding) => isGap(finding) && !isStatute(finding) && isOpen(finding));
  const remarks = report.findings
    .filter(isOpen)
    .flatMap((finding) =>
      finding.notes.map(
        ({ tier, message, evidence }) =>
          `<li><p><a href="#${idOf(scene, finding)}">${encode(finding.title)}</a> (${encode(say.tiers[tier])})</p><p>${prose(message, say.language)}</p>${evidence ? quote(evidence, scene) : ''}</li>`,
      ),
    );
  if (cards.length + remarks.length === 0) return undefined;
  const list = remarks.length === 0 ? '' : `<ul class="remarks">${remarks.join('\n')}</ul>`;
  const heading = cards.length === 0 ? '' : `<h3 class="hidden">${encode(say.page.notes)}</h3>`;
  return section(
    scene,
    'notes',
    say.page.notes,
    `<p class="lead">${prose(say.page.notesLead, say.language)}</p>${list}${heading}${cards.map((card) => gapCard(card, scene)).join('\n')}`,
  );
}
