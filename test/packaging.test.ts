import { execFile } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { otherNodes } from './nodes.js';

/** What a user gets: the package as it is packed, installed in an empty folder, and run there. */
const ROOT = process.cwd();
const SOME_MINUTES = 240_000;

/** Runtime dependencies by name, direct and indirect. A new one is a decision: say why in its commit, then add it. */
const ALLOWED = [
  /^(?:fflate|saxes|unpdf|yaml|zod)$/,
  // Of saxes.
  /^xmlchars$/,
];
const FORBIDDEN = ['natural', 'mongoose', 'mongodb', 'pg', 'redis', 'canvas', 'mammoth', 'pdf-parse', 'jest'];

const CONTRACT = `# Data processing agreement

1. The Processor shall process the personal data only on documented instructions from the Controller.
`;

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(command: string, args: readonly string[], cwd: string, env: Record<string, string> = {}): Promise<Ran> {
  const { FORCE_COLOR: _, NODE_OPTIONS: __, ...clean } = process.env;
  return new Promise((done) => {
    const options = { cwd, env: { ...clean, LANG: 'C.UTF-8', ...env }, maxBuffer: 50_000_000 };
    execFile(command, args, options, (error, stdout, stderr) => {
      done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr });
    });
  });
}

let folder: string;
let tarball: string;
let listed: readonly string[];

beforeAll(async () => {
  if (!existsSync('dist/cli/main.js')) throw new Error('There is no dist: npm run build comes before this test.');
  folder = mkdtempSync(join(tmpdir(), 'dpa-lint-package-'));
  const packed = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], ROOT);
  const [made] = JSON.parse(packed.stdout);
  tarball = join(folder, made.filename);
  listed = made.files.map(({ path }: { path: string }) => path);
  const home = join(folder, 'home');
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
  const quiet = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', '--omit=dev'];
  const installed = await run('npm', ['install', ...quiet, tarball], home);
  if (installed.code !== 0) throw new Error(installed.stderr);
  // A trap: whoever reads it turns colours on and writes French.
  writeFileSync(join(home, '.env'), 'FORCE_COLOR=1\nLC_ALL=fr_FR.UTF-8\nDPA_LINT_DEBUG=1\n');
  writeFileSync(join(home, 'contract.md'), CONTRACT);
}, SOME_MINUTES);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const home = () => join(folder, 'home');
const dpaLint = (...args: string[]) => run(join(home(), 'node_modules/.bin/dpa-lint'), args, home());

test('the tarball holds what is needed, and is under 3 MB', () => {
  expect(statSync(tarball).size).toBeLessThan(3_000_000);
  const folders = [...new Set(listed.map((path) => path.split('/')[0]))].sort();
  expect(
    folders.filter(
      (name) => !/^(?:dist|clauses|docs|schema|package\.json|README\.md|CHANGELOG\.md|LICENSE)$/.test(name!),
    ),
  ).toEqual([]);
  for (const path of ['dist/index.js', 'dist/index.d.ts', 'dist/cli/main.js', 'schema/report.json', 'LICENSE']) {
    expect(listed).toContain(path);
  }
  expect(listed.filter((path) => /\.(?:node|env|tsbuildinfo)$|test|corpus/.test(path))).toEqual([]);
  // What its README links to is in it.
  const links = [...readFileSync('README.md', 'utf8').matchAll(/\]\(([\w./-]+)\)/g)].map(([, path]) => path!);
  expect(links.length).toBeGreaterThan(3);
  expect(links.filter((path) => !listed.includes(path))).toEqual([]);
});

test(
  'publint has nothing to say',
  async () => {
    const packed = readFileSync(tarball);
    const bytes = packed.buffer.slice(packed.byteOffset, packed.byteOffset + packed.byteLength);
    const { messages, pkg } = await publint({ pack: { tarball: bytes }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg!))).toEqual([]);
  },
  SOME_MINUTES,
);

