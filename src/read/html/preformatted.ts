import type { Element, Nodes } from 'hast';
import { align } from '../text/align.js';
import type { Flow } from '../text/flow.js';
import type { Piece } from '../text/pieces.js';
import { plainDrafts } from '../text.js';
import type { Walk } from './walk.js';

/** Preformatted text is plain text: its lines and blank lines are its structure. */
export function walkPreformatted(element: Element, flow: Flow, walk: Walk): void {
  const pieces: Piece[] = [];
  const collect = (node: Nodes) => {
    if (node.type === 'text') {
      const start = node.position?.start.offset;
      const end = node.position?.end.offset;
      if (start === undefined || end === undefined) pieces.push({ text: node.value });
      else pieces.push(...align(node.value, flow.source, start + walk.base, end + walk.base));
    } else if (node.type === 'element' && node.tagName === 'br') pieces.push({ text: '\n' });
    else if (node.type === 'element' && !walk.skip(node)) node.children.forEach(collect);
  };
  element.children.forEach(collect);
  flow.pushAll(plainDrafts(pieces));
}
