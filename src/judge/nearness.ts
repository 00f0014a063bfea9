import type { Contract, Evidence, Unit } from '../model.js';

export type Within = 'unit' | 'paragraph' | 'clause' | 'document';

/** Unnumbered contracts: so many blocks apart still count as one clause. */
const CLAUSE_BLOCKS = 2;

/** Whether two pieces of evidence stand as near to each other as a combination asks. */
export function near(a: Evidence, b: Evidence, within: Within, contract: Contract): boolean {
  if (within === 'document') return true;
  const [x, y] = [contract.units[a.unit]!, contract.units[b.unit]!];
  if (x.index === y.index || shareSpan(x, y)) return true;
  if (within === 'unit') return false;
  const sameDocument = x.spans[0]!.document === y.spans[0]!.document;
  if (sameDocument && x.block === y.block) return true;
  if (within === 'paragraph') return false;
  if (article(x, contract) === article(y, contract) && contract.clauses[article(x, contract)]!.kind !== 'preamble')
    return true;
  return sameDocument && Math.abs(x.block - y.block) <= CLAUSE_BLOCKS;
}

/** The clause with a heading around a unit: what a lawyer calls the article. */
export function article(unit: Unit, contract: Contract): number {
  let clause = contract.clauses[unit.clause]!;
  while (clause.heading === undefined && clause.parent !== undefined) {
    const parent = contract.clauses[clause.parent]!;
    if (parent.kind === 'preamble' || parent.kind === 'annex') break;
    clause = parent;
  }
  return clause.index;
}

function shareSpan(a: Unit, b: Unit): boolean {
  return a.spans.some((s) => b.spans.some((t) => s.document === t.document && s.start < t.end && t.start < s.end));
}
