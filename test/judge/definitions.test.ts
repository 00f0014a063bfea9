import { loadCatalogue } from '../../src/catalogue/index.js';
import { assessExample } from '../catalogue/mini.js';

const catalogue = await loadCatalogue({ languages: ['en'] });
const verdict = (requirement: string, text: string) =>
  assessExample(text, 'en', catalogue).findings.get(requirement)!.verdict;

describe('a definition that narrows a word narrows it in the whole contract', () => {
  const between = ['# Fees', 'The fee is due in May.', '# Place', 'The place is Rome.', '# Breaches'].join('\n');
  const duty = 'The Processor will notify the Controller of a Personal Data Breach without undue delay.';

  test.each([
    ['“Personal Data Breach” means a confirmed unauthorised access to personal data.', 'partial'],
    ['“Personal Data Breach” means any unauthorised access to personal data.', 'satisfied'],
  ])('%s', (definition, expected) => {
    expect(verdict('breach-notification', `# Definitions\n${definition}\n${between}\n${duty}`)).toBe(expected);
  });
});

test.each([
  'The Processor shall assist the Controller with its obligations under Art. 28 (3) lit. f, 32 to 36 GDPR.',
  'The Processor shall assist the Controller with its obligations under Art. 28 para. 3 lit. f and 32 to 36 GDPR.',
])('a list of articles goes on behind a letter: %s', (text) => {
  expect(verdict('dpia-assistance', text)).toBe('satisfied');
});
