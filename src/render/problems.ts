import type { Messages } from '../messages/index.js';
import type { Report, ReportEvidence, ReportFinding, ReportPlace } from '../report/schema.js';
import { type Decision, decisionOn, sourceOf, titleOf } from './decisions.js';
import { placeText } from './evidence-lines.js';
import { excerpt } from './excerpt.js';

/** Something that a pipeline is told: one line in a list of problems, whatever its format. */
export interface Problem {
  /** Of the requirement or the red flag; "requirement.note" for a note; `no-processing-contract`, `not-assessed`. */
  readonly id: string;
  readonly title: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly message: string;
  /** Index into `documents`. */
  readonly document: number;
  readonly place?: ReportPlace;
  /** "clause 7.2(b), p. 9". */
  readonly where?: string;
  readonly quote?: string;
  readonly citation?: string;
  readonly tier?: ReportFinding['tier'];
  readonly verdict?: ReportFinding['verdict'];
  readonly confidence?: number;
  /** The same as long as the words are. */
  readonly fingerprint: string;
  /** That the risk is accepted, or was and is not any more. */
  readonly decision?: Decision;
  /** Whether the baseline has it; undefined without a baseline. */
  readonly baseline?: 'known' | 'new';
}

/** An entry of the user's own that needs a look, or that the reader of a report must know of. */
export interface Remark {
  readonly kind: 'expired' | 'changed' | 'unused' | 'off';
  /** Of the requirement or the red flag. */
  readonly id: string;
  readonly title: string;
  readonly message: string;
  readonly reason: string;
  readonly owner?: string;
  readonly until?: string;
  /** "agreement.md.dpa-lint.yaml:3:5", and its parts: line and column from 1. */
  readonly source: string;
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** Accepted risks that accept nothing any more, and what is switched off. */
export function remarksOf(report: Report, say: Messages): Remark[] {
  const stale = (report.staleAcceptances ?? []).map(
    ({ id, state, message, reason, owner, until, source }): Remark => ({
      kind: state,
      id,
      title: titleOf(id, report, say),
      message,
      reason,
      ...(owner === undefined ? {} : { owner }),
      ...(until === undefined ? {} : { until }),
      source,
      ...sourceOf(source),
    }),
  );
  const off = (report.switchedOff ?? []).map(
    ({ id, reason, source }): Remark => ({
      kind: 'off',
      id,
      title: titleOf(id, report, say),
      message: say.policy.off(reason),
      reason,
      source,
      ...sourceOf(source),
    }),
  );
  return [...stale, ...off];
}

/** Code units of a quote. */
const QUOTE = 200;
const ORDER: readonly ReportEvidence['polarity'][] = ['denies', 'weakens', 'affirms'];

/**
 * All that is wrong with a contract, the worst first, and behind it what is accepted; each with a place. What is absent stands
 * nowhere: it is shown where it would belong, and the message says so. Behind "no processing contract" the single gaps say
 * nothing more.
 */
export function problemsOf(report: Report, say: Messages): Problem[] {
  const noContract = report.overall.find(({ id }) => id === 'no-processing-contract');
  const problems = [
    ...unreadOf(report, say),
    ...(noContract ? [overallProblem(noContract, report, say)] : findingsOf(report, say)),
    ...flagsOf(report, say),
  ];
  return problems.sort(worstFirst);
}

export function worstFirst(a: Problem, b: Problem): number {
  return (
    Number(isAccepted(a)) - Number(isAccepted(b)) || SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)
  );
}

/** Somebody decided to live with it. */
export function isAccepted({ decision }: Problem): boolean {
  return decision?.state === 'accepted';
}

/** Neither accepted nor in the baseline: what fails a run. */
export function isPressing(problem: Problem): boolean {
  return !isAccepted(problem) && problem.baseline !== 'known';
}

const SEVERITIES: readonly Problem['severity'][] = ['error', 'warning', 'note'];

