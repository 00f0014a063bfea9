import { z } from 'zod';

/**
 * The JSON of `dpa-lint compare`: public API. `schema/comparison.json` is generated from this file. Places and offsets are
 * those of the two reports that were compared.
 *
 * At run time only the types are imported.
 */
const count = z.int().min(0);
const tier = z.enum(['statute', 'guidance', 'practice']).describe('On whose authority.');
const elements = z.array(
  z.strictObject({ element: z.string().describe('Its id.'), says: z.string().describe('In words.') }),
);

const wordingSchema = z
  .strictObject({
    quote: z.string().describe('White space collapsed; stretches that do not touch are joined by " … ".'),
    marks: z
      .array(
        z.strictObject({
          start: count.describe('First UTF-16 code unit of the quote.'),
          end: count.describe('Code unit after the last one.'),
        }),
      )
      .describe('The words that matched, in the quote.'),
    language: z.string().describe('BCP 47.'),
    polarity: z.enum(['affirms', 'weakens', 'denies']).describe('What it does to the requirement.'),
    place: z.string().describe('In words: "clause 7.2(b), p. 9".'),
  })
  .meta({ id: 'Wording', description: 'Words of one of the two texts.' });

const sideSchema = z
  .strictObject({
    verdict: z.enum(['satisfied', 'partial', 'absent', 'contradicted', 'not-assessed']),
    check: z.boolean().describe('The confidence is so low that a person should look.'),
    message: z.string().describe('The verdict in words.'),
    wordings: z.array(wordingSchema).describe('The words that it rests on.'),
  })
  .meta({ id: 'Side', description: 'A requirement in one of the two texts.' });

const changeSchema = z
  .strictObject({
    requirement: z.string().describe('Its id, which is stable.'),
    title: z.string().describe('In the language of the reports.'),
    citation: z.string().describe('"Art. 28(3)(h)".'),
    letter: z.enum(['introduction', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']).describe('Of Art. 28(3) GDPR.'),
    tier,
    change: z
      .enum(['won', 'lost', 'changed', 'unchanged', 'not-assessed'])
      .describe(
        'won, lost: the verdict is better or worse, or the same with elements gained or gone; changed: in other words; not-assessed: one of the two could not be judged.',
      ),
    message: z.string().describe('The change in words.'),
    gone: elements.describe('Elements that the old text has and the new one lacks.'),
    gained: elements.describe('Elements that the new text has and the old one lacks.'),
    old: sideSchema,
    new: sideSchema,
  })
  .meta({ id: 'RequirementChange', description: 'What became of a requirement.' });

const flagSchema = z
  .strictObject({
    id: z.string().describe('Stable.'),
    title: z.string().describe('In the language of the reports.'),
    citation: z.string().describe('"Art. 28(3)(a)".'),
    tier,
    change: z
      .enum(['raised', 'lifted', 'changed', 'unchanged'])
      .describe('raised: only the new text says it; lifted: only the old one.'),
    message: z.string().describe('The change in words.'),
    remedy: z.string().describe('What to ask for.'),
    old: z.array(wordingSchema).describe('What the old text says.'),
    new: z.array(wordingSchema).describe('What the new text says.'),
  })
  .meta({ id: 'RedFlagChange', description: 'What became of a red flag.' });

const textSchema = z
  .strictObject({
    documents: z
      .array(
        z.strictObject({
          path: z.string().describe('As given.'),
          sha256: z.string().nullable().describe('Of the bytes; null: there were none.'),
        }),
      )
      .min(1)
      .describe('Its files.'),
    view: z.enum(['final', 'original']).describe('Tracked changes read as accepted, or as rejected.'),
    assessed: z.enum(['full', 'partial', 'none']).describe('How much could be read and judged.'),
    message: z.string().describe('The result of the text alone, in one sentence.'),
  })
  .meta({ id: 'ComparedText', description: 'One of the two texts.' });

export const comparisonSchema = z
  .strictObject({
    schemaVersion: z.literal('1').describe('Of the shape of the comparison.'),
    tool: z
      .strictObject({ name: z.literal('dpa-lint'), version: z.string().describe('Of the package.') })
      .describe('What made the comparison.'),
    catalogue: z
      .strictObject({ version: z.string().describe('Apart from the version of the package: "2026.11".') })
      .describe('What was demanded.'),
    language: z.string().describe('Of the messages: BCP 47.'),
    kind: z
      .enum(['drafts', 'model', 'changes'])
      .describe('Two drafts, a model and a draft, or one file before and with its tracked changes.'),
    old: textSchema,
    new: textSchema,
    summary: z
      .strictObject({
        won: count.describe('Number of requirements.'),
        lost: count.describe('Number of requirements.'),
        changed: count.describe('Number of requirements.'),
        unchanged: count.describe('Number of requirements.'),
        notAssessed: count.describe('Number of requirements.'),
        raised: count.describe('Number of red flags.'),
        lifted: count.describe('Number of red flags.'),
        message: z.string().describe('The result in a sentence or two.'),
      })
      .describe('The result in numbers.'),
    requirements: z.array(changeSchema).describe('One for each requirement, in the order of the law.'),
    redFlags: z.array(flagSchema).describe('Those of either text.'),
  })
  .meta({
    id: 'Comparison',
    title: 'dpa-lint comparison',
    description: 'What of Art. 28(3) GDPR was won, lost or changed from one text to another. No legal advice.',
  });

/** The JSON of a comparison. JSON Schema: `dpa-lint/schema/comparison.json`. */
export type Comparison = z.infer<typeof comparisonSchema>;
/** What became of a requirement. */
export type RequirementChange = z.infer<typeof changeSchema>;
/** What became of a red flag. */
export type RedFlagChange = z.infer<typeof flagSchema>;
export type Wording = z.infer<typeof wordingSchema>;
export type ChangeKind = RequirementChange['change'];
