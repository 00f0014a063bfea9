import { type AnalysedContract, analyse } from '../../src/analyse/index.js';
import { loadCatalogue } from '../../src/catalogue/index.js';
import { readDocument } from '../../src/read/index.js';
import { miniDocument } from '../catalogue/mini.js';

const catalogue = await loadCatalogue();
const contract = (text: string, language = 'en'): AnalysedContract =>
  analyse([miniDocument(text)], catalogue, { language });
const quotes = (c: AnalysedContract, kind: string) =>
  c.units
    .filter((u) => u.kind === kind)
    .map((u) => u.spans.map((s) => c.documents[s.document]!.text.slice(s.start, s.end)));
const roles = (c: AnalysedContract) => Object.fromEntries(c.parties.map((p) => [p.role, p.names]));

describe('units', () => {
  test('a lead-in is read with each of its items', () => {
    expect(
      quotes(contract('The Processor shall:\n- inform the Controller of breaches;\n- delete the data.'), 'item'),
    ).toEqual([
      ['The Processor shall:', 'inform the Controller of breaches;'],
      ['The Processor shall:', 'delete the data.'],
    ]);
  });

  test('an item that is one word is no heading', () => {
    const c = contract('The Processor undertakes:\n(a) Confidentiality; and\n(b) notifying the Client of breaches.');
    expect(quotes(c, 'item')).toContainEqual(['The Processor undertakes:', 'notifying the Client of breaches.']);
  });

  test('a clause behind the mark of a heading is text', async () => {
    const clause =
      'The Processor shall, at the choice of the Controller, delete or return all records at the end of the work that it does for it.';
    const document = await readDocument(`# Terms\n\n## ${clause}\n\n## The end of the work`, { path: 'terms.md' });
    const c = analyse([document], catalogue, { language: 'en' });
    expect(quotes(c, 'sentence')).toContainEqual([clause]);
    expect(c.clauses.map(({ heading }) => heading)).toContain('The end of the work');
  });

  test('nested lists carry every lead-in above them', () => {
    const found = quotes(
      contract('The Processor shall:\n- assist the Controller with:\n  - audits;\n  - requests.\n- delete the data.'),
      'item',
    );
    expect(found).toContainEqual(['The Processor shall:', 'assist the Controller with:', 'audits;']);
    expect(found).toContainEqual(['The Processor shall:', 'delete the data.']);
  });

  test('items that lost their marks still belong to their lead-in', () => {
    const found = quotes(
      contract(
        'The Processor shall:\nassist the Controller with audits;\nand delete the data.\nThe fee is due in May.',
      ),
      'item',
    );
    expect(found).toContainEqual(['The Processor shall:', 'assist the Controller with audits;']);
    expect(found.flat()).not.toContain('The fee is due in May.');
  });

  test('paragraphs that begin with a dash are items', async () => {
    const html = '<p>(a) The Processor helps with:</p><p>― audits of the data</p><p>—Requests</p><p>‐ breaches</p>';
    const c = analyse([await readDocument(html, { path: 'terms.html' })], catalogue, { language: 'en' });
    const found = quotes(c, 'item').filter(([lead]) => lead === 'The Processor helps with:');
    expect(found.map(([, item]) => item)).toEqual(['― audits of the data', '—Requests', '‐ breaches']);
  });

  test('a sentence that a page break has cut is joined', () => {
    const found = quotes(
      contract('The Processor shall notify the Controller of any personal\ndata breach without undue delay.'),
      'sentence',
    );
    expect(found).toContainEqual([
      'The Processor shall notify the Controller of any personal\ndata breach without undue delay.',
    ]);
  });

  test('a sentence that goes on from the one before is read with it', () => {
    const found = quotes(
      contract('The Processor reports breaches. Such notification is made within a day.'),
      'sentence',
    );
    expect(found).toContainEqual(['The Processor reports breaches.', 'Such notification is made within a day.']);
  });

  test('fields: a label before a colon, a table row, a heading with what stands under it', () => {
    const found = quotes(contract('# Types of data\nNames, addresses\nPurpose: payroll\nDuration | one year'), 'field');
    expect(found).toContainEqual(['Purpose', 'payroll']);
    expect(found).toContainEqual(['Duration', 'one year']);
    expect(found).toContainEqual(expect.arrayContaining(['Types of data', 'Names, addresses']));
  });

  test('a paragraph of several labels is as many fields', () => {
    const c = contract(
      'Subject matter: hot lunches. Data subjects: residents and carers. They eat at noon. Duration: a year.',
    );
    expect(quotes(c, 'field')).toEqual([
      ['Subject matter', 'hot lunches.'],
      ['Data subjects', 'residents and carers.', 'They eat at noon.'],
      ['Duration', 'a year.'],
    ]);
    expect(quotes(contract('Fees: ten euros. They are due in May.'), 'field')).toEqual([
      ['Fees', 'ten euros. They are due in May.'],
    ]);
  });

  test('a heading of several things is no label of items that have labels of their own', () => {
    const own = (heading: string) =>
      quotes(contract(`# ${heading}\n- Term: one year\n- People: swimmers\nIt is all about swimming.`), 'field');
    expect(own('Length, nature and goal')).toContainEqual(['Length, nature and goal', 'It is all about swimming.']);
    expect(own('Data')).toContainEqual(['Data', 'Term: one year', 'People: swimmers', 'It is all about swimming.']);
  });

  test('heads of columns over blanks are no content', () => {
    const own = (cells: string) => quotes(contract(`# Helpers\nName | Country\n${cells}\n# Fees\nNone`), 'field');
    expect(own('[name] | [country]')).toContainEqual(['Helpers', '[name]', '[country]']);
    expect(own('Brillo | [country]')).toContainEqual(['Helpers', 'Name', 'Country', 'Brillo', '[country]']);
  });

  test('a lead-in below a lead-in has the items of both', () => {
    const found = quotes(
      contract(
        'At the end the Processor shall:\nat the wish of the Controller:\n- delete the data;\n- send them back.\nIt pays in May.',
      ),
      'item',
    );
    expect(found).toContainEqual([
      'At the end the Processor shall:',
      'at the wish of the Controller:',
      'delete the data;',
    ]);
    expect(found.flat()).not.toContain('It pays in May.');
  });

  test('definitions and recitals oblige nobody', () => {
    const c = contract(
      '# Definitions\n“Processor” means a person who processes data.\n# Audits\nThe Processor shall allow audits.',
    );
    const binding = c.units.filter((u) => u.kind === 'sentence').map((u) => u.binding);
    expect(binding).toEqual([false, true]);
  });
});

