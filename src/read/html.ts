import type { Element, Root } from 'hast';
import { contentOf } from './html/content.js';
import { flatten } from './html/flatten.js';
import { maskServerTags } from './html/mask.js';
import { parsePage } from './html/parse.js';
import { walkHtml } from './html/walk.js';
import type { ReaderOptions, ReaderResult } from './options.js';
import { refine } from './text/blocks.js';
import { layOut } from './text/drafts.js';
import { Flow } from './text/flow.js';

/** Reads a web page: its contract, without navigation, scripts and banners. */
export async function readHtml(source: string, options: ReaderOptions): Promise<ReaderResult> {
  // Only white space replaces what is masked, so every offset stays what it was.
  const masked = flatten(maskServerTags(source), options.limits.depth);
  const bom = masked.startsWith('\ufeff') ? 1 : 0;
  const tree = parsePage(masked.slice(bom));
  const flow = new Flow(masked, options.view, false);
  const { roots, skip } = contentOf(tree);
  for (const root of roots) walkHtml(root, flow, { base: bom, skip });
  flow.flush();
  return layOut(refine(flow.drafts), source, options, { declaredLanguage: declaredLanguage(tree) });
}

function declaredLanguage(tree: Root): string | undefined {
  const html = tree.children.find((node): node is Element => node.type === 'element' && node.tagName === 'html');
  const body = html?.children.find((node): node is Element => node.type === 'element' && node.tagName === 'body');
  for (const element of [body, html]) {
    const lang = element?.properties.lang ?? element?.properties.xmlLang ?? element?.properties['xml:lang'];
    if (typeof lang === 'string' && /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(lang.trim())) return lang.trim();
  }
  return undefined;
}
