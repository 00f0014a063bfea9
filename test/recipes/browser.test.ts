import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { lint } from '../../src/index.js';
import { inChromium, open, start, stop, violations } from '../render/html/browser.js';

const page = readFileSync('docs/recipes/browser/page.html', 'utf8');

inChromium('the page of the recipe', () => {
  beforeAll(start, 60_000);
  afterAll(stop);

  test('shows the report on the file that is chosen, and sends nothing', async () => {
    const { outputFiles } = await build({
      entryPoints: ['docs/recipes/browser/main.js'],
      bundle: true,
      write: false,
      minify: true,
      platform: 'browser',
      format: 'iife',
      logLevel: 'silent',
    });
    // One file, so that the page asks for nothing at all; its policy must then name the script in it.
    const script = outputFiles[0]!.text.replaceAll('</script', '<\\/script');
    const whole = page
      .replace("script-src 'self'", "script-src 'unsafe-inline'")
      .replace('<script src="page.js"></script>', () => `<script>${script}</script>`);
    expect(whole).not.toContain('page.js');
    const { page: tab, trouble } = await open(whole);
    expect(await violations(tab)).toEqual([]);
    for (const file of ['complete-agreement.md', 'draft-in-negotiation.docx', 'lab-maintenance.pdf']) {
      await tab.setInputFiles('#file', resolve('examples', file));
      await tab.waitForFunction(
        () => document.getElementById('stop')?.hidden && document.getElementById('result')?.textContent !== '',
      );
      const { summary } = await lint({ path: file, content: new Uint8Array(readFileSync(`examples/${file}`)) });
      expect(await tab.textContent('#result')).toBe(summary.message);
      const shown = tab.frameLocator('#report');
      expect(await shown.locator('body').textContent()).toContain(file);
    }
    await tab.setInputFiles('#file', {
      name: 'x.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7\nx'),
    });
    await tab.waitForFunction(
      () => document.getElementById('report')?.hidden === true && document.getElementById('stop')?.hidden === true,
    );
    expect(await tab.textContent('#result')).toMatch(/damaged|broken|read/);
    // The frame runs no script, and says so; the report does without.
    expect(trouble.filter((one) => !one.includes('about:srcdoc'))).toEqual([]);
  }, 120_000);
});
