import { describe, expect, it } from 'vitest';
import { auditOf } from '../rules/audit-traffic.ts';

const names = Array.from({ length: 40 }, (_, index) => `X-${index}`);

/** Two full responses with that Vary to requests with those lines each, and a 304 to a request like the first. */
const confirmedBy = (vary: string, first: readonly string[], second: readonly string[]) => {
  const request = (lines: readonly string[]) => ['> GET /', ...lines.map((line) => `> ${line}`)];
  const response = ['< 200', '< ETag: "v1"', `< Vary: ${vary}`];
  const text = [
    ...[...request(first), ...response, '< Cache-Control: max-age=1', ''],
    ...[...request(second), ...response, ''],
    ...[...request(first), '> If-None-Match: "v1"', '< 304', '< ETag: "v1"', `< Vary: ${vary}`],
  ];
  return auditOf(text.join('\n')).exchanges[2]?.notModified?.fields['cache-control'];
};

describe('variants', () => {
  it('are told apart by each of many names', () => {
    const lines = (last: string) => [...names.slice(0, -1).map((name) => `${name}: a`), `X-39: ${last}`];
    expect(confirmedBy(names.join(', '), lines('a'), lines('b'))).toBe('missing');
    expect(confirmedBy(names.join(', '), lines('a'), lines('a'))).toBe('not-sent-by-origin');
  });

  it('by all lines of a name', () => {
    const [one, other] = [
      ['X-0: a', 'X-0: b'],
      ['X-0: a', 'X-0: c'],
    ];
    expect(confirmedBy(names.join(', '), one, other)).toBe('missing');
    expect(confirmedBy(names.join(', '), one, ['X-0: a , b'])).toBe('not-sent-by-origin');
  });

  it('of a name that is listed over and over take no more than its value', () => {
    const cookie = `Cookie: ${'a'.repeat(600_000)}`;
    const vary = Array(1_000).fill('Cookie').join(', ');
    expect(confirmedBy(vary, [cookie], ['Cookie: b'])).toBe('missing');
  });
});
