import { messages } from '../../messages/index.js';
import type { Document, Role } from '../../model.js';
import { openPackage, type Package, redone } from '../../read/docx/package.js';
import { DEFAULT_LIMITS, type Limits } from '../../read/options.js';
import type { Report } from '../../report/schema.js';
import type { Audience } from '../priority.js';
import { rewriteArchive } from './archive.js';
import { commentXml, rangeEnd, rangeStart, reference } from './comments.js';
import { Edits } from './edits.js';
import { freeIds } from './ids.js';
import { type Author, insertParagraphs } from './insertions.js';
import { markup } from './markup.js';
import { addComments, commentsMarkup, encodedLike, type Parts } from './parts.js';
import { type Remark, remarksOf } from './remarks.js';
import { MainStory } from './story.js';
import { Styling } from './styling.js';
import { type Node, wordNamespace } from './tree.js';
import { typeset } from './typeset.js';

/** What `annotate` takes. */
export interface AnnotateOptions {
  /** Index into `documents` of the one that is annotated; default 0. */
  readonly document?: number;
  /** Puts the model clauses in as tracked insertions; default false. */
  readonly redline?: boolean;
  /** ISO 8601, of the comments and insertions; none by default, so that equal input gives equal bytes. */
  readonly date?: string;
  /** Whose lawyer reads; default `controller`. */
  readonly side?: Role;
  /** Who gets the copy; default `own`. */
  readonly audience?: Audience;
  /** Upper bounds, as they were for reading. Default: those of `readDocument`. */
  readonly limits?: Limits;
}

/**
 * A Word document with the gaps and red flags in its margin, in the language of the report. For a contract in Word it is the
 * user's own file: only comments (and, with `redline`, tracked insertions) are added, and everything else stays as it is,
 * existing comments and changes too. For other formats, where `source` is not needed, it is a clean copy of the text.
 */
export async function annotate(
  report: Report,
  documents: readonly Document[],
  source?: Uint8Array,
  { document: index = 0, redline = false, date, side = 'controller', audience = 'own', limits }: AnnotateOptions = {},
): Promise<Uint8Array> {
  const given = documents[index];
  if (!given) throw new RangeError(`The contract has no document ${index}.`);
  const own = given.format === 'docx' && source !== undefined;
  const { bytes, document } = own
    ? { bytes: source, document: given }
    : typeset(given, report.document.language ?? report.language);
  const remarks = remarksOf(report, documents, { side, audience }, messages(report.language));
  const work: Work = {
    document,
    remarks: remarks.filter((remark) => remark.document === index),
    redline,
    language: report.language,
    author: { author: AUTHOR, date },
  };
  return redone(() => annotated(bytes, work, limits ?? DEFAULT_LIMITS));
}

const AUTHOR = 'dpa-lint';

interface Work {
  readonly document: Document;
  readonly remarks: readonly Remark[];
  readonly redline: boolean;
  readonly language: string;
  readonly author: Author;
}

function annotated(bytes: Uint8Array, work: Work, limits: Limits): Uint8Array {
  const { document, remarks, redline, author } = work;
  const say = messages(work.language);
  const opened = openPackage(bytes, { path: document.path, view: document.view, limits });
  const story = new MainStory(document, opened.main, (part) => opened.xml(part));
  const related = (type: string) =>
    opened.relationships(opened.main).find((one) => one.type === type && !one.external && opened.has(one.target))
      ?.target;
  const xmlOf = (type: string) => {
    const part = related(type);
    return part === undefined ? undefined : opened.xml(part);
  };
  const styling = new Styling(story.xml, xmlOf('styles'), xmlOf('numbering'));
  const nextId = freeIds(annotatedParts(opened).map((part) => opened.xml(part)));
  const m = markup(wordNamespace(story.xml, story.root));
  const own = commentsMarkup(opened);
  const edits = new Edits();
  const inserted = redline ? insertClauses(work, story, styling, nextId, m, edits) : new Set<Remark>();
  const comments: string[] = [];
  for (const remark of remarks) {
    const found = story.find(remark.start, remark.end);
    if (!found) continue;
    const id = nextId();
    const start = story.place(found.start, 'start');
    const end = story.place(found.end, 'end');
    edits.insert(start, 'range-start', rangeStart(id, m));
    edits.insert(end, 'range-end', rangeEnd(id, m));
    edits.insert(story.reference(found.end, end), 'reference', reference(id, styling, m));
    for (const target of [found.start, found.end]) {
      const preserve = story.preserve(target);
      if (preserve) edits.insertOnce(preserve.at, preserve.attribute);
    }
    const lines = [
      ...remark.lines,
      ...(found.instead ? [{ text: say.word.instead[found.instead], language: work.language }] : []),
      ...clauseLines(remark, inserted.has(remark), work.language),
    ];
    comments.push(commentXml(id, { head: remark.head, lines }, work.language, styling, author, own));
  }
  if (edits.empty) return bytes;
  const parts: Parts = new Map([[opened.main, encodedLike(opened.bytes(opened.main), edits.apply(story.xml))]]);
  if (comments.length > 0) addComments(opened, comments, parts);
  return rewriteArchive(bytes, parts);
}

/** The parts in which comments and changes can stand. */
function annotatedParts(opened: Package): string[] {
  const kinds = new Set(['comments', 'footnotes', 'endnotes', 'header', 'footer']);
  const related = opened.relationships(opened.main).filter(({ type, external }) => kinds.has(type) && !external);
  return [opened.main, ...new Set(related.map(({ target }) => target))].filter((part) => opened.has(part));
}

function clauseLines({ clause }: Remark, inserted: boolean, language: string): Remark['lines'] {
  const { word } = messages(language);
  if (!clause) return [];
  if (inserted) return [{ text: word.inserted, language }];
  return [
    { text: word.suggested, language, strong: true },
    { text: clause.text, language: clause.language },
  ];
}

/** Gives the remarks whose clause was put into the text. Clauses for the same place go in together, each once. */
function insertClauses(
  { document, remarks, author }: Work,
  story: MainStory,
  styling: Styling,
  nextId: () => number,
  m: ReturnType<typeof markup>,
  edits: Edits,
): Set<Remark> {
  const places = new Map<Node, { like: Node | undefined; remarks: Remark[] }>();
  for (const remark of remarks) {
    const block = remark.clause && document.blocks.findLastIndex(({ start }) => start < remark.clause!.behind);
    const found = block !== undefined && block >= 0 ? story.findBlock(block) : undefined;
    if (!remark.clause || !found || found.instead) continue;
    const behind = found.end.paragraph;
    const place = places.get(behind) ?? { like: likeOf(document, block!, story), remarks: [] };
    place.remarks.push(remark);
    places.set(behind, place);
  }
  const inserted = new Set<Remark>();
  for (const [behind, { like, remarks: here }] of places) {
    const texts = new Map(here.flatMap(({ clause }) => (clause ? [[clause.text, clause] as const] : [])));
    if (!insertParagraphs({ behind, like, texts: [...texts.values()] }, story, styling, author, nextId, m, edits))
      continue;
    for (const remark of here) inserted.add(remark);
  }
  return inserted;
}

/** The last paragraph of running text at or before a block: neither a heading nor a cell. */
function likeOf({ blocks }: Document, block: number, story: MainStory): Node | undefined {
  for (let i = block; i >= 0; i -= 1) {
    const { kind } = blocks[i]!;
    if (kind !== 'paragraph' && kind !== 'item') continue;
    const found = story.findBlock(i);
    if (found && !found.instead) return found.end.paragraph;
  }
  return undefined;
}
