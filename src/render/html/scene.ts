import type { Messages } from '../../messages/index.js';
import type { Document } from '../../model.js';
import type { Report, ReportEvidence, ReportFinding, ReportPlace, ReportRedFlag } from '../../report/schema.js';

/** One report on its way to the page: what every part of it needs. */
export interface Scene {
  readonly report: Report;
  readonly say: Messages;
  /** By index, as in the report; undefined where there is no text to show. */
  readonly documents: readonly (Document | undefined)[];
  readonly date?: string;
  /** An id or a number, told apart from those of other reports on the page. */
  own(name: string): string;
}

/** Documents are told by path and digest: nothing else names them in both places. */
export function sceneOf(
  report: Report,
  documents: readonly Document[],
  say: Messages,
  prefix: string,
  date: string | undefined,
): Scene {
  const own = report.documents.map(({ path, sha256 }) =>
    documents.find((one) => one.path === path && one.sha256 === sha256 && one.view === report.view),
  );
  return {
    report,
    say,
    documents: own,
    own: (name) => `${prefix}${name}`,
    ...(date === undefined ? {} : { date }),
  };
}

/** Findings are numbered in the order of the law, red flags after "R": the numbers stand in the contract's text too. */
export function numberOf({ report }: Scene, item: ReportFinding | ReportRedFlag): string {
  return 'verdict' in item ? String(report.findings.indexOf(item) + 1) : `R${report.redFlags.indexOf(item) + 1}`;
}

export function idOf(scene: Scene, item: ReportFinding | ReportRedFlag): string {
  return scene.own('verdict' in item ? `f-${item.requirement}` : `f-${numberOf(scene, item)}`);
}

/** Where a quote is to be looked up in the text: the span with the words that matched, else the first. */
export function mainSpan({ spans, matched = [] }: ReportPlace & Partial<Pick<ReportEvidence, 'matched'>>) {
  const [first] = matched;
  return (
    spans.find((s) => first && s.document === first.document && s.start < first.end && first.start < s.end) ?? spans[0]
  );
}

/** The id of the place in the text where a quote begins. */
export function anchorOf(scene: Scene, place: ReportPlace & Partial<Pick<ReportEvidence, 'matched'>>) {
  const span = mainSpan(place);
  return span === undefined || !scene.documents[span.document]
    ? undefined
    : scene.own(`t${span.document}-${span.start}`);
}

export function isGap({ verdict }: ReportFinding): boolean {
  return verdict === 'partial' || verdict === 'absent' || verdict === 'contradicted';
}

/** What the law itself demands; the rest is told apart. */
export function isStatute({ tier }: ReportFinding): boolean {
  return tier === 'statute';
}

export function isNoContract({ overall }: Report): boolean {
  return overall.some(({ id }) => id === 'no-processing-contract');
}

/** The name of a section; where several contracts share the page, with the name of the contract, which the heading holds. */
export function labelled(scene: Scene, id: string): string {
  const alone = scene.own('') === '';
  return `aria-labelledby="${alone ? id : `${id} ${scene.own('name')}`}"`;
}
