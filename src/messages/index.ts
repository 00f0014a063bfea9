import { en } from './en.js';
import { fr } from './fr.js';

export type { Counts, Data, PartialParts, Searched } from './en.js';

/** English sets the keys; the other languages have the same. */
export type Messages = typeof en;

const MESSAGES: Readonly<Record<string, Messages>> = { en, fr };

/** The languages in which users can be spoken to. */
export const UI_LANGUAGES: readonly string[] = Object.keys(MESSAGES);

/** The texts in a language ("fr", "fr-CA"); in English where there are none. */
export function messages(language: string): Messages {
  return MESSAGES[baseOf(language)] ?? en;
}

/** The name of a language, "French" of "fr"; the code where it has none. */
export function languageName(code: string, say: Messages): string {
  const known = say.languages[baseOf(code)];
  if (known !== undefined) return known;
  try {
    return new Intl.DisplayNames([say.language], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** "fr" of "fr-CA", "fr_FR.UTF-8" and "FR". */
export function baseOf(language: string): string {
  return language.toLowerCase().split(/[-_.@]/)[0] ?? '';
}
