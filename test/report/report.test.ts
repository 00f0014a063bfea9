import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { report } from '../../src/report/index.js';
import { type Report, reportSchema } from '../../src/report/schema.js';
import { at, catalogue, contract, document, evidence, finding, judged } from '../fixtures/report.js';

const schema = JSON.parse(readFileSync('schema/report.json', 'utf8'));
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

/** Every report of these tests goes through both validators. */
function valid(made: Report): Report {
  expect(reportSchema.parse(JSON.parse(JSON.stringify(made)))).toEqual(made);
  expect(validate(made) ? [] : validate.errors).toEqual([]);
  return made;
}

const byId = (made: Report, id: string) => made.findings.find((f) => f.requirement === id)!;

test('has every requirement of the catalogue, in its order, with verdict, severity and place', () => {
  const made = valid(report(contract, judged, catalogue));
  expect(made.findings.map((f) => [f.requirement, f.verdict, f.severity])).toEqual([
    ['documented-instructions', 'satisfied', 'none'],
    ['confidentiality', 'absent', 'error'],
    ['audits-inspections', 'partial', 'warning'],
  ]);
  expect(made.document).toBe(made.documents[0]);
  expect(made.documents[0]).toMatchObject({ path: 'agreement.md', language: 'en', pages: 2 });
  expect(made.summary).toMatchObject({ satisfied: 1, partial: 1, absent: 1, redFlags: 1, notes: 1 });
  expect(made.assessed).toBe('full');
  expect(made.overall).toEqual([]);
});

test('a quote is one line, its marks are the matched words, its place is looked up', () => {
  const [found] = byId(valid(report(contract, judged, catalogue)), 'documented-instructions').evidence;
  expect(found!.quote).toBe('The Processor shall process the data only on documented instructions of the Controller.');
  expect(found!.marks.map(({ start, end }) => found!.quote.slice(start, end))).toEqual([
    'only on documented instructions',
  ]);
  expect(found).toMatchObject({ clause: '1.1', heading: 'Instructions', page: 1, pageLabel: 'i', line: 2 });
});

test('an absence says what was searched and what came closest', () => {
  const made = byId(valid(report(contract, judged, catalogue)), 'confidentiality');
  expect(made.message).toBe(
    'The contract does not say that the staff is bound to confidentiality. Searched: 2 passages in 4 clauses and 1 annex.',
  );
  expect(made.searched).toEqual({ units: 2, clauses: 4, annexes: 1 });
  expect(made.nearest).toMatchObject({ quote: 'Audits are replaced by reports.', clause: '2.1', page: 2 });
  expect(made.check).toBe(true);
});

test('a partial names in words what is there and what is missing, and where a model clause would fit', () => {
  const made = byId(valid(report(contract, judged, catalogue)), 'audits-inspections');
  expect(made.message).toBe(
    'The contract says that reports take the place of audits, but not that the processor allows audits.',
  );
  expect(made.missing).toEqual([{ element: 'audit', says: 'the processor allows audits' }]);
  expect(made.remedy).toEqual({ clause: 'Model: Audits and inspections.', language: 'en', after: '2.1' });
  expect(made.notes[0]!.message).toMatch(/mandated/);
});

test('speaks French, with the model clause in the language of the contract and English where French is lacking', () => {
  const made = valid(report(contract, judged, catalogue, { uiLanguage: 'fr' }));
  expect(made.language).toBe('fr');
  expect(byId(made, 'audits-inspections').message).toBe(
    'Le contrat dit que des rapports remplacent les audits, mais non qu’il permet la réalisation d’audits.',
  );
  expect(byId(made, 'audits-inspections').remedy?.language).toBe('en');
  expect(byId(made, 'confidentiality').title).toBe('Confidentiality of staff');
});

test('a contradiction names what is denied', () => {
  const denied = finding('audits-inspections', {
    verdict: 'contradicted',
    evidence: [evidence({ element: 'audit', polarity: 'denies' })],
  });
  const made = byId(valid(report(contract, { findings: [denied], redFlags: [] }, catalogue)), 'audits-inspections');
  expect(made.message).toBe('The contract says the opposite of this: the processor allows audits.');
  expect(made.severity).toBe('error');
});

