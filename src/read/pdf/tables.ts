import { lineOf, splitAt } from './lines.js';
import type { Line, Segment, Table, TableCell } from './types.js';

/** Lines of a table stand at most so far apart (in sizes of the font): padding and a rule between rows. */
const ROW_GAP = 6;

export interface FoundTable {
  readonly table: Table;
  /** Index of the first line after the table. */
  readonly end: number;
  /** How many lines before the starting one belong to the table: cells centred in height start above. */
  readonly above: number;
}

/**
 * The table that starts at a line with text in several columns, if the next lines keep to the same columns.
 * Of the lines before it, the last `before` may be part of it.
 */
export function tableAt(lines: readonly Line[], start: number, before: number): FoundTable | undefined {
  const first = lines[start]!;
  if (first.segments.length < 2) return undefined;
  const grid = new Grid(first);
  const band = [first];
  let several = start;
  let rows = 1;
  for (let end = start + 1; end < lines.length; end += 1) {
    const above = lines[end - 1]!;
    const line = splitAt(lines[end]!, grid.edges);
    const gap = (line.y - above.y) / Math.max(line.size, above.size);
    if (gap > ROW_GAP || (rows > 1 && isTitle(line, above, gap)) || !grid.take(line, gap)) break;
    if (line.segments.length > 1) {
      several = end;
      rows += 1;
    }
    band.push(line);
  }
  const end = withTail(lines, several, start + band.length, grid.columns[0]!.left);
  const above = withHead(lines, start, before, grid);
  const all = [...lines.slice(start - above, start), ...band.slice(0, end - start)];
  if (!isTable(all, grid)) return undefined;
  const columns = columnsOf(all, grid);
  return { table: { kind: 'table', columns: columns.map(({ left }) => left), rows: rowsOf(all, columns) }, end, above };
}

/** Set apart and in a font of its own: the heading of what comes next. */
function isTitle(line: Line, above: Line, gap: number): boolean {
  return (
    line.segments.length === 1 && line.uniform && gap > 1.8 && above.segments.every(({ font }) => font !== line.font)
  );
}

interface Column {
  left: number;
  right: number;
}

type Extent = Pick<Segment, 'x' | 'right' | 'size'>;

/** Columns as the lines so far have them, from left to right. */
class Grid {
  columns: Column[];

  constructor(line: Line) {
    this.columns = line.segments.map((segment) => ({ left: segment.x, right: segment.right }));
  }

  get edges(): number[] {
    return this.columns.slice(1).map((column) => column.left);
  }

  /** Widens the columns by a line, `gap` sizes below the last one; false if the line does not keep to them. */
  take(line: Line, gap: number): boolean {
    const alone = line.segments.length === 1;
    const homes = line.segments.map((segment) => homeOf(segment, this.columns, !alone));
    const known = new Set(homes.filter((home) => home !== undefined));
    if (alone && known.size === 0 && !(gap < 1.4 && line.right < this.columns[0]!.left)) return false;
    if (!alone && known.size === 0) return false;
    if (!alone && known.size < 2 && homes.includes(undefined) && line.segments.length < 3) return false;
    for (const [index, segment] of line.segments.entries()) {
      const home = homes[index];
      if (home === undefined) {
        if (this.columns.some((column) => touches(segment, column))) continue;
        this.columns.push({ left: segment.x, right: segment.right });
      } else {
        home.left = Math.min(home.left, segment.x);
        home.right = Math.max(home.right, segment.right);
      }
    }
    this.columns.sort((one, other) => one.left - other.left);
    return true;
  }
}

/** The column that a segment stands in; undefined for one that stands between columns or across them. */
function homeOf(segment: Extent, columns: readonly Column[], mayOverflow: boolean): Column | undefined {
  return columns.find((column, index) => {
    const next = columns[index + 1];
    const fits = !next || segment.right <= next.left + 0.2 * segment.size;
    if (Math.abs(column.left - segment.x) <= 0.6 * segment.size && (fits || mayOverflow)) return true;
    const previous = columns[index - 1];
    return (!previous || segment.x > previous.right) && fits && touches(segment, column);
  });
}

function touches(segment: Extent, column: Column): boolean {
  return segment.x <= column.right && segment.right >= column.left;
}

