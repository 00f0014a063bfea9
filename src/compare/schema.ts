import { z } from 'zod';

/**
 * The JSON of `dpa-lint compare`: public API. `schema/comparison.json` is generated from this file. Places and offsets are
 * those of the two reports that were compared.
 *
 * At run time only the types are imported.
 */
const count = z.int().min(0);
const tier = z.enum(['statute', 'guidance', 'practice']);
const elements = z.array(z.strictObject({ element: z.string(), says: z.string() }));

const wordingSchema = z
  .strictObject({
    quote: z.string().describe('White space collapsed; stretches that do not touch are joined by " … ".'),
    marks: z.array(z.strictObject({ start: count, end: count })).describe('The words that matched, in the quote.'),
    language: z.string(),
    polarity: z.enum(['affirms', 'weakens', 'denies']),
    place: z.string().describe('In words: "clause 7.2(b), p. 9".'),
  })
  .meta({ id: 'Wording', description: 'Words of one of the two texts.' });

const sideSchema = z
  .strictObject({
    verdict: z.enum(['satisfied', 'partial', 'absent', 'contradicted', 'not-assessed']),
    check: z.boolean().describe('The confidence is so low that a person should look.'),
    message: z.string(),
    wordings: z.array(wordingSchema),
  })
  .meta({ id: 'Side', description: 'A requirement in one of the two texts.' });

const changeSchema = z
  .strictObject({
    requirement: z.string(),
    title: z.string(),
    citation: z.string(),
    letter: z.enum(['introduction', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']),
    tier,
    change: z
      .enum(['won', 'lost', 'changed', 'unchanged', 'not-assessed'])
      .describe(
        'won, lost: the verdict is better or worse, or the same with elements gained or gone; changed: in other words; not-assessed: one of the two could not be judged.',
      ),
    message: z.string(),
    gone: elements.describe('Elements that the old text has and the new one lacks.'),
    gained: elements.describe('Elements that the new text has and the old one lacks.'),
    old: sideSchema,
    new: sideSchema,
  })
  .meta({ id: 'RequirementChange' });

const flagSchema = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    citation: z.string(),
    tier,
    change: z
      .enum(['raised', 'lifted', 'changed', 'unchanged'])
      .describe('raised: only the new text says it; lifted: only the old one.'),
    message: z.string(),
    remedy: z.string(),
    old: z.array(wordingSchema),
    new: z.array(wordingSchema),
  })
  .meta({ id: 'RedFlagChange' });

const textSchema = z
  .strictObject({
    documents: z.array(z.strictObject({ path: z.string(), sha256: z.string().nullable() })).min(1),
    view: z.enum(['final', 'original']),
    assessed: z.enum(['full', 'partial', 'none']),
    message: z.string().describe('The result of the text alone, in one sentence.'),
  })
  .meta({ id: 'ComparedText' });

export const comparisonSchema = z
  .strictObject({
    schemaVersion: z.literal('1'),
    tool: z.strictObject({ name: z.literal('dpa-lint'), version: z.string() }),
    catalogue: z.strictObject({ version: z.string() }),
    language: z.string().describe('Of the messages: BCP 47.'),
    kind: z
      .enum(['drafts', 'model', 'changes'])
      .describe('Two drafts, a model and a draft, or one file before and with its tracked changes.'),
    old: textSchema,
    new: textSchema,
    summary: z.strictObject({
      won: count,
      lost: count,
      changed: count,
      unchanged: count,
      notAssessed: count,
      raised: count.describe('Red flags.'),
      lifted: count.describe('Red flags.'),
      message: z.string(),
    }),
    requirements: z.array(changeSchema).describe('One for each requirement, in the order of the law.'),
    redFlags: z.array(flagSchema),
  })
  .meta({
    id: 'Comparison',
    title: 'dpa-lint comparison',
    description: 'What of Art. 28(3) GDPR was won, lost or changed from one text to another. No legal advice.',
  });

export type Comparison = z.infer<typeof comparisonSchema>;
export type RequirementChange = z.infer<typeof changeSchema>;
export type RedFlagChange = z.infer<typeof flagSchema>;
export type Wording = z.infer<typeof wordingSchema>;
export type ChangeKind = RequirementChange['change'];
