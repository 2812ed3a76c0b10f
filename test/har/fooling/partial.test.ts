import { describe, expect, it } from 'vitest';
import { capture } from './capture.ts';

const unknown = { how: 'unknown' };

describe('a part of a content', () => {
  const part = `
    > GET /film.mp4
    > Host: site.example
    > Range: bytes=0-99
    < 206
    < Content-Range: bytes 0-99/5000
    < Content-Length: 100
    response {"headersSize": 200, "bodySize": 100}
    content {"size": 100, "mimeType": "video/mp4"}`;

  it.each(['Somebody', 'Insomnia REST Client'])(
    'whose announced length is all that is known of it is not taken for the whole, by %s',
    async (creator) => {
      const [exchange] = (await capture(creator, part)).exchanges;
      expect(exchange?.content.encoded).toEqual(unknown);
    },
  );
});

describe('answers that old Chromium tells little of', () => {
  it('from Cache Storage are known by its name alone', async () => {
    const [exchange] = (
      await capture(
        'WebInspector',
        `
        > GET /app.js
        < 200
        entry {"_fromCache": "disk"}
        response {"_fetchedViaServiceWorker": true, "_responseCacheStorageCacheName": "v1", "_transferSize": 0}
        content {"size": 10}`,
      )
    ).exchanges;
    expect(exchange?.source).toBe('cache-storage');
  });

  it('with content and no bytes, before the transfer was recorded, are from nobody knows where', async () => {
    const [exchange] = (
      await capture(
        'WebInspector',
        `
        > GET /app.js
        < 200
        response {"headersSize": 200, "bodySize": 0}
        content {"size": 10}`,
      )
    ).exchanges;
    expect([exchange?.source, exchange?.wire.response]).toEqual(['unknown', unknown]);
  });

  it('that are equal within one page, in whole ms, may be two loads', async () => {
    const one = `
      @ 0
      > GET /pixel.gif
      > Host: site.example
      < 200
      entry {"pageref": "page_1"}
      response {"headersSize": 200, "bodySize": 43, "_transferSize": 243}
      content {"size": 43}`;
    expect((await capture('WebInspector', `${one}\n\n${one}`)).exchanges).toHaveLength(2);
  });
});
