import type { Element, Nodes } from 'hast';
import type { Flow } from '../text/flow.js';
import { isNoText } from './content.js';
import { type Walk, walkChildren, walkHtml } from './walk.js';

/** Adds a table cell by cell; a table that only lays out a page is read as the text in it. */
export function walkTable(table: Element, flow: Flow, walk: Walk): void {
  flow.flush();
  for (const child of table.children) {
    if (child.type === 'element' && child.tagName === 'caption') walkHtml(child, flow, walk);
  }
  const rows = rowsOf(table).filter((row) => !walk.skip(row.element));
  if (isLayout(table, rows)) {
    for (const row of rows) {
      for (const cell of row.cells) {
        flow.flush();
        walkChildren(cell, flow, walk);
        flow.flush();
      }
    }
    return;
  }
  const index = flow.tables++;
  /** For each column, the row at which it is free again below a cell that spans rows. */
  const taken: number[] = [];
  rows.forEach((row, r) => {
    let column = 0;
    for (const cell of row.cells) {
      while ((taken[column] ?? 0) > r) column++;
      const columnSpan = spanOf(cell.properties.colSpan, 1000);
      const rowSpan = spanOf(cell.properties.rowSpan, rows.length - r);
      for (let c = column; c < column + columnSpan; c++) taken[c] = r + rowSpan;
      const at = (cell.position?.start.offset ?? 0) + walk.base;
      const place = {
        table: index,
        row: r,
        column,
        ...(rowSpan > 1 ? { rowSpan } : {}),
        ...(columnSpan > 1 ? { columnSpan } : {}),
        header: row.isHeader,
      };
      flow.cell(place, at, () => {
        if (!walk.skip(cell)) walkChildren(cell, flow, walk);
      });
      column += columnSpan;
    }
  });
}

interface Row {
  readonly element: Element;
  readonly cells: readonly Element[];
  readonly isHeader: boolean;
}

function rowsOf(table: Element): Row[] {
  const rows: Row[] = [];
  const add = (element: Element, inHead: boolean) => {
    const cells = elements(element).filter((cell) => cell.tagName === 'td' || cell.tagName === 'th');
    if (cells.length === 0) return;
    const allHeads = cells.length > 1 && cells.every((cell) => cell.tagName === 'th');
    rows.push({ element, cells, isHeader: inHead || (allHeads && rows.every((row) => row.isHeader)) });
  };
  for (const child of elements(table)) {
    if (child.tagName === 'tr') add(child, false);
    else if (/^(?:thead|tbody|tfoot)$/.test(child.tagName)) {
      for (const row of elements(child)) if (row.tagName === 'tr') add(row, child.tagName === 'thead');
    }
  }
  return rows;
}

function isLayout(table: Element, rows: readonly Row[]): boolean {
  const role = String(table.properties.role ?? '');
  if (role === 'presentation' || role === 'none') return true;
  if (rows.every((row) => row.cells.length === 1)) return true;
  return rows.some((row) =>
    row.cells.some((cell) => has(cell, /^table$/) || (has(cell, /^(?:h[1-6]|p|ul|ol)$/) && isLong(cell))),
  );
}

function isLong(cell: Element): boolean {
  let length = 0;
  const count = (node: Nodes) => {
    if (node.type === 'text') length += node.value.length;
    else if (node.type === 'element' && !isNoText(node)) node.children.forEach(count);
  };
  count(cell);
  return length > 3000;
}

function has(element: Element, name: RegExp): boolean {
  return elements(element).some((child) => name.test(child.tagName) || has(child, name));
}

function elements(element: Element): Element[] {
  return element.children.filter((node): node is Element => node.type === 'element');
}

function spanOf(value: unknown, most: number): number {
  const span = Number(value ?? 1);
  return Number.isInteger(span) && span > 1 ? Math.min(span, Math.max(most, 1)) : 1;
}
