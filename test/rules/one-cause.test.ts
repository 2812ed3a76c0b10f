import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/rules/settings.ts';
import { auditOf } from './audit-traffic.ts';
import { answered, at, churn, full, LAST_MONTH } from './validation.cases.ts';

const FILE = '/app.3f2a1b9c.js';

/** A script with these lines. */
const script = (...lines: readonly string[]): string =>
  [
    `> GET ${FILE}`,
    '< 200',
    `< Date: ${at(0)}`,
    ...lines.map((line) => `< ${line}`),
    '= 35000',
    'script',
  ].join('\n');

/** The first and the last byte of it, a second later. */
const part = (...lines: readonly string[]): string =>
  [
    `> GET ${FILE}`,
    '> Range: bytes=0-99',
    '< 206',
    '< Content-Range: bytes 0-99/35000',
    ...lines.map((line) => `< ${line}`),
    '= 100',
  ].join('\n');

const TAG = 'ETag: "v1"';
const AGED = ['Age: 700', 'Cache-Control: max-age=600'];

describe('one cause', () => {
  it.each([
    [
      'ttl-vs-change-rate',
      'short-ttl-waste',
      script(TAG, `Last-Modified: ${LAST_MONTH}`, 'Cache-Control: max-age=60'),
    ],
    [
      'dictionary-not-fresh',
      'short-ttl-waste',
      script(TAG, 'Use-As-Dictionary: match="/*.js"', 'Cache-Control: max-age=60'),
    ],
    ['swr-noop', 'freshness-missing', script(TAG, 'Cache-Control: stale-while-revalidate=600')],
    ['cc-legacy', 'freshness-missing', script(TAG, 'Surrogate-Control: max-age=600')],
    ['expires-invalid', 'http-date-format', script(TAG, 'Expires: tomorrow')],
    [
      'cache-status-ttl-negative',
      'dead-on-arrival',
      script(TAG, ...AGED, 'Cache-Status: ExampleCache; hit; ttl=-100'),
    ],
    [
      'targeted-overrides',
      'cache-status-vs-headers',
      script(
        TAG,
        'Cache-Control: max-age=600',
        'CDN-Cache-Control: max-age=86400',
        'Cache-Status: ExampleCache; fwd=uri-miss; stored; ttl=86400',
      ),
    ],
    [
      '206-headers-missing',
      'freshness-missing',
      `${script(TAG, 'Cache-Control: max-age=600')}\n\n${part(TAG)}`,
    ],
    ['206-headers-missing', 'date-missing', `${script(TAG, 'Cache-Control: max-age=600')}\n\n${part(TAG)}`],
    ['redundant-download', 'revalidation-skipped', `${full(TAG)}\n\n${full(TAG, 1)}`],
    ['etag-strong-reused', 'redundant-download', `${full(TAG)}\ndigest a\n\n${full(TAG, 1)}\ndigest b`],
    ['validator-dropped', 'no-cache-without-validator', `${full(TAG)}\n\n${full('X-Server: b', 1)}`],
    ['inm-syntax', 'conditional-changed', answered('If-None-Match: v0', TAG)],
    [
      'cors-double-key',
      'redundant-download',
      [full(TAG), answered('Origin: https://app.example', TAG)]
        .map((text) => text.replace('no-cache', 'max-age=600'))
        .join('\n\n'),
    ],
    [
      'lm-always-now',
      'conditional-changed',
      [0, 1]
        .map((second) =>
          full(`Last-Modified: ${at(second)}`, second).replace(
            '< 200',
            `> If-Modified-Since: ${LAST_MONTH}\n< 200`,
          ),
        )
        .join('\n\n'),
    ],
    [
      'etag-inode',
      'validator-unstable',
      ['1a2b', '3c4d']
        .map((inode) =>
          script(`ETag: "${inode}-88b8-5d3c1f00"`, 'Last-Modified: Sat, 27 Jul 2019 09:53:04 GMT'),
        )
        .map((text) => `${text}\ndigest a`)
        .join('\n\n'),
    ],
  ])('is said by %s, and not by %s again', (said, again, traffic) => {
    const { findings } = auditOf(traffic);
    const last = Math.max(...findings.flatMap(({ exchanges }) => exchanges));
    const told = findings.filter(({ exchanges }) => exchanges.includes(last)).map(({ rule }) => rule);
    expect(told).toContain(said);
    expect(told).not.toContain(again);
  });

  it('that makes a client ask again and again is said of the resource as a whole', () => {
    const { findings } = auditOf(churn('Cache-Control: max-age=60'));
    expect(findings.map(({ rule, level }) => `${rule} ${level}`)).toContain('revalidation-churn advice');
    expect(findings.map(({ rule }) => rule)).not.toContain('ttl-vs-change-rate');
  });

  it('is said of an exchange where nothing is said of the resource', () => {
    const { findings } = auditOf(churn('Cache-Control: max-age=60'), {
      settings: { ...DEFAULT_SETTINGS, levels: { 'revalidation-churn': 'info' } },
    });
    expect(findings.map(({ rule }) => rule)).toContain('ttl-vs-change-rate');
  });
});
