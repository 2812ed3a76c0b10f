import { describe, expect, it } from 'vitest';
import { ageAt, freshnessLifetime } from '../../src/cache/freshness.ts';
import { policyOf } from '../../src/cache/policy.ts';
import { readRequestFields, readResponseFields } from '../../src/http/message.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const response = (...lines: string[]) =>
  readResponseFields(
    lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)] as const),
    NOW,
  );
const DATE = 'Date: Mon, 23 Nov 2026 12:00:00 GMT';

describe('freshness lifetime', () => {
  it.each([
    [
      'max-age comes before Expires',
      ['Cache-Control: max-age=60', 'Expires: Mon, 23 Nov 2026 13:00:00 GMT'],
      60,
      60,
    ],
    ['s-maxage is for shared caches', ['Cache-Control: max-age=60, s-maxage=600'], 60, 600],
    ['Expires counts from Date', ['Expires: Mon, 23 Nov 2026 13:00:00 GMT'], 3600, 3600],
    ['a malformed Expires has passed', ['Expires: 0'], 0, 0],
    ['a malformed max-age is none', ['Cache-Control: max-age=soon'], 0, 0],
    [
      'a tenth of the time since Last-Modified',
      ['Last-Modified: Fri, 13 Nov 2026 12:00:00 GMT'],
      86400,
      86400,
    ],
    ['nothing gives none', [], null, null],
    [
      'no guess beside no-cache',
      ['Cache-Control: no-cache', 'Last-Modified: Fri, 13 Nov 2026 12:00:00 GMT'],
      null,
      null,
    ],
  ])('%s', (_, lines, inPrivate, inShared) => {
    const fields = response(DATE, ...lines);
    expect(freshnessLifetime(200, fields, 'private', NOW).seconds).toBe(inPrivate);
    expect(freshnessLifetime(200, fields, 'shared', NOW).seconds).toBe(inShared);
  });

  it('gives no heuristic lifetime to a 302', () => {
    expect(
      freshnessLifetime(302, response(DATE, 'Last-Modified: Fri, 13 Nov 2026 12:00:00 GMT'), 'private', NOW),
    ).toEqual({ seconds: null, from: 'none' });
  });

  it('counts age from Date, or from Age where that is greater', () => {
    expect(ageAt(response(DATE), NOW + 5_900)).toBe(5);
    expect(ageAt(response(DATE, 'Age: 30'), NOW + 5_000)).toBe(30);
    expect(ageAt(response('Age: 30'), null)).toBe(30);
    expect(ageAt(response(), NOW)).toBeNull();
    expect(ageAt(response('Age: -3'), NOW)).toBeNull();
  });
});

describe('policy', () => {
  const policy = (request: [string, string][], ...lines: string[]) =>
    policyOf('GET', readRequestFields(request), 200, response(DATE, ...lines), NOW);

  it.each([
    ['nothing said', [], true, true],
    ['no-store', ['Cache-Control: no-store'], false, false],
    ['no-cache', ['Cache-Control: no-cache'], true, true],
    ['private', ['Cache-Control: private, max-age=60'], true, false],
    ['private for some fields only', ['Cache-Control: private="Set-Cookie", max-age=60'], true, true],
    ['no-store with must-understand', ['Cache-Control: no-store, must-understand, max-age=1'], true, true],
  ])('%s', (_, lines, inPrivate, inShared) => {
    expect(policy([], ...lines).storable).toEqual({ private: inPrivate, shared: inShared });
  });

  it('keeps an answer to Authorization out of shared caches unless it is marked', () => {
    const authorized: [string, string][] = [['Authorization', 'Basic x']];
    expect(policy(authorized, 'Cache-Control: max-age=60').storable.shared).toBe(false);
    expect(policy(authorized, 'Cache-Control: max-age=60, public').storable.shared).toBe(true);
  });

  it('has no lifetime where nothing is stored', () => {
    expect(policy([], 'Cache-Control: no-store, max-age=60').lifetimeSeconds).toEqual({
      private: null,
      shared: null,
    });
  });

  it.each([
    ['"a"', 'strong'],
    ['W/"a"', 'weak'],
  ])('calls the validator %s %s', (tag, kind) => {
    expect(policy([], `ETag: ${tag}`).validator).toBe(kind);
  });
});
