import type { Catalogue } from '../catalogue/types.js';
import type { UserErrorCode } from '../errors.js';
import { languageName, type Messages, messages } from '../messages/index.js';
import type { Contract, Finding, RedFlag, View } from '../model.js';
import { VERSION } from '../version.js';
import { documentsOf } from './documents.js';
import { findingsOf } from './findings.js';
import { kindOf, type Overall, overallOf } from './overall.js';
import { redFlagsOf } from './red-flags.js';
import type { Report } from './schema.js';
import { summarise } from './summary.js';
import { warningsOf } from './warnings.js';
import { wording } from './wording.js';

/** What `judge` gives. */
export interface Judged {
  readonly findings: readonly Finding[];
  readonly redFlags: readonly RedFlag[];
}

/** A file of the contract that could not be read at all. */
export interface ReadingError {
  /** As the user gave it. */
  readonly path: string;
  /** `internal`: a bug of ours. */
  readonly code: UserErrorCode | 'internal';
  /** The cause, in a sentence. */
  readonly message: string;
  /** What the user can do, in a sentence. */
  readonly next?: string | undefined;
  /** SHA-256 of the bytes, where there were any. */
  readonly sha256?: string | undefined;
}

export interface ReportOptions {
  /** Language of the messages: "en" (default), "fr". */
  readonly uiLanguage?: string;
  /** Files that belong to the contract and could not be read. They come behind the documents. */
  readonly errors?: readonly ReadingError[];
  /** Needed only where there is no document. */
  readonly view?: View;
}

/**
 * The report: plain data in the shape of `schema/report.json`, with every place looked up and every message written in the
 * language of the reader. Findings come in the order of the law, one for each requirement of the catalogue.
 */
export function report(
  contract: Contract,
  judged: Judged,
  catalogue: Catalogue,
  { uiLanguage = 'en', errors = [], view = 'final' }: ReportOptions = {},
): Report {
  const say = messages(uiLanguage);
  const words = wording(catalogue, contract.language, uiLanguage);
  const documents = documentsOf(contract, errors);
  const [first] = documents;
  if (first === undefined) throw new RangeError('A report needs at least one document or error.');
  const { assessed, reasons } = assess(contract, judged, catalogue, errors, say);
  const findings = findingsOf(contract, assessed === 'none' ? [] : judged.findings, catalogue, words, say);
  const redFlags = assessed === 'none' ? [] : redFlagsOf(contract, judged.redFlags, catalogue, words);
  const overall = [...reasons, ...overallOf(contract, assessed, findings, say)];
  return {
    schemaVersion: '1',
    tool: { name: 'dpa-lint', version: VERSION },
    catalogue: { version: catalogue.version },
    language: say.language,
    document: first,
    documents,
    view: contract.documents[0]?.view ?? view,
    assessed: assessed === 'full' && findings.some((f) => f.verdict === 'not-assessed') ? 'partial' : assessed,
    kind: kindOf(contract, assessed, say),
    parties: contract.parties.map(({ role, names }) => ({ role, names: [...names] })),
    summary: summarise({ findings, redFlags, assessed, overall }, say),
    overall,
    findings,
    redFlags,
    warnings: warningsOf(contract, say),
    errors: errors.map(({ code, message, next }, i) => ({
      document: contract.documents.length + i,
      code,
      message,
      ...(next === undefined ? {} : { next }),
    })),
  };
}

type Assessed = Report['assessed'];

/** A scan, an unknown language: nothing is judged then, since "28 gaps" would be as wrong as "no gap". */
function assess(
  { documents, language }: Contract,
  { findings }: Judged,
  catalogue: Catalogue,
  errors: readonly ReadingError[],
  say: Messages,
): { assessed: Assessed; reasons: Overall } {
  const none = (message: string) => ({
    assessed: 'none' as const,
    reasons: [{ id: 'not-assessed' as const, severity: 'none' as const, message }],
  });
  if (documents.every(({ readable, text }) => readable === 'none' || text.trim() === '')) {
    return none(say.overall.unreadable);
  }
  const known = catalogue.languages.some(({ code }) => code === language);
  if (!known || findings.every(({ verdict }) => verdict === 'not-assessed')) {
    return none(
      language === '' || language === 'und'
        ? say.overall.unknownLanguage
        : say.overall.language(languageName(language, say)),
    );
  }
  const whole = errors.length === 0 && documents.every(({ readable }) => readable === 'full');
  return { assessed: whole ? 'full' : 'partial', reasons: [] };
}
