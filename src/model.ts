/**
 * The data that flows through the pipeline: `read` → `analyse` → `match` → `judge` → `report` → `render`.
 *
 * One law holds everywhere: a position is an offset into `Document.text`, in UTF-16 code units, and
 * `text.slice(start, end)` is always the quote. Lines, pages and paragraphs are looked up in
 * `Document.anchors` while rendering.
 */

// ── Documents ────────────────────────────────────────────────────────────────────────────────────

export type Format = 'markdown' | 'text' | 'html' | 'docx' | 'pdf';

/** Which side of the tracked changes is linted: with all of them accepted, or with all of them rejected. */
export type View = 'final' | 'original';

/** Start (inclusive) and end (exclusive) in the text of one document, which is named by its index. */
export interface Span {
  readonly document: number;
  readonly start: number;
  readonly end: number;
}

export type BlockKind = 'heading' | 'paragraph' | 'item' | 'cell' | 'note';

/**
 * A paragraph-like stretch of a document, in reading order. Blocks do not overlap; between two blocks
 * `Document.text` has a line feed, and nothing else stands outside of blocks.
 */
export interface Block {
  readonly kind: BlockKind;
  readonly start: number;
  readonly end: number;
  /** Headings: 1 (highest) to 9. Items: nesting depth from 1. Everything else: 0. */
  readonly level: number;
  /**
   * The number or bullet that the format generates and that is therefore not in `text`: "7.2", "(b)", "•".
   * A number typed by hand stays in `text` and is not repeated here.
   */
  readonly number?: string;
  /** Cells only. Rows and columns count from 0; `header` is true in a header row. */
  readonly cell?: {
    readonly table: number;
    readonly row: number;
    readonly column: number;
    readonly rowSpan?: number;
    readonly columnSpan?: number;
    readonly header: boolean;
  };
  /** A check box at the head of the block, if it has one. */
  readonly checked?: boolean;
}

/** From `offset` on (up to the next anchor) the text stands at `value`. Sorted by offset. */
export interface Anchor<T> {
  readonly offset: number;
  readonly value: T;
}

export interface Anchors {
  /** 1-based line of the decoded source: Markdown, HTML, text. */
  readonly lines: readonly Anchor<number>[];
  /** 1-based page and its printed label: PDF. */
  readonly pages: readonly Anchor<{ readonly page: number; readonly label?: string }>[];
  /** 1-based paragraph as one counts it in the word processor: DOCX. */
  readonly paragraphs: readonly Anchor<number>[];
  /** Package part ("word/document.xml", "word/footnotes.xml"): DOCX. */
  readonly parts: readonly Anchor<string>[];
  /**
   * The way back: `length` code units of the text stand in the source from `source` on. For Markdown,
   * HTML and text `source` counts code units of the decoded file; for DOCX, code units of the decoded
   * XML of the part, at the first character of a `w:t`'s content. Text that the reader made (a line feed,
   * a generated mark) has no segment.
   */
  readonly source: readonly SourceSegment[];
}

export interface SourceSegment {
  readonly offset: number;
  readonly length: number;
  readonly source: number;
}

/** A tracked change. In the view that leaves its text out, `start` equals `end`. */
export interface Change {
  readonly kind: 'insertion' | 'deletion' | 'move-from' | 'move-to';
  readonly start: number;
  readonly end: number;
  readonly author?: string;
  readonly date?: string;
  /** The inserted or deleted text. */
  readonly text: string;
}

/** A margin comment. Available to users, never linted. */
export interface Comment {
  readonly start: number;
  readonly end: number;
  readonly author?: string;
  readonly date?: string;
  readonly text: string;
}

/** What was imperfect in reading. `code` is stable; `data` fills the message of the reader's language. */
export interface Warning {
  readonly code: WarningCode;
  readonly data: Readonly<Record<string, string | number>>;
}

export type WarningCode =
  | 'tracked-changes' // {count, view, authors}
  | 'hidden-text' // {characters}
  | 'comments' // {count}
  | 'not-read' // {what, part}: something in the file that the reader does not read
  | 'image-text' // {count}: pictures that may hold text
  | 'page-without-text' // {page}
  | 'page-garbled' // {page}: the font has no character map
  | 'encoding-guessed' // {encoding}
  | 'text-cut' // {limit}: longer than the limit, the rest was not read
  | 'damaged' // {detail}: the file is damaged, what could be recovered was read
  | 'language-unsupported' // {language}
  | 'language-guessed' // {language}
  | 'annex-not-supplied' // {annex}
  | 'reference-to-nowhere' // {reference}
  | 'several-processors'; // {names}

export interface Document {
  /** As the user gave it; "-" for standard input, "contract" for text without a name. */
  readonly path: string;
  readonly format: Format;
  /** SHA-256 of the bytes, 64 hexadecimal digits. */
  readonly sha256: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly anchors: Anchors;
  readonly view: View;
  readonly changes: readonly Change[];
  readonly comments: readonly Comment[];
  /** The language that the file declares (front matter, `lang`, `w:lang`), as BCP 47. */
  readonly declaredLanguage?: string;
  /** `none`: nothing could be read (a scan, garbled text): the contract cannot be assessed. */
  readonly readable: 'full' | 'partial' | 'none';
  readonly warnings: readonly Warning[];
}

// ── Contract ─────────────────────────────────────────────────────────────────────────────────────

