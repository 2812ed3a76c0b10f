import { describe, expect, it } from 'vitest';
import { saidOf } from './audit-traffic.ts';

const DATE = '< Date: Mon, 23 Nov 2026 12:00:00 GMT';
const EXPIRES = '< Expires: Wed, 23 Dec 2026 12:00:00 GMT';
const IMMUTABLE = '< Cache-Control: immutable';
const SHARED = '< Cache-Control: s-maxage=60';
const WHILE_STALE = '< Cache-Control: public, stale-while-revalidate=60';
const CHANGED = '< Last-Modified: Mon, 23 Nov 2026 02:00:00 GMT';

interface Kind {
  readonly type: string;
  readonly cookie: boolean;
}
const SCRIPT: Kind = { type: 'script', cookie: false };
const PAGE: Kind = { type: 'document', cookie: false };
const PERSONAL: Kind = { type: 'document', cookie: true };

const asked = ({ type, cookie }: Kind, conditional: string, status: number, lines: readonly string[]) =>
  [
    '> GET /it',
    ...(cookie ? ['> Cookie: session=1'] : []),
    ...(conditional ? [`> If-None-Match: ${conditional}`] : []),
    `< ${status}`,
    DATE,
    '< ETag: "v1"',
    ...lines,
    '= 20000',
    type,
  ].join('\n');
const full = (kind: Kind, ...lines: readonly string[]) => asked(kind, '', 200, lines);
const notModified = (kind: Kind, ...lines: readonly string[]) => asked(kind, '"v1"', 304, lines);

describe('a 304 that leaves out what gives the lifetime', () => {
  it.each([
    ['expires-only', SCRIPT, EXPIRES, '< Cache-Control: max-age=60'],
    ['expires-only', SCRIPT, EXPIRES, '< Cache-Control: no-cache'],
    ['expires-invalid', SCRIPT, '< Expires: never', '< Cache-Control: max-age=60'],
    ['immutable-unversioned', SCRIPT, EXPIRES, '< Cache-Control: max-age=60'],
    ['html-long-ttl', PAGE, EXPIRES, '< Cache-Control: max-age=60'],
    ['html-long-ttl', PAGE, EXPIRES, '< Cache-Control: no-cache'],
    ['s-maxage-only', SCRIPT, SHARED, `${SHARED}\n${EXPIRES}`],
    ['swr-noop', SCRIPT, WHILE_STALE, `${WHILE_STALE}\n${EXPIRES}`],
    ['immutable-without-lifetime', SCRIPT, IMMUTABLE, `${IMMUTABLE}\n${EXPIRES}`],
    ['personalised-heuristic', PERSONAL, CHANGED, `${CHANGED}\n< Cache-Control: private`],
  ])('is not judged by itself: %s', (rule, kind, on304, onFull) => {
    expect(saidOf(rule, `${full(kind, onFull)}\n\n${notModified(kind, on304)}`)).toEqual([]);
  });

  it.each([
    ['expires-only', SCRIPT, EXPIRES],
    ['expires-invalid', SCRIPT, '< Expires: never'],
    ['s-maxage-only', SCRIPT, SHARED],
    ['swr-noop', SCRIPT, WHILE_STALE],
    ['immutable-without-lifetime', SCRIPT, IMMUTABLE],
    ['personalised-heuristic', PERSONAL, CHANGED],
  ])('tells nothing where the stored response was not seen: %s', (rule, kind, on304) => {
    expect(saidOf(rule, notModified(kind, on304))).toEqual(['cannot tell']);
  });

  it.each([
    ['immutable-unversioned', SCRIPT],
    ['html-long-ttl', PAGE],
  ])('gives no lifetime where the stored response was not seen: %s', (rule, kind) => {
    expect(saidOf(rule, notModified(kind, EXPIRES))).toEqual([]);
  });

  it.each([
    ['expires-only', SCRIPT, EXPIRES, 'info'],
    ['html-long-ttl', PAGE, EXPIRES, 'advice'],
    ['s-maxage-only', SCRIPT, SHARED, 'advice'],
    ['immutable-without-lifetime', SCRIPT, IMMUTABLE, 'advice'],
    ['personalised-heuristic', PERSONAL, CHANGED, 'advice'],
  ])('stands for a stored response that lacks it too: %s', (rule, kind, lines, level) => {
    expect(saidOf(rule, `${full(kind, lines)}\n\n${notModified(kind, lines)}`)).toEqual([level]);
  });
});

describe('a 304 that brings its own Cache-Control', () => {
  it.each([
    ['html-long-ttl', PAGE, '< Cache-Control: max-age=3600', 'advice'],
    ['immutable-unversioned', SCRIPT, '< Cache-Control: max-age=31536000', 'advice'],
  ])('is judged by that: %s', (rule, kind, on304, level) => {
    expect(saidOf(rule, notModified(kind, on304))).toEqual([level]);
  });
});
