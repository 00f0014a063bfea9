import type { Catalogue } from '../../catalogue/types.js';
import { type Messages, messages } from '../../messages/index.js';
import type { Document } from '../../model.js';
import type { Report } from '../../report/schema.js';
import { decisionLines } from '../decisions.js';
import { isAccepted, type Problem, problemsOf, worstFirst } from '../problems.js';
import { type Rule, rulesOf } from './rules.js';
import { sidecarLine, sidecarPath } from './sidecar.js';
import {
  baselineStateOf,
  entriesOf,
  lapsedOf,
  notificationOf,
  notificationsOf,
  overridesOf,
  suppressionsOf,
} from './standing.js';
import { uriOf } from './uri.js';

export interface SarifOptions {
  /** Gives the help of the rules its reasons and model clauses. Without it the report alone speaks. */
  readonly catalogue?: Catalogue;
  /**
   * Folder of texts (`sidecarText` under `sidecarPath`) that results in DOCX and PDF point into, since viewers show no line of
   * a binary file. It needs `documents`. Default: line 1 of the file itself; clause, page and quote stand in the message.
   */
  readonly textFolder?: string;
  /** What was read. */
  readonly documents?: readonly Document[];
}

/** What GitHub takes: results in a run, runs in a file. */
const RESULTS = 25_000;
const RUNS = 20;

/**
 * SARIF 2.1.0 (OASIS), in the profile that GitHub's code scanning takes: only what is to be mended, each with a location and
 * a fingerprint that new lines and pages do not change. Accepted risks are suppressed results; what the user should know of his
 * own entries, and what is switched off, are notifications on the configuration.
 */
export function renderSarif(report: Report | readonly Report[], options: SarifOptions = {}): string {
  const reports: readonly Report[] = 'findings' in report ? [report] : report;
  const say = messages(reports[0]?.language ?? 'en');
  const rules = rulesOf(reports, say, options.catalogue);
  const index = new Map(rules.map(({ id }, i) => [id, i]));
  const all = reports.flatMap((report) => problemsOf(report, say).map((problem) => ({ problem, report })));
  // The worst come first, so that what no run can hold is the least.
  all.sort((a, b) => worstFirst(a.problem, b.problem));
  const isSuppressing = all.some(({ problem }) => isAccepted(problem));
  const results = all.map(({ problem, report }) => ({
    ...resultOf(problem, report, index.get(problem.id) ?? -1, say, options),
    ...(isSuppressing ? { suppressions: suppressionsOf(problem, say) } : {}),
  }));
  const entries = entriesOf(reports, say);
  const descriptors = notificationsOf(entries, say);
  const notifications = entries.map((entry) => notificationOf(entry, descriptors, rules, say));
  const overrides = overridesOf(reports, rules);
  const today = reports.find((report) => report.today !== undefined)?.today;
  const runs = Math.min(RUNS, Math.max(1, Math.ceil(results.length / RESULTS)));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: Array.from({ length: runs }, (_, i) => ({
      tool: { driver: driverOf(reports[0], rules, descriptors) },
      ...(runs > 1 ? { automationDetails: { id: `dpa-lint/${i + 1}/` } } : {}),
      invocations: [
        {
          executionSuccessful: true,
          ...(overrides.length === 0 ? {} : { ruleConfigurationOverrides: overrides }),
          ...(i > 0 || notifications.length === 0 ? {} : { toolConfigurationNotifications: notifications }),
        },
      ],
      columnKind: 'utf16CodeUnits',
      artifacts: i === 0 ? artifactsOf(reports) : [],
      results: results.slice(i * RESULTS, (i + 1) * RESULTS),
      ...(today === undefined ? {} : { properties: { today } }),
    })),
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function driverOf(
  report: Report | undefined,
  rules: readonly Rule[],
  notifications: ReturnType<typeof notificationsOf>,
) {
  return {
    name: 'dpa-lint',
    ...(report ? { semanticVersion: report.tool.version, version: report.tool.version } : {}),
    ...(report ? { properties: { catalogue: report.catalogue.version } } : {}),
    rules,
    ...(notifications.length === 0 ? {} : { notifications }),
  };
}

function artifactsOf(reports: readonly Report[]) {
  return reports.flatMap(({ documents, baseline }) =>
    documents.map(({ path, sha256 }, i) => ({
      location: { uri: uriOf(path) },
      ...(sha256 === null ? {} : { hashes: { 'sha-256': sha256 } }),
      roles: ['analysisTarget'],
      ...(baseline === undefined || i > 0 ? {} : { properties: { baseline } }),
    })),
  );
}

function resultOf(problem: Problem, report: Report, ruleIndex: number, say: Messages, options: SarifOptions) {
  const { id, severity, title, message, where, quote, document, place, fingerprint } = problem;
  const { path } = report.documents[document]!;
  const { uri, startLine } = placeOf(problem, report, options);
  const { verdict, citation, tier, confidence, decision } = problem;
  const decided = decision ? ` ${decisionLines(decision, say).join(' ')}` : '';
  return {
    ruleId: id,
    ruleIndex,
    level: severity,
    // Its first sentence is the title that GitHub shows.
    message: { text: `${title}. ${message}${where || quote ? ` (${cited(where, quote, say)})` : ''}${decided}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri }, region: { startLine } },
        ...(where === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: where }] }),
      },
    ],
    // GitHub looks at this one alone; the path keeps the same gap of two contracts apart.
    partialFingerprints: { primaryLocationLineHash: `${id}:${fingerprint}:${path}`, 'dpaLint/v1': fingerprint },
    ...baselineStateOf(problem),
    properties: {
      ...(verdict === undefined ? {} : { verdict }),
      ...(tier === undefined ? {} : { tier }),
      ...(citation === undefined ? {} : { citation }),
      ...(confidence === undefined ? {} : { confidence }),
      ...(place?.clause === undefined ? {} : { clause: place.clause }),
      ...(place?.page === undefined ? {} : { page: place.page }),
      ...(quote === undefined ? {} : { quote }),
      ...lapsedOf(problem),
    },
  };
}

function cited(where: string | undefined, quote: string | undefined, say: Messages): string {
  return [where, quote === undefined ? undefined : say.text.quote(quote)]
    .filter((part) => part !== undefined)
    .join(': ');
}

function placeOf(
  { place, document }: Problem,
  { documents }: Report,
  { textFolder, documents: read = [] }: SarifOptions,
): { uri: string; startLine: number } {
  const { path, sha256, format } = documents[document]!;
  const binary = format === 'docx' || format === 'pdf';
  const own = read.find((one) => one.path === path && one.sha256 === sha256);
  if (binary && textFolder !== undefined && own) {
    const offset = place?.spans[0]?.start ?? 0;
    return { uri: uriOf(`${textFolder}/${sidecarPath(path)}`), startLine: sidecarLine(own, offset) };
  }
  return { uri: uriOf(path), startLine: place?.line ?? 1 };
}
