import { loadCatalogue } from '../../src/catalogue/index.js';
import { assessExample } from '../catalogue/mini.js';

const catalogue = await loadCatalogue();
const verdict = (language: string, requirement: string, text: string) =>
  assessExample(text, language, catalogue).findings.get(requirement)!.verdict;

describe('a question states nothing, its answer does', () => {
  test.each([
    ['subprocessor-objection', 'Can the controller object to a sub-processor? | No.', 'contradicted'],
    ['subprocessor-objection', 'Can the controller object to a sub-processor? | Yes, within 30 days.', 'satisfied'],
    ['subprocessor-objection', 'Can the controller object to a sub-processor?\nNo.', 'contradicted'],
    ['subprocessor-objection', '# Can the controller object to a sub-processor?\nYes.', 'satisfied'],
    ['subprocessor-objection', 'Can the controller object to a sub-processor?\n# Fees', 'absent'],
    ['audits-inspections', 'Can the Controller audit the Processor on site? Yes.', 'satisfied'],
    ['audits-inspections', 'Can the Controller audit the Processor on site? | No', 'contradicted'],
    ['audits-inspections', 'May the Processor audit the Controller? | Yes', 'absent'],
    ['audits-inspections', 'Can the Controller audit the Processor on site?', 'absent'],
    ['audits-inspections', 'Does the Processor allow audits by the Controller?\nIs there a fee?\nYes.', 'absent'],
    [
      'subprocessor-authorisation',
      "May the processor use sub-processors? | Yes, with the controller's prior written authorisation",
      'satisfied',
    ],
    ['subprocessor-liability', 'Is the Processor liable for its sub-processors? Yes. Fully.', 'satisfied'],
    ['subprocessor-liability', 'Who is liable to the controller for sub-processors? | The processor', 'satisfied'],
    [
      'subprocessor-liability',
      'Who is liable to the controller for sub-processors? | The sub-processor alone',
      'absent',
    ],
    [
      'breach-notification',
      'How fast does the Processor notify the Controller of personal data breaches? | No later than 48 hours after it becomes aware.',
      'satisfied',
    ],
    ['breach-notification', 'Does the Processor notify the Controller of breaches without undue delay?', 'absent'],
    [
      'personal-data-types',
      'What categories of personal data does the processor process for the controller under this agreement? Names, e-mail addresses, telephone numbers.',
      'satisfied',
    ],
  ])('%s: %s', (requirement, text, expected) => {
    expect(verdict('en', requirement, text)).toBe(expected);
  });

  test('in French', () => {
    const question = "Le responsable du traitement peut-il s'opposer à un nouveau sous-traitant ?";
    expect(verdict('fr', 'subprocessor-objection', `${question} | Non`)).toBe('contradicted');
    expect(verdict('fr', 'subprocessor-objection', `${question} | Oui, dans les 30 jours`)).toBe('satisfied');
  });

  test('nor does it raise a red flag that is answered with no', () => {
    const flags = (text: string) => assessExample(text, 'en', catalogue).redFlags;
    const question = 'Does the Processor use the personal data for its own purposes, such as analytics?';
    expect(flags(`${question} | No`).has('own-purposes')).toBe(false);
    expect(flags(`${question} | Yes`).has('own-purposes')).toBe(true);
  });
});
