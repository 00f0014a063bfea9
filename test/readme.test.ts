import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseYaml } from '../src/yaml.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const readme = readFileSync(`${root}README.md`, 'utf8');

/** Contents of the fenced blocks of one language, in order. */
function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map((match) => match[1] ?? '');
}

const commands = blocks('sh').flatMap((block) => block.trim().split('\n'));
const run = (command: string) => spawnSync('sh', ['-c', command], { cwd: root, encoding: 'utf8' });

/** What a command writes. */
function filesOf(command: string): string[] {
  return [...command.matchAll(/--(?:output |format [\w-]+=)(\S+)/g)].map((match) => match[1] ?? '');
}

afterAll(() => {
  for (const written of commands.flatMap(filesOf)) rmSync(`${root}${written}`, { force: true });
});

describe('the README', () => {
  it('has commands to run', () => {
    expect(commands.length).toBeGreaterThan(5);
  });

  it('answers what a newcomer asks, in that order', () => {
    const headings = [...readme.matchAll(/^## (.*)$/gm)].map((match) => match[1]);
    expect(headings).toEqual([
      'See it work',
      'For lawyers',
      'For developers',
      'For pipelines',
      'How accurate it is',
      'Limits',
      'Legal note',
      'The named packages',
    ]);
  });

  it('has no block that is not tried here', () => {
    const languages = [...readme.matchAll(/^```([^\n]*)\n.*?^```/gms)].map((match) => match[1]);
    expect([...new Set(languages)].sort()).toEqual(['js', 'sh', 'text', 'yaml']);
    // What a reader does before all else, and whoever runs this test has done.
    expect(commands.filter((command) => !command.includes('node dist/cli/main.js'))).toEqual(['npm ci']);
  });

  it.each(commands.filter((command) => command !== 'npm ci'))('%s', (command) => {
    const { status, stdout, stderr } = run(command);
    expect(stderr).not.toContain('A bug in dpa-lint');
    expect([0, 1]).toContain(status);
    const files = filesOf(command);
    if (files.length === 0) expect(stdout).not.toBe('');
    expect(files.filter((file) => !existsSync(`${root}${file}`))).toEqual([]);
  });

  it('passes inputs to the action that it has', () => {
    const [snippet] = blocks('yaml').map((block) => parseYaml(block).data as [{ uses: string; with: object }]);
    const { inputs } = parseYaml(readFileSync(`${root}action.yml`, 'utf8')).data as { inputs: object };
    expect(snippet?.[0].uses).toMatch(/\/dpa-lint@/);
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(snippet?.[0].with ?? {})));
    expect(blocks('yaml')).toHaveLength(1);
  });

  it('shows what the command before really prints', () => {
    const command = commands.find((one) => one.includes('draft-in-negotiation.docx')) ?? '';
    const printed = run(command).stdout.split('\n');
    const shown = blocks('text')[0]?.trimEnd().split('\n') ?? [];
    const parts = shown
      .join('\n')
      .split(/^…$/m)
      .map((part) =>
        part
          .trim()
          .split('\n')
          .map((line) => line.trim()),
      );
    for (const part of parts.filter(([first]) => first !== '')) {
      expect(printed.map((line) => line.trim()).join('\n')).toContain(part.join('\n'));
    }
  });

  it.each(blocks('js').map((code, index) => [index, code] as const))('code block %s runs', (index, code) => {
    // In the root, where the package can import itself by its name.
    const file = `${root}.readme-${index}.mjs`;
    writeFileSync(file, code);
    const { status, stdout, stderr } = run(`node ${file}`);
    rmSync(file);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('Art. 28(3)');
  });

  it('names only scripts, files and folders that exist', () => {
    const scripts = Object.keys(
      (JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { scripts: object }).scripts,
    );
    const named = [...readme.matchAll(/npm run ([\w-]+)/g)].map((match) => match[1] ?? '');
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
    const paths = [...readme.matchAll(/(?:examples|clauses|schema|bench|dist)\/[\w./-]*\w/g)].map((match) => match[0]);
    expect(paths.filter((path) => !existsSync(`${root}${path}`))).toEqual([]);
  });
});
