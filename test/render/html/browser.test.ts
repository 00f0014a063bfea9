import { readFileSync } from 'node:fs';
import { renderComparison } from '../../../src/formats.js';
import { compare, examine, lint, loadCatalogue, readDocument, render } from '../../../src/index.js';
import { decided } from '../../fixtures/decided.js';
import { inChromium, open, overflow, start, stop, violations } from './browser.js';
import { EXAMPLES, pageFrom, pageOf } from './pages.js';

const A_MINUTE = 90_000;
const SIZES = [
  ['320 px', { width: 320, height: 640 }],
  ['200 % of 1280 px', { width: 640, height: 400 }],
  ['1440 px', { width: 1440, height: 900 }],
] as const;

inChromium('HTML report in Chromium', () => {
  beforeAll(start, A_MINUTE);
  afterAll(stop);

  const pages: [string, string][] = [
    ...EXAMPLES.map((example): [string, string] => [example, 'en']),
    ['lab-maintenance.pdf', 'fr'],
    ['draft-in-negotiation-fr.docx', 'fr'],
  ];

  test.each(pages)(
    '%s for a reader of %s: quiet, no request, nothing for axe to find',
    async (example, language) => {
      const { page, trouble } = await open(await pageOf(example, language), { viewport: { width: 1440, height: 900 } });
      await page.evaluate(() => {
        for (const one of document.querySelectorAll('details')) one.open = true;
      });
      expect(await violations(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await violations(page)).toEqual([]);
      expect(trouble).toEqual([]);
      await page.context().close();
    },
    A_MINUTE,
  );

  test.each(pages)(
    '%s for a reader of %s holds at 320 px and at 200 %',
    async (example, language) => {
      const { page } = await open(await pageOf(example, language));
      await page.evaluate(() => {
        for (const one of document.querySelectorAll('details')) one.open = true;
      });
      for (const [name, size] of SIZES) {
        await page.setViewportSize(size);
        expect([name, await overflow(page)]).toEqual([name, 0]);
      }
      await page.context().close();
    },
    A_MINUTE,
  );

  test(
    'the keyboard reaches everything that can be used',
    async () => {
      const { page } = await open(await pageOf('draft-in-negotiation.docx'), {
        viewport: { width: 1440, height: 900 },
      });
      const all = await page.evaluate(() => {
        const usable = document.querySelectorAll('a[href], button, summary, [tabindex="0"]');
        const visible = [...usable].filter((one) => one.checkVisibility());
        for (const [i, one] of visible.entries()) (one as HTMLElement).dataset.stop = String(i);
        return visible.length;
      });
      const reached = new Set<string>();
      for (let i = 0; i < all + 5; i++) {
        await page.keyboard.press('Tab');
        reached.add(await page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.stop ?? ''));
      }
      expect(all).toBeGreaterThan(80);
      expect(Array.from({ length: all }, (_, i) => String(i)).filter((stop) => !reached.has(stop))).toEqual([]);
      await page.context().close();
    },
    A_MINUTE,
  );

  test(
    'without scripts, a place leads to the text and a number back to the finding',
    async () => {
      const { page, trouble } = await open(await pageOf('draft-in-negotiation.docx'), {
        javaScriptEnabled: false,
        viewport: { width: 1440, height: 900 },
      });
      expect(await page.locator('button').count()).toBe(0);
      await page.locator('#f-audits-inspections figcaption a').click();
      const passage = page.locator('.contract mark', { hasText: 'Customer accepts' }).first();
      const box = await passage.boundingBox();
      expect(box!.y).toBeGreaterThanOrEqual(0);
      expect(box!.y).toBeLessThan(900);
      await page.locator('.contract .chip[href="#f-audits-inspections"]').click();
      const card = await page.locator('#f-audits-inspections').boundingBox();
      expect(Math.abs(card!.y)).toBeLessThan(100);
      expect(trouble).toEqual([]);
      await page.context().close();
    },
    A_MINUTE,
  );

  test(
    'with scripts, model clauses are copied, passages and findings light each other up, folded lines open',
    async () => {
      const { page, trouble } = await open(await pageOf('draft-in-negotiation.docx'), {
        viewport: { width: 1440, height: 900 },
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      const button = page.locator('#f-audits-inspections button');
      await button.click();
      await button.filter({ hasText: 'Copied' }).waitFor();
      const clause = await page.locator('#f-audits-inspections .model').textContent();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(clause);

      await page.locator('#f-audits-inspections h4').hover();
      expect(await page.locator('.contract mark.lit').allTextContents()).toEqual(
        expect.arrayContaining([expect.stringContaining('Customer accepts')]),
      );
      await page.locator('.contract mark', { hasText: 'documented instructions' }).first().hover();
      expect(await page.locator('.lit').first().getAttribute('id')).toBe('f-documented-instructions');
      await page.locator('.contract .chip[href="#f-documented-instructions"]').first().click();
      await page.locator('#f-documented-instructions[open]').waitFor();
      expect(trouble).toEqual([]);
      await page.context().close();
    },
    A_MINUTE,
  );

  test(
    'on paper: the grid on one page, everything unfolded, no buttons',
    async () => {
      const { page } = await open(await pageOf('draft-in-negotiation.docx'));
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('button.copy').first().isVisible()).toBe(false);
      const bytes = await page.pdf({ preferCSSPageSize: true });
      const { text, anchors } = await readDocument(new Uint8Array(bytes), { path: 'report.pdf' });
      const pageAt = (words: string, from = 0) => {
        const at = text.indexOf(words, from);
        expect([words, at >= 0]).toEqual([words, true]);
        return anchors.pages.findLast(({ offset }) => offset <= at)?.value.page;
      };
      expect(pageAt('(h) Proof, audits')).toBe(pageAt('At a glance'));
      // A covered point, folded on the screen.
      expect(text).toContain('has signed an undertaking of confidentiality');
      expect(pageAt('The text of the contract')).toBeGreaterThan(3);
      await page.context().close();
    },
    A_MINUTE,
  );

  test(
    'a contract of 100 pages is usable at once',
    async () => {
      const sentence =
        'The Processor shall process personal data only on documented instructions from the Controller and assist it with audits. ';
      const clauses = Array.from({ length: 600 }, (_, i) => `${i + 1}. ${sentence.repeat(5)}`);
      const html = await pageFrom([
        { path: 'long.md', content: `# Data processing agreement\n\n${clauses.join('\n\n')}` },
      ]);
      const begun = Date.now();
      const { page } = await open(html, { viewport: { width: 1440, height: 900 } });
      await page.locator('nav.contents a').first().click();
      expect(Date.now() - begun).toBeLessThan(8_000);
      await page.context().close();
    },
    A_MINUTE,
  );

  test(
    'the page of a comparison: quiet, accessible, narrow',
    async () => {
      const content = readFileSync('examples/draft-in-negotiation.docx');
      const at = (view: 'original' | 'final') => lint({ path: 'draft.docx', content }, { view });
      const comparison = compare(await at('original'), await at('final'), { kind: 'changes' });
      const { page, trouble } = await open(renderComparison(comparison, { format: 'html' }));
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await violations(page)).toEqual([]);
      }
      for (const [name, size] of SIZES) {
        await page.setViewportSize(size);
        expect([name, await overflow(page)]).toEqual([name, 0]);
      }
      expect(trouble).toEqual([]);
      await page.context().close();
    },
    A_MINUTE,
  );

  test.each(['en', 'fr'])(
    'a page in %s with accepted risks, expired ones and requirements switched off: quiet, accessible, narrow',
    async (language) => {
      const { report, documents } = await decided(language);
      const { page, trouble } = await open(render(report, { format: 'html', documents }), {
        viewport: { width: 1440, height: 900 },
      });
      expect(await page.locator('.badge').count()).toBeGreaterThan(5);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await violations(page)).toEqual([]);
      }
      for (const [name, size] of SIZES) {
        await page.setViewportSize(size);
        expect([name, await overflow(page)]).toEqual([name, 0]);
      }
      expect(trouble).toEqual([]);
      await page.context().close();
    },
    A_MINUTE,
  );

  test(
    'several contracts on one page: nothing for axe to find',
    async () => {
      const options = { catalogue: await loadCatalogue() };
      const contracts = ['complete-agreement.md', 'lab-terms-of-sale.docx'].map((path) => ({
        path,
        content: readFileSync(`examples/${path}`),
      }));
      const examined = await Promise.all(contracts.map((source) => examine(source, options)));
      const html = render(
        examined.map(({ report }) => report),
        { format: 'html', documents: examined.flatMap(({ contract }) => contract.documents) },
      );
      const { page, trouble } = await open(html, { viewport: { width: 1440, height: 900 } });
      expect(await violations(page)).toEqual([]);
      expect(trouble).toEqual([]);
      await page.context().close();
    },
    A_MINUTE,
  );

  test(
    'forced colours and reduced motion',
    async () => {
      const { page, trouble } = await open(await pageOf('draft-in-negotiation.docx'), { forcedColors: 'active' });
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto');
      const border = await page.evaluate(() => getComputedStyle(document.querySelector('.card')!).borderLeftStyle);
      expect(border).toBe('solid');
      expect(trouble).toEqual([]);
      await page.context().close();
    },
    A_MINUTE,
  );
});
