import { lint } from '../../src/index.js';

const HEAD = [
  '# Data processing agreement',
  'Brandt Ltd is the controller and Oakfield Systems Ltd is the processor of the personal data of the guests of Brandt Ltd.',
  '## 1. Duties',
];

/** The passage that is shown for a requirement that the agreement does not meet. */
async function nearest(requirement: string, sentences: readonly string[]): Promise<string | undefined> {
  const report = await lint({ path: 'agreement.md', content: [...HEAD, ...sentences].join('\n\n') });
  const finding = report.findings.find((one) => one.requirement === requirement)!;
  expect(finding.verdict).toBe('absent');
  return finding.nearest?.quote;
}

const FILLING = [
  'Oakfield Systems Ltd processes the personal data on the documented instructions of Brandt Ltd alone.',
  'Oakfield Systems Ltd keeps the rooms in which the personal data are stored locked at night.',
  'Brandt Ltd pays the fee for the processing within thirty days of each invoice.',
  'Notices under this agreement are sent by post to the seat of the other party.',
];

test('the passage that is shown for an absence has its rare words, not the common ones', async () => {
  const told =
    'Each personal data breach is entered in a register without undue delay after Oakfield Systems Ltd becomes aware of it.';
  expect(await nearest('breach-notification', [...FILLING, told])).toBe(told);
});

test('where nothing has its words, a passage of the same letter of the law is shown', async () => {
  expect(await nearest('transfer-instructions', FILLING)).toBe(FILLING[0]);
  expect(await nearest('infringing-instruction-notice', FILLING)).toBe(FILLING[0]);
});

test('where nothing is on the subject nothing is shown', async () => {
  expect(await nearest('prior-consultation-assistance', FILLING)).toBeUndefined();
});

test('of two languages the passage shown is of the one that is on the subject for sure', async () => {
  const french = [
    'Brandt est le responsable du traitement et Oakfield est le sous-traitant des données personnelles des clients.',
    'Oakfield conserve les lettres de Brandt dans ses locaux et les classe avant la fin du mois de mai.',
  ];
  const told =
    'Each personal data breach is entered in a register without undue delay after Oakfield Systems Ltd becomes aware of it.';
  const [first, second] = [french.join('\n\n'), [...HEAD, ...FILLING, told].join('\n\n')];
  const report = await lint([
    { path: 'a.md', content: first },
    { path: 'b.md', content: second },
  ]);
  const finding = report.findings.find((one) => one.requirement === 'breach-notification')!;
  expect(finding.nearest?.quote).toBe(told);
});
