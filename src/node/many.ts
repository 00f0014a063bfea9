import { availableParallelism } from 'node:os';
import { UserError } from '../errors.js';
import type { LintOptions, LintSource } from '../lint.js';
import { messages } from '../messages/index.js';
import type { Document } from '../model.js';
import type { Report } from '../report/schema.js';
import { reportOn } from './outcome.js';
import { openPool, type Pool } from './pool.js';
import type { Bug, Setup } from './protocol.js';
import { taskOf } from './task.js';

/** A contract: what `lint` takes, one source or several that make it together; or with options of its own. */
export type BatchSource = LintSource | readonly LintSource[] | BatchContract;

/** A contract with options of its own. */
export interface BatchContract {
  /** One or several that make it together. */
  readonly sources: readonly LintSource[];
  /** Over those that hold for all. */
  readonly options: ContractOptions;
}

/** What may hold for one contract alone. */
export interface ContractOptions extends Pick<LintOptions, 'uiLanguage' | 'view' | 'language' | 'limits'> {
  /** Languages of the catalogue in which contracts are assessed. */
  readonly languages?: readonly string[];
  /** Folders laid out like `clauses/`, each laid over the bundled catalogue and over those before. */
  readonly catalogues?: readonly string[];
}

/** What `lintMany` takes. */
export interface LintManyOptions
  extends Pick<LintOptions, 'uiLanguage' | 'view' | 'language' | 'password' | 'limits' | 'signal'> {
  /** Number of contracts at the same time, each in a worker. Default: the processors there are, 4 at most. */
  readonly concurrency?: number;
  /** Milliseconds for a contract. Default: `DEFAULT_TIMEOUT_MS`. */
  readonly timeoutMs?: number;
  /** MB for a contract, `LEAST_MEMORY_MB` at least. Default: `DEFAULT_MEMORY_MB`. */
  readonly memoryMb?: number;
  /** Results in the order of the sources (default), or as they come. */
  readonly order?: 'input' | 'completion';
  /** Languages of the catalogue to load. Default: all. */
  readonly languages?: readonly string[];
  /** Gives the documents along with the report, for `annotate` and for renderers that show them. */
  readonly withDocuments?: boolean;
  /** Called after each contract. `total` is known where the sources are an array. */
  readonly onProgress?: (progress: Progress) => void;
}

/** How far a batch has come. */
export interface Progress {
  /** Number of contracts that are done. */
  readonly done: number;
  /** Number of all, where the sources are an array. */
  readonly total?: number;
}

/** What came of a contract of a batch. */
export interface Linted {
  /** Of the source, from 0. */
  readonly index: number;
  readonly report: Report;
  /** With `withDocuments`. */
  readonly documents?: readonly Document[];
  /** The report says `internal`: this is why. Please report it. */
  readonly bug?: Bug;
}

/** Milliseconds for a contract, where nobody says how many. */
export const DEFAULT_TIMEOUT_MS = 60_000;
/** MB for a contract, where nobody says how many. */
export const DEFAULT_MEMORY_MB = 512;
/** MB that a contract is given at least: a catalogue and the modules take about half of it. */
export const LEAST_MEMORY_MB = 128;

/**
 * Lints contracts in workers, each with a limit of time and of memory. What takes too long or too much, or makes a worker
 * die, has a report that says so, as what cannot be read has. Sources are taken as they are needed: about as many as there
 * are workers are in memory, whatever their number.
 *
 * @param sources Contracts, or a generator of them, which is asked for the next only when there is room.
 * @param options All optional.
 * @returns one result for each contract. Leaving the loop early ends the workers.
 * @throws `UserError`, while it is iterated: `usage` and `config` for wrong options, `aborted` when it is stopped (what is done by
 * then comes first). What the sources throw is thrown on.
 */
