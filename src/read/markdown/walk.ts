import type { Definition, Heading, List, ListItem, Nodes, Parents, Root, Table } from 'mdast';
import { align } from '../text/align.js';
import type { Flow } from '../text/flow.js';
import { plainDrafts } from '../text.js';
import type { Chunk } from './chunks.js';
import type { Definitions } from './definitions.js';
import { addHtmlBlock, addHtmlTag, htmlRun, type ParseHtml } from './html.js';

/** Adds the blocks of Markdown trees to the flow, chunk by chunk. */
export class MarkdownWalk {
  #base = 0;
  #from = 0;
  #end = 0;
  /** Rows of the last table, in all its chunks. */
  #rows = 0;
  /** The last number of the ordered list that ended last. */
  #last = 0;
  #continuesList = false;
  #wasContents = false;

  constructor(
    private readonly flow: Flow,
    readonly definitions: Definitions,
    private readonly parseHtml: ParseHtml | undefined,
  ) {}

  add(tree: Root, chunk: Chunk): void {
    this.#base = chunk.start - (chunk.tableHead?.length ?? 0);
    this.#from = chunk.start;
    this.#end = chunk.end;
    this.#continuesList = chunk.continuesList;
    this.#blocks(tree);
    this.flow.flush();
  }

  #blocks(parent: Parents): void {
    for (let i = 0; i < parent.children.length; i++) {
      const node = parent.children[i];
      if (node === undefined || this.#start(node) >= this.#end) continue; // the stubs of definitions
      if (node.type === 'html' && this.parseHtml) {
        const run = htmlRun(parent.children, i);
        const to = Math.min(this.#base + (run.end ?? 0), this.#end);
        addHtmlBlock(this.flow, this.#start(node), to, this.parseHtml);
        i = run.last;
      } else this.#block(node);
    }
  }

  #block(node: Nodes): void {
    const { flow } = this;
    switch (node.type) {
      case 'heading':
        flow.within({ kind: 'heading', level: node.depth }, () => this.#inlines(withoutBreak(node)));
        return;
      case 'paragraph':
        flow.flush();
        this.#inlines(node);
        flow.flush();
        return;
      case 'list':
        this.#wasContents = isContents(node, this.#wasContents && this.#continuesList);
        if (!this.#wasContents) this.#list(node);
        return;
      case 'table':
        this.#table(node);
        return;
      case 'blockquote':
        flow.flush();
        this.#blocks(node);
        flow.flush();
        return;
      case 'code':
        flow.pushAll(plainDrafts(align(node.value, flow.source, this.#contentStart(node), this.#stop(node))));
        return;
      case 'footnoteDefinition':
        flow.note(node.label ?? node.identifier, () => this.#blocks(node));
        return;
      case 'thematicBreak':
        this.#rule(node);
        return;
      case 'definition':
        this.#definition(node);
        return;
      default:
        return; // front matter
    }
  }

  #inlines(parent: Parents): void {
    // Nodes that remark-gfm cut out of others have no position: they follow the one before.
    let at = this.#start(parent);
    for (const child of parent.children) {
      const start = child.position ? this.#start(child) : at;
      const end = child.position ? this.#stop(child) : this.#stop(parent);
      at = this.#inline(child, start, end);
    }
  }

  /** Adds an inline node that stands between two offsets of the source; returns where it ended. */
  #inline(node: Nodes, start: number, end: number): number {
    const { flow } = this;
    switch (node.type) {
      case 'text':
      case 'inlineCode': {
        const pieces = align(node.value, flow.source, start, end);
        for (const piece of pieces) flow.add(piece.text, piece.source);
        const last = pieces.findLast((piece) => piece.source !== undefined);
        return node.position || !last ? end : (last.source ?? end) + last.text.length;
      }
      case 'break':
        flow.break();
        return end;
      case 'image':
      case 'imageReference':
        if (node.alt) flow.addFrom(node.alt, start, end);
        return end;
      case 'html':
        addHtmlTag(flow, start, end);
        return end;
      case 'strong':
        flow.strong(() => this.#inlines(node));
        return end;
      case 'delete':
        flow.change('deletion', () => this.#inlines(node));
        return end;
      case 'footnoteReference':
        return end;
      default:
        if (!('children' in node)) return end;
        if (node.position) {
          this.#inlines(node);
          return end;
        }
        return node.children.reduce((at, child) => this.#inline(child, at, end), start);
    }
  }

  #list(list: List): void {
    this.flow.flush();
    const numbers = this.#numbers(list);
    list.children.forEach((item, i) => {
      this.flow.item(numbers[i], item.checked ?? undefined, () => this.#blocks(item));
    });
    // Only an outermost list can go on in the next chunk.
    if (this.flow.listLevel === 0) this.#last = Number.parseInt(numbers.at(-1) ?? '', 10) || 0;
    this.flow.flush();
  }

  /** As typed if the typed numbers rise ("1. 2. 5."), else as they are printed ("1. 1. 1."). */
  #numbers(list: List): string[] {
    if (list.ordered !== true) return list.children.map(() => '•');
    const typed = list.children.map((item) => this.#marker(item));
    const values = typed.map((marker) => Number.parseInt(marker, 10));
    const continues = this.#continuesList;
    this.#continuesList = false;
    const rises = values.every((value, i) => i === 0 || value > (values[i - 1] ?? 0));
    const first = continues && (values[0] ?? 0) <= this.#last ? this.#last + 1 : (list.start ?? 1);
    const sign = typed[0]?.slice(-1) ?? '.';
    const numbers = rises && first === values[0] ? values : list.children.map((_, i) => first + i);
    return numbers.map((number) => `${number}${sign}`);
  }

  #marker(item: ListItem): string {
    const start = this.#start(item);
    return /^\s*(\d{1,9}[.)])/.exec(this.flow.source.slice(start, start + 20))?.[1] ?? '1.';
  }

  #table(table: Table): void {
    // A table that goes on from the chunk before comes with its head again.
    const goesOn = this.#start(table) < this.#from;
    if (!goesOn) this.#rows = 0;
    const index = goesOn ? this.flow.tables - 1 : this.flow.tables++;
    this.flow.flush();
    for (const row of table.children) {
      if (this.#start(row) < this.#from) continue;
      const r = this.#rows++;
      row.children.forEach((cell, column) => {
        const place = { table: index, row: r, column, header: r === 0 };
        this.flow.cell(place, this.#start(cell), () => this.#inlines(cell));
      });
    }
  }

  /** A rule of underscores is a blank to be filled in. */
  #rule(node: Nodes): void {
    const text = this.flow.source.slice(this.#start(node), this.#stop(node));
    if (!/^_{5,}$/.test(text.trim())) return;
    this.flow.flush();
    this.flow.add(text, this.#start(node));
    this.flow.flush();
  }

  /** "[Controller]: Acme" has the form of a link definition but leads nowhere: it is text. */
  #definition(node: Definition): void {
    if (/[/.#:@?=]/.test(node.url)) return;
    this.flow.flush();
    const start = this.#start(node);
    this.flow.add(this.flow.source.slice(start, this.#stop(node)), start);
    this.flow.flush();
  }

  /** Where the content of a code block begins: after the line of the fence. */
  #contentStart(node: Nodes): number {
    const start = this.#start(node);
    if (!/^(?:`{3}|~{3})/.test(this.flow.source.slice(start, start + 3))) return start;
    const end = /\r\n|\n|\r/g;
    end.lastIndex = start;
    return end.exec(this.flow.source) ? end.lastIndex : this.#stop(node);
  }

  #start(node: Nodes): number {
    return this.#base + (node.position?.start.offset ?? 0);
  }

  #stop(node: Nodes): number {
    return this.#base + (node.position?.end.offset ?? 0);
  }
}

/** A backslash at the end of a heading was meant as a line break; it is none, and no text either. */
function withoutBreak(heading: Heading): Heading {
  const last = heading.children.at(-1);
  if (last?.type !== 'text' || !last.value.endsWith('\\')) return heading;
  return { ...heading, children: [...heading.children.slice(0, -1), { ...last, value: last.value.slice(0, -1) }] };
}

/** A table of contents: three or more entries, each nothing but a link into the document. */
function isContents(list: List, goesOn: boolean): boolean {
  const entries = entriesOf(list);
  return entries.length >= (goesOn ? 1 : 3) && entries.every((isLink) => isLink);
}

function entriesOf(list: List): boolean[] {
  return list.children.flatMap((item) =>
    item.children.flatMap((child) => {
      if (child.type === 'list') return entriesOf(child);
      if (child.type !== 'paragraph') return [false];
      const parts = child.children.filter((part) => part.type !== 'text' || /[\p{L}\p{N}]{3}/u.test(part.value));
      return [parts.length === 1 && parts[0]?.type === 'link' && parts[0].url.startsWith('#')];
    }),
  );
}
