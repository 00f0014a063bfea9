import type { Messages } from '../../messages/index.js';
import type { Block, Change, Document } from '../../model.js';
import { encode } from './encode.js';
import { day } from './head.js';
import type { Passages, Point, Stretch } from './passages.js';

/** What the text of a document is dressed in: highlights, ways back, tracked changes, and where its pages begin. */
export interface Dress {
  readonly document: Document;
  readonly passages: Passages;
  readonly say: Messages;
}

/** Gives the HTML of each block in turn; blocks must come in reading order, so that everything is looked at once. */
export function dresser({ document, passages, say }: Dress): (block: Block) => string {
  const next = { stretch: 0, point: 0, change: 0, page: 0 };
  const { changes, anchors, text } = document;
  const sorted = [...changes].sort((a, b) => a.start - b.start);
  let open: Stretch[] = [];
  let running: Change[] = [];
  return ({ start, end }) => {
    open = open.filter((one) => one.end > start);
    for (; next.stretch < passages.stretches.length; next.stretch++) {
      const one = passages.stretches[next.stretch]!;
      if (one.start >= end) break;
      if (one.end > start) open.push(one);
    }
    running = running.filter((one) => one.end > start);
    const here: Change[] = [];
    for (; next.change < sorted.length; next.change++) {
      const one = sorted[next.change]!;
      if (one.start > end) break;
      (one.start === one.end ? here : running).push(one);
    }
    const points: Point[] = [];
    for (; next.point < passages.points.length; next.point++) {
      const one = passages.points[next.point]!;
      if (one.at > end) break;
      points.push(one);
    }
    for (; next.page < anchors.pages.length; next.page++) {
      const { offset, value } = anchors.pages[next.page]!;
      if (offset > end) break;
      const label = encode(say.places.page(value.page, value.label));
      points.push({ at: Math.max(offset, start), html: `<span class="page">${label}</span> `, side: 'start' });
    }
    return pieces(text, { start, end }, open, [...running, ...here], points, say);
  };
}

function pieces(
  text: string,
  { start, end }: Pick<Block, 'start' | 'end'>,
  stretches: readonly Stretch[],
  changes: readonly Change[],
  points: readonly Point[],
  say: Messages,
): string {
  const inside = (at: number) => Math.min(end, Math.max(start, at));
  const cuts = new Set([start, end]);
  for (const one of [...stretches, ...changes]) {
    cuts.add(inside(one.start));
    cuts.add(inside(one.end));
  }
  for (const { at } of points) cuts.add(inside(at));
  const offsets = [...cuts].sort((a, b) => a - b);
  let html = '';
  for (const [i, from] of offsets.entries()) {
    const at = (side: Point['side']) =>
      points
        .filter((point) => inside(point.at) === from && point.side === side)
        .map((point) => point.html)
        .join('');
    html += at('end');
    for (const one of changes) {
      if (one.start === one.end && inside(one.start) === from) html += absent(one, say);
    }
    html += at('start');
    const to = offsets[i + 1];
    if (to === undefined) break;
    const over = changes.find((one) => one.start < one.end && one.start <= from && one.end >= to);
    const piece = highlighted(
      encode(text.slice(from, to)),
      stretches.filter((one) => one.start <= from && one.end >= to),
    );
    html += over ? present(piece, over, say) : piece;
  }
  return html + bylines(changes, say);
}

function highlighted(html: string, stretches: readonly Stretch[]): string {
  if (stretches.length === 0 || html.trim() === '') return html;
  const tone = Math.max(...stretches.map((one) => one.tone));
  const loudest = stretches.filter((one) => one.tone === tone);
  const of = new Set([...loudest, ...stretches].map((one) => one.of));
  return `<mark class="t${tone}" data-of="${[...of].join(' ')}">${html}</mark>`;
}

/** A change whose text stands in the view that was read. */
function present(html: string, change: Change, say: Messages): string {
  const tag = tagOf(change);
  return `${opening(tag, change, say)}${html}</${tag}>`;
}

/** A change whose text the view leaves out. */
function absent(change: Change, say: Messages): string {
  return present(encode(change.text).replace(/\n/g, '<br>'), change, say);
}

function tagOf({ kind }: Change): 'ins' | 'del' {
  return kind === 'insertion' || kind === 'move-to' ? 'ins' : 'del';
}

function opening(tag: string, { date, kind, author }: Change, say: Messages): string {
  const when = date === undefined ? '' : ` datetime="${encode(date)}"`;
  return `<${tag}${when} title="${encode(say.page.by(say.changes[kind], author, date?.slice(0, 10)))}">`;
}

/** Who changed a block, once at its end: beside every change it would drown the text. */
function bylines(changes: readonly Change[], say: Messages): string {
  const lines = changes
    .filter(({ author, date }) => author !== undefined || date !== undefined)
    .map(({ author, date }) => {
      const when = date === undefined ? undefined : day(date.slice(0, 10), say.language);
      return say.page.by(say.page.changed, author === undefined ? undefined : encode(author), when);
    });
  return [...new Set(lines)].map((line) => ` <small class="by">[${line}]</small>`).join('');
}