describe('clauses', () => {
  test('numbers typed by hand make paths as a lawyer cites them', () => {
    const c = contract(
      '# 7. Audits\n7.2 The Processor allows:\n(a) audits of the systems at any time;\n(b) inspections of its premises.\n# Annex 1\nList of measures',
    );
    expect(c.clauses.map((x) => x.path)).toEqual([undefined, '7', '7.2', '7.2(a)', '7.2(b)', 'Annex 1']);
    expect(c.clauses.at(-1)!.kind).toBe('annex');
  });
});

describe('parties', () => {
  test('statutory names need no definition', () => {
    expect(roles(contract('The Controller instructs. The Processor obeys.'))).toEqual({
      controller: ['Controller'],
      processor: ['Processor'],
    });
  });

  test('a definition in brackets binds a name', () => {
    const c = contract(
      'Miller Ltd (the “Controller”) and Brown plc (“Processor”) agree. Brown shall help. The Supplier shall pay.',
    );
    expect(roles(c).processor).toContain('Supplier');
  });

  test('a company that acts as processor is the processor', () => {
    const c = contract(
      'Zonda acts as processor on behalf of the Client. Zonda shall help. Zonda shall pay. Zonda shall stop. Zonda shall go.',
    );
    expect(roles(c)).toMatchObject({ controller: ['Client'], processor: expect.arrayContaining(['Zonda']) });
  });

  test('the contract outweighs what a word usually means', () => {
    const c = contract(
      'The Supplier is the controller. The Supplier acts as controller. The Supplier (the “Controller”) instructs the Agency (the “Processor”).',
    );
    expect(roles(c).controller).toContain('Supplier');
    expect(roles(c).processor).toContain('Agency');
  });

  test('a customer that may itself be a processor stays the controller', () => {
    const c = contract(
      'The Customer is the controller, or where the Customer is a processor, its clients are. The Provider acts as processor.',
    );
    expect(roles(c).controller).toContain('Customer');
  });

  test('a word that may mean anybody is the party that one plain sentence calls it', () => {
    const plain = contract(
      'The Employer is the controller and the Bureau is the processor. The Employer may audit the Bureau.',
    );
    expect(roles(plain)).toMatchObject({
      controller: expect.arrayContaining(['Employer']),
      processor: expect.arrayContaining(['Bureau']),
    });
    const supposed = contract(
      'Where the Employer is the controller, the Processor will be told. The Employer may audit.',
    );
    expect(roles(supposed).controller).not.toContain('Employer');
  });

  test('an independent controller, or one for purposes of its own, is none of this contract', () => {
    const own = (words: string) =>
      roles(
        contract(
          `The Client is the controller and we are the processor.\n${words}\nWe shall delete the data. We must answer.`,
        ),
      );
    for (const words of [
      'We act as an independent controller for billing.',
      'For billing we are a separate controller.',
      'We are the controller for our own purposes.',
    ]) {
      expect(own(words).processor).toContain('we');
      expect(own(words).controller).not.toContain('we');
    }
    const french = contract(
      'Nous sommes sous-traitant. Le Client est responsable du traitement.\nNous sommes responsable de traitement autonome pour la facturation.\nNous devons supprimer les données.',
      'fr',
    );
    expect(roles(french).controller).not.toContain('Nous');
  });

  test('names in one bracket are one party, with the company before it', () => {
    const c = contract(
      'Harrow Mills Ltd ("Harrow Mills", "we" or the "Supplier") and you (the "Customer") agree.\nHarrow Mills hosts. Harrow Mills helps. Harrow Mills writes.\nThe Supplier shall process data on behalf of the Customer.',
    );
    expect(roles(c).processor).toContain('Harrow Mills');
  });

  test('of two parties that are named one behind the other, the one is what the other is not', () => {
    const c = contract(
      'This contract is between Birchfield of 3 Mill Lane ("Birchfield") and Quell of 9 High Street (the "Vendor").\nThe Vendor shall process data for Birchfield. The Vendor shall report to Birchfield.',
    );
    expect(roles(c).controller).toContain('Birchfield');
    expect(roles(c).processor).toContain('Vendor');
  });

  test('a verb that stands once binds both, and a short name is the company', () => {
    const c = contract(
      'The Vendor is the processor and the Company the controller.\nThe Vendor shall delete the data. The Company may audit.',
    );
    expect(roles(c)).toMatchObject({ controller: ['the Company', 'controller'], processor: ['Vendor', 'processor'] });
    const short = contract(
      'Sealby Inc. is the processor. The Client is the controller. Sealby hosts. Sealby helps. Sealby shall answer.',
    );
    expect(roles(short).processor).toContain('Sealby');
    // Nothing is stated of here.
    const supposed = contract(
      'Where the Vendor is the processor and the Company the controller, clause 3 holds.\nThe Company pays.',
    );
    expect(roles(supposed).controller).not.toContain('the Company');
  });

  test('a defined thing and a country are no parties', () => {
    const c = contract(
      'The Controller (the "Purpose") and Acme of Denmark ("Acme") are the controller and the processor.\nThe Purpose is hosting. The Purpose may change. The Purpose counts. Denmark, Denmark, Denmark.',
    );
    expect(c.parties.flatMap(({ names }) => names)).not.toContain('Purpose');
    expect(c.parties.flatMap(({ names }) => names)).not.toContain('Denmark');
  });

  test('a word that is large only where a sentence begins is no party', () => {
    const c = contract(
      'Insofar as the Controller stores records, it backs them up. Insofar as the Processor keeps logs, it deletes them. Brillo acts as the Processor, and Brillo shall say so.',
    );
    expect(c.parties.flatMap(({ names }) => names)).not.toContain('Insofar');
    expect(roles(c).processor).toContain('Brillo');
  });

  test.each([
    ['Brillo Ltd is the controller. Northgate Inc. is the processor.', 'Brillo Ltd', 'Northgate Inc'],
    ['Brillo Ltd is the controller and Northgate Inc. the processor.', 'Brillo Ltd', 'Northgate Inc'],
    ['Brillo is the controller and Northgate the processor.', 'Brillo', 'Northgate'],
    ['The Publisher is the controller and Inkwell Mailings Ltd is the processor.', 'Publisher', 'Inkwell Mailings Ltd'],
  ])('a company is named where it is given a role: %s', (statement, controller, processor) => {
    const c = contract(`${statement} Northgate shall help Brillo.`);
    expect(roles(c).controller).toContain(controller);
    expect(roles(c).processor).toContain(processor);
    expect(c.parties.flatMap(({ names }) => names)).not.toContain('The');
  });

  test('who is served by the processor is the controller, though the word may mean anybody', () => {
    const c = contract(
      'The Vendor processes the records on behalf of the University. The Vendor acts on behalf of the University. The Vendor shall help the University.',
    );
    expect(roles(c)).toMatchObject({ controller: ['University'], processor: ['Vendor'] });
  });

  test('a blank before a legal form is no name', () => {
    const c = contract(
      'This is between [COMPANY NAME] Ltd (the "Processor") and the Customer. The Name of each user is kept. The Processor stores the Name and deletes the Name.',
    );
    expect(c.parties.flatMap(({ names }) => names.map((name) => name.toLowerCase()))).not.toContain('name');
  });

  test('a legal form that is a common word makes no company of the word before it', () => {
    const c = contract(
      'The tool comes AS IT IS AND AS AVAILABLE, AND AS A GIFT. Brillo pays and shall sign. Brillo asks and shall wait. Brillo comes and shall go. It sells pens and ink and glue and tape and string and wax. The Processor shall help.',
    );
    expect(c.parties.flatMap(({ names }) => names.map((name) => name.toLowerCase()))).not.toContain('and');
  });

  test('a heading in capitals is no part of a name', () => {
    const c = contract(
      'Brillo SA est le Sous-traitant. OBLIGATIONS DE BRILLO SA (SOUS-TRAITANT). Brillo SA assiste le Responsable de traitement.',
      'fr',
    );
    expect(roles(c).processor).toEqual(expect.arrayContaining(['Brillo SA']));
    expect(c.parties.flatMap(({ names }) => names).join()).not.toMatch(/obligations/i);
  });

  test('a common word written small is a party only behind an article', () => {
    const c = contract(
      'Le Prestataire est le sous-traitant. On vise tout autre organisme qui trie des fiches pour le compte du Responsable de traitement, et tout autre organisme qui les garde pour le compte du Responsable de traitement.',
      'fr',
    );
    expect(roles(c).processor).toEqual(['Prestataire', 'sous-traitant']);
  });

  test('quotation marks are no part of a name', () => {
    const c = contract('The "Company" acts as controller. The Company shall pay. The Company shall ask the Processor.');
    expect(roles(c).controller!.join()).not.toContain('"');
  });

  test('a common noun is the party that one plain sentence calls it, and for short, too', () => {
    const c = contract(
      'The village orchard is the controller and Brillo Ltd is the processor. The village orchard names a contact. The orchard signs. The orchard pays. The orchard asks. The village orchard waits.',
    );
    expect(roles(c).controller).toEqual(expect.arrayContaining(['village orchard', 'orchard']));
    const supposed = contract(
      'Where the orchard is the controller, it says so. The orchard signs. The orchard pays. The Processor shall help the Controller.',
    );
    expect(roles(supposed).controller).not.toContain('orchard');
  });

  test('who is served by the processor is the controller, by whatever common word', () => {
    const c = contract(
      'Le Sous-traitant traite les fiches pour le compte du Responsable. Le Responsable signe. Le Sous-traitant assiste le Responsable.',
      'fr',
    );
    expect(roles(c).controller).toEqual(['Responsable']);
  });

  test('we and you are opposite parties', () => {
    const c = contract('We act as processor for you. You are the controller. We shall help you.');
    expect(roles(c)).toMatchObject({
      controller: expect.arrayContaining(['you']),
      processor: expect.arrayContaining(['We']),
    });
  });

  test('a company with its legal form is one name', () => {
    const c = contract(
      'Brillo SA processes the data on behalf of the Customer. Brillo SA will help. Brillo SA will pay. Brillo SA shall stop.',
    );
    expect(roles(c).processor).toContain('Brillo SA');
  });

  test('providers in general are not the processor where it has its own name', () => {
    const c = contract(
      'The Processor shall help the Controller. The Processor shall pay. The Processor shall stop. It may use service providers. Such service providers shall be bound.',
    );
    expect(roles(c).processor).toEqual(['Processor']);
  });

  test.each([
    ['The Authority (Controller) shall pay. The Contractor (Processor) shall help.', 'Authority'],
    ['The School (as controller) signs. The Supplier helps the School.', 'School'],
    ['The Charity is controller and the Agency is processor. The Charity pays. The Charity signs.', 'Charity'],
    ['Controller: the School. Processor: the Supplier. The School pays.', 'School'],
    ['Brillo is the controller and the Independent Contractor is the processor. Brillo shall pay.', 'Brillo'],
    ['The Council (controller) will make sure of it. The Trust (processor) will obey the Council.', 'Council'],
    [
      'Controller: Ashby Borough. Processor: Brillo Data Ltd. Brillo helps Ashby Borough. Ashby Borough pays.',
      'Ashby Borough',
    ],
    [
      'Data controller: the parish hall; data processor: Brillo. The parish hall pays. The parish hall asks.',
      'parish hall',
    ],
  ])('a role in brackets, in front or in apposition binds a name: %s', (text, name) => {
    expect(roles(contract(text)).controller).toContain(name);
  });

  test.each([
    ['The Foundation (as controller) and the Bureau (our processor) meet. The Bureau pays.', 'en', 'Bureau'],
    ['Controller: the School. Processor: Brillo Films Ltd. Brillo Films helps the School.', 'en', 'Brillo Films'],
    [
      'La Ville (responsable de traitement) confie au Studio (son sous-traitant) le site. Le Studio aide la Ville.',
      'fr',
      'Studio',
    ],
    [
      "Responsable de traitement : l'École. Sous-traitant : Brillo Formation SARL. Brillo Formation aide l'École.",
      'fr',
      'Brillo Formation',
    ],
  ])('and so is the processor: %s', (text, language, name) => {
    expect(roles(contract(text, language)).processor).toContain(name);
  });

  test('a verb that stands once binds a common noun, too', () => {
    const c = contract(
      'The Orchard is the controller and the Bureau the processor. The Bureau shall help the Orchard.',
    );
    expect(roles(c).processor).toContain('Bureau');
  });

  test.each([
    [
      'The Data Controller is the Orchard; the Data Processor is Brillo AS. Brillo helps the Orchard. The Orchard pays.',
      'Orchard',
    ],
    ['The Seamstress acts as controller. The Seamstress pays. The Seamstress asks. The Supplier helps.', 'Seamstress'],
    ['The Supplier sorts cards on behalf of the Council. The Council pays the Supplier.', 'Council'],
  ])('a name behind the role, one that acts in it, and a public body: %s', (text, name) => {
    expect(roles(contract(text)).controller).toContain(name);
  });

  test('what a role is like is no name', () => {
    const c = contract(
      'The controller is responsible. The Controller is the owner. The owner is responsible. The owner pays. The Processor helps.',
    );
    expect(roles(c).controller!.map((name) => name.toLowerCase())).toEqual(['controller']);
  });

  test('a company is called by its first word where that has a duty', () => {
    const c = contract('Brillo Estates LLP is the controller and Northgate Ltd is the processor. Brillo must pay.');
    expect(roles(c).controller).toContain('Brillo');
  });

  test('the short name of the controller in French', () => {
    const names = (text: string) =>
      roles(contract(`Le Client est responsable de traitement. Le Prestataire est sous-traitant. ${text}`, 'fr'))
        .controller;
    expect(names('Le Responsable autorise un recours.')).toContain('Responsable');
    for (const text of [
      'Le responsable est prévenu.',
      'Le Responsable de la sécurité est prévenu.',
      "Le Responsable d'exploitation est prévenu.",
    ])
      expect(names(text)!.filter((name) => /^responsable$/i.test(name))).toEqual([]);
  });

  test('what each party owes to the other, the processor owes to the controller', () => {
    const others = (text: string, language = 'en') => {
      const { mentions, tokens } = contract(text, language).index[0]!;
      return mentions
        .filter(({ role, oblique }) => role === 'controller' && oblique)
        .map(({ from, to }) => tokens.forms.slice(from, to).join(' '));
    };
    expect(others('The Supplier is the processor. Each party shall allow the other to audit.')).toEqual(['the other']);
    expect(others('The Supplier is the processor. The parties shall help each other.')).toEqual(['each other']);
    expect(others('The Supplier is the processor. Each party shall keep the other obligations.')).toEqual([]);
    expect(others('The Supplier is the processor. On the one hand it pays, on the other it does not.')).toEqual([]);
    expect(others('The Lender is the owner. Each party shall allow the other to audit.')).toEqual([]);
    expect(others("Le Prestataire est sous-traitant. Chaque partie permet à l'autre de faire un audit.", 'fr')).toEqual(
      ['autre'],
    );
    expect(
      others('Le Prestataire est sous-traitant. Chaque partie permet à un autre de faire un audit.', 'fr'),
    ).toEqual([]);
  });

  test('who is served in the possessive is the controller', () => {
    const c = contract(
      "The Vendor keeps the records on the University's behalf. The Vendor shall help the University. The University pays.",
    );
    expect(roles(c)).toMatchObject({ controller: ['University'], processor: ['Vendor'] });
  });

  test.each([
    [
      'The Processor may call on hosting firms (the “Providers”). The Providers shall sign. The Providers shall help the Controller.',
      'en',
    ],
    [
      "Le Sous-traitant peut faire appel à d'autres sociétés (ci-après, les « Prestataires »). Les Prestataires doivent signer. Les Prestataires doivent aider le Client.",
      'fr',
    ],
  ])('firms that the processor may call on are not the processor: %s', (text, language) => {
    const c = contract(text, language);
    expect(roles(c).processor).toHaveLength(1);
    expect(c.index[0]!.mentions.map(({ role }) => role)).toContain('sub-processor');
  });

  test('suppliers that are defined as the parties are the processor still', () => {
    const c = contract(
      'Brillo Ltd and Dash Ltd (the “Suppliers”) are the processors of the Client. The Suppliers shall sign. The Suppliers shall help.',
    );
    expect(c.index[0]!.mentions.map(({ role }) => role)).not.toContain('sub-processor');
  });

  test('an association behind an elided article is one, too', () => {
    const c = contract(
      "L'association est le responsable du traitement. Le Prestataire assiste l'association. L'association doit payer. L'association doit signer.",
      'fr',
    );
    expect(roles(c).controller).toContain('association');
  });

  test('a little word may be part of a name', () => {
    const c = contract('BANK OF BRILLO PLC is the controller and Northgate Ltd is the processor. Northgate Ltd pays.');
    expect(roles(c).controller).toContain('BANK OF BRILLO PLC');
  });

  test('a role that is only supposed, or told to a name, binds nobody', () => {
    const supposed = contract(
      'The Customer shall pay. The Customer shall ask. Where the Customer (as processor) acts for its clients, it says so. If the Customer (as processor) asks, the Supplier helps.',
    );
    expect(roles(supposed).controller).toContain('Customer');
    const told = contract('The School signs. The School pays. Processor: the School is told of each breach.');
    expect(roles(told).processor ?? []).not.toContain('School');
  });

  test('a modifier is no party', () => {
    const c = contract(
      'The payroll office is the processor. The payroll is kept. The payroll is sent. The payroll is read. The payroll office asks. The payroll office signs. The Controller pays.',
    );
    expect(roles(c).processor).toContain('payroll office');
    expect(roles(c).processor).not.toContain('payroll');
  });

  test('a supplier beside a sub-processor is the processor still', () => {
    const c = contract(
      'If the supplier uses a sub-processor, the supplier remains liable to the customer. Before it uses a sub-processor, the supplier tells the customer.',
    );
    expect(roles(c).processor).toContain('supplier');
  });

  test('an example of a sub-processor is not the processor', () => {
    const c = contract(
      'The Processor may engage sub-processors (e.g. hosting providers). It tells the Controller which hosting providers are sub-processors.',
    );
    expect(roles(c).processor).toEqual(['Processor']);
  });

  test('an agreement, data or the authority is no party', () => {
    const c = contract(
      'The Agreement shall end. The Agreement shall bind. The Agreement shall stand. The Processor shall help the Controller.',
    );
    expect(Object.values(roles(c)).flat()).not.toContain('Agreement');
  });

  test('a sub-processor is not the processor', () => {
    const c = contract('The Sub-processor shall pay. The Processor shall help the Controller.');
    expect(roles(c).processor).toEqual(['Processor']);
  });
});

