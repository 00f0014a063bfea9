import { acceptingComments } from '../../src/policy/index.js';

test('an id and a reason, and where it stands', () => {
  const source = '# Agreement\r\n\r\nText. <!-- dpa-lint-disable audits-inspections -- reports suffice\nfor us -->\r\n';
  expect(acceptingComments(source)).toEqual({
    found: [{ ids: ['audits-inspections'], reason: 'reports suffice for us', at: '3:7' }],
    bad: [],
  });
});

test('several ids, with or without commas; a reason may have dashes in it', () => {
  const { found } = acceptingComments('<!--dpa-lint-disable duration, nature purpose -- see cl. 4 -- signed-->');
  expect(found).toEqual([{ ids: ['duration', 'nature', 'purpose'], reason: 'see cl. 4 -- signed', at: '1:1' }]);
});

test.each([
  '<!-- dpa-lint-disable audits-inspections -->',
  '<!-- dpa-lint-disable audits-inspections -- -->',
  '<!-- dpa-lint-disable -- because -->',
  '<!-- dpa-lint-disable -->',
])('%s lacks something', (source) => {
  expect(acceptingComments(source)).toEqual({ found: [], bad: [{ at: '1:1' }] });
});

test.each([
  '<!-- dpa-lint-disabled duration -- no -->',
  'dpa-lint-disable duration -- no',
  '```html\n<!-- dpa-lint-disable duration -- in code -->\n```\n',
  '~~~\n<!-- dpa-lint-disable duration -- in code that has no end -->\n',
])('%s is none', (source) => {
  expect(acceptingComments(source)).toEqual({ found: [], bad: [] });
});

test('code ends where its fence does', () => {
  const source = '```\ncode\n```\n<!-- dpa-lint-disable duration -- known -->\n';
  expect(acceptingComments(source).found[0]?.at).toBe('4:1');
});

test('code in a line is no fence; a fence closes with as many signs at least', () => {
  const comment = '<!-- dpa-lint-disable duration -- known -->';
  expect(acceptingComments(`\`\`\` code \`\`\`\n${comment}\n`).found[0]?.at).toBe('2:1');
  expect(acceptingComments(`\`\`\`\`\n\`\`\`\n${comment}\n\`\`\`\`\`\n\ufeff ${comment}`).found[0]?.at).toBe('5:3');
});

test('places are right behind a byte-order mark and whatever breaks lines', () => {
  const comment = '<!-- dpa-lint-disable duration -- known -->';
  const source = `\ufeff${comment}\r${comment}\r\n\r\n  ${comment}\n${comment}`;
  expect(acceptingComments(source).found.map(({ at }) => at)).toEqual(['1:1', '2:1', '4:3', '5:1']);
});

test.each([
  ['comments that are never closed', '<!-- dpa-lint-disable '.repeat(20_000)],
  ['comments of which the last is closed', `${'<!-- dpa-lint-disable '.repeat(20_000)}-->`],
  ['comments by the thousand', '<!-- dpa-lint-disable duration -- known -->\n'.repeat(20_000)],
  ['fences in fences', '```\n~~~\n'.repeat(50_000)],
  ['a fence of nothing but signs', '`'.repeat(200_000)],
  ['fences of all lengths', Array.from({ length: 400 }, (_, i) => '`'.repeat(403 - i)).join('\n')],
  ['a fence that is never closed', `\`\`\`\n${'x\n'.repeat(200_000)}`],
])('hostile text takes no time: %s', (_, source) => {
  const start = performance.now();
  acceptingComments(source);
  expect(performance.now() - start).toBeLessThan(1500);
});
