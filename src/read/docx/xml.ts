import { UserError } from '../../errors.js';
import type { ReaderOptions } from '../options.js';
import { type Names, rootNames } from '../xml-names.js';
import { onDemand } from './on-demand.js';
import { type Rest, scanPlain, type XmlEvents } from './plain-xml.js';

export type Attributes = Readonly<Record<string, string>>;

/** An element read whole. Names carry the customary prefixes ("w:p"), whatever prefixes the part uses. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: XmlElement[];
  /** The character data directly inside. */
  text: string;
  /** Where the content starts and ends in the XML, in code units. */
  readonly start: number;
  end: number;
}

export interface XmlHandler {
  /** Enter the element, have it read whole and handed to `element`, or skip it with all that is inside. */
  open(name: string, attributes: Attributes): 'enter' | 'collect' | 'skip';
  element(element: XmlElement): void;
  /** An entered element ends. */
  close(name: string): void;
}

const MAX_ATTRIBUTES = 1000;
/**
 * Elements, comments, references (`&amp;`) and carriage returns: the parser joins text piece by piece at each of them. A
 * contract of 1,000 pages has about half a million; this bounds time and memory when a part is made of nothing else.
 */
const MAX_MARKS = 1_000_000;
/** Elements that are read whole at once, a paragraph or a small part; this bounds the memory. */
const MAX_COLLECTED = 300_000;

/**
 * Runs through the XML of a part. Every element is entered, collected or skipped, so that memory is bounded by
 * the largest paragraph and not by the document.
 *
 * @throws UserError `damaged` (not well-formed, or with a document type definition) or `too-large`
 */
export function scanXml(xml: string, part: string, handler: XmlHandler, options: ReaderOptions): void {
  if (hasManyMarks(xml)) {
    throw tooLarge(options, `"${part}" has more than ${MAX_MARKS} elements, references and line ends.`);
  }
  let names: Names = rootNames();
  const scopes: (Names | undefined)[] = [];
  const collecting: XmlElement[] = [];
  let depth = 0;
  let collected = 0;
  let skipFrom = 0;

  const events: XmlEvents = {
    open(qualified, raw, end) {
      depth += 1;
      if (depth > options.limits.depth) {
        throw tooLarge(options, `"${part}" nests elements deeper than ${options.limits.depth} levels.`, 'depth');
      }
      if (skipFrom > 0) {
        scopes.push(undefined);
        return;
      }
      const inner = names.declare(raw, MAX_ATTRIBUTES);
      if (inner === 'too-many')
        throw tooLarge(options, `"${part}" has an element with more than ${MAX_ATTRIBUTES} attributes.`);
      scopes.push(inner === names ? undefined : names);
      names = inner;
      const name = names.element(qualified);
      const attributes = names.attributes(raw);
      const parent = collecting.at(-1);
      if (parent) {
        collected += 1;
        if (collected > MAX_COLLECTED) {
          throw tooLarge(options, `"${part}" has more than ${MAX_COLLECTED} elements in one paragraph or list.`);
        }
        const element = newElement(name, attributes, end);
        parent.children.push(element);
        collecting.push(element);
        return;
      }
      const action = handler.open(name, attributes);
      collected = 0;
      if (action === 'collect') collecting.push(newElement(name, attributes, end));
      else if (action === 'skip') skipFrom = depth;
    },
    text(text) {
      const element = collecting.at(-1);
      if (element) element.text += text;
    },
    close(qualified, start) {
      if (skipFrom > 0) {
        if (skipFrom === depth) skipFrom = 0;
      } else {
        const element = collecting.pop();
        if (element) {
          element.end = start ?? element.start;
          if (collecting.length === 0) handler.element(element);
        } else handler.close(names.element(qualified));
      }
      depth -= 1;
      names = scopes.pop() ?? names;
    },
  };
  const rest = scanPlain(xml, events);
  if (rest) parseRest(xml, rest, part, events, options);
}

const saxes = onDemand(() => import('saxes'));

