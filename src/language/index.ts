export { Automaton, lowerBound, type Mention } from './automaton.js';
export { type CompiledLanguage, compileLanguage, type TermGroups, termGroups, trieOf } from './compile.js';
export type { CompiledExpression, PackedExpression } from './expression.js';
export { fold } from './fold.js';
export { type KnownWords, Lexicon } from './lexicon.js';
export { type Occurrence, Occurrences } from './occurrences.js';
export { type PackedTrie, packTrie, unpackTrie } from './packed.js';
export {
  TokenCollector,
  type TokenMarks,
  type TokenRange,
  type Tokens,
  words,
} from './tokens.js';
export { alternatives, buildTrie, nameDepths, type Trie, usedNames } from './trie.js';
