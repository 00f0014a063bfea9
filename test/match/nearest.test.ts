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
