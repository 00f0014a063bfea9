/** Writes WordprocessingML with the prefix of the part that it is written into. */
export interface Markup {
  /** The name of an element or attribute: "w:p". */
  readonly name: (local: string) => string;
  /** What the outermost elements must declare: nothing, where the root of the part has done so. */
  readonly declaration: string;
}

export function markup({ prefix, uri }: { prefix: string | undefined; uri: string }): Markup {
  const used = prefix ?? 'w';
  return { name: (local) => `${used}:${local}`, declaration: prefix === undefined ? ` xmlns:w="${uri}"` : '' };
}

/** One element; attributes without a prefix get that of the markup. */
export function element(
  { name, declaration }: Markup,
  local: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  content = '',
  where: 'outermost' | 'inner' = 'inner',
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key.includes(':') ? key : name(key)}="${escaped(String(value))}"`)
    .join('');
  const tag = `${name(local)}${where === 'outermost' ? declaration : ''}${written}`;
  return content === '' ? `<${tag}/>` : `<${tag}>${content}</${name(local)}>`;
}

/** A run; line feeds and tabs become the elements that Word has for them. */
export function run(m: Markup, text: string, properties = ''): string {
  const pieces = text.split(/(\n|\t)/).filter((piece) => piece !== '');
  const content = pieces.map((piece) =>
    piece === '\n'
      ? element(m, 'br')
      : piece === '\t'
        ? element(m, 'tab')
        : element(m, 't', { 'xml:space': 'preserve' }, escaped(piece)),
  );
  return content.length === 0 ? '' : element(m, 'r', {}, `${properties}${content.join('')}`);
}

/** `w:rPr` of a run, in the order of the schema (ECMA-376 part 1, 17.3.2.28). */
export function runProperties(m: Markup, { style, bold, italic, size, language }: RunLook): string {
  const content = [
    style === undefined ? '' : element(m, 'rStyle', { val: style }),
    bold ? element(m, 'b') : '',
    italic ? element(m, 'i') : '',
    size === undefined ? '' : element(m, 'sz', { val: size }) + element(m, 'szCs', { val: size }),
    language === undefined ? '' : element(m, 'lang', { val: language }),
  ].join('');
  return content === '' ? '' : element(m, 'rPr', {}, content);
}

export interface RunLook {
  readonly style?: string | undefined;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** Half points. */
  readonly size?: number | undefined;
  readonly language?: string | undefined;
}

/** Escapes text, and drops what XML 1.0 (2.2) cannot hold at all. */
export function escaped(text: string): string {
  return (
    text
      .replace(/\p{Surrogate}/gu, '\ufffd')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are to go
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[&<>"]/g, (sign) => ENTITIES[sign]!)
  );
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
