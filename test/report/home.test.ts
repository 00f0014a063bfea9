import { examine } from '../../src/index.js';

const CONTRACT = `# Data processing agreement

Between Big Lab Ltd ("the Controller") and Soft Ltd ("the Processor").

## 1. Subject

The Processor hosts the laboratory software of the Controller and stores the personal data in it.

## 2. Sub-processors

2.1 The Processor has the general written authorisation of the Controller to engage sub-processors.

2.2 The Processor shall:

(a) bind each sub-processor by a contract to the same data protection obligations as this agreement; and

(b) remain fully liable to the Controller for the performance of its sub-processors.

## 3. General

3.1 Changes to this agreement need the written form.

Signed for the parties

Name: ____________________

## Annex 1: Measures

Doors are locked at night.
`;

async function gaps() {
  const { report, contract } = await examine(CONTRACT, { language: 'en' });
  const text = contract.documents[0]!.text;
  return new Map(
    report.findings.flatMap(({ requirement, home, remedy }) =>
      home
        ? [
            [
              requirement,
              {
                ...home,
                words: text.slice(home.start, home.end),
                before: text.slice(0, home.behind),
                after: remedy?.after,
              },
            ],
          ]
        : [],
    ),
  );
}

test('a gap of a letter that the contract deals with belongs behind that clause, and behind the whole list', async () => {
  const home = (await gaps()).get('subprocessor-change-notice');
  expect(home).toMatchObject({ because: 'letter', after: '2.2' });
  expect(home?.before).toMatch(/for the performance of its sub-processors\.$/);
});

test('a gap that nothing speaks of belongs behind the last clause: before what is to be signed, and before the annexes', async () => {
  const ends = [...(await gaps()).values()].filter(({ because }) => because === 'end');
  expect(ends.length).toBeGreaterThan(0);
  for (const { before } of ends) expect(before).toMatch(/need the written form\.$/);
});

test('homes are in the contract, and gaps alone have one', async () => {
  const { report, contract } = await examine(CONTRACT, { language: 'en' });
  const { text, blocks } = contract.documents[0]!;
  for (const { verdict, home } of report.findings) {
    expect(home !== undefined).toBe(['partial', 'absent', 'contradicted'].includes(verdict));
    if (!home) continue;
    expect(text.slice(home.start, home.end).trim()).not.toBe('');
    expect(blocks.some(({ end }) => end === home.behind)).toBe(true);
  }
});

test('a contract without text has no place for anything', async () => {
  const { report } = await examine('x', { path: 'x.txt' });
  expect(report.findings.every(({ home }) => home === undefined || home.behind > 0)).toBe(true);
});
