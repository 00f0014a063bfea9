import type { Catalogue } from '../catalogue/types.js';
import type { Evidence, Finding } from '../model.js';

/** A unit that comes close to a requirement, the element that it is close to, and whether it surely is on the subject. */
export interface Passage {
  readonly unit: number;
  readonly element: string;
  readonly isSure: boolean;
}

/** What was found for a requirement and does not count in this contract: an audit of other things than the processing. */
export type Discarded = ReadonlyMap<string, readonly Evidence[]>;

/**
 * Absences with the passage that comes closest. Where the words alone leave doubts, one that meets, or half meets, a neighbouring requirement
 * of the same letter of Art. 28(3) is closer: the liability for sub-processors is missed where sub-processors are bound.
 */
export function withNearest(
  findings: readonly Finding[],
  passages: ReadonlyMap<string, Passage>,
  discarded: Discarded,
  catalogue: Catalogue,
): Finding[] {
  return findings.map((finding, at) => {
    if (finding.verdict !== 'absent') return finding;
    const own = saidElsewhere(finding, discarded, catalogue) ?? passages.get(finding.requirement);
    const nearest = own?.isSure ? own : (neighbour(findings, at, catalogue) ?? own);
    return nearest ? { ...finding, nearest: { unit: nearest.unit, element: nearest.element } } : finding;
  });
}

function saidElsewhere({ requirement }: Finding, discarded: Discarded, catalogue: Catalogue): Passage | undefined {
  const roles = catalogue.requirements[requirement]?.elements;
  const said = discarded
    .get(requirement)
    ?.find(({ polarity, element }) => polarity === 'affirms' && roles?.[element]?.role === 'core');
  return said && { unit: said.unit, element: said.element, isSure: true };
}

/** A passage of the neighbour; the element is one that it lacks. */
function neighbour(
  findings: readonly Finding[],
  at: number,
  catalogue: Catalogue,
): { unit: number; element: string } | undefined {
  const element = findings[at]!.missing[0];
  const [passage] = nearestOnes(findings, at, catalogue).flatMap(({ evidence }) =>
    evidence.filter(({ polarity }) => polarity === 'affirms').slice(0, 1),
  );
  return passage && element !== undefined ? { unit: passage.unit, element } : undefined;
}

/** Those of the same letter, the one that stands next to it first. */
function nearestOnes(findings: readonly Finding[], at: number, { requirements }: Catalogue): readonly Finding[] {
  const id = findings[at]!.requirement;
  const kin = KIN[id];
  const letter = requirements[id]?.letter;
  const distance = (other: Finding) => Math.abs(findings.indexOf(other) - at);
  return findings
    .filter(
      ({ requirement, verdict }) =>
        (kin === undefined
          ? letter !== 'introduction' && requirements[requirement]?.letter === letter
          : requirement === kin) &&
        (verdict === 'satisfied' || verdict === 'partial'),
    )
    .sort((a, b) => distance(a) - distance(b));
}

/** The law says it behind letter (h), and of instructions. */
const KIN: Readonly<Record<string, string>> = { 'infringing-instruction-notice': 'documented-instructions' };
