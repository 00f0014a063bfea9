import type { Document, SourceSegment } from '../../model.js';
import type { Place } from './edits.js';
import { ancestors, attribute, descendants, type Node, parseTree } from './tree.js';

/** Where the words of a span stand in the XML of the main part. */
export interface Found {
  readonly start: Target;
  readonly end: Target;
  /** Comments and changes cannot stand in notes and margins: the found place is then the reference, or the first words. */
  readonly instead?: 'note' | 'margin';
}

/** Something in a paragraph: a text from `from` to `to` (offsets in the XML), or an element that is taken whole. */
export interface Target {
  readonly paragraph: Node;
  readonly node: Node;
  readonly text?: { readonly element: Node; readonly at: number };
}

/** The main part, seen from the text of its document. */
export class MainStory {
  readonly xml: string;
  readonly root: Node;
  readonly #document: Document;
  readonly #part: string;
  readonly #partXml: (part: string) => string;
  readonly #texts: Node[];
  readonly #trees = new Map<string, Node>();

  constructor(document: Document, part: string, partXml: (part: string) => string) {
    this.#document = document;
    this.#part = part;
    this.#partXml = partXml;
    this.xml = partXml(part);
    this.root = parseTree(this.xml);
    this.#texts = [...descendants(this.root)].filter(({ name }) => isText(name));
  }

  /** The words from `start` to `end` of the document; undefined where the text has no way back at all. */
  find(start: number, end: number): Found | undefined {
    const segments = this.#segments(start, end);
    const first = segments[0];
    const last = segments.at(-1);
    if (!first || !last) return undefined;
    const part = this.#partAt(first.offset);
    if (part !== this.#part) return this.#elsewhere(part, first.source);
    const own = segments.filter(({ offset }) => this.#partAt(offset) === part);
    const lastOwn = own.at(-1)!;
    const from = this.#target(first.source, 'start');
    const to = this.#target(lastOwn.source + lastOwn.length, 'end');
    if (!from || !to) return undefined;
    // A range that reaches from one cell into another would be drawn over all cells between.
    return cellOf(from.paragraph) === cellOf(to.paragraph)
      ? { start: from, end: to }
      : { start: from, end: whole(from) };
  }

  /** A block by its index. */
  findBlock(index: number): Found | undefined {
    const block = this.#document.blocks[index];
    return block && this.find(block.start, block.end);
  }

  /** The place of a comment's range: before or behind the target. */
  place(target: Target, side: 'start' | 'end'): Place {
    const field = this.#field(target, side);
    if (field !== undefined) return { at: field };
    const { node, text } = target;
    if (!text) return { at: side === 'start' ? node.start : node.end };
    const { element, at } = text;
    const siblings = node.children.filter(({ name }) => name !== 'w:rPr');
    const index = siblings.indexOf(element);
    if (at <= element.open) return index === 0 ? { at: node.start } : this.#splitRun(node, element.start);
    if (at >= element.close) {
      return index === siblings.length - 1 ? { at: node.end } : this.#splitRun(node, element.end);
    }
    const whole = this.xml.slice(element.open, element.close);
    const preserved = attribute(this.xml, element, 'space') === 'preserve';
    // White space at the ends of such a text is not shown (17.3.3.31); a split that preserves it would show it.
    if (!preserved && /^\s|\s$/.test(whole)) return { at: side === 'start' ? node.start : node.end };
    return this.#splitText(node, element, at);
  }

  /** A text that is split must keep the space at the split. */
  preserve({ text }: Target): { at: number; attribute: string } | undefined {
    if (!text || text.at <= text.element.open || text.at >= text.element.close) return undefined;
    if (attribute(this.xml, text.element, 'space') !== undefined) return undefined;
    return { at: text.element.open - 1, attribute: ' xml:space="preserve"' };
  }

  /** The place of the reference, behind the end of the range, but never in somebody's insertion or deletion. */
  reference(target: Target, end: Place): Place {
    let outer: Node | undefined;
    for (const above of ancestors(target.node)) {
      if (above === target.paragraph) break;
      if (OPEN.has(above.name)) outer = above;
    }
    return outer && outer.end > end.at ? { at: outer.end } : end;
  }

  #segments(start: number, end: number): SourceSegment[] {
    const { source } = this.#document.anchors;
    let low = 0;
    let high = source.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (source[middle]!.offset + source[middle]!.length <= start) low = middle + 1;
      else high = middle;
    }
    const found: SourceSegment[] = [];
    for (let i = low; i < source.length && source[i]!.offset < end; i += 1) {
      const { offset, length, source: at } = source[i]!;
      const from = Math.max(offset, start);
      const to = Math.min(offset + length, end);
      if (to > from) found.push({ offset: from, length: to - from, source: at + from - offset });
    }
    return found;
  }

