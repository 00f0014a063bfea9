import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { withStemmer } from '../../src/catalogue/index.js';
import { readCatalogueFolder } from '../../src/catalogue/read.js';
import type { Catalogue } from '../../src/catalogue/types.js';
import { assessExample } from '../catalogue/mini.js';

type Suite = Record<string, { refuse: string[]; accept: string[] }>;

/** Of the paraphrases, this share must be satisfied over a language; of a requirement's own, half. */
const SHARE_OF_LANGUAGE = 0.75;
const SHARE_OF_REQUIREMENT = 0.5;

const data = readCatalogueFolder(new URL('../../clauses/', import.meta.url).pathname, (e) => {
  throw new Error(`${e.file}: ${e.message}`);
});
const catalogue: Catalogue = { ...data, languages: await Promise.all(data.languages.map(withStemmer)) };

const suiteOf = (language: string) =>
  parse(readFileSync(new URL(`${language}.yaml`, import.meta.url), 'utf8')) as Suite;

describe.each(['en', 'fr'])('suite: %s', (language) => {
  const suite = suiteOf(language);
  const known = new Map<string, ReturnType<typeof assessExample>['findings']>();
  const passes = (id: string, text: string) => {
    const findings = known.get(text) ?? assessExample(text, language, catalogue).findings;
    known.set(text, findings);
    return findings.get(id)?.verdict === 'satisfied';
  };

  test('covers every requirement, with four passages to refuse and six to accept', () => {
    expect(Object.keys(suite).sort()).toEqual(Object.keys(catalogue.requirements).sort());
    for (const [id, { refuse, accept }] of Object.entries(suite)) {
      expect([id, refuse.length >= 4, accept.length >= 6]).toEqual([id, true, true]);
    }
  });

  describe.each(Object.entries(suite))('%s', (id, { refuse, accept }) => {
    test('refuses what denies, hollows out or misplaces it', () => {
      expect(refuse.filter((text) => passes(id, text))).toEqual([]);
    });

    test('accepts at least half of its paraphrases', () => {
      const missed = accept.filter((text) => !passes(id, text));
      const enough = accept.length - missed.length >= accept.length * SHARE_OF_REQUIREMENT;
      expect({ id, missed: enough ? [] : missed }).toEqual({ id, missed: [] });
    });
  });

  test(`accepts at least ${SHARE_OF_LANGUAGE * 100} % of the paraphrases`, () => {
    const all = Object.entries(suite).flatMap(([id, { accept }]) => accept.map((text) => [id, text] as const));
    const missed = all.filter(([id, text]) => !passes(id, text));
    const enough = missed.length <= all.length * (1 - SHARE_OF_LANGUAGE);
    expect(enough ? [] : missed).toEqual([]);
  });
});
