import { z } from 'zod';

/**
 * The JSON report: public API. `schema/report.json` is generated from this file, descriptions and all. Offsets count
 * UTF-16 code units of the text of the document that `document` names; lines, pages and paragraphs count from 1.
 *
 * At run time only the types are imported: checking a report is the business of whoever receives it.
 */
const count = z.int().min(0);

const spanSchema = z
  .strictObject({
    document: count.describe('Index into `documents`.'),
    start: count.describe('First code unit of the text of the document.'),
    end: count.describe('Code unit after the last one.'),
  })
  .meta({ id: 'Span', description: 'A stretch of the text of one document, in UTF-16 code units.' });

const markSchema = z
  .strictObject({ start: count, end: count })
  .meta({ id: 'Mark', description: 'Words that matched, in UTF-16 code units of the quote.' });

const place = {
  spans: z.array(spanSchema),
  clause: z.string().optional().describe('As a lawyer cites it: "7.2(b)", "Annex 2".'),
  heading: z.string().optional().describe('Heading of the clause, or of the nearest clause around it that has one.'),
  page: z.int().min(1).optional().describe('PDF only.'),
  pageLabel: z.string().optional().describe('The page as printed, where it differs from its number: "iv".'),
  paragraph: z.int().min(1).optional().describe('DOCX only.'),
  line: z.int().min(1).optional().describe('Markdown, HTML and text only.'),
};

const changeSchema = z
  .strictObject({
    kind: z.enum(['insertion', 'deletion', 'move-from', 'move-to']),
    author: z.string().optional(),
    date: z.string().optional(),
  })
  .meta({ id: 'Change', description: 'A tracked change that nobody has accepted yet.' });

export const evidenceSchema = z
  .strictObject({
    element: z.string(),
    polarity: z.enum(['affirms', 'weakens', 'denies']),
    via: z
      .enum(['text', 'reference', 'incorporation'])
      .describe('In words, by naming an article, or by incorporating a text.'),
    quote: z.string().describe('White space collapsed; stretches that do not touch are joined by " … ".'),
    matched: z.array(spanSchema).describe('The words that matched, in the document.'),
    marks: z.array(markSchema).describe('The same words, in the quote.'),
    language: z.string(),
    ...place,
    change: changeSchema.optional().describe('The evidence stands in this change.'),
  })
  .meta({ id: 'Evidence', description: 'Words of the contract that affirm, weaken or deny an element.' });

const elementSchema = z
  .strictObject({ element: z.string(), says: z.string() })
  .meta({ id: 'Element', description: 'An element of a requirement and what it says, in the language of the report.' });

const tier = z.enum(['statute', 'guidance', 'practice']).describe('On whose authority.');
const severity = z.enum(['error', 'warning', 'note', 'none']);
const fingerprint = z
  .string()
  .regex(/^[0-9a-f]{16}$/)
  .describe('The same as long as the words are: new pages, lines and clause numbers do not change it.');

const known = z.literal(true).optional().describe('The baseline has it.');

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('"2027-03-31".');

const risk = {
  reason: z.string().describe('In the words of whoever decided it.'),
  owner: z.string().optional().describe('Who answers for it.'),
  until: day.optional().describe('The last day on which the risk is accepted.'),
  source: z.string().describe('Where it is recorded: "agreement.md.dpa-lint.yaml:3:5".'),
};

const acceptedSchema = z
  .strictObject(risk)
  .meta({ id: 'Accepted', description: 'Somebody accepted the risk. It changes no verdict, only the exit code.' });

const offSchema = z
  .strictObject({ reason: z.string(), source: z.string() })
  .meta({ id: 'Off', description: 'The configuration switches it off.' });

const noteSchema = z
  .strictObject({ id: z.string(), tier, message: z.string(), evidence: evidenceSchema.optional(), known })
  .meta({ id: 'Note', description: 'A remark that changes no verdict.' });

export const findingSchema = z
  .strictObject({
    requirement: z.string(),
    title: z.string(),
    citation: z.string(),
    also: z.array(z.string()).describe('Further provisions.'),
    letter: z.enum(['introduction', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']).describe('Of Art. 28(3) GDPR.'),
    tier,
    verdict: z.enum(['satisfied', 'partial', 'absent', 'contradicted', 'not-assessed']),
    severity,
    confidence: z.number().min(0).max(1),
    check: z.boolean().describe('The confidence is so low that a person should look.'),
    missing: z.array(elementSchema).describe('Not found.'),
    weakened: z.array(elementSchema).describe('Found, but hollowed out or left blank.'),
    evidence: z.array(evidenceSchema),
    searched: z
      .strictObject({ units: count, clauses: count, annexes: count })
      .optional()
      .describe('Gaps: what was searched.'),
    nearest: z
      .strictObject({ element: z.string(), quote: z.string(), language: z.string(), ...place })
      .optional()
      .describe('Absences: the passage that came closest.'),
    message: z.string(),
    remedy: z
      .strictObject({
        clause: z.string().describe('A model clause.'),
        fallback: z.string().optional().describe('What is still acceptable where the model clause is refused.'),
        language: z.string(),
        after: z.string().optional().describe('The clause of the contract behind which it would fit.'),
      })
      .optional()
      .describe('Gaps only.'),
    home: z
      .strictObject({
        document: count.describe('Index into `documents`.'),
        start: count,
        end: count.describe('`start` and `end`: the words to point at.'),
        behind: count.describe('End of the clause behind which a model clause fits.'),
        because: z
          .enum(['evidence', 'letter', 'nearest', 'end'])
          .describe('Its own words; a requirement of the same letter; the closest passage; the last clause.'),
      })
      .optional()
      .describe('Gaps only: where it belongs. Offsets in the text of the document, in UTF-16 code units.'),
    notes: z.array(noteSchema),
    fingerprint,
    accepted: acceptedSchema.optional(),
    off: offSchema.optional().describe('Not assessed for this reason.'),
    known,
  })
  .meta({ id: 'Finding', description: 'A judged requirement.' });

export const redFlagSchema = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    citation: z.string(),
    tier,
    severity,
    requirement: z.string().optional().describe('The requirement that it works against.'),
    message: z.string().describe('Why it matters.'),
    remedy: z.string(),
    evidence: z.array(evidenceSchema),
    fingerprint,
    accepted: acceptedSchema.optional(),
    known,
  })
  .meta({ id: 'RedFlag', description: 'Something that the contract says and should not.' });

