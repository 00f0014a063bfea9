import type { Contract, Evidence } from '../model.js';

/**
 * What counts in this contract. In one that is no processing agreement, only what is said of personal data processed for
 * the other party: terms of sale promise confidentiality, security and cooperation of other kinds. A confidentiality clause
 * between the companies is told all the same.
 */
export function relevant(contract: Contract): (evidence: Evidence) => boolean {
  if (contract.kind === 'processing-agreement' || contract.kind === 'unknown') return () => true;
  const clauses = new Map<number, boolean>();
  const terms = contract.kind === 'processing-terms';
  return (evidence) => {
    if (evidence.element === 'companies-only') return true;
    // Once a contract has processing terms, its service, purpose and term are those of the processing.
    if (terms && ANYWHERE.has(evidence.expression.split('/')[0]!)) return true;
    const index = outermost(contract.units[evidence.unit]!.clause, contract);
    let counts = clauses.get(index);
    if (counts === undefined) {
      const { span } = contract.clauses[index]!;
      const text = contract.documents[span.document]!.text.slice(span.start, span.end);
      counts = PROCESSING.test(text) && (terms || STATUTORY.test(text));
      clauses.set(index, counts);
    }
    return counts;
  };
}

const ANYWHERE = new Set(['subject-matter', 'duration', 'purpose']);

/** The chapter that a clause belongs to: "9.3(b)" to "9". */
function outermost(clause: number, contract: Contract): number {
  let current = contract.clauses[clause]!;
  while (current.parent !== undefined && contract.clauses[current.parent]!.parent !== undefined) {
    // A title over the whole document is no chapter.
    const parent = contract.clauses[current.parent]!;
    if (parent.span.end - parent.span.start > 0.6 * contract.documents[parent.span.document]!.text.length) break;
    current = parent;
  }
  return current.index;
}

const PROCESSING =
  /personal data|personal information|donn[ée]es (?:à caract[èe]re )?personnel|personenbezogen|personuppgift|persoonsgegevens|dati personali|datos personales|dados pessoais|personoplysninger|henkil[öo]tieto|danych osobowych|dane osobowe/iu;
const STATUTORY = /processor|sous-traitant|auftragsverarbeiter|bitr[äa]de|verwerker/iu;
