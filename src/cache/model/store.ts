import { withoutFragment } from '../../exchange/fragment.ts';
import { fieldValue } from '../../http/fields.ts';
import { isIgnored, parameterName, parseNoVarySearch } from '../../http/no-vary-search.ts';
import type { CacheProfile } from './profiles.ts';
import { varyMismatch } from './selecting.ts';
import type { StoredResponse } from './stored.ts';

/**
 * No cache keeps variants without end. Each request is compared with all of them, so that more would let a capture of
 * thousands take quadratic time; the oldest go first.
 */
const MOST_VARIANTS = 100;
/** The same for the URLs of one path that No-Vary-Search may make equal. */
const MOST_SEARCHED = 100;

/** What one cache holds. */
export interface Store {
  /** By URL without fragment, the variants in the order in which they came. */
  readonly byUrl: Map<string, readonly StoredResponse[]>;
  /** For URLs without their query, the URLs whose responses have No-Vary-Search. */
  readonly searchable: Map<string, Set<string>>;
}

export const emptyStore = (): Store => ({ byUrl: new Map(), searchable: new Map() });

/** The responses stored for a URL, and those of others that No-Vary-Search makes equal to it. */
export function entriesFor(
  { byUrl, searchable }: Store,
  url: string,
  profile: CacheProfile,
): readonly StoredResponse[] {
  const exact = byUrl.get(withoutFragment(url)) ?? [];
  if (profile.has('no-vary-search-ignored')) return exact;
  const others = [...(searchable.get(withoutQuery(url)) ?? [])].filter(
    (other) => other !== withoutFragment(url),
  );
  const equal = others.flatMap((other) =>
    (byUrl.get(other) ?? []).filter((entry) => isEquivalent(entry, other, url)),
  );
  return equal.length === 0 ? exact : [...equal, ...exact];
}

/** Puts a response in place of the earlier one of its variant; in a browser, of all variants. */
export function put(
  { byUrl, searchable }: Store,
  url: string,
  entry: StoredResponse,
  profile: CacheProfile,
): void {
  const key = withoutFragment(url);
  const others = profile.has('one-variant') ? [] : withoutVariant(byUrl.get(key) ?? [], entry, profile);
  byUrl.set(key, [...others.slice(1 - MOST_VARIANTS), entry]);
  if (fieldValue(entry.lines, 'no-vary-search') === null) return;
  const path = withoutQuery(url);
  const urls = searchable.get(path) ?? new Set();
  urls.delete(key);
  searchable.set(path, urls.add(key));
  const [oldest] = urls;
  if (urls.size > MOST_SEARCHED && oldest !== undefined) urls.delete(oldest);
}

/** Takes away what a newer response that is not stored stands in place of. */
export function drop({ byUrl }: Store, url: string, entry: StoredResponse, profile: CacheProfile): void {
  const key = withoutFragment(url);
  const entries = byUrl.get(key);
  if (!entries) return;
  const others = profile.has('one-variant') ? [] : withoutVariant(entries, entry, profile);
  if (others.length === 0) byUrl.delete(key);
  else byUrl.set(key, others);
}

const withoutVariant = (
  entries: readonly StoredResponse[],
  { asked, status }: StoredResponse,
  profile: CacheProfile,
) =>
  entries.filter(
    (each) => (each.status === 206) !== (status === 206) || varyMismatch(each, asked, profile) !== null,
  );

/** Puts a freshened response in the place that it had, which is that URL's unless No-Vary-Search found it. */
export function replace(
  { byUrl, searchable }: Store,
  asked: string,
  old: StoredResponse,
  fresh: StoredResponse,
): void {
  for (const url of [withoutFragment(asked), ...(searchable.get(withoutQuery(asked)) ?? [])]) {
    const entries = byUrl.get(url) ?? [];
    if (entries.includes(old)) {
      byUrl.set(
        url,
        entries.map((each) => (each === old ? fresh : each)),
      );
      return;
    }
  }
}

const withoutQuery = (url: string): string => withoutFragment(url).split('?', 1)[0] ?? '';

/** Whether No-Vary-Search makes two URLs of one path equal (draft-ietf-httpbis-no-vary-search §4). */
function isEquivalent({ lines }: StoredResponse, stored: string, asked: string): boolean {
  const rule = parseNoVarySearch(fieldValue(lines, 'no-vary-search') ?? '');
  if (typeof rule === 'string') return false;
  const parametersOf = (url: string) => {
    const query = withoutFragment(url).split('?').slice(1).join('?');
    const kept = query.split('&').filter((each) => {
      const [name = ''] = each.split('=', 1);
      return each !== '' && !isIgnored(rule, parameterName(name));
    });
    return (rule.ignoresOrder ? kept.toSorted() : kept).map(parameterName).join('&');
  };
  return parametersOf(stored) === parametersOf(asked);
}
