import type { ResourceReport } from '../audit/report.ts';
import { versionless } from '../rules/resource-kind.ts';

/** Values that stand for masked ones: each report numbers its own. */
const MASKED = /redacted(?:-\d+)?/g;
/** Parts of paths that name one thing among many: numbers, long hexadecimal ones, UUIDs. */
const IDENTIFIER = /(?<=\/)(?:\d+|[\da-f]{16,}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?=\/|$)/gi;

/**
 * Makes names for findings, the same in every capture of a site: of the rule, the method and the URL without what differs
 * from one visit or release to the next. Where several would get one name, they are numbered.
 */
export function createFingerprints(): (
  rule: string,
  resource: Pick<ResourceReport, 'method' | 'url'> | undefined,
) => string {
  const seen = new Map<string, number>();
  return (rule, resource) => {
    const name = digest(`${rule} ${resource?.method ?? ''} ${lastingUrl(resource?.url ?? '')}`);
    const number = (seen.get(name) ?? 0) + 1;
    seen.set(name, number);
    return `${name}:${number}`;
  };
}

/** A URL without user information, fragment, versions, identifiers, and the values of its query. */
function lastingUrl(url: string): string {
  const [path = '', query] = versionless(
    url.replace(/#.*$/s, '').replace(/(?<=^[a-z]+:\/\/)[^/?#]*@/i, ''),
  ).split(/\?(.*)/s);
  const names = (query ?? '').split('&').map((parameter) => parameter.replace(/=.*$/s, ''));
  return [path.replace(MASKED, '*').replace(IDENTIFIER, '*'), ...names.sort()].join('?');
}

/** FNV-1a over UTF-16 of 32 bits, from two beginnings, in hexadecimal. */
const digest = (text: string): string =>
  [0x811c9dc5, 0x050c5d1f]
    .map((beginning) => {
      let hash = beginning;
      for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
      return (hash >>> 0).toString(16).padStart(8, '0');
    })
    .join('');
