export { Automaton, lowerBound, type Mention, type Occurrence } from './automaton.js';
export { type CompiledLanguage, compileLanguage, trieOf } from './compile.js';
export { fold, TokenCollector, type TokenRange, type Tokens, words } from './tokens.js';
export { alternatives, buildTrie, nameDepths, type Trie, usedNames } from './trie.js';
