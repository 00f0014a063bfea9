import { francAll } from 'franc';
import { detectLanguage } from '../../src/analyse/language.js';
import { readDocument } from '../../src/read/index.js';

const TEXTS = {
  en: 'The processor shall process the personal data only on documented instructions from the controller, and it shall make available to the controller all information that is necessary to show this.',
  fr: 'Le sous-traitant ne traite les données que sur instruction documentée du responsable du traitement, et met à sa disposition toutes les informations qui sont nécessaires pour le démontrer.',
  de: 'Der Auftragsverarbeiter verarbeitet die personenbezogenen Daten nur auf dokumentierte Weisung des Verantwortlichen und stellt ihm alle Informationen zur Verfügung, die dafür erforderlich sind.',
  nl: 'De verwerker verwerkt de persoonsgegevens uitsluitend op basis van schriftelijke instructies van de verwerkingsverantwoordelijke en stelt hem alle informatie ter beschikking die nodig is.',
};

test.each(Object.entries(TEXTS))('%s is told, and as the detector of the library tells it', async (code, text) => {
  const document = await readDocument(Array(4).fill(text).join('\n\n'), { path: 'contract.txt' });
  expect(detectLanguage(document)).toEqual({ code, guessed: false });
  const [best] = francAll(text);
  expect({ eng: 'en', fra: 'fr', deu: 'de', nld: 'nl' }[best![0]]).toBe(code);
});

test.each([
  [
    'da',
    'Databehandleren må kun behandle personoplysninger efter dokumenteret instruks fra den dataansvarlige og skal stille alle de oplysninger til rådighed for den dataansvarlige, som er nødvendige for at påvise dette.',
  ],
  [
    'fi',
    'Henkilötietojen käsittelijä käsittelee henkilötietoja ainoastaan rekisterinpitäjän antamien dokumentoitujen ohjeiden mukaisesti ja saattaa rekisterinpitäjän saataville kaikki tiedot, jotka ovat tarpeen tämän osoittamiseksi.',
  ],
])('a language with few speakers is told, too: %s', async (code, text) => {
  const document = await readDocument(Array(4).fill(text).join('\n\n'), { path: 'contract.txt' });
  expect(detectLanguage(document)).toEqual({ code, guessed: false });
});

test('a line of an annex is guessed to be in a language that is common', async () => {
  const document = await readDocument('# Annex 1\n\nTypes of personal data: names, addresses\n', { path: 'annex.md' });
  expect(detectLanguage(document)).toEqual({ code: 'en', guessed: true });
});

test('an English quotation does not make a German contract English', async () => {
  const document = await readDocument(`${Array(6).fill(TEXTS.de).join('\n\n')}\n\n${TEXTS.en}`, {
    path: 'contract.txt',
  });
  expect(detectLanguage(document).code).toBe('de');
});
