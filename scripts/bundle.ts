/**
 * Makes the JavaScript of the package out of `src/`. One small file a module costs more time to load than to run: what one
 * step needs is one file, and the parsers of Markdown and HTML, some hundred modules, are in it. Their licences go along.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile, type Plugin } from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));
const dist = join(root, 'dist');

/** What the package exports or starts. */
const ENTRIES = ['index', 'formats', 'node/index', 'node/worker', 'cli/main'];

/** Loaded on demand: they keep their names, so that it can be seen, and tested, what a run loads. */
const ON_DEMAND = [
  'catalogue/own',
  'cli/compare',
  'cli/contracts',
  'cli/explain',
  'cli/init',
  'cli/pipeline-outputs',
  'cli/print-config',
  'cli/requirements',
  'config/accepted',
  'config/baseline',
  'config/load',
  'generated/law',
  'node/catalogues',
  'read/docx/index',
  'read/html',
  'read/html/parse',
  'read/markdown',
  'read/markdown/parse',
  'read/pdf/index',
  'read/text',
  'render/docx/annotate',
  'render/index',
];

const generated = readdirSync(join(root, 'src/generated'))
  .filter((name) => /^(?:[a-z]{2}(?:-wordings)?|stemmer-[a-z]{2})\.(?:ts|js)$/.test(name) && !name.endsWith('.d.ts'))
  .map((name) => `generated/${name}`);

/** A module that is `require`d is evaluated at its first use, and not when what imports it is loaded. */
const francAtFirstUse: Plugin = {
  name: 'franc-at-first-use',
  setup({ onLoad }) {
    onLoad({ filter: /src[\\/]analyse[\\/]franc\.ts$/ }, () => ({
      contents: "export const francAll = (...args) => require('franc').francAll(...args);",
      loader: 'js',
      resolveDir: root,
    }));
  },
};

const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: [
    ...[...ENTRIES, ...ON_DEMAND].map((name) => `src/${name}.ts`),
    ...generated
      .filter((name) => !(name.endsWith('.ts') && generated.includes(name.replace(/ts$/, 'js'))))
      .map((name) => `src/${name}`),
  ],
  outdir: dist,
  outbase: 'src',
  chunkNames: 'shared/[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'neutral',
  target: 'node20',
  mainFields: ['module', 'main'],
  external: ['node:*', ...Object.keys(dependencies)],
  legalComments: 'none',
  // A file without a single wider character is kept, and read, at a byte a character.
  charset: 'ascii',
  metafile: true,
  plugins: [francAtFirstUse],
  logLevel: 'warning',
});
checkNames(metafile);
writeFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), notices(metafile));

/** A module that is loaded on demand and not listed above would hide behind the hash of its name. */
function checkNames({ outputs }: Metafile): void {
  const hidden = Object.values(outputs).flatMap(({ imports }) =>
    imports
      .filter(({ kind, path, external }) => kind === 'dynamic-import' && !external && path.startsWith('dist/shared/'))
      .map(({ path }) => outputs[path]?.entryPoint ?? path),
  );
  if (hidden.length > 0)
    throw new Error(`Loaded on demand, and not listed in scripts/bundle.ts: ${[...new Set(hidden)].join(', ')}`);
}

/** The licence of each package of which a part is in `dist`, as it asks for. */
function notices({ outputs }: Metafile): string {
  const folders = new Set<string>();
  for (const { inputs } of Object.values(outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
      if (folder && bytesInOutput > 0) folders.add(folder);
    }
  }
  // The stemmers are bundled a step earlier.
  folders.add('node_modules/natural');
  return `${[...folders]
    .sort()
    .map(notice)
    .join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

function notice(folder: string): string {
  const { name, version, license, author } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const by = typeof author === 'object' ? author.name : author;
  const text = content(folder, /^licen[cs]e/i) ?? (license === undefined ? undefined : `Licence: ${license}, by ${by}`);
  // Some name their licence in the readme alone.
  const told = text ?? content(folder, /^readme/i)?.match(/^#* *Licen[cs]e\n[\s\S]*/m)?.[0];
  if (told === undefined) throw new Error(`${folder} is bundled and says nowhere under which licence.`);
  return `${name} ${version}\n\n${told.trim()}`;
}

function content(folder: string, name: RegExp): string | undefined {
  const file = readdirSync(join(root, folder)).find((entry) => name.test(entry));
  return file && readFileSync(join(root, folder, file), 'utf8');
}
