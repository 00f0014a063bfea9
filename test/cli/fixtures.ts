import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Io } from '../../src/cli/io.js';
import { run } from '../../src/cli/run.js';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Around {
  readonly env?: Io['env'];
  readonly stdin?: string;
  readonly columns?: number;
}

/** Runs the command line in this process. */
export async function cli(argv: readonly string[], { env = {}, stdin, columns }: Around = {}): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      written[name] += text;
    },
    ...(columns === undefined ? {} : { isTTY: true, columns }),
  });
  const io: Io = { stdin: input(stdin), stdout: output('stdout'), stderr: output('stderr'), env };
  const code = await run(argv, io);
  return { code, ...written };
}

function input(text: string | undefined): Io['stdin'] {
  if (text === undefined) return { isTTY: true, async *[Symbol.asyncIterator]() {} };
  return {
    async *[Symbol.asyncIterator]() {
      yield new TextEncoder().encode(text);
    },
  };
}

/** A new folder with files in it. */
export function folder(files: Readonly<Record<string, string | Uint8Array>>): (name: string) => string {
  const root = mkdtempSync(join(tmpdir(), 'dpa-lint-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(root, name), content);
  return (name) => join(root, name);
}

/** Has next to everything wrong that a processing agreement can have. */
export const THIN = `# Data processing agreement

Between Big Lab Ltd ("the Controller") and Soft Ltd ("the Processor").

1. Subject. The Processor hosts the laboratory software of the Controller and stores the personal data in it.

2. Instructions. The Processor shall process the personal data only on documented instructions from the Controller.

3. Audits. The Controller has no right to audit the Processor.

4. Staff. The Processor shall ensure that persons authorised to process the personal data have committed themselves to confidentiality.
`;

export const TERMS = `# General terms of sale

1. Price. The buyer pays the price within thirty days of the invoice.

2. Delivery. The seller delivers the goods to the address of the buyer. The risk passes on delivery.

3. Law. These terms are governed by the law of Ireland.
`;