test('it brings only dependencies that are known, no native code, under 30 MB', async () => {
  const { stdout } = await run('npm', ['ls', '--all', '--parseable'], home());
  const names = [
    ...new Set(
      stdout
        .trim()
        .split('\n')
        .flatMap((path) => path.match(/.*node_modules\/(.+)$/)?.[1] ?? []),
    ),
  ]
    .filter((name) => name !== 'dpa-lint')
    .sort();
  expect(names.length).toBeGreaterThan(4);
  expect(names.filter((name) => !ALLOWED.some((allowed) => allowed.test(name)))).toEqual([]);
  const installed = readdirSync(join(home(), 'node_modules'), { recursive: true, encoding: 'utf8' });
  expect(installed.filter((path) => /\.node$|binding\.gyp$/.test(path))).toEqual([]);
  expect(FORBIDDEN.filter((name) => existsSync(join(home(), 'node_modules', name)))).toEqual([]);
  const bytes = installed
    .map((path) => statSync(join(home(), 'node_modules', path)))
    .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0);
  expect(bytes).toBeLessThan(30_000_000);
});

test('the licences of what is bundled come with it', () => {
  const notices = readFileSync(join(home(), 'node_modules/dpa-lint/dist/THIRD-PARTY-NOTICES.txt'), 'utf8');
  for (const name of ['micromark', 'remark-parse', 'parse5', 'franc', 'natural']) {
    expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+\n\n.*(?:licen[cs]e|copyright)`, 'ims'));
  }
  expect(notices).not.toMatch(/^Licence: (?!MIT, by \w)/m);
});

test('the command runs there: pure JSON on standard output, exit code 1 for gaps', async () => {
  const { code, stdout, stderr } = await dpaLint('contract.md', '--format', 'json');
  expect([code, stderr]).toEqual([1, '']);
  const made = JSON.parse(stdout);
  expect(made.findings).toHaveLength(28);
  expect(stdout).toBe(`${JSON.stringify(made, null, 2)}\n`);
});

test('a .env that lies beside is not read', async () => {
  const { stdout } = await dpaLint('contract.md');
  expect(stdout).not.toContain('\u001b');
  expect(stdout).toMatch(/28 requirements of Art/);
  expect((await dpaLint('nowhere.md')).stderr).not.toMatch(/^\s+at /m);
});

test.each([
  ['--version', 0],
  ['--help', 0],
  ['requirements', 0],
  ['--nonsense', 2],
  ['nowhere.md', 3],
])('%s exits with %i', async (argument, code) => {
  expect((await dpaLint(argument)).code).toBe(code);
});

test('a reader that stops reading is no error', async () => {
  const command = `"${join(home(), 'node_modules/.bin/dpa-lint')}" contract.md --format json | head -c 10`;
  const { stdout, stderr } = await run('bash', ['-c', command], home());
  expect(stdout).toBe('{\n  "schem');
  expect(stderr).toBe('');
});

test('the library is imported, and required, from there', async () => {
  const script = `
    import { lint, render } from 'dpa-lint';
    const report = await lint(${JSON.stringify(CONTRACT)});
    process.stdout.write(report.findings.length + ' ' + typeof render(report));
  `;
  const imported = await run('node', ['--input-type=module', '-e', script], home());
  expect(imported).toEqual({ code: 0, stdout: '28 string', stderr: '' });
  const common = `process.stdout.write(typeof require('dpa-lint').lint)`;
  expect(await run('node', ['-e', common], home())).toMatchObject({ code: 0, stdout: 'function' });
});

test('the entry for Node lints in workers there, and types come with it', async () => {
  const script = `
    import { lintMany } from 'dpa-lint/node';
    const text = ${JSON.stringify(CONTRACT)};
    for await (const { index, report } of lintMany([text, text], { concurrency: 2 })) {
      process.stdout.write(index + ' ' + report.findings.length + ' ');
    }
  `;
  const imported = await run('node', ['--input-type=module', '-e', script], home());
  expect(imported).toEqual({ code: 0, stdout: '0 28 1 28 ', stderr: '' });
  expect(listed).toContain('dist/node/index.d.ts');
  expect(listed).toContain('dist/node/worker.js');
});

test.each(['NodeNext', 'Bundler'])(
  'its types resolve, and are whole, as %s looks for them',
  async (moduleResolution) => {
    writeFileSync(
      join(home(), 'use.ts'),
      `import { lint, type Report, UserError, type Verdict } from 'dpa-lint';
       import { overviewRow, renderOverview } from 'dpa-lint/formats';
       import { findContracts, type Linted, lintMany } from 'dpa-lint/node';
       export async function use(): Promise<string> {
         const report: Report = await lint('text', { timeoutMs: 1000, limits: { pages: 10 } });
         const verdicts: Verdict[] = report.findings.map(({ verdict }) => verdict);
         // @ts-expect-error It is no verdict: were the types lost, this would be no error.
         verdicts.push('fine');
         const { paths } = await findContracts(['.']);
         for await (const linted of lintMany(paths)) handle(linted);
         return renderOverview([overviewRow(report)]);
       }
       function handle({ report, bug }: Linted): number {
         if (bug) throw new UserError('usage', bug.message);
         return report.summary.satisfied;
       }`,
    );
    const compilerOptions = {
      target: 'ES2022',
      lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
      module: moduleResolution === 'Bundler' ? 'ESNext' : moduleResolution,
      moduleResolution,
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      skipLibCheck: false,
      types: [],
    };
    const config = join(home(), 'tsconfig.json');
    writeFileSync(config, JSON.stringify({ compilerOptions, files: ['use.ts'] }));
    expect(await run(join(ROOT, 'node_modules/.bin/tsc'), ['-p', config], home())).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
  },
  SOME_MINUTES,
);

describe('under another Node', () => {
  const examples = ['complete-agreement.md', 'draft-in-negotiation.docx', 'lab-maintenance.pdf'];
  const script = `
    import { readFileSync } from 'node:fs';
    import { render } from 'dpa-lint';
    import { lintMany } from 'dpa-lint/node';
    const sources = ${JSON.stringify(examples)}.map((path) => ({ path, content: new Uint8Array(readFileSync(path)) }));
    for await (const { report } of lintMany(sources, { concurrency: 2 })) process.stdout.write(render(report, { format: 'ndjson' }));
  `;
  const command = async (node: string) => {
    const main = join(home(), 'node_modules/dpa-lint/dist/cli/main.js');
    return run(node, [main, ...examples, '--format', 'ndjson'], home());
  };
  const library = async (node: string) => run(node, ['--input-type=module', '-e', script], home());
  let here: { readonly command: Ran; readonly library: Ran };

  beforeAll(async () => {
    for (const name of examples) copyFileSync(join('examples', name), join(home(), name));
    here = { command: await command('node'), library: await library('node') };
    expect(here.command.stdout.trim().split('\n')).toHaveLength(3);
    expect(here.library.stdout).toBe(here.command.stdout);
  }, SOME_MINUTES);

  for (const { major, path } of otherNodes()) {
    const name = `${major}, the command and the library give the same bytes`;
    if (path === undefined) test.skip(`${name} – SKIPPED: none found (npm run nodes, or set DPA_LINT_NODES)`, () => {});
    else
      test(
        name,
        async () => {
          expect(await command(path)).toEqual(here.command);
          expect(await library(path)).toEqual(here.library);
        },
        SOME_MINUTES,
      );
  }
});

test('what a text contract does not need is not loaded', async () => {
  const log = join(folder, 'loaded.txt');
  const hooks = join(folder, 'hooks.mjs');
  const entry = join(folder, 'register.mjs');
  writeFileSync(
    hooks,
    `import { appendFileSync } from 'node:fs';
     export async function resolve(specifier, context, next) {
       const found = await next(specifier, context);
       appendFileSync(${JSON.stringify(log)}, found.url + '\\n');
       return found;
     }`,
  );
  writeFileSync(
    entry,
    `import { register } from 'node:module'; register(${JSON.stringify(pathToFileURL(hooks).href)});`,
  );
  const main = join(home(), 'node_modules/dpa-lint/dist/cli/main.js');
  const loaded = async (...args: string[]) => {
    writeFileSync(log, '');
    await run('node', ['--import', pathToFileURL(entry).href, main, ...args], home());
    return readFileSync(log, 'utf8');
  };
  const lint = await loaded('contract.md');
  for (const name of ['/dist/cli/contracts.js', '/dist/read/markdown.js', '/dist/generated/en.js']) {
    expect(lint).toContain(name);
  }
  const needless = [
    ...['/zod/', '/yaml/', '/unpdf/', '/saxes/'],
    ...['/dist/read/pdf/', '/dist/read/docx/', '/dist/read/html', '/dist/generated/fr.js', '/dist/node/', 'explain.js'],
    ...['/dist/read/markdown/parse.js', '/dist/render/index.js', '/dist/generated/en-wordings.js', '/fflate/'],
  ];
  for (const name of needless) {
    expect([name, lint.includes(name)]).toEqual([name, false]);
  }
  const version = await loaded('--version');
  for (const name of ['/dist/cli/contracts.js', '/dist/generated/', '/dist/read/']) {
    expect([name, version.includes(name)]).toEqual([name, false]);
  }
});
