import type { BaselineFile } from '../config/baseline.js';
import { NO_SETTINGS, type Plan, plansFor, type Risks, risksOf, type Settings } from '../config/index.js';
import { UserError } from '../errors.js';
import type { Report } from '../index.js';
import { type Messages, messages } from '../messages/index.js';
import type { ContractOptions } from '../node/index.js';
import { type AcceptedRisk, decide } from '../policy/index.js';
import { today } from './copies.js';
import type { Source } from './inputs.js';
import type { Io } from './io.js';
import type { FailOn, Options } from './options.js';

/** What the user decided before the run: by configuration, accepted risks and a baseline. */
export interface Decisions {
  readonly plans: readonly Plan[];
  /** Of the run: that of the configuration, where all contracts have the same. */
  readonly uiLanguage: string;
  readonly timeoutMs?: number;
  readonly memoryMb?: number;
  risksOf(plan: Plan, sources: readonly Source[]): Promise<Risks>;
  /** A report with the decisions in it, and from which severity on it fails the run. */
  decide(report: Report, plan: Plan, risks: Risks): { report: Report; failOn: FailOn };
  /** Writes the baseline, and tells which risks no contract needed. */
  end(): Promise<void>;
}

/** Throws `UserError` (`config`, `usage`) before the work begins. */
export async function openDecisions(
  contracts: readonly (readonly string[])[],
  options: Options,
  uiLanguage: string,
  io: Io,
): Promise<Decisions> {
  const plans = await plansFor(contracts, whereOf(options), messages(uiLanguage));
  const own = new Set(plans.map(({ settings }) => settings.uiLanguage));
  const [shared] = own.size === 1 && !options.said.has('ui-lang') ? own : [];
  const language = shared ?? uiLanguage;
  const say = messages(language);
  const baseline = await openBaselineOf(options, say);
  const day = today(io.env, options.today).slice(0, 10);
  const general = new Map<AcceptedRisk, boolean>();
  let version = '';
  return {
    plans,
    uiLanguage: language,
    ...least('timeoutMs', options, plans),
    ...least('memoryMb', options, plans),
    risksOf: (plan, sources) => risksOf(plan, sources, say),
    decide(report, { settings, paths: [path = '-'] }, { accepted }) {
      const { severities, off, configuration } = settings;
      const known =
        baseline && !options.updateBaseline ? { file: baseline.name, keys: baseline.keysOf(path) } : undefined;
      const { report: decided, used } = decide(report, {
        severities,
        off,
        accepted,
        today: day,
        ...(configuration === undefined ? {} : { configuration }),
        ...(known === undefined ? {} : { baseline: known }),
      });
      for (const risk of accepted) if (risk.general) general.set(risk, general.get(risk) || used.has(risk));
      version = decided.catalogue.version;
      if (options.updateBaseline) baseline?.renew(path, decided);
      return { report: decided, failOn: failOnOf(options, settings) };
    },
    async end() {
      for (const [{ source, id }, needed] of general) {
        if (!needed) io.stderr.write(`${say.policy.generalUnused(source, id)}\n`);
      }
      if (!baseline || !options.updateBaseline) return;
      const count = await baseline.write(version);
      io.stderr.write(`${say.policy.baselineWritten(baseline.name, count)}\n`);
    },
  };
}

export function whereOf({ config, noConfig }: Options) {
  return { config, none: noConfig };
}

/** What the command line says goes before what the configuration says. */
export function engineOptions({ settings }: Plan, { said }: Options): ContractOptions {
  const { view, language, uiLanguage, limits, languages, catalogues } = settings;
  return {
    ...(view === undefined || said.has('view') ? {} : { view }),
    ...(language === undefined || said.has('lang') ? {} : { language }),
    ...(uiLanguage === undefined || said.has('ui-lang') ? {} : { uiLanguage }),
    ...(limits === undefined ? {} : { limits }),
    ...(languages === undefined || said.has('lang') ? {} : { languages }),
    ...(catalogues.length === 0 ? {} : { catalogues }),
  };
}

function failOnOf({ failOn, said, updateBaseline }: Options, settings: Settings): FailOn {
  if (updateBaseline) return 'never';
  return said.has('fail-on') ? failOn : (settings.failOn ?? failOn);
}

/** Limits protect the run: where contracts have several, the lowest holds. */
function least(name: 'timeoutMs' | 'memoryMb', options: Options, plans: readonly Plan[]) {
  const own = plans.flatMap(({ settings }) => settings[name] ?? []);
  const value = options[name] ?? (own.length > 0 ? own.reduce((a, b) => Math.min(a, b)) : undefined);
  return value === undefined ? {} : { [name]: value };
}

async function openBaselineOf({ baseline, updateBaseline }: Options, say: Messages): Promise<BaselineFile | undefined> {
  if (baseline === undefined) {
    if (updateBaseline) throw new UserError('usage', say.config.needsBaseline, { next: say.cli.seeHelp });
    return undefined;
  }
  const { openBaseline } = await import('../config/baseline.js');
  return openBaseline(baseline, updateBaseline, say);
}

/** For what belongs to no contract: a folder without any. */
export const NO_PLAN: Plan = { paths: [], settings: NO_SETTINGS, listed: [] };
