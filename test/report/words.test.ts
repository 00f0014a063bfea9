import { countWords } from '../../src/report/words.js';

const PATTERN = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;

test.each([
  ["The sub-processor's 2 articles: l'article 28, aujourd’hui – 'quoted' -dash- end-", 10],
  ['Café, naïve, Straße; Ελλάδα договор 契約書 e\u0301te\u0301', 7],
  ['\u{1D400}\u{1D401} and \u{1F600} 𠮷野家', 3],
  ['… — “ ” \u0301 ', 0],
  ['', 0],
])('%j', (text, words) => {
  expect(text.match(PATTERN)?.length ?? 0).toBe(words);
  expect(countWords(text)).toBe(words);
});
