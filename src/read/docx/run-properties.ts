import { isOn, type XmlElement } from './xml.js';

/** What matters of the properties of a run; absent where nothing is said. */
export interface RunProperties {
  bold?: boolean;
  hidden?: boolean;
  language?: string;
  font?: string;
  style?: string;
}

export const NO_PROPERTIES: RunProperties = {};

export function readRunProperties(element: XmlElement | undefined): RunProperties {
  if (!element || element.children.length === 0) return NO_PROPERTIES;
  const properties: RunProperties = {};
  for (const { name, attributes } of element.children) {
    switch (name) {
      case 'w:b':
        properties.bold = isOn(attributes['w:val']);
        break;
      case 'w:vanish':
        properties.hidden = isOn(attributes['w:val']);
        break;
      case 'w:lang':
        if (attributes['w:val'] !== undefined) properties.language = attributes['w:val'];
        break;
      case 'w:rFonts': {
        const font = attributes['w:ascii'] ?? attributes['w:hAnsi'];
        if (font !== undefined) properties.font = font;
        break;
      }
      case 'w:rStyle':
        if (attributes['w:val'] !== undefined) properties.style = attributes['w:val'];
        break;
    }
  }
  return properties;
}