describe('torn words', () => {
  const forms = (text: string, language = 'en') =>
    contract(text, language).index[0]!.tokens.forms.filter((f) => f !== '');

  test('halves that are no words and make one together are read as one', () => {
    expect(forms('The proces sor shall prov ide the Con- troller with inf ormation.')).toEqual(
      'the processor shall provide the controller with information'.split(' '),
    );
  });

  test('words beside each other stay two', () => {
    const text = 'Infrastructure as a part of it, sub- and other processors, in formation, accessible via mail';
    expect(forms(text)).toEqual(
      'infrastructure as a part of it sub and other processors in formation accessible via mail'.split(' '),
    );
    expect(forms('la démarche administrative, les dommages causés', 'fr')).toHaveLength(6);
  });

  test('two words that are glued together are read as two, each at its place', () => {
    expect(forms('impactassessments of personaldata, the database, lightweight paperwork')).toEqual(
      'impact assessments of personal data the database lightweight paperwork'.split(' '),
    );
    const { tokens } = contract('The personaldata stay.').index[0]!;
    const at = tokens.forms.indexOf('data');
    expect([tokens.starts[at], tokens.ends[at]]).toEqual([12, 16]);
  });

  test('the quote is what stands there', () => {
    const c = contract('The Con- troller and the Processor meet.');
    expect(roles(c).controller).toEqual(['Con- troller']);
  });
});

