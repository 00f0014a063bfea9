import { NO_SURROUNDINGS, type Shared } from './context.js';
import type { Layout, NoteReference } from './layout.js';
import { formatNumber } from './number-formats.js';
import { Story } from './story.js';
import { child, integer, parseXml, replay, toggle, value, type XmlElement } from './xml.js';

/** Writes the footnotes or endnotes that the text refers to, in the order of the references. */
export function layOutNotes(
  kind: NoteReference['note'],
  part: string,
  xml: string,
  settings: XmlElement | undefined,
  layout: Layout,
  shared: Shared,
): void {
  const notes = new Map<string, XmlElement>();
  for (const element of parseXml(xml, part, shared.options).children) {
    // Separators are notes with a type (17.11.10).
    const type = element.attributes['w:type'] ?? 'normal';
    if (element.name === `w:${kind}` && type === 'normal') notes.set(element.attributes['w:id'] ?? '', element);
  }
  const properties = child(settings, `w:${kind}Pr`);
  const format = value(properties, 'w:numFmt') ?? (kind === 'footnote' ? 'decimal' : 'lowerRoman');
  let count = integer(value(properties, 'w:numStart')) ?? 1;
  for (const reference of [...layout.notes]) {
    const note = notes.get(reference.id);
    if (reference.note !== kind || !note) continue;
    notes.delete(reference.id);
    const form = { number: reference.custom ? undefined : formatNumber(count, format, 'en'), index: reference.index };
    if (!reference.custom) count += 1;
    layout.part = part;
    const story = new Story(shared, part, xml, (flow) => layout.flow(flow, form), NO_SURROUNDINGS, reference.index);
    replay(note.children, story);
    story.end();
  }
}

/**
 * The relationships of the headers and footers that are shown: those of first pages only where a section has a
 * title page, those of even pages only where the document tells them apart (17.10.1, 17.10.6).
 */
export function marginParts(sections: readonly XmlElement[], settings: XmlElement | undefined): string[] {
  const evenToo = toggle(settings, 'w:evenAndOddHeaders') === true;
  const current = new Map<string, string>();
  const shown = new Set<string>();
  for (const section of sections) {
    for (const { name, attributes } of section.children) {
      if (name !== 'w:headerReference' && name !== 'w:footerReference') continue;
      // A section that does not say otherwise goes on with the headers of the one before.
      current.set(`${name}/${attributes['w:type'] ?? 'default'}`, attributes['r:id'] ?? '');
    }
    for (const [key, id] of current) {
      const type = key.split('/')[1];
      if (
        type === 'default' ||
        (type === 'even' && evenToo) ||
        (type === 'first' && toggle(section, 'w:titlePg') === true)
      ) {
        shown.add(id);
      }
    }
  }
  return [...shown];
}

/** Writes what headers and footers say, each text once; page numbers and the like alone say nothing. */
export function layOutMargins(parts: readonly { part: string; xml: string }[], layout: Layout, shared: Shared): void {
  const said = new Set<string>();
  for (const { part, xml } of parts) {
    const root = parseXml(xml, part, shared.options);
    const text = wordsOf(root);
    if (text === '' || said.has(text)) continue;
    said.add(text);
    layout.part = part;
    const story = new Story(shared, part, xml, (flow) => layout.flow(flow, {}), NO_SURROUNDINGS);
    replay(root.children, story);
    story.end();
  }
}

/** Text without digits, "page" in the languages that we know, and signs: what is left is worth reading. */
function wordsOf(element: XmlElement): string {
  return plainText(element)
    .toLowerCase()
    .replace(
      /\b(?:page|pages|seite|seiten|página|páginas|pagina|pagine|sida|sidan|side|strona|of|von|sur|de|di|av|af|van|z)\b/gu,
      ' ',
    )
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
}

/** The text of an element, paragraphs on lines of their own; for comments and comparisons. */
export function plainText(element: XmlElement): string {
  const lines: string[] = [];
  const visit = (inner: XmlElement) => {
    if (inner.name === 'w:p') lines.push('');
    if (inner.name === 'w:t') lines.push((lines.pop() ?? '') + inner.text);
    if (inner.name === 'w:tab' || inner.name === 'w:br') lines.push(`${lines.pop() ?? ''} `);
    for (const grandchild of inner.children) {
      if (grandchild.name !== 'w:pPr' && grandchild.name !== 'mc:Fallback') visit(grandchild);
    }
  };
  visit(element);
  return lines.join('\n').trim();
}
