/**
 * The sources of the examples: Markdown with what a word processor has and Markdown has not.
 *
 *     ## Title         a clause, numbered        ## ! Title   an annex, not numbered
 *     #. Text          a sub-clause, "3.2"       (). Text     an item, "(a)"
 *     {++words++}      a tracked insertion       {--words--}  a tracked deletion
 */
export interface Source {
  readonly language: string;
  readonly title: string;
  readonly subtitle: string;
  readonly header: string;
  readonly footer: string;
  /** The word before the number of a clause: "Article". */
  readonly article: string | undefined;
  /** Who tracked the changes, and when (ISO 8601). */
  readonly author: string;
  readonly date: string;
  readonly nodes: readonly Node[];
}

export type Node =
  | { readonly kind: 'clause' | 'sub-clause' | 'item'; readonly number: string; readonly runs: readonly Run[] }
  | { readonly kind: 'annex' | 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

export interface Run {
  readonly text: string;
  readonly change?: 'insertion' | 'deletion';
}

export function parseSource(text: string): Source {
  const [, head = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
  const fields = Object.fromEntries(
    head.split('\n').map((line) => {
      const at = line.indexOf(': ');
      return [line.slice(0, at), line.slice(at + 2)];
    }),
  );
  return {
    language: fields.language ?? 'en',
    title: fields.title ?? '',
    subtitle: fields.subtitle ?? '',
    header: fields.header ?? '',
    footer: fields.footer ?? '',
    article: fields.article,
    author: fields.author ?? '',
    date: fields.date ?? '2017-09-04T08:00:00Z',
    nodes: numbered(fields.language === 'fr' ? spaced(body) : body),
  };
}

/** What the runs say once all changes are accepted. */
export function accepted(runs: readonly Run[]): string {
  return runs
    .filter((run) => run.change !== 'deletion')
    .map((run) => run.text)
    .join('');
}

/** French sets a space that does not break inside its quotation marks and before high punctuation. */
function spaced(text: string): string {
  return text.replace(/« /g, '«\u00a0').replace(/(?<!#) ([»;:?!])/g, '\u00a0$1');
}

function numbered(body: string): Node[] {
  let clause = 0;
  let sub = 0;
  let item = 0;
  return body
    .split(/\n{2,}|\n(?=\(\)\. )/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part): Node => {
      if (part.startsWith('|')) return { kind: 'table', rows: rowsOf(part) };
      if (part.startsWith('## ! ')) return { kind: 'annex', runs: runsOf(part.slice(5)) };
      if (part.startsWith('## ')) {
        clause++;
        sub = item = 0;
        return { kind: 'clause', number: String(clause), runs: runsOf(part.slice(3)) };
      }
      if (part.startsWith('#. ')) {
        sub++;
        item = 0;
        return { kind: 'sub-clause', number: `${clause}.${sub}`, runs: runsOf(part.slice(3)) };
      }
      if (part.startsWith('(). ')) {
        item++;
        return { kind: 'item', number: `(${String.fromCharCode(96 + item)})`, runs: runsOf(part.slice(4)) };
      }
      return { kind: 'paragraph', runs: runsOf(part) };
    });
}

function runsOf(text: string): Run[] {
  return text
    .split(/(\{\+\+.*?\+\+\}|\{--.*?--\})/s)
    .filter((part) => part !== '')
    .map((part) => {
      if (part.startsWith('{++')) return { text: part.slice(3, -3), change: 'insertion' };
      if (part.startsWith('{--')) return { text: part.slice(3, -3), change: 'deletion' };
      return { text: part };
    });
}

function rowsOf(part: string): string[][] {
  const rows = part.split('\n').map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  return rows.filter((row) => !row.every((cell) => /^-+$/.test(cell)));
}