describe('references', () => {
  const targets = (text: string) =>
    contract(text)
      .references.filter((r) => r.kind === 'gdpr-article')
      .map((r) => r.targets);

  test('ranges and lists of articles', () => {
    expect(targets('obligations under Articles 32 to 36 of the GDPR')).toEqual([['32', '33', '34', '35', '36']]);
    expect(targets('Art. 32–34 and 36 GDPR')).toEqual([['32', '33', '34', '36']]);
    expect(targets('under Articles 30, and 32 to 34 of the GDPR')).toEqual([['30', '32', '33', '34']]);
    expect(targets('pursuant to Article 28(3)(f) GDPR')).toEqual([['28(3)(f)']]);
    expect(targets('under Articles 32-36 of the GDPR;\n3. to delete the data')).toEqual([
      ['32', '33', '34', '35', '36'],
    ]);
    expect(targets('under Articles 32-36;\n3. to delete the data')).toEqual([['32', '33', '34', '35', '36']]);
  });

  test('an article of the contract is none of the GDPR', () => {
    expect(targets('as set out in Article 5 of this agreement')).toEqual([]);
  });

  test('a source in brackets is marked as one', () => {
    const refs = contract('The Processor helps with audits (Art. 28(3)(h) GDPR).').index[0]!.references;
    expect(refs.map((r) => r.bracketed)).toEqual([true]);
  });
});

