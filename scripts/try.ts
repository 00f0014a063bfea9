/** `npm run try -- en "The Processor shall …"`: what the engine finds in a passage, for those who write the catalogue. */

import { analyse } from '../src/analyse/index.js';
import { withStemmer } from '../src/catalogue/index.js';
import { readCatalogueFolder } from '../src/catalogue/read.js';
import { assessExample, miniDocument } from '../test/catalogue/mini.js';

const [language, text, only] = process.argv.slice(2);
if (!language || !text) {
  console.error('usage: npm run try -- LANGUAGE "TEXT" [REQUIREMENT]');
  process.exit(2);
}
const data = readCatalogueFolder(new URL('../clauses/', import.meta.url).pathname, (e) =>
  console.error(`left out: ${e.file}: ${e.message}`),
);
const catalogue = { ...data, languages: await Promise.all(data.languages.map(withStemmer)) };
const passage = text.replaceAll('\\n', '\n');
const contract = analyse([miniDocument(passage)], catalogue, { language });
const source = contract.documents[0]!.text;
const cut = (s: { start: number; end: number }) => source.slice(s.start, s.end).replace(/\s+/g, ' ');
console.log('parties:', contract.parties.map((p) => `${p.role} = ${p.names.join(', ')}`).join('; '));
for (const u of contract.units)
  console.log(`unit ${u.index} ${u.kind}${u.binding ? '' : ' (not binding)'}: ${u.spans.map(cut).join(' ‖ ')}`);
const result = assessExample(passage, language, catalogue);
for (const [id, evidence] of result.evidence) {
  if (only && id !== only) continue;
  const finding = result.findings.get(id)!;
  if (evidence.length === 0 && !only) continue;
  console.log(`${id}: ${finding.verdict}`);
  for (const e of evidence)
    console.log(`  ${e.polarity} ${e.element}  ${e.expression}  unit ${e.unit}: ${e.matched.map(cut).join(' … ')}`);
}
for (const [id, evidence] of result.flagEvidence)
  for (const e of evidence) console.log(`red flag ${id} ${e.expression}: ${e.matched.map(cut).join(' … ')}`);
