import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { SaxesParser } from 'saxes';
import { unified } from 'unified';
import { annotate, render } from '../../src/index.js';
import { messages } from '../../src/messages/index.js';
import { decide } from '../../src/policy/index.js';
import { report as reportOf } from '../../src/report/index.js';
import { type Decided, decided, ENTRIES, OFF, TODAY } from '../fixtures/decided.js';
import { catalogue, contract, judged } from '../fixtures/report.js';
import { open, ourComments, textOf, treeOf } from './docx/restore.js';

const NASTY =
  '<script>alert(1)</script> "&" \'x\' =1+1 | *b* `c` [d](https://evil.example) www.evil.example ]]> ::error::no\n# h \u0001%0A @you';

const made: Record<string, Decided> = { en: await decided('en'), fr: await decided('fr') };
const nasty = await decided('en', NASTY);

const TEXTS = ['text', 'html', 'md', 'csv', 'sarif', 'junit', 'github', 'github-summary'] as const;

async function output(format: string, { report, documents, source }: Decided): Promise<string> {
  if (format === 'docx') {
    const copy = open(await annotate(report, documents, source.slice()));
    return ourComments(copy)
      .flatMap(({ lines }) => lines)
      .join('\n');
  }
  const given = render(report, { format: format as 'text', documents });
  if (format === 'issues-docx') return textOf(treeOf(open(given as unknown as Uint8Array)));
  return given;
}

