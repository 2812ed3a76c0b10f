import { describe, expect, it } from 'vitest';
import { faultOfDictionary } from '../../src/http/use-as-dictionary.ts';

describe('Use-As-Dictionary', () => {
  it.each([
    'match="/product/*", match-dest=("document")',
    'match="/app/*/main.js", id="dictionary-12345", type=raw',
    'match="/a/:id/{b/}?c", match-dest=()',
    'match="/a\\\\(1\\\\)", later=?1',
    `match="/a", id="${'i'.repeat(1024)}"`,
  ])('%s is valid', (value) => {
    expect(faultOfDictionary(value)).toBeNull();
  });

  it.each([
    ['match=/app', 'not-a-dictionary'],
    ['', 'match-missing'],
    ['type=raw', 'match-missing'],
    ['match=("/a" "/b")', 'match-no-string'],
    ['match', 'match-no-string'],
    ['match="/:id(\\\\d+)"', 'match-regexp'],
    ['match="/a", match-dest="script"', 'match-dest'],
    ['match="/a", match-dest=(script)', 'match-dest'],
    ['match="/a", id=v1', 'id'],
    [`match="/a", id="${'i'.repeat(1025)}"`, 'id'],
    ['match="/a", type="raw"', 'type'],
    ['match="/a", type=delta', 'type-unknown'],
  ])('%s is not, for its %s', (value, fault) => {
    expect(faultOfDictionary(value)).toBe(fault);
  });
});
