import { lint, type Report } from '../../src/index.js';

/** Names that stand in no quotation marks, bound by the sentence or the table that says who is what. */

const read = (content: string, language = 'en') => lint({ path: 'agreement.md', content }, { language });

const names = ({ parties }: Report, role: string) =>
  parties.filter((party) => party.role === role).flatMap((party) => party.names);

const both = async (content: string, language?: string) => {
  const report = await read(content, language);
  return [names(report, 'controller'), names(report, 'processor')];
};

const verdict = ({ findings }: Report, id: string) => findings.find(({ requirement }) => requirement === id)!.verdict;

test('names of several words, with a hyphen or "of" in them, and what they are called for short', async () => {
  const [controller, processor] = await both(
    'Larkfield Software Co-op is the processor and the University of Sandmere is the controller of the personal data. Larkfield must help. The University must tell Larkfield what it needs. The University pays.',
  );
  expect(controller).toEqual(expect.arrayContaining(['University of Sandmere', 'University']));
  expect(processor).toEqual(expect.arrayContaining(['Larkfield Software Co-op', 'Larkfield']));
});

test('whom the processor serves, and for whom it processes personal data', async () => {
  expect((await both('Quibble Ltd is the processor for Tansy Borough. Personal data stay there.'))[0]).toContain(
    'Tansy Borough',
  );
  expect(
    await both('Pebble Barn processes personal data on behalf of Hilltop Primary. Pebble Barn keeps them safe.'),
  ).toEqual([['Hilltop Primary'], ['Pebble Barn']]);
  expect(
    await both(
      'La société Oclia agit comme sous-traitant de la mutuelle Privalor. Oclia protège les données personnelles.',
      'fr',
    ),
  ).toEqual([['Privalor'], expect.arrayContaining(['Oclia'])]);
});

test('a short form in brackets without quotation marks', async () => {
  const controller = (
    await both('Oldgate Housing Association (OHA) is the controller and Netbrook Ltd is the processor. OHA pays.')
  )[0];
  expect(controller).toEqual(expect.arrayContaining(['OHA', 'Oldgate Housing Association']));
});

test('a duty of the other party by such a name is not the processor’s', async () => {
  const duty = (who: string, whom: string) =>
    `Tansy Borough is the controller and Pebble Barn is the processor.\n\n${who} shall notify ${whom} of each personal data breach without undue delay.`;
  expect(verdict(await read(duty('Pebble Barn', 'Tansy Borough')), 'breach-notification')).toBe('satisfied');
  expect(verdict(await read(duty('Tansy Borough', 'Pebble Barn')), 'breach-notification')).not.toBe('satisfied');
});

test('conditions, denials, matters and nobody give no names', async () => {
  const text = [
    'Personal data are kept safe.',
    'If Pebble Barn is the processor, it helps. Neither Larkfield Mill nor Quibble Bakery is the controller.',
    'Nobody is the processor. Whoever is the controller pays. Everyone is the processor of something.',
    'Marrow Plant is the controller of complaints.',
    'Processor: Encryption.',
    'Encryption must be strong.',
  ];
  const found = (await both(text.join('\n\n'))).flat();
  expect(found.filter((name) => !/^(?:the )?(?:controller|processor)$/i.test(name))).toEqual([]);
  expect(
    await both(
      'Le conseil d’administration est le responsable du traitement des plaintes. Les données personnelles restent là.',
      'fr',
    ),
  ).toEqual([['responsable du traitement'], []]);
});

test('more names of one role than a contract has parties are a list of others', async () => {
  const hosts = ['Alder Mill', 'Birch Bakery', 'Cedar Point', 'Dogwood Cove'];
  const list = hosts.map((name) => `${name} is the processor of personal data.`).join(' ');
  expect((await both(list))[1]).toEqual(['processor']);
});

