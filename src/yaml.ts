import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';

export interface Parsed {
  readonly data: unknown;
  /** "12:3": line and column, from 1, of what stands at a path; of the nearest thing around it where nothing does. */
  at(path: readonly PropertyKey[], what?: 'key' | 'value'): string;
}

/** Broken YAML: where, and why in the words of the parser. */
export class YamlError extends Error {
  readonly at: string;

  constructor(at: string, message: string) {
    super(message);
    this.at = at;
  }
}

/** Reads YAML, and so JSON, and keeps where everything stood. Throws `YamlError`. */
export function parseYaml(source: string): Parsed {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${line}:${col}`;
  };
  const [broken] = document.errors;
  if (broken) throw new YamlError(place(broken.pos[0]), broken.message.split('\n')[0]!.replace(/ at line \d.*$/, ''));
  let data: unknown;
  try {
    data = document.toJS();
  } catch (error) {
    // Aliases that multiply without end.
    throw new YamlError('1:1', (error as Error).message);
  }
  return {
    data,
    at: (path, what = 'value') => {
      let node: unknown = document.contents;
      let offset = startOf(node) ?? 0;
      for (const step of path) {
        if (isMap(node)) {
          const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(step));
          if (!pair) break;
          const key = startOf(pair.key);
          node = pair.value;
          offset = (what === 'key' ? key : startOf(node)) ?? key ?? offset;
        } else if (isSeq(node)) {
          const item = node.items[Number(step)];
          if (item === undefined) break;
          node = item;
          offset = startOf(node) ?? offset;
        } else break;
      }
      return place(offset);
    },
  };
}

function startOf(node: unknown): number | undefined {
  return (node as { range?: readonly number[] | null } | null)?.range?.[0];
}
