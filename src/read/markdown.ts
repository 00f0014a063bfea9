import { UserError } from '../errors.js';
import type { Warning } from '../model.js';
import { type Chunk, chunksOf } from './markdown/chunks.js';
import { definitionsOf } from './markdown/definitions.js';
import { frontMatterOf } from './markdown/front-matter.js';
import { parserFor } from './markdown/html.js';
import { maskExtensions } from './markdown/mask.js';
import { parseSimple } from './markdown/simple.js';
import { MarkdownWalk } from './markdown/walk.js';
import type { ReaderOptions, ReaderResult } from './options.js';
import { refine } from './text/blocks.js';
import { layOut } from './text/drafts.js';
import { Flow } from './text/flow.js';
import { linesOf } from './text/lines.js';
import { plainDrafts } from './text.js';

/** Reads Markdown with the extensions of GitHub, front matter, HTML in it, and MDX as if it were Markdown. */
export async function readMarkdown(source: string, options: ReaderOptions): Promise<ReaderResult> {
  const masked = maskExtensions(source, options.path.toLowerCase().endsWith('.mdx'));
  const matter = frontMatterOf(masked);
  const definitions = definitionsOf(masked);
  const flow = new Flow(masked, options.view, true);
  const walk = new MarkdownWalk(flow, definitions, await parserFor(masked));
  const warnings: Warning[] = [];
  let length = 0;
  for (const chunk of chunksOf(masked, options.limits.depth, matter?.end)) {
    if (options.signal?.aborted) throw new UserError('aborted', 'Reading was stopped.', { file: options.path });
    // What lies beyond the limit is cut anyway: do not spend seconds on it.
    if (length > 4 * options.limits.textLength) {
      warnings.push({ code: 'text-cut', data: { limit: options.limits.textLength } });
      break;
    }
    length += chunk.end - chunk.start;
    if (!(await read(chunk, masked, matter !== undefined, walk, flow)) && warnings.length === 0) {
      warnings.push({ code: 'damaged', data: { detail: 'nested too deeply, read as plain text' } });
    }
  }
  flow.flush();
  // Some contracts are nothing but data, to be printed by a template: then the data is the contract.
  if (matter && flow.drafts.length === 0) {
    flow.pushAll(linesOf([{ text: masked, source: 0 }]).flatMap((line) => plainDrafts(line.pieces)));
  }
  const drafts = refine(flow.drafts);
  if (matter?.title && !drafts.some((draft) => draft.kind === 'heading' && draft.level === 1)) {
    drafts.unshift({ kind: 'heading', level: 1, pieces: [matter.title] });
  }
  return layOut(drafts, source, options, { declaredLanguage: matter?.language, warnings });
}

/** Whether the chunk could be read as Markdown; if not, it was read as plain text. */
async function read(
  chunk: Chunk,
  source: string,
  hasMatter: boolean,
  walk: MarkdownWalk,
  flow: Flow,
): Promise<boolean> {
  if (!chunk.isTooDeep) {
    const text = source.slice(chunk.start, chunk.end);
    try {
      const hasMatterHere = hasMatter && chunk.isFirst;
      const { tableHead = '' } = chunk;
      const whole = `${tableHead}${text}`;
      const simple = hasMatterHere ? undefined : parseSimple(whole, !walk.definitions.isEmpty);
      // The parser is large, and most of a contract is read without it.
      const tree =
        simple ??
        (await import('./markdown/parse.js')).parse(`${whole}${walk.definitions.neededBy(text)}`, hasMatterHere);
      walk.add(tree, chunk);
      return true;
    } catch (error) {
      // The parser recurses; what exhausts its stack is no contract but must not end the program.
      if (!(error instanceof RangeError)) throw error;
    }
  }
  flow.pushAll(plainDrafts([{ text: source.slice(chunk.start, chunk.end), source: chunk.start }]));
  return false;
}
