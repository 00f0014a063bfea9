import type { Document } from '../model.js';
import { francAll } from './franc.js';

export interface DetectedLanguage {
  /** BCP 47, or undefined where the text is too short or in a language that the detector does not know. */
  readonly code: string | undefined;
  /** Nothing but a declaration or a guess on little text. */
  readonly guessed: boolean;
}

const detected = new WeakMap<Document, DetectedLanguage>();

/** The language of a document: its blocks vote with their length, a declared language breaks ties. Found once for each. */
export function detectLanguage(document: Document): DetectedLanguage {
  const known = detected.get(document);
  if (known) return known;
  const found = detect(document);
  detected.set(document, found);
  return found;
}

function detect(document: Document): DetectedLanguage {
  const declared = document.declaredLanguage?.slice(0, 2).toLowerCase();
  const votes = new Map<string, number>();
  let told = 0;
  const plain = samples(document).map((sample) => ({ sample, code: plainLanguage(sample) }));
  const all = plain.reduce((sum, { sample }) => sum + sample.length, 0);
  for (const { sample, code } of plain) {
    if (code === undefined) continue;
    votes.set(code, (votes.get(code) ?? 0) + sample.length);
    told += sample.length;
  }
  const [first, second] = [...votes].sort((a, b) => b[1] - a[1]);
  // What is left could not change it.
  if (first && !second && first[1] > (all * 2) / 3 && told >= SURE) return { code: first[0], guessed: false };
  // Lists and tables have few little words; all prose together has enough, where most of it is in one language.
  const together = all >= SURE ? mainLanguage(plain.map(({ sample }) => sample).join('\n')) : undefined;
  if (together !== undefined && (!first || first[0] === together)) return { code: together, guessed: false };
  for (const { sample, code: known } of plain) {
    if (known !== undefined) continue;
    const [best] = francAll(sample, { minLength: 40, only: all < SURE ? COMMON : KNOWN });
    if (!best || best[0] === 'und') continue;
    const code = TWO_LETTERS[best[0]] ?? best[0];
    votes.set(code, (votes.get(code) ?? 0) + sample.length);
    told += sample.length;
  }
  const [winner] = [...votes].sort((a, b) => b[1] - a[1]);
  if (!winner) return { code: declared, guessed: true };
  if (winner[1] < told / 2 && declared && votes.has(declared)) return { code: declared, guessed: true };
  return { code: winner[0], guessed: told < SURE };
}

/** Characters of prose on which a language is more than guessed. */
const SURE = 200;

/** Little words that prose cannot do without and that no other of the languages that contracts are written in has. */
const LITTLE_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(
    'the and shall any with by to be that this which from their its have been for are will not such other may your our of'.split(
      ' ',
    ),
  ),
  fr: new Set(
    'les une dans pour aux avec qui est sont cette être leur leurs ainsi sous toute tout ces sur par et ses dont elle il'.split(
      ' ',
    ),
  ),
};

/** The language of a sample whose little words leave no doubt: the detector, whose data take long to load, need not be asked. */
function plainLanguage(sample: string): string | undefined {
  const { words, best, next } = counted(sample);
  return words >= 8 && best.count >= words / 4 && next.count <= words / 20 ? best.code : undefined;
}

/**
 * The language of which a long sample has at least two thirds of the little words that contracts in it have: in 121 English
 * ones 28 of a hundred words, in 45 French ones 12, of the other's nearly none, and at most 4 in contracts in seven other languages.
 */
function mainLanguage(sample: string): string | undefined {
  const { words, best, next } = counted(sample);
  const usual = USUAL_SHARE[best.code]!;
  return best.count >= (words * usual * 2) / 3 && next.count <= words / 50 ? best.code : undefined;
}

const USUAL_SHARE: Readonly<Record<string, number>> = { en: 0.28, fr: 0.12 };

/** How many words a sample has, and how many of them are little words of each language, the commonest first. */
function counted(sample: string): {
  words: number;
  best: { code: string; count: number };
  next: { code: string; count: number };
} {
  const words = sample.toLowerCase().split(/[\s\d!-@[-`{-~’“”«»]+/);
  const counts = Object.entries(LITTLE_WORDS).map(([code, little]) => ({
    code,
    count: words.reduce((sum, word) => sum + (little.has(word) ? 1 : 0), 0),
  }));
  const [best, next] = counts.sort((a, b) => b.count - a.count);
  return { words: words.length, best: best!, next: next! };
}

/** Some dozen stretches of prose from all over the document: enough to be sure, and independent of its length. */
function samples(document: Document): string[] {
  const size = 300;
  const prose = document.blocks.filter((b) => b.kind !== 'heading' && b.end - b.start > 60);
  const step = Math.max(1, Math.ceil(prose.length / 12));
  const picked = prose
    .filter((_, i) => i % step === 0)
    .map((b) => document.text.slice(b.start, Math.min(b.end, b.start + size)));
  return picked.length > 0 ? picked : [document.text.slice(0, 2000)];
}

/**
 * The languages that a contract may be in, by what franc calls them (ISO 639-3): all of the European Union that it knows, their
 * neighbours, and those with a script of their own. Of every language that it knows it would guess too freely.
 */
const TWO_LETTERS: Readonly<Record<string, string>> = {
  eng: 'en',
  fra: 'fr',
  deu: 'de',
  nld: 'nl',
  spa: 'es',
  ita: 'it',
  por: 'pt',
  cat: 'ca',
  glg: 'gl',
  ron: 'ro',
  swe: 'sv',
  dan: 'da',
  nob: 'no',
  nno: 'no',
  fin: 'fi',
  ekk: 'et',
  lvs: 'lv',
  lit: 'lt',
  pol: 'pl',
  ces: 'cs',
  slk: 'sk',
  slv: 'sl',
  hrv: 'hr',
  bos: 'bs',
  srp: 'sr',
  mkd: 'mk',
  bul: 'bg',
  hun: 'hu',
  als: 'sq',
  ell: 'el',
  tur: 'tr',
  rus: 'ru',
  ukr: 'uk',
  bel: 'be',
  afr: 'af',
  ind: 'id',
  zlm: 'ms',
  vie: 'vi',
  arb: 'ar',
  pes: 'fa',
  heb: 'he',
  hin: 'hi',
  cmn: 'zh',
  jpn: 'ja',
  kor: 'ko',
  tha: 'th',
  kat: 'ka',
  hye: 'hy',
};
const KNOWN = Object.keys(TWO_LETTERS);
/** Of them those that a line or two, which is too little to tell relatives apart, is more likely to be in. */
const COMMON = 'eng fra deu nld spa ita por swe pol ces ron hun ell bul hrv tur rus ukr'.split(' ');
