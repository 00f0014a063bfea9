import type { Report } from '../report/schema.js';
import type { Baseline } from './types.js';

/** From bad to worse. */
const GAPS = ['partial', 'absent', 'contradicted'];

/**
 * What is to be mended in a contract, one line each: "audits-inspections absent 0f1e2d3c4b5a6978". Accepted risks are no part
 * of it: they have a record of their own.
 */
export function baselineKeys({ overall, findings, redFlags }: Report): string[] {
  return [
    ...overall.filter((one) => one.severity !== 'none' && !one.accepted).map(({ id }) => id),
    ...findings
      .filter((finding) => !finding.accepted)
      .flatMap(({ requirement, verdict, fingerprint, notes }) => [
        ...(GAPS.includes(verdict) ? [`${requirement} ${verdict} ${fingerprint}`] : []),
        ...notes.map(({ id }) => `${requirement} note ${id}`),
      ]),
    ...redFlags.filter((flag) => !flag.accepted).map(({ id, fingerprint }) => `${id} red-flag ${fingerprint}`),
  ];
}

/**
 * Marks what the baseline has already. A gap that became smaller is known, too: nobody is to be punished for mending half.
 * Accepted risks are marked and not counted: they are neither new nor gone.
 */
export function compareWithBaseline(report: Report, { file, keys }: Baseline): Report {
  if (report.assessed === 'none') return report;
  const old = new Set(keys);
  const seen = new Set<string>();
  let known = 0;
  let fresh = 0;
  const mark = (isAccepted: boolean, ...candidates: readonly string[]) => {
    const found = candidates.filter((key) => old.has(key));
    for (const key of found) seen.add(key);
    if (!isAccepted && found.length === 0) fresh++;
    if (!isAccepted && found.length > 0) known++;
    return found.length === 0 ? {} : { known: true as const };
  };
  const worse = (id: string, verdict: string) =>
    keys.filter((key) => {
      const [name, was = ''] = key.split(' ');
      return name === id && GAPS.indexOf(was) > GAPS.indexOf(verdict);
    });
  const compared: Report = {
    ...report,
    overall: report.overall.map((one) =>
      one.severity === 'none' ? one : { ...one, ...mark(one.accepted !== undefined, one.id) },
    ),
    findings: report.findings.map((one) => {
      const { requirement: id, verdict, fingerprint } = one;
      const isAccepted = one.accepted !== undefined;
      return {
        ...one,
        notes: one.notes.map((note) => ({ ...note, ...mark(isAccepted, `${id} note ${note.id}`) })),
        ...(GAPS.includes(verdict) ? mark(isAccepted, `${id} ${verdict} ${fingerprint}`, ...worse(id, verdict)) : {}),
      };
    }),
    redFlags: report.redFlags.map((one) => ({
      ...one,
      ...mark(one.accepted !== undefined, `${one.id} red-flag ${one.fingerprint}`),
    })),
  };
  const gone = keys.filter((key) => !seen.has(key));
  const mended = gone.flatMap((key) => mendedOf(key, report));
  return {
    ...compared,
    baseline: { file, known, new: fresh, gone: gone.length, ...(mended.length === 0 ? {} : { mended }) },
  };
}

type Mended = NonNullable<NonNullable<Report['baseline']>['mended']>[number];

/** A line of the baseline that the contract has no longer, where that is good news. */
function mendedOf(key: string, { overall, findings, redFlags, switchedOff = [] }: Report): Mended[] {
  const [id = '', was = '', what = ''] = key.split(' ');
  const finding = findings.find(({ requirement }) => requirement === id);
  if (was === '') return overall.some((one) => one.id === id) ? [] : [{ id }];
  if (was === 'red-flag') return [...redFlags, ...switchedOff].some((one) => one.id === id) ? [] : [{ id, was }];
  if (finding === undefined) return [];
  if (was === 'note') {
    const isThere = finding.verdict === 'not-assessed' || finding.notes.some((note) => note.id === what);
    return isThere ? [] : [{ id, was }];
  }
  if (was !== 'partial' && was !== 'absent' && was !== 'contradicted') return [];
  return finding.verdict === 'satisfied' ? [{ id, was }] : [];
}
