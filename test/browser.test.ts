import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { lint } from '../src/index.js';
import { inChromium, open, start, stop } from './render/html/browser.js';

/** The library as a bundler for browsers takes it: the same entry, no `node:` module in it, nothing asked from the network. */
const names = ['complete-agreement.md', 'draft-in-negotiation.docx', 'lab-maintenance.pdf'];

async function bundle() {
  return build({
    stdin: {
      contents: "import { lint, render } from './src/index.ts'; globalThis.dpaLint = { lint, render };",
      resolveDir: '.',
      loader: 'ts',
    },
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    logLevel: 'silent',
  });
}

test('it is bundled for a browser without a module of Node', async () => {
  const { metafile, warnings } = await bundle();
  const ours = Object.entries(metafile.inputs).filter(([path]) => path.startsWith('src/'));
  const wanted = ours.flatMap(([path, { imports }]) =>
    imports.filter(({ path: what }) => what.startsWith('node:')).map(({ path: what }) => `${path} imports ${what}`),
  );
  expect(wanted).toEqual([]);
  expect(ours.length).toBeGreaterThan(80);
  expect(warnings).toEqual([]);
});

inChromium('in Chromium', () => {
  beforeAll(start, 60_000);
  afterAll(stop);

  test('it gives the same report as in Node, on Markdown, DOCX and PDF, and asks the network for nothing', async () => {
    const { outputFiles } = await bundle();
    const script = outputFiles[0]!.text.replaceAll('</script', '<\\/script');
    const { page, trouble } = await open(`<!doctype html><meta charset="utf-8"><script>${script}</script>`);
    for (const name of names) {
      const bytes = readFileSync(`examples/${name}`);
      const found = await page.evaluate(
        async ({ path, base64 }) => {
          const content = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
          // biome-ignore lint/suspicious/noExplicitAny: it is what the bundle puts there
          const { dpaLint } = globalThis as any;
          const report = await dpaLint.lint({ path, content });
          return { report: JSON.stringify(report), text: dpaLint.render(report) };
        },
        { path: name, base64: bytes.toString('base64') },
      );
      const here = await lint({ path: name, content: new Uint8Array(bytes) });
      expect(JSON.parse(found.report)).toEqual(JSON.parse(JSON.stringify(here)));
      expect(found.text).toMatch(/Art\. 28\(3\) GDPR/);
    }
    expect(trouble).toEqual([]);
  }, 120_000);
});
