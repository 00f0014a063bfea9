import { analyse } from '../../src/analyse/index.js';
import { loadCatalogue } from '../../src/catalogue/index.js';
import { assessExample, miniDocument } from '../catalogue/mini.js';

const catalogue = await loadCatalogue();
const units = (text: string, language = 'en') => {
  const c = analyse([miniDocument(text)], catalogue, { language });
  return c.units
    .filter((u) => u.kind !== 'field')
    .map((u) => ({
      binding: u.binding,
      parts: u.spans.map((s) => c.documents[s.document]!.text.slice(s.start, s.end)),
    }));
};
const joined = (text: string, a: string, b: string) =>
  units(text).some((u) => u.parts.some((p) => p.includes(a)) && u.parts.some((p) => p.includes(b)));

test('items that begin with "it" are read with their lead-in, not with each other', () => {
  const list =
    'The Processor undertakes that:\n- it shall pass enquiries on;\n- it shall cooperate with the authority.';
  expect(joined(list, 'undertakes', 'cooperate')).toBe(true);
  expect(joined(list, 'enquiries', 'cooperate')).toBe(false);
  expect(joined('3.7 it shall pass enquiries on;\n3.8 it shall cooperate.', 'enquiries', 'cooperate')).toBe(false);
  expect(joined('The Processor reports breaches. It shall do so at once.', 'reports', 'at once')).toBe(true);
});

test('a title is not joined with a paragraph that begins in lower case, as all of them do', () => {
  const small = [
    'Agreement between controller and processor on the processing of personal data',
    'controller has engaged processor to send parcels.',
    'processor obeys.',
    'controller pays the fee within thirty days, and processor makes available all information that is',
    'necessary for it.',
    'processor stops.',
  ].join('\n');
  expect(joined(small, 'Agreement', 'engaged')).toBe(false);
  expect(joined(small, 'available', 'necessary')).toBe(true);
  expect(joined('The Processor makes available all information\nnecessary for it.', 'available', 'necessary')).toBe(
    true,
  );
});

test('"by means of" defines nothing', () => {
  expect(units('The Provider protects the data by means of suitable measures.')[0]!.binding).toBe(true);
  expect(units('“Measures” means suitable measures.')[0]!.binding).toBe(false);
});

test('numbered items are one list for what may be spread over a clause', () => {
  const contents = (mark: (n: number) => string) =>
    assessExample(
      [
        'The notice of a breach contains:',
        `${mark(1)} the nature of the incident;`,
        `${mark(2)} the number of people concerned;`,
        `${mark(3)} its likely consequences;`,
        `${mark(4)} the measures taken.`,
      ].join('\n'),
      'en',
      catalogue,
    ).findings.get('breach-assistance')!.verdict;
  expect(contents((n) => `${n}.`)).toBe('satisfied');
  expect(contents((n) => `(${'abcd'[n - 1]})`)).toBe('satisfied');
  expect(contents(() => '-')).toBe('satisfied');
});

test('who accepts on behalf of a customer of its own is no processor for that', () => {
  const c = analyse(
    [
      miniDocument(
        'The customer is the data controller. Morla is its data processor. We assess vendors. Morla shall notify the customer. You accept this on behalf of your customer and agree, on behalf of your customer, to it.',
      ),
    ],
    catalogue,
    { language: 'en' },
  );
  expect(c.parties.find((p) => p.role === 'controller')!.names).toContain('You');
});

test('"shall not:" and its items are one phrase', () => {
  const verdicts = (lead: string) => {
    const { findings } = assessExample(
      `${lead}\n- transfer the data to third countries without the prior authorisation of the Controller;\n- process the data except on the written instructions of the Controller.`,
      'en',
      catalogue,
    );
    return ['transfer-instructions', 'documented-instructions'].map((id) => findings.get(id)!.verdict);
  };
  expect(verdicts('The Processor shall not:')).toEqual(['satisfied', 'satisfied']);
  expect(verdicts('The Processor shall never:')).toEqual(['satisfied', 'satisfied']);
  expect(verdicts('The Processor shall:')).not.toContain('satisfied');
});
