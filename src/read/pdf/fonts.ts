import type { PdfDocument } from './open.js';

/** Font → a page that uses it. */
export type FontPages = ReadonlyMap<string, number>;

/** The bold ones among the fonts. */
export async function boldFonts(pdf: PdfDocument, fonts: FontPages): Promise<Set<string>> {
  const bold = new Set<string>();
  const open = new Set(fonts.keys());
  const byUse = new Map<number, number>();
  for (const page of fonts.values()) byUse.set(page, (byUse.get(page) ?? 0) + 1);
  for (const number of byUse.keys()) {
    const page = await pdf.getPage(number);
    // Names come with the drawing operators only; pictures among them are skipped (`maxImageSize`).
    await page.getOperatorList();
    for (const font of [...open]) {
      if (!page.commonObjs.has(font)) continue;
      open.delete(font);
      const face = page.commonObjs.get(font) as { name?: string; bold?: boolean; black?: boolean } | null;
      if (face?.bold || face?.black || /bold|black|heavy|demi|semib/i.test(face?.name ?? '')) bold.add(font);
    }
  }
  return bold;
}