export async function* lintMany(
  sources: Iterable<BatchSource> | AsyncIterable<BatchSource>,
  options: LintManyOptions = {},
): AsyncGenerator<Linted, void, undefined> {
  const settings = settingsOf(options);
  const { signal, order } = settings;
  const pool = openPool(setupOf(options), settings);
  const line = openLine(sources, pool, settings, options);
  signal?.addEventListener('abort', line.changed);
  try {
    for (;;) {
      const next = line.take(order === 'completion' || signal?.aborted === true);
      if (next) yield next;
      else if (signal?.aborted) throw new UserError('aborted', messages(options.uiLanguage ?? 'en').batch.stopped);
      else if (line.failure !== undefined) throw line.failure;
      else if (line.isOver) return;
      else await line.change();
    }
  } finally {
    signal?.removeEventListener('abort', line.changed);
    line.close();
    await pool.close();
  }
}

type Settings = ReturnType<typeof settingsOf>;

function settingsOf(options: LintManyOptions) {
  const say = messages(options.uiLanguage ?? 'en');
  const number = (name: 'concurrency' | 'timeoutMs' | 'memoryMb', least: number, or: number) => {
    const value = options[name] ?? or;
    if (value >= least) return value;
    throw new UserError('usage', say.batch.atLeast(name, least));
  };
  return {
    concurrency: Math.floor(number('concurrency', 1, Math.min(4, availableParallelism()))),
    timeoutMs: number('timeoutMs', 1, DEFAULT_TIMEOUT_MS),
    memoryMb: number('memoryMb', LEAST_MEMORY_MB, DEFAULT_MEMORY_MB),
    order: options.order ?? 'input',
    signal: options.signal,
  };
}

function setupOf(options: LintManyOptions): Setup {
  const { languages, withDocuments = false, uiLanguage, view, language, password, limits } = options;
  const given = { uiLanguage, view, language, password, limits };
  return {
    ...(languages === undefined ? {} : { languages }),
    withDocuments,
    options: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  };
}

interface Line {
  /** The first result, or any; it leaves the line. */
  take(any: boolean): Linted | undefined;
  /** Resolves when something has happened. */
  change(): Promise<void>;
  changed(): void;
  close(): void;
  readonly failure: unknown;
  readonly isOver: boolean;
}

/** The contracts that were taken from the sources and not yet given away, in order. */
function openLine(
  sources: Iterable<BatchSource> | AsyncIterable<BatchSource>,
  pool: Pool,
  settings: Settings,
  options: LintManyOptions,
): Line {
  // A slow contract holds up those behind it, which wait as reports: that many of them.
  const { concurrency } = settings;
  const longest = 16 + 4 * concurrency;
  const places: { linted?: Linted }[] = [];
  const total = Array.isArray(sources) ? { total: sources.length } : {};
  let running = 0;
  let done = 0;
  let failure: unknown;
  let isOver = false;
  let isClosed = false;
  let wake = () => {};
  let next = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const changed = () => {
    wake();
    next = new Promise((resolve) => {
      wake = resolve;
    });
  };
  const fail = (error: unknown) => {
    failure ??= error;
    changed();
  };

  async function pump(): Promise<void> {
    let index = 0;
    for await (const source of sources) {
      if (isClosed) return;
      const place: { linted?: Linted } = {};
      places.push(place);
      running++;
      lintOne(source, index++)
        .then((linted) => {
          place.linted = linted;
          running--;
          options.onProgress?.({ done: ++done, ...total });
          changed();
        })
        .catch(fail);
      // Another one for each worker, so that none of them waits for a file to be read.
      while (!isClosed && (running >= 2 * concurrency || places.length >= longest)) await next;
    }
    isOver = true;
    changed();
  }

  async function lintOne(source: BatchSource, index: number): Promise<Linted> {
    const task = await taskOf(source, options);
    return { index, ...(await reportOn(task, await pool.run(task), settings, options)) };
  }

  pump().catch(fail);
  return {
    take(any) {
      const at = any ? places.findIndex(({ linted }) => linted) : places[0]?.linted ? 0 : -1;
      if (at === -1) return undefined;
      const [place] = places.splice(at, 1);
      changed();
      return place?.linted;
    },
    change: () => next,
    changed,
    close() {
      isClosed = true;
      changed();
    },
    get failure() {
      return failure;
    },
    get isOver() {
      return isOver && places.length === 0;
    },
  };
}
