import type { Comparison, RedFlagChange, RequirementChange } from '../../compare/schema.js';

export type Item = RequirementChange | RedFlagChange;
export type Group = 'lost' | 'raised' | 'won' | 'lifted' | 'changed' | 'not-assessed' | 'unchanged';

/** What got worse comes first, what stayed last. */
const ORDER: readonly Group[] = ['lost', 'raised', 'won', 'lifted', 'changed', 'not-assessed', 'unchanged'];

export function groupsOf({ requirements, redFlags }: Comparison): { group: Group; items: readonly Item[] }[] {
  return ORDER.map((group) => ({
    group,
    items: [...requirements, ...redFlags].filter(({ change }) => change === group),
  })).filter(({ items }) => items.length > 0);
}

/** What is shown with both wordings; the rest is a list of titles. */
export function isShown(group: Group): boolean {
  return group !== 'unchanged' && group !== 'not-assessed';
}

export function sidesOf(item: Item) {
  return 'requirement' in item ? { old: item.old.wordings, new: item.new.wordings } : { old: item.old, new: item.new };
}

export function namesOf(comparison: Comparison, standardInput: string) {
  const name = ({ documents }: Comparison['old']) =>
    documents.map(({ path }) => (path === '-' ? standardInput : path)).join(' + ');
  return { old: name(comparison.old), new: name(comparison.new) };
}
