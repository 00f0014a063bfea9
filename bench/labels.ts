import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { LabelledVerdict } from './score.js';

/** A contract with one annotator's verdicts on each requirement. */
export interface LabelledContract {
  readonly id: string;
  readonly language: string;
  readonly kind: string;
  /** Absent: there are labels, and no file to go with them. */
  readonly path: string | undefined;
  readonly verdicts: Readonly<Record<string, LabelledVerdict>>;
  readonly heldOut: boolean;
}

/** `DIR/labels/<id>.json`, with its file in `DIR/documents/<language>/` or `DIR/research-en/`. Sorted by id. */
export function labelledContracts(corpus: string, languages: readonly string[] = []): LabelledContract[] {
  const files = contractFiles(corpus);
  const heldOut = heldOutIds();
  return jsonFiles(join(corpus, 'labels'))
    .map((file) => ({ id: stem(file), label: readJson(file) as Omit<LabelledContract, 'id' | 'path' | 'heldOut'> }))
    .filter(({ label }) => languages.length === 0 || languages.includes(label.language))
    .map(({ id, label }) => ({
      id,
      language: label.language,
      kind: label.kind,
      path: files.get(id),
      verdicts: label.verdicts,
      heldOut: heldOut.has(id),
    }));
}

/** An agreement of the research set, its labels turned into ours: what carries no label there counts as absent. */
export function researchContracts(corpus: string): LabelledContract[] {
  const file = join(corpus, 'research-en', 'labels.json');
  if (!existsSync(file)) return [];
  const heldOut = heldOutIds();
  return Object.entries(readJson(file) as Record<string, readonly string[]>).map(([id, found]) => ({
    id,
    language: 'en',
    kind: 'dpa',
    path: join(corpus, 'research-en', `${id}.txt`),
    verdicts: Object.fromEntries(
      Object.entries(RESEARCH_IDS).map(([requirement, theirs]) => [
        requirement,
        { v: theirs.some((one) => found.includes(one)) ? 'satisfied' : 'absent' },
      ]),
    ),
    heldOut: heldOut.has(id),
  }));
}

/** The contracts that nobody who works on the catalogue or the engine may look at. */
export function heldOutIds(): Set<string> {
  const file = new URL('./held-out.json', import.meta.url);
  const lists = readJson(file) as Record<string, string | readonly string[]>;
  return new Set(Object.values(lists).flatMap((list) => (typeof list === 'string' ? [] : list)));
}

function contractFiles(corpus: string): Map<string, string> {
  const files = [join(corpus, 'research-en'), ...folders(join(corpus, 'documents'))].flatMap((folder) =>
    existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [],
  );
  return new Map(files.filter((file) => extname(file) !== '.json').map((file) => [stem(file), file]));
}

function folders(parent: string): string[] {
  if (!existsSync(parent)) return [];
  const entries = readdirSync(parent, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => join(parent, entry.name));
}

function jsonFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(folder, name));
}

export function stem(path: string): string {
  return basename(path, extname(path));
}

function readJson(file: string | URL): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * Our id → ids of the research set, any of which satisfies it. Theirs joins nature and purpose: one row, `purpose`, which is
 * satisfied when either of ours is.
 */
const RESEARCH_IDS: Readonly<Record<string, readonly string[]>> = {
  duration: ['R3'],
  purpose: ['R4'],
  'personal-data-types': ['R5'],
  'data-subject-categories': ['R6'],
  'subprocessor-authorisation': ['R10'],
  'subprocessor-change-notice': ['R11'],
  'subprocessor-objection': ['R36'],
  'documented-instructions': ['R12'],
  'legal-requirement-notice': ['R14'],
  confidentiality: ['R15'],
  'security-measures': ['R16', 'R32'],
  'data-subject-rights-assistance': ['R17'],
  'security-assistance': ['R18'],
  'prior-consultation-assistance': ['R19'],
  'breach-assistance': ['R20', 'R21'],
  'dpia-assistance': ['R22'],
  'deletion-or-return': ['R23'],
  'infringing-instruction-notice': ['R24'],
  'compliance-information': ['R25'],
  'audits-inspections': ['R26'],
  'subprocessor-flow-down': ['R27'],
  'subprocessor-liability': ['R28'],
  'transfer-instructions': ['R30'],
  'breach-notification': ['R34'],
};
