import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../errors.js';
import type { Messages } from '../messages/index.js';

export const CONFIG_FILES = ['dpa-lint.config.yaml', 'dpa-lint.config.yml', 'dpa-lint.config.json'] as const;
export const PACKAGE_KEY = 'dpa-lint';

/**
 * The configuration that holds in a folder: in the folder itself, or in the nearest above that has one. Only names are looked
 * at, and `package.json` for its key: whoever has no configuration pays next to nothing. `known` keeps what was found, folder
 * by folder. Throws `UserError` (`config`) where a folder has several.
 */
export function findConfiguration(
  folder: string,
  say: Messages,
  known: Map<string, string | undefined>,
): string | undefined {
  if (known.has(folder)) return known.get(folder);
  const above = dirname(folder);
  const found = configurationIn(folder, say) ?? (above === folder ? undefined : findConfiguration(above, say, known));
  known.set(folder, found);
  return found;
}

/** Throws `UserError` (`config`) where there are several. */
export function configurationIn(folder: string, { config }: Messages): string | undefined {
  const files: string[] = CONFIG_FILES.filter((name) => existsSync(join(folder, name)));
  if (hasKey(join(folder, 'package.json'))) files.push('package.json');
  const [file, ...others] = files;
  if (others.length > 0) {
    throw new UserError('config', config.several(files.join(', ')), { file: folder, next: config.oneIsEnough });
  }
  return file === undefined ? undefined : join(folder, file);
}

/** Whether it has our key. What is no JSON is not our business. */
function hasKey(file: string): boolean {
  if (!existsSync(file) || !statSync(file).isFile()) return false;
  try {
    const source = readFileSync(file, 'utf8');
    return source.includes(`"${PACKAGE_KEY}"`) && Object.hasOwn(JSON.parse(source), PACKAGE_KEY);
  } catch {
    return false;
  }
}