export const documentSchema = z
  .strictObject({
    path: z.string().describe('As given; "-" for standard input.'),
    format: z.enum(['markdown', 'text', 'html', 'docx', 'pdf']).nullable().describe('null: it could not be read.'),
    language: z.string().nullable().describe('BCP 47; null: not known.'),
    sha256: z.string().nullable().describe('Of the bytes; null: there were none.'),
    words: count,
    pages: z.int().min(1).optional(),
  })
  .meta({ id: 'Document' });

export const reportSchema = z
  .strictObject({
    schemaVersion: z.literal('1'),
    tool: z.strictObject({ name: z.literal('dpa-lint'), version: z.string() }),
    catalogue: z.strictObject({ version: z.string() }),
    language: z.string().describe('Of the messages: BCP 47.'),
    document: documentSchema.describe('The first of `documents`.'),
    documents: z.array(documentSchema).min(1),
    view: z.enum(['final', 'original']).describe('Tracked changes read as accepted, or as rejected.'),
    assessed: z.enum(['full', 'partial', 'none']).describe('How much could be read and judged.'),
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
      article28: z.boolean().describe('Whether it is a contract under Art. 28 at all.'),
      message: z.string(),
    }),
    parties: z.array(z.strictObject({ role: z.enum(['controller', 'processor']), names: z.array(z.string()) })),
    summary: z.strictObject({
      satisfied: count,
      partial: count,
      absent: count,
      contradicted: count,
      notAssessed: count,
      redFlags: count,
      notes: count,
      off: count.optional().describe('Of those not assessed, switched off.'),
      accepted: count.optional().describe('Accepted risks, whatever their verdict.'),
      message: z.string().describe('The result in a sentence or two.'),
    }),
    overall: z
      .array(
        z.strictObject({
          id: z.enum(['no-processing-contract', 'not-assessed']),
          severity,
          message: z.string(),
          accepted: acceptedSchema.optional(),
          known,
        }),
      )
      .describe('What is to be said of the whole, before and above the findings.'),
    findings: z.array(findingSchema).describe('One for each requirement, in the order of the law.'),
    redFlags: z.array(redFlagSchema),
    warnings: z
      .array(
        z.strictObject({
          code: z.string(),
          data: z.record(z.string(), z.union([z.string(), z.number()])),
          message: z.string(),
          document: count.optional().describe('Index into `documents`.'),
        }),
      )
      .describe('What was imperfect in reading.'),
    errors: z
      .array(
        z.strictObject({
          document: count.describe('Index into `documents`.'),
          code: z.string(),
          message: z.string(),
          next: z.string().optional().describe('The next step.'),
        }),
      )
      .describe('Documents that could not be read at all.'),
    configuration: z.string().optional().describe('The configuration file that changed what is reported.'),
    switchedOff: z
      .array(z.strictObject({ id: z.string(), ...offSchema.shape }))
      .optional()
      .describe('Requirements and red flags that the configuration switches off.'),
    today: day.optional().describe('The day on which accepted risks were taken to expire or not; only where one can.'),
    staleAcceptances: z
      .array(
        z.strictObject({
          id: z.string().describe('Of the requirement or the red flag.'),
          ...risk,
          state: z
            .enum(['expired', 'changed', 'unused'])
            .describe('Its day is over; the words are no longer those; there is nothing to accept.'),
          message: z.string(),
        }),
      )
      .optional()
      .describe('Accepted risks that accept nothing in this contract.'),
    baseline: z
      .strictObject({
        file: z.string(),
        known: count.describe('Gaps, red flags and notes that the baseline has.'),
        new: count.describe('Those that it does not have.'),
        gone: count.describe('Those that it has and the contract no longer.'),
      })
      .optional(),
  })
  .meta({
    id: 'Report',
    title: 'dpa-lint report',
    description: 'What Art. 28(3) GDPR demands of a contract and the contract does not say. No legal advice.',
  });

export type Report = z.infer<typeof reportSchema>;
export type ReportFinding = z.infer<typeof findingSchema>;
export type ReportEvidence = z.infer<typeof evidenceSchema>;
export type ReportRedFlag = z.infer<typeof redFlagSchema>;
export type ReportDocument = z.infer<typeof documentSchema>;
export type ReportNote = z.infer<typeof noteSchema>;
/** Where a quote stands. */
export type ReportPlace = Pick<
  ReportEvidence,
  'spans' | 'clause' | 'heading' | 'page' | 'pageLabel' | 'paragraph' | 'line'
>;
