import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Where distributions put it; CHROMIUM names another. */
const PATHS = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const path = PATHS.find((one) => one !== '' && existsSync(one));

/** `describe` where there is a browser; else the tests are skipped, and the name of the suite says what to do. */
export function inChromium(name: string, tests: () => void): void {
  if (path !== undefined) describe(name, tests);
  else describe.skip(`${name} – SKIPPED: no Chromium found (apt-get install chromium, or set CHROMIUM)`, tests);
}

export interface Opened {
  readonly page: Page;
  /** Errors of the console and of scripts, and every address that was asked for beside the page itself. */
  readonly trouble: string[];
}

let browser: Browser | undefined;
let folder: string | undefined;

export async function start(): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'dpa-lint-page-'));
  // A fresh profile each time is what Playwright makes by itself.
  browser = await chromium.launch({ executablePath: path!, args: ARGS, headless: true });
}

export async function stop(): Promise<void> {
  await browser?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
}

let count = 0;

export async function open(html: string, options: BrowserContextOptions = {}, hash = ''): Promise<Opened> {
  const file = join(folder!, `${count++}.html`);
  writeFileSync(file, html);
  const url = pathToFileURL(file).href;
  const context = await browser!.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') trouble.push(message.text());
  });
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== url) trouble.push(request.url());
  });
  await page.goto(url + hash);
  return { page, trouble };
}

/** What axe finds, in words: empty when there is nothing. The size of targets is new in WCAG 2.2 and off by default. */
export async function violations(page: Page): Promise<string[]> {
  const { source } = createRequire(import.meta.url)('axe-core') as { source: string };
  await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } };
    interface Violation {
      id: string;
      nodes: { target: string[]; failureSummary: string }[];
    }
    const found = await axe.run({ rules: { 'target-size': { enabled: true } } });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
    );
  });
}

/** Code units by which the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
