import type { PageLoad, PageTimeline } from './browser.ts';

/**
 * An expression for the inspected page: its timeline as plain data, `[origin, complete, [[url, bytes], …],
 * controlled, address]`. It reads the document and the frames of its origin; it sets nothing.
 */
export const PAGE_TIMELINE = `(() => {
  const loads = [];
  const read = (frame, depth) => {
    try {
      for (const kind of ['navigation', 'resource'])
        for (const { name, transferSize } of frame.performance.getEntriesByType(kind)) loads.push([name, transferSize]);
      if (depth < 8) for (let index = 0; index < frame.length; index += 1) read(frame[index], depth + 1);
    } catch {}
  };
  read(window, 0);
  return [
    performance.timeOrigin,
    document.readyState === 'complete',
    loads,
    Boolean(navigator.serviceWorker?.controller),
    location.href,
  ];
})()`;

/** Reads what {@link PAGE_TIMELINE} came to; undefined where the page made something else of it. */
export function readPageTimeline(value: unknown): PageTimeline | undefined {
  if (!Array.isArray(value)) return undefined;
  const [origin, complete, loads, controlled, url] = value as unknown[];
  if (typeof origin !== 'number' || !Number.isFinite(origin) || !Array.isArray(loads)) return undefined;
  if (typeof url !== 'string') return undefined;
  return {
    url,
    origin,
    complete: complete === true,
    loads: (loads as unknown[]).flatMap(readLoad),
    controlled: controlled === true,
  };
}

function readLoad(value: unknown): PageLoad[] {
  const [url, bytes] = Array.isArray(value) ? (value as unknown[]) : [];
  if (typeof url !== 'string' || !/^https?:/i.test(url)) return [];
  return [{ url, network: typeof bytes === 'number' && bytes > 0 }];
}
