import { lint } from '../../src/index.js';

const contract = `# Data processing

The Client is the controller and the Bureau is the processor under the GDPR. The Processor processes the personal data only on documented instructions of the Controller.

## Security

- Disks are encrypted.

- Logins ask for two factor authentication.

- A backup runs each night.
`;

test('of a list of which several items are needed, the items are quoted, not one of them', async () => {
  const report = await lint({ path: 'contract.md', content: contract });
  const finding = report.findings.find((f) => f.requirement === 'security-measures')!;
  expect(finding.verdict).toBe('satisfied');
  const quoted = finding.evidence.map((e) => e.quote).join(' ');
  for (const word of ['encrypted', 'authentication', 'backup']) expect(quoted).toContain(word);
});

test('of a list in items, too', async () => {
  const items = contract.replace('## Security\n', '## Security\n\nThe Bureau sees to the following:\n');
  const report = await lint({ path: 'contract.md', content: items.replaceAll('.\n\n- ', ';\n- ') });
  const finding = report.findings.find((f) => f.requirement === 'security-measures')!;
  const quoted = finding.evidence.map((e) => e.quote).join(' ');
  for (const word of ['encrypted', 'authentication', 'backup']) expect(quoted).toContain(word);
});
