import { expect, it } from 'vitest';
import { readUnendedEntry } from '../../src/har/live.ts';

it('knows nothing of the cost of a request whose end was not told, whatever half of its response says', () => {
  const half = {
    startedDateTime: '2026-11-23T12:00:00.000Z',
    time: 14,
    request: {
      method: 'GET',
      url: 'https://example.org/film',
      headers: [{ name: 'Host', value: 'example.org' }],
    },
    response: {
      status: 200,
      headers: [{ name: 'Content-Length', value: '2000' }],
      headersSize: 151,
      bodySize: 1000,
      _transferSize: 1151,
      content: { size: 1000, mimeType: 'video/mp4' },
    },
    timings: { wait: 5 },
  };
  expect(readUnendedEntry(half, 7, { name: 'chromium' })).toMatchObject({
    id: 7,
    source: 'unknown',
    wire: { request: { how: 'unknown' }, response: { how: 'unknown' } },
    content: { encoded: { how: 'unknown' }, decoded: { how: 'unknown' } },
    response: { complete: false },
  });
});
