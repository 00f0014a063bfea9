import { createHash } from 'node:crypto';
import type { Document } from '../../../src/model.js';
import { sha256Base64 } from '../../../src/render/html/sha256.js';
import { render } from '../../../src/render/index.js';
import { report } from '../../../src/report/index.js';
import type { Report } from '../../../src/report/schema.js';
import { catalogue, contract, document, judged } from '../../fixtures/report.js';
import { EXAMPLES, pageFrom, pageOf } from './pages.js';

const TEXT = document.text;

/** The fixture with blocks, so that its text is shown: one for each of its lines. */
const shown: Document = {
  ...document,
  blocks: [...TEXT.matchAll(/.+/g)].map(({ index, 0: line }) => {
    const heading = /^\d+\. |^Annex/.test(line);
    return { kind: heading ? 'heading' : 'paragraph', start: index, end: index + line.length, level: heading ? 3 : 0 };
  }),
};

const made = (uiLanguage = 'en') => report({ ...contract, documents: [shown] }, judged, catalogue, { uiLanguage });

const html = (of: Report | readonly Report[], documents: readonly Document[] = [shown], date?: string) =>
  render(of, { format: 'html', documents, ...(date === undefined ? {} : { date }) });

const page = html(made());

describe('the digest of a content security policy', () => {
  test.each(['', 'a', 'é'.repeat(27), 'x'.repeat(55), 'x'.repeat(56), 'x'.repeat(64), 'abc\n'.repeat(5000)])(
    'is that of Node for %#',
    (text) => expect(sha256Base64(text)).toBe(createHash('sha256').update(text).digest('base64')),
  );
});

