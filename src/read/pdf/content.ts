import type { PdfPage } from './open.js';
import type { PageContent, Run } from './types.js';

/** At most so many code units of text are taken from one page; a page of dense print holds 10,000. */
const PAGE_TEXT = 1_000_000;

/** Reads the text of a page as the page places it, turned so that most of it reads from left to right. */
export async function readContent(page: PdfPage, filled: readonly Run[]): Promise<PageContent> {
  const viewport = page.getViewport({ scale: 1 });
  const placed = (await textItems(page)).map((item) => place(item, viewport.transform)).filter(isNearPage);
  const turn = usualAngle(placed);
  const upright = placed.filter((run) => run.angle === turn);
  const aside = asideLines(placed.filter((run) => run.angle !== turn));
  const turned = turn === 0 ? upright : upright.map((run) => ({ ...run, ...rotate(run.x, run.y, -turn) }));
  const [left, top] = turn === 0 ? [0, 0] : [smallest(turned, (run) => run.x), smallest(turned, (run) => run.y)];
  const sideways = turn === 90 || turn === 270;
  return {
    page: page.pageNumber,
    width: sideways ? viewport.height : viewport.width,
    height: sideways ? viewport.width : viewport.height,
    runs: [...turned.map((run) => trimmed(run, run.x - left, run.y - top)), ...filled],
    aside,
  };
}

interface Item {
  /** Cleaned, once it is kept. */
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly fontName: string;
  /** A blank of its own comes next. */
  readonly blankAfter?: boolean;
}

interface Placed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly font: string;
  /** Degrees clockwise, rounded; text within 3 degrees of upright is upright. */
  readonly angle: number;
  readonly blankAfter: boolean;
}

async function textItems(page: PdfPage): Promise<Item[]> {
  const reader = page.streamTextContent().getReader();
  const items: Item[] = [];
  for (let length = 0; length <= PAGE_TEXT; ) {
    const { value, done } = await reader.read();
    if (done) return items;
    for (const item of value.items as Item[]) {
      const str = clean(item.str);
      if (str.trim() !== '') items.push(str === item.str ? item : { ...item, str });
      else if (item.str !== '') {
        const last = items.at(-1);
        if (last) items[items.length - 1] = { ...last, blankAfter: true };
      }
      length += item.str.length;
    }
  }
  await reader.cancel(new Error('More text than a page can hold.'));
  return items;
}

function place(item: Item, view: readonly number[]): Placed {
  const [a, b, c, d, e, f] = item.transform as [number, number, number, number, number, number];
  const [va, vb, vc, vd, ve, vf] = view as [number, number, number, number, number, number];
  const angle = Math.round((Math.atan2(vb * a + vd * b, va * a + vc * b) * 180) / Math.PI);
  return {
    text: item.str,
    x: va * e + vc * f + ve,
    y: vb * e + vd * f + vf,
    width: item.width,
    size: Math.hypot(c, d) || 1,
    font: item.fontName,
    angle: Math.abs(angle) <= 3 ? 0 : (angle + 360) % 360,
    blankAfter: item.blankAfter ?? false,
  };
}

/** Points: the largest page has 14,400. Broken numbers may place text anywhere, or nowhere. */
const FAR = 100_000;

function isNearPage({ x, y, width, size }: Placed): boolean {
  return Math.abs(x) < FAR && Math.abs(y) < FAR && Math.abs(width) < FAR && size < FAR;
}

const LIGATURES: Readonly<Record<string, string>> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
};

/** Symbol fonts place their bullets and boxes at private-use code points (their code plus U+F000). */
const SYMBOLS: Readonly<Record<string, string>> = {
  '\uf0b7': '•',
  '\uf0a7': '▪',
  '\uf0d8': '➢',
  '\uf076': '❖',
  '\uf0fc': '✓',
  '\uf0e8': '➔',
  '\uf0a8': '☐',
  '\uf06f': '☐',
  '\uf071': '☐',
  '\uf0fe': '☒',
  '\uf078': '☒',
  '\uf0fd': '☒',
  '\uf02d': '-',
  '\uf0be': '—',
};

/** What `clean` replaces. */
const UNUSUAL = /[ﬀ-ﬆ\uf020-\uf0ff\u200b\ufeff\u00ad\u00a0\u2000-\u200a\u202f\t]/;

function clean(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  return text
    .replace(/[ﬀ-ﬆ]/g, (ligature) => LIGATURES[ligature]!)
    .replace(/[\uf020-\uf0ff]/g, (symbol) => SYMBOLS[symbol] ?? symbol)
    .replace(/[\u200b\ufeff]|^\u00ad+$/g, '')
    .replace(/[\u00a0\u2000-\u200a\u202f\t]/g, ' ');
}

/** Blanks at the ends of a run are gaps like any other: about a quarter of the size each. */
function trimmed(run: Placed, x: number, y: number): Run {
  const text = run.text.trim();
  const before = run.text.length - run.text.trimStart().length;
  const after = run.text.length - run.text.trimEnd().length;
  const blank = Math.min(run.size / 4, run.width / run.text.length);
  return {
    text,
    x: x + before * blank,
    right: x + run.width - after * blank,
    y,
    size: run.size,
    font: run.font,
    ...(before > 0 ? { blankBefore: true } : {}),
    ...(after > 0 || run.blankAfter ? { blankAfter: true } : {}),
  };
}

/** The angle at which most letters stand. */
function usualAngle(runs: readonly Placed[]): number {
  const letters = new Map<number, number>();
  for (const run of runs) letters.set(run.angle, (letters.get(run.angle) ?? 0) + run.text.length);
  let best = 0;
  for (const [angle, count] of letters) if (count > 2 * (letters.get(best) ?? 0)) best = angle;
  return best;
}

function asideLines(runs: readonly Placed[]): Run[][] {
  const rows = new Map<string, Run[]>();
  for (const run of runs) {
    const { x, y } = rotate(run.x, run.y, -run.angle);
    const key = `${run.angle} ${Math.round(y / run.size)}`;
    const turned = trimmed(run, x, y);
    const row = rows.get(key);
    if (row) row.push(turned);
    else rows.set(key, [turned]);
  }
  return [...rows.values()];
}

function rotate(x: number, y: number, degrees: number): { x: number; y: number } {
  const angle = (degrees * Math.PI) / 180;
  return { x: x * Math.cos(angle) - y * Math.sin(angle), y: x * Math.sin(angle) + y * Math.cos(angle) };
}

function smallest<T>(list: readonly T[], value: (element: T) => number): number {
  return list.reduce((least, element) => Math.min(least, value(element)), Number.POSITIVE_INFINITY);
}
