import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false });
addFormats(ajv);

const validatorOf = (name: string) => {
  const schema: object = JSON.parse(readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8'));
  return ajv.compile(schema);
};

const report = validatorOf('report.schema.json');
const comparison = validatorOf('comparison.schema.json');

/** What `docs/report.schema.json` has against a report, one line each. */
export const objectionsTo = (said: unknown): string[] => objections(report, said);

/** What `docs/comparison.schema.json` has against a comparison, one line each. */
export const objectionsToComparison = (said: unknown): string[] => objections(comparison, said);

function objections(validate: typeof report, said: unknown): string[] {
  if (validate(said)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
