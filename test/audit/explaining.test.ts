import { describe, expect, it } from 'vitest';
import type { AuditOptions } from '../../src/audit/audit.ts';
import { createAudit } from '../../src/audit/audit.ts';
import type { ExchangeReport } from '../../src/audit/report.ts';
import type { CapturePage } from '../../src/har/capture.ts';
import { traffic } from '../traffic.ts';

type Cache = 'chromium' | 'firefox' | 'unknown';

/** The decisions on traffic, as the cache of that browser is asked. */
function decisions(cache: Cache, text: string, options: AuditOptions = {}): ExchangeReport['decision'][] {
  const audit = createAudit({ producer: { name: 'test' }, cache, ...options });
  for (const exchange of traffic(text)) audit.add(exchange);
  return audit.report().exchanges.map(({ decision }) => decision);
}

const lastOf = (cache: Cache, text: string) => decisions(cache, text).at(-1);
const messageOf = (decision: ExchangeReport['decision'] | undefined) => decision?.reasons[0]?.message;

const FIRST = `
  +0
  > GET /app.js
  < 200
  < date: Mon, 23 Nov 2026 12:00:00 GMT
  < cache-control: max-age=60
  < etag: "v1"`;

const again = (lines: string) => `${FIRST}\n\n+72\n> GET /app.js\n${lines}`;

describe('an exchange is explained by what the cache held', () => {
  it('as sent again because the stored copy had gone stale', () => {
    const decision = lastOf('chromium', again('> if-none-match: "v1"\n< 304\n< etag: "v1"'));
    expect(messageOf(decision)).toBe('The stored copy had been stale for 12 s (max-age=60, age 72 s).');
    expect(decision?.expected?.action).toBe('revalidate');
    expect(decision?.difference).toBeUndefined();
  });

  it('as reused because it was still fresh', () => {
    const decision = lastOf('chromium', again('< 200\nfrom disk-cache').replace('+72', '+30'));
    expect(messageOf(decision)).toBe('The stored copy was still fresh (max-age=60, age 30 s).');
  });

  it('as fetched anew because the response before said no-store', () => {
    const text = again('< 200').replace('max-age=60', 'no-store');
    expect(lastOf('chromium', text)?.reasons.map(({ code }) => code)).toEqual(['no-store']);
  });

  it('as fetched anew after a request of another method had made it invalid', () => {
    const post = '+10\n> POST /app.js\n< 204';
    const text = `${FIRST}\n\n${post}\n\n+20\n> GET /app.js\n< 200`;
    expect(lastOf('chromium', text)).toMatchObject({ expected: { action: 'fetch' } });
    expect(lastOf('chromium', text.replace('204', '500'))?.difference?.code).toBe('unexplained');
  });

  it('as asked again because a 304 had not given it more time', () => {
    const text = `${again('> if-none-match: "v1"\n< 304\n< date: Mon, 23 Nov 2026 12:01:12 GMT')}

      +80
      > GET /app.js
      < 200
      from disk-cache

      +140
      > GET /app.js
      > if-none-match: "v1"
      < 304`;
    expect(decisions('firefox', text).map(({ reasons }) => reasons[0]?.code)).toEqual([
      'first-in-capture',
      'stale',
      'fresh',
      'stale',
    ]);
  });

  it('from a hit on, whose Date says when it came, wherever the capture is read', () => {
    const text = `
      +0
      > GET /app.js
      < 200
      < date: Mon, 23 Nov 2026 11:59:30
      < cache-control: max-age=60
      < etag: "v1"
      from disk-cache

      +50
      > GET /app.js
      > if-none-match: "v1"
      < 304`;
    const zone = process.env['TZ'];
    const messages = ['UTC', 'Asia/Shanghai'].map((each) => {
      process.env['TZ'] = each;
      return messageOf(lastOf('chromium', text));
    });
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    const stale = 'The stored copy had been stale for 20 s (max-age=60, age 80 s).';
    expect(messages).toEqual([stale, stale]);
  });

  it('without the values of a field that may be confidential', () => {
    const vary = (field: string) =>
      `${FIRST}\n< vary: ${field}\n\n+5\n> GET /app.js\n> ${field}: two\n> if-none-match: "v1"\n< 200`.replace(
        '> GET /app.js',
        `> GET /app.js\n> ${field}: one`,
      );
    expect(messageOf(lastOf('chromium', vary('accept-language')))).toContain('“two”');
    expect(messageOf(lastOf('chromium', vary('cookie')))).toBe(
      'The stored copy varies by cookie, and this request has another value there.',
    );
  });
});

