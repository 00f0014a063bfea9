import type { Messages } from '../messages/index.js';
import type { Contract, Warning } from '../model.js';
import type { Report } from './schema.js';

/** What the readers and the analysis found imperfect, each once. */
export function warningsOf(contract: Contract, say: Messages): Report['warnings'] {
  const all = [
    ...contract.documents.flatMap(({ warnings }, document) =>
      warnings.map((warning) => ({ ...warningOf(warning, say), document })),
    ),
    ...contract.warnings.map((warning) => warningOf(warning, say)),
  ];
  return [...new Map(all.map((warning) => [JSON.stringify(warning), warning])).values()];
}

function warningOf({ code, data }: Warning, say: Messages): Report['warnings'][number] {
  return { code, data: { ...data }, message: say.warnings[code](data) };
}
