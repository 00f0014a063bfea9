import { en } from '../../src/messages/en.js';
import { type Messages, messages, UI_LANGUAGES } from '../../src/messages/index.js';

/** Every text of English is there in every language, takes the same data, and uses all that English uses. */
const OTHERS = UI_LANGUAGES.filter((code) => code !== 'en');

type Leaf = readonly [path: string, value: unknown];

function leaves(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, one]) => leaves(one, path === '' ? key : `${path}.${key}`));
}

const reference = leaves(en);

test('there are other languages', () => expect(OTHERS).toContain('fr'));

describe.each(OTHERS)('%s', (code) => {
  const texts = new Map(leaves(messages(code)));

  test('has the same keys', () => expect([...texts.keys()]).toEqual(reference.map(([path]) => path)));

  test.each(reference.filter(([, value]) => typeof value === 'string' && value !== ''))('%s is not empty', (path) => {
    expect(texts.get(path)).not.toBe('');
  });

  test.each(reference.filter(([, value]) => typeof value === 'function'))(
    '%s uses what English uses',
    (path, value) => {
      const used = (text: unknown) => probe(text as (...data: unknown[]) => string);
      expect(used(texts.get(path))).toEqual(used(value));
    },
  );

  test('is not English', () => {
    const prose = reference.filter(([, value]) => typeof value === 'string' && value.split(' ').length > 3);
    expect(prose.filter(([path, value]) => texts.get(path) === value)).toEqual([]);
  });
});

/** Which parts of its data a text shows: each gets a value of its own, a number that is no singular. */
function probe(text: (...data: unknown[]) => string): string[] {
  const seen = new Set<string>();
  const get = (_: object, key: string | symbol) => {
    seen.add(String(key));
    return 77;
  };
  const data = new Proxy({}, { get });
  const lists = { says: ['Ax'], missing: ['Bx'], weakened: ['Cx'] };
  const candidates: unknown[][] = [[data], [lists], [['Ax', 'Bx']], ['Ax', 'Bx', 'Cx', 77], [77, 78, 79]];
  const shown = candidates.map((arguments_) => {
    try {
      return (
        text(...arguments_)
          .match(/7[789]|[ABC]x/g)
          ?.sort()
          .join() ?? ''
      );
    } catch {
      return 'throws';
    }
  });
  return [...shown, ...[...seen].filter((key) => !(key in Array.prototype) && !(key in String.prototype)).sort()];
}

test('an unknown language is answered in English, a regional one in its base', () => {
  expect(messages('xx')).toBe(en);
  expect(messages('fr-CA').language).toBe('fr');
  expect(messages('fr_FR.UTF-8').language).toBe('fr');
});

test('counts agree with their nouns', () => {
  const { summary, findings } = en satisfies Messages;
  expect(findings.searched({ units: 1, clauses: 2, annexes: 0 })).toBe('Searched: 1 passage in 2 clauses.');
  const counts = { total: 28, satisfied: 21, partial: 4, absent: 3, contradicted: 0, notAssessed: 0 };
  expect(summary.counted(counts)).toBe(
    'Of the 28 requirements of Art. 28(3) GDPR, 21 were found in full, 4 only in part and 3 not at all.',
  );
  expect(summary.counted({ ...counts, satisfied: 0, partial: 0, absent: 28 })).toBe(
    'None of the 28 requirements of Art. 28(3) GDPR was found in full: 28 not at all.',
  );
  expect(messages('fr').summary.counted(counts)).toBe(
    'Sur les 28 exigences de l’article 28, paragraphe 3, du RGPD, 21 se trouvent entièrement dans le texte, 4 en partie seulement et 3 pas du tout.',
  );
});

test('what a contract says is joined by "that" only where it has no conjunction of its own', () => {
  const { partial } = en.findings;
  expect(partial({ says: ['only that data are processed'], missing: ['for which service'], weakened: [] })).toBe(
    'The contract says only that data are processed, but not for which service.',
  );
  expect(partial({ says: [], missing: ['the processor helps', 'the staff is bound'], weakened: [] })).toBe(
    'The contract does not say that the processor helps; nor that the staff is bound.',
  );
  const fr = messages('fr').findings;
  expect(fr.absent(['il aide', 'le sous-traitant aide', 'quelles opérations sont effectuées'])).toBe(
    'Le contrat ne dit pas qu’il aide ; ni que le sous-traitant aide ; ni quelles opérations sont effectuées.',
  );
});
