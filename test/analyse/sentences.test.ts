import { inlineItems, sentences } from '../../src/analyse/sentences.js';

const cut = (text: string, abbreviations: string[] = ['art', 'no', 'e.g']) =>
  sentences(text, 0, text.length, new Set(abbreviations), new Set(['annex', 'exhibit'])).map((s) =>
    text.slice(s.start, s.end),
  );

test('a full stop behind an abbreviation, an initial or an enumerator ends nothing', () => {
  expect(cut('See Art. 28 of the GDPR. The Processor, e.g. Acme, helps. J. Smith signs.')).toEqual([
    'See Art. 28 of the GDPR.',
    'The Processor, e.g. Acme, helps.',
    'J. Smith signs.',
  ]);
  expect(cut('7. The Processor helps. It pays.')).toEqual(['7. The Processor helps.', 'It pays.']);
});

test('a sentence goes on where the next word is in lower case', () => {
  expect(cut('within approx. two days. Then it ends')).toEqual(['within approx. two days.', 'Then it ends']);
});

test('closing quotation marks and brackets belong to the sentence that they end', () => {
  expect(cut('“It ends.” (So it does.) Next')).toEqual(['“It ends.”', '(So it does.)', 'Next']);
});

test('an enumeration in a sentence is a lead-in with items', () => {
  const text = 'The Processor shall: (a) inform the Controller of breaches; (b) assist the Controller with requests.';
  const found = inlineItems(text, { start: 0, end: text.length })!;
  expect(text.slice(found.leadIn.start, found.leadIn.end)).toBe('The Processor shall:');
  expect(found.items.map((i) => text.slice(i.start, i.end))).toEqual([
    '(a) inform the Controller of breaches;',
    '(b) assist the Controller with requests.',
  ]);
});

test('references in brackets and short lists are no enumeration', () => {
  const reference =
    'as required by Article 28(3)(a) and (b) of the Regulation, in the manner that clause 7(c) sets out.';
  expect(inlineItems(reference, { start: 0, end: reference.length })).toBeUndefined();
  const short = 'Types: (a) names; (b) addresses; (c) e-mail.';
  expect(inlineItems(short, { start: 0, end: short.length })).toBeUndefined();
});

test('semicolons behind a colon make items, too, where they are long enough to be duties', () => {
  const text =
    'The Processor: informs the Controller of breaches without delay; assists the Controller with all the requests that come; deletes whatever it has when the work ends.';
  const found = inlineItems(text, { start: 0, end: text.length })!;
  expect(text.slice(found.leadIn.start, found.leadIn.end)).toBe('The Processor:');
  expect(found.items.map((i) => text.slice(i.start, i.end))).toEqual([
    'informs the Controller of breaches without delay;',
    'assists the Controller with all the requests that come;',
    'deletes whatever it has when the work ends.',
  ]);
  const data = 'Data: names and titles of employees; addresses; telephone numbers and e-mail addresses; orders.';
  expect(inlineItems(data, { start: 0, end: data.length })).toBeUndefined();
});

test('the letter of an annex ends a sentence, an initial does not', () => {
  expect(cut('It certifies this as set out in Exhibit C. Provider may keep what the law requires.')).toEqual([
    'It certifies this as set out in Exhibit C.',
    'Provider may keep what the law requires.',
  ]);
  expect(cut('Signed by Anna C. Smith. It ends.')).toEqual(['Signed by Anna C. Smith.', 'It ends.']);
});
