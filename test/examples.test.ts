import { existsSync, readFileSync } from 'node:fs';
import { actual, EXAMPLES, expectedPath } from '../scripts/examples/expected.js';
import { made } from '../scripts/examples/made.js';

describe('the examples', () => {
  it.each(EXAMPLES)('$file, $view, gives the expected report', async ({ file, view }) => {
    expect(await actual(file, view)).toEqual(JSON.parse(readFileSync(expectedPath(file, view), 'utf8')));
  });

  it('are what their sources make', async () => {
    const stale = (await made()).filter(({ path, bytes }) => !existsSync(path) || !readFileSync(path).equals(bytes));
    expect(stale.map(({ path }) => path)).toEqual([]);
  });

  it('has one agreement without a gap', () => {
    const { findings, redFlags } = expected('complete-agreement.md');
    expect(Object.values(findings).filter(({ verdict }) => verdict !== 'satisfied')).toEqual([]);
    expect(redFlags).toEqual({});
  });

  it('finds in the Word file what it finds in its Markdown twin', () => {
    const verdicts = (file: string) =>
      Object.entries(expected(file).findings).map(([id, { verdict }]) => [id, verdict]);
    expect(verdicts('draft-in-negotiation.docx')).toEqual(verdicts('draft-in-negotiation.md'));
  });

  it.each(['lab-terms-of-sale.docx', 'lab-maintenance.pdf'])('takes %s for what it is', (file) => {
    const { kind, overall, findings } = expected(file);
    expect(kind).toBe('other-contract');
    expect(overall).toEqual(['no-processing-contract']);
    expect(Object.values(findings).filter(({ verdict }) => verdict === 'satisfied')).toEqual([]);
  });
});

interface Known {
  readonly kind: string;
  readonly overall: readonly string[];
  readonly findings: Readonly<Record<string, { readonly verdict: string }>>;
  readonly redFlags: object;
}

function expected(file: string): Known {
  return JSON.parse(readFileSync(expectedPath(file, 'final'), 'utf8')) as Known;
}
