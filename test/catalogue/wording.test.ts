import { withStemmer } from '../../src/catalogue/index.js';
import { readCatalogueFolder } from '../../src/catalogue/read.js';
import { assessExample } from './mini.js';

/** What we suggest has to satisfy what we ask for. */
const data = readCatalogueFolder(new URL('../../clauses/', import.meta.url).pathname);
const catalogue = { ...data, languages: await Promise.all(data.languages.map(withStemmer)) };

describe.each(catalogue.languages.map((l) => [l.code, l] as const))('suggested wording: %s', (code, language) => {
  test.each(Object.entries(language.requirements))('%s', (id, text) => {
    // A wording with blanks to fill in says nothing before they are.
    const all = [text['model-clause'], ...(text.fallback === undefined ? [] : [text.fallback])];
    const wordings = all.filter((wording) => !wording.includes('['));
    const verdicts = wordings.map((wording) => assessExample(wording, code, catalogue).findings.get(id)!.verdict);
    expect(verdicts).toEqual(wordings.map(() => 'satisfied'));
  });
});
