import { readFileSync } from 'node:fs';
import { reportJsonSchema } from '../../scripts/generate-schema.js';

test('schema/report.json is what the zod schema says: npm run generate', () => {
  expect(readFileSync('schema/report.json', 'utf8')).toBe(reportJsonSchema());
});

test('it is JSON Schema 2020-12 with a definition for each part that has a name', () => {
  const schema = JSON.parse(reportJsonSchema());
  expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  expect(Object.keys(schema.$defs)).toEqual(
    expect.arrayContaining(['Report', 'Finding', 'Evidence', 'RedFlag', 'Span']),
  );
});
