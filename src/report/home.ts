import type { Block, Clause, Contract } from '../model.js';
import { citedClause } from './places.js';
import type { ReportEvidence, ReportFinding } from './schema.js';

export type Home = NonNullable<ReportFinding['home']>;

/** Where a gap belongs in the contract; undefined where the contract has no text. */
export function homeOf(finding: ReportFinding, all: readonly ReportFinding[], contract: Contract): Home | undefined {
  const own = weightiest(finding.evidence);
  const span = own && mainSpan(own);
  if (span && finding.verdict !== 'absent' && hasText(contract, span)) {
    return { ...span, behind: endOf(contract, span, endOfClause(contract, span)), because: 'evidence' };
  }
  const siblings = all.filter(
    ({ letter, requirement }) => letter === finding.letter && requirement !== finding.requirement,
  );
  const sibling = mostTold(
    siblings.flatMap(({ evidence }) => evidence),
    contract,
  );
  if (sibling) return behind(contract, sibling, 'letter');
  const nearest = finding.nearest?.spans[0];
  if (nearest && hasText(contract, nearest)) return behind(contract, nearest, 'nearest');
  return atEnd(contract);
}

/** The clause, as a lawyer cites it, behind which a model clause fits. */
export function citedHome({ document, behind }: Home, contract: Contract): string | undefined {
  const clause = wholeClause(contract, document, Math.max(0, behind - 1));
  return clause && citedClause(contract, clause.index).clause;
}

/** The last place in the clause that tells most of it: a subject may be touched in many. */
function mostTold(evidence: readonly ReportEvidence[], contract: Contract): Position | undefined {
  const clauses = new Map<number, { count: number; position: Position }>();
  for (const one of evidence) {
    const position = mainSpan(one);
    if (!hasText(contract, position)) continue;
    const clause = wholeClause(contract, position.document, position.start);
    if (clause?.kind === 'definitions' || clause?.kind === 'recitals') continue;
    const key = clause?.index ?? -1;
    clauses.set(key, { count: (clauses.get(key)?.count ?? 0) + 1, position });
  }
  const [most] = [...clauses.values()].sort((a, b) => b.count - a.count || b.position.start - a.position.start);
  return most?.position;
}

/** What speaks against the contract comes first. */
function weightiest(evidence: readonly ReportEvidence[]): ReportEvidence | undefined {
  return (['denies', 'weakens', 'affirms'] as const)
    .map((polarity) => evidence.find((item) => item.polarity === polarity))
    .find((item) => item !== undefined);
}

/** Of several spans (a lead-in and its item, a label and its content), the one in which the words matched. */
function mainSpan({ spans, matched }: ReportEvidence): { document: number; start: number; end: number } {
  const hits = (span: { document: number; start: number; end: number }) =>
    matched.filter((m) => m.document === span.document && m.start < span.end && span.start < m.end).length;
  const [best] = spans.toSorted((a, b) => hits(b) - hits(a));
  const { document, start, end } = best ?? { document: 0, start: 0, end: 0 };
  return { document, start, end };
}

interface Position {
  readonly document: number;
  readonly start: number;
}

function behind(contract: Contract, position: Position, because: Home['because']): Home {
  const block = endOfClause(contract, position);
  const { document } = position;
  return { document, ...pin(contract, position, block), behind: endOf(contract, position, block), because };
}

function endOf({ documents }: Contract, { document }: Position, block: number): number {
  return documents[document]!.blocks[block]!.end;
}

function atEnd(contract: Contract): Home | undefined {
  const document = contract.documents.findIndex(({ blocks }) => blocks.length > 0);
  if (document < 0) return undefined;
  const { blocks } = contract.documents[document]!;
  const clauses = contract.clauses.filter(({ span }) => span.document === document);
  const annex = clauses.find(({ kind, span }) => kind === 'annex' && span.start > 0)?.span.start;
  const limit = annex ?? blocks.findLast(({ kind }) => kind !== 'note')?.end ?? 0;
  const last = clauses.findLast(({ kind, span }) => kind === 'clause' && span.start < limit);
  const first = last?.span.start ?? 0;
  const block = beforeSignature(contract, document, first, limit);
  const position = { document, start: blocks[block]!.start };
  return { document, ...pin(contract, position, block), behind: endOf(contract, position, block), because: 'end' };
}

function hasText({ documents }: Contract, { document }: Position): boolean {
  return (documents[document]?.blocks.length ?? 0) > 0;
}

/**
 * The last block of the clause at an offset. A new paragraph fits behind the whole of it and not between its items; in a
 * text without clauses, behind the block and the items that hang on it.
 */
