import type { Exchange, ResourceType } from '../exchange/exchange.ts';
import { remembered } from '../exchange/remembered.ts';

const STATIC: ReadonlySet<ResourceType> = new Set<ResourceType>([
  'stylesheet',
  'script',
  'image',
  'font',
  'media',
]);

/** Whether a resource is of a kind that servers mostly send from files: the same for everybody, changed by a release. */
export const isStatic = ({ type }: Pick<Exchange, 'type'>): boolean => STATIC.has(type);

// A hash or a version in the path (`app.3f2a1b9c.js`, `app-1.2.3.js`, `/v12/app.js`) or as the whole query
// (`app.js?v=12`), as build tools write them.
const HASH = /[._~-](?=[\da-z]*\d)[\da-z_-]{6,}(?:\.[\da-z]+)*$|\/[\da-f]{8,}(?:[/.]|$)/i;
const NUMBER = /(?:^|[/._@-])v?\d+(?:\.\d+)+(?:[/._-]|$)|\/v\d+\//i;
const QUERY = /^\?(?:(?:v|ver|version|rev|hash|h|t|ts|_|cb)=)?[\w.-]+$/i;

/**
 * Whether the URL looks as if it changed with its content: with a hash or a version in its path, or a version as its
 * query. A guess: silence where it is wrong costs less than a finding.
 */
export const isVersioned: (url: string) => boolean = remembered((url) => {
  const [, path = '', query = ''] = /^[a-z]+:\/\/[^/?#]*([^?#]*)(\?[^#]*)?/i.exec(url) ?? [];
  return HASH.test(path) || NUMBER.test(path) || QUERY.test(query);
});
