import type { IndexedUnit, LanguageIndex } from '../analyse/index.js';
import { type CompiledExpression, lowerBound, type Occurrence, type TokenRange } from '../language/index.js';
import type { Polarity } from '../model.js';

import { Scope } from './scope.js';

/** Words of an answer that is nothing but a yes or a no. */
const BARE = 3;

/**
 * What words that stand (also) in a question come to with its answer: "Can the Controller object? No." denies, "… Yes, within 30
 * days." affirms. Undefined where they state nothing.
 */
export function answered(
  e: CompiledExpression,
  occurrences: readonly Occurrence[],
  polarity: Polarity,
  iu: IndexedUnit,
  scope: Scope,
  index: LanguageIndex,
): Polarity | undefined {
  const [question, ...answer] = iu.draft.parts.map((p) => p.range);
  if (answer.length === 0) return undefined;
  const start = question!.to - question!.from;
  const own = new Scope(index, [question!, ...answer], true);
  const reply = replyAt(start, own, index);
  if (!occurrences.every((o) => isWithin(o, question!, scope)))
    return reply === 'no' && polarity !== 'denies' ? undefined : polarity;
  if (reply === 'no' || reply === 'not')
    return e.owner !== 'red-flags' && polarity === 'affirms' ? 'denies' : undefined;
  if (reply === 'yes') return polarity;
  // A heading that asks is a title more often than a question.
  if (iu.draft.asked === 'heading') return own.sentenceEnd(start) - start <= BARE ? polarity : undefined;
  return answeredByAnother(e, iu, index) ? undefined : polarity;
}

/** Whether words stand in questions alone, whatever is answered elsewhere. */
export function onlyAsked(occurrences: readonly Occurrence[], scope: Scope, index: LanguageIndex): boolean {
  return (
    index.questions.length > 0 &&
    occurrences.every((o) => index.questions.some((question) => isWithin(o, question, scope)))
  );
}

function isWithin(o: Occurrence, range: TokenRange, scope: Scope): boolean {
  const token = scope.token(o.from);
  return token >= range.from && token < range.to;
}

/** "No." and "No, never." reply by themselves; "Not without consent" goes on. */
function replyAt(start: number, scope: Scope, index: LanguageIndex): 'yes' | 'no' | 'not' | undefined {
  const { grammar } = index.compiled;
  const opens = (list: readonly Occurrence[]) => list.find((o) => o.from === start);
  if (opens(scope.of(grammar['answers-yes']))) return 'yes';
  const no = opens(scope.of(grammar['answers-no']));
  if (!no || opens(scope.of(grammar['no-negations']))) return undefined;
  return no.to >= scope.sentenceEnd(start) || scope.pauseBefore(no.to) ? 'no' : 'not';
}

/** "Who is liable for sub-processors? The sub-processor": the question leaves open who, and the answer names somebody else. */
function answeredByAnother(e: CompiledExpression, iu: IndexedUnit, index: LanguageIndex): boolean {
  if (e.obligor === 'any') return false;
  const [question, reply] = iu.draft.parts;
  const roles = (range: TokenRange) => {
    const list: (typeof index.mentions)[number]['role'][] = [];
    for (let k = lowerBound(index.mentions, range.from); k < index.mentions.length; k++) {
      const m = index.mentions[k]!;
      if (m.to > range.to) break;
      list.push(m.role);
    }
    return list;
  };
  if (roles(question!.range).includes(e.obligor)) return false;
  const [named] = roles(reply!.range);
  return named !== undefined && named !== e.obligor && named !== 'both';
}
