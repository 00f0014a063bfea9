import { lint, type Report } from '../../src/index.js';

/** What looks like a label, a party or a box and is none. */

const PARTIES = '# Agreement\n\nBetween Acme Ltd (the "Controller") and Brook Hosting Ltd (the "Processor").';

const read = (...paragraphs: string[]) => lint({ path: 'agreement.md', content: paragraphs.join('\n\n') });

const verdicts = ({ findings }: Report, ...ids: string[]) =>
  ids.map((id) => findings.find(({ requirement }) => requirement === id)!.verdict);

const names = ({ parties }: Report, role: string) =>
  parties.filter((party) => party.role === role).flatMap((party) => party.names);

test('a short sentence under a heading of several things is no label of another', async () => {
  const heading = '## Subject matter, nature and purpose of the processing';
  const report = await read(PARTIES, heading, 'Hosting. Brook stores the booking data of hotels.');
  expect(verdicts(report, 'subject-matter', 'nature', 'purpose')).toEqual(['satisfied', 'satisfied', 'satisfied']);
});

test('a box in a column with a head of its own says nothing of the row; one at the head of the row does', async () => {
  const table = (head: string, types: string) => `${head}\n|---|---|---|\n${types}`;
  const told = await read(
    PARTIES,
    table('| Subject | Content | Sensitive? |', '| Types of personal data | names, addresses, bank details | ☐ |'),
  );
  expect(verdicts(told, 'personal-data-types')).toEqual(['satisfied']);
  const offered = await read(
    PARTIES,
    table('| Chosen | Subject | Content |', '| ☐ | Types of personal data | names, addresses, bank details |'),
  );
  expect(verdicts(offered, 'personal-data-types')).toEqual(['partial']);
});

test('a box before its words stays so where the line ends in another box', async () => {
  const report = await read(PARTIES, 'Types of personal data: ☐ names, addresses and salaries (others: ☐)');
  expect(verdicts(report, 'personal-data-types')).toEqual(['partial']);
});

test('the place in a name, and a title, are no parties', async () => {
  const bank = await read(
    '# Agreement',
    'The Bank of Ireland (controller) has its data hosted by Brook Ltd (processor). The laws of Ireland apply. Ireland has courts for it. The personal data stay there.',
  );
  expect(names(bank, 'controller')).not.toContain('Ireland');
  const titled = await read(
    '# Contrat de sous-traitance',
    'Entre Acme SAS (le « Responsable de traitement ») et Brook SARL (le « Sous-traitant »).',
    'Le Responsable Technique met en œuvre les mesures techniques et organisationnelles appropriées pour les données personnelles.',
  );
  expect(verdicts(titled, 'security-measures')).toEqual(['satisfied']);
});

test('the word that opens a contract is no part of a name', async () => {
  expect(names(await read(PARTIES, 'The Processor protects the personal data.'), 'controller')).toContain('Acme Ltd');
});

test('what is said of other things than the data is shown as the closest passage', async () => {
  const audit = 'The Customer may audit the Supplier once a year, and the Supplier shall contribute to these audits.';
  const report = await read(
    '# Hosting agreement',
    '## 1. Data',
    'The Supplier hosts the personal data of the Customer as its processor.',
    '## 2. Inspections',
    audit,
  );
  const finding = report.findings.find(({ requirement }) => requirement === 'audits-inspections')!;
  expect([finding.verdict, finding.nearest?.quote]).toEqual(['absent', audit]);
});
