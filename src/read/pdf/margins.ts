import type { Line } from './types.js';

/** Headers and footers stand in this share of the height of a page, at its top and bottom. */
const MARGIN = 0.13;

export interface PageLines {
  readonly page: number;
  readonly label?: string | undefined;
  readonly height: number;
  readonly lines: readonly Line[];
}

/**
 * Takes running headers, footers and page numbers out: text that returns in the margin, at the same height,
 * on many pages. Digits may differ (page numbers), but then half of the pages must bear it, or the digits
 * must count with the pages: "Annex 1", "Annex 2" at the head of their pages are no headers.
 */
export function withoutMargins(pages: readonly PageLines[]): Line[][] {
  const groups = new Map<string, Candidate[]>();
  pages.forEach((page, index) => {
    for (const line of page.lines) {
      const top = line.y < page.height * MARGIN;
      if (!top && line.y < page.height * (1 - MARGIN)) continue;
      const key = `${top ? 'top' : 'bottom'} ${masked(line.text)}`;
      const candidate = { line, index, page: page.page, height: top ? line.y : page.height - line.y };
      const group = groups.get(key);
      if (group) group.push(candidate);
      else groups.set(key, [candidate]);
    }
  });
  const removed = new Set<Line>();
  for (const group of groups.values()) {
    for (const level of byHeight(group)) {
      if (isRunning(level, pages.length)) for (const { line } of level) removed.add(line);
    }
  }
  return pages.map((page) =>
    page.lines.filter((line) => !removed.has(line) && !isPageNumber(line, page, pages.length)),
  );
}

interface Candidate {
  readonly line: Line;
  readonly index: number;
  readonly page: number;
  /** Distance from the nearer edge of the page. */
  readonly height: number;
}

function masked(text: string): string {
  return text.replace(/\d+/g, '#').replace(/\s+/g, '');
}

/** Parts candidates that stand at different heights. */
function byHeight(group: readonly Candidate[]): Candidate[][] {
  const levels: Candidate[][] = [];
  for (const candidate of [...group].sort((one, other) => one.height - other.height)) {
    const level = levels.at(-1);
    if (level && candidate.height - level.at(-1)!.height <= 10) level.push(candidate);
    else levels.push([candidate]);
  }
  return levels;
}

function isRunning(level: readonly Candidate[], pages: number): boolean {
  const count = new Set(level.map((candidate) => candidate.index)).size;
  if (count < 2) return false;
  const same = level.every((candidate) => candidate.line.text === level[0]!.line.text);
  if (same || countsPages(level)) return count >= 0.3 * pages;
  return count >= 0.5 * pages;
}

/** One of the numbers is that of the page; or grows with it, and is said to be one of so many. */
function countsPages(level: readonly Candidate[]): boolean {
  const numbers = level.map(({ line, page }) => (line.text.match(/\d+/g) ?? []).map((digits) => Number(digits) - page));
  const ofMany = level.every(({ line }) => /\d\s*(?:\/|of|sur|von|de|di|van|av|af|z)\s*\d/i.test(line.text));
  return numbers[0]!.some((first, place) => (first === 0 || ofMany) && numbers.every((row) => row[place] === first));
}

const PAGE_NUMBER =
  /^[-–—|([\s]*(?:(?:page|p\.|seite|s\.|página|pagina|pág\.|pag\.|sida|side|sivu|strona|blad|bladzijde)\s*)?(?<page>\d{1,4}|[ivxl]{1,6})\s*(?:(?:of|de|von|di|van|av|af|z|sur|\/|\|)\s*(?<pages>\d{1,4}))?[-–—|)\]\s.]*$/iu;

/** A number that stands alone in the margin and is that of the page: told even on a single page. */
function isPageNumber(line: Line, page: PageLines, pages: number): boolean {
  if (line.y > page.height * MARGIN * 0.8 && line.y < page.height * (1 - MARGIN * 0.8)) return false;
  const groups = PAGE_NUMBER.exec(line.text)?.groups;
  if (!groups) return false;
  const number = groups.page!.toLowerCase();
  return number === String(page.page) || number === page.label?.toLowerCase() || Number(groups.pages) === pages;
}