describe('references within the contract', () => {
  const chapters = [1, 2, 3, 4, 5, 6, 7]
    .map((n) => `# ${n}. Chapter\n${n}.1 The Processor shall help the Controller.\n${n}.2 It shall pay.`)
    .join('\n');
  const warned = (text: string) =>
    contract(`${chapters}\n${text}`)
      .warnings.filter((w) => w.code === 'reference-to-nowhere')
      .map((w) => w.data.reference);

  test('a clause that is there, one that is not, one of another contract', () => {
    const text =
      '8.1 As clause 3.1 and clause 2.2 say, and clause 3.9, and clause 9.9 of the Main Agreement, it shall do so.';
    expect(warned(text)).toEqual(['clause 3.9']);
  });

  test('where the numbering is lost nothing is said', () => {
    expect(contract('As clause 3.9 says, the Processor shall help.').warnings).toEqual([]);
  });
});

describe('blanks', () => {
  const blanks = (text: string) =>
    contract(text)
      .blanks.filter((b) => !b.signature)
      .map((b) => contract(text).documents[0]!.text.slice(b.span.start, b.span.end));

  test.each([
    ['Purpose: [●]', '[●]'],
    ['Purpose: ………………', '………………'],
    ['Purpose: ________', '________'],
    ['Purpose: {{purpose}}', '{{purpose}}'],
    ['Purpose: to be completed', 'to be completed'],
    ['Purpose: [insert purpose]', '[insert purpose]'],
    ['Purpose: XXX', 'XXX'],
    [
      'Data: [e.g. names, addresses, telephone numbers, orders, dates of birth, invoices and whatever else the customer has in its files]',
      '[e.g. names, addresses, telephone numbers, orders, dates of birth, invoices and whatever else the customer has in its files]',
    ],
    [
      'Purpose: [whatever the order of the inn asks for — e.g. taking bookings, answering letters, keeping the list of those who wait for a room]',
      '[whatever the order of the inn asks for — e.g. taking bookings, answering letters, keeping the list of those who wait for a room]',
    ],
  ])('%s', (text, blank) => {
    expect(blanks(text)).toEqual([blank]);
  });

  test.each(['see note [1]', 'as Art. 5 says [12]', 'Signature: ____________', 'Date: __________'])(
    '%s is no gap in the content',
    (text) => {
      expect(blanks(text)).toEqual([]);
    },
  );
});

