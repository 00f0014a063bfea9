import { z } from 'zod';

/**
 * The JSON report: public API, described by `schema/report.json`, which is generated from this file. Offsets count UTF-16
 * code units of the text of the document that `document` names (an index into `documents`); pages and paragraphs count from 1.
 */
const span = z.strictObject({ document: z.int().min(0), start: z.int().min(0), end: z.int().min(0) });

const place = {
  spans: z.array(span),
  /** As a lawyer cites it: "7.2(b)", with its heading. */
  clause: z.string().optional(),
  heading: z.string().optional(),
  /** PDF: 1-based page, and its printed label where it has another. */
  page: z.int().min(1).optional(),
  pageLabel: z.string().optional(),
  /** DOCX: 1-based paragraph. */
  paragraph: z.int().min(1).optional(),
  /** Markdown, HTML, text: 1-based line. */
  line: z.int().min(1).optional(),
};

const change = z.strictObject({
  kind: z.enum(['insertion', 'deletion', 'move-from', 'move-to']),
  author: z.string().optional(),
  date: z.string().optional(),
});

export const evidenceSchema = z.strictObject({
  element: z.string(),
  polarity: z.enum(['affirms', 'weakens', 'denies']),
  via: z.enum(['text', 'reference', 'incorporation']),
  quote: z.string(),
  /** The words in the quote that matched. */
  matched: z.array(span),
  language: z.string(),
  ...place,
  /** The evidence stands in a tracked change that nobody has accepted yet. */
  change: change.optional(),
});

const missing = z.strictObject({ element: z.string(), says: z.string() });
const tier = z.enum(['statute', 'guidance', 'practice']);
const severity = z.enum(['error', 'warning', 'note', 'none']);

export const findingSchema = z.strictObject({
  requirement: z.string(),
  title: z.string(),
  citation: z.string(),
  letter: z.enum(['introduction', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']),
  tier,
  verdict: z.enum(['satisfied', 'partial', 'absent', 'contradicted', 'not-assessed']),
  severity,
  confidence: z.number().min(0).max(1),
  /** The confidence is so low that a person should look. */
  check: z.boolean(),
  missing: z.array(missing),
  weakened: z.array(missing),
  evidence: z.array(evidenceSchema),
  /** Gaps: what was searched, in numbers. */
  searched: z.strictObject({ units: z.int().min(0), clauses: z.int().min(0), annexes: z.int().min(0) }).optional(),
  /** Absences: the passage that came closest. */
  nearest: z.strictObject({ element: z.string(), quote: z.string(), language: z.string(), ...place }).optional(),
  /** One or two sentences in the reader's language. */
  message: z.string(),
  /** Gaps: a model clause in the language of the contract, and where to put it. */
  remedy: z.strictObject({ clause: z.string(), language: z.string(), after: z.string().optional() }).optional(),
  notes: z.array(z.strictObject({ id: z.string(), tier, message: z.string() })),
  /** Survives re-wrapping, page changes and new numbers; 16 hexadecimal digits. */
  fingerprint: z.string(),
});

export const redFlagSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  citation: z.string(),
  tier,
  severity,
  requirement: z.string().optional(),
  message: z.string(),
  remedy: z.string(),
  evidence: z.array(evidenceSchema),
  fingerprint: z.string(),
});

export const documentSchema = z.strictObject({
  path: z.string(),
  format: z.enum(['markdown', 'text', 'html', 'docx', 'pdf']),
  language: z.string().nullable(),
  sha256: z.string(),
  words: z.int().min(0),
  pages: z.int().min(1).optional(),
});

export const reportSchema = z.strictObject({
  schemaVersion: z.literal('1'),
  tool: z.strictObject({ name: z.literal('dpa-lint'), version: z.string() }),
  catalogue: z.strictObject({ version: z.string() }),
  /** The first of `documents`. */
  document: documentSchema,
  documents: z.array(documentSchema).min(1),
  view: z.enum(['final', 'original']),
  assessed: z.enum(['full', 'partial', 'none']),
  kind: z.strictObject({
    id: z.enum([
      'processing-agreement',
      'processing-terms',
      'other-contract',
      'joint-controllers',
      'controller-to-controller',
      'other-law',
      'privacy-notice',
      'unknown',
    ]),
    /** Whether it is a contract under Art. 28 at all. */
    article28: z.boolean(),
    message: z.string(),
  }),
  parties: z.array(z.strictObject({ role: z.enum(['controller', 'processor']), names: z.array(z.string()) })),
  summary: z.strictObject({
    satisfied: z.int(),
    partial: z.int(),
    absent: z.int(),
    contradicted: z.int(),
    notAssessed: z.int(),
    redFlags: z.int(),
    notes: z.int(),
    /** The result in one sentence, in the reader's language. */
    message: z.string(),
  }),
  /** `no-processing-contract`: the 28 findings behind it are all of one piece. */
  overall: z.array(
    z.strictObject({ id: z.enum(['no-processing-contract', 'not-assessed']), severity, message: z.string() }),
  ),
  findings: z.array(findingSchema),
  redFlags: z.array(redFlagSchema),
  warnings: z.array(z.strictObject({ code: z.string(), message: z.string(), document: z.int().min(0).optional() })),
});

export type Report = z.infer<typeof reportSchema>;
export type ReportFinding = z.infer<typeof findingSchema>;
export type ReportEvidence = z.infer<typeof evidenceSchema>;
export type ReportRedFlag = z.infer<typeof redFlagSchema>;
export type ReportDocument = z.infer<typeof documentSchema>;
