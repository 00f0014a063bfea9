import { bodySize } from './notes.js';
import type { PdfDocument } from './open.js';
import type { Line, PageContent } from './types.js';

/** `AnnotationMode.DISABLE` of pdf.js. */
const NO_ANNOTATIONS = 0;

/**
 * The bold ones among the fonts in which whole lines of the size of the body are set; bigger print is told
 * without. The font of the body is never one: against it bold print is told.
 */
export async function boldFonts(
  pdf: PdfDocument,
  contents: readonly PageContent[],
  lines: readonly Line[],
): Promise<Set<string>> {
  const bold = new Set<string>();
  const open = fontsOfLines(lines);
  while (open.size > 0) {
    const page = bestPage(contents, open);
    if (!page) return bold;
    for (const font of page.fonts) open.delete(font);
    try {
      const proxy = await pdf.getPage(page.number);
      // Names come with the drawing operators only; pictures among them are skipped (`maxImageSize`).
      await proxy.getOperatorList({ annotationMode: NO_ANNOTATIONS });
      for (const font of page.fonts) {
        if (proxy.commonObjs.has(font) && isBold(proxy.commonObjs.get(font) as Face | null)) bold.add(font);
      }
    } catch {
      // The text of the page has been read; how bold it is may stay open in a damaged file.
    }
  }
  return bold;
}

interface Face {
  readonly name?: string;
  readonly bold?: boolean;
  readonly black?: boolean;
}

function isBold(face: Face | null): boolean {
  return Boolean(face?.bold || face?.black || /bold|black|heavy|demi|semib/i.test(face?.name ?? ''));
}

function fontsOfLines(lines: readonly Line[]): Set<string> {
  const size = bodySize(lines);
  const letters = new Map<string, number>();
  const fonts = new Set<string>();
  for (const line of lines) {
    letters.set(line.font, (letters.get(line.font) ?? 0) + line.text.length);
    if (line.uniform && Math.abs(line.size - size) <= 0.1 * size) fonts.add(line.font);
  }
  const [body] = [...letters].reduce((best, entry) => (entry[1] > best[1] ? entry : best), ['', 0]);
  fonts.delete(body);
  return fonts;
}

/** The page that shows most of the fonts for the least reading. */
function bestPage(
  contents: readonly PageContent[],
  open: ReadonlySet<string>,
): { number: number; fonts: string[] } | undefined {
  let best: { number: number; fonts: string[] } | undefined;
  let worth = 0;
  for (const { page, runs } of contents) {
    const fonts = [...new Set(runs.map((run) => run.font))].filter((font) => open.has(font));
    const value = fonts.length / (runs.length + 30);
    if (value > worth) {
      worth = value;
      best = { number: page, fonts };
    }
  }
  return best;
}
