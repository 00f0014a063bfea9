/** A number or bullet typed by hand at the head of a line. */
export interface Marker {
  readonly form: 'bullet' | 'word' | 'dotted' | '1.' | '1)' | '(1)' | 'a)' | '(a)' | 'a.' | 'I.';
  /** Counts from 1, where the form counts; for `dotted` the last number. */
  readonly value: number;
  /** Code units up to the text, white space included. */
  readonly length: number;
}

const BULLET = /^(?:[-*•·▪▫◦‣●○■□➢➤►\uf0b7\uf0a7]|[–—](?=\s)|o(?=\t|\s{2})|[✓✔✅✗✘✖❌➜➔→⇒▶👉🔹🔸]\ufe0f?)\s+(?=\S)/u;
/** A mark that stands nowhere but at the head of an item: wherever a line begins with one, an item does. */
const PICTOGRAM = /^[✓✔✅✗✘✖❌➜➔👉🔹🔸]\ufe0f?\s/u;
const WORD =
  /^(?:articles?|art\.|artikel|art[ií]culo|articolo|artigo|artykuł|clause|cl[aá]usula|clausola|section|sección|secção|sezione|annex(?:e|o)?|appendix|schedule|exhibit|anlage|anhang|bijlage|bilaga|bilag|allegato|załącznik|liite|klausel|abschnitt|ziffer|punkt|§§?)\s*(\d{1,3}|[ivxlc]{1,7}|[a-z])(?=[\s.:)–—-]|$)/iu;

/** The marker at the head of a line without leading white space. */
export function markerOf(line: string): Marker | undefined {
  const bullet = BULLET.exec(line);
  if (bullet) return { form: 'bullet', value: 0, length: bullet[0].length };
  const word = WORD.exec(line);
  if (word) return { form: 'word', value: numberOf(word[1] ?? ''), length: word[0].length };
  const dotted = /^\d{1,3}(?:\.\d{1,3}){1,5}\.?(?=\s|$)\s*/.exec(line);
  if (dotted)
    return { form: 'dotted', value: Number(/(\d+)\.?\s*$/.exec(dotted[0])?.[1] ?? 0), length: dotted[0].length };
  const plain = /^(\()?(\d{1,3}|[a-zA-Z]|[ivxlIVXL]{1,7})([.)])(?=\s)\s+/.exec(line);
  if (!plain) return undefined;
  const [whole, open, number = '', close] = plain;
  const isDigits = /^\d/.test(number);
  if (open !== undefined && close !== ')') return undefined;
  const value = isDigits ? Number(number) : number.length === 1 ? letterOf(number) : romanOf(number);
  if (close === ')') {
    const form = isDigits ? (open ? '(1)' : '1)') : open ? '(a)' : 'a)';
    return { form, value, length: whole.length };
  }
  return { form: isDigits ? '1.' : number.length > 1 ? 'I.' : 'a.', value, length: whole.length };
}

/**
 * Whether the second of two lines begins a block of its own, and is not the rest of a sentence that was
 * wrapped before "5. ", "(a) " or "Article 28". `last`: the marker before it, in the same paragraph.
 */
export function beginsBlock(before: string, line: string, last: Marker | undefined): Marker | undefined {
  const marker = markerOf(line);
  if (!marker) return undefined;
  const end = before.trimEnd();
  if (marker.form === 'bullet' && last?.form === 'bullet' && PICTOGRAM.test(line)) return marker;
  if (marker.form === 'word') {
    // "… in accordance with / Article 28 GDPR": only a sentence that is over, or a title, lets one begin.
    return /[.;:!?]["”»)\]]*$/.test(end) && !ENDS_OPEN.test(end) ? marker : undefined;
  }
  if (last && last.form === marker.form && marker.value === last.value + 1) return marker;
  if (ENDS_OPEN.test(end)) return undefined;
  if (/[.;:!?]["”»)\]]*$|[,—–]$/.test(end)) return marker;
  // The line before is a title of its own: "7 Audits" / "7.1 The processor …"
  if (marker.form === 'dotted' && end.length < 60 && markerOf(end) !== undefined) return marker;
  return /(?:^|\s)(?:and|or|et|ou|und|oder|e|o|y|og|och|en|of|oraz|lub|ja|tai|sowie)$/i.test(end) &&
    marker.form !== 'a.'
    ? marker
    : undefined;
}

/** Abbreviations after which a number belongs to the sentence. */
const ENDS_OPEN =
  /(?:^|[\s(])(?:art|arts|abs|nr|no|nos|n°|para|paras|lit|ziff|sec|cl|cf|vgl|bzw|ust|pkt|tel|p|pp|s|stk|mom|rn)\.$/i;

function numberOf(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  return text.length === 1 && !/[ivxIVX]/.test(text) ? letterOf(text) : romanOf(text);
}

function letterOf(letter: string): number {
  return letter.toLowerCase().charCodeAt(0) - 96;
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

function romanOf(text: string): number {
  const values = [...text.toLowerCase()].map((c) => ROMAN[c] ?? 0);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
}
