import { describe, expect, it } from 'vitest';
import { auditOf, saidOf } from './audit-traffic.ts';

const FULL_DATE = '< Date: Mon, 23 Nov 2026 12:00:00 GMT';
const LATER_DATE = '< Date: Mon, 23 Nov 2026 12:05:00 GMT';

/** A full response, and five minutes later the 304 that confirms it, with these lines. */
const confirmed = (full: readonly string[], on304: readonly string[]) =>
  [
    '> GET /news',
    '< 200',
    '< ETag: "n1"',
    ...full,
    '',
    '+300',
    '> GET /news',
    '> If-None-Match: "n1"',
    '< 304',
    '< ETag: "n1"',
    ...on304,
  ].join('\n');

describe('directives that drift', () => {
  const said = (full: readonly string[], on304: readonly string[]) =>
    saidOf('304-directive-drift', confirmed([FULL_DATE, ...full], [LATER_DATE, ...on304]));
  const cc = (value: string) => [`< Cache-Control: ${value}`];

  it.each([
    ['public, max-age=60', 'Max-Age=60,public'],
    ['max-age=60, max-age=60', 'max-age=60'],
    ['max-age="60"', 'max-age=60'],
    // They count down to 12:10:00.
    ['max-age=600', 'max-age=300'],
  ])('are not those of %s and %s', (full, on304) => {
    expect(said(cc(full), cc(on304))).toEqual([]);
  });

  it.each([
    ['max-age=60', 'max-age=600', 'info'],
    ['public, max-age=60', 'max-age=60', 'info'],
    ['max-age=600', 'max-age=60', 'advice'],
    ['max-age=60', 'no-store', 'advice'],
    ['max-age=60', 'max-age=60, no-cache', 'advice'],
    ['max-age=60', 'private', 'advice'],
    // Both give no lifetime.
    ['public', 'private', 'info'],
  ])('from %s to %s: %s', (full, on304, level) => {
    expect(said(cc(full), cc(on304))).toEqual([level]);
  });

  it('over several lines are one list', () => {
    expect(said(cc('public, max-age=60'), [...cc('max-age=60'), ...cc('public')])).toEqual([]);
  });

  it('say by how much a lifetime shrank', () => {
    const text = confirmed([FULL_DATE, ...cc('max-age=600')], [LATER_DATE, ...cc('max-age=60')]);
    const messages = auditOf(text).findings.map(({ message }) => message);
    expect(messages.join()).toContain('from 10 min to 60 s');
  });

  it.each([
    ['the same lifetime', '12:10:00', '12:15:00', []],
    ['the same time', '12:10:00', '12:10:00', []],
    ['another lifetime', '12:10:00', '12:25:00', ['info']],
    ['a shorter lifetime', '12:10:00', '12:06:00', ['advice']],
  ])('are not Expires with %s', (_, full, on304, levels) => {
    const expires = (time: string) => [`< Expires: Mon, 23 Nov 2026 ${time} GMT`];
    expect(said(expires(full), expires(on304))).toEqual(levels);
    // With max-age beside it Expires has no effect.
    const overridden = (time: string) => [...expires(time), ...cc('max-age=60')];
    expect(said(overridden(full), overridden(on304))).toEqual([]);
  });

  it('are members that Vary gains, not those that it loses', () => {
    expect(said(['< Vary: Accept'], ['< Vary: accept, Origin'])).toEqual(['info']);
    expect(said(['< Vary: Accept, Origin'], ['< Vary: Accept'])).toEqual([]);
  });

  it('are a policy whose nonce the stored page does not have', () => {
    const policy = (nonce: string) => [
      `< Content-Security-Policy: script-src 'nonce-${nonce}'`,
      '< Cache-Control: no-cache',
    ];
    expect(said(policy('abc'), policy('abc'))).toEqual([]);
    expect(said(policy('abc'), policy('def'))).toEqual(['advice']);
  });

  it('expressjs/express#5986: are an Access-Control-Allow-Origin of another page', () => {
    const allow = (origin: string) => [
      `< Access-Control-Allow-Origin: ${origin}`,
      '< Cache-Control: no-cache',
    ];
    expect(said(allow('https://a.example'), allow('https://b.example'))).toEqual(['info']);
  });

  it('cannot be told where no full response was seen', () => {
    const [, alone = ''] = confirmed([], [LATER_DATE, ...cc('no-store')]).split('\n\n');
    expect(saidOf('304-directive-drift', alone)).toEqual(['cannot tell']);
  });
});

