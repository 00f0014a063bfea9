import type { Catalogue } from '../catalogue/types.js';
import type { Clause, Contract, ContractKind, Evidence } from '../model.js';

/**
 * What counts in this contract. In one that is no processing agreement, only what is said of personal data processed for
 * the other party: terms of sale promise confidentiality, security and cooperation of other kinds. A confidentiality clause
 * between the companies is told all the same, and so are staff who keep other secrets, which weakens what is said of them.
 */
export function relevant(
  contract: Contract,
  catalogue: Catalogue,
  evidence: ReadonlyMap<string, readonly Evidence[]>,
): (evidence: Evidence) => Evidence | undefined {
  if (contract.kind === 'processing-agreement' || contract.kind === 'unknown') return (evidence) => evidence;
  const terms = contract.kind === 'processing-terms';
  const isOfProcessor = (chapter: Clause) => chapter.personalData === true && chapter.namesProcessor === true;
  const hasTerms =
    terms ||
    (contract.kind === 'other-contract' && dutiesIn(isOfProcessor, contract, catalogue, evidence) >= FEW_DUTIES);
  const hasData = contract.clauses.some((c) => c.personalData === true);
  return (evidence) => {
    if (evidence.element === 'companies-only') return evidence;
    // Once a contract has processing terms, be it in one chapter, its service, purpose and term are those of the processing.
    if (hasTerms && ANYWHERE.has(evidence.expression.split('/')[0]!)) return evidence;
    const chapter = chapterOf(evidence, contract);
    if (chapter.personalData === true && (terms || chapter.namesProcessor === true)) return evidence;
    if (evidence.element !== 'persons-bound' || !hasData) return undefined;
    // Staff who keep all secrets keep those of the data that the chapter names, or for whose processing the contract has terms.
    const keepsData = hasTerms || chapter.personalData === true;
    return keepsData || evidence.polarity !== 'affirms' ? evidence : { ...evidence, polarity: 'weakens' };
  };
}

/**
 * The kind of a contract that its title and its names leave open: whoever lays most of the duties of a processor on one
 * party, in chapters about personal data, has made processing terms, whatever the parties are called.
 */
export function settleKind(
  contract: Contract,
  catalogue: Catalogue,
  evidence: ReadonlyMap<string, readonly Evidence[]>,
): ContractKind {
  if (!OPEN.has(contract.kind)) return contract.kind;
  const duties = dutiesIn((chapter) => chapter.personalData === true, contract, catalogue, evidence);
  if (duties >= AGREEMENT_DUTIES) return 'processing-agreement';
  if (duties >= TERMS_DUTIES) return 'processing-terms';
  return contract.kind === 'other-contract' && answersForData(contract, evidence) ? 'processing-terms' : contract.kind;
}

/**
 * "The Customer shall have a legal basis for the personal data of its members that it stores in the service": a customer who answers for the
 * data of others is their controller, and whoever runs the service processes them.
 */
function answersForData(contract: Contract, evidence: ReadonlyMap<string, readonly Evidence[]>): boolean {
  return (evidence.get('controller-obligations-rights') ?? []).some(
    ({ element, polarity, unit }) =>
      element === 'obligation' &&
      polarity === 'affirms' &&
      contract.clauses[contract.units[unit]!.clause]!.personalData === true,
  );
}

/** How many requirements (a) to (h) have a core duty in chapters of a kind. */
function dutiesIn(
  isMeant: (chapter: Clause) => boolean,
  contract: Contract,
  catalogue: Catalogue,
  evidence: ReadonlyMap<string, readonly Evidence[]>,
): number {
  return Object.entries(catalogue.requirements).filter(
    ([id, law]) =>
      law.letter !== 'introduction' &&
      (evidence.get(id) ?? []).some(
        (e) => e.polarity === 'affirms' && law.elements[e.element]?.role === 'core' && isMeant(chapterOf(e, contract)),
      ),
  ).length;
}

const OPEN: ReadonlySet<ContractKind> = new Set(['other-contract', 'other-law', 'processing-terms', 'unknown']);
const ANYWHERE = new Set(['subject-matter', 'duration', 'nature', 'purpose']);

/** Of the 21 requirements (a) to (h). A privacy notice or terms of sale reach three or four. */
const TERMS_DUTIES = 6;
const AGREEMENT_DUTIES = 12;
/** In chapters that name the processor. */
const FEW_DUTIES = 2;

/** The chapter that a piece of evidence stands in: of "9.3(b)" it is "9". */
function chapterOf(evidence: Evidence, contract: Contract) {
  let current = contract.clauses[contract.units[evidence.unit]!.clause]!;
  while (current.parent !== undefined && contract.clauses[current.parent]!.parent !== undefined) {
    const parent = contract.clauses[current.parent]!;
    // A title over the whole document is no chapter; one that has a number is, be it the only one.
    if (
      parent.number === undefined &&
      parent.span.end - parent.span.start > 0.9 * contract.documents[parent.span.document]!.text.length
    )
      break;
    current = parent;
  }
  return current;
}
