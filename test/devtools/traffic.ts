import type { HarEntry } from '../../src/har/entry.ts';

/** A moment of the test's day, ms since the epoch. */
export const at = (ms: number): number => Date.UTC(2026, 10, 23, 12) + ms;

/** A finished request as both feeds tell it. */
export function entry(
  url: string,
  began: number,
  { status = 200, time = 5, ...more }: { status?: number; time?: number } & Record<string, unknown> = {},
): HarEntry {
  return {
    startedDateTime: new Date(at(began)).toISOString(),
    time,
    request: {
      method: 'GET',
      url: `https://example.org${url}`,
      headers: [{ name: 'Host', value: 'example.org' }],
    },
    response: {
      status,
      headers: status === 0 ? [] : [{ name: 'Date', value: 'Mon, 23 Nov 2026 12:00:00 GMT' }],
      content: { size: status === 304 ? 0 : 100 },
      bodySize: 100,
    },
    timings: { wait: time },
    ...more,
  };
}

/** What a person would call the request: its path and its status. */
export function named({ entry: { request, response } }: { entry: HarEntry }): string {
  const { pathname } = new URL(String((request as HarEntry)['url']));
  return `${pathname} ${(response as HarEntry)['status']}`;
}
