/** Writes the pages that describe the catalogue, from the catalogue: an index, and a page for each requirement. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { CatalogueData, Example, LanguageData, Requirement } from '../src/catalogue/types.js';
import { CHECK_BELOW } from '../src/model.js';

const root = new URL('../', import.meta.url);

/** Path (from the root of the project) and content of every page. */
export function pages(catalogue: CatalogueData): Map<string, string> {
  const result = new Map<string, string>([['clauses/README.md', index(catalogue)]]);
  for (const [id, law] of Object.entries(catalogue.requirements)) {
    result.set(`docs/requirements/${id}.md`, page(id, law, catalogue));
  }
  return result;
}

/** Writes the pages and removes those of requirements that are gone. */
export function generateDocs(catalogue: CatalogueData): void {
  const all = pages(catalogue);
  const folder = new URL('docs/requirements/', root);
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (!all.has(`docs/requirements/${name}`)) rmSync(new URL(name, folder));
  for (const [path, content] of all) {
    const file = new URL(path, root);
    if (readOrUndefined(file) !== content) writeFileSync(file, content);
  }
}

function readOrUndefined(file: URL): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function index(catalogue: CatalogueData): string {
  const codes = catalogue.languages.map((l) => l.code);
  const rows = Object.entries(catalogue.requirements).map(([id, law]) => {
    const counts = catalogue.languages.map((l) => coverage(l, id));
    return `| [\`${id}\`](../docs/requirements/${id}.md) | ${law.citation} | ${letter(law)} | ${counts.join(' | ')} |`;
  });
  const flags = Object.entries(catalogue.redFlags).map(
    ([id, flag]) => `| \`${id}\` | ${flag.citation} | ${flag.tier} | ${title(catalogue, id) ?? ''} |`,
  );
  return `<!-- Generated from the files of this folder by \`npm run generate\`: change those. -->

# The catalogue

Version ${catalogue.version}. What Art. 28(3) GDPR demands of a contract between controller and processor, as data that a lawyer can
read and change. [PATTERNS.md](PATTERNS.md) says how the files are written; \`npm run try -- en "The Processor shall …"\` shows
what is found in a passage.

## Requirements

Under each language: expressions / examples. A requirement without a file in a language is not assessed in it.

| requirement | citation | letter | ${codes.join(' | ')} |
| --- | --- | --- | ${codes.map(() => '---').join(' | ')} |
${rows.join('\n')}

## Red flags

| red flag | citation | tier | |
| --- | --- | --- | --- |
${flags.join('\n')}

## Confidence

Every verdict carries a confidence from 0 to 1. 0.9 means: of ten verdicts with this confidence, about nine agreed with the
careful annotation of contracts that nobody had looked at while the catalogue was written. It depends on the verdict, on the
number of passages that support it and on the kind of contract; \`npm run accuracy -- --corpus DIR --calibration\` prints it beside
what was measured. Below ${CHECK_BELOW} a report says "check this": a person should read the passage before relying on it. Most of these
are requirements that are there in part, and particulars that a processing agreement seems not to have at all.
`;
}

function coverage(language: LanguageData, id: string): string {
  const text = language.requirements[id];
  if (!text) return '–';
  const expressions = Object.values(text.elements).reduce(
    (n, e) => n + e.affirm.length + e.weaken.length + e.deny.length,
    0,
  );
  return `${expressions} / ${text.examples.length}`;
}

function title(catalogue: CatalogueData, flag: string): string | undefined {
  return catalogue.languages.find((l) => l.code === 'en')?.redFlags[flag]?.title;
}

function letter(law: Requirement): string {
  return law.letter === 'introduction' ? 'introduction' : `(${law.letter})`;
}

function page(id: string, law: Requirement, catalogue: CatalogueData): string {
  const english = catalogue.languages.find((l) => l.code === 'en')?.requirements[id];
  const also = law.also.length > 0 ? `; also ${law.also.join(', ')}` : '';
  const says = (element: string) => {
    const shared = catalogue.languages.find((l) => l.code === 'en')?.shared.elements[element.slice(1)];
    return (element.startsWith('@') ? shared?.says : english?.elements[element]?.says) ?? element;
  };
  const combination = (c: Requirement['satisfied-by'][number]) => {
    const without = c.without ? `, but not where ${c.without.map((e) => says(e)).join(' or ')}` : '';
    return `- ${c.all.map((e) => says(e)).join(' **and** ')}${c.all.length > 1 ? ` (within one ${c.within})` : ''}${without}`;
  };
  const own = law['satisfied-by'].filter((c) => !c.all.includes('@standard-clauses'));
  const partial = law['partial-by'].map(combination);
  return `<!-- Generated from clauses/ by \`npm run generate\`: change that. -->

# ${english?.title ?? id}

\`${id}\` · ${law.citation} GDPR${also} · ${letter(law)} · ${law.tier}

${english?.why ?? ''}

## Satisfied when the contract says that

${own.map(combination).join('\n')}
${own.length < law['satisfied-by'].length ? '- or it bindingly incorporates the standard contractual clauses that say it\n' : ''}${partial.length > 0 ? `\n## Partial when it only says that\n\n${partial.join('\n')}\n` : ''}${law.precedents.length > 0 ? `\n## Sanctioned\n\n${law.precedents.map((p) => `- ${p.authority}, ${p.date}, ${p.number}: ${p.about} (${p.url})`).join('\n')}\n` : ''}
${catalogue.languages.map((l) => inLanguage(l, id)).join('\n')}`;
}

function inLanguage(language: LanguageData, id: string): string {
  const text = language.requirements[id];
  if (!text) return '';
  const shown = (pick: (e: Example) => boolean, n: number) =>
    text.examples
      .filter(pick)
      .slice(0, n)
      .map((e) => `- ${e.text.replace(/\n/g, ' ⏎ ')}`)
      .join('\n');
  return `## ${language.language.name}: ${text.title}

Model clause:

> ${text['model-clause'].trim().replace(/\n/g, '\n> ')}

Found in:

${shown((e) => e.verdict === 'satisfied', 5)}

Not enough, or the opposite:

${shown((e) => e.verdict !== undefined && e.verdict !== 'satisfied', 5)}
`;
}
