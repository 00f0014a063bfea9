import PDFDocument from 'pdfkit';
import { accepted, type Node, type Source } from './source.js';

const MARGIN = 72;
const GREY = '#666666';

/** A printed contract: running header, footer with page numbers, justified text. The same source gives the same bytes. */
export async function toPdf(source: Source): Promise<Uint8Array> {
  const date = new Date(source.date);
  const pdf = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    // Deflated streams differ between versions of zlib.
    compress: false,
    lang: source.language,
    info: { Title: source.title, Author: 'Orvane Santé Logiciels', CreationDate: date, ModDate: date },
  });
  const chunks: Uint8Array[] = [];
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve) => pdf.on('end', resolve));

  pdf.font('Helvetica-Bold').fontSize(18).text(source.title, { align: 'center' });
  pdf.font('Helvetica').fontSize(11).text(source.subtitle, { align: 'center' }).moveDown(1.5);
  for (const node of source.nodes) draw(pdf, node, source);
  frame(pdf, source);
  pdf.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

type Pdf = InstanceType<typeof PDFDocument>;

function draw(pdf: Pdf, node: Node, source: Source): void {
  if (node.kind === 'table') {
    table(pdf, node.rows);
    return;
  }
  const text = accepted(node.runs);
  if (node.kind === 'clause' || node.kind === 'annex') {
    const number = node.kind === 'clause' ? `${source.article ?? ''} ${node.number} – `.trimStart() : '';
    // A heading never stands alone at the foot of a page.
    if (pdf.y > pdf.page.height - MARGIN - 70) pdf.addPage();
    pdf.moveDown(0.6).font('Helvetica-Bold').fontSize(11.5).text(`${number}${text}`, MARGIN).moveDown(0.3);
    return;
  }
  const number = 'number' in node ? `${node.number} ` : '';
  const indent = node.kind === 'item' ? 24 : 0;
  pdf
    .font('Helvetica')
    .fontSize(10)
    .text(`${number}${text}`, MARGIN + indent, pdf.y, {
      align: 'justify',
      lineGap: 2,
      width: pdf.page.width - 2 * MARGIN - indent,
    })
    .moveDown(0.5);
}

function table(pdf: Pdf, rows: readonly (readonly string[])[]): void {
  pdf.moveDown(0.4).font('Helvetica').fontSize(9);
  pdf.table({
    data: rows.map((cells, row) =>
      cells.map((text) => (row === 0 ? { text, font: { src: 'Helvetica-Bold' } } : { text })),
    ),
    columnStyles: [70, '*', 85, 100],
    defaultStyle: { padding: [7, 5, 4, 5], borderColor: GREY },
  } as never);
}

function frame(pdf: Pdf, source: Source): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page);
    // Written in the margins, where the library would otherwise begin a new page.
    pdf.page.margins = { top: 0, bottom: 0, left: MARGIN, right: MARGIN };
    const width = pdf.page.width - 2 * MARGIN;
    pdf.font('Helvetica').fontSize(8).fillColor(GREY);
    pdf.text(source.header, MARGIN, 36, { width, lineBreak: false });
    pdf.text(source.footer, MARGIN, pdf.page.height - 48, { width, lineBreak: false });
    pdf.text(`Page ${page + 1} / ${count}`, MARGIN, pdf.page.height - 48, { width, align: 'right', lineBreak: false });
  }
}
