import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lint, type Report, type View } from '../../src/index.js';

/** An example, the view that it is linted in, and the gaps that it was drafted with: all, or these ids. */
export interface Example {
  readonly file: string;
  readonly view: View;
  readonly gaps: 'all' | readonly string[];
  /** What the engine still gets wrong here. A debt: take out what it has learnt, add nothing. */
  readonly misses?: readonly string[];
}

const HOLLOWED = [
  'personal-data-types',
  'legal-requirement-notice',
  'subprocessor-change-notice',
  'subprocessor-objection',
  'data-subject-rights-assistance',
  'breach-notification',
  'deletion-or-return',
  'deletion-of-copies',
  'audits-inspections',
  'infringing-instruction-notice',
];
const HOLLOWED_FR = [
  'documented-instructions',
  'confidentiality',
  'security-measures',
  'subprocessor-objection',
  'subprocessor-liability',
  'audits-inspections',
];

export const EXAMPLES: readonly Example[] = [
  { file: 'complete-agreement.md', view: 'final', gaps: [] },
  { file: 'draft-in-negotiation.md', view: 'final', gaps: HOLLOWED },
  { file: 'draft-in-negotiation.docx', view: 'final', gaps: HOLLOWED },
  // Before the mark-up only the schedule was left to be filled in.
  {
    file: 'draft-in-negotiation.docx',
    view: 'original',
    gaps: ['personal-data-types'],
  },
  {
    file: 'draft-in-negotiation-fr.docx',
    view: 'final',
    gaps: HOLLOWED_FR,
    misses: ['subprocessor-objection'],
  },
  {
    file: 'draft-in-negotiation-fr.docx',
    view: 'original',
    gaps: [],
  },
  { file: 'lab-terms-of-sale.docx', view: 'final', gaps: 'all' },
  { file: 'lab-maintenance.pdf', view: 'final', gaps: 'all' },
];

/** What of a report must stay as it is: verdicts, what they lack, and the first quote. Wording and confidence may change. */
export interface Expected {
  readonly kind: string;
  readonly assessed: string;
  readonly overall: readonly string[];
  readonly findings: Readonly<Record<string, { verdict: string; lacks?: string[]; quote?: string }>>;
  readonly redFlags: Readonly<Record<string, string>>;
  readonly warnings: readonly string[];
}

export async function actual(file: string, view: View): Promise<Expected> {
  const report = await lint(new Uint8Array(readFileSync(at(file))), { path: file, view });
  return expectedOf(report);
}

export function expectedPath(file: string, view: View): string {
  return at(`${file}.${view === 'original' ? 'original.' : ''}expected.json`);
}

function expectedOf(report: Report): Expected {
  return {
    kind: report.kind.id,
    assessed: report.assessed,
    overall: report.overall.map((one) => one.id),
    findings: Object.fromEntries(
      report.findings.map(({ requirement, verdict, missing, weakened, evidence }) => {
        const lacks = [...new Set([...missing, ...weakened].map((one) => one.element))];
        const quote = evidence[0]?.quote;
        return [requirement, { verdict, ...(lacks.length > 0 && { lacks }), ...(quote && { quote }) }];
      }),
    ),
    redFlags: Object.fromEntries(report.redFlags.map(({ id, evidence }) => [id, evidence[0]?.quote ?? ''])),
    warnings: report.warnings.map((warning) => warning.code),
  };
}

function at(file: string): string {
  return fileURLToPath(new URL(`../../examples/${file}`, import.meta.url));
}
