/** Thrown where a library is needed that is not there yet. */
class Needed {
  readonly load: () => Promise<void>;

  constructor(load: () => Promise<void>) {
    this.load = load;
  }
}

/** A library that few files need: to load one takes as long as to read a short contract. To be called within `redone`. */
export function onDemand<T>(load: () => Promise<T>): () => T {
  let library: T | undefined;
  return () => {
    if (library !== undefined) return library;
    throw new Needed(async () => {
      library = await load();
    });
  };
}

/** Does the work; where it lacks a library, from its beginning once more, when that has been loaded. */
export async function redone<T>(work: () => T): Promise<T> {
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof Needed)) throw error;
      await error.load();
    }
  }
}