test('names in a table with a column or a row for each party; not those of who signs', async () => {
  const columns = '| | Controller | Processor |\n|---|---|---|\n| Name | Tansy Borough | Pebble Barn |';
  const rows = '| Role | Name |\n|---|---|\n| Controller | Tansy Borough |\n| Processor | Pebble Barn, Mill Lane 2 |';
  for (const table of [columns, rows]) {
    const [controller, processor] = await both(`${table}\n\nPebble Barn protects the personal data.`);
    expect(controller).toContain('Tansy Borough');
    expect(processor).toContain('Pebble Barn');
  }
  const signed = `${columns}\n| Signature | | |\n\nThe Processor protects the personal data.`;
  expect((await both(signed)).flat()).not.toContain('Tansy Borough');
});

test('a cross in a column of a table gives the duty to the party of that column', async () => {
  const table = (customer: string, supplier: string) =>
    `The Customer is the controller and the Supplier is the processor of the personal data.\n\n| Task | Customer | Supplier |\n|---|---|---|\n| Assist with data protection impact assessments | ${customer} | ${supplier} |`;
  const found = async (customer: string, supplier: string) =>
    verdict(await read(table(customer, supplier)), 'dpia-assistance');
  expect(await found('', 'X')).toBe('satisfied');
  expect(await found('I', 'R')).toBe('satisfied');
  expect(await found('X', '')).toBe('absent');
  expect(await found('A', 'C')).toBe('absent');
  expect(await found('✓', '✓')).toBe('satisfied');
});

test('names in apposition, behind an inserted phrase, with the verb left out, and with a small legal form', async () => {
  expect(await both('Meadow plc is the controller and Nutkin Inc. the processor. The personal data stay.')).toEqual([
    expect.arrayContaining(['Meadow plc']),
    expect.arrayContaining(['Nutkin Inc']),
  ]);
  expect((await both('Personal data go to Tansy Weir, the processor, each day.'))[1]).toContain('Tansy Weir');
  expect(
    await both('Abélia est responsable, Nortis sous-traitante. Nortis protège les données personnelles.', 'fr'),
  ).toEqual([expect.arrayContaining(['Abélia']), expect.arrayContaining(['Nortis'])]);
  const inserted =
    'Bleuet Marketing intervient, sauf accord écrit contraire, en qualité de sous-traitant. Les données personnelles restent.';
  expect((await both(inserted, 'fr'))[1]).toContain('Bleuet Marketing');
});

test('a word that usually means one party means the other where the contract says so', async () => {
  const parties = await both('The Agency is the controller and the Supplier is the processor. The personal data stay.');
  expect(parties).toEqual([expect.arrayContaining(['Agency']), expect.arrayContaining(['Supplier'])]);
  expect((await both('Where the Customer is a processor, the Supplier helps with personal data.'))[0]).toEqual([
    'Customer',
  ]);
});

test('a noun with an epithet, and a noun that belongs to another one', async () => {
  const text =
    'Le Syndicat mixte est le responsable de traitement et le Délégataire est le sous-traitant. Le Syndicat paie. Les données personnelles restent dans l’interface d’administration.';
  const [controller] = await both(text, 'fr');
  expect(controller).toContain('Syndicat');
  expect(controller).not.toContain('administration');
});

test('whose data they are does not say who processes them', async () => {
  expect(await both('We process your personal data as processor; you remain responsible for them.')).toEqual([
    ['you'],
    ['We', 'processor'],
  ]);
  const processors = (await both('Nous hébergeons vos données en tant que sous-traitant.', 'fr'))[1];
  expect(processors).toEqual(['Nous', 'sous-traitant']);
  expect((await both('You appoint us to act as processor of your personal data.'))[0]).toContain('You');
  const ofGuests = 'We handle personal data of your guests as a processor. You must pay.';
  expect(await both(ofGuests)).toEqual([['You'], ['We', 'processor']]);
  const ofClub =
    "Quibblor trie les données de l'Association en qualité de sous-traitant. L'Association doit payer. L'Association doit choisir.";
  expect((await both(ofClub, 'fr'))[1]).not.toContain('Association');
  // The duties of the Agency are its own.
  expect(
    (await both('The duties of the Agency as processor of personal data stand here. The Agency shall pay.'))[1],
  ).toContain('Agency');
});

