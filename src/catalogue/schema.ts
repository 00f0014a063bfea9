import { z } from 'zod';

/**
 * The shape of the files in `clauses/`. All scalars are quoted there, since YAML would turn `72`, `no` or `{32..36}` into
 * something else; only flags and counts are not strings.
 */
const text = z.string().min(1);
const terms = z.array(text).min(1);

export const expressionSchema = z
  .strictObject({
    all: terms.optional(),
    near: z.int().min(2).max(150).optional(),
    ordered: z.boolean().optional(),
    unless: terms.optional(),
    'unless-clause': terms.optional(),
    heading: terms.optional(),
    label: terms.optional(),
    'label-begins': z.boolean().optional(),
    'whole-label': z.boolean().optional(),
    'unless-label': terms.optional(),
    count: z.int().min(2).max(10).optional(),
    filled: z.boolean().optional(),
    articles: z
      .string()
      .regex(/^\d+(\(\d+\))?(, \d+(\(\d+\))?)*$/)
      .optional(),
    in: z.enum(['unit', 'paragraph', 'clause']).optional(),
    obligor: z.enum(['processor', 'controller', 'any']).optional(),
    plain: z.boolean().optional(),
    binding: z.boolean().optional(),
    weight: z.number().min(0.1).max(1).optional(),
  })
  .refine((e) => e.all !== undefined || e.articles !== undefined || (e.label !== undefined && e.filled === true), {
    message: 'an expression needs `all`, `articles`, or `label` with `filled: true`',
  });

export const elementSchema = z.strictObject({
  says: text,
  affirm: z.array(expressionSchema).default([]),
  weaken: z.array(expressionSchema).default([]),
  deny: z.array(expressionSchema).default([]),
});

const within = z.enum(['unit', 'paragraph', 'clause', 'document']);
const combination = z.strictObject({
  all: terms.describe('Elements that must all be found.'),
  within: within.describe('How near to each other.'),
  without: terms.optional().describe('Elements that must not be found beside them.'),
  spoils: z
    .enum(['unit', 'paragraph', 'clause', 'document'])
    .optional()
    .describe('How far an element of `without` reaches.'),
});