function endOfClause(contract: Contract, { document, start: offset }: Position): number {
  const blocks = contract.documents[document]!.blocks;
  const at = blockAt(blocks, offset);
  const clause = wholeClause(contract, document, offset);
  if (!clause || clause.kind === 'preamble') {
    let last = at;
    if (blocks[at]?.kind === 'note') return last;
    while (blocks[last + 1]?.kind === 'item' || isSameTable(blocks[last], blocks[last + 1])) last += 1;
    return last;
  }
  return Math.max(at, beforeSignature(contract, document, offset, clause.span.end));
}

/** The last block before a limit, without what is there to be signed, and without notes. */
function beforeSignature(contract: Contract, document: number, from: number, limit: number): number {
  const { blocks, text } = contract.documents[document]!;
  const signature = contract.blanks
    .filter(
      ({ signature: signs, span }) => signs && span.document === document && span.start > from && span.start < limit,
    )
    .map(({ span }) => span.start)
    .reduce((a, b) => Math.min(a, b), limit);
  const at = blockAt(blocks, from);
  let last = Math.max(at, lastBefore(blocks, signature));
  while (last > at && (blocks[last]!.kind === 'note' || (blocks[last]!.end > signature && signature !== limit))) {
    last -= 1;
  }
  if (signature === limit) return last;
  // "Signed for the parties" and the names over the lines are short, and no sentence.
  while (last > at && blocks[last]!.end - blocks[last]!.start < 80 && !/[.;!?]\s*$/.test(textOf(text, blocks[last]!))) {
    last -= 1;
  }
  return last;
}

/** The heading of the clause, where it has one of its own; else the last sentence behind which the model clause fits. */
function pin(contract: Contract, { document, start: offset }: Position, block: number): { start: number; end: number } {
  const { blocks, text } = contract.documents[document]!;
  const clause = clauseAt(contract, document, offset);
  const first = clause && clause.kind !== 'preamble' ? blocks[blockAt(blocks, clause.span.start)] : undefined;
  if (first?.kind === 'heading' && first.start === clause?.span.start) return { start: first.start, end: first.end };
  const last = blocks[block]!;
  const words = textOf(text, last);
  // Behind the last full stop but for the one at its own end.
  let sentence = Math.max(0, words.trimEnd().length - 1);
  while (sentence > 0 && !'.;!?'.includes(words[sentence - 1]!)) sentence--;
  const start = last.start + (words.length - sentence > MAX_PIN ? 0 : sentence);
  const lead = /^\s*/.exec(text.slice(start, last.end))![0].length;
  return { start: start + lead, end: last.start + words.trimEnd().length };
}

const MAX_PIN = 300;

/** Clauses stand in the order of the documents, and within one in the order of their starts. */
function clauseAt({ clauses }: Contract, document: number, offset: number): Clause | undefined {
  const isBehind = ({ span }: Clause) =>
    span.document > document || (span.document === document && span.start > offset);
  for (let i = firstThat(clauses, isBehind) - 1; i >= 0 && clauses[i]!.span.document === document; i -= 1) {
    const { span } = clauses[i]!;
    if (offset < Math.max(span.end, span.start + 1)) return clauses[i];
  }
  return undefined;
}

/** The innermost clause that is not an item of a list. */
function wholeClause(contract: Contract, document: number, offset: number): Clause | undefined {
  let clause = clauseAt(contract, document, offset);
  while (clause?.parent !== undefined && isItem(clause)) {
    const parent = contract.clauses[clause.parent];
    if (!parent || parent.kind === 'preamble') break;
    clause = parent;
  }
  return clause;
}

/** "(a)", "(iv)", "b.": a part of a list. Its clause ends with the list. */
function isItem({ number, heading }: Clause): boolean {
  return heading === undefined && (number === undefined || /^\(|^[a-z]{1,4}[.)]?$/i.test(number));
}

function blockAt(blocks: readonly Block[], offset: number): number {
  return Math.max(0, firstThat(blocks, ({ start }) => start > offset) - 1);
}

/** -1 where none does. */
function lastBefore(blocks: readonly Block[], offset: number): number {
  return firstThat(blocks, ({ start }) => start >= offset) - 1;
}

/** The index of the first for which `holds`, in a list in which it then holds for all; its length where it holds for none. */
function firstThat<T>(list: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function isSameTable(a: Block | undefined, b: Block | undefined): boolean {
  return a?.cell !== undefined && b?.cell !== undefined && a.cell.table === b.cell.table;
}

function textOf(text: string, { start, end }: Block): string {
  return text.slice(start, end);
}
