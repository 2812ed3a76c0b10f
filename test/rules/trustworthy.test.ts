import { describe, expect, it } from 'vitest';
import { isTrustworthy } from '../../src/rules/trustworthy.ts';

describe('a trustworthy URL', () => {
  it.each([
    'https://site.example/',
    'http://localhost/',
    'http://localhost:8080/a',
    'http://app.localhost./',
    'http://127.0.0.1:80/',
    'http://127.12.0.9',
    'http://[::1]/',
    'http://someone@localhost/',
  ])('%s is one', (url) => {
    expect(isTrustworthy(url)).toBe(true);
  });

  it.each([
    'http://site.example/',
    'http://localhost.example/',
    'http://notlocalhost/',
    'http://127.0.0.1.example/',
    'http://site.example/?http://localhost/',
    'http://localhost@site.example/',
    'ftp://localhost/',
  ])('%s is none', (url) => {
    expect(isTrustworthy(url)).toBe(false);
  });
});