describe('boxes', () => {
  test('a box in a cell of its own is for its row', () => {
    const unticked = (text: string) =>
      contract(text).blanks.map(({ span: { start, end } }) => contract(text).documents[0]!.text.slice(start, end));
    expect(unticked('☐ | swimmers\n☐ | divers')).toEqual(['swimmers', 'divers']);
    expect(unticked('☒ | swimmers\n☐ | divers')).toEqual(['divers']);
    expect(unticked('swimmers | ☒ yes ☐ no')).toEqual(['☐ no']);
  });

  test('a box may stand behind what it is for', () => {
    const unticked = (text: string) =>
      contract(text).blanks.map(({ span: { start, end } }) =>
        contract(text).documents[0]!.text.slice(start, end).trim(),
      );
    expect(unticked('People: swimmers ☐, divers ☒, rowers ☐')).toEqual(['swimmers ☐', ', rowers ☐']);
    expect(unticked('☒ swimmers ☐ divers')).toEqual(['☐ divers']);
  });
});

describe('annexes', () => {
  test('present, empty and not supplied', () => {
    const c = contract(
      'The measures are in Annex 1, the sub-processors in Annex 2 and the data in Annex 3.\n# Annex 1\nEncryption of disks\n# Annex 2',
    );
    expect(c.annexes.map((a) => [a.name, a.state])).toEqual([
      ['Annex 1', 'present'],
      ['Annex 2', 'empty'],
      ['Annex 3', 'not-supplied'],
    ]);
  });
});

