import { type RunProperties, readRunProperties } from './run-properties.js';
import { child, integer, value, type XmlElement } from './xml.js';

/** A style with what it inherits already resolved (ECMA-376 part 1, 17.7.2). */
export interface Style {
  readonly id: string;
  readonly name: string;
  /** 1 to 9 when paragraphs of this style are headings. */
  readonly heading?: number;
  /** List membership, with the styles that may be linked to a level of the list, nearest first. */
  readonly numbering?: { readonly list: string; readonly level?: number };
  readonly chain: readonly string[];
  readonly run: RunProperties;
}

export interface Styles {
  /** The style of a paragraph: of the name that it gives, or else the default one. */
  paragraph(id: string | undefined): Style | undefined;
  run(id: string | undefined): RunProperties;
  /** Table styles whose first row is bold or shaded. */
  emphasisesFirstRow(id: string | undefined): boolean;
  /** `w:numId` of a numbering style. */
  list(id: string): string | undefined;
  readonly defaults: RunProperties;
}

interface RawStyle {
  readonly id: string;
  readonly name: string;
  readonly basedOn: string | undefined;
  readonly element: XmlElement;
}

export function readStyles(root: XmlElement | undefined): Styles {
  const raw = new Map<string, RawStyle>();
  const defaults = readRunProperties(child(child(child(root, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr'));
  let defaultParagraph: string | undefined;
  for (const element of root?.children ?? []) {
    const id = element.attributes['w:styleId'];
    if (element.name !== 'w:style' || id === undefined) continue;
    raw.set(id, { id, name: value(element, 'w:name') ?? id, basedOn: value(element, 'w:basedOn'), element });
    const isDefault = element.attributes['w:default'];
    if (element.attributes['w:type'] === 'paragraph' && (isDefault === '1' || isDefault === 'true'))
      defaultParagraph = id;
  }
  const resolved = new Map<string, Style>();
  const resolve = (id: string | undefined): Style | undefined => {
    if (id === undefined || !raw.has(id)) return undefined;
    const known = resolved.get(id);
    if (known) return known;
    const style = resolveStyle(id, raw);
    resolved.set(id, style);
    return style;
  };
  return {
    // A paragraph that names a style which does not exist gets the default one (17.3.1.27).
    paragraph: (id) => resolve(id) ?? resolve(defaultParagraph),
    run: (id) => resolve(id)?.run ?? {},
    emphasisesFirstRow: (id) => chainOf(id, raw).some((style) => isFirstRowEmphasised(style.element)),
    list: (id) => value(child(child(raw.get(id)?.element, 'w:pPr'), 'w:numPr'), 'w:numId'),
    defaults,
  };
}

function resolveStyle(id: string, raw: ReadonlyMap<string, RawStyle>): Style {
  const chain = chainOf(id, raw);
  const heading = headingLevel(chain);
  const numbering = listOf(chain);
  const run: RunProperties = {};
  for (const style of chain.toReversed()) Object.assign(run, readRunProperties(child(style.element, 'w:rPr')));
  return {
    id,
    name: raw.get(id)!.name,
    ...(heading === undefined ? {} : { heading }),
    ...(numbering === undefined ? {} : { numbering }),
    chain: chain.map((style) => style.id),
    run,
  };
}

const MAX_CHAIN = 50;

/** The style and those that it is based on, nearest first; a circle is cut. */
function chainOf(id: string | undefined, raw: ReadonlyMap<string, RawStyle>): RawStyle[] {
  const chain: RawStyle[] = [];
  for (let style = raw.get(id ?? ''); style && chain.length < MAX_CHAIN; style = raw.get(style.basedOn ?? '')) {
    if (chain.includes(style)) break;
    chain.push(style);
  }
  return chain;
}

/**
 * The built-in names are English in every edition of Word, but other programs write the names of their
 * language. Danish and Norwegian share one, so do Spanish and Portuguese nearly.
 */
const HEADING_NAME =
  /^(?:heading|titre|überschrift|uberschrift|berschrift|rubrik|título|titulo|ttulo|titolo|kop|overskrift|otsikko|nagłówek|naglowek|nadpis|cabeçalho|encabezado|címsor|titlu|naslov)[ _-]?([1-9])$/iu;

function headingLevel(chain: readonly RawStyle[]): number | undefined {
  for (const style of chain) {
    const outline = integer(value(child(style.element, 'w:pPr'), 'w:outlineLvl'));
    // Level 9 is body text (17.3.1.20).
    if (outline !== undefined) return outline >= 0 && outline < 9 ? outline + 1 : undefined;
    const match = HEADING_NAME.exec(style.name.trim()) ?? HEADING_NAME.exec(style.id);
    if (match) return Number(match[1]);
    if (/^title$/i.test(style.name)) return 1;
  }
  return undefined;
}

function listOf(chain: readonly RawStyle[]): Style['numbering'] {
  let level: number | undefined;
  for (const style of chain) {
    const numPr = child(child(style.element, 'w:pPr'), 'w:numPr');
    level ??= integer(value(numPr, 'w:ilvl'));
    const list = value(numPr, 'w:numId');
    if (list !== undefined) return list === '0' ? undefined : { list, ...(level === undefined ? {} : { level }) };
  }
  return undefined;
}

function isFirstRowEmphasised(element: XmlElement): boolean {
  return element.children.some((part) => {
    if (part.name !== 'w:tblStylePr' || part.attributes['w:type'] !== 'firstRow') return false;
    return readRunProperties(child(part, 'w:rPr')).bold === true || isShaded(child(part, 'w:tcPr'));
  });
}

/** Whether a cell has a background of its own (17.4.32). */
export function isShaded(properties: XmlElement | undefined): boolean {
  const shading = child(properties, 'w:shd');
  if (!shading) return false;
  const fill = shading.attributes['w:fill'] ?? 'auto';
  const themed = shading.attributes['w:themeFill'];
  if (themed !== undefined)
    return !/^(?:background1|light1|bg1)$/.test(themed) || shading.attributes['w:themeFillShade'] !== undefined;
  return fill !== 'auto' && fill.toUpperCase() !== 'FFFFFF';
}
