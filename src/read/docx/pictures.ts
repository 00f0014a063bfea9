import { alternative, child, type XmlElement } from './xml.js';

export interface Drawing {
  /** `w:txbxContent` of text boxes, in order. */
  readonly boxes: readonly XmlElement[];
  readonly pictures: number;
  /** Pictures of a size at which they may hold text: 6 by 4 centimetres and up. */
  readonly large: number;
  readonly notRead: readonly string[];
}

/** Finds what a drawing, a VML picture or an embedded object holds. */
export function pictureIn(element: XmlElement): Drawing {
  const found = { boxes: [] as XmlElement[], pictures: 0, large: 0, notRead: [] as string[] };
  search(element, sizeOf(element), found);
  return found;
}

type Found = { -readonly [key in keyof Drawing]: Drawing[key] } & { boxes: XmlElement[]; notRead: string[] };

const EMU_PER_CENTIMETRE = 360_000;

function search(element: XmlElement, size: Size, found: Found): void {
  for (const inner of element.name === 'mc:AlternateContent' ? alternative(element) : element.children) {
    switch (inner.name) {
      case 'w:txbxContent':
        found.boxes.push(inner);
        break;
      case 'a:blip':
      case 'v:imagedata':
        // An embedded object has a picture of itself beside it.
        if (element.name === 'v:shape' && element.attributes['o:ole'] !== undefined) break;
        found.pictures += 1;
        if (isLarge(element.name === 'v:shape' ? styleSize(element) : size)) found.large += 1;
        break;
      case 'o:OLEObject':
        found.notRead.push('embedded object');
        break;
      case 'a:graphicData': {
        const kind = /(chart|diagram)/.exec(inner.attributes.uri ?? '')?.[1];
        if (kind !== undefined) found.notRead.push(kind);
        search(inner, size, found);
        break;
      }
      default:
        search(inner, sizeOf(inner) ?? size, found);
    }
  }
}

/** Width and height in centimetres. */
type Size = { readonly width: number; readonly height: number } | undefined;

function sizeOf(element: XmlElement): Size {
  const extent = child(element, 'wp:extent');
  if (!extent) return undefined;
  return {
    width: Number(extent.attributes.cx) / EMU_PER_CENTIMETRE,
    height: Number(extent.attributes.cy) / EMU_PER_CENTIMETRE,
  };
}

function styleSize(shape: XmlElement): Size {
  const style = shape.attributes.style ?? '';
  return { width: centimetres(style, 'width'), height: centimetres(style, 'height') };
}

function centimetres(style: string, name: string): number {
  const match = new RegExp(`(?:^|;)\\s*${name}:\\s*([\\d.]+)(pt|in|cm|mm|px)?`).exec(style);
  const unit = { pt: 2.54 / 72, in: 2.54, cm: 1, mm: 0.1, px: 2.54 / 96 }[match?.[2] ?? 'px'] ?? 0;
  return Number(match?.[1] ?? 0) * unit;
}

function isLarge(size: Size): boolean {
  // A picture that does not say how large it is counts: better told once too often.
  return size === undefined || !(size.width < 6 || size.height < 4);
}