export const requirementSchema = z.strictObject({
  order: z.int().min(1).describe('Place among the requirements; a number from 1.'),
  citation: text.describe('"Art. 28(3)(h)".'),
  also: z.array(text).default([]).describe('Further provisions.'),
  letter: z.enum(['introduction', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']).describe('Of Art. 28(3) GDPR.'),
  tier: z.enum(['statute', 'guidance', 'practice']).describe('On whose authority.'),
  obligor: z.enum(['processor', 'controller', 'any']).describe('Whose duty it is.'),
  elements: z
    .record(
      text,
      z.strictObject({
        role: z.enum(['core', 'support', 'note']),
        also: z
          .array(text)
          .optional()
          .describe(
            'Elements of other requirements, "requirement/element": what affirms one of them affirms this one.',
          ),
      }),
    )
    .describe('By id: the parts that must be found, and what each is for.'),
  'satisfied-by': z.array(combination).min(1).describe('Any of these satisfies it.'),
  'partial-by': z.array(combination).default([]).describe('Any of these meets it in part.'),
  notes: z
    .array(
      z.strictObject({
        id: text,
        tier: z.enum(['guidance', 'practice']),
        found: terms.optional().describe('Said where these elements are found,'),
        lacking: terms.optional().describe('or where these are lacking.'),
      }),
    )
    .default([])
    .describe('Remarks that change no verdict.'),
  precedents: z
    .array(z.strictObject({ authority: text, date: text, number: text, about: text, url: text }))
    .default([])
    .describe('Published decisions on it.'),
});

export const sharedSchema = z.strictObject({
  elements: z.record(
    text,
    z.strictObject({
      obligor: z.enum(['processor', 'controller', 'any']),
      via: z.enum(['text', 'reference', 'incorporation']),
    }),
  ),
});

export const redFlagSchema = z.strictObject({
  order: z.int().min(1).describe('Place among the red flags; a number from 1.'),
  citation: text.describe('"Art. 28(3)(a)".'),
  tier: z.enum(['statute', 'guidance', 'practice']).describe('On whose authority.'),
  requirement: text.optional().describe('Id of the requirement that it works against.'),
});

const elementNames = z.array(text);
export const exampleSchema = z.strictObject({
  text,
  finds: elementNames.optional().describe('Elements that are affirmed in it.'),
  weakens: elementNames.optional().describe('Elements that are hollowed out in it.'),
  denies: elementNames.optional().describe('Elements that are denied in it.'),
  verdict: z
    .enum(['satisfied', 'partial', 'absent', 'contradicted'])
    .optional()
    .describe('Of a contract that says nothing else.'),
  shows: text.optional().describe('What the example is there to show, where that is not plain.'),
});

export const requirementTextSchema = z.strictObject({
  title: text.describe('In the language of the text.'),
  why: text.describe('What it is for, in two sentences.'),
  'model-clause': text.describe('A wording that satisfies it.'),
  fallback: text.optional().describe('What one can still accept where the model clause is refused.'),
  elements: z.record(text, elementSchema).describe('By id: the expressions that find each element.'),
  examples: z.array(exampleSchema).default([]).describe('Wordings and what is found in them; each is a test.'),
});

export const sharedTextSchema = z.strictObject({
  elements: z.record(text, elementSchema),
  examples: z.array(exampleSchema).default([]),
});

export const redFlagTextSchema = z.record(
  text,
  z.strictObject({
    title: text,
    why: text,
    remedy: text,
    affirm: z.array(expressionSchema).default([]),
    examples: z.array(z.strictObject({ text, found: z.boolean() })).default([]),
  }),
);

/** What a language is to the engine: see `clauses/PATTERNS.md`. */
export const languageSchema = z.strictObject({
  name: text,
  /** Which of the bundled stemmers reduces `word~`; "none" compares the first letters. */
  stemmer: z.enum(['en', 'fr', 'de', 'es', 'it', 'nl', 'pt', 'sv', 'none']),
  /** Abbreviations after which a sentence goes on, without their last full stop. */
  abbreviations: z.array(text),
  /** Elided or possessive tokens that are dropped after an apostrophe split: English "s". */
  'dropped-tokens': z.array(text).default([]),
  /** Words that stand for two: "wont": "will not". Folded, without their apostrophe. */
  contractions: z.record(text, text).default({}),
  /** Words, folded, that the stemmer mistakes for forms of others ("authority" for one of "authorize"): each line is kept to itself. */
  families: z.array(text).default([]),
  parties: z.strictObject({
    /** Names that mean the role in law, whatever the contract says. */
    controller: terms,
    processor: terms,
    'sub-processor': terms,
    /** Names that usually mean the role in a contract, unless its definitions say otherwise. */
    'usually-controller': terms,
    'usually-processor': terms,
    /** Names that mean a role only when the contract binds them. */
    ambiguous: z.array(text).default([]),
    /** Capitalised words that are the subject of duties and no party: "Agreement", "Data". */
    never: z.array(text).default([]),
    /** "each party", "the parties". */
    both: terms,
    /** "the other party", "the other": behind one of those the counterpart of each. The first of them says "party". */
    'the-other': z.array(text).default([]),
    /** "we", "you", and the like, with their possessives. */
    'first-person': z.array(text).default([]),
    'second-person': z.array(text).default([]),
    /** Words by which a contract binds a name to a role: "acts as", "hereinafter". */
    'acts-as': terms,
    /** First words of those that say outright what a party is: "is", "acts"; not "as". */
    states: z.array(text).default([]),
    'articles-before-names': z.array(text).default([]),
    /** Whether the head of a noun phrase is its first word: "bibliothèque adhérente", not "village library". */
    'head-first': z.boolean().default(false),
    /** With which a contract begins, written large, before its parties: "Between Brillo Ltd". */
    openers: z.array(text).default([]),
    /** What joins a place to the name before it: "the Bank of Ireland" is no country. */
    joining: z.array(text).default([]),
    /** Between a role and whom one serves in it: "processor for Harlow Borough". */
    serving: z.array(text).default([]),
    /** Of the articles those that name one of many: "is a processor" binds nobody as "is the processor" does. */
    'indefinite-articles': z.array(text).default([]),
    /** Words that stand where a name can, and name nobody: "everyone", "whoever". */
    anybody: z.array(text).default([]),
    /** Words that make a role one outside of this contract: "independent controller", "for its own purposes". */
    apart: z.array(text).default([]),
    /** Words that make a usual name one of somebody else: "another provider", "third-party supplier". */
    others: z.array(text).default([]),
    /** "on behalf of": who stands before it is the processor of who stands behind it. */
    'on-behalf-of': z.array(text).default([]),
  }),
  grammar: z.strictObject({
    /** Directly before the verb (up to four words): "not", "never", "ne … pas". */
    negations: terms,
    /** Those of them that deny only the verb right behind: "without informing", not "without a fee inform". */
    privatives: z.array(text).default([]),
    /** "neither" before a party: denies what the sentence makes it do. */
    neithers: z.array(text).default([]),
    /** Phrases that look like negations and are none: "not later than". */
    'no-negations': terms,
    /** "is not obliged to", "has no duty to": deny whatever verb follows in the sentence. */
    'no-duty': terms,
    /** "nothing in this agreement authorises": what follows is not what the contract is about. */
    'no-grants': z.array(text).default([]),
    /** In a lead-in: "does not collect", "are excluded". What its list names is not in the contract. */
    'rules-out': z.array(text).default([]),
    /** Before a noun behind the verb: "gives no notice", "takes none of the measures". */
    'no-objects': z.array(text).default([]),
    /** Behind a duty that is a noun: "assistance is excluded". */
    exclusions: z.array(text).default([]),
    /** "other than", "except": behind one of these a "no" is a restriction, no denial. */
    exceptions: z.array(text).default([]),
    /** "if", "in case": what is denied behind one of these is supposed, not agreed. */
    conditions: z.array(text).default([]),
    /** "may", "can": permit, do not oblige. */
    permissions: terms,
    /** "shall", "must", "undertakes to". */
    duties: terms,
    /** Anywhere in the sentence: "at its sole discretion", "if it sees fit". */
    hollows: terms,
    /** A party behind one of these is not the subject: "to", "of", "on behalf of". */
    'object-markers': terms,
    /** Forms of "be" that make a passive. */
    passives: terms,
    /** "ensure that": who does it is bound by the passive behind it. */
    ensures: z.array(text).default([]),
    /** "by": introduces the agent of a passive. */
    agents: terms,
    /** A new subject may follow: "and", ";", "who". */
    'clause-breaks': z.array(text).default([]),
    /** "it", "they": the subject is the one of the sentence's first clause. */
    pronouns: z.array(text).default([]),
    /** Endings of participles, where the language needs them to tell "is informed" from "is responsible". */
    'participle-endings': z.array(text).default([]),
    /** "It", "This", "Such": the sentence goes on from the one before. */
    anaphors: z.array(text).default([]),
    /** How the answer to a question begins: "yes", "no". */
    'answers-yes': z.array(text).default([]),
    'answers-no': z.array(text).default([]),
  }),
  structure: z.strictObject({
    /** Words before a clause number: "Clause", "Section", "Article". */
    'clause-words': terms,
    'annex-words': terms,
    'definition-headings': terms,
    'recital-headings': terms,
    /** "obligations", "duties": with a party's name, the heading says whose the clause lists. */
    'duty-headings': z.array(text).default([]),
    /** Beginnings of a definition: "means". */
    'definition-verbs': terms,
    /** Phrases that look like the verb of a definition and are none: "by means of". */
    'no-definitions': z.array(text).default([]),
    'recital-openers': z.array(text).default([]),
    /** "it is agreed": recitals end here at the latest. */
    'operative-openers': z.array(text).default([]),
    'signature-words': terms,
    /** Of a row or a column of names of companies: "name", "company". */
    'name-labels': z.array(text).default([]),
    'blank-words': terms,
    /** "annex 2", "our website": content that is elsewhere. */
    'elsewhere-words': terms,
    /** "personal data", "personal information". */
    'personal-data-words': terms,
    /** "GDPR", "Regulation (EU) 2016/679", "General Data Protection Regulation". */
    'gdpr-names': terms,
    'article-words': terms,
    'range-words': terms,
  }),
  /** What tells which kind of contract it is: terms in the title or the body. */
  kinds: z.strictObject({
    agreement: terms,
    'joint-controllers': terms,
    'controller-to-controller': terms,
    'privacy-notice': terms,
    /** "Terms of service", "service agreement": titles of other contracts, which may have a privacy notice with them. */
    terms: z.array(text).default([]),
    /** Words that keep what one does with data within what the other's order needs: "only to the extent necessary to perform". */
    'limited-use': z.array(text).default([]),
    /** What such a page calls itself: "this privacy policy"; and what a contract does: "these terms". */
    'own-notice': z.array(text).default([]),
    'own-terms': z.array(text).default([]),
    'other-law': terms,
  }),
  terms: z.record(text, text),
  verbs: z.array(text),
});

export type Expression = z.infer<typeof expressionSchema>;
export type ElementText = z.infer<typeof elementSchema>;
/** What the law demands, in no language: `clauses/requirements/<id>.yaml`. */
export type Requirement = z.infer<typeof requirementSchema>;
/** A requirement in one language: `clauses/<language>/<id>.yaml`. */
export type RequirementText = z.infer<typeof requirementTextSchema>;
export type SharedText = z.infer<typeof sharedTextSchema>;
/** Something that a contract may say and should not, in no language. */
export type RedFlagLaw = z.infer<typeof redFlagSchema>;
export type RedFlagText = z.infer<typeof redFlagTextSchema>;
export type Language = z.infer<typeof languageSchema>;
export type Example = z.infer<typeof exampleSchema>;
/** Elements that serve several requirements: `clauses/requirements/shared.yaml`. */
export type Shared = z.infer<typeof sharedSchema>;
