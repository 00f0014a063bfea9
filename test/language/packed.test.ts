import { buildTrie, packTrie, unpackTrie } from '../../src/language/index.js';

const options = { stem: (word: string) => word, dropped: [], external: ['controller'] };

test('a trie is the same when it is unpacked, but for its terms', () => {
  const whole = buildTrie({ inform: 'inform* | notify~' }, ['<inform> .. <controller>', 'delete'], options);
  const { terms, ...trie } = whole;
  expect(terms).toHaveLength(2);
  const packed = packTrie(whole);
  expect(packed).not.toHaveProperty('terms');
  expect(JSON.parse(JSON.stringify(packed))).toEqual(packed);
  expect(unpackTrie(packed)).toEqual(trie);
});

test('numbers that do not fit two bytes are packed, too', () => {
  const trie = buildTrie({}, ['delete'], options);
  const nodes = Int32Array.from([-1, 0, 65_534, 65_535, 1_000_000]);
  expect(unpackTrie(packTrie({ ...trie, nodes })).nodes).toEqual(nodes);
  const first = Int32Array.from([0, 3, 3, 70_000, 140_001]);
  expect(unpackTrie(packTrie({ ...trie, first })).first).toEqual(first);
});
