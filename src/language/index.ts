export {
  Automaton,
  alternatives,
  lowerBound,
  type Mention,
  nameDepths,
  type Occurrence,
  usedNames,
} from './automaton.js';
export { type CompiledLanguage, compileLanguage } from './compile.js';
export { fold, TokenCollector, type TokenRange, type Tokens, words } from './tokens.js';
