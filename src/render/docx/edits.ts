/** A place in the XML of a part where something can be put in. */
export interface Place {
  readonly at: number;
  /** What has to be closed before and opened again behind it, where it lies inside of a run. */
  readonly closes?: string;
  readonly opens?: string;
}

/** What is put in, in this order where several things share a place. */
export type Rank = 'content' | 'range-end' | 'reference' | 'range-start';

const RANKS: readonly Rank[] = ['content', 'range-end', 'reference', 'range-start'];

/** Collects what is put into a part or taken out of it; nothing else of the part can change. */
export class Edits {
  readonly #inserted = new Map<number, { place: Place; items: { rank: Rank; text: string }[] }>();
  readonly #removed = new Map<number, number>();

  insert(place: Place, rank: Rank, text: string): void {
    const found = this.#inserted.get(place.at);
    if (found) found.items.push({ rank, text });
    else this.#inserted.set(place.at, { place, items: [{ rank, text }] });
  }

  /** Once at a place, however often it is asked for. */
  insertOnce(at: number, text: string): void {
    if (!this.#inserted.has(at)) this.insert({ at }, 'content', text);
  }

  remove(start: number, end: number): void {
    this.#removed.set(start, end);
  }

  get empty(): boolean {
    return this.#inserted.size === 0 && this.#removed.size === 0;
  }

  apply(xml: string): string {
    const places = [...new Set([...this.#inserted.keys(), ...this.#removed.keys()])].sort((a, b) => a - b);
    const pieces: string[] = [];
    let last = 0;
    for (const at of places) {
      pieces.push(xml.slice(last, at));
      const inserted = this.#inserted.get(at);
      if (inserted) {
        const { place, items } = inserted;
        const sorted = RANKS.flatMap((rank) => items.filter((item) => item.rank === rank));
        pieces.push(place.closes ?? '', ...sorted.map(({ text }) => text), place.opens ?? '');
      }
      last = this.#removed.get(at) ?? at;
    }
    pieces.push(xml.slice(last));
    return pieces.join('');
  }
}
