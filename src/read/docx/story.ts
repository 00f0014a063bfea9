import { UserError } from '../../errors.js';
import { changeKind, type Shared, type Surroundings, withChange } from './context.js';
import type { Cell, Flow, Mark, Paragraph, Table } from './flow.js';
import { ParagraphReader } from './paragraph.js';
import { isShaded } from './styles.js';
import { child, integer, isOn, replay, toggle, value, type XmlElement, type XmlHandler } from './xml.js';

/**
 * Reads a story (body, note, header, text box) from its elements and hands on every paragraph and table at its
 * highest level as soon as it is complete.
 */
export class Story implements XmlHandler {
  readonly #shared: Shared;
  readonly #part: string;
  readonly #paragraphs: ParagraphReader;
  readonly #containers: Container[];
  readonly #surroundings: Surroundings[];
  readonly #tables: Table[] = [];
  readonly #chosen: boolean[] = [];
  /** Text boxes count as the paragraph that they are anchored in. */
  readonly #fixedIndex: number | undefined;
  #index = 0;
  #marks: Mark[] = [];

  constructor(
    shared: Shared,
    part: string,
    xml: string,
    emit: (flow: Flow) => void,
    surroundings: Surroundings,
    fixedIndex?: number,
  ) {
    this.#shared = shared;
    this.#part = part;
    this.#paragraphs = new ParagraphReader(shared, part, xml, (content, inner, index) => {
      const flows: Flow[] = [];
      const box = new Story(shared, part, xml, (flow) => flows.push(flow), inner, index);
      replay(content, box);
      box.end();
      return flows;
    });
    this.#containers = [{ emit, pending: undefined }];
    this.#surroundings = [surroundings];
    this.#fixedIndex = fixedIndex;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): 'enter' | 'collect' | 'skip' {
    switch (name) {
      case 'w:p':
      case 'w:tblPr':
      case 'w:trPr':
      case 'w:tcPr':
      case 'w:sdtPr':
      case 'w:sectPr':
      case 'w:altChunk':
      case 'w:subDoc':
      case 'w:commentRangeStart':
      case 'w:commentRangeEnd':
        return 'collect';
      case 'w:tblGrid':
      case 'w:tblPrEx':
      case 'w:sdtEndPr':
      case 'w:background':
        return 'skip';
      case 'w:tbl':
        this.#flush();
        this.#tables.push({ type: 'table', styledHeader: false, rows: [] });
        return 'enter';
      case 'w:tr': {
        const table = this.#tables.at(-1);
        table?.rows.push({ header: false, before: 0, kept: this.#current.kept, cells: [] });
        this.#surroundings.push(this.#current);
        return 'enter';
      }
      case 'w:tc':
        this.#openCell();
        this.#surroundings.push(this.#current);
        return 'enter';
      case 'w:sdt':
        this.#surroundings.push(this.#current);
        return 'enter';
      case 'mc:AlternateContent':
        this.#chosen.push(false);
        return 'enter';
      case 'mc:Choice':
      case 'mc:Fallback': {
        if (this.#chosen.at(-1)) return 'skip';
        this.#chosen[this.#chosen.length - 1] = true;
        return 'enter';
      }
      default:
        if (changeKind(name) !== undefined) {
          this.#surroundings.push(withChange(this.#current, { name, attributes }, this.#shared.options.view));
        }
        return 'enter';
    }
  }

  element(element: XmlElement): void {
    switch (element.name) {
      case 'w:p':
        this.#paragraph(element);
        break;
      case 'w:tblPr':
        this.#tableProperties(element);
        break;
      case 'w:trPr':
        this.#rowProperties(element);
        break;
      case 'w:tcPr':
        this.#cellProperties(element);
        break;
      case 'w:sdtPr':
        if (toggle(element, 'w:showingPlcHdr') === true) this.#replace({ ...this.#current, placeholder: true });
        break;
      case 'w:commentRangeStart':
        this.#marks.push({ type: 'comment-start', id: element.attributes['w:id'] ?? '' });
        break;
      case 'w:commentRangeEnd':
        this.#marks.push({ type: 'comment-end', id: element.attributes['w:id'] ?? '' });
        break;
      case 'w:sectPr':
        this.#shared.tally.sections.push(element);
        break;
      case 'w:altChunk':
        this.#shared.tally.notRead.set('inserted document (altChunk)', this.#part);
        break;
      case 'w:subDoc':
        this.#shared.tally.notRead.set('linked document', this.#part);
        break;
    }
  }

  close(name: string): void {
    switch (name) {
      case 'w:tbl': {
        const table = this.#tables.pop();
        if (table && table.rows.length > 0) this.#container.emit(table);
        break;
      }
      case 'w:tc':
        this.#flush();
        this.#containers.pop();
        this.#surroundings.pop();
        break;
      case 'w:tr':
      case 'w:sdt':
        this.#surroundings.pop();
        break;
      case 'mc:AlternateContent':
        this.#chosen.pop();
        break;
      default:
        if (changeKind(name) !== undefined) this.#surroundings.pop();
    }
  }

  /** The story is complete. */
  end(): void {
    this.#flush();
  }

  get #current(): Surroundings {
    return this.#surroundings.at(-1)!;
  }

  get #container(): Container {
    return this.#containers.at(-1)!;
  }

  #replace(surroundings: Surroundings): void {
    this.#surroundings[this.#surroundings.length - 1] = surroundings;
  }

  #paragraph(element: XmlElement): void {
    this.#index += 1;
    const index = this.#fixedIndex ?? this.#index;
    const { paragraph: own, closed } = this.#paragraphs.read(element, index, this.#current);
    let paragraph = this.#current.placeholder ? bracketed(own) : own;
    if (this.#marks.length > 0) {
      paragraph = { ...paragraph, pieces: [...this.#marks.map((mark) => markPiece(mark)), ...paragraph.pieces] };
      this.#marks = [];
    }
    const container = this.#container;
    if (container.pending) paragraph = joined(container.pending, paragraph);
    container.pending = closed ? undefined : paragraph;
    if (closed) container.emit(paragraph);
  }

  /** A paragraph whose mark is not in the view has nothing to run into at the end of a cell or before a table. */
  #flush(): void {
    const { pending, emit } = this.#container;
    if (!pending) return;
    this.#container.pending = undefined;
    emit({ ...pending, kept: pending.kept && pending.pieces.some((piece) => piece.kept && piece.text.trim() !== '') });
  }

  #openCell(): void {
    this.#shared.tally.cells += 1;
    if (this.#shared.tally.cells > MAX_CELLS) {
      throw new UserError('too-large', `The document has more than ${MAX_CELLS} table cells.`, {
        file: this.#shared.options.path,
        next: 'Split the document.',
      });
    }
    const cell: Cell = {
      columns: 1,
      rowMerge: undefined,
      columnMerge: undefined,
      shaded: false,
      kept: this.#current.kept,
      flows: [],
    };
    this.#tables.at(-1)?.rows.at(-1)?.cells.push(cell);
    this.#containers.push({ emit: (flow) => cell.flows.push(flow), pending: undefined });
  }

  #tableProperties(element: XmlElement): void {
    const table = this.#tables.at(-1);
    if (!table) return;
    const look = child(element, 'w:tblLook')?.attributes;
    // Older producers write the flags as one hexadecimal number (17.4.56).
    const flag = look?.['w:firstRow'];
    const first = flag === undefined ? (Number.parseInt(look?.['w:val'] ?? '0', 16) & 0x20) !== 0 : isOn(flag);
    const styledHeader = first && this.#shared.styles.emphasisesFirstRow(value(element, 'w:tblStyle'));
    this.#tables[this.#tables.length - 1] = { ...table, styledHeader };
  }

  #rowProperties(element: XmlElement): void {
    const row = this.#tables.at(-1)?.rows.at(-1);
    if (!row) return;
    row.header = toggle(element, 'w:tblHeader') === true;
    row.before = Math.max(0, integer(value(element, 'w:gridBefore')) ?? 0);
    this.#changeIn(element);
    row.kept = this.#current.kept;
  }

  #cellProperties(element: XmlElement): void {
    const cell: Cell | undefined = this.#tables.at(-1)?.rows.at(-1)?.cells.at(-1);
    if (!cell) return;
    cell.columns = Math.max(1, integer(value(element, 'w:gridSpan')) ?? 1);
    cell.rowMerge = mergeOf(element, 'w:vMerge');
    cell.columnMerge = mergeOf(element, 'w:hMerge');
    cell.shaded = isShaded(element);
    this.#changeIn(element);
    cell.kept = this.#current.kept;
  }

  #changeIn(element: XmlElement): void {
    const change = element.children.find(({ name }) => changeKind(name) !== undefined);
    if (change) this.#replace(withChange(this.#current, change, this.#shared.options.view));
  }
}

