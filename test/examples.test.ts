import { existsSync, readFileSync } from 'node:fs';
import { actual, EXAMPLES, expectedPath } from '../scripts/examples/expected.js';
import { made } from '../scripts/examples/made.js';
import type { View } from '../src/index.js';

describe('the examples', () => {
  it.each(EXAMPLES)('$file, $view, gives the expected report', async ({ file, view }) => {
    expect(await actual(file, view)).toEqual(JSON.parse(readFileSync(expectedPath(file, view), 'utf8')));
  });

  it('are what their sources make', async () => {
    const stale = (await made()).filter(({ path, bytes }) => !existsSync(path) || !readFileSync(path).equals(bytes));
    expect(stale.map(({ path }) => path)).toEqual([]);
  });

  it.each(EXAMPLES)('$file, $view, has the gaps that it was drafted with', ({ file, view, gaps, misses = [] }) => {
    const { findings } = expected(file, view);
    const wrong = Object.keys(findings).filter(
      (id) => (findings[id]?.verdict !== 'satisfied') !== (gaps === 'all' || gaps.includes(id)),
    );
    expect(wrong.filter((id) => !misses.includes(id))).toEqual([]);
  });

  it('finds in the Word file what it finds in its Markdown twin', () => {
    const verdicts = (file: string) =>
      Object.entries(expected(file).findings).map(([id, { verdict }]) => [id, verdict]);
    expect(verdicts('draft-in-negotiation.docx')).toEqual(verdicts('draft-in-negotiation.md'));
  });

  it.each(['lab-terms-of-sale.docx', 'lab-maintenance.pdf'])('takes %s for what it is', (file) => {
    expect(expected(file)).toMatchObject({ kind: 'other-contract', overall: ['no-processing-contract'] });
  });
});

interface Known {
  readonly findings: Readonly<Record<string, { readonly verdict: string }>>;
}

function expected(file: string, view: View = 'final'): Known {
  return JSON.parse(readFileSync(expectedPath(file, view), 'utf8')) as Known;
}
