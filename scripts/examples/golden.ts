import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CATALOGUE_VERSION } from '../../src/catalogue/read.js';
import { EXAMPLES, type Expected, expectedPath } from './expected.js';

/** The verdicts on the examples that a version of the catalogue gives. */
export interface Golden {
  readonly catalogue: string;
  /** Once it is released it is never written again: whoever changes a verdict raises the version. */
  readonly released: boolean;
  readonly examples: Readonly<Record<string, Verdicts>>;
}

export interface Verdicts {
  readonly requirements: Readonly<Record<string, string>>;
  readonly redFlags: readonly string[];
}

/** A verdict that two versions give differently; `-` stands for an example or a requirement that one of them does not know. */
export interface Shift {
  readonly example: string;
  readonly id: string;
  readonly before: string;
  readonly after: string;
}

export function verdictsOf({ findings, redFlags }: Pick<Expected, 'findings' | 'redFlags'>): Verdicts {
  return {
    requirements: Object.fromEntries(Object.entries(findings).map(([id, { verdict }]) => [id, verdict])),
    redFlags: Object.keys(redFlags),
  };
}

/** "draft-in-negotiation.docx, original". */
export function nameOf({ file, view }: Pick<(typeof EXAMPLES)[number], 'file' | 'view'>): string {
  return view === 'final' ? file : `${file}, ${view}`;
}

/** As the expected reports beside the examples have it. */
export function expectedVerdicts(): Golden['examples'] {
  return Object.fromEntries(
    EXAMPLES.filter(({ file, view }) => existsSync(expectedPath(file, view))).map((example) => [
      nameOf(example),
      verdictsOf(JSON.parse(readFileSync(expectedPath(example.file, example.view), 'utf8')) as Expected),
    ]),
  );
}

export function goldenVersions(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.replace('.json', ''))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

export function readGolden(version: string): Golden | undefined {
  const file = pathOf(version);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Golden) : undefined;
}

/** Writes the set of the present version. Throws where it is released and would change. */
export function writeGolden(examples: Golden['examples']): void {
  const old = readGolden(CATALOGUE_VERSION);
  if (old?.released) {
    if (shiftsBetween(old.examples, examples).length === 0) return;
    throw new Error(
      `Catalogue ${CATALOGUE_VERSION} is released with other verdicts: raise CATALOGUE_VERSION in src/catalogue/read.ts.`,
    );
  }
  const golden: Golden = { catalogue: CATALOGUE_VERSION, released: false, examples };
  writeFileSync(pathOf(CATALOGUE_VERSION), `${JSON.stringify(golden, null, 2)}\n`);
}

/** Examples that only one of the two has say nothing about a change of the catalogue, and are left out. */
export function shiftsBetween(before: Golden['examples'], after: Golden['examples']): Shift[] {
  return Object.entries(after).flatMap(([example, now]) => {
    const old = before[example];
    if (!old) return [];
    const ids = new Set([...Object.keys(old.requirements), ...Object.keys(now.requirements)]);
    const flags = new Set([...old.redFlags, ...now.redFlags]);
    const raised = (all: readonly string[], id: string) => (all.includes(id) ? 'raised' : 'not raised');
    return [
      ...[...ids].map((id) => ({
        id,
        before: old.requirements[id] ?? '-',
        after: now.requirements[id] ?? '-',
      })),
      ...[...flags].map((id) => ({ id, before: raised(old.redFlags, id), after: raised(now.redFlags, id) })),
    ]
      .filter((shift) => shift.before !== shift.after)
      .map((shift) => ({ example, ...shift }));
  });
}

const FOLDER = fileURLToPath(new URL('../../test/golden/', import.meta.url));

function pathOf(version: string): string {
  return `${FOLDER}${version}.json`;
}
