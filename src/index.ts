/** The public API: reads contracts, judges them, renders reports. It runs in Node and, bundled, in a browser. */
export { CATALOGUE_LANGUAGES, loadCatalogue } from './catalogue/index.js';
export type {
  Catalogue,
  LanguageCatalogue,
  RedFlagLaw,
  Requirement,
  RequirementText,
  Shared,
} from './catalogue/types.js';
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
  Anchor,
  Anchors,
  Annex,
  Blank,
  Block,
  BlockKind,
  Change,
  Clause,
  Comment,
  Contract,
  ContractKind,
  Document,
  Format,
  Letter,
  Party,
  Reference,
  Role,
  Severity,
  SourceSegment,
  Span,
  Tier,
  Unit,
  UnitKind,
  Verdict,
  View,
  Warning,
  WarningCode,
} from './model.js';
export { type ReadOptions, readDocument, type Source } from './read/index.js';
export type { Limits } from './read/options.js';
export { type AnnotateOptions, annotate } from './render/docx/index.js';
export { type OutputFormat, type RenderOptions, render } from './render/index.js';
export type { Audience } from './render/priority.js';
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
