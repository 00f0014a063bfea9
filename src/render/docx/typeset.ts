import type { Block, Document, SourceSegment } from '../../model.js';
import { createArchive } from './archive.js';
import { bareParts, DECLARATION, MAIN_PART, WORD } from './blank.js';
import { element, escaped, type Markup, markup } from './markup.js';

/** A clean Word document of a text, and the text with the way into that document: what a contract in Word has by itself. */
export function typeset(document: Document, language: string): { bytes: Uint8Array; document: Document } {
  const writer = new Writer(document, markup({ prefix: 'w', uri: WORD }));
  const { xml, source } = writer.write();
  const bytes = createArchive(new Map([...bareParts(language), [MAIN_PART, new TextEncoder().encode(xml)]]));
  return { bytes, document: { ...document, anchors: { ...document.anchors, parts: [], source } } };
}

/** Writes the blocks and remembers where each stretch of text went. */
class Writer {
  readonly #document: Document;
  readonly #m: Markup;
  readonly #source: SourceSegment[] = [];
  #xml = '';

  constructor(document: Document, m: Markup) {
    this.#document = document;
    this.#m = m;
  }

  write(): { xml: string; source: readonly SourceSegment[] } {
    const { blocks } = this.#document;
    this.#xml = `${DECLARATION}<w:document xmlns:w="${WORD}"><w:body>`;
    for (let i = 0; i < blocks.length; ) {
      const table = blocks[i]!.cell?.table;
      if (table === undefined) {
        this.#paragraph(blocks[i]!);
        i += 1;
        continue;
      }
      let end = i;
      while (blocks[end]?.cell?.table === table) end += 1;
      this.#table(blocks.slice(i, end));
      // A table at the end, or before another one, needs a paragraph behind it (17.4.37).
      if (end === blocks.length || blocks[end]!.cell) this.#xml += '<w:p/>';
      i = end;
    }
    this.#xml += `${SECTION}</w:body></w:document>`;
    return { xml: this.#xml, source: this.#source };
  }

  #paragraph(block: Block): void {
    this.#xml += `<w:p>${this.#properties(block)}`;
    const mark = markOf(block, this.#document.text);
    if (mark !== '') this.#xml += `<w:r><w:t xml:space="preserve">${escaped(mark)}</w:t><w:tab/></w:r>`;
    this.#text(block.start, block.end);
    this.#xml += '</w:p>';
  }

  #properties({ kind, level, number }: Block): string {
    const m = this.#m;
    if (kind === 'heading') return element(m, 'pPr', {}, element(m, 'pStyle', { val: `Heading${Math.min(level, 6)}` }));
    if (kind === 'note') return element(m, 'pPr', {}, element(m, 'pStyle', { val: 'FootnoteText' }));
    if (kind !== 'item' && number === undefined) return '';
    const left = INDENT * Math.max(1, level);
    return element(m, 'pPr', {}, element(m, 'ind', { left, hanging: INDENT }));
  }

  #table(cells: readonly Block[]): void {
    const columns = Math.max(1, ...cells.map(({ cell }) => cell!.column + (cell!.columnSpan ?? 1)));
    const width = Math.floor(TEXT_WIDTH / columns);
    const grid = `<w:gridCol w:w="${width}"/>`.repeat(columns);
    this.#xml += `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${width * columns}" w:type="dxa"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>`;
    const rows = [...new Set(cells.map(({ cell }) => cell!.row))].sort((a, b) => a - b);
    for (const row of rows) {
      const own = cells.filter(({ cell }) => cell!.row === row);
      this.#xml += `<w:tr>${own.every(({ cell }) => cell!.header) ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}`;
      let column = 0;
      for (const block of own.sort((a, b) => a.cell!.column - b.cell!.column)) {
        const { column: at, columnSpan = 1 } = block.cell!;
        // Cells that reach down from above are left empty: what they say stands where they begin.
        for (; column < at; column += 1) this.#xml += cellXml(width, 1, '<w:p/>');
        this.#cell(block, width, columnSpan);
        column = at + columnSpan;
      }
      for (; column < columns; column += 1) this.#xml += cellXml(width, 1, '<w:p/>');
      this.#xml += '</w:tr>';
    }
    this.#xml += '</w:tbl>';
  }

  #cell(block: Block, width: number, span: number): void {
    const merged = span > 1 ? `<w:gridSpan w:val="${span}"/>` : '';
    this.#xml += `<w:tc><w:tcPr><w:tcW w:w="${width * span}" w:type="dxa"/>${merged}</w:tcPr><w:p>`;
    this.#text(block.start, block.end, block.cell!.header ? '<w:rPr><w:b/></w:rPr>' : '');
    this.#xml += '</w:p></w:tc>';
  }

  /** Text in one run. Only stretches that stand verbatim in the XML have a way back. */
  #text(start: number, end: number, properties = ''): void {
    const { text } = this.#document;
    if (start === end) return;
    this.#xml += `<w:r>${properties}`;
    for (const { 0: line, index } of text.slice(start, end).matchAll(/\n|\t|[^\n\t]+/g)) {
      if (line === '\n') this.#xml += '<w:br/>';
      else if (line === '\t') this.#xml += '<w:tab/>';
      else {
        this.#xml += '<w:t xml:space="preserve">';
        this.#verbatim(line, start + index);
        this.#xml += '</w:t>';
      }
    }
    this.#xml += '</w:r>';
  }

  #verbatim(line: string, offset: number): void {
    for (const { 0: stretch, index } of line.matchAll(/[^&<>"\p{Cc}\p{Surrogate}\ufffe\uffff]+|[\s\S]/gu)) {
      const written = escaped(stretch);
      if (written === stretch) {
        this.#source.push({ offset: offset + index, length: stretch.length, source: this.#xml.length });
      }
      this.#xml += written;
    }
  }
}

/** The number that the format made, or a box to tick: they are not in the text. */
function markOf({ number, checked, start, end }: Block, text: string): string {
  if (checked === undefined || /^\s*[☐☑☒✓✔]/u.test(text.slice(start, end))) return number ?? '';
  return number === undefined || number === '•' ? BOXES[`${checked}`] : `${number} ${BOXES[`${checked}`]}`;
}

const BOXES = { true: '☒', false: '☐' } as const;

function cellXml(width: number, span: number, content: string): string {
  return `<w:tc><w:tcPr><w:tcW w:w="${width * span}" w:type="dxa"/></w:tcPr>${content}</w:tc>`;
}

/** Twentieths of a point: 1 cm, and A4 with margins of 2.5 cm. */
const INDENT = 567;
const TEXT_WIDTH = 9070;
const SECTION =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>';
