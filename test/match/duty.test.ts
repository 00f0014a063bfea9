import { analyse } from '../../src/analyse/index.js';
import { loadCatalogue } from '../../src/catalogue/index.js';
import { modeOf, obligorOf } from '../../src/match/duty.js';
import { Scope } from '../../src/match/scope.js';
import { miniDocument } from '../catalogue/mini.js';

const catalogue = await loadCatalogue({ languages: ['en'] });

/** Mode and obligor of the word "notify" (or its inflection) in a passage. */
function duty(text: string): [string, string] {
  const contract = analyse([miniDocument(text)], catalogue, { language: 'en' });
  const index = contract.index[0]!;
  const place = index.tokens.forms.findIndex((f) => f.startsWith('notif') || f.startsWith('delet'));
  const unit = index.units.findLast((u) => u.draft.parts.some((p) => p.range.from <= place && place < p.range.to))!;
  const scope = new Scope(
    index,
    unit.draft.parts.map((p) => p.range),
    unit.draft.breaks,
  );
  const at = scope.local(place);
  const verb = { from: at, to: at + 1 };
  return [obligorOf(verb, scope, index, unit.unit.subject), modeOf(verb, scope, index)];
}

test.each([
  ['The Processor shall notify the Controller.', 'processor', 'affirms'],
  ['The Controller shall notify the Processor.', 'controller', 'affirms'],
  [
    'The Processor and the Sub-processor, for whom the former stands in at any time and in any case, shall notify the Controller.',
    'processor',
    'affirms',
  ],
  // A "not" or a "may" of a condition ends where a party acts behind the comma; in an enumeration no party acts.
  ['If an order is not lawful, the Processor notifies the Controller.', 'processor', 'affirms'],
  ['If an order may be wrong, the Processor notifies the Controller.', 'processor', 'affirms'],
  ['Where staff are not obliged to speak of it, the Processor shall notify the Controller.', 'processor', 'affirms'],
  ['The Processor is not obliged to tell staff, the Supplier or others, or to notify anybody.', 'processor', 'denies'],
  // Behind a semicolon a clause with a subject of its own; without one the subject goes on.
  ['The Processor is bound by law; such duty shall be notified to the Controller.', 'unknown', 'affirms'],
  ['The Processor shall help the Controller; shall notify breaches.', 'processor', 'affirms'],
  ['The Controller shall pay; where the law must be kept, notify the staff.', 'controller', 'affirms'],
  ['Where the Controller asks, Mr Smith (the Processor) shall notify breaches.', 'processor', 'affirms'],
  ['The Processor shall (and the Sub-processors shall) tell the Controller, and notify it.', 'processor', 'affirms'],
  ['The Controller shall be notified of breaches.', 'processor', 'affirms'],
  ['The Controller shall be notified by the Processor.', 'processor', 'affirms'],
  ['The Processor shall be notified of changes.', 'controller', 'affirms'],
  ['The data shall be deleted by the Processor.', 'processor', 'affirms'],
  ['The Processor shall, where the Controller asks for it, notify the Controller.', 'processor', 'affirms'],
  ['The Processor shall at the end, where the Controller so asks, notify the authority.', 'processor', 'affirms'],
  ['On behalf of the Controller, the Processor shall notify the authority.', 'processor', 'affirms'],
  ['The Processor ensures that the Sub-processor shall notify the Controller.', 'sub-processor', 'affirms'],
  ['The Processor shall, if the Controller does not yet know of it, notify the Controller.', 'processor', 'affirms'],
  [
    'The Processor will, to the extent the Controller cannot do so itself, notify the authority.',
    'processor',
    'affirms',
  ],
  ['The Processor shall not, where the Controller knows of it, notify the Controller.', 'processor', 'denies'],
  ['The Processor, where the Controller asks for it, notifies the authority.', 'processor', 'affirms'],
  ['The Processor shall ensure that the data are deleted.', 'processor', 'affirms'],
  ['The Controller shall ensure that all the data are deleted.', 'controller', 'affirms'],
  ['The Processor shall ensure that the data are deleted by the Controller.', 'controller', 'affirms'],
  ['The Processor shall not be obliged to notify the Controller.', 'processor', 'denies'],
  ['The Processor shall not notify the Controller.', 'processor', 'denies'],
  ['The Processor is under no obligation to notify the Controller.', 'processor', 'denies'],
  ['The Processor may notify the Controller.', 'processor', 'weakens'],
  ['The Processor shall notify the Controller at its sole discretion.', 'processor', 'weakens'],
  ['The Processor shall notify the Controller, which may, at its sole discretion, refuse.', 'processor', 'affirms'],
  ['The Processor shall, in its sole discretion, notify the Controller.', 'processor', 'weakens'],
  ['The Processor shall without undue delay notify the Controller.', 'processor', 'affirms'],
  ['The Processor shall not later than tomorrow notify the Controller.', 'processor', 'affirms'],
  ['The Processor shall:\n- notify the Controller of breaches;\n- pay.', 'processor', 'affirms'],
  [
    '# Obligations of the Controller\nBreaches must be notified.\nMust notify the other party of changes.',
    'unknown',
    'affirms',
  ],
])('%s', (text, obligor, mode) => {
  expect(duty(text)).toEqual([obligor, mode]);
});
