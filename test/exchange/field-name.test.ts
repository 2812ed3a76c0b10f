import { describe, expect, it } from 'vitest';
import { fieldName } from '../../src/exchange/field-name.ts';

describe('a field name', () => {
  it('compares without case, however many other names were read in between', () => {
    expect(fieldName('ETag')).toBe('etag');
    for (let at = 0; at < 5000; at++) expect(fieldName(`X-Name-${at}`)).toBe(`x-name-${at}`);
    expect(fieldName('ETag')).toBe('etag');
    expect(fieldName('X'.repeat(1000))).toBe('x'.repeat(1000));
  });
});
