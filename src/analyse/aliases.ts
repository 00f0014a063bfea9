import { type Tokens, words } from '../language/index.js';
import { matchesAt } from './matches.js';

/** Names that the contract gives to one party in one place: `Acme Data Ltd ("Acme", "we" or the "Vendor")`. */
export interface AliasGroup {
  /** Folded, with the company before the bracket, without its legal form. */
  readonly names: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** Brackets with something in quotation marks. */
const BRACKET = /\(([^()\n]{3,160})\)/uy;
const QUOTED = /["“„«”]\s?(?:\p{L}{1,3}[’' ])?(\p{L}[^"“„«”»\n]{0,38}?)\s?,?["“”»]/gu;
const QUOTATION_MARK = /["“„«”]/;
/** What is named in full before the bracket: capitalised words, "&" and the like between them. In an address it is a country. */
const BEFORE = /(?:^|[^\p{L}\d])((?:\p{Lu}[\p{L}\d&.’'-]*[ ,]{1,2}(?:& )?){0,4}\p{Lu}[\p{L}\d&.’'-]*)\s*$/u;
/** In words. */
const LONGEST_NAME = 3;
/** Code units before a bracket that are looked at. */
const NEAR = 90;

/**
 * Every place that gives names, in order. `isName` tells what may be one, with a legal form or without: neither a "Service" nor
 * the "Parties"; `isOpener` what stands before the first: "Between".
 */
export function aliasGroups(
  text: string,
  dropped: readonly string[],
  isLegalForm: (word: string) => boolean,
  isName: (name: string, isCompany: boolean) => boolean,
  isOpener: (word: string) => boolean,
): AliasGroup[] {
  const groups: AliasGroup[] = [];
  const named = (raw: string): { name: string; isCompany: boolean }[] => {
    const list = words(raw, dropped);
    const length = list.length;
    while (list.length > 1 && isLegalForm(list.at(-1)!)) list.pop();
    const name = list.join(' ');
    const isCompany = list.length < length;
    return list.length > 0 && list.length <= LONGEST_NAME && isName(name, isCompany) ? [{ name, isCompany }] : [];
  };
  for (const bracket of matchesAt(text, '(', BRACKET)) {
    if (!QUOTATION_MARK.test(bracket[1]!)) continue;
    const quoted = [...bracket[1]!.matchAll(QUOTED)].flatMap((m) => named(m[1]!)).map(({ name }) => name);
    if (quoted.length === 0) continue;
    const inFull = BEFORE.exec(text.slice(Math.max(0, bracket.index - NEAR), bracket.index))?.[1] ?? '';
    const before = inFull.replace(/^(\S+)\s+/, (opener, word: string) => (isOpener(word.toLowerCase()) ? '' : opener));
    // "Client: Brillo (“Client”)": an address does not begin a line.
    const at = text.lastIndexOf(before, bracket.index);
    const isFirst = before !== '' && /(?:^|[\n:])\s*$/.test(text.slice(Math.max(0, at - 3), at));
    const company = named(before).filter(({ isCompany }) => isCompany || isFirst);
    const names = new Set([...quoted, ...company.map(({ name }) => name)]);
    groups.push({ names: [...names], start: bracket.index, end: bracket.index + bracket[0].length });
  }
  return groups;
}

/** Code units in which a contract names its parties. */
const PREAMBLE = 6000;
/** Code units from one party to the other: an address, a register, a representative. */
const APART = 400;

/** Two that are named one behind the other where the contract begins: "between X (“Acme”) and Y (“Customer”)". */
export function counterparts(groups: readonly AliasGroup[]): [AliasGroup, AliasGroup][] {
  return groups.flatMap((group, i): [AliasGroup, AliasGroup][] => {
    const next = groups[i + 1];
    return next && next.end < PREAMBLE && next.start - group.end < APART ? [[group, next]] : [];
  });
}

/** How often each of several names stands in the text, found in one walk: a text may have thousands of them. */
export function usesOf(names: Iterable<string>, { forms, ids, length, vocabulary }: Tokens): Map<string, number> {
  const uses = new Map<string, number>();
  /** By first word: how many words the longest of the names has that begin with it. */
  const longest = new Map<string, number>();
  for (const name of names) {
    if (uses.has(name)) continue;
    uses.set(name, 0);
    const list = name.split(' ');
    longest.set(list[0]!, Math.max(longest.get(list[0]!) ?? 0, list.length));
  }
  if (uses.size === 0) return uses;
  const lengths = new Uint8Array(vocabulary.length);
  for (let id = 1; id < vocabulary.length; id++)
    lengths[id] = Math.min(longest.get(vocabulary[id]!) ?? 0, LONGEST_NAME);
  for (let i = 0; i < length; i++) {
    const end = i + lengths[ids[i]!]!;
    let name = '';
    for (let k = i; k < end && ids[k] !== 0; k++) {
      name = k === i ? forms[k]! : `${name} ${forms[k]}`;
      const known = uses.get(name);
      if (known !== undefined) uses.set(name, known + 1);
    }
  }
  return uses;
}
