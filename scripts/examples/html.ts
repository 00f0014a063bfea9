import { accepted, type Node, type Source } from './source.js';

/** The contract as a web page publishes it: numbers typed, navigation around it. */
export function toHtml(source: Source): string {
  const nodes = source.nodes.map((node) => block(node, source)).join('\n');
  return `<!doctype html>
<html lang="${source.language}"><head><title>${escaped(source.title)}</title></head>
<body><nav><a href="/">Home</a> <a href="/prices">Prices</a></nav>
<main><h1>${escaped(source.title)}</h1><p>${escaped(source.subtitle)}</p>
${nodes}
</main></body></html>
`;
}

function block(node: Node, source: Source): string {
  if (node.kind === 'table') {
    const row = (cells: readonly string[], tag: string) =>
      `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
    return `<table>${node.rows.map((cells, i) => row(cells, i === 0 ? 'th' : 'td')).join('')}</table>`;
  }
  const text = escaped(accepted(node.runs));
  if (!('number' in node)) return node.kind === 'annex' ? `<h2>${text}</h2>` : `<p>${text}</p>`;
  if (node.kind === 'clause') return `<h2>${source.article ? `${source.article} ` : ''}${node.number}. ${text}</h2>`;
  return `<p>${node.number} ${text}</p>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
