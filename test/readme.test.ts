import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const readme = readFileSync(`${root}README.md`, 'utf8');

/** Contents of the fenced blocks of one language, in order. */
function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map((match) => match[1] ?? '');
}

const commands = blocks('sh').flatMap((block) => block.trim().split('\n'));
const run = (command: string) => spawnSync('sh', ['-c', command], { cwd: root, encoding: 'utf8' });

afterAll(() => {
  for (const written of ['report.json', 'annotated.docx', 'issues.docx']) rmSync(`${root}${written}`, { force: true });
});

describe('the README', () => {
  it('has commands to run', () => {
    expect(commands.length).toBeGreaterThan(5);
  });

  it.each(commands.filter((command) => !command.startsWith('npm ')))('%s', (command) => {
    const { status, stdout, stderr } = run(command);
    expect(stderr).not.toContain('A bug in dpa-lint');
    expect([0, 1]).toContain(status);
    if (!command.includes('--output')) expect(stdout).not.toBe('');
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
