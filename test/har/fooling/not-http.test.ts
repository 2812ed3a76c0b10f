import { describe, expect, it } from 'vitest';
import { report } from './capture.ts';

describe('what is no HTTP exchange', () => {
  it.each([
    ['blob', 'blob:https://site.example/5d1f'],
    ['data', 'data:image/png,AAAA'],
    ['chrome-extension', 'chrome-extension://abcdef/page.js'],
    ['moz-extension', 'moz-extension://abcdef/page.js'],
    ['file', 'file:///tmp/a.js'],
    ['about', 'about:blank'],
  ])('%s: is skipped by its scheme, and nothing of it is counted', async (scheme, url) => {
    const { capture, summary } = await report(
      'WebInspector',
      `> GET ${url}
       < 200
       response {"bodySize": -1, "_transferSize": 900}
       content {"size": 900}`,
    );
    expect(capture).toMatchObject({ entries: 1, exchanges: 0 });
    expect(capture.skipped).toEqual([{ entry: 0, reason: `no HTTP exchange (${scheme}:)` }]);
    expect(summary.transferred.exchanges).toBe(0);
  });

  it('a WebSocket is its handshake: an exchange, but what it took is not known', async () => {
    const { summary, savings } = await report(
      'WebInspector',
      `> GET wss://site.example/live
       > Host: site.example
       > Upgrade: websocket
       < 101
       < Upgrade: websocket
       entry {"_resourceType": "websocket"}
       response {"headersSize": 129, "bodySize": -129, "_transferSize": 0}`,
    );
    expect(summary.bySource).toEqual({ network: 1 });
    expect(summary.transferred).toMatchObject({ exchanges: 1, unknown: 1, measuredBytes: 0 });
    expect(savings.byCache.exchanges).toBe(0);
  });
});