test('brackets with a role belong to the name right before them', async () => {
  expect(
    await both('Parties: Tansy Borough (controller), Quibblepay (processor). Personal data are kept safe.'),
  ).toEqual([expect.arrayContaining(['Tansy Borough']), expect.arrayContaining(['Quibblepay'])]);
  const cell = '| Lot | Parties |\n|---|---|\n| 1 | Commune de Tansy (responsable), Quibblepay (sous-traitant) |';
  expect(await both(`${cell}\n\nLes données personnelles restent en France.`, 'fr')).toEqual([
    ['Commune de Tansy'],
    ['Quibblepay', 'sous-traitant'],
  ]);
  expect(
    (
      await both(
        'Le Foyer Tansy (responsable du traitement) a prié Quibblor (sous-traitant) de trier les données personnelles.',
        'fr',
      )
    )[1],
  ).toContain('Quibblor');
});

test('a word that may mean anybody, with its role in brackets or in apposition', async () => {
  const [controller] = await both(
    'Larkfield College, Sandmere, hereinafter "School" (controller), and Quibble GmbH, hereinafter "Quibblor" (processor). Personal data are kept safe. Quibblor shall help the School.',
  );
  expect(controller).toContain('School');
  expect(
    await both("L'Agence, sous-traitant, livre à l'Annonceur, responsable de traitement, les fichiers.", 'fr'),
  ).toEqual([expect.arrayContaining(['Annonceur']), expect.arrayContaining(['Agence'])]);
});

test('a name with its role where the verb stands once, and with whom it serves', async () => {
  const last = await both('La mairie est responsable de traitement et Quibblor sous-traitant.', 'fr');
  expect(last[1]).toContain('Quibblor');
  expect((await both("Quibblor, sous-traitant de l'Office, protège les données personnelles.", 'fr'))[1]).toContain(
    'Quibblor',
  );
});

test('the last word of the name of a body with an article', async () => {
  const text = 'Tansy Trust is the controller and Quibble Ltd the processor of personal data.';
  expect((await both(`${text} Quibble Ltd shall warn the Trust.`))[0]).toEqual(
    expect.arrayContaining(['Tansy Trust', 'Trust']),
  );
  const alike = await both(
    'Tansy Trust is the controller and Oldgate Trust is the processor of personal data. They shall warn the Trust.',
  );
  expect(alike.flat()).not.toContain('Trust');
});

test('somebody else’s provider and a verb that looks like a name are no party', async () => {
  const english = await both(
    'Quibble Ltd is the processor and Tansy Ltd is the controller. Personal data may go to another provider or any third-party supplier.',
  );
  expect(english.flat()).not.toEqual(expect.arrayContaining(['provider']));
  expect(english.flat()).not.toEqual(expect.arrayContaining(['supplier']));
  const french = await both(
    'Le Prestataire est sous-traitant. Ses sous-traitants ultérieurs y adhèrent par écrit, ou un autre opérateur, ou un hébergeur tiers. Le responsable du traitement choisit.',
    'fr',
  );
  expect(french).toEqual([['responsable du traitement'], expect.arrayContaining(['Prestataire'])]);
  for (const other of ['opérateur', 'hébergeur']) expect(french[1]).not.toContain(other);
});

test('names in a table of the two parties alone', async () => {
  const rest = '\n\nPersonal data are kept safe.';
  const parties = [expect.arrayContaining(['Tansy Borough']), expect.arrayContaining(['Quibblor'])];
  expect(await both(`| Controller | Tansy Borough |\n|---|---|\n| Processor | Quibblor |${rest}`)).toEqual(parties);
  expect(await both(`| Controller | Processor |\n|---|---|\n| Tansy Borough | Quibblor |${rest}`)).toEqual(parties);
  // Tasks, and one of the two with other matters.
  expect(
    await both(`| Controller | Processor |\n|---|---|\n| Determines the Purposes | Keeps Records |${rest}`),
  ).toEqual([['Controller'], ['Processor']]);
  expect(await both(`| Processor | Quibblor |\n|---|---|\n| Place | Sandmere |${rest}`)).toEqual([[], ['Processor']]);
});

test('a company that acts on your behalf', async () => {
  const text =
    'These terms bind you and Quibble Apps Ltd ("Quibblor"). You are the controller of your guests’ personal data. Quibblor keeps them on your behalf. Quibblor is quick.';
  expect((await both(text))[1]).toContain('Quibblor');
});
