import { describe, expect, it } from 'vitest';
import { report } from './capture.ts';

const outcome = async (creator: string, text: string) => (await report(creator, text)).summary.bySource;

describe('an entry without a status', () => {
  const PENDING = `
    > GET /slow
    > Host: site.example
    < 0
    response {"_transferSize": 0}`;
  const FAILED = PENDING.replace(
    '"_transferSize": 0',
    '"_transferSize": 0, "_error": "net::ERR_CONNECTION_REFUSED"',
  );

  it('that names an error failed', async () => {
    expect(await outcome('WebInspector', FAILED)).toEqual({ failed: 1 });
  });

  it.each([
    'WebInspector',
    'Firefox',
    'WebKit Web Inspector',
    'HTTP Toolkit',
    'Insomnia REST Client',
    'Somebody',
  ])('that names none may be under way in a capture of %s, and did not fail', async (creator) => {
    const { summary, savings } = await report(creator, PENDING);
    expect(summary.bySource).toEqual({ unknown: 1 });
    expect(summary.transferred).toMatchObject({ exchanges: 1, unknown: 1, measuredBytes: 0 });
    expect(savings.byCache.exchanges + savings.byRevalidation.exchanges).toBe(0);
  });

  it('of Firefox’s prefetch is neither a failure nor a hit', async () => {
    const prefetch = `
      > GET /next.html
      < 0
      response {"bodySize": -1}
      content {"size": null}
      entry {"timings": {}}`;
    expect(await outcome('Firefox', prefetch)).toEqual({ unknown: 1 });
  });
});

describe('an entry with an error and a status', () => {
  it('was answered: what came before it broke off is a range', async () => {
    const { summary } = await report(
      'WebInspector',
      `> GET /big.bin
       > Host: site.example
       < 200
       < Content-Length: 5000
       response {"headersSize": 200, "bodySize": 1000, "_transferSize": 1200, "_error": "net::ERR_ABORTED"}
       content {"size": 1000}`,
    );
    expect(summary.bySource).toEqual({ network: 1 });
    expect(summary.transferred.estimatedBytes).toMatchObject({ low: 1_200, high: 5_200 });
  });

  it('may be a 304 that a script asked for with nothing stored, which is no failure', async () => {
    const { summary, exchanges } = await report(
      'WebInspector',
      `> GET /data.json
       > Host: site.example
       > If-None-Match: "m1"
       < 304
       < ETag: "m1"
       entry {"_resourceType": "fetch"}
       response {"headersSize": 125, "bodySize": 0, "_transferSize": 125, "_error": "net::ERR_ABORTED"}
       content {"size": 0, "mimeType": "x-unknown"}`,
    );
    expect(summary.bySource).toEqual({ revalidated: 1 });
    expect(exchanges[0]?.notModified?.body).toBe('no-stored-body');
  });
});