  #partAt(offset: number): string {
    return this.#document.anchors.parts.findLast((anchor) => anchor.offset <= offset)?.value ?? this.#part;
  }

  #target(at: number, side: 'start' | 'end'): Target | undefined {
    const text = innermost(this.#texts, side === 'start' ? at : at - 1);
    return text && targetOf(text, at);
  }

  #elsewhere(part: string, at: number): Found | undefined {
    const tree = this.#trees.get(part) ?? parseTree(this.#partXml(part));
    this.#trees.set(part, tree);
    const note = [...descendants(tree)].findLast(
      ({ name, start, end }) => (name === 'w:footnote' || name === 'w:endnote') && start <= at && at < end,
    );
    const target = note ? this.#reference(note.name, attribute(this.#partXml(part), note, 'id')) : this.#firstWords();
    return target && { start: target, end: target, instead: note ? 'note' : 'margin' };
  }

  #reference(note: string, id: string | undefined): Target | undefined {
    const reference = [...descendants(this.root)].find(
      (node) => node.name === `${note}Reference` && attribute(this.xml, node, 'id') === id,
    );
    return reference && targetOf(reference);
  }

  #firstWords(): Target | undefined {
    const text = this.#texts.find(({ open, close }) => this.xml.slice(open, close).trim() !== '');
    return text && targetOf(text);
  }

  #splitRun(run: Node, at: number): Place {
    const { closes, opens } = this.#around(run);
    return { at, closes, opens };
  }

  #splitText(run: Node, text: Node, at: number): Place {
    const { closes, opens } = this.#around(run);
    const tag = this.xml.slice(text.start, text.open);
    const name = /^<([^\s/>]+)/.exec(tag)![1]!;
    const preserved =
      attribute(this.xml, text, 'space') !== undefined ? tag : `${tag.slice(0, -1)} xml:space="preserve">`;
    return { at, closes: `</${name}>${closes}`, opens: `${opens}${preserved}` };
  }

  /** Both halves of a run have its attributes and its properties. */
  #around(run: Node): { closes: string; opens: string } {
    const tag = this.xml.slice(run.start, run.open);
    const properties = run.children.find(({ name }) => name === 'w:rPr');
    return {
      closes: `</${/^<([^\s/>]+)/.exec(tag)![1]!}>`,
      opens: tag + (properties ? this.xml.slice(properties.start, properties.end) : ''),
    };
  }

  /** A field is commented as a whole: Word writes its result anew (17.16.5), and with it what stands in it. */
  #field({ paragraph, node }: Target, side: 'start' | 'end'): number | undefined {
    let depth = 0;
    let begin: Node | undefined;
    for (const character of descendants(paragraph, ({ name }) => name === 'w:txbxContent')) {
      if (character.name !== 'w:fldChar') continue;
      const type = attribute(this.xml, character, 'fldCharType');
      if (type === 'begin') {
        depth += 1;
        if (depth === 1) begin = targetOf(character)?.node;
      } else if (type === 'end' && depth > 0) {
        depth -= 1;
        const end = targetOf(character)?.node;
        if (depth > 0 || !begin || !end) continue;
        if (node.start >= begin.start && node.end <= end.end) return side === 'start' ? begin.start : end.end;
      }
    }
    return undefined;
  }
}

/** What a comment's range may begin or end in (17.13.4); everything else that wraps runs is taken whole. */
const OPEN = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:smartTag', 'w:customXml']);

function isText(name: string): boolean {
  return name === 'w:t' || name === 'w:delText' || name === 'm:t';
}

/** The paragraph of the body that an element stands in (not that of a text box), and what can be marked in it. */
function targetOf(element: Node, at?: number): Target | undefined {
  const path = [...ancestors(element)].reverse();
  const first = path.findIndex(({ name }) => name === 'w:p');
  const paragraph = path[first];
  if (!paragraph) return undefined;
  const node = path.slice(first + 1).find(({ name }) => !OPEN.has(name)) ?? element;
  const splits = at !== undefined && node.name === 'w:r' && element.parent === node;
  return splits ? { paragraph, node, text: { element, at } } : { paragraph, node };
}

function whole({ paragraph, node }: Target): Target {
  return { paragraph, node };
}

function cellOf(paragraph: Node): Node | undefined {
  for (const node of ancestors(paragraph)) if (node.name === 'w:tc') return node;
  return undefined;
}

/** The text whose content includes an offset, by binary search. */
function innermost(texts: readonly Node[], at: number): Node | undefined {
  let low = 0;
  let high = texts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (texts[middle]!.open <= at) low = middle + 1;
    else high = middle;
  }
  const found = texts[low - 1];
  return found && at <= found.close ? found : undefined;
}
