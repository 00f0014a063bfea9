import type { Messages } from '../messages/index.js';
import type { Contract, ContractKind } from '../model.js';
import type { Report, ReportFinding } from './schema.js';

export type Overall = Report['overall'];

/** A document of another kind that satisfies no more than this, of what the processor must promise, is no contract under Art. 28. */
const NEARLY_NOTHING = 2;

const UNDER_ARTICLE_28: readonly ContractKind[] = ['processing-agreement', 'processing-terms'];

export function kindOf({ kind }: Contract, assessed: Report['assessed'], say: Messages): Report['kind'] {
  const id = assessed === 'none' ? 'unknown' : kind;
  return { id, article28: UNDER_ARTICLE_28.includes(id), message: say.kinds[id] };
}

/**
 * A document of another kind is one finding, with the 28 behind it. What any contract has (a subject, a duration) proves
 * nothing, so only the letters count.
 */
export function overallOf(
  { kind }: Contract,
  assessed: Report['assessed'],
  findings: readonly ReportFinding[],
  say: Messages,
): Overall {
  if (assessed === 'none' || UNDER_ARTICLE_28.includes(kind)) return [];
  const promised = findings.filter(({ letter, verdict }) => letter !== 'introduction' && verdict === 'satisfied');
  if (promised.length > NEARLY_NOTHING) return [];
  return [
    {
      id: 'no-processing-contract',
      severity: 'error',
      message: `${say.overall['no-processing-contract']} ${say.kinds[kind]}`,
    },
  ];
}
