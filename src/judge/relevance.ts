import type { Contract, Evidence } from '../model.js';
import { article } from './nearness.js';

/**
 * What counts in this contract. In one that is no processing agreement, only what is said of personal data processed for
 * the other party: terms of sale promise confidentiality, security and cooperation of other kinds. A confidentiality clause
 * between the companies is told all the same.
 */
export function relevant(contract: Contract): (evidence: Evidence) => boolean {
  if (contract.kind === 'processing-agreement' || contract.kind === 'unknown') return () => true;
  const clauses = new Map<number, boolean>();
  const names = contract.parties.find((p) => p.role === 'processor')?.names ?? [];
  return (evidence) => {
    if (evidence.element === 'companies-only') return true;
    const unit = contract.units[evidence.unit]!;
    const index = article(unit, contract);
    const known = clauses.get(index);
    if (known !== undefined) return known;
    const { span } = contract.clauses[index]!;
    const text = contract.documents[span.document]!.text.slice(span.start, span.end);
    const result = PROCESSING.test(text) || names.some((n) => STATUTORY.test(n) && text.includes(n));
    clauses.set(index, result);
    return result;
  };
}

const PROCESSING =
  /personal data|personal information|donn[ée]es (?:à caract[èe]re )?personnel|personenbezogen|personuppgift|persoonsgegevens|dati personali|datos personales|dados pessoais|personoplysninger|henkil[öo]tieto|danych osobowych|dane osobowe/iu;
const STATUTORY = /processor|sous-traitant|auftragsverarbeiter|bitr[äa]de|verwerker/iu;