function unreadOf({ assessed, errors, overall }: Report, say: Messages): Problem[] {
  const one = (document: number, message: string, code: string): Problem => ({
    id: 'not-assessed',
    title: say.text.notAssessed,
    severity: 'error',
    message,
    document,
    fingerprint: `not-assessed-${code}`,
  });
  if (errors.length > 0) {
    return errors.map(({ document, code, message, next = '' }) => one(document, `${message} ${next}`.trim(), code));
  }
  return assessed === 'none' ? [one(0, overall[0]?.message ?? say.summary.notAssessed, 'text')] : [];
}

function overallProblem(whole: Report['overall'][number], report: Report, say: Messages): Problem {
  return {
    id: 'no-processing-contract',
    title: say.overview.noContract,
    severity: 'error',
    message: whole.message,
    document: 0,
    fingerprint: 'no-processing-contract',
    ...standingOf(whole, whole.known, report),
  };
}

function standingOf(
  item: Parameters<typeof decisionOn>[0],
  known: true | undefined,
  report: Report,
): Pick<Problem, 'decision' | 'baseline'> {
  const decision = decisionOn(item, report);
  return {
    ...(decision === undefined ? {} : { decision }),
    ...(report.baseline === undefined ? {} : { baseline: known ? 'known' : 'new' }),
  };
}

function findingsOf(report: Report, say: Messages): Problem[] {
  return report.findings.flatMap((finding) => {
    const { requirement, title, citation, severity, verdict, tier, confidence, message, fingerprint, notes } = finding;
    const shown = shownAt(finding, report, say);
    const common = { title, citation: say.citation(citation) };
    const gap: Problem[] =
      severity === 'none'
        ? []
        : [
            {
              ...common,
              ...placed(shown.place, report, say),
              id: requirement,
              severity,
              message: [message, shown.says].filter(Boolean).join(' '),
              tier,
              verdict,
              confidence,
              fingerprint,
              ...standingOf(finding, finding.known, report),
            },
          ];
    const remarks = notes.map(
      ({ id, tier: authority, message: text, evidence, known }): Problem => ({
        ...common,
        ...placed(evidence ?? finding.evidence[0], report, say),
        id: `${requirement}.${id}`,
        severity: 'note',
        message: text,
        tier: authority,
        fingerprint: `${fingerprint}-${id}`,
        ...standingOf(finding, known, report),
      }),
    );
    return [...gap, ...remarks];
  });
}

function flagsOf(report: Report, say: Messages): Problem[] {
  return report.redFlags.flatMap((flag) => {
    const { id, title, citation, severity, tier, message, remedy, evidence, fingerprint, known } = flag;
    if (severity === 'none') return [];
    return [
      {
        ...placed(evidence[0], report, say),
        id,
        title,
        severity,
        message: `${message} ${remedy}`.trim(),
        citation: say.citation(citation),
        tier,
        fingerprint,
        ...standingOf(flag, known, report),
      },
    ];
  });
}

type Quoted = ReportPlace & { readonly quote?: string };

/** The words that decide; for what is absent the clause behind which it fits, else the passage that comes closest. */
function shownAt(finding: ReportFinding, report: Report, say: Messages): { place?: Quoted; says?: string } {
  const [decisive] = [...finding.evidence].sort((a, b) => ORDER.indexOf(a.polarity) - ORDER.indexOf(b.polarity));
  if (decisive && finding.verdict !== 'absent') return { place: decisive };
  const after = finding.remedy?.after;
  const home =
    after === undefined
      ? undefined
      : report.findings.flatMap(({ evidence }) => evidence).find((e) => e.clause === after);
  if (home) {
    const { quote: _, ...place } = home;
    return { place, says: say.problems.belongs(say.places.clause(after ?? '')) };
  }
  if (finding.nearest) return { place: finding.nearest, says: say.problems.closest };
  return { says: say.problems.nowhere };
}

function placed(
  place: Quoted | undefined,
  report: Report,
  say: Messages,
): Pick<Problem, 'document' | 'place' | 'where' | 'quote'> {
  const document = place?.spans[0]?.document ?? 0;
  if (place === undefined) return { document };
  const where = placeText(place, { ...report, documents: [] }, say);
  return {
    document,
    place,
    ...(where === '' ? {} : { where }),
    ...(place.quote === undefined ? {} : { quote: excerpt(place.quote, [], QUOTE).text }),
  };
}
