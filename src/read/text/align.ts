import type { Piece } from './pieces.js';

const REFERENCE = /&(?:#[xX]?[0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?/y;
const AMPERSAND = /^&(?:amp|AMP|#38|#[xX]0*26);?$/;

/**
 * Finds the way back from the value of a text node to the source between `from` and `to`, which differ by
 * escapes, character references, the prefixes of quoted or indented lines and line ends. Only characters
 * that stand verbatim in the source get a place, so a place is never wrong by more than the parser is.
 */
export function align(value: string, source: string, from: number, to: number): Piece[] {
  if (source.startsWith(value, from) && from + value.length <= to) return [{ text: value, source: from }];
  const pieces: Piece[] = [];
  let start = 0; // of the run that is being collected
  let at = 0;
  let place = from;
  const flush = () => {
    if (at > start) pieces.push({ text: value.slice(start, at), source: place - (at - start) });
    start = at;
  };
  const made = (length: number) => {
    flush();
    pieces.push({ text: value.slice(at, at + length) });
    at += length;
    start = at;
  };
  while (at < value.length && place < to) {
    const wanted = value[at];
    const found = source[place];
    if (found === '&') {
      REFERENCE.lastIndex = place;
      const reference = REFERENCE.exec(source)?.[0];
      if (reference !== undefined && (AMPERSAND.test(reference) || !value.startsWith(reference, at))) {
        made((value.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
        // Without a semicolon the name may run into the next word: skip the "&" only and find back below.
        place += reference.endsWith(';') ? reference.length : 1;
        start = at;
        continue;
      }
    }
    if (wanted === found) {
      at++;
      place++;
    } else if (wanted === '\n' && found === '\r') {
      made(1);
      place += source[place + 1] === '\n' ? 2 : 1;
    } else if (wanted === '\ufffd' || (isBlank(wanted) && isBlank(found))) {
      made(1);
      place++;
    } else {
      flush();
      place++;
    }
  }
  flush();
  if (at < value.length) pieces.push({ text: value.slice(at) });
  return pieces;
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\n' || character === '\r';
}
