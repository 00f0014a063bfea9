import type { DocumentBuilder } from '../builder.js';
import type { HeadingLevel } from './headings.js';
import { joint, type Vocabulary } from './join.js';
import { markerOf } from './markers.js';
import type { Line, Table } from './types.js';

export interface Layout {
  readonly bold: ReadonlySet<string>;
  readonly vocabulary: Vocabulary;
  readonly headingLevel: HeadingLevel;
  readonly itemLevels: ReadonlyMap<Line, number>;
  readonly label: (page: number) => string | undefined;
  /** Filled with the offset at which each line starts. */
  readonly offsets: Map<Line, number>;
}

/** Writes a footnote or margin note as a block; its sign stays in the text, as printed. */
export function writeNote(builder: DocumentBuilder, lines: readonly Line[], layout: Layout): void {
  builder.block({ kind: 'note', level: 0 }, () => writeLines(builder, lines, 0, layout));
}

/** Writes one paragraph as a block. */
export function writeParagraph(builder: DocumentBuilder, lines: readonly Line[], layout: Layout): void {
  const first = lines[0]!;
  const marker = markerOf(first.text);
  const bullet = marker?.kind === 'bullet';
  const heading = bullet ? 0 : layout.headingLevel(lines);
  const item = heading > 0 ? 0 : (layout.itemLevels.get(first) ?? 0);
  const cut = marker && (bullet || marker.kind === 'box') ? marker.length : 0;
  builder.block(
    {
      kind: heading > 0 ? 'heading' : item > 0 ? 'item' : 'paragraph',
      level: heading + item,
      ...(bullet ? { number: '•' } : {}),
      ...(marker?.checked === undefined ? {} : { checked: marker.checked }),
    },
    () => writeLines(builder, lines, cut, layout),
  );
}

/** Writes the cells of a table as blocks, row by row. `firstRow` counts on from a table that this one continues. */
export function writeTable(builder: DocumentBuilder, table: Table, at: TablePlace, layout: Layout): void {
  const header = at.firstRow === 0 && hasHeader(table, layout.bold);
  table.rows.forEach((row, index) => {
    for (const { column, lines } of row) {
      const cell = { table: at.table, row: at.firstRow + index, column, header: header && index === 0 };
      builder.block({ kind: 'cell', level: 0, cell }, () => writeLines(builder, lines, 0, layout));
    }
  });
}

export interface TablePlace {
  readonly table: number;
  readonly firstRow: number;
}

/** The first row is a header when it alone is bold, or short labels over three columns or more. */
function hasHeader(table: Table, bold: ReadonlySet<string>): boolean {
  const [first, ...rest] = table.rows;
  if (!first || rest.length === 0) return false;
  const isBold = (row: (typeof rest)[number]) => row.every(({ lines }) => lines.every((line) => bold.has(line.font)));
  if (isBold(first) && !rest.some(isBold)) return true;
  const labels = first.every(({ lines }) => /^\D{1,60}$/u.test(lines.map((line) => line.text).join(' ')));
  return labels && first.length === table.columns.length && first.length > 2 && rest.length > 1;
}

/** Appends the lines to the open block, without the first `cut` code units. */
export function writeLines(builder: DocumentBuilder, lines: readonly Line[], cut: number, layout: Layout): void {
  lines.forEach((line, index) => {
    const after = lines[index + 1];
    const text = line.text.slice(index === 0 ? cut : 0);
    const seam = after ? joint(text, after.text, layout.vocabulary) : { cut: 0, between: '' };
    anchorPage(builder, line.page, layout);
    layout.offsets.set(line, builder.offset);
    builder.append(printed(text.slice(0, text.length - seam.cut)) + seam.between);
  });
}

function anchorPage(builder: DocumentBuilder, page: number, layout: Layout): void {
  if (builder.pages.at(-1)?.value.page === page) return;
  const label = layout.label(page);
  builder.anchor(builder.pages, label === undefined ? { page } : { page, label });
}

/** Without soft hyphens; the dots that lead to the page in a table of contents are no blank to fill in. */
function printed(text: string): string {
  return text.replace(/\u00ad/gu, '').replace(/\s*(?:\.\s?){4,}\s*(?=\d{1,4}$)|\s*…{2,}\s*(?=\d{1,4}$)/u, ' ');
}
