import type { HarEntry } from '../har/entry.ts';

/**
 * The entry as it is kept: plain data without content. Left out are the content of the response (with Firefox's
 * comment on its absence) and of the request, messages of WebSockets and event streams, the call stack of the
 * initiator, the data of a `data:` URL (Firefox lists those requests), and `getContent`, which does not survive
 * the way to the panel.
 */
export function withoutBodies(entry: HarEntry): HarEntry {
  const { getContent, _webSocketMessages, _eventSourceMessages, ...kept } = entry;
  return {
    ...kept,
    ...replaced(entry, 'request', (request) => ({
      ...request,
      ...replaced(request, 'postData', ({ text, params, ...rest }) => rest),
      ...(typeof request['url'] === 'string' ? { url: withoutData(request['url']) } : {}),
    })),
    ...replaced(entry, 'response', (response) => ({
      ...response,
      ...replaced(response, 'content', ({ text, comment, ...rest }) => rest),
    })),
    ...replaced(entry, '_initiator', ({ stack, ...rest }) => rest),
  };
}

function replaced(
  record: HarEntry,
  name: string,
  change: (value: HarEntry) => HarEntry,
): Record<string, unknown> {
  const value = record[name];
  return typeof value === 'object' && value !== null ? { [name]: change(value as HarEntry) } : {};
}

const withoutData = (url: string): string => (/^data:/i.test(url) ? url.slice(0, url.indexOf(',') + 1) : url);
