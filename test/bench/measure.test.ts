import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../../bench/engine.js';
import { labelledContracts, researchContracts } from '../../bench/labels.js';
import { asResearch, measure } from '../../bench/measure.js';
import { sum } from '../../bench/score.js';
import type { Document } from '../../src/model.js';
import type { Report } from '../../src/report/schema.js';

let corpus: string;

beforeAll(() => {
  corpus = mkdtempSync(join(tmpdir(), 'dpa-lint-corpus-'));
  for (const folder of ['labels', 'documents/en', 'documents/fr', 'research-en'])
    mkdirSync(join(corpus, folder), { recursive: true });
  label('en-one', 'en', { purpose: { v: 'satisfied', q: ['for hosting the shop'] }, nature: { v: 'absent' } });
  label('fr-one', 'fr', { purpose: { v: 'partial', why: 'no service named' } });
  label('en-lost', 'en', { purpose: { v: 'satisfied' } });
  writeFileSync(join(corpus, 'documents/en/en-one.md'), 'x');
  writeFileSync(join(corpus, 'documents/fr/fr-one.html'), 'x');
  writeFileSync(join(corpus, 'research-en/r-1.txt'), 'x');
  writeFileSync(join(corpus, 'research-en/r-1.sentences.json'), '[]');
  writeFileSync(join(corpus, 'research-en/labels.json'), JSON.stringify({ 'r-1': ['R4', 'R32'] }));
});

afterAll(() => rmSync(corpus, { recursive: true }));

function label(id: string, language: string, verdicts: object): void {
  writeFileSync(join(corpus, 'labels', `${id}.json`), JSON.stringify({ id, language, kind: 'dpa', verdicts }));
}

/** Finds what it is told to find, whatever the contract. */
function fake(verdicts: Record<string, string>): Engine {
  const findings = Object.entries(verdicts).map(([requirement, verdict]) => ({
    requirement,
    verdict,
    missing: [],
    weakened: [],
    evidence: [{ quote: 'Data are processed for hosting the shop of the controller.' }],
  }));
  return {
    requirements: Object.keys(verdicts),
    read: async (path) => ({ path }) as Document,
    assess: () => ({ findings }) as unknown as Report,
  };
}

describe('labelled contracts', () => {
  it('finds the file of each, and says where there is none', () => {
    expect(labelledContracts(corpus).map(({ id, path }) => [id, path])).toEqual([
      ['en-lost', undefined],
      ['en-one', join(corpus, 'documents/en/en-one.md')],
      ['fr-one', join(corpus, 'documents/fr/fr-one.html')],
    ]);
  });

  it('keeps to the languages asked for', () => {
    expect(labelledContracts(corpus, ['fr']).map(({ id }) => id)).toEqual(['fr-one']);
  });

  it('counts what has no file, and what fails, as not assessed', async () => {
    const measured = await measure(fake({ purpose: 'satisfied', nature: 'absent' }), labelledContracts(corpus));
    expect(measured.map((one) => one.pairs.map((pair) => pair.verdict))).toEqual([
      ['not-assessed'],
      ['satisfied', 'absent'],
      ['satisfied'],
    ]);
    expect(sum(measured.flatMap((one) => one.pairs.map((pair) => pair.tally)))).toEqual({
      tp: 1,
      fp: 1,
      fn: 1,
      tn: 1,
      same: 2,
      notAssessed: 1,
      evidence: 1,
      hits: 1,
    });
  });
});

describe('the research set', () => {
  it('reads its labels as ours', () => {
    const [contract] = researchContracts(corpus);
    expect(contract?.verdicts.purpose).toEqual({ v: 'satisfied' });
    expect(contract?.verdicts['security-measures']).toEqual({ v: 'satisfied' });
    expect(contract?.verdicts.duration).toEqual({ v: 'absent' });
    expect(contract?.verdicts).not.toHaveProperty('nature');
  });

  it('takes the nature of the processing for its purpose', async () => {
    const contracts = researchContracts(corpus);
    const [measured] = await measure(fake({ purpose: 'absent', nature: 'satisfied' }), contracts);
    const purpose = asResearch(measured!, contracts[0]!).pairs.find((pair) => pair.requirement === 'purpose');
    expect(purpose?.verdict).toBe('satisfied');
  });
});