/**
 * Columns of the grid that never have text on the same line as their neighbour are one column with it:
 * a centred header above text at the left.
 */
function columnsOf(band: readonly Line[], grid: Grid): Column[] {
  const used = grid.columns.map((column) => ({
    ...column,
    lines: new Set(
      band.filter((line) => line.segments.some((segment) => homeOf(segment, grid.columns, true) === column)),
    ),
  }));
  for (let index = 1; index < used.length; ) {
    const [left, right] = [used[index - 1]!, used[index]!];
    const apart = [...left.lines].every((line) => !right.lines.has(line));
    if (!apart || used.length === 2) {
      index += 1;
      continue;
    }
    const lines = new Set([...left.lines, ...right.lines]);
    used.splice(index - 1, 2, {
      left: Math.min(left.left, right.left),
      right: Math.max(left.right, right.right),
      lines,
    });
  }
  return used;
}

/** After the last line with several cells, a table goes on as long as the lines stand close. */
function withTail(lines: readonly Line[], several: number, end: number, first: number): number {
  let tail = several + 1;
  for (; tail < end; tail += 1) {
    const line = lines[tail]!;
    const reach = Math.abs(line.x - first) <= line.size ? 1.35 : 1.8;
    if (line.y - lines[tail - 1]!.y > reach * line.size) break;
  }
  return tail;
}

function withHead(lines: readonly Line[], start: number, before: number, grid: Grid): number {
  let above = 0;
  while (above < before) {
    const line = lines[start - above - 1]!;
    const next = lines[start - above]!;
    const inOneColumn = line.segments.length === 1 && homeOf(line, grid.columns, false) !== undefined;
    if (!inOneColumn || line.text.length > 60 || line.size > 1.1 * next.size || next.y - line.y > 1.4 * next.size)
      break;
    above += 1;
  }
  return above;
}

function isTable(band: readonly Line[], grid: Grid): boolean {
  const rows = band.filter((line) => line.segments.length > 1);
  if (rows.length < 2) return false;
  if (isContents(rows)) return false;
  const reach = (line: Line) => line.segments.filter((segment) => grid.columns.some((column) => near(segment, column)));
  const aligned = rows.filter((line) => reach(line).length > 1).length;
  return aligned >= 2 || rows.length >= 3;
}

function near(segment: Segment, column: Column): boolean {
  const middle = Math.abs(segment.x + segment.right - column.left - column.right) / 2;
  return Math.abs(segment.x - column.left) <= 0.6 * segment.size || middle <= 0.8 * segment.size;
}

/** A table of contents has the numbers of pages at the right: its entries are read as lines. */
function isContents(rows: readonly Line[]): boolean {
  const numbers = rows.map((line) => /^[\s.…]*(\d{1,4})$/.exec(line.segments.at(-1)!.text)?.[1]);
  const known = numbers.flatMap((number) => (number === undefined ? [] : [Number(number)]));
  return known.length === rows.length && known.every((number, index) => index === 0 || number >= known[index - 1]!);
}

function rowsOf(band: readonly Line[], columns: readonly Column[]): TableCell[][] {
  const pieces = band.flatMap((line) => piecesOf(line, columns));
  return bandsOf(pieces, columns).map((row) => {
    const cells = new Map<number, Line[]>();
    for (const { column, line } of row) cells.set(column, [...(cells.get(column) ?? []), line]);
    return [...cells]
      .sort((one, other) => one[0] - other[0])
      .map(([column, lines]) => ({ column, lines: lines.sort((one, other) => one.y - other.y) }));
  });
}

interface Piece {
  readonly column: number;
  readonly line: Line;
}

/** What a line has in each column. */
function piecesOf(line: Line, columns: readonly Column[]): Piece[] {
  const byColumn = new Map<number, Segment[]>();
  for (const segment of line.segments) {
    const home = homeOf(segment, columns, true);
    const column = home ? columns.indexOf(home) : nearest(segment, columns);
    byColumn.set(column, [...(byColumn.get(column) ?? []), segment]);
  }
  return [...byColumn].map(([column, segments]) => ({ column, line: lineOf(line.page, segments, line.y) }));
}