describe('kind of contract', () => {
  const prose =
    'The parties meet once a year to talk about prices and the quality of what was delivered, and either may end the contract in May.';

  test('a processing agreement', () => {
    expect(
      contract(
        `# Data processing agreement\nThe Processor processes personal data for the Controller. The Processor shall help the Controller. ${prose}`,
      ).kind,
    ).toBe('processing-agreement');
  });

  test('terms of sale without a word on processing', () => {
    expect(
      contract(`# Terms of sale\nThe Supplier delivers the goods. The Customer pays. ${prose} ${prose}`).kind,
    ).toBe('other-contract');
  });

  test.each([
    ['en', 'The Supplier handles personal data on behalf of the Customer.', 'processing-terms'],
    ['en', 'We keep personal data on your behalf.', 'processing-terms'],
    ['en', 'Personal data are kept on behalf of the Customer.', 'processing-terms'],
    ['en', 'The Supplier may use personal data that it finds on site only to perform the order.', 'processing-terms'],
    ['en', 'The Supplier looks at personal data in the lift solely to provide the repair.', 'processing-terms'],
    ['en', 'The Supplier uses your personal data only to provide the goods.', 'other-contract'],
    [
      'en',
      'The Supplier may use a ladder only to perform the order. Personal data are no subject here.',
      'other-contract',
    ],
    ['en', 'We keep no personal data on your behalf.', 'other-contract'],
    ['en', 'Our carriers read personal data on our behalf.', 'other-contract'],
    ['en', 'The Supplier signs for parcels on behalf of the Customer.', 'other-contract'],
    ['fr', 'Le Prestataire traite des données personnelles pour le compte du Client.', 'processing-terms'],
    ['fr', 'Nous traitons des données personnelles pour votre compte.', 'processing-terms'],
    ['fr', 'Le Prestataire ne consulte les données personnelles que pour exécuter la commande.', 'processing-terms'],
    ['fr', 'Le Prestataire signe les colis pour le compte du Client.', 'other-contract'],
  ])('another contract in which one party processes for the other: %s, %s', (language, sentence, kind) => {
    const rest =
      language === 'en' ? `# Terms of sale\n${prose}` : '# Contrat de vente\nLe Client paie chaque année en mai.';
    expect(contract(`${rest}\n# Data\n${sentence} ${rest}`, language).kind).toBe(kind);
  });

  test.each([
    [`# Terms of service\nOur privacy policy is part of these terms. ${prose}`, 'other-contract'],
    [`# Privacy Policy and Terms of Service\nAll about lamps. ${prose}`, 'other-contract'],
    [`# Privacy policy\nThis page goes with our terms of use. ${prose}`, 'privacy-notice'],
  ])('terms of service with a privacy policy are a contract: %s', (text, kind) => {
    expect(contract(text).kind).toBe(kind);
  });

  test('a privacy notice', () => {
    expect(
      contract(`# Privacy notice\nThis privacy notice tells how we use your personal data and your rights. ${prose}`)
        .kind,
    ).toBe('privacy-notice');
  });
});

