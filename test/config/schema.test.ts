import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { acceptedJsonSchema, configJsonSchema } from '../../scripts/generate-schema.js';
import { parseYaml } from '../../src/yaml.js';

test('schema/config.json and schema/accepted.json are what the zod schemas say: npm run generate', () => {
  expect(readFileSync('schema/config.json', 'utf8')).toBe(configJsonSchema());
  expect(readFileSync('schema/accepted.json', 'utf8')).toBe(acceptedJsonSchema());
});

const ajv = new Ajv2020({ strict: false, validateFormats: false });
const config = ajv.compile(JSON.parse(configJsonSchema()));
const accepted = ajv.compile(JSON.parse(acceptedJsonSchema()));

test.each([
  ['{}', true],
  ['failOn: error', true],
  ['failOn: eror', false],
  ['unknown: 1', false],
  ['requirements: { duration: { off: "why" }, nature: note }', true],
  ['requirements: { duration: { off: "" } }', false],
  ['overrides: [{ files: "a/**", view: original }]', true],
  ['overrides: [{ view: original }]', false],
])('an editor takes %s: %s', (yaml, valid) => expect(config(parseYaml(yaml).data)).toBe(valid));

test.each([
  ['accepted: [{ id: duration, reason: why }]', true],
  ['accepted: [{ id: duration }]', false],
])('an editor takes %s: %s', (yaml, valid) => expect(accepted(parseYaml(yaml).data)).toBe(valid));

test('and offers the ids of our catalogue', () => {
  const { properties } = JSON.parse(configJsonSchema()).$defs.Configuration;
  expect(Object.keys(properties.requirements.properties)).toHaveLength(28);
  expect(Object.keys(properties.redFlags.properties).length).toBeGreaterThan(5);
});
