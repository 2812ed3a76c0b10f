import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false });
addFormats(ajv);

/** What of a schema says which names there may be. */
interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
}

const schemaIn = (name: string): Schema =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8'));

const reportSchema = schemaIn('report.schema.json');
const report = ajv.compile(reportSchema);
const comparison = ajv.compile(schemaIn('comparison.schema.json'));

/** What `docs/report.schema.json` has against a report, one line each. */
export const objectionsTo = (said: unknown): string[] => objections(report, said);

/** What `docs/comparison.schema.json` has against a comparison, one line each. */
export const objectionsToComparison = (said: unknown): string[] => objections(comparison, said);

function objections(validate: typeof report, said: unknown): string[] {
  if (validate(said)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** The names in a report that `docs/report.schema.json` does not describe. It lets programs meet them, but ours writes none. */
export const undescribedIn = (said: unknown): string[] => [...new Set(undescribed(said, [reportSchema], ''))];

function undescribed(said: unknown, schemas: readonly Schema[], place: string): string[] {
  const known = schemas.flatMap(inFull);
  if (Array.isArray(said)) {
    const items = known.flatMap(({ items }) => items ?? []);
    return said.flatMap((item) => undescribed(item, items, `${place}[]`));
  }
  if (typeof said !== 'object' || said === null) return [];
  return Object.entries(said).flatMap(([name, value]) => {
    const own = known.flatMap(({ properties, additionalProperties }) =>
      properties && Object.hasOwn(properties, name) ? (properties[name] ?? []) : (additionalProperties ?? []),
    );
    const at = `${place}.${name}`;
    return own.length === 0 ? [at] : undescribed(value, own, at);
  });
}

/** A schema, and those that it refers to or offers. */
function inFull(schema: Schema): Schema[] {
  const { $ref, allOf = [], anyOf = [], oneOf = [] } = schema;
  const named = $ref === undefined ? [] : [pointedAt($ref)];
  return [schema, ...[...named, ...allOf, ...anyOf, ...oneOf].flatMap(inFull)];
}

const pointedAt = (pointer: string): Schema =>
  pointer
    .slice(2)
    .split('/')
    .reduce((schema: object, name) => new Map(Object.entries(schema)).get(name), reportSchema);
