import leven from 'leven';

/** The candidate that was probably meant: few letters off for its length, or the only one that begins so. */
export function suggest(text: string, candidates: Iterable<string>): string | undefined {
  const all = [...candidates];
  const ranked = all
    .map((candidate) => ({ candidate, distance: leven(text.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  if (best && best.distance <= Math.max(1, Math.floor(best.candidate.length * 0.34))) return best.candidate;
  if (text.length < 3) return undefined;
  const parts = all.filter((candidate) => candidate.startsWith(text) || candidate.split('-').includes(text));
  return parts.length === 1 ? parts[0] : undefined;
}
