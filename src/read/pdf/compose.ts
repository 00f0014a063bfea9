import type { DocumentBuilder } from '../builder.js';
import type { HeadingLevel } from './headings.js';
import { joint, type Vocabulary } from './join.js';
import { markerOf } from './markers.js';
import type { Line } from './types.js';

export interface Layout {
  readonly vocabulary: Vocabulary;
  readonly headingLevel: HeadingLevel;
  readonly label: (page: number) => string | undefined;
  /** Filled with the offset at which each line starts. */
  readonly offsets: Map<Line, number>;
}

/** Writes one paragraph as a block. */
export function writeParagraph(builder: DocumentBuilder, lines: readonly Line[], layout: Layout): void {
  const first = lines[0]!;
  const marker = markerOf(first.text);
  const bullet = marker?.kind === 'bullet';
  const level = bullet ? 0 : layout.headingLevel(lines);
  const cut = marker && (bullet || marker.kind === 'box') ? marker.length : 0;
  builder.block(
    {
      kind: level > 0 ? 'heading' : bullet || marker?.kind === 'letter' ? 'item' : 'paragraph',
      level: level > 0 ? level : bullet || marker?.kind === 'letter' ? 1 : 0,
      ...(bullet ? { number: '•' } : {}),
      ...(marker?.checked === undefined ? {} : { checked: marker.checked }),
    },
    () => writeLines(builder, lines, cut, layout),
  );
}

/** Appends the lines to the open block, without the first `cut` code units. */
export function writeLines(builder: DocumentBuilder, lines: readonly Line[], cut: number, layout: Layout): void {
  lines.forEach((line, index) => {
    const after = lines[index + 1];
    const text = line.text.slice(index === 0 ? cut : 0);
    const seam = after ? joint(text, after.text, layout.vocabulary) : { cut: 0, between: '' };
    anchorPage(builder, line.page, layout);
    layout.offsets.set(line, builder.offset);
    builder.append(withoutSoftHyphens(text.slice(0, text.length - seam.cut)) + seam.between);
  });
}

function anchorPage(builder: DocumentBuilder, page: number, layout: Layout): void {
  if (builder.pages.at(-1)?.value.page === page) return;
  const label = layout.label(page);
  builder.anchor(builder.pages, label === undefined ? { page } : { page, label });
}

function withoutSoftHyphens(text: string): string {
  return text.replace(/\u00ad/gu, '');
}
