import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { UserError } from '../errors.js';
import type { Messages } from '../messages/index.js';
import { suggest } from '../suggest.js';
import { type Parsed, parseYaml, YamlError } from '../yaml.js';
import { shownPath } from './paths.js';

/** More than any configuration, and little enough to be parsed at once. */
const LONGEST = 2_000_000;

export interface Read<T> {
  readonly data: T;
  /** "dpa-lint.config.yaml:3:5", as the user would name it. */
  at(path: readonly PropertyKey[], what?: 'key' | 'value'): string;
  fail(path: readonly PropertyKey[], cause: string, next?: string, what?: 'key' | 'value'): UserError;
}

/**
 * Reads a file as YAML or JSON and checks its shape; with `key`, what stands under it. Throws `UserError` (`config`) that names
 * file, line, column, what is wrong, and what was probably meant.
 */
export async function readChecked<S extends z.ZodType>(
  file: string,
  schema: S,
  say: Messages,
  missing: { readonly cause: string; readonly next?: string },
  key?: string,
): Promise<Read<z.infer<S>>> {
  const name = shownPath(file);
  const source = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new UserError('config', missing.cause, { file: name, next: missing.next });
    throw new UserError('config', say.cli.cannotRead(error.code ?? ''), { file: name, next: say.cli.checkRights });
  });
  if (source.length > LONGEST) throw new UserError('config', say.config.tooLarge, { file: name });
  const yaml = parsed(source, name, say);
  const root = key === undefined ? [] : [key];
  const at: Read<unknown>['at'] = (path, what) => `${name}:${yaml.at([...root, ...path], what)}`;
  const fail: Read<unknown>['fail'] = (path, cause, next, what) =>
    new UserError('config', cause, { file: at(path, what), next: next ?? say.config.seeSchema });
  const data = key === undefined ? (yaml.data ?? {}) : valueAt(yaml.data, root);
  const checked = schema.safeParse(data);
  if (checked.success) return { data: checked.data, at, fail };
  const { issues } = checked.error;
  // "accept" for "accepted": what is there and unknown says more than what is missing.
  throw errorOf(issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]!, data, schema, fail, say);
}

function parsed(source: string, name: string, say: Messages): Parsed {
  try {
    return parseYaml(source.replace(/^\ufeff/, ''));
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    throw new UserError('config', error.message, { file: `${name}:${error.at}`, next: say.config.seeSchema });
  }
}

function errorOf(
  issue: z.core.$ZodIssue,
  data: unknown,
  schema: z.ZodType,
  fail: Read<unknown>['fail'],
  { config, cli }: Messages,
): UserError {
  const { path } = issue;
  const setting = path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    const keys = keysAt(schema, path);
    const guess = suggest(key, keys);
    const next = guess === undefined ? config.known(keys.join(', ')) : cli.didYouMean(guess);
    return fail([...path, key], config.unknownKey(key), next, 'key');
  }
  const value = valueAt(data, path);
  if (value === undefined && path.length > 0) return fail(path, config.lacks(String(path.at(-1))));
  if (issue.code === 'invalid_value') {
    const choices = issue.values.map(String);
    const guess = typeof value === 'string' ? suggest(value, choices) : undefined;
    const next = guess === undefined ? undefined : cli.didYouMean(guess);
    return fail(path, config.wrong(setting, config.oneOf(choices.join(', '))), next);
  }
  const takes = config.takes[issue.message] ?? issue.message;
  return fail(path, setting === '' ? config.wrongHere(takes) : config.wrong(setting, takes));
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    data,
  );
}

/** What the schema knows at a path, to guess from. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: unknown = schema;
  for (const step of path) {
    at = unwrapped(at);
    const { shape, element, valueType } = at as {
      shape?: Record<PropertyKey, unknown>;
      element?: unknown;
      valueType?: unknown;
    };
    at = shape?.[step] ?? element ?? valueType;
  }
  const { shape = {} } = (unwrapped(at) ?? {}) as { shape?: Record<string, unknown> };
  return Object.keys(shape).filter((key) => !key.startsWith('$'));
}

function unwrapped(schema: unknown): unknown {
  let at = schema as { unwrap?: () => unknown } | undefined;
  while (typeof at?.unwrap === 'function' && !('element' in at)) at = at.unwrap() as typeof at;
  return at;
}
