/** The public API. Everything else in the package is private. */
export { CATALOGUE_LANGUAGES, loadCatalogue } from './catalogue/index.js';
export type { Catalogue, LanguageCatalogue, RedFlagLaw, Requirement, RequirementText } from './catalogue/types.js';
export { type CompareOptions, compare } from './compare/index.js';
export type { Comparison, RedFlagChange, RequirementChange } from './compare/schema.js';
export { UserError, type UserErrorCode } from './errors.js';
export {
  type AssessOptions,
  assess,
  type Examination,
  examine,
  type LintOptions,
  type LintSource,
  lint,
  type NamedSource,
} from './lint.js';
export type {
  Anchors,
  Block,
  Change,
  Comment,
  Contract,
  Document,
  Format,
  Letter,
  Severity,
  Span,
  Tier,
  Verdict,
  View,
  Warning,
} from './model.js';
export { type ReadOptions, readDocument, type Source } from './read/index.js';
export { type AnnotateOptions, annotate } from './render/docx/index.js';
export { type OutputFormat, type RenderOptions, render } from './render/index.js';
export type { ReadingError } from './report/index.js';
export type {
  Report,
  ReportDocument,
  ReportEvidence,
  ReportFinding,
  ReportNote,
  ReportPlace,
  ReportRedFlag,
} from './report/schema.js';
