import { messages } from '../../src/messages/index.js';
import { priorityOfGap, priorityOfRedFlag, suggestionFor } from '../../src/render/priority.js';
import type { ReportRedFlag } from '../../src/report/schema.js';

test.each([
  ['statute', 'absent', 'high'],
  ['statute', 'contradicted', 'high'],
  ['statute', 'partial', 'medium'],
  ['guidance', 'absent', 'low'],
  ['practice', 'partial', 'low'],
] as const)('a gap of the %s, %s: %s', (tier, verdict, priority) => {
  expect(priorityOfGap({ tier, verdict })).toBe(priority);
});

const against = { citation: 'Art. 28(3)(h)', requirement: 'audits-inspections' };

test.each([
  ['statute, against a requirement', { tier: 'statute', ...against }, 'high', 'medium'],
  ['guidance, against a requirement', { tier: 'guidance', ...against }, 'medium', 'low'],
  ['practice, against a requirement', { tier: 'practice', ...against }, 'low', 'low'],
  ['a blank favours nobody', { tier: 'statute', citation: 'Art. 28(3)' }, 'high', 'high'],
  [
    'purposes of its own make the processor a controller',
    { tier: 'statute', citation: 'Art. 28(3)(a), 28(10)', requirement: 'documented-instructions' },
    'high',
    'high',
  ],
] as const)('red flag: %s', (_, flag, controller, processor) => {
  expect(priorityOfRedFlag(flag, 'controller')).toBe(controller);
  expect(priorityOfRedFlag(flag, 'processor')).toBe(processor);
});

test("what the processor's lawyer expects is not told to the other side", () => {
  const flag = { tier: 'statute', ...against, remedy: 'Strike it.' } as unknown as ReportRedFlag;
  const say = messages('en');
  expect(suggestionFor(flag, 'processor', 'own', say)).toContain("In the processor's favour");
  expect(suggestionFor(flag, 'processor', 'counterparty', say)).toBe('Strike it.');
  expect(suggestionFor(flag, 'controller', 'own', say)).toBe('Strike it.');
});
