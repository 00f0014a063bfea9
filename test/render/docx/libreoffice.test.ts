import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { annotate, examine, render } from '../../../src/index.js';

/** Structural tests run everywhere; this one shows that a word processor agrees, where there is one. */
const found = spawnSync('soffice', ['--version'], { encoding: 'utf8' }).status === 0;
const where = found ? test : test.skip;

/** The document as LibreOffice understands it: flat OpenDocument, with changes and comments. */
function opened(bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'dpa-lint-'));
  try {
    writeFileSync(join(folder, 'copy.docx'), bytes);
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    spawnSync('soffice', [
      profile,
      '--headless',
      '--convert-to',
      'fodt',
      '--outdir',
      folder,
      join(folder, 'copy.docx'),
    ]);
    return readFileSync(join(folder, 'copy.fodt'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const textOf = (xml: string) => xml.replace(/<[^>]+>/g, '').replaceAll('&apos;', "'");

where(
  'LibreOffice opens the annotated copy, with comments, insertions and the original text',
  async () => {
    const bytes = new Uint8Array(readFileSync('examples/draft-in-negotiation.docx'));
    const { report, contract } = await examine({ content: bytes, path: 'draft.docx' });
    const date = '2026-03-31T00:00:00Z';
    const xml = opened(await annotate(report, contract.documents, bytes, { redline: true, date }));
    const comments = [...xml.matchAll(/<office:annotation .*?<\/office:annotation>/gs)].map(([one]) => one);
    const own = comments.filter((comment) => comment.includes('<dc:creator>dpa-lint</dc:creator>'));
    const gaps = report.findings.filter(({ home }) => home !== undefined);
    expect(own.length).toBeGreaterThan(gaps.length);
    for (const { title } of gaps) expect(own.some((comment) => textOf(comment).includes(title))).toBe(true);
    const changes = [...xml.matchAll(/<text:changed-region.*?<\/text:changed-region>/gs)].map(([one]) => one);
    const inserted = changes.filter((one) => one.includes('<text:insertion>') && one.includes('>dpa-lint<'));
    expect(inserted.length).toBeGreaterThan(0);
    expect(changes.some((one) => one.includes('<text:deletion>'))).toBe(true);
    for (const { remedy } of gaps) expect(textOf(xml)).toContain(remedy!.clause);
    expect(textOf(xml)).toContain('Data Processing Terms');
  },
  120_000,
);

where(
  'LibreOffice opens the issues list',
  async () => {
    const { report } = await examine({ content: new Uint8Array(readFileSync('examples/draft-in-negotiation.docx')) });
    const xml = opened(render(report, { format: 'issues-docx' }));
    expect(xml).toContain('<table:table-header-rows>');
    for (const { title } of report.redFlags) expect(textOf(xml)).toContain(title);
  },
  120_000,
);