test('several documents are one contract, and spans name the document', () => {
  const c = analyse(
    [
      miniDocument('The Supplier acts as processor for the Customer.'),
      miniDocument('The Supplier shall allow audits by the Customer.'),
    ],
    catalogue,
    { language: 'en' },
  );
  expect(new Set(c.units.map((u) => u.spans[0]!.document))).toEqual(new Set([0, 1]));
  expect(roles(c)).toMatchObject({ controller: ['Customer'], processor: expect.arrayContaining(['Supplier']) });
});

test('labels that stand on lines of their own within a paragraph', async () => {
  const read = async (text: string) =>
    analyse([await readDocument(text, { path: 'annex.md' })], catalogue, { language: 'en' });
  const annex = `# Annex

**Types of data**<br>
Names of guests, what they ordered, and at which table they sat on that evening.<br>
**Persons concerned**<br>
Guests of the inn and those who book a room for somebody else.

Bring us to: The Old Mill<br>
12 Long Lane, Wexford`;
  expect(quotes(await read(annex), 'field')).toEqual(
    expect.arrayContaining([
      ['Types of data', 'Names of guests, what they ordered, and at which table they sat on that evening.'],
      ['Persons concerned', 'Guests of the inn and those who book a room for somebody else.'],
    ]),
  );
  // A line that is only cut by the width of its paragraph is no label.
  const narrow = await read(
    '# Notices\n\nAlpha works for the best<br>\nPrivate guests of the<br>\nmany who come to dine too',
  );
  expect(quotes(narrow, 'field').some(([label]) => label === 'Private guests of the')).toBe(false);
});

test('short items with small Roman numbers are a list, not headings', async () => {
  const text = `7\\. What is done with the data:

i. Scanning

ii. Sorting

iii. Shredding

The inn pays by the box.`;
  const read = analyse([await readDocument(text, { path: 'annex.md' })], catalogue, { language: 'en' });
  expect(quotes(read, 'field')).toContainEqual(['What is done with the data', 'Scanning', 'Sorting', 'Shredding']);
});
