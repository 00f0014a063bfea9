import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { withStemmer } from '../../src/catalogue/index.js';
import { readCatalogueFolder } from '../../src/catalogue/read.js';
import { assess } from '../../src/lint.js';
import { readDocument } from '../../src/read/index.js';

/**
 * Complete contracts in the styles of practice, drafted for this. The front matter of each tells what is not satisfied
 * (`expected`), and what the linter is still known to get wrong (`known`).
 */
const folder = new URL('./styles/', import.meta.url);
const data = readCatalogueFolder(new URL('../../clauses/', import.meta.url).pathname, () => undefined);
const catalogue = { ...data, languages: await Promise.all(data.languages.map(withStemmer)) };

interface FrontMatter {
  readonly expected: Readonly<Record<string, 'partial' | 'absent'>>;
  readonly known?: readonly string[];
}

const files = readdirSync(folder).filter((name) => name.endsWith('.md'));

test.each(files)('%s', async (name) => {
  const source = readFileSync(new URL(name, folder), 'utf8');
  const front = /^---\n([\s\S]*?)\n---\n/.exec(source)!;
  const { expected, known = [] } = parse(front[1]!) as FrontMatter;
  const document = await readDocument(source.slice(front[0].length), { path: name });
  const report = assess([document], catalogue, {});
  const wrong = report.findings
    .filter((f) => (f.verdict === 'satisfied') !== !(f.requirement in (expected ?? {})))
    .map((f) => `${f.requirement}: ${f.verdict}`);
  expect(wrong.filter((w) => !known.some((id) => w.startsWith(`${id}:`)))).toEqual([]);
});
