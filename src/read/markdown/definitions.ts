/** Labels of link and footnote definitions anywhere in a file; a chunk sees only its own otherwise. */
export interface Definitions {
  readonly isEmpty: boolean;
  /** Stubs for the labels that a chunk mentions, to be parsed after it. */
  neededBy(chunk: string): string;
}

const DEFINITION = /^[ \t>]*\[(\^?[^\][\n]{1,200})\]:/gm;

export function definitionsOf(source: string): Definitions {
  const labels = new Set<string>();
  for (const match of source.matchAll(DEFINITION)) labels.add(keyOf(match[1] ?? ''));
  return {
    isEmpty: labels.size === 0,
    neededBy(chunk) {
      if (labels.size === 0) return '';
      const needed = new Set<string>();
      const own = new Set([...chunk.matchAll(DEFINITION)].map((match) => keyOf(match[1] ?? '')));
      for (const match of chunk.matchAll(/\[(\^?[^\][\n]{1,200})\]/g)) {
        const label = match[1] ?? '';
        if (labels.has(keyOf(label)) && !own.has(keyOf(label))) needed.add(label);
      }
      const stubs = [...needed].map((label) => (label.startsWith('^') ? `[${label}]: .` : `[${label}]: #`));
      return stubs.length === 0 ? '' : `\n\n${stubs.join('\n\n')}\n`;
    },
  };
}

function keyOf(label: string): string {
  return label.toLowerCase().replace(/\s+/g, ' ').trim();
}
