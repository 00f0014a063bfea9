/**
 * Fetches the versions of Node that the package must work under, for the tests that run it: as packages of npm, into
 * `node_modules/.cache`. Those tests also find `node22` on the path, and what DPA_LINT_NODES names.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const MAJORS = ['20', '22', '24'];
const root = fileURLToPath(new URL('../node_modules/.cache/nodes/', import.meta.url));
const [current] = process.versions.node.split('.');

for (const major of MAJORS.filter((one) => one !== current)) {
  const folder = `${root}${major}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/package.json`, '{ "private": true }\n');
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}@${major}`;
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', '--loglevel=error'];
  try {
    execFileSync('npm', ['install', ...quiet, name], { cwd: folder, stdio: 'ignore' });
    console.log(`Node ${major}: fetched.`);
  } catch {
    console.log(`Node ${major}: npm has no ${name} for us; the tests under it are skipped.`);
  }
}
