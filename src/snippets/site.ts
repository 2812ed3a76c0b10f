import type { RecommendedResource } from '../audit/session.ts';
import { isVersioned } from '../rules/resource-kind.ts';
import { groupsOf } from './grouping.ts';
import { type Entry, type Group, isPlainValue, type SitePolicy } from './policy.ts';

/** An origin and a path; a fragment or a query is no part of what servers match. */
const ADDRESS = /^(https?:\/\/[^/?#@]+)([^?#]*)/i;

/** Servers that undo percent-encoding before they match would see another directory, or a query. */
const ENCODED_END = /%(?:2f|3f)/i;

/**
 * What to send for the resources of one origin, by rules of extension and directory. Without one that is named it is the
 * origin of the first document, else of the first resource.
 */
export function recommendSite(
  { resources }: { readonly resources: readonly RecommendedResource[] },
  origin?: string,
): SitePolicy {
  const first = resources.find(({ type }) => type === 'document') ?? resources[0];
  const chosen = origin ?? originOf(first?.url ?? '');
  const entries = entriesOf(resources.filter(({ url }) => originOf(url) === chosen));
  return { origin: chosen, entries, groups: groupsOf(entries) };
}

/** The same for one resource alone. */
export function recommendResource(resource: RecommendedResource): SitePolicy {
  const entries = entriesOf([resource]);
  const groups = entries
    .filter(({ isTold }) => isTold)
    .map(({ path, cacheControl, needsEtag }): Group => ({ match: { path }, cacheControl, needsEtag }));
  return { origin: originOf(resource.url), entries, groups };
}

/** The origin of a URL as rules for servers tell origins apart; empty where it has none. */
export const originOf = (url: string): string => ADDRESS.exec(url)?.[1]?.toLowerCase() ?? '';
const pathOf = (url: string): string => ADDRESS.exec(url)?.[2] || '/';

/** Each path once. Where its queries get different values, or the query alone carries the version, no rule tells. */
function entriesOf(resources: readonly RecommendedResource[]): Entry[] {
  const byPath = new Map<string, Entry>();
  for (const { method, url, recommendation } of resources) {
    if (method !== 'GET' || !recommendation) continue;
    const path = pathOf(url);
    const { cacheControl, validator } = recommendation;
    const before = byPath.get(path);
    const isSame = before === undefined || (before.isTold && before.cacheControl === cacheControl);
    byPath.set(path, {
      path,
      cacheControl,
      needsEtag: (before?.needsEtag ?? false) || validator === 'etag',
      isTold:
        isSame &&
        isPlainValue(cacheControl) &&
        !ENCODED_END.test(path) &&
        !restsOnQuery(url, path, cacheControl),
    });
  }
  return [...byPath.values()];
}

const restsOnQuery = (url: string, path: string, cacheControl: string): boolean =>
  /\bimmutable\b/.test(cacheControl) && isVersioned(url) && !isVersioned(`https://site.example${path}`);
