import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DEVIATIONS, type DeviationName, PROFILES } from '../../../src/cache/model/profiles.ts';

const PAGE = join(import.meta.dirname, '../../../docs/cache-model.md');
const BEGIN = '<!-- Made from src/cache/model/profiles.ts by `npm run docs`: begin -->';
const END = '<!-- end -->';

const has = (browser: 'chromium' | 'firefox', name: DeviationName): string =>
  PROFILES[browser].has(name) ? 'yes' : '';

const table = (): string =>
  [
    '| name | Chromium | Firefox | where it was seen |',
    '| --- | --- | --- | --- |',
    ...(Object.keys(DEVIATIONS) as DeviationName[]).map(
      (name) => `| ${name} | ${has('chromium', name)} | ${has('firefox', name)} | ${DEVIATIONS[name]} |`,
    ),
  ].join('\n');

it('the table of deviations in docs/cache-model.md is made from the profiles', async () => {
  const [before, made, ...more] = readFileSync(PAGE, 'utf8').split(BEGIN);
  const [, after, ...rest] = made?.split(END) ?? [];
  expect([more, rest]).toEqual([[], []]);
  await expect(`${before}${BEGIN}\n\n${table()}\n\n${END}${after}`).toMatchFileSnapshot(PAGE);
});
