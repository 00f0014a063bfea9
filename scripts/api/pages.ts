/** The pages in `docs/api/`: what the package exports, from its docstrings. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type Entry, type Export, type Field, readEntries } from './read.js';
import { shapeOf } from './shapes.js';

export const ENTRIES = [
  { name: 'dpa-lint', page: 'dpa-lint.md', file: 'src/index.ts' },
  { name: 'dpa-lint/formats', page: 'formats.md', file: 'src/formats.ts' },
  { name: 'dpa-lint/node', page: 'node.md', file: 'src/node/index.ts' },
] as const;

/** What the engine alone reads: users get it and hand it on, so its fields are not described. */
export const OPAQUE: readonly string[] = ['LanguageCatalogue'];

/** The entries with the fields of their types; an export is described where it is first exported. */
export function entries(): readonly (Entry & (typeof ENTRIES)[number])[] {
  const known = new Set<string>();
  return readEntries(ENTRIES.map(({ file }) => file)).map((entry, at) => {
    const own = entry.exports.filter(({ name }) => !known.has(name));
    for (const { name } of own) known.add(name);
    const described = own.map((one) => {
      if (OPAQUE.includes(one.name)) return { ...one, fields: [], names: [] };
      return one.kind === 'alias' ? { ...one, fields: shapeOf(one) } : one;
    });
    return { ...ENTRIES[at]!, ...entry, exports: described };
  });
}

/** Path (from the root of the project) and content of every page. */
export function apiPages(): Map<string, string> {
  const all = entries();
  const places = new Map(all.flatMap(({ page, exports }) => exports.map(({ name }) => [name, page] as const)));
  return new Map([
    ['docs/api/README.md', index(all)],
    ...all.map((entry) => [`docs/api/${entry.page}`, page(entry, places)] as const),
  ]);
}

const GENERATED = '<!-- Generated from the docstrings by `npm run api`: change those. -->';

type Described = ReturnType<typeof entries>[number];
type Places = ReadonlyMap<string, string>;

function index(all: readonly Described[]): string {
  const parts = all.map(
    ({ name, page, says, exports }) => `## [\`${name}\`](${page})

${says}

| | |
| --- | --- |
${exports
  .filter(isValue)
  .map((one) => `| [\`${one.name}\`](${page}#${one.name.toLowerCase()}) | ${cell(firstSentence(one.says))} |`)
  .join('\n')}

Types: ${exports
      .filter((one) => !isValue(one))
      .map((one) => `[\`${one.name}\`](${page}#${one.name.toLowerCase()})`)
      .join(', ')}`,
  );
  return `${GENERATED}

# The library

Three entry points, ESM, with types. [\`lint\`](dpa-lint.md#lint) is where to start. What may change in which release: [stability.md](../stability.md).
Complete programs: [recipes](../recipes/README.md).

${parts.join('\n\n')}
`;
}

function page({ name, says, exports }: Described, places: Places): string {
  const section = (title: string, wanted: readonly Export[]) =>
    wanted.length === 0 ? '' : `## ${title}\n\n${wanted.map((one) => describe(one, places)).join('\n\n')}\n`;
  const values = exports.filter(isValue);
  return `${GENERATED}

# \`${name}\`

${says}

\`\`\`js
import { ${values.map((one) => one.name).join(', ')} } from '${name}';
\`\`\`

${[
  section('Values', values),
  section(
    'Types',
    exports.filter((one) => !isValue(one)),
  ),
]
  .filter((part) => part !== '')
  .join('\n')}`;
}

function describe(one: Export, places: Places): string {
  const links = one.names.filter((name) => name !== one.name && places.has(name)).map((name) => linkTo(name, places));
  return [
    `### ${one.name}`,
    ...(one.fields.length > 0 && one.kind === 'alias' ? [] : [`\`\`\`ts\n${one.signature}\n\`\`\``]),
    one.says,
    ...(one.parameters.length === 0 ? [] : [table('parameter', one.parameters)]),
    ...(one.returns === '' ? [] : [`**Gives** ${one.returns}`]),
    ...(one.throws === '' ? [] : [`**Throws** ${one.throws}`]),
    ...(one.fields.length === 0 ? [] : [table('field', one.fields)]),
    ...(links.length === 0 ? [] : [`See ${links.join(', ')}.`]),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function table(what: string, rows: readonly Field[]): string {
  const lines = rows.map(
    ({ name, type, optional, says }) => `| \`${name}${optional ? '?' : ''}\` | \`${cell(type)}\` | ${cell(says)} |`,
  );
  return `| ${what} | type | |\n| --- | --- | --- |\n${lines.join('\n')}`;
}

const isValue = ({ kind }: Export) => kind === 'function' || kind === 'class' || kind === 'constant';
const linkTo = (name: string, places: Places) => `[\`${name}\`](${places.get(name)}#${name.toLowerCase()})`;
const cell = (text: string) => text.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');
/** "Art." ends no sentence. */
const firstSentence = (text: string) => /^.*?(?<!\bArt)\.(?=\s|$)/s.exec(text)?.[0] ?? text;

/** Writes the pages and removes what is no page any more. */
function write(): void {
  const folder = new URL('../../docs/api/', import.meta.url);
  const all = apiPages();
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (!all.has(`docs/api/${name}`)) rmSync(new URL(name, folder));
  for (const [path, content] of all) writeFileSync(new URL(`../../${path}`, import.meta.url), content);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) write();
