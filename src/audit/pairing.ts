import { isStatic, versionless } from '../rules/resource-kind.ts';
import type { Report, ResourceReport } from './report.ts';

/** A resource in both reports. */
export interface Pair {
  readonly before: ResourceReport;
  readonly after: ResourceReport;
  /** `version`: the URLs are the same but for a hash or a version in them. */
  readonly by: 'url' | 'version';
}

/** Which resources of two reports are the same. */
export interface Pairing {
  /** In the order of the later report. */
  readonly pairs: readonly Pair[];
  readonly gone: readonly ResourceReport[];
  readonly added: readonly ResourceReport[];
}

type Key = (resource: ResourceReport) => string | undefined;

/**
 * Pairs resources by method and URL, then files left over whose URLs differ in a hash or a version alone, and that are
 * of one type. Where several could be meant, none is paired. Values that were masked in URLs count as equal: each report
 * numbers its own.
 */
export function pairResources(before: Report, after: Report): Pairing {
  const masked = isMasked(before) || isMasked(after);
  const urlOf = ({ url }: ResourceReport) => (masked ? unnumbered(url) : url);
  const found = new Map<ResourceReport, Pair>();
  const byUrl: Key = (resource) => `${resource.method} ${urlOf(resource)}`;
  const byVersion: Key = (resource) => {
    const url = urlOf(resource);
    const common = lastingUrl(resource, url);
    return common === url ? undefined : `${resource.method} ${resource.type} ${common}`;
  };
  const left = pairBy(byUrl, 'url', before.resources, after.resources, found);
  const { gone, added } = pairBy(byVersion, 'version', left.gone, left.added, found);
  return { pairs: after.resources.flatMap((resource) => found.get(resource) ?? []), gone, added };
}

const MASKED = /redacted-\d+/g;

/** A masked URL without the numbers of what stands in for values, of which each report has its own. */
export const unnumbered = (url: string): string => url.replace(MASKED, 'redacted');

/** A URL of the resource that lasts when its content changes: of a file without the hash or the version in it. */
export const lastingUrl = (resource: ResourceReport, url: string): string =>
  isStatic(resource) ? versionless(url) : url;

/** Whether values in the report's URLs were masked. */
export const isMasked = ({ capture }: Report): boolean =>
  capture.notes.some(({ code }) => code === 'redacted');

function pairBy(
  keyOf: Key,
  by: Pair['by'],
  before: readonly ResourceReport[],
  after: readonly ResourceReport[],
  found: Map<ResourceReport, Pair>,
): Omit<Pairing, 'pairs'> {
  const earlier = uniquely(before, keyOf);
  const later = uniquely(after, keyOf);
  const paired = new Set<ResourceReport>();
  for (const [key, resource] of later) {
    const same = earlier.get(key);
    if (!resource || !same) continue;
    found.set(resource, { before: same, after: resource, by });
    paired.add(same);
  }
  return {
    gone: before.filter((resource) => !paired.has(resource)),
    added: after.filter((resource) => !found.has(resource)),
  };
}

/** Resources by their keys; undefined stands for a key that several have. */
function uniquely(resources: readonly ResourceReport[], keyOf: Key): Map<string, ResourceReport | undefined> {
  const unique = new Map<string, ResourceReport | undefined>();
  for (const resource of resources) {
    const key = keyOf(resource);
    if (key !== undefined) unique.set(key, unique.has(key) ? undefined : resource);
  }
  return unique;
}