describe('a 304 that freshens nothing', () => {
  const said = (full: readonly string[], on304: readonly string[]) =>
    saidOf('304-not-freshening', confirmed(full, on304));
  const MINUTE = '< Cache-Control: max-age=60';

  it('comes where neither response gives a lifetime', () => {
    expect(said([FULL_DATE], [LATER_DATE])).toEqual(['advice']);
    expect(said([FULL_DATE, '< Cache-Control: private'], [LATER_DATE, '< Cache-Control: private'])).toEqual([
      'advice',
    ]);
  });

  it('is none where a lifetime can be guessed from Last-Modified', () => {
    const modified = '< Last-Modified: Mon, 16 Nov 2026 08:00:00 GMT';
    expect(said([FULL_DATE, modified], [LATER_DATE])).toEqual([]);
  });

  it('is none where the stored lifetime stays in force', () => {
    expect(said([FULL_DATE, MINUTE], [LATER_DATE])).toEqual([]);
  });

  it('tempesta-tech/tempesta#1833: keeps the Date of the full response', () => {
    expect(said([FULL_DATE, MINUTE], [FULL_DATE, MINUTE])).toEqual(['advice']);
  });

  it('is none while the same Date is within the lifetime, as after a reload', () => {
    const hour = '< Cache-Control: max-age=3600';
    expect(said([FULL_DATE, hour], [FULL_DATE, hour])).toEqual([]);
  });

  it('is none where only the clock of the client differs from the origin’s', () => {
    const wrong = (line: string) => line.replace('12:', '07:');
    expect(said([wrong(FULL_DATE), MINUTE], [wrong(LATER_DATE), MINUTE])).toEqual([]);
  });

  it('is one finding with that on the missing Date', () => {
    expect(said([FULL_DATE, MINUTE], [MINUTE])).toEqual([]);
  });

  it('has the Age of a cache that kept counting', () => {
    expect(said([FULL_DATE, MINUTE], [LATER_DATE, MINUTE, '< Age: 75'])).toEqual(['advice']);
  });

  it('is judged by itself where no full response was seen', () => {
    const alone = (lines: readonly string[]) => confirmed([], lines).split('\n\n')[1] ?? '';
    expect(saidOf('304-not-freshening', alone([LATER_DATE, MINUTE, '< Age: 75']))).toEqual(['advice']);
    expect(saidOf('304-not-freshening', alone([LATER_DATE]))).toEqual(['cannot tell']);
  });

  it('does not count an Age that the full response had', () => {
    expect(said([FULL_DATE, MINUTE, '< Age: 75'], [LATER_DATE, MINUTE])).toEqual([]);
  });

  it('repeats an Expires that was ahead once', () => {
    const expires = '< Expires: Mon, 23 Nov 2026 12:01:00 GMT';
    expect(said([FULL_DATE, expires], [LATER_DATE, expires])).toEqual(['advice']);
  });

  it.each(['no-cache', 'no-store', 'max-age=0', 'max-age=0, must-revalidate'])(
    'is none with %s, which means each use to ask',
    (value) => {
      const lines = [`< Cache-Control: ${value}`];
      expect(said([FULL_DATE, ...lines], [FULL_DATE, ...lines])).toEqual([]);
    },
  );

  it.each(['0', 'Thu, 19 Nov 1981 08:52:00 GMT'])('is none with Expires: %s', (value) => {
    const lines = [`< Expires: ${value}`];
    expect(said([FULL_DATE, ...lines], [LATER_DATE, ...lines])).toEqual([]);
  });
});
