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
