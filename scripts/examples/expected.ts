import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lint, type Report, type View } from '../../src/index.js';

/** The examples, each with the view that it is linted in. */
export const EXAMPLES: readonly { readonly file: string; readonly view: View }[] = [
  { file: 'complete-agreement.md', view: 'final' },
  { file: 'draft-in-negotiation.md', view: 'final' },
  { file: 'draft-in-negotiation.docx', view: 'final' },
  { file: 'draft-in-negotiation.docx', view: 'original' },
  { file: 'draft-in-negotiation-fr.docx', view: 'final' },
  { file: 'draft-in-negotiation-fr.docx', view: 'original' },
  { file: 'lab-terms-of-sale.docx', view: 'final' },
  { file: 'lab-maintenance.pdf', view: 'final' },
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
