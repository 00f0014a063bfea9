import type { Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

const fragments = unified().use(rehypeParse, { fragment: true }).freeze();

/** A whole page. */
export function parsePage(html: string): Root {
  return unified().use(rehypeParse).parse(html);
}

/** HTML that stands within something else. */
export function parseFragment(html: string): Root {
  return fragments.parse(html);
}
