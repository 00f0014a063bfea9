import { mkdirSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { comparisonSchema } from '../src/compare/schema.js';
import { reportSchema } from '../src/report/schema.js';

/** Writes `schema/report.json` and `schema/comparison.json`. */
export function generateSchema(): void {
  const folder = new URL('../schema/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('report.json', folder), reportJsonSchema());
  writeFileSync(new URL('comparison.json', folder), comparisonJsonSchema());
}

/** The shape of a report as JSON Schema 2020-12, with one definition for each part that has a name. */
export function reportJsonSchema(): string {
  return jsonSchema('urn:dpa-lint:schema:report:1', reportSchema);
}

/** The same of a comparison. */
export function comparisonJsonSchema(): string {
  return jsonSchema('urn:dpa-lint:schema:comparison:1', comparisonSchema);
}

function jsonSchema(id: string, shape: z.ZodType): string {
  const { $schema, ...schema } = z.toJSONSchema(shape, { target: 'draft-2020-12', reused: 'inline' });
  return `${JSON.stringify({ $schema, $id: id, ...schema }, null, 2)}\n`;
}
