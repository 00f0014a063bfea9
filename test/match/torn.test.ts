import { lint } from '../../src/index.js';

const opening = [
  'This data processing agreement binds the Controller and the Processor.',
  'The Processor shall process the personal data only on documented instructions of the Controller.',
];
const proof = [
  'The Processor keeps records that demonstrate its compliance with this agreement.',
  'The papers of that kind are open to the Controller at any time of the day.',
];
const rest = Array.from({ length: 25 }, (_, i) => `In case number ${i} the matter is put on the list of open matters.`);

async function information(paragraphs: readonly string[]) {
  const report = await lint({ path: 'agreement.txt', content: paragraphs.join('\n\n') });
  return report.findings.find(({ requirement }) => requirement === 'compliance-information')!.verdict;
}

test('where each sentence stands on a line of its own, neighbours are one paragraph', async () => {
  expect(await information([...opening, ...proof, ...rest])).toBe('satisfied');
  // Not those further off.
  expect(await information([...opening, proof[0]!, ...rest, proof[1]!])).not.toBe('satisfied');
});

test('where paragraphs have several sentences, the next one is another', async () => {
  const long = rest.map((sentence) => `${sentence} It is read out each week.`);
  expect(await information([...opening, ...proof, ...long])).not.toBe('satisfied');
});
