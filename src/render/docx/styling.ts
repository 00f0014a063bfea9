import { element, type Markup } from './markup.js';
import { attribute, child, descendants, type Node, parseTree } from './tree.js';

/** What a new paragraph needs in order to look like one that is there. */
export interface Look {
  /** Content of `w:pPr`. */
  readonly paragraph: string;
  /** `w:rPr` for text in a language. */
  readonly run: (language: string) => string;
}

/** The styles and lists of a document, as far as new paragraphs and comments need them. */
export class Styling {
  readonly #xml: string;
  readonly #styles: { readonly xml: string; readonly byId: ReadonlyMap<string, Node> };
  readonly #numbering: { readonly xml: string; readonly root: Node } | undefined;

  constructor(xml: string, styles: string | undefined, numbering: string | undefined) {
    this.#xml = xml;
    this.#styles = { xml: styles ?? '', byId: stylesOf(styles) };
    this.#numbering = numbering === undefined ? undefined : { xml: numbering, root: parseTree(numbering) };
  }

  /** The id of a style that has this name in Word, whatever the language of the program that wrote the file. */
  named(name: string): string | undefined {
    const { xml, byId } = this.#styles;
    for (const [id, style] of byId) {
      if (attribute(xml, child(style, 'w:name'), 'val')?.toLowerCase() === name) return id;
    }
    return undefined;
  }

  /**
   * Style, spacing and fonts of a paragraph, without what would move others: its number (the next ones would count on), a
   * page break before it, its place in the outline. A paragraph that loses its number keeps the indent of its text.
   */
  lookOf(paragraph: Node | undefined, m: Markup): Look {
    const properties = child(paragraph, 'w:pPr');
    const kept = new Map<string, string>();
    for (const inner of properties?.children ?? []) {
      if (KEPT.includes(inner.name)) kept.set(inner.name, this.#xml.slice(inner.start, inner.end));
    }
    const number = this.#number(properties);
    if (number) {
      kept.set('w:numPr', element(m, 'numPr', {}, element(m, 'ilvl', { val: 0 }) + element(m, 'numId', { val: 0 })));
      const indent = attribute(this.#xml, child(properties, 'w:ind'), 'left') ?? this.#indent(number);
      if (indent !== undefined) kept.set('w:ind', element(m, 'ind', { left: indent, firstLine: 0 }));
    }
    const fonts = this.#fonts(paragraph);
    return {
      paragraph: KEPT.flatMap((name) => kept.get(name) ?? []).join(''),
      run: (language) => element(m, 'rPr', {}, fonts + element(m, 'lang', { val: language })),
    };
  }

  /** Fonts and sizes of the longest run: others may be emphasised. */
  #fonts(paragraph: Node | undefined): string {
    if (!paragraph) return '';
    const runs = [...descendants(paragraph)].filter(({ name }) => name === 'w:r');
    const length = (run: Node) =>
      run.children.filter(({ name }) => name === 'w:t').reduce((sum, { open, close }) => sum + close - open, 0);
    const [longest] = runs.sort((a, b) => length(b) - length(a));
    return RUN.flatMap((name) => child(child(longest, 'w:rPr'), name) ?? [])
      .map(({ start, end }) => this.#xml.slice(start, end))
      .join('');
  }

  #number(properties: Node | undefined): { list: string; level: string } | undefined {
    const own = child(properties, 'w:numPr');
    const { xml, byId } = this.#styles;
    let list = attribute(this.#xml, child(own, 'w:numId'), 'val');
    let level = attribute(this.#xml, child(own, 'w:ilvl'), 'val');
    let style = attribute(this.#xml, child(properties, 'w:pStyle'), 'val');
    for (let step = 0; style !== undefined && step < 20; step += 1) {
      const node = byId.get(style);
      const inherited = child(child(node, 'w:pPr'), 'w:numPr');
      list ??= attribute(xml, child(inherited, 'w:numId'), 'val');
      level ??= attribute(xml, child(inherited, 'w:ilvl'), 'val');
      style = attribute(xml, child(node, 'w:basedOn'), 'val');
    }
    return list === undefined || list === '0' ? undefined : { list, level: level ?? '0' };
  }

  /** Where the text of a numbered paragraph begins (17.9.22). */
  #indent({ list, level }: { list: string; level: string }): string | undefined {
    if (!this.#numbering) return undefined;
    const { xml, root } = this.#numbering;
    const instance = root.children.find((n) => n.name === 'w:num' && attribute(xml, n, 'numId') === list);
    const id = attribute(xml, child(instance, 'w:abstractNumId'), 'val');
    const definition = root.children.find(
      (n) => n.name === 'w:abstractNum' && attribute(xml, n, 'abstractNumId') === id,
    );
    const own = definition?.children.find((n) => n.name === 'w:lvl' && attribute(xml, n, 'ilvl') === level);
    const indent = child(child(own, 'w:pPr'), 'w:ind');
    return attribute(xml, indent, 'left') ?? attribute(xml, indent, 'start');
  }
}

/** In the order of the schema (17.3.1.26). */
const KEPT: readonly string[] = [
  'w:pStyle',
  'w:keepLines',
  'w:widowControl',
  'w:numPr',
  'w:tabs',
  'w:suppressAutoHyphens',
  'w:bidi',
  'w:spacing',
  'w:ind',
  'w:contextualSpacing',
  'w:jc',
];
const RUN = ['w:rFonts', 'w:color', 'w:sz', 'w:szCs'];

function stylesOf(xml: string | undefined): Map<string, Node> {
  const byId = new Map<string, Node>();
  if (xml === undefined) return byId;
  for (const node of parseTree(xml).children) {
    const id = node.name === 'w:style' ? attribute(xml, node, 'styleId') : undefined;
    if (id !== undefined) byId.set(id, node);
  }
  return byId;
}
