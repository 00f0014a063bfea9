import {
  AlignmentType,
  DeletedTextRun,
  Document,
  Footer,
  Header,
  HeadingLevel,
  InsertedTextRun,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Node, Run, Source } from './source.js';

/** A Word file with automatic clause numbers, tracked changes, a header and a footer. The same source gives the same bytes. */
export async function toDocx(source: Source): Promise<Uint8Array> {
  let change = 0;
  const document = new Document({
    creator: source.author || 'Orvane Santé Logiciels',
    title: source.title,
    styles: { default: { document: { run: { font: 'Calibri', size: 21, language: { value: languageTag(source) } } } } },
    numbering: { config: [{ reference: 'clauses', levels: levels(source) }] },
    sections: [
      {
        headers: { default: new Header({ children: [line(source.header, AlignmentType.LEFT)] }) },
        footers: { default: new Footer({ children: [pageLine(source.footer)] }) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(source.title)] }),
          new Paragraph({ spacing: { after: 240 }, children: [new TextRun({ text: source.subtitle, italics: true })] }),
          ...source.nodes.map((node) => (node.kind === 'table' ? table(node.rows) : paragraph(node))),
        ],
      },
    ],
  });
  return reproducible(new Uint8Array(await Packer.toArrayBuffer(document)), source.date);

  function paragraph(node: Exclude<Node, { kind: 'table' }>): Paragraph {
    const children = node.runs.map(run);
    const spacing = { after: 120 };
    switch (node.kind) {
      case 'clause':
        return new Paragraph({
          heading: HeadingLevel.HEADING_1,
          keepNext: true,
          spacing: { before: 200, after: 80 },
          numbering: { reference: 'clauses', level: 0 },
          children,
        });
      case 'annex':
        return new Paragraph({
          heading: HeadingLevel.HEADING_1,
          keepNext: true,
          spacing: { before: 360, after: 120 },
          children,
        });
      case 'sub-clause':
        return new Paragraph({ numbering: { reference: 'clauses', level: 1 }, spacing, children });
      case 'item':
        return new Paragraph({ numbering: { reference: 'clauses', level: 2 }, spacing, children });
      case 'paragraph':
        return new Paragraph({ spacing, children });
    }
  }

  function run({ text, change: kind }: Run): TextRun {
    if (kind === undefined) return new TextRun(text);
    const options = { text, id: ++change, author: source.author, date: source.date };
    // Both are runs of a paragraph; only their types do not say so.
    return (kind === 'insertion' ? new InsertedTextRun(options) : new DeletedTextRun(options)) as unknown as TextRun;
  }
}

function levels(source: Source) {
  const clause = source.article === undefined ? '%1.' : `${source.article} %1.`;
  const indent = (left: number, hanging: number) => ({ paragraph: { indent: { left, hanging } } });
  return [
    { level: 0, format: LevelFormat.DECIMAL, text: clause, style: indent(0, 0), suffix: 'space' as const },
    { level: 1, format: LevelFormat.DECIMAL, text: '%1.%2', style: indent(567, 567) },
    { level: 2, format: LevelFormat.LOWER_LETTER, text: '(%3)', style: indent(1134, 567) },
  ];
}

function line(text: string, alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Paragraph {
  return new Paragraph({ alignment, children: [new TextRun({ text, size: 17, color: '666666' })] });
}

function pageLine(text: string): Paragraph {
  const page = new TextRun({ size: 17, color: '666666', children: [`${text} – `, PageNumber.CURRENT] });
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [page] });
}

function table(rows: readonly (readonly string[])[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (cells, index) =>
        new TableRow({
          tableHeader: index === 0,
          cantSplit: true,
          children: cells.map(
            (text) =>
              new TableCell({
                margins: { top: 60, bottom: 60, left: 100, right: 100 },
                children: [new Paragraph({ children: [new TextRun({ text, bold: index === 0 })] })],
              }),
          ),
        }),
    ),
  });
}

function languageTag(source: Source): string {
  return source.language === 'fr' ? 'fr-FR' : 'en-IE';
}

/** The library stamps the time into the properties and the archive, and draws random ids for some parts. */
function reproducible(bytes: Uint8Array, date: string): Uint8Array {
  const parts = unzipSync(bytes);
  const core = 'docProps/core.xml';
  const dated = strFromU8(parts[core]!).replace(/(<dcterms:\w+[^>]*>)[^<]*/g, `$1${date}`);
  parts[core] = strToU8(dated);
  return zipSync(parts, { mtime: new Date(1980, 0, 1), level: 9 });
}
