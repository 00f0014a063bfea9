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

test('hostile text takes no time', () => {
  const start = performance.now();
  acceptingComments('<!-- dpa-lint-disable '.repeat(20_000));
  acceptingComments('```\n~~~\n'.repeat(50_000));
  expect(performance.now() - start).toBeLessThan(3000);
});
