import { strToU8, zipSync } from 'fflate';
import { readDocx } from '../../../src/read/docx/index.js';
import { DEFAULT_LIMITS, type ReaderOptions, type ReaderResult } from '../../../src/read/options.js';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export const NAMESPACES = [
  `xmlns:w="${W}"`,
  `xmlns:r="${RELATIONSHIPS}"`,
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
].join(' ');

/** Parts beside the document, without the root element: "styles", "numbering", "footnotes", "header1" … */
export type Parts = Readonly<Record<string, string>>;

const ROOTS: Readonly<Record<string, string>> = { header: 'hdr', footer: 'ftr' };

/** A Word document with this body and these parts. */
export function pack(body: string, parts: Parts = {}): Uint8Array {
  const relationships = Object.keys(parts).map((name, index) => {
    const type = name.replace(/\d+$/, '');
    return `<Relationship Id="r${index}" Type="${RELATIONSHIPS}/${type}" Target="${name}.xml"/>`;
  });
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(contentTypesXml(Object.keys(parts))),
    '_rels/.rels': strToU8(
      relationshipsXml(`<Relationship Id="r" Type="${RELATIONSHIPS}/officeDocument" Target="word/document.xml"/>`),
    ),
    'word/_rels/document.xml.rels': strToU8(relationshipsXml(relationships.join(''))),
    'word/document.xml': strToU8(documentXml(body)),
  };
  for (const [name, content] of Object.entries(parts)) {
    const root = ROOTS[name.replace(/\d+$/, '')] ?? name;
    files[`word/${name}.xml`] = strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><w:${root} ${NAMESPACES}>${content}</w:${root}>`,
    );
  }
  return zipSync(files);
}

export function documentXml(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`;
}

export function relationshipsXml(content: string): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;
}

export function optionsFor(more: Partial<ReaderOptions> = {}): ReaderOptions {
  return { path: 'contract.docx', view: 'final', limits: DEFAULT_LIMITS, ...more };
}

export function read(body: string, parts: Parts = {}, more: Partial<ReaderOptions> = {}): Promise<ReaderResult> {
  return readDocx(pack(body, parts), optionsFor(more));
}

function contentTypesXml(parts: readonly string[]): string {
  const override = (name: string, type: string) =>
    `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`;
  const types = parts.map((name) => override(name, name.replace(/\d+$/, ''))).join('');
  const defaults = [
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
  ].join('');
  const root = 'xmlns="http://schemas.openxmlformats.org/package/2006/content-types"';
  return `<Types ${root}>${defaults}${override('document', 'document.main')}${types}</Types>`;
}

/** A run, with its properties if need be. */
export function r(text: string, properties = ''): string {
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A paragraph of runs, or of plain text. */
export function p(content: string, properties = ''): string {
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') ? content : r(content)}</w:p>`;
}

/** A list paragraph. */
export function li(list: number, level: number, content: string, more = ''): string {
  return p(content, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>${more}`);
}

export interface LevelSpec {
  readonly format?: string;
  readonly text: string;
  readonly start?: number;
  readonly more?: string;
}

export function abstractNum(id: number, levels: readonly LevelSpec[], more = ''): string {
  const xml = levels.map(
    (level, index) =>
      `<w:lvl w:ilvl="${index}"><w:start w:val="${level.start ?? 1}"/><w:numFmt w:val="${level.format ?? 'decimal'}"/>${level.more ?? ''}<w:lvlText w:val="${level.text}"/></w:lvl>`,
  );
  return `<w:abstractNum w:abstractNumId="${id}">${more}${xml.join('')}</w:abstractNum>`;
}

export function num(id: number, abstract: number, overrides = ''): string {
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${overrides}</w:num>`;
}

export function style(id: string, name: string, content = '', type = 'paragraph'): string {
  return `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${content}</w:style>`;
}

/** Blocks as short lines: kind and level, number, text. */
export function outline({ blocks, text }: ReaderResult): string[] {
  return blocks.map((block) => {
    const place = block.cell ? ` ${block.cell.row},${block.cell.column}${block.cell.header ? ' header' : ''}` : '';
    return `${block.kind}${block.level || ''}${place} | ${block.number ?? ''} | ${text.slice(block.start, block.end)}`;
  });
}

/** The numbers of all blocks, empty where there is none. */
export function numbers({ blocks }: ReaderResult): string[] {
  return blocks.map((block) => block.number ?? '');
}
