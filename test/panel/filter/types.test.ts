import { describe, expect, it } from 'vitest';
import { chipOf, chipsAfter, TYPE_CHIPS, type TypeChip } from '../../../src/panel/filter/types.ts';
import { filterable } from './rows.ts';

describe('the chip of a resource', () => {
  it.each([
    ['script', {}],
    ['document', { type: 'document' }],
    ['socket', { url: 'wss://site.example/live', type: 'other' }],
    ['wasm', { url: 'https://site.example/sum', mimeType: 'application/wasm', type: 'fetch' }],
    ['wasm', { url: 'https://site.example/sum.wasm?v=1', mimeType: null, type: 'fetch' }],
    ['fetch', { url: 'https://site.example/sum.wasm', mimeType: 'text/html', type: 'fetch' }],
    ['fetch', { url: 'https://site.example/?to=sum.wasm', mimeType: null, type: 'fetch' }],
  ] as const)('is %s', (chip, row) => {
    expect(chipOf(filterable(row))).toBe(chip);
  });
});

describe('a click on a chip', () => {
  const left = (on: readonly TypeChip[], clicked: TypeChip | 'all', isAdded = false) => [
    ...chipsAfter(new Set(on), clicked, isAdded),
  ];

  it('leaves that type alone', () => {
    expect(left(['font', 'script'], 'image')).toEqual(['image']);
  });

  it('with Ctrl adds the type, or takes it out', () => {
    expect(left(['font'], 'image', true)).toEqual(['font', 'image']);
    expect(left(['font', 'image'], 'image', true)).toEqual(['font']);
  });

  it('brings all back: on All, on the only one, and on the last one missing', () => {
    expect(left(['font'], 'all')).toEqual([]);
    expect(left(['font'], 'font')).toEqual([]);
    expect(left(TYPE_CHIPS.slice(1), TYPE_CHIPS[0], true)).toEqual([]);
  });
});
