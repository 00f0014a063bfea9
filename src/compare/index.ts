import { type Messages, messages } from '../messages/index.js';
import type { Report } from '../report/schema.js';
import { redFlagChanges } from './red-flags.js';
import { requirementChanges } from './requirements.js';
import type { Comparison } from './schema.js';

/** What `compare` takes. */
export interface CompareOptions {
  /** Default: two drafts. It changes the words, not the result. */
  readonly kind?: Comparison['kind'];
}

/**
 * What was won, lost or changed from one report to another: requirements are matched by their id, red flags by theirs. Both
 * reports must come from the same catalogue and speak the same language.
 *
 * @param old The report on the older text, or on the model.
 * @param now The report on the newer text.
 * @param options All optional.
 * @returns plain data in the shape of `schema/comparison.json`.
 * @throws nothing for reports of this package.
 */
export function compare(old: Report, now: Report, { kind = 'drafts' }: CompareOptions = {}): Comparison {
  const say = messages(now.language);
  const requirements = requirementChanges(old, now, say);
  const redFlags = redFlagChanges(old, now, say);
  return {
    schemaVersion: '1',
    tool: now.tool,
    catalogue: now.catalogue,
    language: now.language,
    kind,
    old: textOf(old),
    new: textOf(now),
    summary: summarise(requirements, redFlags, say),
    requirements,
    redFlags,
  };
}

function textOf({ documents, view, assessed, summary, overall }: Report): Comparison['old'] {
  const [first] = overall;
  return {
    documents: documents.map(({ path, sha256 }) => ({ path, sha256 })),
    view,
    assessed,
    message: assessed === 'none' && first ? first.message : summary.message,
  };
}

function summarise(
  requirements: Comparison['requirements'],
  redFlags: Comparison['redFlags'],
  say: Messages,
): Comparison['summary'] {
  const count = (kind: string) => requirements.filter(({ change }) => change === kind).length;
  const flags = (kind: string) => redFlags.filter(({ change }) => change === kind).length;
  const counts = {
    won: count('won'),
    lost: count('lost'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    notAssessed: count('not-assessed'),
    raised: flags('raised'),
    lifted: flags('lifted'),
  };
  return { ...counts, message: say.compare.summary(counts) };
}