test('evidence in a tracked change says whose it is', () => {
  const changed = {
    ...contract,
    documents: [
      {
        ...document,
        changes: [
          { kind: 'insertion' as const, ...at('only on'), author: 'B', date: '2026-05-03T10:00:00Z', text: 'only on' },
        ],
      },
    ],
  };
  const made = valid(report(changed, judged, catalogue));
  expect(byId(made, 'documented-instructions').evidence[0]!.change).toEqual({
    kind: 'insertion',
    author: 'B',
    date: '2026-05-03T10:00:00Z',
  });
});

describe('what is not assessed is never clean and never a list of gaps', () => {
  const cases = {
    'a scan': { ...contract, documents: [{ ...document, readable: 'none' as const, text: '' }] },
    'an unsupported language': { ...contract, language: 'hu' },
    'no language at all': { ...contract, language: 'und' },
  };
  const nothing = judged.findings.map(({ requirement }) => finding(requirement, { verdict: 'not-assessed' }));
  test.each([
    ...Object.entries(cases).map(([name, unassessed]) => [name, unassessed, judged] as const),
    ['a language of which no requirement has a text', contract, { findings: nothing, redFlags: [] }] as const,
  ])('%s', (_, unassessed, found) => {
    const made = valid(report(unassessed, found, catalogue));
    expect(made.assessed).toBe('none');
    expect(made.findings.every((f) => f.verdict === 'not-assessed' && f.severity === 'none')).toBe(true);
    expect(made.findings).toHaveLength(3);
    expect(made.redFlags).toEqual([]);
    expect(made.overall.map((o) => o.id)).toEqual(['not-assessed']);
    expect(made.summary.message).toMatch(/^Not assessed/);
  });

  test('a file that could not be read', () => {
    const errors = [{ path: 'x.docx', code: 'encrypted' as const, message: 'It is encrypted.', next: 'Decrypt it.' }];
    const none = { ...contract, documents: [], units: [], clauses: [], annexes: [], language: 'und' };
    const made = valid(report(none, { findings: [], redFlags: [] }, catalogue, { errors }));
    expect(made.assessed).toBe('none');
    expect(made.document).toEqual({ path: 'x.docx', format: null, language: null, sha256: null, words: 0 });
    expect(made.errors).toEqual([{ document: 0, code: 'encrypted', message: 'It is encrypted.', next: 'Decrypt it.' }]);
  });

  test('one file of two makes it partial', () => {
    const errors = [{ path: 'annex.pdf', code: 'damaged' as const, message: 'It is damaged.' }];
    const made = valid(report(contract, judged, catalogue, { errors }));
    expect(made.assessed).toBe('partial');
    expect(made.documents.map((d) => d.path)).toEqual(['agreement.md', 'annex.pdf']);
    expect(made.errors[0]!.document).toBe(1);
  });

  test('a requirement without a finding', () => {
    const made = valid(report(contract, { ...judged, findings: judged.findings.slice(0, 2) }, catalogue));
    expect(byId(made, 'audits-inspections').verdict).toBe('not-assessed');
    expect(made.assessed).toBe('partial');
  });
});

describe('another kind of document', () => {
  test('with next to nothing of Art. 28(3) is one finding', () => {
    const made = valid(report({ ...contract, kind: 'other-contract' }, judged, catalogue));
    expect(made.kind.article28).toBe(false);
    expect(made.overall).toMatchObject([{ id: 'no-processing-contract', severity: 'error' }]);
    expect(made.findings).toHaveLength(3);
  });
  test('an agreement that lacks everything is still an agreement', () => {
    const findings = Object.keys(catalogue.requirements).map((id) => finding(id, { verdict: 'absent' }));
    expect(valid(report(contract, { findings, redFlags: [] }, catalogue)).overall).toEqual([]);
  });
});

test('warnings are told in words, each once', () => {
  const warning = { code: 'page-without-text' as const, data: { page: 3 } };
  const warned = {
    ...contract,
    documents: [{ ...document, warnings: [warning, warning], readable: 'partial' as const }],
  };
  const made = valid(report(warned, judged, catalogue));
  expect(made.assessed).toBe('partial');
  expect(made.warnings).toHaveLength(1);
  expect(made.warnings[0]).toMatchObject({ code: 'page-without-text', data: { page: 3 }, document: 0 });
  expect(made.warnings[0]!.message).toMatch(/Page 3/);
});

test('without any document there is nothing to report', () => {
  expect(() => report({ ...contract, documents: [] }, judged, catalogue)).toThrow(RangeError);
});
