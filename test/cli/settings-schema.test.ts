import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { settingsSchema } from '../../src/cli/settings-schema.ts';

it('is what docs/config.schema.json holds; npx vitest run -u test/cli/settings-schema writes it anew', async () => {
  const written = `${JSON.stringify(settingsSchema(), null, 2)}\n`;
  await expect(written).toMatchFileSnapshot('../../docs/config.schema.json');
});

it('is a right schema, to the last keyword', () => {
  expect(() => new Ajv2020({ strict: true }).compile(settingsSchema())).not.toThrow();
});

it.each(['README.md', 'README.zh-CN.md'])('lets the example of %s pass', (name) => {
  const text = readFileSync(join(import.meta.dirname, '../..', name), 'utf8');
  const [, example = ''] = /```json\n(\{\n {2}"\$schema"[\s\S]*?)```/.exec(text) ?? [];
  const validate = new Ajv2020().compile(settingsSchema());
  validate(JSON.parse(example));
  expect(validate.errors).toBeNull();
});