/** Tables are kept in memory until they end; these are those of a list of 6,000 rows and 10 columns. */
const MAX_CELLS = 60_000;

interface Container {
  readonly emit: (flow: Flow) => void;
  pending: Paragraph | undefined;
}

/** Both texts under the properties of the second: the mark that stays is its own (17.13.5.15). */
function joined(first: Paragraph, second: Paragraph): Paragraph {
  // Grows the first: thousands of paragraphs may run into one.
  first.pieces.push(markPiece({ type: 'paragraph', index: second.index }));
  for (const piece of second.pieces) first.pieces.push(piece);
  for (const box of second.boxes) first.boxes.push(box);
  return { ...second, pieces: first.pieces, index: first.index, boxes: first.boxes, kept: first.kept || second.kept };
}

function bracketed(paragraph: Paragraph): Paragraph {
  const text = paragraph.pieces.map((piece) => piece.text).join('');
  if (text.trim() === '' || /^\s*[[{<«]/.test(text)) return paragraph;
  const bracket = { kept: paragraph.kept, bold: false, changes: [] };
  return { ...paragraph, pieces: [{ ...bracket, text: '[' }, ...paragraph.pieces, { ...bracket, text: ']' }] };
}

function markPiece(mark: Mark): Paragraph['pieces'][number] {
  return { text: '', kept: true, bold: false, changes: [], mark };
}

function mergeOf(element: XmlElement, name: string): Cell['rowMerge'] {
  const merge = child(element, name);
  if (!merge) return undefined;
  return merge.attributes['w:val'] === 'restart' ? 'restart' : 'continue';
}
