import { lint } from '../../src/index.js';

/** What a text is, from its own words and not from those of its menu. */

const kind = async (paragraphs: readonly string[], language = 'en') =>
  (await lint({ path: 'text.md', content: paragraphs.join('\n\n') }, { language })).kind.id;

const REPAIRS =
  'The Supplier repairs heaters in the houses of the Customer and is paid by the hour, in May and in June.';

test('who is never the processor, or may become one by another agreement, is none', async () => {
  expect(await kind([REPAIRS, 'The Supplier is never the processor. Personal data stay with the Customer.'])).toBe(
    'other-contract',
  );
  expect(await kind([REPAIRS, 'We do not act as processor for you. Personal data stay with you.'])).toBe(
    'other-contract',
  );
  expect(
    await kind([
      REPAIRS,
      'If the Supplier ever acts as processor of personal data, the parties will sign another agreement.',
    ]),
  ).toBe('other-contract');
  expect(
    await kind([
      REPAIRS,
      'Where the Supplier acts as processor, it uses the personal data only on documented instructions.',
    ]),
  ).toBe('processing-terms');
});

test('a processor in a machine, and a "sous-traitant" who builds, are none', async () => {
  const heaters =
    'Each heater is run by a small computer, which the Supplier puts in and takes out again at its own cost.';
  expect(await kind([REPAIRS, heaters, heaters, 'Processor: 40 W. Processor: no fan.'])).toBe('other-contract');
  const walls =
    'Le sous-traitant bâtit les murs du chantier en trois mois, avec ses outils, et il est payé chaque mois.';
  const safety = 'Le sous-traitant assure la sécurité du chantier et répond des murs pendant dix ans après la fin.';
  expect(await kind(['# Contrat de sous-traitance', walls, safety, walls, safety], 'fr')).toBe('other-contract');
});

test('terms that send others to a privacy notice are none', async () => {
  const terms = [
    'What is agreed between the shop and whoever rents a stall. Visitors of the fair find what concerns them in the privacy notice.',
    'You are the controller of what your visitors tell you, and the shop is your processor.',
    'As processor the shop handles the personal data of visitors on your instructions alone, and deletes them after the fair.',
    'The rent of a stall is paid in advance, by the week, and is not given back. The stall is left clean.',
  ];
  expect(await kind(['# Terms', ...terms])).toBe('processing-agreement');
});

test('under a heading on personal data, who works on the files of the other processes for it', async () => {
  const heading = (title: string) => [
    '# Repairs',
    REPAIRS,
    'The Customer pays within thirty days and leaves the key with a neighbour. Nobody waits longer than a week for a repair.',
    `## ${title}`,
    'The Supplier looks after the files on behalf of the Customer and hands them back in the end.',
    '## Price of personal data',
    'None is paid, and the Customer asks for none.',
  ];
  expect(await kind(heading('Personal data'))).toBe('processing-terms');
  expect(await kind(heading('Spare parts'))).toBe('other-contract');
});

test('a menu above a privacy notice makes it no contract', async () => {
  const notice = [
    'This privacy notice tells which personal data we have of you when you visit our shop, and what we do with them.',
    'You may ask us to erase your data. This privacy notice may change.',
  ];
  expect(await kind(['Home Terms of Service Privacy Policy', '# Privacy Notice', ...notice])).toBe('privacy-notice');
  expect(await kind(['Terms of Use | Cookies | Contact', ...notice])).toBe('privacy-notice');
  const terms =
    'These terms govern your visits to our shop. The privacy policy of the shop is on another page. We may change these terms.';
  expect(await kind(['Home Terms of Service Privacy Policy', '# Terms of Service', terms])).toBe('other-contract');
});