describe('one file that needs nothing else', () => {
  test('the policy allows its own style and script, and nothing more', () => {
    const hash = (text = '') => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const style = hash(/<style>([\s\S]*?)<\/style>/.exec(page)?.[1]);
    const script = hash(/<script>([\s\S]*?)<\/script>/.exec(page)?.[1]);
    expect(page).toContain(
      `content="default-src 'none'; style-src ${style}; script-src ${script}; base-uri 'none'; form-action 'none'"`,
    );
  });

  test('the only addresses are links to the official text', () => {
    const addresses = page.match(/https?:[^"'<\s]+/g) ?? [];
    expect(addresses.length).toBeGreaterThan(2);
    expect(
      addresses.filter(
        (one) => !one.startsWith('https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=CELEX:32016R0679#art_28'),
      ),
    ).toEqual([]);
    expect(page).not.toMatch(/<(?:link|img|iframe|object|base|form|meta http-equiv="refresh")\b|\ssrc=|@import|url\(/);
    expect(page).not.toMatch(/\sstyle="|\son\w+="/);
  });

  test.each([...EXAMPLES])('%s: ids are unique, and every link inside leads somewhere', async (example) => {
    const text = await pageOf(example);
    const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const targets = [...text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets.length).toBeGreaterThan(20);
    expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('the same report gives the same page, and names a day only when told', () => {
    expect(html(made())).toBe(page);
    expect(page).not.toContain('<time');
    expect(html(made(), [shown], '2026-03-31')).toContain('<time datetime="2026-03-31">31 March 2026</time>');
    expect(html(made('fr'), [shown], '2026-03-31')).toContain('>31 mars 2026</time>');
  });
});

describe('what stands on it', () => {
  test('everything in the order in which a lawyer reads', () => {
    const order = [
      'aaaaaaaa',
      'id="result"',
      'id="overview"',
      'id="gaps"',
      'id="f-audits-inspections"',
      'id="flags"',
      'id="covered"',
      'id="f-documented-instructions"',
      'id="limits"',
      'id="notes"',
      'id="method"',
      'id="contract"',
    ];
    const places = order.map((one) => page.indexOf(one));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('a gap has its quote with the matched words, its place, its reason, its basis, and what to write', () => {
    const card = /<article class="card partial" id="f-audits-inspections"[\s\S]*?<\/article>/.exec(page)?.[0] ?? '';
    expect(card).toContain('<blockquote lang="en"><p>Audits are <mark>replaced by reports</mark>.</p></blockquote>');
    expect(card).toMatch(/<a href="#t0-\d+">clause 2\.1, p\. 2, line 5<\/a>/);
    expect(card).toContain('but not that the processor allows audits');
    expect(card).toContain('>Art. 28(3)(h)</a>');
    expect(card).toContain('Model: Audits and inspections.');
    expect(card).toContain('Where: in clause 2.1');
  });

  test('an absence names what was searched and what came closest', () => {
    const card = /<article class="card absent"[\s\S]*?<\/article>/.exec(page)?.[0] ?? '';
    expect(card).toContain('Searched: 2 passages in 4 clauses and 1 annex.');
    expect(card).toContain('Closest');
    expect(card).toContain('check this');
  });

  test('passages of the text and findings lead to each other', () => {
    const anchor = /<a href="#(t0-\d+)">clause 2\.1/.exec(page)?.[1];
    expect(page).toContain(
      `<span class="at" id="${anchor}"></span><mark class="t3" data-of="R1 3">Audits are replaced`,
    );
    expect(page).toMatch(/<a class="chip t3" href="#f-R1" title="Audits replaced">R1/);
  });

  test('a long quote is cut at 400 characters, between words', async () => {
    const long = `1. The Processor shall process the data only on documented instructions of the Controller${' and again and again'.repeat(60)}.`;
    const text = await pageFrom([{ path: 'long.md', content: `# Data processing agreement\n\n${long}\n` }]);
    const quotes = [...text.matchAll(/<blockquote[^>]*><p>([\s\S]*?)<\/p>/g)].map(([, one = '']) =>
      one.replace(/<[^>]+>/g, ''),
    );
    expect(quotes.some((one) => one.endsWith(' …'))).toBe(true);
    expect(Math.max(...quotes.map((one) => one.length))).toBeLessThan(440);
  });

  test('no score, and never a word that the contract is lawful', () => {
    expect(page.replace(/<style>[\s\S]*?<\/style>/, '')).not.toMatch(/compliant|score|\d\s?%|violation/i);
    expect(page.match(/no legal advice/g)).toHaveLength(1);
  });

  test('the reader is spoken to in his language, the contract keeps its own', async () => {
    const french = await pageOf('draft-in-negotiation.docx', 'fr');
    expect(french).toContain('<html lang="fr">');
    expect(french).toContain('<div class="paper lines" lang="en">');
    expect(french).toContain('<blockquote lang="en">');
    expect(french).toContain('Vue d’ensemble');
    expect(french).toContain('eur-lex.europa.eu/legal-content/FR/');
    expect(french).not.toMatch(/Skip to|At a glance|Suggested wording|Where:/);
  });
});

describe("the contract's own text", () => {
  test('is whole, with numbers, tables and tracked changes as they stand', async () => {
    const text = await pageOf('draft-in-negotiation.docx');
    expect(text).toContain('<span class="number">2.2</span>');
    expect(text).toMatch(/<th scope="col">Point<\/th><th scope="col">Content<\/th>/);
    const change = /<del datetime="2025-05-12[^>]*title="deleted by Pieter Haan \(Tessaly\), 2025-05-12">shall<\/del>/;
    expect(text).toMatch(change);
    expect(text).toMatch(/<ins [^>]*><mark [^>]*>may<\/mark><\/ins>/);
    expect(text).toContain('[changed by Pieter Haan (Tessaly), 12 May 2025]');
  });

  test('has the numbers of its pages, where there are pages', async () => {
    expect(await pageOf('lab-maintenance.pdf')).toContain('<span class="page">p. 1</span>');
  });

  test('loses no character', () => {
    const paper = /<div class="paper"[^>]*>([\s\S]*?)<\/div>\n<\/section>/.exec(page)?.[1] ?? '';
    const words = paper
      .replace(/<a class="chip[\s\S]*?<\/a>|<span class="page">[\s\S]*?<\/span> /g, '')
      .replace(/<[^>]+>/g, '');
    expect(words.trim().split('\n')).toEqual(TEXT.split('\n'));
  });

  test('may hold anything and runs nothing', async () => {
    const nasty = [
      '# Data processing agreement <script>alert(1)</script>',
      '1. The Processor shall process personal data only on documented instructions of the Controller & "others" \\<img src=x onerror=alert(1)\\>.',
      `2. "Processor" means \`</script><script>alert(2)</script>\`. \u0000\u0007\ud800 The Processor may not object.`,
    ].join('\n\n');
    const text = await pageFrom([{ path: '"><script>alert(3)</script>.md', content: nasty }]);
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(text).not.toMatch(/<img/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of these may reach a page
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
  });

  test('is left out where there is none: the report alone is a page, too', () => {
    const alone = html(made(), []);
    expect(alone).not.toContain('class="contract"');
    expect(alone).toContain('<figcaption>clause 2.1, p. 2, line 5</figcaption>');
    expect(alone).not.toMatch(/href="#t0/);
  });
});

describe('several contracts, and none', () => {
  test('two files of one contract each have their text, under their name', async () => {
    const text = await pageFrom([
      { path: 'terms.md', content: '# Data processing agreement\n\n1. The Processor hosts.\n' },
      { path: 'annex.md', content: '# Annex 1\n\nTypes of personal data: names, addresses\n' },
    ]);
    expect(text).toContain('<h1 id="name">terms.md + annex.md</h1>');
    expect(text.match(/<h3 class="file">(?:terms|annex)\.md<\/h3>/g)).toHaveLength(2);
    expect(text).toMatch(/<a href="#t1-\d+">annex\.md, Annex 1/);
  });

  test('stand one after the other, with ids of their own', () => {
    const text = html([made(), made()]);
    expect(text).toContain('id="c1-f-audits-inspections"');
    expect(text).toContain('id="c2-f-audits-inspections"');
    expect(text.match(/no legal advice/g)).toHaveLength(1);
    const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('no processing contract is one finding, with the others folded behind it', async () => {
    const text = await pageOf('lab-maintenance.pdf');
    expect(text).toContain('This is not a contract on the processing of personal data');
    expect(text).toMatch(/<details class="fold"><summary>What such a contract would have to say \(28\)/);
  });

  test('what could not be read is never clean', async () => {
    const text = await pageFrom([{ path: 'broken.docx', content: new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]) }]);
    expect(text).toContain('Not assessed');
    expect(text).not.toMatch(/id="gaps"|id="overview"|class="contract"/);
  });
});

test('a contract of 100 pages gives less than 2 MB', async () => {
  const clause = (i: number) =>
    `${i}. The Processor shall process personal data only on documented instructions from the Controller. It shall notify the Controller of personal data breaches without undue delay, assist it with data subjects' requests, and allow for audits by the Controller or an auditor mandated by it. ${'The parties meet each month and keep minutes of what they agree upon. '.repeat(6)}`;
  const content = `# Data processing agreement\n\n${Array.from({ length: 500 }, (_, i) => clause(i + 1)).join('\n\n')}\n`;
  expect(content.split(/\s+/).length).toBeGreaterThan(50_000);
  const text = await pageFrom([{ path: 'long.md', content }]);
  expect(Buffer.byteLength(text)).toBeLessThan(2_000_000);
}, 60_000);
