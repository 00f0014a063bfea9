import { Automaton, buildTrie, Lexicon, TokenCollector, words } from '../../src/language/index.js';

const stem = (w: string) => w.replace(/(ies|ing|ed|es|s)$/, '');

function scan(
  named: Record<string, string>,
  terms: string[],
  text: string,
  mentions: { name: string; word: string }[] = [],
) {
  const automaton = new Automaton(buildTrie(named, terms, { stem, dropped: ['s'], external: ['controller'] }), stem);
  const tokens = new TokenCollector(new Lexicon(['s']));
  tokens.add(text, 0, text.length);
  const places = mentions.map((m) => {
    const from = tokens.forms.indexOf(m.word);
    return { name: m.name, from, to: from + 1 };
  });
  return automaton
    .scan(tokens, places)
    .all()
    .map((list) => list.map((o) => tokens.forms.slice(o.from, o.to).join(' ')));
}

test('words match by themselves, by inflection and by prefix', () => {
  expect(scan({}, ['notify', 'notify~', 'notif*'], 'They notify; notified by notification.')).toEqual([
    ['notify'],
    ['notify'],
    ['notify', 'notified', 'notification'],
  ]);
});

test('case, accents, hyphens and possessives do not count', () => {
  expect(
    scan(
      {},
      ['sub-processor', 'donnees', 'controller instructions'],
      "SUB-PROCESSOR Données controller's instructions",
    ),
  ).toEqual([['sub processor'], ['donnees'], ['controller instructions']]);
});

test('a gap skips up to four words and never a sentence', () => {
  expect(scan({}, ['take .. measures'], 'take all of the necessary measures')).toEqual([
    ['take all of the necessary measures'],
  ]);
  expect(scan({}, ['take .. measures'], 'take a b c d e measures')).toEqual([[]]);
  expect(scan({}, ['take .. .. measures'], 'take a b c d e measures')).toEqual([['take a b c d e measures']]);
  const automaton = new Automaton(buildTrie({}, ['take .. measures'], { stem, dropped: [], external: [] }), stem);
  const tokens = new TokenCollector(new Lexicon([]));
  tokens.add('take care', 0, 9);
  tokens.add('measures', 0, 8);
  expect(automaton.scan(tokens, []).all()).toEqual([[]]);
});

test('named terms build on each other and on the parties', () => {
  const named = { inform: 'tell | let <them> know', them: '<controller> | them' };
  expect(scan(named, ['<inform>'], 'we let Acme know', [{ name: 'controller', word: 'acme' }])).toEqual([
    ['let acme know'],
  ]);
});

test('a named term that uses itself or does not exist is an error that names it', () => {
  expect(() => scan({ a: '<b>', b: '<a>' }, [], '')).toThrow('<a> uses itself');
  expect(() => scan({ a: '<missing>' }, [], '')).toThrow('unknown named term <missing>');
});

test('words fold to what terms are written in', () => {
  expect(words("L'Œuvre n’est pas Straße, don't", ['l'])).toEqual(['oeuvre', 'n', 'est', 'pas', 'strasse', 'dont']);
});

test('thousands of different words are told apart, and each is known again', () => {
  const different = Array.from({ length: 4000 }, (_, i) => `w${i.toString(36)}x`);
  const tokens = new TokenCollector(new Lexicon([]));
  const text = [...different, ...different].join(' ');
  tokens.add(text, 0, text.length);
  expect(tokens.forms.slice(0, -1)).toEqual([...different, ...different]);
  // The barrier is the first.
  expect(tokens.vocabulary).toHaveLength(different.length + 1);
});
