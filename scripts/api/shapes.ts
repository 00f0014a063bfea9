/** Fields of the types that are made from a schema: the schema describes them. */
import { z } from 'zod';
import { redFlagSchema, requirementSchema, requirementTextSchema, sharedSchema } from '../../src/catalogue/schema.js';
import { comparisonJsonSchema, reportJsonSchema } from '../generate-schema.js';
import type { Export, Field } from './read.js';

interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
}

const report = JSON.parse(reportJsonSchema()) as Schema;
const comparison = JSON.parse(comparisonJsonSchema()) as Schema;
const catalogue = (shape: z.ZodType) => z.toJSONSchema(shape, { reused: 'inline', io: 'output' }) as Schema;

/** Definitions that are exported under a name of their own; the others are shown where they are used. */
const EXPORTED: Readonly<Record<string, string>> = {
  Report: 'Report',
  Finding: 'ReportFinding',
  Evidence: 'ReportEvidence',
  RedFlag: 'ReportRedFlag',
  Document: 'ReportDocument',
  Note: 'ReportNote',
  Span: 'Span',
  Comparison: 'Comparison',
  RequirementChange: 'RequirementChange',
  RedFlagChange: 'RedFlagChange',
};

const SHAPES: Readonly<Record<string, { readonly root: Schema; readonly shape: Schema }>> = {
  ...shapesOf(report),
  ...shapesOf(comparison),
  Requirement: alone(requirementSchema),
  RequirementText: alone(requirementTextSchema),
  RedFlagLaw: alone(redFlagSchema),
  Shared: alone(sharedSchema),
};

function shapesOf(root: Schema): Record<string, { root: Schema; shape: Schema }> {
  const named = Object.entries(root.$defs ?? {}).filter(([name]) => EXPORTED[name] !== undefined && name !== 'Span');
  return Object.fromEntries(named.map(([name, shape]) => [EXPORTED[name], { root, shape }]));
}

function alone(shape: z.ZodType): { root: Schema; shape: Schema } {
  const root = catalogue(shape);
  return { root, shape: root };
}

/** The fields of a type that a schema makes, with those of nameless objects in it ("kind.id"); none for other types. */
export function shapeOf({ name, signature }: Pick<Export, 'name' | 'signature'>): readonly Field[] {
  const picked = /Pick<\s*(\w+),([^>]*)>/.exec(signature);
  if (picked) {
    const keys = [...(picked[2] ?? '').matchAll(/'(\w+)'/g)].map(([, key]) => key);
    return shapeOf({ name: picked[1] ?? '', signature: '' }).filter((field) => keys.includes(field.name));
  }
  const found = SHAPES[name];
  return found ? fieldsOf(found.shape, found.root, '') : [];
}

function fieldsOf({ properties = {}, required = [] }: Schema, root: Schema, prefix: string): Field[] {
  return Object.entries(properties).flatMap(([key, schema]) => {
    const name = `${prefix}${key}`;
    const field = {
      name,
      type: typeOf(schema, root),
      optional: !required.includes(key),
      says: schema.description ?? resolved(schema.items ?? schema, root).description ?? '',
    };
    const inner = namelessOf(schema, root);
    return [field, ...(inner ? fieldsOf(inner, root, `${name}${schema.type === 'array' ? '[]' : ''}.`) : [])];
  });
}

/** The object inside that has no page of its own. */
function namelessOf(schema: Schema, root: Schema): Schema | undefined {
  const inner = schema.items ?? schema;
  if (inner.$ref !== undefined && EXPORTED[nameOf(inner.$ref)] !== undefined) return undefined;
  const shape = resolved(inner, root);
  return shape.properties === undefined ? undefined : shape;
}

function resolved(schema: Schema, root: Schema): Schema {
  return schema.$ref === undefined ? schema : (root.$defs?.[nameOf(schema.$ref)] ?? {});
}

const nameOf = (ref: string) => ref.split('/').at(-1) ?? '';

function typeOf(schema: Schema, root: Schema): string {
  if (schema.$ref !== undefined) return EXPORTED[nameOf(schema.$ref)] ?? typeOf(resolved(schema, root), root);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.anyOf) return schema.anyOf.map((one) => typeOf(one, root)).join(' | ');
  if (schema.type === 'array') {
    const items = typeOf(schema.items ?? {}, root);
    return items.includes(' ') ? `(${items})[]` : `${items}[]`;
  }
  if (schema.type === 'integer') return 'number';
  if (schema.type !== 'object') return [schema.type ?? 'unknown'].flat().join(' | ');
  if (schema.properties !== undefined) return 'object';
  const values =
    typeof schema.additionalProperties === 'object' ? typeOf(schema.additionalProperties, root) : 'unknown';
  return `Record<string, ${values}>`;
}
