import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalogue } from '../src/catalogue/types.js';
import type { Document } from '../src/model.js';

const built = file('../dist/index.js');
if (!existsSync(built)) {
  console.error('Not built, and what users run is measured: npm run build');
  process.exit(2);
}
// Not the sources: what runs them here gives each function its name whenever it is made, a tenth of the time.
const { assess, loadCatalogue, readDocument } = (await import(built)) as typeof import('../src/index.js');

/** How long it takes: in memory, with the length of the contract, with the number of requirements, and through the command line. */
async function main(): Promise<void> {
  const catalogue = await loadCatalogue({ languages: ['en'] });
  const sample = readFileSync(file('../examples/complete-agreement.md'), 'utf8');

  console.log('Assessing a contract in memory, without reading it (fastest run, median)');
  for (const words of [1250, 2500, 5000, 10_000, 20_000]) {
    const document = await contractOf(sample, words);
    const time = timed(() => assess([document], catalogue));
    const each = ((1000 * time.fastest) / words).toFixed(2);
    console.log(`${row(`${words} words`, time)}   ${each} ms for each 1,000`);
  }

  console.log('\nAssessing 5,000 words against more requirements');
  const document = await contractOf(sample, 5000);
  for (const count of [7, 14, 28, 56, 112]) {
    const wanted = withRequirements(catalogue, count);
    console.log(
      row(
        `${count} requirements`,
        timed(() => assess([document], wanted)),
      ),
    );
  }

  console.log('\nMarkdown through the command line, start-up included');
  const cli = file('../dist/cli/main.js');
  const folder = mkdtempSync(join(tmpdir(), 'dpa-lint-speed-'));
  for (const words of [1000, 10_000]) {
    const path = join(folder, `${words}.md`);
    writeFileSync(path, contractText(sample, words));
    console.log(
      row(
        `${words} words`,
        timed(() => spawnSync(process.execPath, [cli, path, '--format', 'json']), 7, 0),
      ),
    );
  }
  rmSync(folder, { recursive: true });
}

async function contractOf(sample: string, words: number): Promise<Document> {
  return readDocument(contractText(sample, words), { path: 'contract.md' });
}

/** The sample over and over, its clauses renumbered so that no two are alike, up to so many words. */
function contractText(sample: string, words: number): string {
  const parts: string[] = [];
  for (let copy = 0, count = 0; count < words; copy++) {
    for (const line of sample.split('\n')) {
      if (count >= words) break;
      parts.push(copy === 0 ? line : line.replace(/^(## )?(\d+)\./, (_, head = '', n) => `${head}${+n + 13 * copy}.`));
      count += line.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
    }
  }
  return parts.join('\n');
}

/** The catalogue with fewer requirements, or with each several times under other ids. */
function withRequirements(catalogue: Catalogue, count: number): Catalogue {
  const ids = Object.keys(catalogue.requirements);
  const chosen = Array.from({ length: count }, (_, i) => [
    `${ids[i % ids.length]}${i < ids.length ? '' : `-${i}`}`,
    ids[i % ids.length]!,
  ]);
  const pick = <T>(from: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(chosen.flatMap(([id, of]) => (from[of!] === undefined ? [] : [[id!, from[of!]!]])));
  return {
    ...catalogue,
    requirements: pick(catalogue.requirements),
    languages: catalogue.languages.map((language) => ({ ...language, requirements: pick(language.requirements) })),
  };
}

/**
 * Warmed up first, within one process: the compiler of the engine takes seconds to settle. On a busy machine the fastest run says most.
 */
function timed(run: () => unknown, runs = 101, warmUpMs = 3000): { fastest: number; median: number } {
  const warm = performance.now() + warmUpMs;
  while (performance.now() < warm) run();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  times.sort((a, b) => a - b);
  return { fastest: times[0]!, median: times[Math.floor(runs / 2)]! };
}

function row(label: string, { fastest, median }: { fastest: number; median: number }): string {
  return `  ${label.padStart(18)} ${fastest.toFixed(1).padStart(8)} ${median.toFixed(1).padStart(8)} ms`;
}

function file(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

await main();