/** What a reader sees: without markup, and without the breaks that a format makes. */
function seen(format: string, text: string): string {
  const shown =
    format === 'html'
      ? text.replace(/<(?:style|script)>[\s\S]*?<\/(?:style|script)>/g, '').replace(/<[^>]*>/g, ' ')
      : text;
  return shown
    .replaceAll('%0A', ' ')
    .replaceAll('&#10;', ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('""', '"')
    .replace(/\\(?=[^"nu])/g, '')
    .replace(/\s+/g, ' ');
}

describe.each([...TEXTS, 'docx', 'issues-docx'])('%s', (format) => {
  test.each(['en', 'fr'])('in %s tells what was accepted, by whom, why and until when', async (language) => {
    const text = seen(format, await output(format, made[language]!));
    const { held, flag } = ENTRIES;
    for (const words of [held.reason, held.owner, flag.reason]) expect(text).toContain(words);
    expect(text).toMatch(/2027-03-31|31 (?:March|mars) 2027/);
  });

  test.each(['en', 'fr'])('in %s tells that an accepted risk has expired, changed or is unused', async (language) => {
    const { policy } = messages(language);
    const text = seen(format, await output(format, made[language]!));
    const { expired, changed, unused } = ENTRIES;
    const told = [policy.expired(expired.until), policy.changed, policy.unused].map((one) => seen('', one));
    for (const words of [...told, expired.reason, expired.owner, changed.reason, unused.reason]) {
      expect(text).toContain(words);
    }
  });

  test('tells what is switched off, and why', async () => {
    const text = seen(format, await output(format, made.en!));
    for (const { reason } of Object.values(OFF)) expect(text).toContain(reason);
  });

  // A list of rows or of annotations has none for what is no longer there.
  const hasLine = format !== 'csv' && format !== 'github';
  (hasLine ? test : test.skip).each(['en', 'fr'])(
    'in %s tells what was mended since the baseline',
    async (language) => {
      const { report } = made[language]!;
      const { policy, verdicts } = messages(language);
      const title = report.findings.find(({ requirement }) => requirement === 'duration')?.title;
      const text = seen(format, await output(format, made[language]!));
      if (format === 'sarif') expect(text).toMatch(/"mended": \[ \{ "id": "duration", "was": "absent" \} \]/);
      else expect(text).toContain(seen('', policy.mended(`${title} (${verdicts.absent})`)));
    },
  );

  test('says nothing of all this where nobody decided anything', async () => {
    const { report, ...rest } = made.en!;
    const text = seen(format, await output(format, { ...rest, report: rest.plain }));
    expect(text).not.toMatch(/accepted risk|accepted until|switched off|baseline|suppress|open again/i);
  });
});

describe('HTML', () => {
  const page = render(made.en!.report, { format: 'html', documents: made.en!.documents });
  const part = (id: string) =>
    new RegExp(`<h2 id="${id}">[\\s\\S]*?</section>`).exec(page)?.[0] ?? `There is no section "${id}".`;

  test('an accepted gap is a card with a badge in a section of its own', () => {
    expect(part('accepted')).toContain('Accepted risks (2)');
    expect(part('accepted')).toMatch(
      /id="f-audits-inspections"[\s\S]*<span class="badge holds">accepted until 31 March 2027<\/span>/,
    );
    expect(part('gaps')).not.toContain('id="f-audits-inspections"');
    expect(part('flags')).not.toContain('Reports in place of audits');
  });
  test('one that has expired is among the gaps, and says so', () => {
    expect(part('gaps')).toMatch(
      /id="f-breach-notification"[\s\S]*?<span class="badge lapsed">acceptance expired: open again<[\s\S]*?<div class="decision lapsed"><p>It was accepted until 2026-03-31, and counts as open again/,
    );
    expect(part('stale')).toContain('<a href="#f-breach-notification">');
  });
  test('what is switched off has a section, and is no gap of ours to assess', () => {
    expect(part('off')).toContain('id="f-subprocessor-objection"');
    expect(part('limits')).not.toContain('subprocessor-objection');
  });
  test('every link leads somewhere, and ids are unique', () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
  });
  test('no gap is open where all are accepted', () => {
    const { report } = acceptAll();
    expect(render(report, { format: 'html' })).toContain('No gap is open: what was found has been accepted.');
    expect(render(report, { format: 'md' })).toContain('No gap is open: what was found has been accepted.');
  });
  test('a contract that is none can be accepted as that, with the gaps behind it', () => {
    const { report } = acceptAll('other-contract');
    const text = render(report, { format: 'html' });
    expect(text).toMatch(
      /Accepted risks \(1\)[\s\S]*This is not a contract[\s\S]*<details class="fold">[\s\S]*<article/,
    );
  });
});

describe('Markdown', () => {
  test('counts what is open', () => {
    const { report } = made.en!;
    const text = render(report, { format: 'md' });
    expect(text).toContain(`### Gaps (${openGaps(made.en!)})`);
    expect(text).toContain('### Accepted risks (2)');
    expect(text).toContain(`As of ${TODAY}.`);
    expect(text).not.toMatch(/^#### .*Audits and inspections/m);
  });
});

describe('JUnit', () => {
  const cases = elementsOf(render(made.en!.report, { format: 'junit', failOn: 'note' }));
  const of = (id: string) => cases.find(({ name }) => name.endsWith(id) || name.endsWith(`(${id})`));

  test('an accepted risk is skipped with its reason', () => {
    expect(of('audits-inspections')?.skipped).toMatch(/Accepted: The parent group audits it\.\nOwner: J\. Doe · until/);
    expect(of('audit-replaced')?.skipped).toMatch(/Accepted: The certificate will do\./);
  });
  test('so is what is switched off, and what the baseline has', () => {
    expect(of('subprocessor-objection')?.skipped).toBe('Switched off: No sub-processors, policy P-12.');
    expect(of('assistance-charged')?.skipped).toBe('Switched off: Paid help is fine.');
    expect(of('legal-requirement-notice')?.skipped).toMatch(/in the baseline: baseline\.json$/);
  });
  test('what is new fails', () => expect(of('personal-data-types')?.failed).toMatch(/^The contract says/));
  test('one that has expired fails, and says so', () => {
    const { report } = made.en!;
    const { baseline: _, ...rest } = report;
    const all = elementsOf(render(rest, { format: 'junit' }));
    const failed = all.find(({ name }) => name.includes('breach-notification'))?.failed;
    expect(failed).toMatch(/It was accepted until 2026-03-31, and counts as open again/);
  });
  test('behind "no contract on processing" nothing passes that is missing', () => {
    const terms = elementsOf(
      render(reportOf({ ...contract, kind: 'other-contract' }, judged, catalogue), { format: 'junit' }),
    );
    const passed = terms.filter(({ failed, skipped }) => failed === undefined && skipped === undefined);
    expect(passed.map(({ name }) => name)).toEqual(['Documented instructions (documented-instructions)']);
  });
});

describe('GitHub', () => {
  const lines = render(made.en!.report, { format: 'github' }).trimEnd().split('\n');

  test('what is accepted or in the baseline is a notice; what is new keeps its level', () => {
    const level = (words: string) => lines.find((line) => line.includes(words))?.split(' ')[0];
    expect(level('title=Accepted risk%3A Audits and inspections')).toBe('::notice');
    expect(level('title=Notice of legal requirements')).toBe('::notice');
    expect(level('title=Types of personal data')).toBe('::warning');
  });
  test('an unused entry is a warning in its own file', () => {
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^::warning file=clients\/draft\.docx\.dpa-lint\.yaml,line=18,col=5,title=Accepted risk%3A/,
      ),
    );
  });
  test('an entry that holds for many contracts is told once', () => {
    const many = render([made.en!.report, made.en!.report], { format: 'github' });
    expect(many.match(/policy P-12/g)).toHaveLength(1);
  });
});

describe('issues list', () => {
  const rows = (language = 'en') => {
    const separator = language === 'fr' ? ';' : ',';
    const csv = render(made[language]!.report, { format: 'csv' }).slice(1);
    const cells = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(?:${separator}|\\r\\n)`, 'g');
    const all = [...csv.matchAll(cells)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '');
    return Array.from({ length: all.length / 15 }, (_, i) => all.slice(i * 15, (i + 1) * 15));
  };
  test('has the state in its last column, the decision and its owner in those for people', () => {
    const [head, ...all] = rows();
    expect(head?.slice(11)).toEqual(['Decision', 'Owner', 'Reply', 'State']);
    const state = (title: string) => all.find((row) => row[1] === title)?.slice(11);
    expect(state('Audits and inspections')).toEqual([
      'The parent group audits it.',
      'J. Doe',
      '',
      'accepted until 2027-03-31',
    ]);
    expect(state('Notification of personal data breaches')).toEqual([
      'It was accepted until 2026-03-31, and counts as open again. Decide anew, or mend the contract.\nThe reason given then: Until the new process runs.',
      'A. Lovelace',
      '',
      'open again',
    ]);
    expect(state('Types of personal data')).toEqual(['', '', '', 'open, new']);
    expect(state('Notice of legal requirements')).toEqual(['', '', '', 'open, known']);
    expect(state('Confidentiality of the people involved')?.[3]).toBe('entry unused');
    expect(state('Objection to sub-processors')).toEqual(['No sub-processors, policy P-12.', '', '', 'switched off']);
  });
  test('what is accepted comes after what is open', () => {
    const states = rows('fr').map((row) => row[14] ?? '');
    const last = states.findLastIndex((state) => state.includes('ouvert'));
    expect(last).toBeGreaterThan(3);
    expect(states.findIndex((state) => state.startsWith('accepté'))).toBe(last + 1);
  });
});

test('a contract that is accepted as none heads the list, and is one risk', () => {
  const { report } = acceptAll('other-contract');
  expect(report.summary.message).toContain('1 risk is accepted.');
  const [, first] = render(report, { format: 'csv' }).split('\r\n');
  expect(first).toMatch(/^1,No contract on processing,.*,All of it\.,,,accepted$/);
  expect(render(report, { format: 'md' })).toContain('- No contract on processing: All of it. r.yaml:1:1');
});

describe('for the counterparty', () => {
  const options = { audience: 'counterparty' } as const;
  test('nothing of what one’s own side decided, and nothing of what it accepted', async () => {
    const { report, documents, source } = made.en!;
    const texts = [
      render(report, { format: 'csv', ...options }),
      textOf(treeOf(open(render(report, { format: 'issues-docx', ...options })))),
      open(await annotate(report, documents, source.slice(), options)).xml('word/comments.xml'),
    ];
    for (const text of texts) {
      for (const { reason } of [...Object.values(ENTRIES), ...Object.values(OFF)]) expect(text).not.toContain(reason);
      expect(text).not.toMatch(
        /accepted (?:risk|until)|risks are accepted|J\. Doe|Lovelace|baseline|Audits and inspections/i,
      );
      expect(text).toContain('Notification of personal data breaches');
    }
  });
});

describe('the annotated copy', () => {
  test('puts no wording in for what is accepted', async () => {
    const { report, plain, documents, source } = made.en!;
    const model = plain.findings.find(({ requirement }) => requirement === 'audits-inspections')?.remedy?.clause ?? '';
    const insertedIn = async (one: typeof report) =>
      textOf(treeOf(open(await annotate(one, documents, source.slice(), { redline: true })))).includes(model);
    expect(await insertedIn(plain)).toBe(true);
    expect(await insertedIn(report)).toBe(false);
  });
  test('says which comment is about an accepted risk', async () => {
    const { report, documents, source } = made.en!;
    const comments = ourComments(open(await annotate(report, documents, source.slice())));
    const audits = comments.find(({ lines }) => lines[0] === 'Accepted risk: Audits and inspections (partial)');
    expect(audits?.lines.slice(1, 3)).toEqual([
      'Accepted: The parent group audits it.',
      'Owner: J. Doe · until 2027-03-31 · draft.docx.dpa-lint.yaml:2:5',
    ]);
    expect(audits?.lines).not.toContain('Suggested wording:');
  });
});

describe('what people write as a reason stays text', () => {
  test('in HTML', () => {
    const page = render(nasty.report, { format: 'html', documents: nasty.documents });
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).toContain('&lt;script&gt;alert(1)');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of these may reach a page
    expect(page).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
  });
  test('in Markdown and the step summary', () => {
    for (const format of ['md', 'github-summary'] as const) {
      const all = nodes(unified().use(remarkParse).use(remarkGfm).parse(render(nasty.report, { format })) as Node);
      const markup = all.filter(({ type }) => type === 'html').map(({ value }) => value?.replace(/>[^<]*/g, '>'));
      expect(markup.filter((one) => !/^(?:<\/?(?:details|summary)>)+$/.test(one ?? ''))).toEqual([]);
      const links = all.filter(({ type }) => type === 'link').map(({ url }) => url);
      expect(links.filter((url) => !url?.startsWith('https://eur-lex.europa.eu/'))).toEqual([]);
      expect(all.filter(({ depth }) => depth === 1)).toEqual([]);
      expect(all.map(({ value = '' }) => value).join(' ')).toContain('<script>alert(1)</script>');
    }
  });
  test('in JUnit and SARIF', () => {
    const [first] = elementsOf(render(nasty.report, { format: 'junit', failOn: 'note' })).filter(({ name }) =>
      name.includes('audits-inspections'),
    );
    expect(first?.skipped).toContain('<script>alert(1)</script> "&"');
    expect(() => JSON.parse(render(nasty.report, { format: 'sarif' }))).not.toThrow();
  });
  test('in a workflow command', () => {
    for (const line of render(nasty.report, { format: 'github' }).trimEnd().split('\n')) {
      expect(line).toMatch(/^::(?:error|warning|notice) (?:file=[^:,]+,line=\d+,(?:col=\d+,)?)?title=[^:,]+::\S/);
    }
  });
  test('in a spreadsheet and in Word', async () => {
    const formula = await decided('en', '=1+1');
    const csv = render(formula.report, { format: 'csv' });
    expect(csv).not.toMatch(/(?:^|,)"?=1/m);
    expect(csv).toContain("'=1+1");
    const copy = open(await annotate(nasty.report, nasty.documents, nasty.source.slice()));
    expect(copy.xml('word/comments.xml')).toContain('&lt;script&gt;alert(1)');
    expect(textOf(treeOf(open(render(nasty.report, { format: 'issues-docx' }))))).toContain('<script>alert(1)');
  });
});

function openGaps({ report }: Decided): number {
  return report.findings.filter(({ severity, accepted }) => severity !== 'none' && !accepted).length;
}

function acceptAll(kind = contract.kind) {
  const entry = { reason: 'All of it.', source: 'r.yaml:1:1', general: false };
  const ids = kind === 'other-contract' ? [] : ['confidentiality', 'audits-inspections', 'audit-replaced'];
  return decide(reportOf({ ...contract, kind }, judged, catalogue), {
    severities: {},
    off: {},
    accepted: [...ids, 'no-processing-contract'].map((id) => ({ id, ...entry })),
    today: TODAY,
  });
}

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly depth?: number;
  readonly children?: readonly Node[];
}

function nodes(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(nodes)];
}

interface Case {
  name: string;
  failed?: string;
  skipped?: string;
}

/** Throws for what is not well-formed. */
function elementsOf(xml: string): Case[] {
  const cases: Case[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const { name: title = '', message = '' } = attributes as Record<string, string>;
    if (name === 'testcase') cases.push({ name: title });
    if (name === 'failure' || name === 'error') cases.at(-1)!.failed = message;
    if (name === 'skipped') cases.at(-1)!.skipped = message;
  });
  parser.write(xml).close();
  return cases;
}
