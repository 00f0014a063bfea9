import type { Edits } from './edits.js';
import { element, type Markup, run } from './markup.js';
import type { MainStory } from './story.js';
import type { Styling } from './styling.js';
import { ancestors, child, descendants, type Node } from './tree.js';

/** Who changed something, and when; without a date Word shows none. */
export interface Author {
  readonly author: string;
  readonly date: string | undefined;
}

/** Paragraphs to be put in behind the paragraph in which a text ends. */
export interface Insertion {
  readonly behind: Node;
  /** The paragraph that the new ones are to look like. */
  readonly like: Node | undefined;
  readonly texts: readonly { readonly text: string; readonly language: string }[];
}

/**
 * Puts paragraphs in as tracked insertions (ECMA-376 part 1, 17.13.5.18 and 17.13.5.20). A mark that is inserted goes away
 * when the change is rejected, and its paragraph runs into the next one. So where nothing follows, it is the mark before
 * that counts as inserted, and the last new paragraph has the properties of the old one: this is how Word does it.
 */
export function insertParagraphs(
  { behind, like, texts }: Insertion,
  story: MainStory,
  styling: Styling,
  author: Author,
  nextId: () => number,
  m: Markup,
  edits: Edits,
): boolean {
  const change = () => ({ id: nextId(), author: author.author, date: author.date });
  const { node, place } = outerPlace(behind);
  const properties = child(node, 'w:pPr');
  const endsSection = node.name === 'w:p' && child(properties, 'w:sectPr') !== undefined;
  const merges = node.name === 'w:p' && (endsSection || !followedByContent(node));
  if (!merges && node.name !== 'w:p' && !followedByContent(node)) return false;
  if (merges && hasChanges(properties)) return false;
  const look = styling.lookOf(like, m);
  const paragraph = (text: string, language: string, own: string | undefined, marked: boolean) => {
    const mark = marked ? element(m, 'rPr', {}, element(m, 'ins', change())) : '';
    const content = element(m, 'ins', change(), run(m, text, look.run(language)));
    return element(m, 'p', {}, `${own ?? element(m, 'pPr', {}, look.paragraph + mark)}${content}`, 'outermost');
  };
  if (!merges) {
    for (const { text, language } of texts)
      edits.insert({ at: place }, 'content', paragraph(text, language, undefined, true));
    return true;
  }
  const original = properties ? story.xml.slice(properties.start, properties.end) : '';
  texts.forEach(({ text, language }, i) => {
    const last = i === texts.length - 1;
    edits.insert({ at: place }, 'content', paragraph(text, language, last ? original : undefined, !last));
  });
  markInserted(node, element(m, 'ins', change(), '', 'outermost'), m, edits);
  return true;
}

/** A clause in a cell goes behind the table; at the end of a content control, behind that. */
function outerPlace(paragraph: Node): { node: Node; place: number } {
  let node = paragraph;
  for (const above of ancestors(paragraph)) if (above.name === 'w:tbl') node = above;
  while (node.parent && WRAPPERS.has(node.parent.name) && !followedByContent(node)) {
    node = node.parent.name === 'w:sdtContent' ? (node.parent.parent ?? node.parent) : node.parent;
  }
  return { node, place: node.end };
}

const WRAPPERS = new Set(['w:sdtContent', 'w:customXml']);

function followedByContent(node: Node): boolean {
  const siblings = node.parent?.children ?? [];
  return siblings.slice(siblings.indexOf(node) + 1).some(({ name }) => CONTENT.has(name));
}

const CONTENT = new Set(['w:p', 'w:tbl', 'w:sdt', 'w:customXml']);

/** Somebody else has changed the mark or its properties already: that can be said only once. */
function hasChanges(properties: Node | undefined): boolean {
  if (!properties) return false;
  const change = /^w:(?:ins|del|moveFrom|moveTo|\w+Change)$/;
  return [...descendants(properties)].some(({ name }) => change.test(name));
}

/** Takes the end of the section away too: it goes with the mark that stays. */
function markInserted(paragraph: Node, mark: string, m: Markup, edits: Edits): void {
  const properties = child(paragraph, 'w:pPr');
  const runProperties = child(properties, 'w:rPr');
  const section = child(properties, 'w:sectPr');
  if (section) edits.remove(section.start, section.end);
  const whole = element(m, 'rPr', {}, mark);
  if (runProperties && runProperties.open < runProperties.end) {
    edits.insert({ at: runProperties.open }, 'content', mark);
  } else if (runProperties) {
    edits.remove(runProperties.start, runProperties.end);
    edits.insert({ at: runProperties.start }, 'content', whole);
  } else if (properties && properties.open < properties.end) {
    // `w:rPr` stands before `w:sectPr` and `w:pPrChange` (17.3.1.26).
    const before = section ?? child(properties, 'w:pPrChange');
    edits.insert({ at: before?.start ?? properties.close }, 'content', whole);
  } else if (properties) {
    edits.remove(properties.start, properties.end);
    edits.insert({ at: properties.start }, 'content', element(m, 'pPr', {}, whole));
  } else edits.insert({ at: paragraph.open }, 'content', element(m, 'pPr', {}, whole, 'outermost'));
}
