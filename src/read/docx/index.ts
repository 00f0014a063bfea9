import { UserError } from '../../errors.js';
import type { Comment, Warning } from '../../model.js';
import { DocumentBuilder } from '../builder.js';
import type { ReaderOptions, ReaderResult } from '../options.js';
import { NO_SURROUNDINGS, type Shared, Tally } from './context.js';
import { settleHeadings } from './headings.js';
import { Layout } from './layout.js';
import { layOutMargins, layOutNotes, marginParts, plainText } from './notes.js';
import { readLists } from './numbering.js';
import { openPackage, type Package, redone } from './package.js';
import { Story } from './story.js';
import { readStyles } from './styles.js';
import { parseXml, scanXml, type XmlElement } from './xml.js';

/**
 * Reads a Word document (.docx, .docm, .dotx; Transitional and Strict): body, tables, text boxes, then footnotes,
 * endnotes, headers and footers, in the view that the options choose.
 *
 * `anchors.paragraphs` counts all `w:p` of the part, in tables too and empty ones too, as they stand in the
 * file; a note or a text box counts as the paragraph that it is anchored in.
 *
 * @throws UserError `too-large`, `damaged`, `encrypted`, `unsupported-format`, `empty` or `aborted`
 */
export async function readDocx(bytes: Uint8Array, options: ReaderOptions): Promise<ReaderResult> {
  return redone(() => readOpened(bytes, options));
}

function readOpened(bytes: Uint8Array, options: ReaderOptions): ReaderResult {
  const opened = openPackage(bytes, options);
  const parts = partsOf(opened, options);
  const styles = readStyles(parts.tree('styles'));
  const shared: Shared = { options, styles, lists: readLists(parts.tree('numbering'), styles), tally: new Tally() };
  const builder = new DocumentBuilder();
  const layout = new Layout(builder, styles.defaults.language ?? 'en', opened.main, options.limits.textLength);

  layOutBody(opened, layout, shared);
  const settings = parts.tree('settings');
  for (const kind of ['footnote', 'endnote'] as const) {
    const part = parts.name(`${kind}s`);
    if (part !== undefined && layout.notes.some((reference) => reference.note === kind)) {
      abortIfAsked(options);
      layOutNotes(kind, part, opened.xml(part), settings, layout, shared);
    }
  }
  const bodyIsBlank = builder.blocks.every((block) => block.start === block.end);
  const margins = marginParts(shared.tally.sections, settings).flatMap((id) => parts.byId(id) ?? []);
  layOutMargins(
    [...new Set(margins)].map((part) => ({ part, xml: opened.xml(part) })),
    layout,
    shared,
  );
  settleHeadings(layout);

  builder.changes.push(...layout.changes());
  builder.comments.push(...comments(parts.tree('comments'), layout));
  builder.warnings.push(...warnings(layout, opened.main, shared));
  if (bodyIsBlank && shared.tally.pictures === 0 && builder.warnings.length === 0) {
    throw new UserError('empty', 'The document has no text.', {
      file: options.path,
      next: 'Check that this is the file of the contract.',
    });
  }
  const partial = layout.cut || shared.tally.notRead.size > 0;
  return builder.result({
    readable: bodyIsBlank ? 'none' : partial ? 'partial' : 'full',
    declaredLanguage: shared.tally.dominantLanguage ?? deliberateDefault(styles.defaults.language),
  });
}

interface Parts {
  name(type: string): string | undefined;
  byId(id: string): string | undefined;
  tree(type: string): XmlElement | undefined;
}

/** The parts that belong to the document, by the type of their relationship. */
function partsOf(opened: Package, options: ReaderOptions): Parts {
  const relationships = opened
    .relationships(opened.main)
    .filter(({ external, target }) => !external && opened.has(target));
  const name = (type: string) => relationships.find((relationship) => relationship.type === type)?.target;
  return {
    name,
    byId: (id) => relationships.find((relationship) => relationship.id === id)?.target,
    tree: (type) => {
      const part = name(type);
      abortIfAsked(options);
      return part === undefined ? undefined : parseXml(opened.xml(part), part, options);
    },
  };
}

function layOutBody(opened: Package, layout: Layout, shared: Shared): void {
  const { options } = shared;
  abortIfAsked(options);
  const xml = opened.xml(opened.main);
  const story = new Story(shared, opened.main, xml, (flow) => layout.flow(flow), NO_SURROUNDINGS);
  let isDocument = false;
  scanXml(
    xml,
    opened.main,
    {
      open: (name, attributes) => {
        if (name === 'w:document') isDocument = true;
        // What comes after the text limit is not read any further.
        if (!isDocument || (layout.cut && name === 'w:p')) return 'skip';
        return story.open(name, attributes);
      },
      element: (element) => story.element(element),
      close: (name) => story.close(name),
    },
    options,
  );
  story.end();
  if (!isDocument) {
    throw new UserError('unsupported-format', 'The file is an Office file, but not a Word document.', {
      file: options.path,
      next: 'Give the contract itself, as .docx, PDF, Markdown, HTML or text.',
    });
  }
}

function comments(root: XmlElement | undefined, layout: Layout): Comment[] {
  return (root?.children ?? []).flatMap((element) => {
    const span = layout.commentSpan(element.attributes['w:id'] ?? '');
    if (element.name !== 'w:comment' || !span) return [];
    const author = element.attributes['w:author'];
    const date = element.attributes['w:date'];
    return {
      ...span,
      ...(author === undefined ? {} : { author }),
      ...(date === undefined ? {} : { date }),
      text: plainText(element),
    };
  });
}

const MAX_AUTHORS = 20;

function warnings(layout: Layout, main: string, { options, tally }: Shared): Warning[] {
  const { changes, comments } = layout.builder;
  const all: Warning[] = [];
  if (changes.length > 0) {
    const names = [...new Set(changes.flatMap(({ author }) => author ?? []))];
    const authors = [...names.slice(0, MAX_AUTHORS), ...(names.length > MAX_AUTHORS ? ['…'] : [])].join(', ');
    all.push({ code: 'tracked-changes', data: { count: changes.length, view: options.view, authors } });
  }
  if (tally.hiddenCharacters > 0) all.push({ code: 'hidden-text', data: { characters: tally.hiddenCharacters } });
  if (comments.length > 0) all.push({ code: 'comments', data: { count: comments.length } });
  if (layout.contentsLeftOut) all.push({ code: 'not-read', data: { what: 'table of contents', part: main } });
  for (const [what, part] of tally.notRead) all.push({ code: 'not-read', data: { what, part } });
  if (tally.largePictures > 0) all.push({ code: 'image-text', data: { count: tally.largePictures } });
  if (layout.cut) all.push({ code: 'text-cut', data: { limit: options.limits.textLength } });
  return all;
}

/** Many programs write English (United States) as the default of documents in any language. */
function deliberateDefault(language: string | undefined): string | undefined {
  return language === 'en-US' ? undefined : language;
}

function abortIfAsked(options: ReaderOptions): void {
  if (options.signal?.aborted) throw new UserError('aborted', 'Reading was aborted.', { file: options.path });
}
