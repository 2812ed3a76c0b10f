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

// A hash or a version in the path (`app.3f2a1b9c.js`, `app-1.2.3.js`, `/v12/app.js`, `/vue@3/vue.js`) or in the query
// (`app.js?v=12`, `app.js?12`), as build tools write them. Some write hashes of eight letters of both cases.
const HASH = /[._~-](?=[\da-z]*\d)[\da-z_-]{6,}(?:\.[\da-z]+)*$|\/[\da-f]{8,}(?:[/.]|$)/i;
const LETTERS = /[.-](?=[\w-]*[a-z])(?=[\w-]+[A-Z])[\w-]{8}\.[a-z\d]+$/;
const NUMBER = /(?:^|[/._@-])v?\d+(?:\.\d+)+(?:[/._-]|$)|\/v\d+\/|@\d+\//i;
const QUERY = /^\?[\w.-]+$|[?&](?:v|ver|version|rev|hash|h|t|ts|_|cb)=[\w.-]+(?:&|$)/i;

/** No name of a file is longer; looking further would cost more than a guess is worth. */
const LONGEST = 300;

/**
 * Whether the URL looks as if it changed with its content: with a hash or a version in the end of its path, or a version
 * in its query. A guess: silence where it is wrong costs less than a finding.
 */
export const isVersioned: (url: string) => boolean = remembered((url) => {
  const [, path = '', query = ''] = /^[a-z]+:\/\/[^/?#]*([^?#]*)(\?[^#]*)?/i.exec(url) ?? [];
  const name = path.slice(-LONGEST);
  return (
    HASH.test(name) ||
    LETTERS.test(name) ||
    NUMBER.test(name) ||
    (query.length <= LONGEST && QUERY.test(query))
  );
});
