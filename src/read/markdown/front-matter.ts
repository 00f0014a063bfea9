import type { Piece } from '../text/pieces.js';

export interface FrontMatter {
  /** Where the text begins. */
  readonly end: number;
  readonly language?: string;
  readonly title?: Piece;
}

/**
 * The data block at the head of a file, if it is one: a contract may begin with a line between two rules, and
 * must not lose it.
 */
export function frontMatterOf(source: string): FrontMatter | undefined {
  const match = /^\ufeff?(---|\+\+\+)[ \t]*\r?\n([\s\S]*?)\r?\n\1[ \t]*(?:\r?\n|$)/.exec(source);
  const body = match?.[2];
  if (!match || body === undefined) return undefined;
  const lines = body.split(/\r?\n/).filter((line) => line.trim() !== '');
  const isData = lines.every((line) => /^(?:[\w"'.-]+\s*[:=](?:\s|$)|\s+\S|-(?:\s|$)|#|[\]}])/.test(line));
  if (!isData) return undefined;
  const start = match[0].indexOf(body, 3);
  const language = /^(?:lang|language|locale)\s*[:=]\s*["']?([a-z]{2,3}(?:[-_][a-z0-9]{2,8})*)["']?\s*$/im.exec(
    body,
  )?.[1];
  const title = /^(title\s*[:=]\s*)(?:"([^"\n]+)"|'([^'\n]+)'|([^\s"'|>][^\n\r]*))/im.exec(body);
  const text = title?.[2] ?? title?.[3] ?? title?.[4]?.trimEnd();
  return {
    end: match[0].length,
    ...(language === undefined ? {} : { language: language.replaceAll('_', '-') }),
    ...(title && text
      ? { title: { text, source: start + title.index + (title[1]?.length ?? 0) + (title[4] === undefined ? 1 : 0) } }
      : {}),
  };
}
