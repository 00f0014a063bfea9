/**
 * What the glyphs of symbol fonts look like, by their code in the font. Only those that carry meaning in a
 * contract: boxes, ticks, bullets and the signs of the Symbol font.
 */
const WINGDINGS: Readonly<Record<number, string>> = {
  110: '■',
  111: '☐',
  112: '☐',
  113: '☐',
  114: '☐',
  120: '☒',
  108: '•',
  159: '•',
  167: '▪',
  168: '☐',
  216: '➢',
  224: '→',
  232: '→',
  240: '⇨',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
};

const WINGDINGS_2: Readonly<Record<number, string>> = {
  42: '☐',
  48: '☐',
  79: '✗',
  80: '✓',
  81: '☒',
  82: '☑',
  83: '☒',
  84: '☒',
  151: '•',
  163: '☐',
};

const WEBDINGS: Readonly<Record<number, string>> = { 97: '✓', 99: '☐', 114: '✗', 103: '■' };

const SYMBOL: Readonly<Record<number, string>> = {
  45: '−',
  127: '☐',
  163: '≤',
  174: '→',
  177: '±',
  179: '≥',
  180: '×',
  183: '•',
  185: '≠',
  210: '®',
  211: '©',
  212: '™',
  226: '®',
  227: '©',
  228: '™',
  240: '→',
};

/** The text of one glyph; U+FFFD when it is not known. `code` may lie in the private use area (F000–F0FF). */
export function symbolText(font: string, code: number): string {
  const glyph = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  return tableOf(font)?.[glyph] ?? (glyph === code && glyph >= 0x20 ? String.fromCodePoint(code) : '\ufffd');
}

/** Text of a run with the glyphs of a symbol font replaced; undefined when there are none. */
export function replaceSymbols(text: string, font: string | undefined): string | undefined {
  const table = tableOf(font);
  if (!table && !PRIVATE_USE.test(text)) return undefined;
  const replaced = text.replace(/[\s\S]/g, (character) => {
    const code = character.charCodeAt(0);
    if (code >= 0xf000 && code <= 0xf0ff) return symbolText(table ? font! : 'Wingdings', code);
    // Letters in the Symbol font are Greek ones; only what is in the table is replaced.
    return table?.[code] ?? character;
  });
  return replaced === text ? undefined : replaced;
}

/** Box glyphs: true when ticked, false when not, undefined for other text. */
export function boxState(text: string): boolean | undefined {
  const first = text.trimStart()[0];
  if (first === '☐') return false;
  return first === '☑' || first === '☒' ? true : undefined;
}

const PRIVATE_USE = /[\uf000-\uf0ff]/;

function tableOf(font: string | undefined): Readonly<Record<number, string>> | undefined {
  switch (font?.toLowerCase()) {
    case 'wingdings':
      return WINGDINGS;
    case 'wingdings 2':
      return WINGDINGS_2;
    case 'webdings':
      return WEBDINGS;
    case 'symbol':
      return SYMBOL;
    default:
      return undefined;
  }
}
