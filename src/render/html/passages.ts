import type { ReportEvidence, ReportFinding, ReportRedFlag } from '../../report/schema.js';
import { encode } from './encode.js';
import { foremost } from './evidence.js';
import { anchorOf, idOf, mainSpan, numberOf, type Scene } from './scene.js';

/** How loudly a passage is marked: 1 covered, 2 falls short, 3 contradicted or a red flag. */
export type Tone = 1 | 2 | 3;

export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly tone: Tone;
  /** Number of the finding. */
  readonly of: string;
}

/** What stands at one offset: the id that quotes lead to, and the way back to the finding. */
export interface Point {
  readonly at: number;
  readonly html: string;
  /** Ends come before beginnings at the same offset. */
  readonly side: 'end' | 'start';
}

export interface Passages {
  readonly stretches: readonly Stretch[];
  readonly points: readonly Point[];
}

/** The passages of one document that the report speaks about, sorted by their start. */
export function passagesOf(scene: Scene, document: number): Passages {
  const { report } = scene;
  const stretches: Stretch[] = [];
  const points = new Map<string, Point>();
  const cited = (evidence: ReportEvidence, item: ReportFinding | ReportRedFlag) => {
    const tone = toneOf(item);
    const of = scene.own(numberOf(scene, item));
    for (const { document: at, start, end } of evidence.spans) {
      if (at === document) stretches.push({ start, end, tone, of });
    }
    const main = mainSpan(evidence);
    if (main?.document !== document) return;
    anchor(evidence);
    const chip = `<a class="chip t${tone}" href="#${idOf(scene, item)}" title="${encode(item.title)}">${numberOf(scene, item)}<span class="hidden"> ${encode(item.title)}</span></a>`;
    points.set(`${main.end} ${of}`, { at: main.end, html: chip, side: 'end' });
  };
  const anchor = (place: Parameters<typeof anchorOf>[1]) => {
    const main = mainSpan(place);
    const id = anchorOf(scene, place);
    if (main?.document !== document || id === undefined) return;
    points.set(id, { at: main.start, html: `<span class="at" id="${id}"></span>`, side: 'start' });
  };
  for (const finding of report.findings) {
    for (const evidence of foremost(finding.evidence)) cited(evidence, finding);
    for (const evidence of finding.evidence) anchor(evidence);
    for (const { evidence } of finding.notes) if (evidence) anchor(evidence);
    if (finding.nearest) anchor(finding.nearest);
  }
  for (const flag of report.redFlags) for (const evidence of flag.evidence) cited(evidence, flag);
  return {
    stretches: stretches.sort((a, b) => a.start - b.start),
    points: [...points.values()].sort((a, b) => a.at - b.at),
  };
}

function toneOf(item: ReportFinding | ReportRedFlag): Tone {
  if (!('verdict' in item)) return item.tier === 'statute' ? 3 : 2;
  if (item.verdict === 'contradicted') return 3;
  return item.verdict === 'satisfied' ? 1 : 2;
}
