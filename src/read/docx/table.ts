import type { Block } from '../../model.js';
import type { Cell, Flow, Paragraph, Row, Table } from './flow.js';
import { hasText, type Layout, type NoteForm } from './layout.js';

/**
 * Writes a table, row by row. A cell is one block with its paragraphs on lines of their own; a cell with
 * numbered paragraphs or headings is one block a paragraph (all with the place of the cell), so that no number is
 * lost. A nested table comes where it stands in its cell, as a table of its own.
 */
export function layOutTable(table: Table, layout: Layout, note?: NoteForm): void {
  const rows = table.rows.filter((row) => row.kept);
  if (isFrame(table)) {
    for (const row of table.rows) {
      if (row.kept) for (const flow of row.cells[0]!.flows) layout.flow(flow, note);
      else leaveOutRow(row, layout);
    }
    return;
  }
  const index = layout.nextTable();
  const headers = headerRows(rows, table.styledHeader);
  const merged = new Map<number, number[]>();
  let rowIndex = 0;
  for (const row of table.rows) {
    if (!row.kept) leaveOutRow(row, layout);
    else {
      layOutRow(row, { table: index, row: rowIndex, header: rowIndex < headers }, merged, layout);
      rowIndex += 1;
    }
  }
}

/** One cell is a frame around text. */
function isFrame(table: Table): boolean {
  const rows = table.rows.filter((row) => row.kept);
  return rows.length === 1 && rows[0]!.cells.length === 1;
}

interface Place {
  readonly table: number;
  readonly row: number;
  readonly header: boolean;
}

/** `merged`: the blocks of the cells that may go on in the next row, by column. */
function layOutRow(row: Row, place: Place, merged: Map<number, number[]>, layout: Layout): void {
  let column = row.before;
  for (const [position, cell] of row.cells.entries()) {
    if (cell.columnMerge === 'continue' && position > 0) {
      column += cell.columns;
      continue;
    }
    if (!cell.kept) {
      leaveOutCell(cell, layout);
      continue;
    }
    const columns = spanOf(row, position);
    const above = cell.rowMerge === 'continue' ? merged.get(column) : undefined;
    if (above) {
      growRows(above, layout);
      leaveOutCell(cell, layout);
    } else {
      const blocks = layOutCell(cell, { ...place, column, ...(columns > 1 ? { columnSpan: columns } : {}) }, layout);
      if (cell.rowMerge === undefined) merged.delete(column);
      else merged.set(column, blocks);
    }
    column += cell.columns;
  }
}

/** A cell that is merged the old way counts those that go on with it (17.4.22). */
function spanOf(row: Row, position: number): number {
  let columns = row.cells[position]!.columns;
  for (let next = position + 1; row.cells[next]?.columnMerge === 'continue'; next += 1) {
    columns += row.cells[next]!.columns;
  }
  return columns;
}

function growRows(blocks: readonly number[], layout: Layout): void {
  for (const index of blocks) {
    const block = layout.builder.blocks[index]!;
    if (!block.cell) continue;
    layout.builder.blocks[index] = { ...block, cell: { ...block.cell, rowSpan: (block.cell.rowSpan ?? 1) + 1 } };
  }
}

function layOutCell(cell: Cell, place: NonNullable<Block['cell']>, layout: Layout): number[] {
  const flows = cell.flows.flatMap(unpacked);
  const written: number[] = [];
  const write = (paragraphs: readonly Paragraph[], number?: string) => {
    const before = layout.builder.blocks.length;
    layout.block({ kind: 'cell', level: 0, cell: place, ...(number === undefined ? {} : { number }) }, paragraphs);
    if (layout.builder.blocks.length > before) written.push(before);
  };
  const apart = flows.some(
    (flow) =>
      flow.type === 'paragraph' && hasText(flow) && (flow.numbering !== undefined || flow.heading !== undefined),
  );
  let together: Paragraph[] = [];
  const flush = () => {
    if (together.some(hasText)) write(together);
    else for (const paragraph of together) layout.leaveOut(paragraph);
    together = [];
  };
  for (const flow of flows) {
    if (flow.type === 'table') {
      flush();
      layOutTable(flow, layout);
      continue;
    }
    const number = flow.kept ? layout.number(flow) : undefined;
    if (apart && hasText(flow)) {
      flush();
      write([flow], number);
    } else together.push(flow);
  }
  const blank = written.length === 0 && flows.every((flow) => flow.type === 'paragraph');
  if (blank) write(together);
  else flush();
  return written;
}

/** What stands in a cell, with text boxes and frames opened. */
function unpacked(flow: Flow): Flow[] {
  if (flow.type === 'paragraph') return [flow, ...flow.boxes.flatMap(unpacked)];
  return isFrame(flow) ? flow.rows.flatMap((row) => row.cells.flatMap((cell) => cell.flows.flatMap(unpacked))) : [flow];
}

function leaveOutRow(row: Row, layout: Layout): void {
  for (const cell of row.cells) leaveOutCell(cell, layout);
}

function leaveOutCell(cell: Cell, layout: Layout): void {
  for (const flow of cell.flows) {
    if (flow.type === 'paragraph') {
      layout.leaveOut({ ...flow, kept: false });
      for (const box of flow.boxes) leaveOutCell({ ...cell, flows: [box] }, layout);
    } else for (const row of flow.rows) leaveOutRow(row, layout);
  }
}

/** How many rows at the top are headers: those that say so, else the first one if it alone stands out. */
function headerRows(rows: readonly Row[], styled: boolean): number {
  let said = 0;
  while (rows[said]?.header) said += 1;
  if (said > 0) return said < rows.length ? said : 0;
  const [first, ...others] = rows;
  if (!first || others.length === 0 || first.cells.length < 2 || !first.cells.some(cellHasText)) return 0;
  if (styled) return 1;
  return standsOut(first) && !others.every(standsOut) ? 1 : 0;
}

function standsOut(row: Row): boolean {
  const filled = row.cells.filter(cellHasText);
  return filled.length > 0 && (filled.every((cell) => cell.shaded) || filled.every(isBold));
}

function cellHasText(cell: Cell): boolean {
  return cell.flows.some((flow) => flow.type === 'paragraph' && hasText(flow));
}

function isBold(cell: Cell): boolean {
  return cell.flows.every(
    (flow) =>
      flow.type === 'paragraph' && flow.pieces.every((piece) => !piece.kept || piece.bold || piece.text.trim() === ''),
  );
}
