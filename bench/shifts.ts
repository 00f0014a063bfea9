import type { Document } from '../src/model.js';
import type { Report } from '../src/report/schema.js';
import type { Engine } from './engine.js';
import { clausesReversed, listsAsParagraphs, properNames, renamed } from './rework.js';

/** A verdict that changed with what must not matter. */
export interface Shift {
  readonly change: string;
  /** Of renamed parties: their names. A name that is no name shows here. */
  readonly detail: string;
  readonly requirement: string;
  readonly before: string;
  readonly after: string;
}

/** Every change that makes a difference to the text, and the verdicts that change with it. Re-wrapping happens before reading. */
export function shiftsOf(
  engine: Pick<Engine, 'assess'>,
  document: Document,
  rewrapped: Document | undefined,
): { change: string; verdicts: number; shifts: Shift[] }[] {
  const before = engine.assess([document]);
  const names = before.parties.flatMap((party) => party.names);
  const changes: [string, Document | undefined][] = [
    ['lines re-wrapped', rewrapped],
    ['parties renamed', renamed(document, names)],
    ['clauses reversed', clausesReversed(document)],
    ['lists as paragraphs', listsAsParagraphs(document)],
  ];
  return changes.flatMap(([change, changed]) => {
    if (changed === undefined || (changed.text === document.text && changed.blocks.length === document.blocks.length))
      return [];
    const detail = change === 'parties renamed' ? ` (${properNames(names).join(', ')})` : '';
    return [
      { change, verdicts: before.findings.length, shifts: compare(change, detail, before, engine.assess([changed])) },
    ];
  });
}

/** The verdicts that differ between two reports. */
export function compare(change: string, detail: string, before: Report, after: Report): Shift[] {
  return before.findings.flatMap((finding) => {
    const now = after.findings.find((other) => other.requirement === finding.requirement)?.verdict ?? 'not-assessed';
    if (now === finding.verdict) return [];
    return [{ change, detail, requirement: finding.requirement, before: finding.verdict, after: now }];
  });
}
