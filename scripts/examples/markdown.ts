import { accepted, type Node, type Source } from './source.js';

/** The text with all changes accepted and the numbers typed, as a contract comes in Markdown. */
export function toMarkdown(source: Source): string {
  const parts = [`# ${source.title}`, source.subtitle, ...source.nodes.map((node) => block(node, source))];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function block(node: Node, source: Source): string {
  switch (node.kind) {
    case 'table': {
      const [header = [], ...rows] = node.rows;
      return [header, header.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
    }
    case 'clause':
      return `## ${source.article ? `${source.article} ` : ''}${node.number}. ${accepted(node.runs)}`;
    case 'annex':
      return `## ${accepted(node.runs)}`;
    case 'paragraph':
      return accepted(node.runs);
    default:
      return `${node.number} ${accepted(node.runs)}`;
  }
}
