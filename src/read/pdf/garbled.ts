import type { PageContent } from './types.js';

/** Less text than this says too little about a font. */
const ENOUGH_LETTERS = 60;
/** And so much says enough. */
const SAMPLE = 6_000;

/** Fonts without a usable character map: what is read of them is no text in any language. */
export function garbledFonts(contents: readonly PageContent[]): Set<string> {
  const samples = new Map<string, string>();
  for (const { runs } of contents) {
    for (const run of runs) {
      const text = samples.get(run.font) ?? '';
      if (text.length < SAMPLE) samples.set(run.font, `${text} ${run.text}`);
    }
  }
  return new Set([...samples].filter(([, text]) => isGarbled(text)).map(([font]) => font));
}

/** Whether text cannot be words: signs without a meaning, or letters in no language's order. */
export function isGarbled(text: string): boolean {
  const printed = text.replace(/\s/gu, '');
  const nameless = unmapped(text);
  if (nameless >= 5 && nameless > 0.2 * printed.length) return true;
  // In other scripts vowels are not always written; they are not judged.
  const letters = printed.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters < ENOUGH_LETTERS || letters < 0.3 * printed.length) return false;
  const words = text.toLowerCase().match(/[\p{L}\p{M}’']+/gu) ?? [];
  if (words.filter((word) => COMMON_WORDS.has(word)).length > 0.03 * words.length) return false;
  const vowels = printed.normalize('NFD').match(/[aeiouyæøœı]/giu)?.length ?? 0;
  const clusters = words.filter((word) => /[bcdfghjklmnpqrstvwxz]{5}/u.test(word)).length;
  const share = vowels / letters;
  return share < 0.24 || share > 0.65 || clusters > 0.12 * words.length;
}

/** How many characters of a text stand for no sign that is known. */
export function unmapped(text: string): number {
  return text.match(UNMAPPED)?.length ?? 0;
}

/** Control characters, private use (also beyond the first plane), the sign for an unknown character. */
export const UNMAPPED = /[\p{Cc}\p{Co}\ufffd]/gu;

/** How many signs a wrong character map makes of quotation marks: "« name »" comes out as "= name >". Numbers compare. */
export function misread(text: string): number {
  return 2 * (text.match(/(?<=^|[\s(])=\s+(?!\d)[^=<>]{1,100}?\s+>(?=[\s),.;:]|$)(?!\s*\d)/gu)?.length ?? 0);
}

const COMMON_WORDS = new Set(
  (
    'the of and to in or by for with any be is as on that this shall not which such from ' +
    'le la les de des du et en à au aux un une par pour dans que qui ou sur est ce se son ' +
    'der die das und zu den dem des von mit für im ist nicht auf eine ein oder nach sich als ' +
    'el los las y por con una del al para su no lo il di e che per gli della dei nel da un sono ' +
    'o os a as do da dos das em com não uma ao het een van te voor op met door zijn niet dat ' +
    'och att av som på är för med till inte ett eller af at ikke til er det i ja tai on ei että ' +
    'w z na do się oraz nie lub że jest przez dla a v se je ke za s ve ne'
  ).split(' '),
);
