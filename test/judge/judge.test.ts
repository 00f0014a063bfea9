import { analyse } from '../../src/analyse/index.js';
import { loadCatalogue } from '../../src/catalogue/index.js';
import type { Catalogue, Requirement } from '../../src/catalogue/types.js';
import { lint } from '../../src/index.js';
import { judge } from '../../src/judge/index.js';
import type { Contract, Evidence, Polarity } from '../../src/model.js';
import { miniDocument } from '../catalogue/mini.js';

const bundled = await loadCatalogue({ languages: ['en'] });
const ID = 'audits-inspections';

/** A catalogue with one requirement, so that the logic is seen without the wordings. */
function catalogueOf(law: Partial<Requirement>): Catalogue {
  const requirement: Requirement = {
    order: 1,
    citation: 'Art. 28(3)(h)',
    also: [],
    letter: 'h',
    tier: 'statute',
    obligor: 'any',
    elements: {
      audit: { role: 'core' },
      choice: { role: 'support' },
      replaced: { role: 'support' },
      told: { role: 'note' },
    },
    'satisfied-by': [{ all: ['audit'], within: 'unit' }],
    'partial-by': [{ all: ['replaced'], within: 'document' }],
    notes: [],
    precedents: [],
    ...law,
  };
  return { ...bundled, requirements: { [ID]: requirement } };
}

const contract: Contract = {
  ...analyse(
    [
      miniDocument(
        '# 1. Audits\nThe Controller audits. Reports replace audits.\n# 2. Choice\nThe Controller chooses.\nNobody asks.\n# 3. Rest\nThe Processor helps.',
      ),
    ],
    bundled,
    { language: 'en' },
  ),
  kind: 'processing-agreement',
};

/** Evidence on the unit that holds the words. */
function on(words: string, element: string, polarity: Polarity = 'affirms', weight = 1): Evidence {
  const unit = contract.units.find(
    (u) =>
      u.kind === 'sentence' && u.spans.some((s) => contract.documents[0]!.text.slice(s.start, s.end).includes(words)),
  )!;
  return {
    element,
    polarity,
    via: 'text',
    spans: unit.spans,
    matched: unit.spans,
    unit: unit.index,
    weight,
    expression: `${ID}/${element}`,
  };
}

function verdict(law: Partial<Requirement>, evidence: Evidence[]) {
  const judged = judge(contract, catalogueOf(law), {
    evidence: new Map([[ID, evidence]]),
    redFlags: new Map(),
    nearest: new Map(),
  });
  return judged.findings[0]!;
}

test('nothing found is absent, the core found is satisfied', () => {
  expect(verdict({}, []).verdict).toBe('absent');
  expect(verdict({}, [on('audits', 'audit')])).toMatchObject({ verdict: 'satisfied', missing: [] });
});

test('a lesser form is partial, and the finding names what is missing', () => {
  expect(verdict({}, [on('Reports', 'replaced')])).toMatchObject({ verdict: 'partial', missing: ['audit'] });
});

test('a core element that is only weakened is partial', () => {
  expect(verdict({}, [on('audits', 'audit', 'weakens')])).toMatchObject({ verdict: 'partial', weakened: ['audit'] });
});

test('a denied core is contradicted, unless something else in the contract supports it', () => {
  expect(verdict({}, [on('audits', 'audit', 'denies')]).verdict).toBe('contradicted');
  expect(verdict({}, [on('audits', 'audit', 'denies'), on('Reports', 'replaced')]).verdict).toBe('partial');
  expect(verdict({}, [on('audits', 'audit', 'denies'), on('helps', 'audit')]).verdict).toBe('satisfied');
});

test('a spoiler in the same clause makes it partial, one in another clause does not, unless it reaches that far', () => {
  const near = { 'satisfied-by': [{ all: ['audit'], within: 'unit' as const, without: ['replaced'] }] };
  expect(verdict(near, [on('audits', 'audit'), on('Reports', 'replaced')])).toMatchObject({
    verdict: 'partial',
    weakened: expect.arrayContaining(['audit']),
  });
  expect(verdict(near, [on('helps', 'audit'), on('Reports', 'replaced')]).verdict).toBe('satisfied');
  const far = {
    'satisfied-by': [{ all: ['audit'], within: 'unit' as const, without: ['replaced'], spoils: 'document' as const }],
  };
  expect(verdict(far, [on('helps', 'audit'), on('Reports', 'replaced')]).verdict).toBe('partial');
});

