import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostileFiles } from './hostile-files.js';
import { option, runCli } from './run-cli.js';

/** Each file that was made to harm: how soon, how and with how much memory it is answered. */
const SECONDS = 6;
const MEGABYTES = 500;

const cli = option('cli', '');
const only = option('only', '');
const folder = mkdtempSync(join(tmpdir(), 'dpa-lint-hostile-'));
let failed = 0;
console.log('file                          bytes     s    MB  exit  answer');
for (const { name, bytes, readable = false } of hostileFiles()) {
  if (!name.includes(only)) continue;
  const content = await bytes();
  writeFileSync(join(folder, name), content);
  const { code, stdout, stderr, seconds, peak } = await runCli([name], { cwd: folder, ...(cli === '' ? {} : { cli }) });
  const answer =
    (stderr || stdout.split('\n').slice(2).join(' ')).split('\n')[0]?.replace(`dpa-lint: ${name}: `, '') ?? '';
  const isGood =
    seconds < SECONDS && peak < MEGABYTES && (readable ? code === 1 || code === 3 : code === 3 && answer !== '');
  if (!isGood || /\n\s+at /.test(stderr)) failed++;
  const cells = [
    name.padEnd(25),
    String(content.length).padStart(9),
    seconds.toFixed(1).padStart(5),
    peak.toFixed(0).padStart(5),
    String(code).padStart(5),
  ];
  console.log(`${cells.join(' ')}  ${isGood ? '' : 'FAILED '}${answer.slice(0, 90)}`);
}
rmSync(folder, { recursive: true });
console.log(failed === 0 ? `All within ${SECONDS} s and ${MEGABYTES} MB.` : `${failed} failed.`);
process.exitCode = failed === 0 ? 0 : 1;
