import { readFileSync } from 'node:fs';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { lint, loadCatalogue, render } from '../../src/index.js';
import { report } from '../../src/report/index.js';
import type { Report } from '../../src/report/schema.js';
import { catalogue, contract, judged } from '../fixtures/report.js';

const made = report(contract, judged, catalogue);
const md = (of: Report | readonly Report[]) => render(of, { format: 'md' });

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly depth?: number;
  readonly children?: readonly Node[];
}

const nodes = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(nodes)];
const text = (node: Node): string => node.value ?? (node.children ?? []).map(text).join('');
const parsed = (source: string) => nodes(unified().use(remarkParse).use(remarkGfm).parse(source) as Node);

test('headings, gaps, red flags, covered points in a table, limits, and the disclaimer once', () => {
  const headings = parsed(md(made)).filter(({ type }) => type === 'heading');
  expect(headings.map(text)).toEqual([
    'agreement.md',
    'Gaps (2)',
    '✗ Confidentiality of staff: absent',
    '◐ Audits and inspections: partial',
    'Red flags (1)',
    '! Audits replaced',
    'Covered (1)',
    'Guidance and practice',
  ]);
  expect(md(made).match(/no legal advice/g)).toHaveLength(1);
  expect(parsed(md(made)).some(({ type }) => type === 'table')).toBe(true);
});

test('a gap has its quote with the matched words, its place, its law and a model clause', () => {
  const source = md(made);
  expect(source).toContain('> Audits are **replaced by reports**.');
  expect(source).toContain('clause 2.1, p. 2, line 5:');
  expect(source).toContain(
    '[Art. 28(3)(h)](https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=CELEX:32016R0679#art_28)',
  );
  expect(source).toContain('> Model: Audits and inspections.');
});

test('what a contract brings along stays text', () => {
  const quote =
    '# Heading <script>alert(1)</script> [link](https://evil.example) ![x](y) *a* _b_ `c` | d ~~e~~ https://evil.example @someone &lt; 1. x';
  const nasty: Report = {
    ...made,
    documents: [{ ...made.document, path: '[a](b)|c.md' }],
    findings: made.findings.map((finding) => ({
      ...finding,
      evidence: finding.evidence.map((item) => ({ ...item, quote, marks: [], clause: '2|1' })),
    })),
  };
  const all = parsed(md(nasty));
  expect(all.filter(({ type }) => ['html', 'image', 'delete'].includes(type)).map(text)).toEqual([]);
  // Our own: the disclaimer and the digest.
  expect(all.filter(({ type }) => ['emphasis', 'inlineCode'].includes(type)).map(({ type }) => type)).toEqual([
    'inlineCode',
    'emphasis',
  ]);
  const links = all.filter(({ type }) => type === 'link').map(({ url }) => url);
  expect(links.filter((url) => !url?.startsWith('https://eur-lex.europa.eu/'))).toEqual([]);
  const shown = all.filter(({ type }) => type === 'blockquote').map(text);
  expect(shown.some((words) => words.replaceAll('\u2060', '') === quote)).toBe(true);
  const table = all.find(({ type }) => type === 'table');
  expect(table?.children?.map(({ children }) => children?.length)).toEqual([3, 3]);
});

test('no processing contract: a list of titles is enough', async () => {
  const source = { path: 'terms.pdf', content: readFileSync('examples/lab-maintenance.pdf') };
  const page = md(await lint(source, { uiLanguage: 'fr', catalogue: await loadCatalogue() }));
  expect(page).toContain('Ce n’est pas un contrat de sous-traitance');
  expect(page.match(/^- [✗◐]/gm)).toHaveLength(28);
  expect(page).not.toContain('Rédaction proposée');
});

test('several reports are told apart, and said farewell once', () => {
  const page = md([made, made]);
  expect(page.match(/^## /gm)).toHaveLength(2);
  expect(page.match(/no legal advice/g)).toHaveLength(1);
  expect(page.endsWith('\n')).toBe(true);
});
