import { createHash } from 'node:crypto';
import { UserError } from '../errors.js';
import { assess, type NamedSource } from '../lint.js';
import { type Messages, messages } from '../messages/index.js';
import type { ReadingError } from '../report/index.js';
import { catalogueOf } from './catalogues.js';
import type { Linted, LintManyOptions } from './many.js';
import type { Outcome, Task } from './protocol.js';

interface Limits {
  readonly timeoutMs: number;
  readonly memoryMb: number;
}

/** What came of a task, as a report in any case. Throws `UserError` for what the caller did wrong. */
export async function reportOn(
  { sources, errors, options: special }: Task,
  outcome: Outcome,
  limits: Limits,
  options: LintManyOptions,
): Promise<Omit<Linted, 'index'>> {
  if (outcome.kind === 'report') {
    const { report, documents } = outcome;
    return { report, ...(documents === undefined ? {} : { documents }) };
  }
  if (outcome.kind === 'error') throw new UserError(outcome.code, outcome.message, { next: outcome.next });
  const { languages, catalogues, uiLanguage = 'en', view = 'final' } = { catalogues: [], ...options, ...special };
  const why = reasonOf(outcome, limits, messages(uiLanguage));
  const own = await Promise.all(
    sources.map(async ({ path = 'contract', content }) => ({ path, ...why, sha256: await sha256Of(content) })),
  );
  // Loaded once and only here: the workers have their own.
  const catalogue = await catalogueOf({ catalogues, ...(languages && { languages }) });
  const report = assess([], catalogue, { uiLanguage, view, errors: [...own, ...errors] });
  return outcome.kind === 'bug' ? { report, bug: outcome.bug } : { report };
}

function reasonOf(
  { kind }: Exclude<Outcome, { readonly kind: 'report' | 'error' }>,
  { timeoutMs, memoryMb }: Limits,
  { batch, cli }: Messages,
): Pick<ReadingError, 'code' | 'message' | 'next'> {
  switch (kind) {
    case 'timeout':
      return { code: 'timeout', message: batch.timeout(timeoutMs / 1000), next: batch.raiseTimeout };
    case 'memory':
      return { code: 'too-large', message: batch.memory(memoryMb), next: batch.raiseMemory };
    case 'bug':
      return { code: 'internal', message: cli.bug };
  }
}

async function sha256Of(content: NamedSource['content']): Promise<string | undefined> {
  if (content instanceof ReadableStream) return undefined;
  const bytes = content instanceof Blob ? await content.arrayBuffer() : content;
  return createHash('sha256')
    .update(bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : bytes)
    .digest('hex');
}
