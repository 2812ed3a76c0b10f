import { expect, it } from 'vitest';
import { nearestName } from '../../src/rules/nearest-name.ts';

const KNOWN = ['max-age', 's-maxage', 'no-cache', 'private'];

it.each([
  ['maxage', 'max-age'],
  ['s-max-age', 's-maxage'],
  ['nocache', 'no-cache'],
  ['priavte', 'private'],
  ['no-cach', 'no-cache'],
  ['', undefined],
  ['cache', undefined],
  ['durable', undefined],
])('finds for %j the name %s', (name, meant) => {
  expect(nearestName(name, KNOWN, 2)).toBe(meant);
});
