import type { Catalogue, Requirement } from '../catalogue/types.js';
import type { Messages } from '../messages/index.js';
import { CHECK_BELOW, type Contract, type Finding, type Note } from '../model.js';
import { evidenceOf, nearestOf } from './evidence.js';
import { fingerprint } from './fingerprint.js';
import { citedHome, homeOf } from './home.js';
import type { ReportFinding, ReportNote } from './schema.js';
import { severityOf } from './severity.js';
import type { Wording } from './wording.js';

/** One finding for each requirement, in the order of the law; what was not judged is not assessed. */
export function findingsOf(
  contract: Contract,
  judged: readonly Finding[],
  catalogue: Catalogue,
  words: Wording,
  say: Messages,
): ReportFinding[] {
  const byId = new Map(judged.map((finding) => [finding.requirement, finding]));
  const extent = searched(contract);
  const findings = Object.entries(catalogue.requirements).map(([id, requirement]) =>
    findingOf(contract, id, requirement, byId.get(id) ?? notAssessed(id), extent, words, say),
  );
  return findings.map((finding) => withRemedy(finding, findings, contract, words));
}

export function isGap({ verdict }: Pick<Finding, 'verdict'>): boolean {
  return verdict === 'partial' || verdict === 'absent' || verdict === 'contradicted';
}

function notAssessed(requirement: string): Finding {
  return {
    requirement,
    verdict: 'not-assessed',
    confidence: 1,
    missing: [],
    weakened: [],
    evidence: [],
    notes: [],
  };
}

function findingOf(
  contract: Contract,
  id: string,
  requirement: Requirement,
  finding: Finding,
  extent: Extent,
  words: Wording,
  say: Messages,
): ReportFinding {
  const { verdict, confidence } = finding;
  const named = (element: string) => ({ element, says: words.says(id, element) });
  const nearest = nearestOf(contract, finding.nearest);
  return {
    requirement: id,
    title: words.title(id),
    citation: requirement.citation,
    also: [...requirement.also],
    letter: requirement.letter,
    tier: requirement.tier,
    verdict,
    severity: severityOf(requirement.tier, verdict),
    confidence,
    check: confidence < CHECK_BELOW && verdict !== 'not-assessed',
    missing: finding.missing.map(named),
    weakened: finding.weakened.map(named),
    evidence: finding.evidence.map((evidence) => evidenceOf(contract, evidence)),
    ...(isGap(finding) ? { searched: { ...extent } } : {}),
    ...(nearest && verdict !== 'satisfied' ? { nearest } : {}),
    message: messageOf(extent, requirement, finding, (element) => named(element).says, say),
    notes: finding.notes.map((note) => noteOf(contract, requirement, note, (element) => named(element).says, say)),
    fingerprint: fingerprint(contract, [id, verdict], finding.evidence[0]?.spans ?? []),
  };
}

function messageOf(
  extent: Extent,
  requirement: Requirement,
  { verdict, missing, weakened, evidence }: Finding,
  says: (element: string) => string,
  say: Messages,
): string {
  const affirmed = [
    ...new Set(evidence.filter(({ polarity }) => polarity === 'affirms').map(({ element }) => element)),
  ].filter((element) => decides(requirement, element) && !missing.includes(element) && !weakened.includes(element));
  switch (verdict) {
    case 'satisfied':
      return say.findings.satisfied(affirmed.map(says));
    case 'partial':
      return say.findings.partial({
        says: affirmed.map(says),
        missing: missing.filter((element) => !weakened.includes(element)).map(says),
        weakened: weakened.map(says),
      });
    case 'absent':
      return `${say.findings.absent(missing.map(says))} ${say.findings.searched(extent)}`;
    case 'contradicted': {
      const denied = evidence.filter(({ polarity }) => polarity === 'denies').map(({ element }) => element);
      return say.findings.contradicted([...new Set(denied)].map(says));
    }
    case 'not-assessed':
      return say.findings.notAssessed;
  }
}

/** Elements with the role `note` never decide, so the message does not name them. */
function decides({ elements }: Requirement, element: string): boolean {
  return elements[element]?.role !== 'note';
}

type Extent = NonNullable<ReportFinding['searched']>;

/** What stands inside an annex counts as clauses, the annex itself does not. */
function searched({ units, clauses, annexes }: Contract): Extent {
  const isAnnex = (index: number | undefined) => index !== undefined && clauses[index]?.kind === 'annex';
  return {
    units: units.length,
    clauses: clauses.filter(({ index, parent }) => !isAnnex(index) || isAnnex(parent)).length,
    annexes: annexes.filter(({ state }) => state !== 'not-supplied').length,
  };
}

/** Notes have a text by their id; one that is new in the catalogue is told by the element that it hangs on. */
function noteOf(
  contract: Contract,
  { notes }: Requirement,
  { id, tier, evidence }: Note,
  says: (element: string) => string,
  say: Messages,
): ReportNote {
  const law = notes.find((note) => note.id === id);
  const element = law?.lacking?.[0] ?? law?.found?.[0] ?? id;
  return {
    id,
    tier,
    message: say.notes[id] ?? say.note(says(element)),
    ...(evidence === undefined ? {} : { evidence: evidenceOf(contract, evidence) }),
  };
}

function withRemedy(
  finding: ReportFinding,
  all: readonly ReportFinding[],
  contract: Contract,
  words: Wording,
): ReportFinding {
  if (!isGap(finding)) return finding;
  const home = homeOf(finding, all, contract);
  const clause = words.modelClause(finding.requirement);
  const after = home && citedHome(home, contract);
  return {
    ...finding,
    ...(clause === undefined ? {} : { remedy: { ...clause, ...(after === undefined ? {} : { after }) } }),
    ...(home === undefined ? {} : { home }),
  };
}