/** Goes on where XML is not plain any more, to the end. */
function parseRest(xml: string, rest: Rest, part: string, events: XmlEvents, options: ReaderOptions): void {
  const { SaxesParser } = saxes();
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  // The parser is told what is open, or that the root is over; nobody else is told again.
  const told = rest.isOver ? '<over></over>' : rest.open.map((name) => `<${name}>`).join('');
  parser.write(told);
  const shift = rest.at - told.length;
  parser.on('error', (error) => {
    throw damaged(options, part, error.message.replace(/\.$/, ''));
  });
  parser.on('doctype', () => {
    throw damaged(options, part, 'it has a document type definition, which Word documents must not have');
  });
  parser.on('opentag', (tag) => {
    events.open(tag.name, tag.attributes as Record<string, string>, parser.position + shift);
  });
  parser.on('text', (text) => events.text(text));
  parser.on('cdata', (text) => events.text(text));
  parser.on('closetag', (tag) => {
    const end = parser.position + shift;
    events.close(tag.name, tag.isSelfClosing ? undefined : xml.lastIndexOf('</', end - 1));
  });
  parser.write(rest.at === 0 ? xml : xml.slice(rest.at)).close();
}

/** Counted beforehand: the parser would come to the end of a text before it tells of it. */
function hasManyMarks(xml: string): boolean {
  if (xml.length <= MAX_MARKS) return false;
  let marks = 0;
  for (let i = 0; i < xml.length; i += 1) {
    const unit = xml.charCodeAt(i);
    // "<" and not "</", "&", carriage return.
    if (unit > 0x3c || (unit !== 0x3c && unit !== 0x26 && unit !== 0x0d)) continue;
    if (unit === 0x3c && xml.charCodeAt(i + 1) === 0x2f) continue;
    marks += 1;
    if (marks > MAX_MARKS) return true;
  }
  return false;
}

/** Reads a small part whole. */
export function parseXml(xml: string, part: string, options: ReaderOptions): XmlElement {
  let root: XmlElement | undefined;
  scanXml(
    xml,
    part,
    {
      open: () => 'collect',
      element: (element) => {
        root = element;
      },
      close: () => {},
    },
    options,
  );
  if (!root) throw damaged(options, part, 'it has no root element');
  return root;
}

/** Hands an element that was read whole to a handler, as `scanXml` would have done. */
export function replay(elements: readonly XmlElement[], handler: XmlHandler): void {
  for (const element of elements) {
    const action = handler.open(element.name, element.attributes);
    if (action === 'collect') handler.element(element);
    else if (action === 'enter') {
      replay(element.children, handler);
      handler.close(element.name);
    }
  }
}

/** Of the alternatives (ECMA-376 part 3, 7.3) one is read, never both: the first choice, else the fallback. */
export function alternative(element: XmlElement): readonly XmlElement[] {
  return (child(element, 'mc:Choice') ?? child(element, 'mc:Fallback'))?.children ?? [];
}

export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((candidate) => candidate.name === name);
}

/** The `w:val` of a child element. */
export function value(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.attributes['w:val'];
}

export function integer(text: string | undefined): number | undefined {
  if (text === undefined || !/^[+-]?\d{1,9}$/.test(text)) return undefined;
  return Number.parseInt(text, 10);
}

/** On/off properties (ECMA-376 part 1, 17.17.4): present without a value means on. */
export function toggle(element: XmlElement | undefined, name: string): boolean | undefined {
  const found = child(element, name);
  return found && isOn(found.attributes['w:val']);
}

export function isOn(text: string | undefined): boolean {
  return text !== '0' && text !== 'false' && text !== 'off' && text !== 'none';
}

function newElement(name: string, attributes: Attributes, position: number): XmlElement {
  return { name, attributes, children: [], text: '', start: position, end: position };
}

function damaged(options: ReaderOptions, part: string, detail: string): UserError {
  return new UserError('damaged', `"${part}" of the document cannot be read: ${detail}.`, {
    file: options.path,
    next: 'Open the document in Word and save it again as .docx.',
  });
}

function tooLarge(options: ReaderOptions, cause: string, limit?: string): UserError {
  return new UserError('too-large', cause, {
    file: options.path,
    next: limit === undefined ? 'Split the document.' : `If you trust the file, raise the limit \`${limit}\`.`,
  });
}
