import { z } from 'zod';

/**
 * What a configuration file and a file of accepted risks may say. `schema/config.json` and `schema/accepted.json` are generated
 * from this file. Where a value is wrong, `error` names the text of the messages that says what it takes.
 */
const text = z.string({ error: 'text' }).trim().min(1, { error: 'text' });
const many = (what: string) => z.array(text, { error: 'texts' }).min(1, { error: 'texts' }).describe(what);
const oneOrMany = z.union([text, z.array(text).min(1)], { error: 'textOrTexts' });
const natural = z.int({ error: 'number' }).min(1, { error: 'number' });

const level = z.enum(['error', 'warning', 'note']);

export const ruleSchema = z
  .union([level, z.strictObject({ off: text.describe('Why.') })], { error: 'rule' })
  .meta({ id: 'Rule', description: 'How bad it is, or that it is switched off, with the reason.' });

const rules = (what: string) => z.record(z.string(), ruleSchema, { error: 'mapping' }).describe(what);

const limitsSchema = z
  .strictObject(
    {
      fileBytes: natural.optional().describe('Bytes of the file itself.'),
      partBytes: natural.optional().describe('Bytes of one part of a package, unpacked.'),
      totalBytes: natural.optional().describe('Bytes of all parts together, unpacked.'),
      textLength: natural.optional().describe('UTF-16 code units of the text; the rest is cut, with a warning.'),
      depth: natural.optional().describe('Depth of nested elements.'),
      pages: natural.optional().describe('Pages of a PDF.'),
    },
    { error: 'mapping' },
  )
  .describe('Of what is read.');

/** What holds for every contract and can be changed for some of them. */
const changeable = {
  failOn: z.enum(['error', 'warning', 'note', 'never']).optional().describe('Exit code 1 from here on.'),
  view: z.enum(['final', 'original']).optional().describe('Tracked changes read as accepted, or as rejected.'),
  language: text.optional().describe('Of the contract. Default: found out.'),
  limits: limitsSchema.optional(),
  requirements: rules('By the id of the requirement.').optional(),
  redFlags: rules('By the id of the red flag.').optional(),
};

export const configSchema = z
  .strictObject(
    {
      $schema: text.optional().describe('For editors.'),
      uiLanguage: z.enum(['en', 'fr']).optional().describe('Of the messages and reports.'),
      languages: many('Of contracts; one in another language is not assessed. Default: all there are.').optional(),
      catalogues: many('Folders laid out like clauses/, each laid over the catalogue before.').optional(),
      accepted: many('Files of accepted risks, beside those next to the contracts.').optional(),
      comments: z.boolean({ error: 'yesNo' }).optional().describe('Whether comments in Markdown may accept a risk.'),
      timeout: natural.optional().describe('Seconds for a contract.'),
      memory: z.int({ error: 'number' }).min(128, { error: 'number' }).optional().describe('MB for a contract.'),
      ...changeable,
      overrides: z
        .array(
          z.strictObject(
            {
              files: oneOrMany.describe(
                'Patterns relative to this file: "signed/**/*.docx"; a folder stands for all in it.',
              ),
              ...changeable,
            },
            { error: 'mapping' },
          ),
          { error: 'list' },
        )
        .optional()
        .describe('Other settings for some contracts. Later ones win.'),
    },
    { error: 'mapping' },
  )
  .meta({
    id: 'Configuration',
    title: 'dpa-lint configuration',
    description: 'dpa-lint.config.yaml, .yml or .json, or the key "dpa-lint" of package.json.',
  });

const day = z.iso.date({ error: 'day' });

export const acceptedSchema = z
  .strictObject(
    {
      $schema: text.optional().describe('For editors.'),
      accepted: z.array(
        z.strictObject(
          {
            id: text.describe('Of a requirement or a red flag, or "no-processing-contract".'),
            reason: text.describe('Why the risk is accepted.'),
            owner: text.optional().describe('Who answers for it.'),
            until: day.optional().describe('The last day on which it is accepted: "2027-03-31".'),
            fingerprint: z
              .string({ error: 'fingerprint' })
              .regex(/^[0-9a-f]{16}$/, { error: 'fingerprint' })
              .optional()
              .describe('Of the finding: accepted only as long as the words stay.'),
            quote: text.optional().describe('Words of the contract: accepted only where the finding quotes them.'),
            files: oneOrMany
              .optional()
              .describe('Only in a file that the configuration lists: contracts, as patterns relative to the file.'),
          },
          { error: 'mapping' },
        ),
        { error: 'list' },
      ),
    },
    { error: 'mapping' },
  )
  .meta({
    id: 'AcceptedRisks',
    title: 'Risks accepted in a contract',
    description: '<contract>.dpa-lint.yaml, or a file that the configuration lists under "accepted".',
  });

const keys = z.array(z.string({ error: 'text' }), { error: 'texts' });

/** A gap is one line of text, so that a change of the file reads like a change of the contracts. */
export const baselineSchema = z.strictObject(
  {
    schemaVersion: z.literal('1'),
    catalogue: text,
    contracts: z.record(z.string(), keys, { error: 'mapping' }),
  },
  { error: 'mapping' },
);

export type ConfigData = z.infer<typeof configSchema>;
export type Rule = z.infer<typeof ruleSchema>;
export type AcceptedData = z.infer<typeof acceptedSchema>;
export type BaselineData = z.infer<typeof baselineSchema>;
