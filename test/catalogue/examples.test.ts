import { withStemmer } from '../../src/catalogue/index.js';
import { readCatalogueFolder } from '../../src/catalogue/read.js';
import type { Catalogue, Example } from '../../src/catalogue/types.js';
import type { Evidence } from '../../src/model.js';
import { assessExample } from './mini.js';

const broken: string[] = [];
const data = readCatalogueFolder(new URL('../../clauses/', import.meta.url).pathname, (e) =>
  broken.push(`${e.file}: ${e.message}`),
);
const catalogue: Catalogue = { ...data, languages: await Promise.all(data.languages.map(withStemmer)) };

const sorted = (list: Iterable<string>) => [...new Set(list)].sort();
const named = (evidence: readonly Evidence[], polarity: Evidence['polarity']) =>
  sorted(evidence.filter((e) => e.polarity === polarity).map((e) => e.element));

/** Which expressions are the only one to give an example its (element, polarity). */
function earnedBy(evidence: readonly Evidence[]): string[] {
  const groups = new Map<string, Set<string>>();
  for (const e of evidence) {
    const key = `${e.element}/${e.polarity}`;
    groups.set(key, (groups.get(key) ?? new Set()).add(e.expression));
  }
  return [...groups.values()].filter((g) => g.size === 1).map((g) => [...g][0]!);
}

test('every file of the catalogue is valid', () => {
  expect(broken).toEqual([]);
});

describe.each(catalogue.languages.map((l) => [l.code, l] as const))('catalogue: %s', (code, language) => {
  const texts = [...Object.entries(language.requirements), ['shared', language.shared] as const];
  const earned = new Set<string>();

  describe.each(texts)('%s', (id, text) => {
    const check = (example: Example) => {
      const result = assessExample(example.text, code, catalogue);
      const own = id === 'shared' ? sharedEvidence(result.evidence) : (result.evidence.get(id) ?? []);
      for (const e of earnedBy(own)) earned.add(e);
      return {
        own: own.filter((e) => id === 'shared' || !e.element.startsWith('@')),
        verdict: result.findings.get(id)?.verdict,
      };
    };

    test.each(text.examples.map((e) => [e.text, e] as const))('%s', (_, example) => {
      const { own, verdict } = check(example);
      const law = catalogue.requirements[id];
      // Notes decide nothing; an example names them where it is about them.
      const decisive = (e: string) => law?.elements[e]?.role !== 'note' || example.finds?.includes(e);
      const seen: Record<string, unknown> = {};
      if (example.finds) seen.finds = named(own, 'affirms').filter((e) => decisive(e));
      if (example.weakens) seen.weakens = named(own, 'weakens');
      if (example.denies) seen.denies = named(own, 'denies');
      if (example.verdict) seen.verdict = verdict;
      const wanted: Record<string, unknown> = {};
      if (example.finds) wanted.finds = sorted(example.finds);
      if (example.weakens) wanted.weakens = sorted(example.weakens);
      if (example.denies) wanted.denies = sorted(example.denies);
      if (example.verdict) wanted.verdict = example.verdict;
      expect(seen).toEqual(wanted);
    });

    if (id !== 'shared') {
      test('has an example that finds, a near miss and a denial or hollowing', () => {
        const { examples } = text;
        expect(examples.some((e) => e.verdict === 'satisfied')).toBe(true);
        expect(examples.some((e) => e.verdict === 'absent' || e.verdict === 'partial')).toBe(true);
        expect(
          examples.some(
            (e) =>
              e.verdict &&
              e.verdict !== 'satisfied' &&
              (e.denies?.length ||
                e.weakens?.length ||
                e.verdict === 'contradicted' ||
                e.verdict === 'absent' ||
                e.verdict === 'partial'),
          ),
        ).toBe(true);
      });
    }
  });

  describe('red flags', () => {
    const flags = Object.entries(language.redFlags).flatMap(([id, f]) =>
      f.examples.map((e) => [id, e.text, e.found] as const),
    );
    test.each(flags)('%s: %s', (id, text, found) => {
      const result = assessExample(text, code, catalogue);
      for (const e of earnedBy(result.flagEvidence.get(id) ?? [])) earned.add(e);
      expect(result.redFlags.has(id)).toBe(found);
    });
  });

  test('every expression is earned: without it, some example changes', () => {
    const all = texts.flatMap(([id, text]) =>
      Object.entries(text.elements).flatMap(([element, content]) =>
        (['affirm', 'weaken', 'deny'] as const).flatMap((list) =>
          content[list].map((_, i) => `${id}/${element}.${list}[${i}]`),
        ),
      ),
    );
    const flags = Object.entries(language.redFlags).flatMap(([id, f]) =>
      f.affirm.map((_, i) => `red-flags/${id}[${i}]`),
    );
    expect([...all, ...flags].filter((name) => !earned.has(name))).toEqual([]);
  });
});

function sharedEvidence(evidence: ReadonlyMap<string, readonly Evidence[]>): Evidence[] {
  const unique = new Map<string, Evidence>();
  for (const list of evidence.values()) {
    for (const e of list) {
      if (e.element.startsWith('@')) unique.set(`${e.expression}/${e.unit}`, { ...e, element: e.element.slice(1) });
    }
  }
  return [...unique.values()];
}
