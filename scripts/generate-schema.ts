import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { comparisonSchema } from '../src/compare/schema.js';
import { acceptedSchema, configSchema } from '../src/config/schema.js';
import { reportSchema } from '../src/report/schema.js';

/** Writes what stands in `schema/`. */
export function generateSchema(): void {
  const folder = new URL('../schema/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('report.json', folder), reportJsonSchema());
  writeFileSync(new URL('comparison.json', folder), comparisonJsonSchema());
  writeFileSync(new URL('config.json', folder), configJsonSchema());
  writeFileSync(new URL('accepted.json', folder), acceptedJsonSchema());
}

/** The shape of a report as JSON Schema 2020-12, with one definition for each part that has a name. */
export function reportJsonSchema(): string {
  return jsonSchema('urn:dpa-lint:schema:report:1', reportSchema);
}

/** The same of a comparison. */
export function comparisonJsonSchema(): string {
  return jsonSchema('urn:dpa-lint:schema:comparison:1', comparisonSchema);
}

/** Of the configuration, for editors: they offer the ids of our catalogue; those of the user's own are allowed, too. */
export function configJsonSchema(): string {
  const schema = JSON.parse(jsonSchema('urn:dpa-lint:schema:config:1', configSchema, 'input'));
  const { properties } = schema.$defs.Configuration;
  const rule = { $ref: '#/$defs/Rule' };
  for (const part of [properties, properties.overrides.items.properties]) {
    part.requirements.properties = Object.fromEntries(idsIn('requirements').map((id) => [id, rule]));
    part.redFlags.properties = Object.fromEntries(idsIn('red-flags').map((id) => [id, rule]));
  }
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** Of a file of accepted risks, likewise. */
export function acceptedJsonSchema(): string {
  const schema = JSON.parse(jsonSchema('urn:dpa-lint:schema:accepted:1', acceptedSchema, 'input'));
  const { id } = schema.$defs.AcceptedRisks.properties.accepted.items.properties;
  id.examples = [...idsIn('requirements'), ...idsIn('red-flags'), 'no-processing-contract'];
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function idsIn(part: string): string[] {
  return readdirSync(new URL(`../clauses/${part}/`, import.meta.url))
    .filter((name) => name.endsWith('.yaml') && name !== 'shared.yaml')
    .map((name) => name.replace('.yaml', ''))
    .sort();
}

function jsonSchema(id: string, shape: z.ZodType, io: 'input' | 'output' = 'output'): string {
  const { $schema, ...schema } = z.toJSONSchema(shape, { target: 'draft-2020-12', reused: 'inline', io });
  return `${JSON.stringify({ $schema, $id: id, ...schema }, null, 2)}\n`;
}
