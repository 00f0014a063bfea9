import type { Layout } from './layout.js';

/**
 * Turns headings that are none back into items and paragraphs. Many contracts give whole clauses a heading style
 * for the sake of its numbers ("2.1 The Processor shall …" in Heading 2): a heading would not be read as a duty.
 */
export function settleHeadings({ builder, headings }: Layout): void {
  const text = builder.result({ readable: 'full' }).text;
  const byStyle = new Map<string, typeof headings>();
  for (const heading of headings) {
    const group = byStyle.get(heading.style);
    if (group) group.push(heading);
    else byStyle.set(heading.style, [heading]);
  }
  for (const group of byStyle.values()) {
    const texts = group.map(({ block }) => text.slice(builder.blocks[block]!.start, builder.blocks[block]!.end).trim());
    const clauses = texts.filter(isClause).length;
    const bodyStyle = clauses * 2 > group.length;
    for (const [index, { block, itemLevel }] of group.entries()) {
      if (!isClause(texts[index]!) && !(bodyStyle && isSentence(texts[index]!))) continue;
      const { kind: _, level: __, ...rest } = builder.blocks[block]!;
      builder.blocks[block] =
        itemLevel > 0 ? { kind: 'item', level: itemLevel, ...rest } : { kind: 'paragraph', level: 0, ...rest };
    }
  }
}

/** Too long for a heading, or long and ending as sentences do. */
function isClause(text: string): boolean {
  return text.length > 200 || (isSentence(text) && text.split(/\s+/).length >= 12);
}

function isSentence(text: string): boolean {
  return /[.;:,]$|\b(?:and|or|et|ou|und|oder|y|o|e|och|eller)$/i.test(text);
}
