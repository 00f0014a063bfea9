import { readDocument } from '../../../src/index.js';
import type { Document } from '../../../src/model.js';
import type { Report, ReportEvidence, ReportFinding, ReportRedFlag } from '../../../src/report/schema.js';
import { type Parts, pack } from '../../read/docx/pack.js';

export interface Made {
  readonly bytes: Uint8Array;
  readonly document: Document;
}

/** A Word document with this body, read. */
export async function made(body: string, parts: Parts = {}): Promise<Made> {
  const bytes = pack(body, parts);
  return { bytes, document: await readDocument(bytes, { path: 'contract.docx' }) };
}

export const p = (content: string, properties = '') =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
export const r = (text: string, properties = '') =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

/** The span of words of a document. */
export function spanOf({ text }: Document, words: string, document = 0) {
  const start = text.indexOf(words);
  if (start < 0) throw new RangeError(`Not in the text: ${words}`);
  return { document, start, end: start + words.length };
}

export function evidence(document: Document, words: string, more: Partial<ReportEvidence> = {}): ReportEvidence {
  const span = spanOf(document, words);
  return {
    element: 'element',
    polarity: 'affirms',
    via: 'text',
    quote: words,
    matched: [span],
    marks: [],
    language: 'en',
    spans: [span],
    ...more,
  };
}

/** A gap at words of the document; its model clause fits behind the words `behind`. */
export function gap(document: Document, words: string, more: Partial<ReportFinding> & { behind?: string } = {}) {
  const { behind = words, ...rest } = more;
  const span = spanOf(document, words);
  const home = { ...span, behind: spanOf(document, behind).end, because: 'evidence' as const };
  return {
    requirement: 'audits-inspections',
    title: 'Audits and inspections',
    citation: 'Art. 28(3)(h)',
    also: [],
    letter: 'h' as const,
    tier: 'statute' as const,
    verdict: 'partial' as const,
    severity: 'warning' as const,
    confidence: 0.9,
    check: false,
    missing: [],
    weakened: [],
    evidence: [evidence(document, words)],
    message: 'The contract says only a part.',
    remedy: { clause: 'The Processor shall allow for audits.', language: 'en' },
    notes: [],
    fingerprint: '0123456789abcdef',
    home,
    ...rest,
  } satisfies ReportFinding;
}

export function redFlag(document: Document, words: readonly string[], more: Partial<ReportRedFlag> = {}) {
  return {
    id: 'audit-replaced',
    title: 'Reports in place of audits',
    citation: 'Art. 28(3)(h)',
    tier: 'statute' as const,
    severity: 'error' as const,
    requirement: 'audits-inspections',
    message: 'A report is no audit.',
    remedy: 'Let the Controller inspect.',
    evidence: words.map((one) => evidence(document, one)),
    fingerprint: '0123456789abcdef',
    ...more,
  } satisfies ReportRedFlag;
}

export function reportOn(
  document: Document,
  findings: readonly ReportFinding[],
  redFlags: readonly ReportRedFlag[] = [],
  more: Partial<Report> = {},
): Report {
  const { path, format, sha256 } = document;
  const about = { path, format, language: 'en', sha256, words: 10 };
  return {
    schemaVersion: '1',
    tool: { name: 'dpa-lint', version: '0.0.0' },
    catalogue: { version: '0' },
    language: 'en',
    document: about,
    documents: [about],
    view: 'final',
    assessed: 'full',
    kind: { id: 'processing-agreement', article28: true, message: 'An agreement.' },
    parties: [],
    summary: {
      satisfied: 0,
      partial: 1,
      absent: 0,
      contradicted: 0,
      notAssessed: 0,
      redFlags: redFlags.length,
      notes: 0,
      message: 'One only in part.',
    },
    overall: [],
    findings: [...findings],
    redFlags: [...redFlags],
    warnings: [],
    errors: [],
    ...more,
  };
}
