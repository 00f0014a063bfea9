import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Microsoft's validator of SARIF, and the schema that comes with it. */
export const MULTITOOL = fileURLToPath(new URL('../node_modules/@microsoft/sarif-multitool-linux', import.meta.url));
const TOOL = join(MULTITOOL, 'Sarif.Multitool');

/** What the validator says of a log: by level, how often each of its rules was broken, and one example. */
export interface Validation {
  /** False: the tool itself failed. */
  readonly completed: boolean;
  readonly output: string;
  readonly found: readonly Found[];
}

export interface Found {
  readonly level: 'error' | 'warning' | 'note';
  readonly rule: string;
  readonly count: number;
  /** The message on the first place. */
  readonly example: string;
}

/** The package of npm carries a program for Linux on x64. */
export function hasMultitool(): boolean {
  return process.platform === 'linux' && process.arch === 'x64' && existsSync(TOOL);
}

/** With the rules of the standard and those of GitHub; `notes`: also what it merely recommends. */
export function validateSarif(file: string, { notes = false } = {}): Validation {
  chmodSync(TOOL, 0o755);
  const scratch = mkdtempSync(join(tmpdir(), 'dpa-lint-multitool-'));
  const levels = notes ? 'Error;Warning;Note' : 'Error;Warning';
  const run = spawnSync(TOOL, ['validate', file, '--rule-kind', 'Sarif;Ghas', '--level', levels], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    // It brings no ICU, and unpacks itself into the home of the user otherwise.
    env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1', DOTNET_BUNDLE_EXTRACT_BASE_DIR: scratch },
  });
  rmSync(scratch, { recursive: true, force: true });
  const output = `${run.stdout}${run.stderr}`;
  const found = new Map<string, Found>();
  for (const [, level, rule, example] of output.matchAll(/: (error|warning|note) ([A-Z]+\d+): (.*)$/gm)) {
    const key = `${level} ${rule}`;
    const seen = found.get(key);
    const count = (seen?.count ?? 0) + 1;
    found.set(key, { level: level as Found['level'], rule: rule!, count, example: seen?.example ?? example! });
  }
  const completed = run.status === 0 && /Analysis completed successfully/.test(output);
  return { completed, output, found: [...found.values()] };
}
