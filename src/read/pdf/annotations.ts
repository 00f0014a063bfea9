import type { PdfPage } from './open.js';
import type { Line, Run } from './types.js';

/** A remark that someone left on a page: a note, a highlighted passage, text typed over the page. */
export interface Remark {
  readonly page: number;
  readonly text: string;
  readonly author?: string;
  readonly date?: string;
  /** Where it stands; y downwards. */
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface Annotations {
  /** What is filled in, where it stands on the page. */
  readonly filled: readonly Run[];
  readonly remarks: readonly Remark[];
}

/** Reads filled form fields and remarks: neither is part of a page's own text. */
export async function readAnnotations(page: PdfPage): Promise<Annotations> {
  const filled: Run[] = [];
  const remarks: Remark[] = [];
  const viewport = page.getViewport({ scale: 1 });
  for (const annotation of (await page.getAnnotations()) as Annotation[]) {
    const [x1, y1] = viewport.convertToViewportPoint(annotation.rect[0]!, annotation.rect[1]!) as [number, number];
    const [x2, y2] = viewport.convertToViewportPoint(annotation.rect[2]!, annotation.rect[3]!) as [number, number];
    const box = { left: Math.min(x1, x2), right: Math.max(x1, x2), top: Math.min(y1, y2), bottom: Math.max(y1, y2) };
    if (annotation.subtype === 'Widget') filled.push(...fieldRuns(annotation, box));
    else if (REMARKS.has(annotation.subtype)) {
      const text = annotation.contentsObj?.str?.trim() ?? '';
      if (text === '') continue;
      const author = annotation.titleObj?.str;
      const date = isoDate(annotation.modificationDate ?? annotation.creationDate);
      remarks.push({ page: page.pageNumber, text, ...box, ...(author ? { author } : {}), ...(date ? { date } : {}) });
    }
  }
  return { filled, remarks };
}

/** Where in the text a remark belongs: the lines beside it, or the nearest one above. */
export function remarkSpan(
  remark: Remark,
  places: readonly (readonly [Line, number])[],
): { start: number; end: number } {
  const here = places.filter(([line]) => line.page === remark.page);
  const beside = here.filter(([line]) => {
    const top = line.y - 0.8 * line.size;
    return top < remark.bottom && line.y > remark.top && line.x < remark.right && line.right > remark.left;
  });
  if (beside.length > 0) {
    const start = Math.min(...beside.map(([, offset]) => offset));
    return { start, end: Math.max(...beside.map(([line, offset]) => offset + line.text.length)) };
  }
  const above = here.filter(([line]) => line.y <= remark.bottom).at(-1) ?? here[0] ?? places.at(-1);
  return above ? { start: above[1], end: above[1] + above[0].text.length } : { start: 0, end: 0 };
}

interface Annotation {
  readonly subtype: string;
  readonly rect: readonly number[];
  readonly fieldType?: string;
  readonly fieldValue?: string | readonly string[] | null;
  readonly checkBox?: boolean;
  readonly radioButton?: boolean;
  readonly buttonValue?: string;
  readonly exportValue?: string;
  readonly hidden?: boolean;
  readonly password?: boolean;
  readonly contentsObj?: { readonly str?: string };
  readonly titleObj?: { readonly str?: string };
  readonly modificationDate?: string | null;
  readonly creationDate?: string | null;
}

const REMARKS = new Set([
  'Text',
  'FreeText',
  'Highlight',
  'Underline',
  'Squiggly',
  'StrikeOut',
  'Caret',
  'Ink',
  'Stamp',
]);

type Box = Pick<Remark, 'left' | 'right' | 'top' | 'bottom'>;

function fieldRuns(field: Annotation, box: Box): Run[] {
  if (field.hidden || field.password) return [];
  const lines = fieldText(field).split(/\r\n?|\n/);
  const height = (box.bottom - box.top) / lines.length;
  const size = Math.min(12, Math.max(6, 0.7 * height));
  return lines.flatMap((line, index) => {
    const text = line.trim();
    if (text === '') return [];
    const x = box.left + 2;
    // Latin letters are about half as wide as high.
    const right = Math.min(Math.max(box.right, x + size), x + 0.5 * size * text.length);
    return [{ text, x, right, y: box.top + (index + 0.75) * height, size, font: 'field' }];
  });
}

function fieldText(field: Annotation): string {
  if (field.checkBox) return field.fieldValue && field.fieldValue === field.exportValue ? '☒' : '☐';
  if (field.radioButton) return field.fieldValue && field.fieldValue === field.buttonValue ? '☒' : '☐';
  if (field.fieldType !== 'Tx' && field.fieldType !== 'Ch') return '';
  return typeof field.fieldValue === 'string' ? field.fieldValue : (field.fieldValue ?? []).join(', ');
}

/** "D:20260114162834-08'00'" → "2026-01-14T16:28:34-08:00" */
function isoDate(date: string | null | undefined): string | undefined {
  const parts = /^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-]\d\d)'?(\d\d)?)?/.exec(date ?? '');
  if (!parts) return undefined;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', zone, zoneMinutes = '00'] = parts;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${zone ? `${zone}:${zoneMinutes}` : 'Z'}`;
}
