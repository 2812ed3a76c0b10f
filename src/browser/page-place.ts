import type { InspectedTab } from './browser.ts';

/** Of a tab's history so many entries are told at most. */
const LONGEST = 50;

/**
 * An expression for the inspected page: `[address, origin of its time, [key, …]]`, with the keys of the entries of the
 * tab's history that are of the same site, where the browser has the Navigation API. It sets nothing.
 */
export const PAGE_PLACE = `(() => {
  let keys = [];
  try {
    keys = navigation.entries().slice(-${LONGEST}).map(({ key }) => key);
  } catch {}
  return [location.href, performance.timeOrigin, keys];
})()`;

/** Reads what {@link PAGE_PLACE} came to, whatever the page made of it. */
export function readPlace(value: unknown): Pick<InspectedTab, 'origin' | 'traces'> {
  const [url, began, keys] = Array.isArray(value) ? (value as unknown[]) : [];
  const origin = typeof url === 'string' ? originOf(url) : undefined;
  const listed = Array.isArray(keys) ? (keys as unknown[]).slice(0, LONGEST) : [];
  const traces = [
    ...(typeof began === 'number' && Number.isFinite(began) ? [`document ${began}`] : []),
    ...listed.filter(isKey).map((key) => `entry ${key}`),
  ];
  return { origin, traces };
}

const isKey = (key: unknown): key is string => typeof key === 'string' && key !== '' && key.length <= 100;

/** The origin of a URL over HTTP; others have none to go by. */
export function originOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, origin } = new URL(url);
  return protocol === 'http:' || protocol === 'https:' ? origin : undefined;
}
