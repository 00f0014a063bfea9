import type { Messages } from '../../messages/index.js';
import type { Document, Role } from '../../model.js';
import type { Report, ReportEvidence, ReportFinding, ReportRedFlag } from '../../report/schema.js';
import {
  baselineLine,
  decisionLines,
  decisionOn,
  isOpen,
  staleLines,
  switchedOffLines,
  withoutDecisions,
} from '../decisions.js';
import { type Audience, suggestionFor } from '../priority.js';

/** A comment before it is written: what it says, and the words that it is pinned to. */
export interface Remark {
  readonly document: number;
  readonly start: number;
  readonly end: number;
  readonly head: string;
  readonly lines: readonly Line[];
  /** The model clause; it stands in the comment unless it is put into the text. */
  readonly clause?: Line & { readonly behind: number };
}

export interface Line {
  readonly text: string;
  readonly language: string;
  readonly strong?: boolean;
}

export interface RemarkOptions {
  readonly side: Role;
  readonly audience: Audience;
}

/**
 * What there is to say in the margin, in the order of the law; the result comes first. What is accepted says so, with no
 * wording to put in its place; the other side does not get to read it.
 */
export function remarksOf(
  given: Report,
  documents: readonly Document[],
  options: RemarkOptions,
  say: Messages,
): Remark[] {
  const first = documents.findIndex(({ blocks }) => blocks.length > 0);
  if (first < 0) return [];
  const report = options.audience === 'own' ? given : withoutDecisions(given, say);
  const noContract = report.overall.some(({ id }) => id === 'no-processing-contract');
  return [
    result(report, documents, first, say),
    // Behind "no processing contract" the gaps are of one piece, and there is no clause that they belong to.
    ...(noContract ? [] : report.findings.flatMap((finding) => gap(finding, report, say))),
    ...report.redFlags.flatMap((flag) => redFlag(flag, report, options, say)),
  ];
}

function result(report: Report, documents: readonly Document[], document: number, say: Messages): Remark {
  const { blocks } = documents[document]!;
  const { start, end } = blocks.find(({ kind }) => kind === 'heading') ?? blocks[0]!;
  const line = (text: string): Line => ({ text, language: say.language });
  const messages = report.assessed === 'none' ? [] : [report.summary.message];
  const overall = report.overall.flatMap((one) => [one.message, ...decided(one, report, say)]);
  const compared = baselineLine(report, say);
  // What stands at a gap is told there.
  const shown = new Set(
    [...report.overall, ...report.findings, ...report.redFlags].map((one) => decisionOn(one, report)?.record),
  );
  const rest = (report.staleAcceptances ?? []).filter((entry) => !shown.has(entry));
  const told = [
    ...staleLines({ ...report, staleAcceptances: rest }, say, 'name').map((one) => ({
      ...one,
      of: say.policy.staleTitle,
    })),
    ...switchedOffLines(report, say, 'name').map((one) => ({ ...one, of: say.policy.switchedOffTitle })),
  ].map(({ of, text, below }) => [`${say.text.label(of)} ${text}`, ...below].join(' '));
  const decisions = [
    ...(compared === undefined ? [] : [compared]),
    ...told,
    ...(report.today === undefined ? [] : [say.policy.asOf(report.today)]),
  ];
  return {
    document,
    start,
    end,
    head: say.word.result,
    lines: [...overall, ...messages, ...decisions, say.text.disclaimer].map(line),
  };
}

/** What was decided about it, for one's own side. */
function decided(item: Parameters<typeof decisionOn>[0], report: Report, say: Messages): string[] {
  const decision = decisionOn(item, report);
  return decision ? decisionLines(decision, say, 'name') : [];
}

function gap(finding: ReportFinding, report: Report, say: Messages): Remark[] {
  const { home } = finding;
  if (!home) return [];
  const { document, start, end, behind } = home;
  const line = (text: string): Line => ({ text, language: say.language });
  const own =
    home.because !== 'evidence'
      ? undefined
      : finding.evidence.find(({ spans }) => spans.some((span) => span.document === document && span.start === start));
  return [
    {
      document,
      start,
      end,
      head: headOf(
        say.word.head(say.verdicts[finding.verdict], finding.title),
        finding,
        say.verdicts[finding.verdict],
        say,
      ),
      lines: [
        ...decided(finding, report, say),
        finding.message,
        ...place(home, say),
        ...inChange(own, say),
        ...law(finding, say),
      ].map(line),
      ...(finding.remedy === undefined || !isOpen(finding)
        ? {}
        : { clause: { text: finding.remedy.clause, language: finding.remedy.language, behind } }),
    },
  ];
}

/** A comment at each of its first places: a blank or a clause that comes twice has to be mended twice. */
function redFlag(flag: ReportRedFlag, report: Report, { side, audience }: RemarkOptions, say: Messages): Remark[] {
  const line = (text: string): Line => ({ text, language: say.language });
  const head = headOf(say.word.redFlag(flag.title), flag, say.issues.redFlag, say);
  const places = [...new Map(flag.evidence.map((item) => [placeKey(item), item])).values()];
  return places.slice(0, MAX_PLACES).map((evidence, i) => {
    const whole = [
      ...decided(flag, report, say),
      flag.message,
      isOpen(flag) ? suggestionFor(flag, side, audience, say) : '',
      ...(places.length > MAX_PLACES ? [say.word.places(places.length)] : []),
      ...inChange(evidence, say),
      ...law(flag, say),
    ];
    return {
      ...mainSpan(evidence),
      head,
      lines: (i === 0 ? whole : [say.word.again]).filter((text) => text !== '').map(line),
    };
  });
}

function headOf(head: string, item: ReportFinding | ReportRedFlag, kind: string, say: Messages): string {
  return isOpen(item) ? head : say.policy.acceptedRisk(`${item.title} (${kind})`);
}

const MAX_PLACES = 5;

/** Of several spans (a lead-in and its item, a label and its content), the one in which most words matched. */
function mainSpan({ spans, matched }: ReportEvidence): { document: number; start: number; end: number } {
  const hits = (span: ReportEvidence['spans'][number]) =>
    matched.filter((m) => m.document === span.document && m.start < span.end && span.start < m.end).length;
  const { document, start, end } = spans.toSorted((a, b) => hits(b) - hits(a))[0] ?? { document: 0, start: 0, end: 0 };
  return { document, start, end };
}

function placeKey(evidence: ReportEvidence): string {
  const { document, start } = mainSpan(evidence);
  return `${document}/${start}`;
}

function place({ because }: NonNullable<ReportFinding['home']>, say: Messages): string[] {
  return because === 'evidence' ? [] : [say.word.here[because]];
}

function inChange(evidence: ReportEvidence | undefined, say: Messages): string[] {
  const change = evidence?.change;
  if (!change) return [];
  return [say.word.inChange(say.text.inChange(say.changes[change.kind], change.author, change.date?.slice(0, 10)))];
}

function law({ citation, tier, ...more }: ReportFinding | ReportRedFlag, say: Messages): string[] {
  const basis = say.word.basis(say.citation(citation), tier === 'statute' ? undefined : say.tiers[tier]);
  return [basis, ...('check' in more && more.check ? [say.word.check] : [])];
}
