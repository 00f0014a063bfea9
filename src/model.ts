/**
 * The data that flows through the pipeline: `read` → `analyse` → `match` → `judge` → `report` → `render`.
 *
 * One law holds everywhere: a position is an offset into `Document.text`, in UTF-16 code units, and
 * `text.slice(start, end)` is always the quote. Lines, pages and paragraphs are looked up in
 * `Document.anchors` while rendering.
 */

// ── Documents ────────────────────────────────────────────────────────────────────────────────────

/** How the bytes of a contract are to be understood. */
export type Format = 'markdown' | 'text' | 'html' | 'docx' | 'pdf';

/** Which side of the tracked changes is linted: with all of them accepted, or with all of them rejected. */
export type View = 'final' | 'original';

/** Start (inclusive) and end (exclusive) in the text of one document, which is named by its index. */
export interface Span {
  /** Index into the documents of the contract, from 0. */
  readonly document: number;
  /** Offset of the first UTF-16 code unit. */
  readonly start: number;
  /** Offset behind the last one. */
  readonly end: number;
}

/** What a block is in its file; `note` is a footnote or an endnote. */
export type BlockKind = 'heading' | 'paragraph' | 'item' | 'cell' | 'note';

/**
 * A paragraph-like stretch of a document, in reading order. Blocks do not overlap; between two blocks
 * `Document.text` has a line feed, and nothing else stands outside of blocks.
 */
export interface Block {
  readonly kind: BlockKind;
  /** Offset in `Document.text`, in UTF-16 code units. */
  readonly start: number;
  /** Offset behind the block. */
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
  /** In `Document.text`, in UTF-16 code units. */
  readonly offset: number;
  readonly value: T;
}

/** Where the text of a document stands in its file. Each list is empty in the formats that it is not named for. */
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

/** A stretch of text that the reader took over unchanged. */
export interface SourceSegment {
  /** In `Document.text`, in UTF-16 code units. */
  readonly offset: number;
  /** UTF-16 code units. */
  readonly length: number;
  /** Offset in the source, in UTF-16 code units. */
  readonly source: number;
}

/** A tracked change. In the view that leaves its text out, `start` equals `end`. */
export interface Change {
  readonly kind: 'insertion' | 'deletion' | 'move-from' | 'move-to';
  /** Offset in `Document.text`, in UTF-16 code units. */
  readonly start: number;
  /** Offset behind it. */
  readonly end: number;
  /** As the file names it. */
  readonly author?: string;
  /** As the file has it: ISO 8601. */
  readonly date?: string;
  /** The inserted or deleted text. */
  readonly text: string;
}

/** A margin comment. Available to users, never linted. */
export interface Comment {
  /** Offset in `Document.text` of the words that it is about, in UTF-16 code units. */
  readonly start: number;
  /** Offset behind them. */
  readonly end: number;
  /** As the file names it. */
  readonly author?: string;
  /** As the file has it: ISO 8601. */
  readonly date?: string;
  /** What the comment says. */
  readonly text: string;
}

/** What was imperfect in reading. `code` is stable; `data` fills the message of the reader's language. */
export interface Warning {
  readonly code: WarningCode;
  readonly data: Readonly<Record<string, string | number>>;
}

/** Stable; behind each, what `Warning.data` holds. */
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

/** A file as it was read. */
export interface Document {
  /** As the user gave it; "-" for standard input, "contract" for text without a name. */
  readonly path: string;
  readonly format: Format;
  /** SHA-256 of the bytes, 64 hexadecimal digits. */
  readonly sha256: string;
  /** Repaired: lines are joined, running headers dropped. Every offset counts its UTF-16 code units. */
  readonly text: string;
  /** In reading order. */
  readonly blocks: readonly Block[];
  /** Lines, pages and paragraphs, to be looked up by offset. */
  readonly anchors: Anchors;
  /** Which side of the tracked changes `text` shows. */
  readonly view: View;
  /** Tracked changes, in the order of the text. */
  readonly changes: readonly Change[];
  readonly comments: readonly Comment[];
  /** The language that the file declares (front matter, `lang`, `w:lang`), as BCP 47. */
  readonly declaredLanguage?: string;
  /** `none`: nothing could be read (a scan, garbled text): the contract cannot be assessed. */
  readonly readable: 'full' | 'partial' | 'none';
  /** What was imperfect in reading. */
  readonly warnings: readonly Warning[];
}

// ── Contract ─────────────────────────────────────────────────────────────────────────────────────

/** The two sides of the contract, in the terms of the GDPR. */
export type Role = 'controller' | 'processor';

