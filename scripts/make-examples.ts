/** Makes the Word, PDF and Markdown examples from `examples/sources/`. With `--check`, says which are not fresh. */
import { readFileSync, writeFileSync } from 'node:fs';
import { made } from './examples/made.js';

const check = process.argv.includes('--check');
for (const { path, bytes } of await made()) {
  const fresh = check && Buffer.compare(readFileSync(path), bytes) === 0;
  if (check && !fresh) {
    console.error(`${path} is not what its source makes: npx tsx scripts/make-examples.ts`);
    process.exitCode = 1;
  }
  if (!check) writeFileSync(path, bytes);
}
