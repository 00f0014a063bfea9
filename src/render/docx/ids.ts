/**
 * Numbers for comments and changes that the document does not use yet. `w:id` is a signed number of 32 bits, and programs
 * that read it expect it to be unique over all annotations of all parts (ECMA-376 part 1, 17.13).
 */
export function freeIds(xmls: Iterable<string>): () => number {
  const used = new Set<number>();
  for (const xml of xmls) {
    for (const [, id] of xml.matchAll(/:id\s*=\s*["']\s*(\d{1,10})\s*["']/g)) used.add(Number(id));
  }
  let next = 0;
  for (const id of used) if (id < HIGHEST) next = Math.max(next, id + 1);
  if (next > HIGHEST - 100_000) next = 0;
  return () => {
    while (used.has(next)) next += 1;
    used.add(next);
    return next;
  };
}

const HIGHEST = 0x7fffffff;