/** A numbered part of a contract with its heading, up to the next clause of the same or a higher level. */
export interface Clause {
  /** Among the clauses of the contract, from 0. */
  readonly index: number;
  /** As printed, without what its parents say: "7.2", "(b)", "Annex 2". */
  readonly number?: string;
  /** The whole path as a lawyer cites it: "7.2(b)". */
  readonly path?: string;
  readonly heading?: string;
  /** With its sub-clauses. */
  readonly span: Span;
  /** Index of the clause around it. */
  readonly parent?: number;
  /** Depth, from 1. */
  readonly level: number;
  readonly kind: 'clause' | 'annex' | 'definitions' | 'recitals' | 'preamble';
  /** Whether it, or one of its sub-clauses, speaks of personal data. */
  readonly personalData?: boolean;
  /** Whether it, or one of its sub-clauses, names the role of a processor. */
  readonly namesProcessor?: boolean;
}

/** What a unit is made of: see `Unit`. */
export type UnitKind = 'sentence' | 'item' | 'field' | 'heading';

/**
 * What is matched: a sentence; a lead-in with its item; a field (a label with its content: a table row
 * with its header, "Types of data: …", a heading with what stands under it); a heading.
 */
export interface Unit {
  /** Among the units of the contract, from 0. */
  readonly index: number;
  readonly kind: UnitKind;
  /** One span, or several where the unit joins a lead-in with its item. In reading order. */
  readonly spans: readonly Span[];
  /** Fields: the number of leading spans that are the label. */
  readonly labelSpans: number;
  /** Index of the clause that it stands in. */
  readonly clause: number;
  /** Index of the first block that the unit stands in, among the blocks of its document. */
  readonly block: number;
  /** BCP 47. */
  readonly language: string;
  /** The party that sentences without a subject of their own are about: from the lead-in or the clause. */
  readonly subject?: Role;
  /** Definitions and recitals oblige nobody. */
  readonly binding: boolean;
}

/** A side of the contract and what the contract calls it. */
export interface Party {
  readonly role: Role;
  /** The names that the contract uses for the party, as they are written. */
  readonly names: readonly string[];
}

/** What kind of contract it is, as far as the GDPR goes. */
export type ContractKind =
  | 'processing-agreement' // an Art. 28 agreement of its own
  | 'processing-terms' // a part inside other terms
  | 'other-contract' // no processing terms
  | 'joint-controllers'
  | 'controller-to-controller'
  | 'other-law' // processing terms, but under another law alone
  | 'privacy-notice'
  | 'unknown';

/** Content that is not there: nobody has filled it in. */
export interface Blank {
  readonly span: Span;
  readonly kind: 'placeholder' | 'empty-field' | 'options' | 'unticked' | 'sample';
  /** Blanks of signatures and dates are no gaps. */
  readonly signature: boolean;
}

/** An annex that is there, or that the contract names. */
export interface Annex {
  /** "Annex 2". */
  readonly name: string;
  readonly state: 'present' | 'empty' | 'not-supplied';
  /** The annex itself, or the first mention of one that is not supplied. */
  readonly span: Span;
}

/** Words that point to an article, a clause, an annex or the standard contractual clauses. */
export interface Reference {
  readonly span: Span;
  readonly kind: 'gdpr-article' | 'clause' | 'annex' | 'standard-clauses';
  /** `gdpr-article`: the articles, "32" or "28(3)(f)"; `clause`: its path; `annex`: its name. */
  readonly targets: readonly string[];
  /** `clause` and `annex`: index into `clauses`; absent when it points nowhere. */
  readonly clause?: number;
}

/** All the documents that make one contract, and what was found out about them. Indexes count from 0 in the lists here. */
export interface Contract {
  /** In the order given. */
  readonly documents: readonly Document[];
  /** Of most of the text, as BCP 47; "und": not known. */
  readonly language: string;
  /** In reading order, a clause before its sub-clauses. */
  readonly clauses: readonly Clause[];
  /** What is matched, in reading order. */
  readonly units: readonly Unit[];
  readonly parties: readonly Party[];
  readonly kind: ContractKind;
  readonly references: readonly Reference[];
  readonly blanks: readonly Blank[];
  readonly annexes: readonly Annex[];
  /** Of the whole; those of a document stand with it. */
  readonly warnings: readonly Warning[];
}

// ── Evidence and findings ────────────────────────────────────────────────────────────────────────

export type RequirementId = string;
/** Of Art. 28(3) GDPR; `introduction` is what stands before letter (a). */
export type Letter = 'introduction' | 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h';
/** On whose authority: the Regulation, what authorities recommend, or mere practice. */
export type Tier = 'statute' | 'guidance' | 'practice';
/**
 * What a contract makes of a requirement. `partial`: the topic is there, but a part is missing, hollowed out or left blank;
 * `contradicted`: it says the opposite; `not-assessed`: it could not be judged, or is switched off.
 */
export type Verdict = 'satisfied' | 'partial' | 'absent' | 'contradicted' | 'not-assessed';
/** How bad a finding is. By default: absent or contradicted under the statute is an error, partial a warning, the rest a note. */
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
