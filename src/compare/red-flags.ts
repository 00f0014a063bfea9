import type { Messages } from '../messages/index.js';
import type { Report, ReportRedFlag } from '../report/schema.js';
import type { RedFlagChange } from './schema.js';
import { sameWords, wordingsOf } from './wordings.js';

/** Red flags of either text, those of the new one first. */
export function redFlagChanges(old: Report, now: Report, say: Messages): RedFlagChange[] {
  const ids = [...new Set([...now.redFlags, ...old.redFlags].map(({ id }) => id))];
  return ids.flatMap((id) => {
    const before = old.redFlags.filter((flag) => flag.id === id);
    const after = now.redFlags.filter((flag) => flag.id === id);
    const [any] = [...after, ...before];
    if (!any) return [];
    const { title, citation, tier, message, remedy } = any;
    const sides = { old: wordings(before, old, say), new: wordings(after, now, say) };
    const change =
      before.length === 0
        ? 'raised'
        : after.length === 0
          ? 'lifted'
          : sameWords(sides.old, sides.new)
            ? 'unchanged'
            : 'changed';
    return [{ id, title, citation, tier, change, message, remedy, ...sides }];
  });
}

function wordings(flags: readonly ReportRedFlag[], report: Report, say: Messages) {
  return wordingsOf(
    flags.flatMap(({ evidence }) => evidence),
    report,
    say,
  );
}
