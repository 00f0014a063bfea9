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
  .strictObject({
    start: count.describe('First code unit of the quote.'),
    end: count.describe('Code unit after the last one.'),
  })
  .meta({ id: 'Mark', description: 'Words that matched, in UTF-16 code units of the quote.' });

const place = {
  spans: z.array(spanSchema),
  clause: z.string().optional().describe('As a lawyer cites it: "7.2(b)", "Annex 2".'),
  heading: z.string().optional().describe('Heading of the clause, or of the nearest clause around it that has one.'),
  page: z.int().min(1).optional().describe('Counts from 1. PDF only.'),
  pageLabel: z.string().optional().describe('The page as printed, where it differs from its number: "iv".'),
  paragraph: z.int().min(1).optional().describe('Counts from 1, as in the word processor. DOCX only.'),
  line: z.int().min(1).optional().describe('Counts from 1. Markdown, HTML and text only.'),
};

const changeSchema = z
  .strictObject({
    kind: z.enum(['insertion', 'deletion', 'move-from', 'move-to']),
    author: z.string().optional().describe('As the file names it.'),
    date: z.string().optional().describe('As the file has it: ISO 8601.'),
  })
  .meta({ id: 'Change', description: 'A tracked change that nobody has accepted yet.' });

export const evidenceSchema = z
  .strictObject({
    element: z.string().describe('Id of the element that it is about.'),
    polarity: z.enum(['affirms', 'weakens', 'denies']).describe('What it does to the element.'),
    via: z
      .enum(['text', 'reference', 'incorporation'])
      .describe('In words, by naming an article, or by incorporating a text.'),
    quote: z.string().describe('White space collapsed; stretches that do not touch are joined by " … ".'),
    matched: z.array(spanSchema).describe('The words that matched, in the document.'),
    marks: z.array(markSchema).describe('The same words, in the quote.'),
    language: z.string().describe('BCP 47.'),
    ...place,
    change: changeSchema.optional().describe('The evidence stands in this change.'),
  })
  .meta({ id: 'Evidence', description: 'Words of the contract that affirm, weaken or deny an element.' });

const elementSchema = z
  .strictObject({ element: z.string().describe('Its id.'), says: z.string().describe('In words.') })
  .meta({ id: 'Element', description: 'An element of a requirement and what it says, in the language of the report.' });

const tier = z.enum(['statute', 'guidance', 'practice']).describe('On whose authority.');
const severity = z.enum(['error', 'warning', 'note', 'none']).describe('How bad; a configuration may change it.');
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
  .strictObject({
    reason: z.string().describe('In the words of whoever did it.'),
    source: z.string().describe('Where it is said: "dpa-lint.config.yaml:7:3".'),
  })
  .meta({ id: 'Off', description: 'The configuration switches it off.' });

const noteSchema = z
  .strictObject({
    id: z.string().describe('Stable.'),
    tier,
    message: z.string(),
    evidence: evidenceSchema.optional(),
    known,
  })
  .meta({ id: 'Note', description: 'A remark that changes no verdict.' });

