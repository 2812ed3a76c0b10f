import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/audit/report.ts';
import { auditOf, firedIn } from './audit-traffic.ts';
import { withCacheControl } from './cache-control.cases.ts';

const ON_DIRECTIVES = /^(?:cc-|delta-)/;
/** What the rules on Cache-Control say of a response with these lines. */
const firedBy = (...values: readonly string[]): string[] =>
  firedIn(auditOf(withCacheControl(...values))).filter((fired) => ON_DIRECTIVES.test(fired));
const findingIn = (rule: string, ...values: readonly string[]): Finding | undefined =>
  auditOf(withCacheControl(...values)).findings.find((finding) => finding.rule === rule);

describe('a lifetime', () => {
  it.each(['max-age=-1', 'max-age=1.5', 'max-age=60s', "max-age='60'", 's-maxage=abc', 'stale-if-error=1h'])(
    'is no number of seconds in %s',
    (value) => {
      expect(firedBy(`private, ${value}`)).toEqual(['cc-delta-syntax must']);
    },
  );

  it.each(['max-age="60"', 'S-MaxAge="abc"', 'stale-while-revalidate="60"'])(
    'is in quotes in %s',
    (value) => {
      expect(firedBy(value.toLowerCase())).toEqual(['cc-delta-quoted must']);
    },
  );

  it.each(['max-age', 'max-age=', 'stale-if-error', 's-maxage='])('has no value in %s', (value) => {
    expect(firedBy(`private, ${value}`)).toEqual(['cc-delta-missing-value must']);
  });

  it('is right with leading zeros', () => {
    expect(firedBy('max-age=0060')).toEqual([]);
  });

  it('beyond a year is pointless, beyond 2^31 s it is misread', () => {
    expect(firedBy('max-age=31536000')).toEqual([]);
    expect(firedBy('max-age=2147483648')).toEqual(['delta-overflow info']);
    expect(findingIn('delta-overflow', 'max-age=63072000')?.message).toContain('2 years');
    expect(findingIn('delta-overflow', 'max-age=2147483649')?.message).toContain('2147483649, more seconds');
  });
});

describe('directives', () => {
  it.each(['no-store=1', 'immutable=true', 'public="x"'])('take no value: %s', (value) => {
    expect(firedBy(value)).toContain('cc-flag-with-value must');
  });

  it('may name fields in quotes, and most caches then apply them to all', () => {
    expect(firedBy('max-age=60, no-cache="Set-Cookie"')).toEqual(['cc-qualified-unsupported info']);
    const { message = '', why = '' } = findingIn('cc-qualified-unsupported', 'private="Set-Cookie"') ?? {};
    expect(`${message} ${why}`).not.toMatch(/not (?:be )?cached/);
  });

  it('as Google Analytics sent them name a field without quotes, and do not contradict themselves', () => {
    expect(firedBy('private, no-cache, no-cache=Set-Cookie, proxy-revalidate')).toEqual([
      'cc-fieldlist-token should',
    ]);
  });

  it.each([
    ['max-age=60; must-revalidate', 'semicolon'],
    ['max-age= 60', 'white space'],
    ['max-age =60', 'white space'],
    ['private="Set-Cookie', 'never closed'],
    ['max-age=60 must-revalidate', 'no directive'],
    ['no-store=', 'no directive'],
  ])('are malformed in %s', (value, reason) => {
    expect(firedBy(value)).toContain('cc-syntax must');
    expect(findingIn('cc-syntax', value)?.message).toContain(reason);
  });

  it('may stand between empty list members, as RFC 9110 asks recipients to allow', () => {
    expect(firedBy('max-age=60,, private,')).toEqual([]);
  });

  it.each([
    ['maxage=60', 'max-age'],
    ['s-max-age=60', 's-maxage'],
    ['no_cache', 'no-cache'],
    ['must-revalidated', 'must-revalidate'],
  ])('are misspelt in %s', (value, meant) => {
    expect(findingIn('cc-unknown-directive', value)?.message).toContain(`; ${meant} looks like it`);
  });

  it('that others have made up are no misspelt ones', () => {
    expect(firedBy('max-age=60, durable, community="UCI", x-private, h')).toEqual([]);
  });

  it('differ between lines: each browser takes another one', () => {
    const finding = findingIn('cc-duplicate', 'max-age=60', 'max-age=0');
    expect(finding?.message).toContain('max-age=60, max-age=0');
    expect(finding?.browsers?.chromium).toContain('first');
    expect(finding?.browsers?.firefox).toContain('last');
    expect(firedBy('max-age=60', 'max-age=60')).toEqual(['cc-duplicate info']);
  });

  it('of requests alone stay silent in requests', () => {
    const request = `${withCacheControl('max-age=60')}\n> Cache-Control: max-stale=5, only-if-cached`;
    expect(firedIn(auditOf(request)).filter((fired) => ON_DIRECTIVES.test(fired))).toEqual([]);
  });

  it('for a CDN alone leave browsers without a policy', () => {
    const alone = withCacheControl('x').replace('Cache-Control: x', 'Surrogate-Control: max-age=60');
    expect(auditOf(alone).findings.map(({ rule }) => rule)).toContain('cc-legacy');
  });
});

describe('directives together', () => {
  it('are idle out of habit, or contradict no-store', () => {
    expect(firedBy('no-cache, no-store, must-revalidate')).toEqual(['cc-no-store-overrides info']);
    expect(firedBy('private, no-store, max-age=0')).toEqual(['cc-no-store-overrides info']);
    expect(firedBy('no-store, max-age=60')).toEqual(['cc-no-store-overrides advice']);
    expect(firedBy('no-store, public')).toEqual(['cc-no-store-overrides advice']);
    expect(firedBy('no-store')).toEqual([]);
  });

  it('are idle beside no-cache; max-age=0 is a common companion', () => {
    expect(firedBy('no-cache, max-age=0')).toEqual(['cc-no-cache-overrides info']);
    expect(firedBy('no-cache, max-age=60')).toEqual(['cc-no-cache-overrides advice']);
    expect(firedBy('no-cache, immutable')).toEqual(['cc-no-cache-overrides advice']);
    expect(firedBy('no-cache, stale-while-revalidate=60')).toContain('cc-no-cache-overrides advice');
    expect(firedBy('no-cache, private')).toEqual([]);
  });

  it('need public only for requests with Authorization', () => {
    const asked = (more: string) => firedIn(auditOf(`${withCacheControl('public, max-age=60')}\n${more}`));
    expect(asked('> Accept: */*')).toContain('cc-public-unnecessary info');
    expect(asked('> Authorization: Basic x')).not.toContain('cc-public-unnecessary info');
  });

  it('need public where nothing else lets caches store the answer', () => {
    const status = (code: number) =>
      firedIn(auditOf(withCacheControl('public').replace('< 200', `< ${code}`)));
    expect(status(200)).toContain('cc-public-unnecessary info');
    expect(status(403)).not.toContain('cc-public-unnecessary info');
  });

  it('cannot be judged for public where not all request lines are shown', () => {
    const report = auditOf(`${withCacheControl('public, max-age=60')}\nunseen request`);
    const judged = report.rules.find(({ rule }) => rule === 'cc-public-unnecessary');
    expect(judged).toMatchObject({ findings: 0, cannotTell: 1 });
  });

  it('are not judged on an answer from a cache', () => {
    expect(firedIn(auditOf(`${withCacheControl('max-age=-1; x')}\nfrom disk-cache`))).toEqual([]);
  });
});
