import type { Messages } from '../messages/index.js';
import type { Report, ReportFinding } from '../report/schema.js';
import type { ChangeKind, RequirementChange } from './schema.js';
import { sameWords, wordingsOf } from './wordings.js';

/** The better verdict has the higher rank. */
const RANK = { contradicted: 0, absent: 1, partial: 2, satisfied: 3 } as const;

type Named = ReportFinding['missing'];

export function requirementChanges(old: Report, now: Report, say: Messages): RequirementChange[] {
  const before = new Map(old.findings.map((finding) => [finding.requirement, finding]));
  return now.findings.flatMap((finding) => {
    const other = before.get(finding.requirement);
    return other ? [changeOf(other, finding, old, now, say)] : [];
  });
}

function changeOf(
  before: ReportFinding,
  after: ReportFinding,
  old: Report,
  now: Report,
  say: Messages,
): RequirementChange {
  const { requirement, title, citation, letter, tier } = after;
  const sides = { old: sideOf(before, old, say), new: sideOf(after, now, say) };
  const gone = without(lacking(after), lacking(before));
  const gained = without(lacking(before), lacking(after));
  const change = kindOf(before, after, gone, gained, sameWords(sides.old.wordings, sides.new.wordings));
  const verdicts = { old: say.verdicts[before.verdict], now: say.verdicts[after.verdict] };
  const judged = change !== 'unchanged' && change !== 'not-assessed';
  return {
    requirement,
    title,
    citation,
    letter,
    tier,
    change,
    message: say.compare.change({
      change,
      ...verdicts,
      ...(judged ? told(gone, gained, after) : { gone: [], weakened: [], gained: [] }),
    }),
    gone,
    gained,
    ...sides,
  };
}

/** What is still there, but hollowed out, is not gone. */
function told(gone: Named, gained: Named, { weakened }: ReportFinding) {
  const hollow = without(gone, without(gone, weakened));
  const says = (all: Named) => all.map((one) => one.says);
  return { gone: says(without(gone, hollow)), weakened: says(hollow), gained: says(gained) };
}

function kindOf(before: ReportFinding, after: ReportFinding, gone: Named, gained: Named, same: boolean): ChangeKind {
  if (before.verdict === 'not-assessed' || after.verdict === 'not-assessed') return 'not-assessed';
  const better = RANK[after.verdict] - RANK[before.verdict];
  if (better !== 0) return better > 0 ? 'won' : 'lost';
  // "Partial" can lose and win, too: by its elements.
  if (gone.length > 0 && gained.length === 0) return 'lost';
  if (gained.length > 0 && gone.length === 0) return 'won';
  return same && gone.length === 0 ? 'unchanged' : 'changed';
}

function lacking({ missing, weakened, verdict }: ReportFinding): Named {
  if (verdict === 'satisfied') return [];
  return [...new Map([...missing, ...weakened].map((one) => [one.element, one])).values()];
}

/** Those of `all` that `others` do not have. */
function without(all: Named, others: Named): Named {
  return all.filter(({ element }) => !others.some((other) => other.element === element));
}

function sideOf(finding: ReportFinding, report: Report, say: Messages): RequirementChange['old'] {
  const { verdict, check, message, evidence } = finding;
  return { verdict, check, message, wordings: wordingsOf(evidence, report, say) };
}
