import { loadCatalogue } from '../../src/catalogue/index.js';
import { lint } from '../../src/index.js';
import { assessExample } from '../catalogue/mini.js';

const catalogue = await loadCatalogue();
const verdict = (language: string, requirement: string, text: string) =>
  assessExample(text, language, catalogue).findings.get(requirement)!.verdict;

test.each([
  ['in the head of the first column', 'Sub-processor | Purpose\nAlder Ltd | Web hosting'],
  ['behind a running number', 'No. | Sub-processor | Purpose\n1. | Alder Ltd | Web hosting'],
  ['in the sentence above', 'The following sub-processors are approved:\nName | Purpose\nAlder Ltd | Web hosting'],
  ['in the heading above', '# Sub-processors\nName | Purpose\nAlder Ltd | Web hosting'],
])('what a table of sub-processors says of their purpose is not that of the processing: named %s', (_, text) => {
  expect(verdict('en', 'purpose', text)).not.toBe('satisfied');
});

test('nor what stands under the name of one of them, under such a heading', async () => {
  const purposeUnder = async (title: string) => {
    const content = `# Data processing agreement\n\nThe Client is the controller, the Bureau the processor.\n\n## ${title}\n\n### Alder Ltd\n\n- Purpose: web hosting\n`;
    const report = await lint({ path: 'contract.md', content });
    return report.findings.find(({ requirement }) => requirement === 'purpose')!.verdict;
  };
  expect(await purposeUnder('Sub-processors')).not.toBe('satisfied');
  expect(await purposeUnder('The processing')).toBe('satisfied');
  expect(await purposeUnder('Details of the processing and list of sub-processors')).toBe('satisfied');
});

test('nor under the name of one of them, where the sentence above names them all', async () => {
  const purposeBelow = async (sentence: string) => {
    const content = `# Data processing agreement\n\nThe Client is the controller, the Bureau the processor.\n\n### 3.1 ${sentence}\n\n**Alder**\n\n- Purpose: web hosting\n\n**Birch**\n\n- Purpose: web hosting\n`;
    const report = await lint({ path: 'contract.md', content });
    return report.findings.find(({ requirement }) => requirement === 'purpose')!.verdict;
  };
  expect(await purposeBelow('The Client has agreed to the following sub-processors:')).not.toBe('satisfied');
  expect(await purposeBelow('The Client has agreed to the following kinds of work:')).toBe('satisfied');
});

test('a table of another kind says the purpose', () => {
  expect(verdict('en', 'purpose', '# The processing\nItem | Purpose\nShop | Web hosting')).toBe('satisfied');
  // A column on sub-processors beside the others makes no list of them.
  expect(verdict('en', 'purpose', 'Item | Purpose | Sub-processor\nShop | Web hosting | Alder Ltd')).toBe('satisfied');
});

test('the name of a company is no label of a service', () => {
  expect(verdict('en', 'subject-matter', 'Alder Web Services | Web hosting')).not.toBe('satisfied');
  expect(verdict('en', 'subject-matter', 'The services | Web hosting')).toBe('satisfied');
});

test('a term may have to be the whole label', () => {
  expect(verdict('en', 'personal-data-types', 'The data: door codes, surnames and e-mail addresses')).toBe('satisfied');
  expect(verdict('en', 'personal-data-types', 'Data breaches: door codes, surnames and e-mail addresses')).not.toBe(
    'satisfied',
  );
});

test('French', () => {
  expect(verdict('fr', 'purpose', 'Sous-traitant ultérieur | Finalité\nAubépine SARL | Hébergement du site')).not.toBe(
    'satisfied',
  );
  expect(verdict('fr', 'purpose', 'Traitement | Finalité\nBoutique | Hébergement du site')).toBe('satisfied');
});
