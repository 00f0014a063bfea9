import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** What holds for every page that a person reads: its links lead somewhere, and its commands run. */
const pages = [
  'README.md',
  'CHANGELOG.md',
  'clauses/README.md',
  'clauses/PATTERNS.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `docs/${path}`),
];
const text = new Map(pages.map((path) => [path, readFileSync(path, 'utf8')]));

/** As GitHub makes them of headings. */
function anchorsOf(page: string): string[] {
  const headings = [...(text.get(page) ?? '').replace(/^```.*?^```/gms, '').matchAll(/^#+ (.*)$/gm)];
  return headings.map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test('every link within the project leads somewhere', () => {
  const links = pages.flatMap((page) =>
    [...(text.get(page) ?? '').replace(/^```.*?^```/gms, '').matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, link = '']) => link)
      .filter((link) => !/^https?:/.test(link))
      .map((link) => ({ page, link })),
  );
  expect(links.length).toBeGreaterThan(150);
  const broken = links.filter(({ page, link }) => {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? page : join(dirname(page), path);
    if (!existsSync(target)) return true;
    return anchor !== undefined && !anchorsOf(target).includes(anchor);
  });
  expect(broken).toEqual([]);
});

/** The README has a test of its own. */
const commands = pages
  .filter((page) => page.startsWith('docs/'))
  .flatMap((page) =>
    [...(text.get(page) ?? '').matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block = '']) =>
      block
        .trim()
        .split('\n')
        .map((command) => [page, command] as const),
    ),
  );

describe('commands', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dpa-lint-docs-'));
  const made = ['.nightly', 'docs/recipes/browser/page.js'];
  afterAll(() => {
    for (const path of [folder, ...made]) rmSync(path, { recursive: true, force: true });
  });

  beforeAll(() => {
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'dpa-lint'), `#!/bin/sh\nexec node "${resolve('dist/cli/main.js')}" "$@"\n`);
    chmodSync(join(bin, 'dpa-lint'), 0o755);
    cpSync('examples/complete-agreement.md', join(folder, 'contracts/complete.md'));
    cpSync('examples/draft-in-negotiation.docx', join(folder, 'contracts/draft.docx'));
  });

  test('there are some', () => {
    expect(commands.length).toBeGreaterThan(5);
  });

  test.each(commands)(
    '%s: %s',
    (_, command) => {
      // What speaks of files of ours runs here; the rest where somebody has contracts.
      const cwd = /^(?:docs\/|npx )/.test(command) ? '.' : folder;
      const env = { ...process.env, PATH: `${folder}/bin:${process.env.PATH}` };
      const { status, stderr } = spawnSync('sh', ['-c', command], { cwd, env, encoding: 'utf8' });
      expect(stderr).not.toMatch(/\bbug\b|Error/);
      expect([0, 1]).toContain(status);
    },
    120_000,
  );
});
