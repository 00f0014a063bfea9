import { loadCatalogue } from '../../src/catalogue/index.js';
import { assessExample } from '../catalogue/mini.js';

const catalogue = await loadCatalogue();
const verdict = (language: string, requirement: string, text: string) =>
  assessExample(text, language, catalogue).findings.get(requirement)!.verdict;

const ENGLISH: [string, string, string][] = [
  ['duration', 'The processing of personal data lasts for a period of 12 months.', 'satisfied'],
  ['duration', 'The processing of personal data lasts for a period of ______ months.', 'partial'],
  ['nature', 'The Processor will collect, store, analyse and erase the data of the Controller.', 'satisfied'],
  [
    'nature',
    'Nothing in this agreement authorises the Processor to collect, store, analyse and erase the data of the Controller.',
    'absent',
  ],
  [
    'compliance-information',
    'The Processor makes available to the Controller no information necessary to demonstrate compliance.',
    'contradicted',
  ],
  [
    'dpia-assistance',
    'The Processor fails to assist the Controller with data protection impact assessments.',
    'contradicted',
  ],
  [
    'dpia-assistance',
    'The Processor shall refrain from assisting the Controller with impact assessments.',
    'contradicted',
  ],
  [
    'dpia-assistance',
    'Assistance to the Controller with data protection impact assessments is excluded.',
    'contradicted',
  ],
  [
    'dpia-assistance',
    'Assistance with data protection impact assessments is not provided by the Processor.',
    'contradicted',
  ],
  ['audits-inspections', 'The Processor allows no audits by the Controller.', 'contradicted'],
  ['audits-inspections', 'The Processor shall allow neither audits nor inspections by the Controller.', 'contradicted'],
  [
    'confidentiality',
    'The Processor imposes no duty of confidentiality on the persons authorised to process.',
    'contradicted',
  ],
  [
    'compliance-information',
    'The Processor makes available to the Controller none of the information necessary to demonstrate compliance.',
    'contradicted',
  ],
  ['audits-inspections', 'Neither the Controller nor its auditor may inspect the premises.', 'contradicted'],
  ['audits-inspections', 'Neither the Controller nor an auditor is allowed to audit the Processor.', 'contradicted'],
  // No denials.
  [
    'audits-inspections',
    'Neither this clause nor any other hinders the Controller, who may audit the Processor.',
    'satisfied',
  ],
  [
    'dpia-assistance',
    'The Processor shall without any further request assist the Controller with data protection impact assessments.',
    'satisfied',
  ],
  [
    'dpia-assistance',
    'The Processor shall without fee or charge, assist the Controller with data protection impact assessments.',
    'satisfied',
  ],
  [
    'breach-notification',
    'The Processor shall not fail to notify the Controller of personal data breaches without undue delay.',
    'satisfied',
  ],
  [
    'breach-notification',
    'Nothing in this clause relieves the Processor of its duty to notify the Controller of personal data breaches without undue delay.',
    'satisfied',
  ],
  [
    'breach-notification',
    'The Processor shall, no later than 48 hours after it becomes aware, notify the Controller of personal data breaches.',
    'satisfied',
  ],
  [
    'breach-notification',
    'The Processor shall not only notify the Controller of personal data breaches without undue delay but also assist it.',
    'satisfied',
  ],
  [
    'subprocessor-authorisation',
    'The Processor shall engage no other processor without the prior written authorisation of the Controller.',
    'satisfied',
  ],
  // What is only supposed states nothing.
  [
    'dpia-assistance',
    'If the Processor fails to assist the Controller with data protection impact assessments, it pays a fee.',
    'absent',
  ],
];

const OPINIONS: [string, string, string][] = [
  [
    'infringing-instruction-notice',
    'The Controller shall be informed by the Processor immediately where the Processor deems an instruction unlawful.',
    'satisfied',
  ],
  [
    'dpia-assistance',
    'Where the Processor deems this appropriate, it shall assist the Controller with data protection impact assessments.',
    'partial',
  ],
  [
    'infringing-instruction-notice',
    'The Controller shall be informed by the Processor of an unlawful instruction if the Processor deems such notice useful.',
    'partial',
  ],
];

test.each(OPINIONS)(
  'an opinion hollows out the duty that it is about, and no other: %s: %s',
  (requirement, text, expected) => {
    expect(verdict('en', requirement, text)).toBe(expected);
  },
);

test.each(ENGLISH)('%s: %s', (requirement, text, expected) => {
  expect(verdict('en', requirement, text)).toBe(expected);
});

test.each([
  [
    'dpia-assistance',
    "Le sous-traitant n'apporte aucune aide au responsable du traitement pour les analyses d'impact.",
  ],
  ['audits-inspections', "Le sous-traitant n'autorise ni audits ni inspections par le responsable du traitement."],
])('%s: %s', (requirement, text) => {
  expect(verdict('fr', requirement, text)).toBe('contradicted');
});

const LISTED = (lead: string) =>
  `# Types of personal data\n${lead}\n- names;\n- telephone numbers;\n- bank details;\n- health data.`;

test.each([
  ['en', 'The Processor processes, but not only:', 'satisfied'],
  ['en', 'The Processor does not process data other than:', 'satisfied'],
  ['en', 'The Processor does not collect:', 'absent'],
  ['en', 'The following are not processed:', 'absent'],
  ['en', 'Are not included:', 'absent'],
])('%s: a list under “%s”', (language, lead, expected) => {
  expect(verdict(language, 'personal-data-types', LISTED(lead))).toBe(expected);
});

test('what a lead-in rules out is ruled out in French, and with it a duty', () => {
  const list = (lead: string) =>
    `# Types de données\n${lead}\n- nom et prénom ;\n- numéro de téléphone ;\n- coordonnées bancaires ;\n- données de santé.`;
  expect(verdict('fr', 'personal-data-types', list('Le Sous-traitant traite :'))).toBe('satisfied');
  expect(verdict('fr', 'personal-data-types', list('Ne sont pas collectées :'))).toBe('absent');
  const audits = (lead: string) => `${lead}\n- audits and inspections by the Controller;\n- training.`;
  expect(verdict('en', 'audits-inspections', audits('The Processor allows:'))).toBe('satisfied');
  expect(verdict('en', 'audits-inspections', audits('Not included are:'))).not.toBe('satisfied');
});