test('two elements must stand as near as the combination asks', () => {
  const both = (within: 'clause' | 'document') => ({
    'satisfied-by': [{ all: ['audit', 'choice'], within }],
    'partial-by': [],
  });
  const apart = [on('audits', 'audit'), on('helps', 'choice')];
  expect(verdict(both('clause'), apart).verdict).toBe('partial');
  expect(verdict(both('document'), apart).verdict).toBe('satisfied');
});

test('the strongest evidence comes first, and no passage twice', () => {
  const found = verdict({}, [
    on('audits', 'audit', 'affirms', 0.5),
    on('helps', 'audit', 'affirms', 1),
    on('audits', 'audit', 'affirms', 0.5),
  ]);
  expect(found.evidence.map((e) => e.weight)).toEqual([1, 0.5]);
});

test('a note is told where its element is lacking, and only of what is satisfied', () => {
  const law = { notes: [{ id: 'not-told', tier: 'guidance' as const, lacking: ['told'] }] };
  expect(verdict(law, [on('audits', 'audit')]).notes.map((n) => n.id)).toEqual(['not-told']);
  expect(verdict(law, [on('audits', 'audit'), on('helps', 'told')]).notes).toEqual([]);
  expect(verdict(law, []).notes).toEqual([]);
});

test('a language without wordings for a requirement is not assessed, never absent', () => {
  const catalogue = { ...catalogueOf({}), languages: [{ ...bundled.languages[0]!, requirements: {} }] };
  const judged = judge(contract, catalogue, { evidence: new Map(), redFlags: new Map(), nearest: new Map() });
  expect(judged.findings[0]!.verdict).toBe('not-assessed');
});

test('in terms of sale only what is said of personal data counts', () => {
  const terms: Contract = { ...contract, kind: 'other-contract' };
  const matches = { evidence: new Map([[ID, [on('audits', 'audit')]]]), redFlags: new Map(), nearest: new Map() };
  expect(judge(terms, catalogueOf({}), matches).findings[0]!.verdict).toBe('absent');
});

test('a placeholder is a red flag; a blank for a signature is none', () => {
  const open = analyse([miniDocument('The purpose is [to be completed].\nDate: ________')], bundled, {
    language: 'en',
  });
  const judged = judge(open, bundled, { evidence: new Map(), redFlags: new Map(), nearest: new Map() });
  const flag = judged.redFlags.find((f) => f.id === 'unfilled-placeholder')!;
  expect(flag.evidence).toHaveLength(1);
});

test('of the many places of a lesser form those are shown that speak of personal data', async () => {
  const clauses = ['Price', 'Delivery', 'Warranty', 'Liability', 'Notices'].map(
    (title, i) => `## ${i + 1}. ${title}\n\nThe service follows the agreement in each such respect.\n`,
  );
  const report = await lint({
    path: 'contract.md',
    content: `# Terms\n\n${clauses.join('\n')}\n## 6. Data protection\n\nThe Supplier is the processor and the Customer is the controller. The Supplier processes personal data under the agreement only on documented instructions of the Customer. It deletes or returns the personal data at the Customer's choice. It keeps them confidential.\n`,
  });
  const found = report.findings.find(({ requirement }) => requirement === 'subject-matter')!;
  expect(found.verdict).toBe('partial');
  expect(found.evidence.map(({ heading }) => heading)).toContain('Data protection');
});

test("in processing terms a chapter on the customer's data counts, too", async () => {
  const report = await lint({
    path: 'terms.md',
    content:
      '# Terms of service\n\n## 1. Price\n\nThe Customer pays each month for its seats, its storage and its support.\n\n## 2. Processor\n\nThe Supplier is the processor of personal data and the Customer is the controller. The Processor processes personal data only on documented instructions of the Controller.\n\n## 3. Exit\n\nAt the end of the contract the Supplier deletes or returns all customer data, as the Customer chooses.\n',
  });
  expect(report.kind.id).toBe('processing-terms');
  expect(report.findings.find(({ requirement }) => requirement === 'deletion-or-return')!.verdict).toBe('satisfied');
});

