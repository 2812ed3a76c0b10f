import type { ResourceType } from '../exchange/exchange.ts';
import { type RawEntry, textOf } from './raw-entry.ts';
import { fieldValue } from './wire.ts';

const BY_NAME: ReadonlyMap<string, ResourceType> = new Map(
  Object.entries<ResourceType>({
    document: 'document',
    iframe: 'document',
    frame: 'document',
    style: 'stylesheet',
    stylesheet: 'stylesheet',
    script: 'script',
    worker: 'script',
    sharedworker: 'script',
    serviceworker: 'script',
    image: 'image',
    font: 'font',
    media: 'media',
    audio: 'media',
    video: 'media',
    track: 'media',
    manifest: 'manifest',
    fetch: 'fetch',
    xhr: 'fetch',
  }),
);

const BY_MIME: readonly (readonly [RegExp, ResourceType])[] = [
  [/^text\/html|^application\/xhtml\+xml/i, 'document'],
  [/^text\/css/i, 'stylesheet'],
  [/javascript|ecmascript/i, 'script'],
  [/^image\//i, 'image'],
  [/^font\/|^application\/(?:x-)?font|^application\/vnd\.ms-fontobject/i, 'font'],
  [/^(?:audio|video)\//i, 'media'],
  [/^application\/manifest\+json/i, 'manifest'],
];

/**
 * What a resource is for: as Chromium says (`_resourceType`), else as the browser asked for it (Sec-Fetch-Dest, Fetch
 * Metadata §2.1), else by its media type; `other` where none of these tells.
 */
export function resourceTypeOf(raw: RawEntry): ResourceType {
  const named = BY_NAME.get(textOf(raw.entry['_resourceType']));
  if (named) return named;
  const destination = fieldValue(raw.requestFields, 'sec-fetch-dest') ?? '';
  if (destination === 'empty') return 'fetch';
  const asked = BY_NAME.get(destination);
  if (asked) return asked;
  const mimeType = fieldValue(raw.responseFields, 'content-type') ?? raw.mimeType;
  return BY_MIME.find(([pattern]) => pattern.test(mimeType))?.[1] ?? 'other';
}
