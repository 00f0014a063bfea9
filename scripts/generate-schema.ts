import { mkdirSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { reportSchema } from '../src/report/schema.js';

const ID = 'urn:dpa-lint:schema:report:1';

/** Writes `schema/report.json`. */
export function generateSchema(): void {
  const folder = new URL('../schema/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('report.json', folder), reportJsonSchema());
}

/** The shape of a report as JSON Schema 2020-12, with one definition for each part that has a name. */
export function reportJsonSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(reportSchema, { target: 'draft-2020-12', reused: 'inline' });
  return `${JSON.stringify({ $schema, $id: ID, ...schema }, null, 2)}\n`;
}
