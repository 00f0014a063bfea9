import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';

/** Contracts indent their sub-clauses, and none has code in it. */
function withoutIndentedCode(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: ['codeIndented'] } }];
}

// A single tilde means "about" more often than it strikes out.
const gfm = unified().use(remarkParse).use(withoutIndentedCode).use(remarkGfm, { singleTilde: false }).freeze();
const plain = unified().use(remarkParse).use(withoutIndentedCode).freeze();
const withMatter = unified()
  .use(remarkParse)
  .use(withoutIndentedCode)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkFrontmatter, ['yaml', 'toml'])
  .freeze();

/** Text with none of these marks reads the same without the extensions of GitHub, in half the time. */
const GFM = /\||~~|\[\^|\[[ xX]\]|(?:@|www\.|https?:)\S*[*_`\\]/;

/** The whole of Markdown, with the extensions of GitHub and, if asked for, front matter. */
export function parse(text: string, hasMatter: boolean): Root {
  return (hasMatter ? withMatter : GFM.test(text) ? gfm : plain).parse(text);
}
