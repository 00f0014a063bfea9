import { execFileSync } from 'node:child_process';
import { delimiter, join } from 'node:path';

/** The versions that the package must work under: those that are maintained, from the oldest in `engines` on. */
const MAJORS = [20, 22, 24] as const;

export interface Node {
  readonly major: number;
  /** Undefined: there is none on this machine. */
  readonly path: string | undefined;
}

/**
 * The other versions of Node, and where they are: named in DPA_LINT_NODES (paths of programs, with ":" between them), on the
 * path as "node22", or where `npm run nodes` puts them.
 */
export function otherNodes(): readonly Node[] {
  const current = Number(process.versions.node.split('.')[0]);
  const named = (process.env.DPA_LINT_NODES ?? '').split(delimiter).filter((path) => path !== '');
  return MAJORS.filter((major) => major !== current).map((major) => {
    const fetched = `node_modules/.cache/nodes/${major}/node_modules/node-${process.platform}-${process.arch}/bin/node`;
    const candidates = [...named, `node${major}`, join(process.cwd(), fetched)];
    return { major, path: candidates.find((path) => majorOf(path) === major) };
  });
}

function majorOf(path: string): number | undefined {
  try {
    const version = execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return Number(/^v(\d+)\./.exec(version)?.[1]);
  } catch {
    return undefined;
  }
}
