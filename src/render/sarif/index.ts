import type { Catalogue } from '../../catalogue/types.js';
import { type Messages, messages } from '../../messages/index.js';
import type { Document } from '../../model.js';
import type { Report } from '../../report/schema.js';
import { type Problem, problemsOf } from '../problems.js';
import { type Rule, rulesOf } from './rules.js';
import { sidecarLine, sidecarPath } from './sidecar.js';

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
 * a fingerprint that new lines and pages do not change.
 */
export function renderSarif(report: Report | readonly Report[], options: SarifOptions = {}): string {
  const reports: readonly Report[] = 'findings' in report ? [report] : report;
  const say = messages(reports[0]?.language ?? 'en');
  const rules = rulesOf(reports, say, options.catalogue);
  const index = new Map(rules.map(({ id }, i) => [id, i]));
  const results = reports.flatMap((one) =>
    problemsOf(one, say).map((problem) => resultOf(problem, one, index.get(problem.id) ?? -1, say, options)),
  );
  // The worst come first, so that what no run can hold is the least.
  results.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
  const runs = Math.min(RUNS, Math.max(1, Math.ceil(results.length / RESULTS)));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: Array.from({ length: runs }, (_, i) => ({
      tool: { driver: driverOf(reports[0], rules) },
      ...(runs > 1 ? { automationDetails: { id: `dpa-lint/${i + 1}/` } } : {}),
      invocations: [{ executionSuccessful: true }],
      columnKind: 'utf16CodeUnits',
      artifacts: i === 0 ? artifactsOf(reports) : [],
      results: results.slice(i * RESULTS, (i + 1) * RESULTS),
    })),
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

type Result = ReturnType<typeof resultOf>;

const LEVELS: readonly Result['level'][] = ['error', 'warning', 'note'];

function driverOf(report: Report | undefined, rules: readonly Rule[]) {
  return {
    name: 'dpa-lint',
    ...(report ? { semanticVersion: report.tool.version, version: report.tool.version } : {}),
    ...(report ? { properties: { catalogue: report.catalogue.version } } : {}),
    rules,
  };
}

function artifactsOf(reports: readonly Report[]) {
  return reports.flatMap(({ documents }) =>
    documents.map(({ path, sha256 }) => ({
      location: { uri: uriOf(path) },
      ...(sha256 === null ? {} : { hashes: { 'sha-256': sha256 } }),
      roles: ['analysisTarget'],
    })),
  );
}

function resultOf(problem: Problem, report: Report, ruleIndex: number, say: Messages, options: SarifOptions) {
  const { id, severity, title, message, where, quote, document, place, fingerprint } = problem;
  const { path } = report.documents[document]!;
  const { uri, startLine } = placeOf(problem, report, options);
  const { verdict, citation, tier, confidence } = problem;
  return {
    ruleId: id,
    ruleIndex,
    level: severity,
    // Its first sentence is the title that GitHub shows.
    message: { text: `${title}. ${message}${where || quote ? ` (${cited(where, quote, say)})` : ''}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri }, region: { startLine } },
        ...(where === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: where }] }),
      },
    ],
    // GitHub looks at this one alone; the path keeps the same gap of two contracts apart.
    partialFingerprints: { primaryLocationLineHash: `${id}:${fingerprint}:${path}`, 'dpaLint/v1': fingerprint },
    properties: {
      ...(verdict === undefined ? {} : { verdict }),
      ...(tier === undefined ? {} : { tier }),
      ...(citation === undefined ? {} : { citation }),
      ...(confidence === undefined ? {} : { confidence }),
      ...(place?.clause === undefined ? {} : { clause: place.clause }),
      ...(place?.page === undefined ? {} : { page: place.page }),
      ...(quote === undefined ? {} : { quote }),
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

/** RFC 3986: a path as a reference; from a drive or the root on as a file. */
function uriOf(path: string): string {
  if (path === '-') return 'stdin';
  const parts = path
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '')
    .split('/');
  const encoded = parts.map((part) => encodeURIComponent(part)).join('/');
  if (/^[a-z]%3A\//i.test(encoded)) return `file:///${encoded.replace('%3A', ':')}`;
  return encoded.startsWith('/') ? `file://${encoded}` : encoded;
}
