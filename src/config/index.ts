import { dirname, resolve } from 'node:path';
import type { Messages } from '../messages/index.js';
import type { RiskFor } from './accepted.js';
import { findConfiguration } from './find.js';
import type { Configuration } from './load.js';
import { NO_SETTINGS, type Settings, settingsFor } from './settings.js';

export { BESIDE, type Risks, risksOf } from './risks.js';
export { NO_SETTINGS, type Settings } from './settings.js';

/** A contract with the settings that hold for it. */
export interface Plan {
  readonly paths: readonly string[];
  readonly settings: Settings;
  /** Risks of the files that its configuration lists. */
  readonly listed: readonly RiskFor[];
  /** What can be accepted, where the configuration has a catalogue of its own. */
  readonly ids?: readonly string[];
}

export interface Where {
  /** The one configuration for all. */
  readonly config?: string | undefined;
  /** Default: found upwards from each contract. */
  readonly none?: boolean;
}

/**
 * The settings of each contract: those of the configuration that is found upwards from its first file. What reads files is
 * loaded only when there is one. Throws `UserError` (`config`).
 */
export async function plansFor(
  contracts: readonly (readonly string[])[],
  { config, none = false }: Where,
  say: Messages,
): Promise<Plan[]> {
  const folders = new Map<string, string | undefined>();
  const configurations = new Map<string, Promise<Loaded>>();
  const plans: Plan[] = [];
  for (const paths of contracts) {
    const [first = '-'] = paths;
    const folder = first === '-' ? process.cwd() : dirname(resolve(first));
    const file = none ? undefined : config === undefined ? findConfiguration(folder, say, folders) : resolve(config);
    if (file === undefined) {
      plans.push({ paths, settings: none ? { ...NO_SETTINGS, comments: false } : NO_SETTINGS, listed: [] });
      continue;
    }
    if (!configurations.has(file)) configurations.set(file, load(file, say));
    const { configuration, listed } = await configurations.get(file)!;
    plans.push({ paths, settings: settingsFor(configuration, resolve(first)), listed, ids: configuration.ids });
  }
  return plans;
}

interface Loaded {
  readonly configuration: Configuration;
  readonly listed: readonly RiskFor[];
}

async function load(file: string, say: Messages): Promise<Loaded> {
  const { loadConfiguration } = await import('./load.js');
  const configuration = await loadConfiguration(file, say);
  const { readListed } = await import('./accepted.js');
  const listed: RiskFor[] = [];
  for (const risks of configuration.accepted) listed.push(...(await readListed(risks, configuration.ids, say)));
  return { configuration, listed };
}
