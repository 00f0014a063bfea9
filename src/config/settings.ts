import type { Off, Policy } from '../policy/index.js';
import type { Limits } from '../read/options.js';
import type { Configuration } from './load.js';
import { fileMatcher } from './patterns.js';
import type { ConfigData, Rule } from './schema.js';

/** What holds for one contract. Whatever is absent, the command line or the default decides. */
export interface Settings extends Pick<Policy, 'severities' | 'off'> {
  readonly configuration?: string;
  readonly uiLanguage?: string;
  readonly failOn?: 'error' | 'warning' | 'note' | 'never';
  readonly view?: 'final' | 'original';
  readonly language?: string;
  readonly languages?: readonly string[];
  readonly catalogues: readonly string[];
  readonly limits?: Partial<Limits>;
  readonly timeoutMs?: number;
  readonly memoryMb?: number;
  readonly accepted: readonly string[];
  readonly comments: boolean;
}

export const NO_SETTINGS: Settings = { severities: {}, off: {}, catalogues: [], accepted: [], comments: true };

type Part = Pick<ConfigData, 'failOn' | 'view' | 'language' | 'limits' | 'requirements' | 'redFlags'>;

/** The configuration with those of its overrides that mean the contract; the later wins, setting by setting. */
export function settingsFor(configuration: Configuration, contract: string): Settings {
  const { data, folder, name, catalogues, accepted, at } = configuration;
  const overrides = (data.overrides ?? [])
    .map((override, i) => ({ override, path: ['overrides', i] as PropertyKey[] }))
    .filter(({ override }) => fileMatcher(override.files, folder)(contract));
  const parts: { readonly path: PropertyKey[]; readonly part: Part }[] = [
    { path: [], part: data },
    ...overrides.map(({ path, override }) => ({ path, part: override })),
  ];
  const severities: Record<string, 'error' | 'warning' | 'note'> = {};
  const off: Record<string, Off> = {};
  for (const { path, part } of parts) {
    for (const key of ['requirements', 'redFlags'] as const) {
      for (const [id, rule] of Object.entries(part[key] ?? {})) set(id, rule, at([...path, key, id], 'key'));
    }
  }
  function set(id: string, rule: Rule, source: string): void {
    delete severities[id];
    delete off[id];
    if (typeof rule === 'string') severities[id] = rule;
    else off[id] = { reason: rule.off, source };
  }
  const last = <K extends 'failOn' | 'view' | 'language'>(key: K) =>
    parts.findLast(({ part }) => part[key] !== undefined)?.part[key];
  const limits = Object.assign({}, ...parts.map(({ part }) => part.limits ?? {})) as Partial<Limits>;
  return defined({
    configuration: name,
    uiLanguage: data.uiLanguage,
    failOn: last('failOn'),
    view: last('view'),
    language: last('language'),
    languages: data.languages,
    catalogues,
    ...(Object.keys(limits).length === 0 ? {} : { limits }),
    timeoutMs: data.timeout === undefined ? undefined : data.timeout * 1000,
    memoryMb: data.memory,
    accepted,
    comments: data.comments ?? true,
    severities,
    off,
  });
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function defined<T extends object>(all: T): Defined<T> {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Defined<T>;
}
