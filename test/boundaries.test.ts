import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Who may import whom, in `src`. Types of these may be named by everyone: the model, errors, the catalogue, the report, the comparison.
 * A part that is named here and is empty fails the test, so that a rule never guards a folder that was renamed.
 */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  model: [],
  errors: [],
  version: [],
  stop: [],
  terminal: [],
  suggest: [],
  yaml: [],
  generated: [],
  messages: [],
  language: [],
  catalogue: ['generated', 'language', 'yaml'],
  read: [],
  analyse: ['language'],
  match: ['language', 'analyse'],
  judge: ['language'],
  report: ['messages', 'version'],
  // What the user decided about findings: pure, report in and report out.
  policy: ['messages', 'report'],
  // The files in which he did.
  config: ['messages', 'catalogue', 'policy', 'read', 'node', 'suggest', 'yaml'],
  compare: ['messages'],
  render: ['messages', 'terminal', 'read'],
  lint: ['read', 'analyse', 'match', 'judge', 'report', 'catalogue'],
  node: ['index', 'lint', 'read', 'report', 'catalogue', 'messages'],
  index: ['lint', 'read', 'catalogue', 'compare', 'render', 'report'],
  formats: ['render'],
  cli: [
    'index',
    'formats',
    'lint',
    'catalogue',
    'render',
    'node',
    'config',
    'policy',
    'messages',
    'terminal',
    'suggest',
    'version',
  ],
};

const OPEN = ['model', 'errors', 'stop'];
const OPEN_TYPES = ['catalogue', 'report', 'compare'];

/** Third-party packages and who knows each: one file, or the readers of two formats. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  fflate: ['read/docx/zip.ts', 'read/pdf/inspect.ts', 'render/docx/archive.ts'],
  franc: ['analyse/franc.ts'],
  leven: ['suggest.ts'],
  'rehype-parse': ['read/html/parse.ts'],
  'remark-frontmatter': ['read/markdown/parse.ts'],
  'remark-gfm': ['read/markdown/parse.ts'],
  'remark-parse': ['read/markdown/parse.ts'],
  saxes: ['read/docx/xml.ts'],
  unified: ['read/html/parse.ts', 'read/markdown/parse.ts'],
  unpdf: ['read/pdf/open.ts'],
  yaml: ['yaml.ts'],
  // What goes in and what comes out each have a shape; neither schema is loaded by default.
  zod: ['catalogue/schema.ts', 'config/schema.ts', 'report/schema.ts', 'compare/schema.ts'],
};

/** Where Node's own modules may be used: everything else runs in a browser. */
const NODE = /^(?:cli\/|node\/|config\/|catalogue\/(?:read|own)\.ts$)/;

/** What the annotated copy shares with the reader of Word documents. */
const PACKED = /read\/(?:options|docx\/package|xml-names|crc32)\.js$/;

interface Import {
  readonly file: string;
  readonly what: string;
  readonly typesOnly: boolean;
}

const root = 'src';
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.[jt]s$/.test(file));
const imports = files.filter((file) => !file.startsWith('generated')).flatMap(importsOf);

function importsOf(file: string): Import[] {
  const source = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const statements = source.matchAll(
    /^(?:import|export)\s+(type\s+)?([^'";]*?)from\s+'([^']+)'|^import\s+'([^']+)'|import\('([^']+)'\)/gm,
  );
  return [...statements].map(([, type, names = '', from, bare, dynamic]) => ({
    file,
    what: from ?? bare ?? dynamic ?? '',
    typesOnly: type !== undefined || /^\{(?:\s*type\s[^,}]+,?)+\s*\}\s*$/.test(names),
  }));
}

const partOf = (file: string) => file.split('/')[0]!.replace(/\.ts$/, '');

/** "report" of "../report/index.js" in a file of "render"; undefined for a package. */
function target({ file, what }: Import): string | undefined {
  if (!what.startsWith('.')) return undefined;
  return partOf(join(file, '..', what.replace(/\.js$/, '.ts')));
}

test('every part is named in the table, and none of them is empty', () => {
  expect([...new Set(files.map(partOf))].sort()).toEqual(Object.keys(PARTS).sort());
  for (const part of Object.keys(PARTS)) {
    const found = existsSync(join(root, `${part}.ts`)) || files.some((file) => file.startsWith(`${part}/`));
    expect([part, found]).toEqual([part, true]);
  }
});

test('the imports are seen at all', () => {
  expect(imports.length).toBeGreaterThan(100);
  expect(imports.some((one) => one.file === 'lint.ts' && target(one) === 'judge')).toBe(true);
  expect(imports.some((one) => one.what === 'leven')).toBe(true);
});

test.each(Object.entries(PARTS))('%s imports only what it may', (part, allowed) => {
  const wrong = imports
    .filter(({ file }) => partOf(file) === part)
    .filter((one) => {
      const to = target(one);
      if (to === undefined || to === part || OPEN.includes(to) || allowed.includes(to)) return false;
      return !(one.typesOnly && OPEN_TYPES.includes(to));
    })
    .map(({ file, what }) => `${file} imports ${what}`);
  expect(wrong).toEqual([]);
});

test('of the readers, renderers know only how a Word document is packed: it is written back as it was read', () => {
  const wrong = imports
    .filter((one) => partOf(one.file) === 'render' && target(one) === 'read')
    .filter(({ file, what }) => !file.startsWith('render/docx/') || !PACKED.test(what))
    .map(({ file, what }) => `${file} imports ${what}`);
  expect(wrong).toEqual([]);
});

test('each package is known to those in the table and to no one else', () => {
  const wrong = imports
    .filter(({ what, typesOnly }) => !what.startsWith('.') && !what.startsWith('node:') && !typesOnly)
    .filter(({ file, what }) => !PACKAGES[packageOf(what)]?.includes(file))
    .map(({ file, what }) => `${file} imports ${what}`);
  expect(wrong).toEqual([]);
});

test('every run-time dependency of the package is used, and named in the table', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const used = new Set(imports.map(({ what }) => packageOf(what)));
  expect(Object.keys(dependencies).filter((name) => !used.has(name) || !PACKAGES[name])).toEqual([]);
});

test("Node's own modules stand only in the command line, the entry for Node, and where catalogues and configurations are read", () => {
  const wrong = imports
    .filter(({ file, what }) => what.startsWith('node:') && !NODE.test(file))
    .map(({ file, what }) => `${file} imports ${what}`);
  expect(wrong).toEqual([]);
});

function packageOf(specifier: string): string {
  return specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : specifier.split('/')[0]!;
}
