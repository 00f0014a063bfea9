import { type CompiledLanguage, type TokenRange, type Tokens, words } from '../language/index.js';
import type { Role } from '../model.js';
import type { PartyMention } from './parties.js';
import type { StructuredBlock } from './structure.js';

/** The blocks of one document and, by block, its words. */
export interface BlockWords {
  readonly blocks: readonly StructuredBlock[];
  readonly ranges: readonly TokenRange[];
}

/** A name in a table and whose it is. */
export interface ListedName extends TokenRange {
  readonly role: Role;
}

/**
 * Names in a table that has the roles at the head of its columns or rows: "| | Controller | Processor |" over
 * "| Name | Harlow Borough | Quill Systems |", or a row "| Controller | Harlow Borough |" under "| Role | Name |"; and in one
 * of the two parties alone. In a table to be signed a name is that of a person.
 */
export function listedNames(
  document: BlockWords,
  text: string,
  tokens: Tokens,
  compiled: CompiledLanguage,
): ListedName[] {
  const { roleOf, labels } = headsOf(compiled);
  const found: ListedName[] = [];
  for (const table of tablesOf(document)) {
    const first = table[0]!;
    // By column and by row: the words at its head.
    const above = new Map<number, string>();
    const beside = new Map<number, string>();
    for (const cell of table) {
      if (cell.row === first.row) above.set(cell.column, bareWords(cell, tokens, compiled));
      if (cell.column === first.column) beside.set(cell.row, bareWords(cell, tokens, compiled));
    }
    if (table.some((cell) => isSigning(cell, tokens))) continue;
    const isAnyLabel = [...above.values(), ...beside.values()].some((head) => labels.has(head));
    if (!isAnyLabel) {
      found.push(...namesOfPairs(table, above, beside, roleOf, text, tokens));
      continue;
    }
    for (const cell of table) {
      if (cell.row === first.row || cell.column === first.column) continue;
      const head = above.get(cell.column) ?? '';
      const side = beside.get(cell.row) ?? '';
      const role = labels.has(side) ? roleOf.get(head) : labels.has(head) ? roleOf.get(side) : undefined;
      if (role) found.push({ ...nameIn(cell, text, tokens), role });
    }
  }
  return found;
}

/**
 * The same in a table of the two parties alone: "| Controller | Harlow Borough |" over "| Processor | Quill Systems |", or "| Controller |
 * Processor |" over a row with a name in each cell.
 */
function namesOfPairs(
  table: readonly Cell[],
  above: ReadonlyMap<number, string>,
  beside: ReadonlyMap<number, string>,
  roleOf: ReadonlyMap<string, Role>,
  text: string,
  tokens: Tokens,
): ListedName[] {
  const first = table[0]!;
  const hasBoth = (heads: ReadonlyMap<number, string>) =>
    new Set([...heads.values()].map((head) => roleOf.get(head)).filter((role) => role !== undefined)).size === 2;
  const isOfRows = above.size === 2 && hasBoth(beside);
  if (!isOfRows && !hasBoth(above)) return [];
  return table.flatMap((cell) => {
    const isContent = isOfRows ? cell.column !== first.column : cell.row === first.row + 1;
    const role = isOfRows ? roleOf.get(beside.get(cell.row) ?? '') : roleOf.get(above.get(cell.column) ?? '');
    return role && isContent && cell.to - cell.from <= NAME_WORDS ? [{ ...nameIn(cell, text, tokens), role }] : [];
  });
}

/** In words: a cell with more of them says more than a name. */
const NAME_WORDS = 8;

/** "Signature", "signed", "signé". */
function isSigning({ from, to }: Cell, { forms }: Tokens): boolean {
  for (let at = from; at < to; at++) if (forms[at]!.startsWith('sign')) return true;
  return false;
}

/** What may stand at the head of a column or a row, folded: the words for a role, and "name". */
function headsOf({ language, dropped }: CompiledLanguage): Heads {
  let known = headsByLanguage.get(language);
  if (!known) {
    const roleOf = new Map<string, Role>();
    for (const role of ['processor', 'controller'] as const)
      for (const name of [...language.parties[role], ...language.parties[`usually-${role}`]])
        roleOf.set(words(name.replace(/~$/, ''), dropped).join(' '), role);
    known = {
      roleOf,
      labels: new Set(language.structure['name-labels'].map((label) => words(label, dropped).join(' '))),
    };
    headsByLanguage.set(language, known);
  }
  return known;
}

interface Heads {
  readonly roleOf: ReadonlyMap<string, Role>;
  readonly labels: ReadonlySet<string>;
}

const headsByLanguage = new WeakMap<CompiledLanguage['language'], Heads>();

/**
 * To whom tables with a column for each party give what stands in a row: whose column has the cross ("X", "R", "yes") where the
 * other's has none, or in whose column a text stands. By block.
 */
