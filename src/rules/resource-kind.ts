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
const VERSIONS = [
  /([._~-])(?=[\da-z]*\d)[\da-z_-]{6,}((?:\.[\da-z]+)*)$/i,
  /(\/)[\da-f]{8,}([/.]|$)/i,
  /([.-])(?=[\w-]*[a-z])(?=[\w-]+[A-Z])[\w-]{8}(\.[a-z\d]+)$/,
  /(^|[/._@-])v?\d+(?:\.\d+)+([/._-]|$)/i,
  /(\/)v\d+(\/)/i,
  /(@)\d+(\/)/i,
];
const QUERY_VERSIONS = [/^(\?)[\w.-]+()$/i, /([?&](?:v|ver|version|rev|hash|h|t|ts|_|cb)=)[\w.-]+(&|$)/i];
// Four or five characters are too few to be taken for a hash, except where two URLs are the same but for them.
const SHORT_HASH = /([._~-])(?=[\da-f]*\d)(?=[\da-f]*[a-f])[\da-f]{4,5}((?:\.[\da-z]+)+)$/i;

/** No name of a file is longer; looking further would cost more than a guess is worth. */
const LONGEST = 300;

/**
 * Whether the URL looks as if it changed with its content: with a hash or a version in the end of its path, or a version
 * in its query. A guess: silence where it is wrong costs less than a finding.
 */
export const isVersioned: (url: string) => boolean = remembered((url) => {
  const { path, query } = partsOf(url);
  const name = path.slice(-LONGEST);
  return (
    VERSIONS.some((version) => version.test(name)) ||
    (query.length <= LONGEST && QUERY_VERSIONS.some((version) => version.test(query)))
  );
});

/** The URL with `*` for each hash or version in the end of its path and in its query; itself where it has none. */
export function versionless(url: string): string {
  const { path, query, from } = partsOf(url);
  const end = from + path.length + query.length;
  const name = withoutVersions(path.slice(-LONGEST), [...VERSIONS, SHORT_HASH]);
  const asked = query.length > LONGEST ? query : withoutVersions(query, QUERY_VERSIONS);
  return url.slice(0, from) + path.slice(0, -LONGEST) + name + asked + url.slice(end);
}

const withoutVersions = (text: string, versions: readonly RegExp[]): string =>
  versions.reduce((rest, version) => rest.replace(version, '$1*$2'), text);

/** Path and query of a URL, both empty where it is none, and where the path begins. */
function partsOf(url: string): { from: number; path: string; query: string } {
  const [, origin = '', path = '', query = ''] = /^([a-z]+:\/\/[^/?#]*)([^?#]*)(\?[^#]*)?/i.exec(url) ?? [];
  return { from: origin.length, path, query };
}
