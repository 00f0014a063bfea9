import type { Block, Document } from '../../model.js';
import { encode } from './encode.js';
import { nameOf } from './head.js';
import { passagesOf } from './passages.js';
import { labelled, type Scene } from './scene.js';
import { dresser } from './text.js';

/** The contract's own text, from its blocks, with its numbers, tables and tracked changes as they stand. */
export function contract(scene: Scene): string {
  const { say, documents, report } = scene;
  if (!documents.some((document) => document && document.text.trim() !== '')) return '';
  const id = scene.own('contract');
  const several = report.documents.length > 1;
  const bodies = documents.map((document, index) => (document ? body(document, index, scene, several) : ''));
  const { keyCovered, keyPartial, keyBad, keyNumbers } = say.page;
  const changed = documents.some((document) => (document?.changes.length ?? 0) > 0)
    ? ` · <ins>${encode(say.changes.insertion)}</ins> · <del>${encode(say.changes.deletion)}</del>`
    : '';
  return `<section class="contract" ${labelled(scene, id)} tabindex="0">
<h2 id="${id}">${encode(say.page.contract)}</h2>
<p class="key"><mark class="t1">${encode(keyCovered)}</mark> · <mark class="t2">${encode(keyPartial)}</mark> · <mark class="t3">${encode(keyBad)}</mark>${changed}. ${encode(keyNumbers)}</p>
${bodies.join('\n')}
</section>`;
}

function body(document: Document, index: number, scene: Scene, several: boolean): string {
  const language = scene.report.documents[index]?.language ?? document.declaredLanguage;
  const lang = language ? ` lang="${encode(language)}"` : '';
  const name = several ? `<h3 class="file">${encode(nameOf(document.path, scene))}</h3>` : '';
  // Word and HTML break lines on purpose, Markdown and PDF because a line was full.
  const lines = document.format === 'docx' || document.format === 'html' ? ' lines' : '';
  return `${name}<div class="paper${lines}"${lang}>\n${blocks(document, index, scene, several ? 3 : 2)}\n</div>`;
}

function blocks(document: Document, index: number, scene: Scene, above: number): string {
  const dressed = dresser({ document, passages: passagesOf(scene, index), say: scene.say });
  const all: readonly Block[] =
    document.blocks.length > 0
      ? document.blocks
      : [{ kind: 'paragraph', start: 0, end: document.text.length, level: 0 }];
  const levels: number[] = [];
  const out: string[] = [];
  for (let i = 0; i < all.length; ) {
    const block = all[i]!;
    const run = runFrom(all, i);
    if (block.kind === 'cell') out.push(table(run, dressed, scene));
    else if (block.kind === 'item') out.push(`<ul>${run.map((one) => item(one, dressed, scene)).join('\n')}</ul>`);
    else if (block.kind === 'heading') out.push(heading(block, levels, above, dressed, scene));
    else out.push(`<p${block.kind === 'note' ? ' class="note"' : ''}>${lead(block, scene)}${dressed(block)}</p>`);
    i += run.length;
  }
  return out.join('\n');
}

/** Items in a row make a list, cells of one table a table; everything else stands alone. */
function runFrom(all: readonly Block[], from: number): readonly Block[] {
  const { kind, cell } = all[from]!;
  if (kind !== 'cell' && kind !== 'item') return all.slice(from, from + 1);
  let to = from + 1;
  while (all[to]?.kind === kind && all[to]?.cell?.table === cell?.table) to++;
  return all.slice(from, to);
}

type Dressed = (block: Block) => string;

/** The contract's levels may jump; those of the page must not, so they count how deep headings stand in each other. */
function heading(block: Block, levels: number[], above: number, dressed: Dressed, scene: Scene): string {
  while (levels.length > 0 && levels.at(-1)! >= block.level) levels.pop();
  levels.push(block.level);
  const level = Math.min(6, above + levels.length);
  return `<h${level} class="h h${Math.min(4, Math.max(1, block.level))}">${lead(block, scene)}${dressed(block)}</h${level}>`;
}

function item(block: Block, dressed: Dressed, scene: Scene): string {
  return `<li class="l${Math.min(4, block.level)}">${lead(block, scene)}<div class="text">${dressed(block)}</div></li>`;
}

/** The number that the word processor makes, and a check box. */
function lead({ number, checked }: Block, { say }: Scene): string {
  const box =
    checked === undefined
      ? ''
      : `<span class="number"><span aria-hidden="true">${checked ? '☒' : '☐'}</span><span class="hidden">${encode(checked ? say.page.ticked : say.page.unticked)}</span></span> `;
  return `${number === undefined ? '' : `<span class="number">${encode(number)}</span> `}${box}`;
}

/** Wide tables scroll in their own frame, which the keyboard reaches. */
function table(cells: readonly Block[], dressed: Dressed, scene: Scene): string {
  const rows = new Map<number, Map<number, Block[]>>();
  for (const block of cells) {
    const { row = 0, column = 0 } = block.cell ?? {};
    const columns = rows.get(row) ?? new Map<number, Block[]>();
    columns.set(column, [...(columns.get(column) ?? []), block]);
    rows.set(row, columns);
  }
  const lines = [...rows.values()].map(
    (columns) => `<tr>${[...columns.values()].map((one) => cell(one, dressed, scene)).join('')}</tr>`,
  );
  const label = encode(scene.say.page.table((cells[0]?.cell?.table ?? 0) + 1));
  return `<div class="scroll" role="group" tabindex="0" aria-label="${label}"><table>${lines.join('\n')}</table></div>`;
}

function cell(paragraphs: readonly Block[], dressed: Dressed, scene: Scene): string {
  const html = paragraphs.map((block) => `${lead(block, scene)}${dressed(block)}`).join('<br>');
  const { header = false, rowSpan = 1, columnSpan = 1 } = paragraphs[0]?.cell ?? {};
  const spans = `${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}${columnSpan > 1 ? ` colspan="${columnSpan}"` : ''}`;
  return header && html.trim() !== '' ? `<th scope="col"${spans}>${html}</th>` : `<td${spans}>${html}</td>`;
}
