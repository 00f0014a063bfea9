import { formatNumber } from './number-formats.js';
import type { List, ListLevel } from './numbering.js';

/** Counts the numbered paragraphs of a document as Word does, in reading order. */
export class Counters {
  /** The last number of each level, by definition: lists that share one go on with each other's numbers. */
  readonly #counts = new Map<string, (number | undefined)[]>();
  readonly #restarted = new Set<string>();
  readonly #language: string;

  constructor(language: string) {
    this.#language = language;
  }

  /** Counts one paragraph and gives the number that stands before it; undefined where nothing does. */
  next(list: List, level: number): string | undefined {
    const definition = list.levels[level];
    if (!definition) return undefined;
    let counts = this.#counts.get(list.counters);
    if (!counts) {
      counts = new Array(9).fill(undefined);
      this.#counts.set(list.counters, counts);
    }
    this.#restart(list, level, counts);
    // A level that was skipped counts as used once, so that "1.1" before any "1." is followed by "2.".
    for (let higher = 0; higher < level; higher += 1) counts[higher] ??= startOf(list, higher);
    const last = counts[level];
    counts[level] = last === undefined ? startOf(list, level) : last + 1;
    for (let deeper = level + 1; deeper < counts.length; deeper += 1) {
      const after = list.levels[deeper]?.restartAfter ?? deeper - 1;
      if (after !== 'never' && level <= after) counts[deeper] = undefined;
    }
    const text = definition.format === 'bullet' ? bullet(definition) : this.#text(list, level, counts);
    return text === '' ? undefined : text;
  }

  /** A start override counts once, where its list and level are first used. */
  #restart(list: List, level: number, counts: (number | undefined)[]): void {
    if (!list.restarts.has(level)) return;
    const key = `${list.id}/${level}`;
    if (this.#restarted.has(key)) return;
    this.#restarted.add(key);
    counts[level] = undefined;
  }

  #text(list: List, level: number, counts: readonly (number | undefined)[]): string {
    const { pattern, legal } = list.levels[level]!;
    return pattern
      .replace(/%([1-9])/g, (_, digit: string) => {
        const index = Number(digit) - 1;
        const own = list.levels[index]?.format ?? 'decimal';
        // Legal numbering: the numbers of higher levels are shown as decimal ones (17.9.4); Word keeps zeros.
        const format = legal && index < level && own !== 'decimalZero' ? 'decimal' : own;
        return formatNumber(counts[index] ?? startOf(list, index), format, this.#language);
      })
      .replace(/[\s\u00a0]+/g, ' ')
      .trim();
  }
}

function startOf(list: List, level: number): number {
  return list.restarts.get(level) ?? list.levels[level]?.start ?? 1;
}

/** The glyphs of bullets are of symbol fonts; what they look like says nothing. */
function bullet(definition: ListLevel): string {
  return definition.pattern.trim() === '' ? '' : '•';
}