describe('what the cache did otherwise than by itself', () => {
  const sent = again('< 200\n< etag: "v1"').replace('+72', '+30');

  it('is unexplained where the capture shows no cause', () => {
    expect(lastOf('chromium', sent)).toMatchObject({
      action: 'fetch',
      reasons: [],
      expected: { action: 'reuse' },
      difference: {
        code: 'unexplained',
        message:
          'By itself the cache would have reused the stored copy. Nothing in the capture explains it. The browser may have dropped the stored copy, which no capture shows.',
      },
    });
  });

  it('may be an eviction only where nothing shows that the stored response was still there', () => {
    const asked = again('> if-none-match: "v1"\n< 304').replace('+72', '+30');
    expect(lastOf('chromium', asked)?.difference?.message).toMatch(/Nothing in the capture explains it\.$/);
  });

  it('may be a step through the history where a stale response was reused', () => {
    const difference = lastOf('chromium', again('< 200\nfrom disk-cache'))?.difference;
    expect(difference?.code).toBe('unexplained');
    expect(difference?.message).toMatch(/Going back or forward reuses stale copies/);
  });

  it('fits a service worker that had just answered, and none that had long before', () => {
    const answered = FIRST.replace('max-age=60', 'max-age=600').concat(
      '\n\n+30\n> GET /app.js\n< 200\nfrom service-worker',
    );
    const code = (at: string) =>
      lastOf('chromium', `${answered}\n\n${at}\n> GET /app.js\n< 200`)?.difference?.code;
    expect(code('+30.1')).toBe('service-worker');
    expect(code('+60')).toBe('unexplained');
  });

  it('is not spoken of where it is not known whose cache it was', () => {
    expect(lastOf('unknown', sent)?.difference).toBeUndefined();
  });

  it('fits a reload in Firefox, whose requests do not say so', () => {
    const asked = again('> if-none-match: "v1"\n< 304').replace('+72', '+30');
    expect(lastOf('firefox', asked)?.difference?.code).toBe('reload');
    expect(lastOf('firefox', asked.replace('< 304', '< 200'))?.difference?.code).toBe('reload');
    expect(lastOf('chromium', asked)?.difference?.code).toBe('unexplained');
  });

  it('fits a cache kept apart where the request comes from another site or mode', () => {
    const text = sent.replace('+30\n> GET /app.js', '+30\n> GET /app.js\n> sec-fetch-site: cross-site');
    expect(lastOf('chromium', text)?.difference).toMatchObject({ code: 'kept-apart' });
  });

  it('fits the memory cache of the page, which does not look at freshness', () => {
    expect(lastOf('chromium', again('< 200\nfrom memory-cache'))?.difference?.code).toBe('memory-cache');
  });

  it('is in the words of the report’s language', () => {
    const [, decision] = decisions('chromium', sent, { language: 'zh-CN' });
    expect(decision?.difference?.message).toBe(
      '缓存本来会复用已存副本。 捕获中没有内容能解释它。浏览器可能已丢弃该副本，而任何捕获都看不到这一点。',
    );
  });
});

describe('nothing is expected', () => {
  const nothing = (cache: Cache, text: string) => expect(lastOf(cache, text)?.expected).toBeUndefined();

  it('of the first exchange, before which the cache is unknown', () => nothing('chromium', FIRST));

  it('while the response before is still on its way', () => {
    nothing('chromium', again('< 200').replace('+72', '+0.01'));
  });

  it('where not all request lines are known', () => {
    nothing('chromium', again('unseen request\n< 200'));
  });

  it('within a second of the end of its lifetime', () => {
    nothing('chromium', again('< 200').replace('+72', '+60'));
  });

  it('after an exchange of which it is not known where it came from', () => {
    nothing('chromium', `${FIRST}\n\n+5\n> GET /app.js\n< 200\nfrom unknown\n\n+9\n> GET /app.js\n< 200`);
  });
});

describe('a capture with the cache disabled', () => {
  const codes = (demanded: number) => {
    const requests = Array.from({ length: 8 }, (_, at) => {
      const demand = at < demanded ? '> cache-control: no-cache\n> pragma: no-cache\n' : '';
      return `> GET /${at}\n${demand}< 200`;
    });
    const audit = createAudit({ producer: { name: 'test' } });
    for (const exchange of traffic(requests.join('\n\n'))) audit.add(exchange);
    return audit.report().capture.notes.map(({ code }) => code);
  };

  it('has a note where most requests told every cache to stay out', () => {
    expect(codes(5)).toEqual(['cache-disabled']);
    expect(codes(4)).toEqual([]);
  });

  it('has none for a visit that our own audit made past all caches', () => {
    const ofPage = (page: number, demand: string) =>
      Array.from({ length: 6 }, (_, at) => `> GET /${page}-${at}\n${demand}< 200`).join('\n\n');
    const demand = '> cache-control: no-cache\n> pragma: no-cache\n';
    const onPages = (second: string, ...pages: CapturePage[]) => {
      const audit = createAudit({ producer: { name: 'test' } });
      audit.visit(pages);
      const all = traffic(`${ofPage(0, demand)}\n\n${ofPage(1, second)}`);
      for (const exchange of all) audit.add({ ...exchange, page: exchange.id < 6 ? 0 : 1 });
      return audit.report().capture.notes.map(({ code }) => code);
    };
    expect(onPages(demand, { id: '0', bypassed: true }, { id: '1' })).toEqual(['cache-disabled']);
    expect(onPages('', { id: '0', bypassed: true }, { id: '1' })).toEqual([]);
    expect(onPages(demand, { id: '0', bypassed: true }, { id: '1', bypassed: true })).toEqual([]);
  });
});
