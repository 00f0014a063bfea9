import type { Messages } from '../messages/index.js';
import type { Role } from '../model.js';
import type { ReportFinding, ReportRedFlag } from '../report/schema.js';

export type Priority = 'high' | 'medium' | 'low';

/** Who reads: the lawyers of one's own side, or those of the other. */
export type Audience = 'own' | 'counterparty';

/**
 * How urgent a gap is. It is the same for both sides: Art. 28(3) binds the processor as much as the controller, and Art. 83(4)
 * fines both. What the statute demands and the contract lacks or contradicts is high, what it says in part is medium, and
 * what is guidance or practice alone is low.
 */
export function priorityOfGap({ tier, verdict }: Pick<ReportFinding, 'tier' | 'verdict'>): Priority {
  if (tier !== 'statute') return 'low';
  return verdict === 'partial' ? 'medium' : 'high';
}

/**
 * How urgent a red flag is. For the controller: high under the statute, medium under guidance, low in practice. For the
 * processor one step lower where the clause favours it: that is every red flag that works against a requirement, except one
 * that makes the processor itself answer as a controller (Art. 28(10)).
 */
export function priorityOfRedFlag(
  flag: Pick<ReportRedFlag, 'tier' | 'citation' | 'requirement'>,
  side: Role,
): Priority {
  const rank = { statute: 0, guidance: 1, practice: 2 }[flag.tier];
  const favours = side === 'processor' && favoursProcessor(flag);
  return RANKS[Math.min(rank + (favours ? 1 : 0), 2)]!;
}

/** What to do about a red flag. What one's own side may expect of the other is not for the other to read. */
export function suggestionFor(flag: ReportRedFlag, side: Role, audience: Audience, say: Messages): string {
  const expects = side === 'processor' && audience === 'own' && favoursProcessor(flag) && flag.remedy !== '';
  return expects ? say.issues.inYourFavour(flag.remedy) : flag.remedy;
}

export function byPriority(a: Priority, b: Priority): number {
  return RANKS.indexOf(a) - RANKS.indexOf(b);
}

const RANKS: readonly Priority[] = ['high', 'medium', 'low'];

function favoursProcessor({ requirement, citation }: Pick<ReportRedFlag, 'requirement' | 'citation'>): boolean {
  return requirement !== undefined && !citation.includes('28(10)');
}
