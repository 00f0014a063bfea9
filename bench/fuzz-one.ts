import { lint, loadCatalogue } from '../src/index.js';
import type { Mutant } from './mutants.js';

const catalogue = await loadCatalogue();

/** Milliseconds of the processor for a broken file of a few pages, however busy the machine is: far more than it needs. */
const LONG = 6_000;

export interface Tried {
  /** What went wrong; nothing should. */
  readonly failure?: string;
  readonly assessed?: string;
  /** Why nothing could be assessed: the code of the error; `warned` where what is wrong is told in warnings. */
  readonly reason?: string;
}

/** A broken file has a report like any other: no exception, in good time, in the shape that every report has. */
export async function tryOne({ name, bytes }: Mutant): Promise<Tried> {
  const start = process.cpuUsage();
  try {
    const report = await lint({ path: name, content: bytes }, { catalogue });
    const { user, system } = process.cpuUsage(start);
    const took = (user + system) / 1000;
    if (took > LONG) return { failure: `took ${Math.round(took)} ms`, assessed: report.assessed };
    if (report.findings.length !== 28) return { failure: `has ${report.findings.length} findings` };
    if (report.errors.length > 0 && report.assessed !== 'none') return { failure: 'assessed what could not be read' };
    JSON.stringify(report);
    if (report.assessed !== 'none') return { assessed: report.assessed };
    return { assessed: report.assessed, reason: report.errors[0]?.code ?? 'warned' };
  } catch (error) {
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
