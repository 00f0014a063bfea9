import type { Element, Nodes } from 'hast';
import type { Flow } from '../text/flow.js';
import type { Skip } from './content.js';
import { numbersOf } from './lists.js';
import { BLOCK, NO_TEXT } from './names.js';
import { walkPreformatted } from './preformatted.js';
import { walkTable } from './tables.js';

export interface Walk {
  /** Added to every offset of the tree: where its source begins in the document's source. */
  readonly base: number;
  readonly skip: Skip;
  /** The text of a tag that is no markup but was typed, such as "<Name>". */
  readonly typed?: (element: Element) => string | undefined;
}

/** Adds the text of a tree to the flow, block by block. */
export function walkHtml(node: Nodes, flow: Flow, walk: Walk): void {
  switch (node.type) {
    case 'text': {
      const start = node.position?.start.offset;
      const end = node.position?.end.offset;
      if (start === undefined || end === undefined) flow.add(node.value);
      else flow.addFrom(node.value, start + walk.base, end + walk.base);
      return;
    }
    case 'root':
      walkChildren(node, flow, walk);
      return;
    case 'element':
      if (!walk.skip(node)) walkElement(node, flow, walk);
      return;
    default:
      return; // comments and the document type
  }
}

export function walkChildren(node: { readonly children: readonly Nodes[] }, flow: Flow, walk: Walk): void {
  for (const child of node.children) walkHtml(child, flow, walk);
}

function walkElement(element: Element, flow: Flow, walk: Walk): void {
  const inside = () => walkChildren(element, flow, walk);
  const name = element.tagName;
  switch (name) {
    case 'br':
      flow.break();
      return;
    case 'wbr':
      return;
    case 'hr':
      flow.flush();
      return;
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      flow.within({ kind: 'heading', level: Number(name.charAt(1)) }, inside);
      return;
    case 'b':
    case 'strong':
      flow.strong(inside);
      return;
    case 'ins':
      flow.change('insertion', inside);
      return;
    case 'del':
    case 's':
    case 'strike':
      flow.change('deletion', inside);
      return;
    case 'ul':
    case 'ol':
    case 'menu':
    case 'dir':
      walkList(element, flow, walk);
      return;
    case 'dl':
      flow.flush();
      inside();
      flow.flush();
      return;
    case 'dt':
      flow.flush();
      inside();
      flow.flush();
      return;
    case 'dd':
      flow.item(undefined, undefined, inside);
      return;
    case 'table':
      walkTable(element, flow, walk);
      return;
    case 'pre':
    case 'listing':
    case 'xmp':
      walkPreformatted(element, flow, walk);
      return;
    case 'img':
      if (typeof element.properties.alt === 'string') flow.add(` ${element.properties.alt} `);
      return;
    case 'input':
      walkInput(element, flow);
      return;
    case 'select':
      return; // choices of a form: none of them is agreed
    case 'textarea':
      flow.add(' ______ ');
      return;
    case 'q':
      flow.add('“');
      inside();
      flow.add('”');
      return;
    case 'sup':
      if (!isNoteMark(element)) inside();
      return;
    case 'legend':
    case 'summary':
      flow.flush();
      flow.strong(inside);
      flow.flush();
      return;
    default:
      if (NO_TEXT.has(name)) return;
      if (!BLOCK.has(name)) {
        const typed = walk.typed?.(element);
        if (typed !== undefined) flow.add(typed, (element.position?.start.offset ?? 0) + walk.base);
        inside();
      } else {
        flow.flush();
        if (isBold(element)) flow.strong(inside);
        else inside();
        flow.flush();
      }
  }
}

function walkList(list: Element, flow: Flow, walk: Walk): void {
  flow.flush();
  const numbers = numbersOf(list);
  for (const child of list.children) {
    if (child.type !== 'element') continue;
    if (walk.skip(child)) continue;
    if (child.tagName === 'li') flow.item(numbers.get(child), undefined, () => walkChildren(child, flow, walk));
    // A list directly within a list is how editors of old indent.
    else if (child.tagName === 'ul' || child.tagName === 'ol') {
      flow.within({ kind: 'item', level: flow.listLevel + 1 }, () => walkHtml(child, flow, walk));
    } else walkHtml(child, flow, walk);
  }
  flow.flush();
}

function walkInput(input: Element, flow: Flow): void {
  const type = String(input.properties.type ?? 'text').toLowerCase();
  const { checked, value } = input.properties;
  if (type === 'checkbox' || type === 'radio') {
    flow.checkBox(checked !== undefined && checked !== null && checked !== false);
  } else if (/^(?:text|date|email|tel|url|number)$/.test(type)) {
    // A field to be filled in: a blank, unless it comes with an answer.
    flow.add(typeof value === 'string' && value.trim() !== '' ? ` ${value} ` : ' ______ ');
  }
}

/** A raised link to a note on the page would otherwise read as a number: "Article 281". */
function isNoteMark(sup: Element): boolean {
  const elements = sup.children.filter((node): node is Element => node.type === 'element');
  return (
    elements.length > 0 &&
    elements.every((node) => node.tagName === 'a' && String(node.properties.href ?? '').startsWith('#'))
  );
}

function isBold(element: Element): boolean {
  return /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(String(element.properties.style ?? ''));
}
