import { render } from '../../src/render/index.js';
import { report } from '../../src/report/index.js';
import { length } from '../../src/terminal.js';
import { catalogue, contract, document, evidence, finding, judged } from '../fixtures/report.js';

const made = report(contract, judged, catalogue);
// biome-ignore lint/suspicious/noControlCharactersInRegex: the codes for colour
const plain = (text: string) => text.replace(/\u001b\[\d+m/g, '');

test('says the result first, then gaps with evidence, red flags, notes, what is covered, the next command', () => {
  expect(render(made)).toMatchSnapshot();
});

test('speaks the language of the report', () => {
  expect(render(report(contract, judged, catalogue, { uiLanguage: 'fr' }))).toMatchSnapshot();
});

test.each([40, 60, 80, 100])('no line is longer than %i columns', (width) => {
  const lines = render(made, { width }).split('\n');
  expect(lines.filter((line) => length(line) > width)).toEqual([]);
});

test('colour changes nothing but the codes', () => {
  const coloured = render(made, { colour: true });
  expect(coloured).toContain('\u001b[');
  expect(plain(coloured)).toBe(render(made));
});

test('never grades, and never says that a contract is lawful', () => {
  const all = {
    findings: judged.findings.map((f) => finding(f.requirement, { evidence: [evidence()] })),
    redFlags: [],
  };
  const clean = render(report(contract, all, catalogue));
  expect(clean).toContain('All 3 requirements of Art. 28(3) GDPR were found in the wording.');
  expect(clean).not.toMatch(/complian|score|%|\blawful\b(?! and)/i);
});

test('a contract cannot command the terminal', () => {
  const evil = 'Audits are \u001b]0;owned\u0007 \u001b[2Jreplaced \u202edesrever.';
  const documents = [{ ...document, path: 'a\u001b[2J.md', text: evil }];
  const span = { document: 0, start: 0, end: evil.length };
  const found = finding('audits-inspections', {
    verdict: 'partial',
    evidence: [evidence({ spans: [span], matched: [] })],
  });
  const text = render(report({ ...contract, documents }, { findings: [found], redFlags: [] }, catalogue));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be there
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
});

test('what is not assessed shows neither gaps nor what is covered', () => {
  const scan = { ...contract, documents: [{ ...document, readable: 'none' as const, text: '' }] };
  const text = render(report(scan, judged, catalogue));
  expect(text).toContain('could not be assessed');
  expect(text).not.toMatch(/ABSENT|Covered|Of the/);
});

test('another kind of document is one finding with a list behind it', () => {
  const text = render(report({ ...contract, kind: 'privacy-notice' }, judged, catalogue));
  expect(text).toMatch(/This is not a contract on the processing of personal\s+data/);
  expect(text).toMatch(/Audits and inspections +PARTIAL/);
  expect(text).not.toContain('Notes:');
});

test('several contracts come one after the other, with one disclaimer', () => {
  const text = render([made, made]);
  expect(text.match(/agreement\.md/g)).toHaveLength(2);
  expect(text.match(/no legal advice/g)).toHaveLength(1);
});

test('long quotes are cut around the words that matched', () => {
  const text = `${'before '.repeat(100)}the needle ${'after '.repeat(100)}`.trim();
  const start = text.indexOf('the needle');
  const found = evidence({
    spans: [{ document: 0, start: 0, end: text.length }],
    matched: [{ document: 0, start, end: start + 10 }],
  });
  const shown = render(
    report(
      { ...contract, documents: [{ ...document, text }] },
      { findings: [finding('audits-inspections', { verdict: 'partial', evidence: [found] })], redFlags: [] },
      catalogue,
    ),
  );
  expect(shown.replace(/\s+/g, ' ')).toMatch(/“… before .* the needle after .* …”/);
});
