import { describe, expect, it } from 'vitest';
import { combineCaptures } from '../../src/har/combine.ts';
import { readHar } from '../../src/har/read.ts';

const START = Date.UTC(2026, 10, 23, 12);

function entry(at: number, url: string, pageref?: unknown, status = 200, mimeType = 'text/html') {
  return {
    startedDateTime: new Date(START + at).toISOString(),
    time: 10,
    ...(pageref !== undefined && { pageref }),
    request: { method: 'GET', url, headers: [{ name: 'Host', value: 'a.example' }] },
    response: { status, headers: [], content: { size: 1, mimeType } },
  };
}

const capture = (...entries: object[]) =>
  readHar({ log: { creator: { name: 'WebInspector', version: '537.36' }, entries } });

describe('the pages of a capture', () => {
  it('are those that its entries name, each with its document and when it began', async () => {
    const { pages, exchanges } = await capture(
      entry(5, 'https://a.example/app.js', 'page_1', 200, 'text/javascript'),
      entry(0, 'https://a.example/', 'page_1'),
      entry(100, 'https://a.example/next', 'page_2'),
    );
    expect(pages).toEqual([
      { id: 'page_1', url: 'https://a.example/', startedAt: START },
      { id: 'page_2', url: 'https://a.example/next', startedAt: START + 100 },
    ]);
    expect(exchanges.map(({ page }) => page)).toEqual([0, 0, 1]);
  });

  it('are called after where redirects led to, and begin with the first', async () => {
    const { pages } = await capture(
      entry(0, 'http://a.example/', 'p', 301),
      entry(9, 'https://a.example/', 'p', 304),
    );
    expect(pages).toEqual([{ id: 'p', url: 'https://a.example/', startedAt: START }]);
  });

  it('have no URL where their document was not recorded', async () => {
    const { pages } = await capture(entry(0, 'https://a.example/a.js', 'p', 200, 'text/javascript'));
    expect(pages).toEqual([{ id: 'p', startedAt: START }]);
  });

  it('are none where entries name none, or name them as no producer does', async () => {
    const { pages, exchanges } = await capture(
      entry(0, 'https://a.example/'),
      entry(1, 'https://a.example/b', ''),
      entry(2, 'https://a.example/c', { id: 'page_1' }),
    );
    expect(pages).toEqual([]);
    expect(exchanges.map(({ page }) => page)).toEqual([null, null, null]);
  });

  it('stay apart where captures are audited as one', async () => {
    const first = await capture(entry(0, 'https://a.example/', 'page_1'));
    const second = await capture(entry(0, 'https://a.example/', 'page_1'), entry(1, 'https://a.example/x'));
    const { pages, exchanges } = combineCaptures([
      { name: 'a', capture: first },
      { name: 'b', capture: second },
    ]);
    expect(pages).toHaveLength(2);
    expect(exchanges.map(({ page }) => page)).toEqual([0, 1, null]);
  });
});