function nearest(segment: Segment, columns: readonly Column[]): number {
  const distance = (column: Column) => Math.abs(column.left - segment.x);
  return columns.reduce((best, column, index) => (distance(column) < distance(columns[best]!) ? index : best), 0);
}

/**
 * Rows of a table: lines of a cell stand close, rows are parted by padding. Where rows stand as close as
 * lines, a row starts at a line with text in the first column when none of its cells wraps.
 */
function bandsOf(pieces: readonly Piece[], columns: readonly Column[]): Piece[][] {
  const byColumn = columns.map((_, column) => pieces.filter((piece) => piece.column === column));
  const leading = usualGap(byColumn);
  const fragments = byColumn.flatMap((column) => fragmentsOf(column, leading));
  fragments.sort((one, other) => top(one) - top(other));
  const rows: { pieces: Piece[]; bottom: number }[] = [];
  for (const fragment of fragments) {
    const row = rows.at(-1);
    if (row && top(fragment) < row.bottom) {
      row.pieces.push(...fragment);
      row.bottom = Math.max(row.bottom, bottom(fragment));
    } else rows.push({ pieces: [...fragment], bottom: bottom(fragment) });
  }
  const padded = rows.length > 2;
  return rows.flatMap((row) => splitTight(row.pieces, columns, padded));
}

/** From baseline to baseline within cells: the smallest gap that is common. */
function usualGap(columns: readonly (readonly Piece[])[]): number {
  const gaps = columns.flatMap((column) =>
    column.slice(1).map(({ line }, index) => (line.y - column[index]!.line.y) / line.size),
  );
  const likely = gaps.filter((gap) => gap > 0.8 && gap < 1.7).sort((one, other) => one - other);
  return likely[Math.floor(likely.length / 4)] ?? 1.2;
}

function fragmentsOf(column: readonly Piece[], leading: number): Piece[][] {
  const fragments: Piece[][] = [];
  for (const piece of column) {
    const above = fragments.at(-1)?.at(-1);
    if (above && piece.line.y - above.line.y <= 1.3 * leading * piece.line.size) fragments.at(-1)!.push(piece);
    else fragments.push([piece]);
  }
  return fragments;
}

function top(fragment: readonly Piece[]): number {
  return fragment[0]!.line.y - 0.7 * fragment[0]!.line.size;
}

function bottom(fragment: readonly Piece[]): number {
  const { line } = fragment.at(-1)!;
  return line.y + 0.1 * line.size;
}

/** Splits what stands together into rows: a header off its first row, and all rows where no padding parts them. */
function splitTight(pieces: readonly Piece[], columns: readonly Column[], padded: boolean): Piece[][] {
  const heights = [...new Set(pieces.map(({ line }) => Math.round(line.y)))].sort((one, other) => one - other);
  const rows: Piece[][] = [];
  let last: readonly Piece[] = [];
  for (const y of heights) {
    const line = pieces.filter((piece) => Math.round(piece.line.y) === y);
    const label = line.find(({ column }) => column === 0)?.line.text;
    const starts = label !== undefined && !/^\p{Ll}+(?:\s|$)/u.test(label) && line.length > 1;
    const pairs = line.flatMap((piece) => {
      const above = last.find(({ column }) => column === piece.column);
      return above ? [{ above: above.line, piece }] : [];
    });
    const wraps = pairs.every(({ above, piece }) => fills(above, piece.line, columns[piece.column + 1]?.left));
    const row = rows.at(-1);
    const labelled = !padded && row?.some(({ column }) => column === 0);
    const afterHeader = last.every(({ line: above }) => line.every((piece) => piece.line.font !== above.font));
    if (!row || ((labelled || afterHeader) && starts && !(wraps && pairs.length > 0))) rows.push([...line]);
    else row.push(...line);
    last = line;
  }
  return rows;
}

/** The first word of `next` would not have fitted on `line`, before the next column. */
function fills(line: Line, next: Line, edge = Math.max(line.right, next.right)): boolean {
  const word = next.text.split(' ', 1)[0]!.length / Math.max(1, next.text.length);
  return line.right + word * (next.right - next.x) + 1.2 * line.size > edge;
}
