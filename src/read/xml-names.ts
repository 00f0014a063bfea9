import type { Attributes } from './docx/xml.js';

/**
 * Maps the prefixes that a part uses to the customary ones, so that readers can say "w:p" whatever the producer
 * wrote ("ns0:p" by some XML libraries), in Transitional and in Strict documents alike.
 */
export interface Names {
  element(qualified: string): string;
  attributes(raw: Attributes): Attributes;
  /** The names inside of an element with these attributes; itself when they declare nothing. */
  declare(raw: Attributes, maxAttributes: number): Names | 'too-many';
}

const CUSTOMARY: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
};

const KNOWN_PREFIXES = new Set(Object.values(CUSTOMARY));

export function rootNames(): Names {
  return new Scope(new Map([['xml', 'xml']]));
}

class Scope implements Names {
  readonly #prefixes: ReadonlyMap<string, string>;
  /** Whether all prefixes are the customary ones already: nearly always, and then nothing is renamed. */
  readonly #identity: boolean;
  readonly #elements = new Map<string, string>();
  readonly #attributes = new Map<string, string>();

  constructor(prefixes: ReadonlyMap<string, string>) {
    this.#prefixes = prefixes;
    this.#identity = [...prefixes].every(([prefix, customary]) => prefix === customary);
  }

  element(qualified: string): string {
    return this.#identity ? qualified : this.#rename(qualified, this.#elements, '');
  }

  attributes(raw: Attributes): Attributes {
    if (this.#identity) return raw;
    const renamed: Record<string, string> = {};
    for (const name in raw) {
      // An attribute without a prefix is in no namespace (Namespaces in XML 1.0, 6.2).
      const target = name.includes(':') ? this.#rename(name, this.#attributes, 'none') : name;
      renamed[target] = raw[name]!;
    }
    return renamed;
  }

  declare(raw: Attributes, maxAttributes: number): Names | 'too-many' {
    let prefixes: Map<string, string> | undefined;
    let count = 0;
    for (const name in raw) {
      count += 1;
      if (name.charCodeAt(0) !== 0x78 || !name.startsWith('xmlns')) continue;
      if (name.length > 5 && name[5] !== ':') continue;
      const prefix = name.slice(6);
      const customary = CUSTOMARY[raw[name]!] ?? foreign(prefix);
      if ((prefixes ?? this.#prefixes).get(prefix) === customary) continue;
      prefixes ??= new Map(this.#prefixes);
      prefixes.set(prefix, customary);
    }
    if (count > maxAttributes) return 'too-many';
    return prefixes ? new Scope(prefixes) : this;
  }

  #rename(qualified: string, cache: Map<string, string>, bare: string): string {
    const known = cache.get(qualified);
    if (known !== undefined) return known;
    const colon = qualified.indexOf(':');
    const prefix = colon < 0 ? bare : qualified.slice(0, colon);
    const customary = this.#prefixes.get(prefix) ?? foreign(prefix);
    const local = qualified.slice(colon + 1);
    const renamed = customary === '' ? local : `${customary}:${local}`;
    cache.set(qualified, renamed);
    return renamed;
  }
}

/** A namespace that we do not read keeps its prefix, unless that looks like one that we do. */
function foreign(prefix: string): string {
  return KNOWN_PREFIXES.has(prefix) ? `foreign-${prefix}` : prefix;
}
