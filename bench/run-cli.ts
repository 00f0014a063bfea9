import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface CliRun {
  /** null: ended by a signal. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
  /** MB (10^6 bytes) of memory, each 100 ms. Empty where the system has no /proc. */
  readonly samples: readonly number[];
  /** The most memory that the process ever took, in MB; 0 where it is not known. */
  readonly peak: number;
}

const DIST = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

/** Runs the built command line in a process of its own and watches its memory. */
export function runCli(args: readonly string[], { cli = DIST, cwd = process.cwd() } = {}): Promise<CliRun> {
  const { FORCE_COLOR: _, NODE_OPTIONS: __, ...env } = process.env;
  return new Promise((resolve) => {
    const start = performance.now();
    const child = spawn(process.execPath, [cli, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const written = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => {
        written[name] += text;
      });
    }
    const samples: number[] = [];
    let peak = 0;
    const look = () => {
      const status = memoryOf(child.pid);
      if (!status) return;
      samples.push(status.now);
      peak = Math.max(peak, status.peak);
    };
    const timer = setInterval(look, 100);
    child.on('close', (code) => {
      clearInterval(timer);
      resolve({ code, ...written, seconds: (performance.now() - start) / 1000, samples, peak });
    });
  });
}

/** Of Linux alone. */
function memoryOf(pid: number | undefined): { now: number; peak: number } | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const megabytes = (name: string) => (Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024) / 1e6;
    const found = { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
    return Number.isNaN(found.now) ? undefined : found;
  } catch {
    return undefined;
  }
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** "--name VALUE" of the arguments of a bench. */
export function option(name: string, or: string): string {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? or : (process.argv[at + 1] ?? or);
}