test('one chapter on what is processed for the other party makes its service and term those of the processing', async () => {
  const verdicts = async (sentence: string) => {
    const report = await lint({
      path: 'terms.md',
      content: `# Hosting contract\n\n## 1. Service\n\nThe Supplier hosts the booking website of the Customer.\n\n## 2. Term\n\nThis contract runs for two years.\n\n## 3. Records\n\n${sentence}\n\n## 4. Fees\n\nThe Customer pays each invoice within a month, and late payment bears interest.\n`,
    });
    const of = (id: string) => report.findings.find(({ requirement }) => requirement === id)!.verdict;
    return [of('duration'), of('nature')];
  };
  expect(await verdicts('The Supplier handles personal data on behalf of the Customer.')).toEqual([
    'satisfied',
    'satisfied',
  ]);
  expect(await verdicts('The Supplier handles personal data of its own staff with care.')).toEqual([
    'absent',
    'absent',
  ]);
});

test.each([
  [
    'The Customer shall have a legal basis for the personal data of its members that it stores in the app.',
    'processing-terms',
  ],
  [
    'The Customer shall have a legal basis for the drawings of its members that it stores in the app.',
    'other-contract',
  ],
  [
    'The Supplier shall have a legal basis for the personal data of its members that it stores in the app.',
    'other-contract',
  ],
])(
  'whoever answers for the data of others is their controller, and whoever runs the service processes them: %s',
  async (sentence, kind) => {
    const report = await lint({
      path: 'terms.md',
      content: `# Terms of service\n\n## 1. App\n\nThe Supplier runs a choir app for the Customer.\n\n## 2. Content\n\n${sentence}\n\n## 3. Fees\n\nThe Customer pays each invoice within a month, and late payment bears interest.\n`,
    });
    expect(report.kind.id).toBe(kind);
  },
);

test('an absence is sure where nothing is on personal data, and a particular that seems absent from an agreement is to be checked', async () => {
  const goods = await lint({
    path: 'sale.md',
    content:
      '# Terms of sale\n\n## 1. Goods\n\nThe Supplier delivers lamps to the Customer within a month of the order, and the Customer pays for them on delivery.\n',
  });
  expect(new Set(goods.findings.map(({ confidence, check }) => [confidence, check].join()))).toEqual(
    new Set(['0.98,false']),
  );
  const agreement = await lint({
    path: 'dpa.md',
    content:
      '# Data processing agreement\n\n## 1. Instructions\n\nThe Processor processes personal data only on documented instructions of the Controller.\n\n## 2. Secrecy\n\nThe Processor keeps personal data of the Controller confidential.\n',
  });
  const checked = agreement.findings.filter(({ verdict, check }) => verdict === 'absent' && check);
  expect(checked.map(({ letter }) => letter)).toContain('introduction');
  expect(checked.filter(({ letter }) => letter !== 'introduction')).toEqual([]);
});

test('staff who keep all secrets keep those of the data only where the contract has them processed', async () => {
  const verdict = async (data: string) => {
    const report = await lint({
      path: 'terms.md',
      content: `# Maintenance contract\n\n## 1. Work\n\nThe Supplier repairs the lifts of the Customer, who pays each invoice within a month, and late payment bears interest.\n\n## 2. Secrets\n\nThe Supplier keeps all it learns confidential. Only employees who are bound by confidentiality obligations have access.\n\n## 3. Records\n\n${data}\n`,
    });
    return report.findings.find(({ requirement }) => requirement === 'confidentiality')!.verdict;
  };
  const processing = 'The Supplier handles personal data on behalf of the Customer.';
  expect(await verdict(processing)).toBe('satisfied');
  expect(await verdict('Lifts may hold personal data of those who ride in them.')).toBe('partial');
  expect(await verdict('Lifts may hold oil and grease.')).not.toBe('satisfied');
  // The chapter on secrets names them itself.
  const named =
    'It holds no personal data. Its employees who are bound by confidentiality obligations alone read customer data.';
  expect(await verdict(`Lifts may hold oil.\n\n## 4. More secrets\n\n${named}`)).toBe('satisfied');
});

test('the passage that says the most of a duty is shown first', async () => {
  const report = await lint({
    path: 'dpa.md',
    content:
      '# Data processing agreement\n\n## 1. Scope\n\nThe Processor follows the instructions of the Controller in all it does with personal data. The Processor processes personal data for no other purpose than the lottery. Instructions are given in writing.\n\n## 2. Instructions\n\nThe Processor processes personal data only on documented instructions of the Controller.\n',
  });
  const found = report.findings.find(({ requirement }) => requirement === 'documented-instructions')!;
  expect(found.verdict).toBe('satisfied');
  expect(found.evidence[0]!.clause).toBe('2');
  expect(found.evidence.map(({ clause }) => clause)).toContain('1');
});
