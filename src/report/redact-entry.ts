import { isOfCredential, type Masks, maskText, maskUrl } from './masks.ts';
import { isSecretValue } from './secrets.ts';

type Members = Readonly<Record<string, unknown>>;

/** A value's members where it has any. */
export const recordOf = (value: unknown): Members | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : undefined;

/** Members whose text is kept, what is secret in it masked. Text of all others is left out, whoever made them up. */
const KEPT = new Set([
  'connection',
  'eTag',
  'expires',
  'httpVersion',
  'lastAccess',
  'method',
  'mimeType',
  'startedDateTime',
  'statusText',
  '_bytesIn',
  '_bytesOut',
  '_error',
  '_failureText',
  '_fetchType',
  '_fromCache',
  '_initialPriority',
  '_priority',
  '_requestId',
  '_resourceType',
  '_securityState',
  '_serviceWorkerResponseSource',
]);

/** Header fields that hold a URL, or a path with its query. */
const URL_FIELDS = new Set([':path', 'content-location', 'location', 'origin', 'referer', 'sourcemap']);

/**
 * A HAR entry without what it may hold in confidence: URLs and header lines are masked as a report's are, cookies have
 * names alone, and content and what was sent are left out.
 */
export function maskedEntry(value: unknown, masks: Masks): object {
  const entry = recordOf(value) ?? {};
  return {
    ...plain(entry, masks),
    request: maskedRequest(recordOf(entry['request']) ?? {}, masks),
    response: maskedResponse(recordOf(entry['response']) ?? {}, masks),
    cache: maskedCache(recordOf(entry['cache']) ?? {}, masks),
    timings: plain(recordOf(entry['timings']) ?? {}, masks),
  };
}

function maskedRequest(request: Members, masks: Masks): object {
  const url = maskUrl(textOf(request['url']), masks);
  return {
    ...plain(request, masks),
    url,
    cookies: maskedCookies(request['cookies'], masks),
    headers: maskedFields(request['headers'], masks),
    // Made of the masked URL: what is asked for stands there.
    queryString: URL.canParse(url)
      ? [...new URL(url).searchParams].map(([name, text]) => ({ name, value: text }))
      : [],
  };
}

const maskedResponse = (response: Members, masks: Masks): object => ({
  ...plain(response, masks),
  redirectURL: maskUrl(textOf(response['redirectURL']), masks),
  cookies: maskedCookies(response['cookies'], masks),
  headers: maskedFields(response['headers'], masks),
  content: plain(recordOf(response['content']) ?? {}, masks),
});

/** What a cache held before and after: that it held something tells hits from loads. */
const maskedCache = (cache: Members, masks: Masks): object =>
  Object.fromEntries(
    ['beforeRequest', 'afterRequest'].flatMap((name) => {
      const held = recordOf(cache[name]);
      return held ? [[name, plain(held, masks)]] : [];
    }),
  );

/** Figures and switches, and the text of what is known to be harmless. */
function plain(members: Members, masks: Masks): Members {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(members)) {
    if (typeof value === 'number' || typeof value === 'boolean' || value === null) kept[name] = value;
    else if (typeof value === 'string' && KEPT.has(name)) kept[name] = maskText(value, [], masks);
  }
  return kept;
}

const maskedCookies = (value: unknown, masks: Masks): object[] =>
  pairsOf(value).map(({ name, value }) => ({ name, value: masks.mask('fields', value) }));

const maskedFields = (value: unknown, masks: Masks): object[] =>
  pairsOf(value).map(({ name, value }) => ({ name, value: maskedField(name, value, masks) }));

function maskedField(name: string, value: string, masks: Masks): string {
  const field = name.toLowerCase();
  if (isOfCredential(field)) return masks.mask('fields', value);
  if (URL_FIELDS.has(field)) return maskUrl(value, masks);
  // What a site made up may be a key by its looks, as an entity tag may be and is none.
  if (field.startsWith('x-') && isSecretValue(field, value)) return masks.mask('fields', value);
  return maskText(value, [], masks);
}

function pairsOf(value: unknown): { readonly name: string; readonly value: string }[] {
  if (!Array.isArray(value)) return [];
  return (value as unknown[]).flatMap((item) => {
    const pair = recordOf(item);
    return pair ? [{ name: textOf(pair['name']), value: textOf(pair['value']) }] : [];
  });
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
