import { UserError } from '../errors.js';
import type { LintSource, NamedSource } from '../lint.js';
import { bytesOf } from '../read/index.js';
import type { BatchContract, BatchSource, LintManyOptions } from './many.js';
import type { Task } from './protocol.js';

/** Reads what cannot be handed to a worker as it is: a stream. */
export async function taskOf(source: BatchSource, { limits: all, signal, timeoutMs }: LintManyOptions): Promise<Task> {
  const sources: NamedSource[] = [];
  const errors: Task['errors'][number][] = [];
  const { sources: given, options: own } = contractOf(source);
  const limits = own?.limits ?? all;
  for (const one of given) {
    const named = typeof one === 'object' && 'content' in one ? one : { content: one };
    const { path = 'contract', content } = named;
    if (!(content instanceof ReadableStream)) {
      sources.push(named);
      continue;
    }
    try {
      const options = { path, ...(limits && { limits }), ...(signal && { signal }), ...(timeoutMs && { timeoutMs }) };
      sources.push({ ...named, content: await bytesOf(content, options) });
    } catch (error) {
      if (!(error instanceof UserError) || error.code === 'aborted') throw error;
      errors.push({ path, code: error.code, message: error.message, next: error.next });
    }
  }
  return { sources, errors, ...(own && { options: own }) };
}

function contractOf(source: BatchSource): Omit<BatchContract, 'options'> & Partial<BatchContract> {
  if (Array.isArray(source)) return { sources: source as readonly LintSource[] };
  if (typeof source === 'object' && 'sources' in source) return source;
  return { sources: [source as LintSource] };
}