export type Role = 'controller' | 'processor';

/** A numbered part of a contract with its heading, up to the next clause of the same or a higher level. */
export interface Clause {
  readonly index: number;
  /** As printed, without what its parents say: "7.2", "(b)", "Annex 2". */
  readonly number?: string;
  /** The whole path as a lawyer cites it: "7.2(b)". */
  readonly path?: string;
  readonly heading?: string;
  readonly span: Span;
  readonly parent?: number;
  readonly level: number;
  readonly kind: 'clause' | 'annex' | 'definitions' | 'recitals' | 'preamble';
  /** Whether it speaks of personal data, and whether it names the role of a processor; its sub-clauses too. */
  readonly personalData?: boolean;
  readonly namesProcessor?: boolean;
}

export type UnitKind = 'sentence' | 'item' | 'field' | 'heading';

/**
 * What is matched: a sentence; a lead-in with its item; a field (a label with its content: a table row
 * with its header, "Types of data: …", a heading with what stands under it); a heading.
 */
export interface Unit {
  readonly index: number;
  readonly kind: UnitKind;
  /** One span, or several where the unit joins a lead-in with its item. In reading order. */
  readonly spans: readonly Span[];
  /** Fields: how many of the leading spans are the label. */
  readonly labelSpans: number;
  readonly clause: number;
  /** Index of the first block that the unit stands in, among the blocks of its document. */
  readonly block: number;
  readonly language: string;
  /** The party that sentences without a subject of their own are about: from the lead-in or the clause. */
  readonly subject?: Role;
  /** Definitions and recitals oblige nobody. */
  readonly binding: boolean;
}

export interface Party {
  readonly role: Role;
  /** The names that the contract uses for the party, as they are written. */
  readonly names: readonly string[];
}

export type ContractKind =
  | 'processing-agreement' // an Art. 28 agreement of its own
  | 'processing-terms' // a part inside other terms
  | 'other-contract' // no processing terms
  | 'joint-controllers'
  | 'controller-to-controller'
  | 'other-law' // processing terms, but under another law alone
  | 'privacy-notice'
  | 'unknown';

export interface Blank {
  readonly span: Span;
  readonly kind: 'placeholder' | 'empty-field' | 'options' | 'unticked' | 'sample';
  /** Blanks of signatures and dates are no gaps. */
  readonly signature: boolean;
}

export interface Annex {
  readonly name: string;
  readonly state: 'present' | 'empty' | 'not-supplied';
  /** The annex itself, or the first mention of one that is not supplied. */
  readonly span: Span;
}

export interface Reference {
  readonly span: Span;
  readonly kind: 'gdpr-article' | 'clause' | 'annex' | 'standard-clauses';
  /** `gdpr-article`: the articles, "32" or "28(3)(f)"; `clause`: its path; `annex`: its name. */
  readonly targets: readonly string[];
  /** `clause` and `annex`: index into `clauses`; absent when it points nowhere. */
  readonly clause?: number;
}

export interface Contract {
  readonly documents: readonly Document[];
  readonly language: string;
  readonly clauses: readonly Clause[];
  readonly units: readonly Unit[];
  readonly parties: readonly Party[];
  readonly kind: ContractKind;
  readonly references: readonly Reference[];
  readonly blanks: readonly Blank[];
  readonly annexes: readonly Annex[];
  readonly warnings: readonly Warning[];
}

// ── Evidence and findings ────────────────────────────────────────────────────────────────────────

export type RequirementId = string;
export type Letter = 'introduction' | 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h';
export type Tier = 'statute' | 'guidance' | 'practice';
export type Verdict = 'satisfied' | 'partial' | 'absent' | 'contradicted' | 'not-assessed';
export type Severity = 'error' | 'warning' | 'note' | 'none';
export type Polarity = 'affirms' | 'weakens' | 'denies';
export type Via = 'text' | 'reference' | 'incorporation';

/** Words of the contract that affirm, weaken or deny an element of a requirement. */
export interface Evidence {
  readonly element: string;
  readonly polarity: Polarity;
  readonly via: Via;
  /** The quote: whole units. */
  readonly spans: readonly Span[];
  /** The words in it that matched. */
  readonly matched: readonly Span[];
  readonly unit: number;
  /** 0 to 1: how sure the expression is. */
  readonly weight: number;
  /** Which expression of the catalogue found it: "informs.affirm[2]". */
  readonly expression: string;
}

export interface Note {
  readonly id: string;
  readonly tier: Tier;
  readonly evidence?: Evidence;
}

/** A judged requirement. */
export interface Finding {
  readonly requirement: RequirementId;
  readonly verdict: Verdict;
  /** 0 to 1, calibrated; below `CHECK_BELOW` a person should look. */
  readonly confidence: number;
  /** Elements that were not found. */
  readonly missing: readonly string[];
  /** Elements that were found weakened, or as a blank. */
  readonly weakened: readonly string[];
  readonly evidence: readonly Evidence[];
  /** Absences: the unit that came closest. */
  readonly nearest?: { readonly unit: number; readonly element: string };
  readonly notes: readonly Note[];
}

/** Something that the contract says and should not. */
export interface RedFlag {
  readonly id: string;
  readonly evidence: readonly Evidence[];
}

/** Below this confidence a verdict is marked "check this". */
export const CHECK_BELOW = 0.7;