export const findingSchema = z
  .strictObject({
    requirement: z.string().describe('Its id, which is stable.'),
    title: z.string().describe('In the language of the report.'),
    citation: z.string().describe('"Art. 28(3)(h)".'),
    also: z.array(z.string()).describe('Further provisions.'),
    letter: z.enum(['introduction', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']).describe('Of Art. 28(3) GDPR.'),
    tier,
    verdict: z
      .enum(['satisfied', 'partial', 'absent', 'contradicted', 'not-assessed'])
      .describe('What the contract makes of it; partial: a part is missing, hollowed out or left blank.'),
    severity,
    confidence: z.number().min(0).max(1).describe('0 to 1: how often verdicts like this one are right.'),
    check: z.boolean().describe('The confidence is so low that a person should look.'),
    missing: z.array(elementSchema).describe('Not found.'),
    weakened: z.array(elementSchema).describe('Found, but hollowed out or left blank.'),
    evidence: z.array(evidenceSchema).describe('The words that the verdict rests on.'),
    searched: z
      .strictObject({
        units: count.describe('Number of sentences, items and rows.'),
        clauses: count.describe('Number of clauses.'),
        annexes: count.describe('Number of annexes.'),
      })
      .optional()
      .describe('Gaps: what was searched.'),
    nearest: z
      .strictObject({
        element: z.string().describe('Id of the element that it comes close to.'),
        quote: z.string(),
        language: z.string().describe('BCP 47.'),
        ...place,
      })
      .optional()
      .describe('Absences: the passage that came closest.'),
    message: z.string().describe('The verdict in words, and what is missing.'),
    remedy: z
      .strictObject({
        clause: z.string().describe('A model clause.'),
        fallback: z.string().optional().describe('What is still acceptable where the model clause is refused.'),
        language: z.string().describe('Of the model clause: BCP 47.'),
        after: z.string().optional().describe('The clause of the contract behind which it would fit.'),
      })
      .optional()
      .describe('Gaps only.'),
    home: z
      .strictObject({
        document: count.describe('Index into `documents`.'),
        start: count.describe('First code unit of the words to point at.'),
        end: count.describe('Code unit after the last one.'),
        behind: count.describe('Offset of the end of the clause behind which a model clause fits.'),
        because: z
          .enum(['evidence', 'letter', 'nearest', 'end'])
          .describe('Its own words; a requirement of the same letter; the closest passage; the last clause.'),
      })
      .optional()
      .describe('Gaps only: where it belongs. Offsets in the text of the document, in UTF-16 code units.'),
    notes: z.array(noteSchema).describe('Remarks of guidance and practice.'),
    fingerprint,
    accepted: acceptedSchema.optional(),
    off: offSchema.optional().describe('Not assessed for this reason.'),
    known,
  })
  .meta({ id: 'Finding', description: 'A judged requirement.' });

export const redFlagSchema = z
  .strictObject({
    id: z.string().describe('Stable.'),
    title: z.string().describe('In the language of the report.'),
    citation: z.string().describe('"Art. 28(3)(a)".'),
    tier,
    severity,
    requirement: z.string().optional().describe('The requirement that it works against.'),
    message: z.string().describe('Why it matters.'),
    remedy: z.string().describe('What to ask for.'),
    evidence: z.array(evidenceSchema).describe('The words that say it.'),
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
    words: count.describe('Number of words.'),
    pages: z.int().min(1).optional().describe('Number of pages. PDF only.'),
  })
  .meta({ id: 'Document', description: 'A file of the contract.' });

export const reportSchema = z
  .strictObject({
    schemaVersion: z.literal('1').describe('Of the shape of the report.'),
    tool: z
      .strictObject({ name: z.literal('dpa-lint'), version: z.string().describe('Of the package.') })
      .describe('What made the report.'),
    catalogue: z
      .strictObject({ version: z.string().describe('Apart from the version of the package: "2026.11".') })
      .describe('What was demanded.'),
    language: z.string().describe('Of the messages: BCP 47.'),
    document: documentSchema.describe('The first of `documents`.'),
    documents: z.array(documentSchema).min(1).describe('Those that could not be read come last.'),
    view: z.enum(['final', 'original']).describe('Tracked changes read as accepted, or as rejected.'),
    assessed: z.enum(['full', 'partial', 'none']).describe('How much could be read and judged.'),
    kind: z
      .strictObject({
        id: z
          .enum([
            'processing-agreement',
            'processing-terms',
            'other-contract',
            'joint-controllers',
            'controller-to-controller',
            'other-law',
            'privacy-notice',
            'unknown',
          ])
          .describe('Stable.'),
        article28: z.boolean().describe('Whether it is a contract under Art. 28 at all.'),
        message: z.string().describe('The kind in words.'),
      })
      .describe('What kind of contract it is.'),
    parties: z
      .array(
        z.strictObject({
          role: z.enum(['controller', 'processor']),
          names: z.array(z.string()).describe('As the contract writes them.'),
        }),
      )
      .describe('The two sides, where they were found.'),
    summary: z
      .strictObject({
        satisfied: count.describe('Number of requirements.'),
        partial: count.describe('Number of requirements.'),
        absent: count.describe('Number of requirements.'),
        contradicted: count.describe('Number of requirements.'),
        notAssessed: count.describe('Number of requirements.'),
        redFlags: count.describe('Number of red flags.'),
        notes: count.describe('Number of notes in all findings.'),
        off: count.optional().describe('Number of those not assessed that are switched off.'),
        accepted: count
          .optional()
          .describe('Number of accepted risks, whatever their verdict; one, where the whole is accepted.'),
        message: z.string().describe('The result in a sentence or two.'),
      })
      .describe('The result in numbers.'),
    overall: z
      .array(
        z.strictObject({
          id: z.enum(['no-processing-contract', 'not-assessed']).describe('Stable.'),
          severity,
          message: z.string().describe('In words.'),
          accepted: acceptedSchema.optional(),
          known,
        }),
      )
      .describe('What is to be said of the whole, before and above the findings.'),
    findings: z.array(findingSchema).describe('One for each requirement, in the order of the law.'),
    redFlags: z.array(redFlagSchema).describe('In the order of the catalogue.'),
    warnings: z
      .array(
        z.strictObject({
          code: z.string().describe('Stable.'),
          data: z.record(z.string(), z.union([z.string(), z.number()])).describe('What the message is made of.'),
          message: z.string().describe('In words.'),
          document: count.optional().describe('Index into `documents`.'),
        }),
      )
      .describe('What was imperfect in reading.'),
    errors: z
      .array(
        z.strictObject({
          document: count.describe('Index into `documents`.'),
          code: z.string().describe('Stable: that of the `UserError`, or "internal".'),
          message: z.string().describe('The cause.'),
          next: z.string().optional().describe('The next step.'),
        }),
      )
      .describe('Documents that could not be read at all.'),
    configuration: z.string().optional().describe('The configuration file that changed what is reported.'),
    switchedOff: z
      .array(z.strictObject({ id: z.string().describe('Of the requirement or the red flag.'), ...offSchema.shape }))
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
          message: z.string().describe('In words.'),
        }),
      )
      .optional()
      .describe('Accepted risks that accept nothing in this contract.'),
    baseline: z
      .strictObject({
        file: z.string().describe('As it was named.'),
        known: count.describe('Number of gaps, red flags and notes that the baseline has.'),
        new: count.describe('Number of those that it does not have.'),
        gone: count.describe('Number of those that it has and the contract no longer.'),
        mended: z
          .array(
            z.strictObject({
              id: z.string().describe('Of the requirement or the red flag.'),
              was: z
                .enum(['partial', 'absent', 'contradicted', 'note', 'red-flag'])
                .optional()
                .describe('What the baseline has; nothing for `no-processing-contract`.'),
            }),
          )
          .optional()
          .describe('Of those gone, what is mended; the others are worse now, or no longer assessed.'),
      })
      .optional()
      .describe('What it was compared with.'),
  })
  .meta({
    id: 'Report',
    title: 'dpa-lint report',
    description: 'What Art. 28(3) GDPR demands of a contract and the contract does not say. No legal advice.',
  });

/** The JSON report. JSON Schema: `dpa-lint/schema/report.json`. */
export type Report = z.infer<typeof reportSchema>;
/** A judged requirement. */
export type ReportFinding = z.infer<typeof findingSchema>;
/** Words of the contract that affirm, weaken or deny an element of a requirement. */
export type ReportEvidence = z.infer<typeof evidenceSchema>;
/** Something that the contract says and should not. */
export type ReportRedFlag = z.infer<typeof redFlagSchema>;
/** A file of the contract. */
export type ReportDocument = z.infer<typeof documentSchema>;
/** A remark that changes no verdict. */
export type ReportNote = z.infer<typeof noteSchema>;
/** Where a quote stands. */
export type ReportPlace = Pick<
  ReportEvidence,
  'spans' | 'clause' | 'heading' | 'page' | 'pageLabel' | 'paragraph' | 'line'
>;
