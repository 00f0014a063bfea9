import { readFileSync } from 'node:fs';
import { extname, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { readDocument } from '../src/index.js';
import type { Document } from '../src/model.js';
import { contractFiles } from './contract-files.js';
import { openEngine } from './engine.js';
import { heldOutIds, stem } from './labels.js';
import { rewrapped } from './rework.js';
import { shiftsOf } from './shifts.js';

const USAGE = `usage: npm run stability -- --corpus DIR

Changes what must not matter in every contract of a folder (line breaks, the names of the parties, the order of the clauses, lists
or paragraphs) and lists the verdicts that change. Of held-out contracts only the number.
`;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { corpus: { type: 'string' }, help: { type: 'boolean', default: false } } });
  if (values.help || values.corpus === undefined) {
    process.stdout.write(USAGE);
    return values.help ? 0 : 2;
  }
  const engine = await openEngine();
  const heldOut = heldOutIds();
  const totals = new Map<string, { verdicts: number; changed: number }>();
  for (const path of contractFiles(values.corpus)) {
    const document = await engine.read(path).catch(() => undefined);
    if (document === undefined) continue;
    for (const { change, verdicts, shifts } of shiftsOf(engine, document, await rewrap(path))) {
      const total = totals.get(change) ?? { verdicts: 0, changed: 0 };
      totals.set(change, { verdicts: total.verdicts + verdicts, changed: total.changed + shifts.length });
      if (heldOut.has(stem(path))) continue;
      for (const shift of shifts) {
        console.log(
          `${relative(values.corpus, path)}  ${change}${shift.detail}: ${shift.requirement} ${shift.before} → ${shift.after}`,
        );
      }
    }
  }
  console.log();
  for (const [change, { verdicts, changed }] of totals) {
    console.log(
      `${change.padEnd(26)} ${changed} of ${verdicts} verdicts change (${((100 * changed) / verdicts).toFixed(2)} %)`,
    );
  }
  return 0;
}

/** Only text files have lines; the reader must join them again. */
async function rewrap(path: string): Promise<Document | undefined> {
  if (!['.md', '.txt'].includes(extname(path))) return undefined;
  const source = readFileSync(path, 'utf8');
  const changed = rewrapped(source);
  return changed === source ? undefined : readDocument(new TextEncoder().encode(changed), { path });
}

process.exitCode = await main();