export function assignedBlocks(
  document: BlockWords,
  text: string,
  tokens: Tokens,
  mentions: readonly PartyMention[],
): Map<number, Role> {
  const result = new Map<number, Role>();
  for (const table of tablesOf(document)) {
    const [first] = table;
    const columns = new Map<number, Role>();
    for (const cell of table) {
      if (cell.row !== first!.row) break;
      const role = roleOfHead(cell, tokens, mentions);
      if (role) columns.set(cell.column, role);
    }
    if (new Set(columns.values()).size < 2) continue;
    for (const row of rowsOf(table)) {
      if (row[0]!.row === first!.row) continue;
      const marked = new Set<Role>();
      const accountable = new Set<Role>();
      let isMarked = true;
      for (const cell of row) {
        const role = columns.get(cell.column);
        if (!role) continue;
        const own = text.slice(cell.start, cell.end).trim();
        if (TICKED.test(own)) marked.add(role);
        else if (/^a$/i.test(own)) accountable.add(role);
        else if (!UNTICKED.test(own)) isMarked = false;
        if (cell.to - cell.from >= TEXT_WORDS) result.set(cell.block, role);
      }
      const chosen = marked.size > 0 ? marked : accountable;
      const [only] = chosen;
      if (!isMarked || chosen.size !== 1) continue;
      for (const cell of row) if (!columns.has(cell.column)) result.set(cell.block, only!);
    }
  }
  return result;
}

/** In a chart of who does what R is responsible, A accountable where nobody is that; C and I are asked or told. */
const TICKED = /^(?:x|[✓✔✅☑☒■●•]|yes|oui|r|a\s?\/\s?r|r\s?\/\s?a|ra|ar|responsible|responsable)\.?$/iu;
const UNTICKED = /^(?:|[-–—☐□○]|no|non|c|i|c\s?\/\s?i|n\/?a|s\/?o)\.?$/iu;
/** In words: what has so many is a text. */
const TEXT_WORDS = 3;

interface Cell extends TokenRange {
  readonly block: number;
  readonly start: number;
  readonly end: number;
  readonly row: number;
  readonly column: number;
}

/** Both who looks for names and who looks for crosses asks for them. */
function tablesOf({ blocks, ranges }: BlockWords): readonly (readonly Cell[])[] {
  const made = tablesByBlocks.get(blocks);
  if (made) return made;
  const tables = new Map<number, Cell[]>();
  for (let block = 0; block < blocks.length; block++) {
    const { cell: at, start, end } = blocks[block]!.block;
    if (!at) continue;
    const { from, to } = ranges[block]!;
    const cell = { from, to, block, start, end, row: at.row, column: at.column };
    const known = tables.get(at.table);
    if (known) known.push(cell);
    else tables.set(at.table, [cell]);
  }
  const result = [...tables.values()];
  tablesByBlocks.set(blocks, result);
  return result;
}

const tablesByBlocks = new WeakMap<readonly StructuredBlock[], readonly (readonly Cell[])[]>();

function rowsOf(table: readonly Cell[]): Cell[][] {
  const rows = new Map<number, Cell[]>();
  for (const cell of table) {
    const known = rows.get(cell.row);
    if (known) known.push(cell);
    else rows.set(cell.row, [cell]);
  }
  return [...rows.values()];
}

/** A party and nothing else but an article, or what stands in brackets behind it. */
function roleOfHead({ from, to }: Cell, { bracketed }: Tokens, mentions: readonly PartyMention[]): Role | undefined {
  const own = mentions.filter((m) => m.from >= from && m.to <= to);
  const roles = new Set(own.map(({ role }) => role));
  const [only] = roles;
  if (roles.size !== 1 || (only !== 'controller' && only !== 'processor')) return undefined;
  let others = 0;
  for (let at = from; at < to; at++) if (!bracketed.has(at) && !own.some((m) => m.from <= at && at < m.to)) others += 1;
  return others <= MORE_WORDS ? only : undefined;
}

/** Beside the party at the head of a column: its article, or "tasks", and the barrier behind. */
const MORE_WORDS = 2;

/** The words of a cell without its articles and what stands in brackets. */
function bareWords({ from, to }: Cell, { forms, bracketed }: Tokens, { language }: CompiledLanguage): string {
  const articles = language.parties['articles-before-names'];
  const own: string[] = [];
  for (let at = from; at < to; at++)
    if (forms[at] && !bracketed.has(at) && !articles.includes(forms[at]!)) own.push(forms[at]!);
  return own.join(' ');
}

/** What stands in a cell as far as its first line or comma. */
function nameIn({ from, to }: Cell, text: string, { forms, starts, ends }: Tokens): TokenRange {
  let end = from;
  while (end < to && forms[end] && (end === from || !/[\n,;:(]/.test(text.slice(ends[end - 1], starts[end])))) end++;
  return { from, to: end };
}
