import type { FieldLines } from '../../http/fields.ts';
import { hasCondition } from './conditions.ts';
import type { CacheModel, ProfileName } from './contract.ts';
import { linesOf } from './entry.ts';
import { withoutFragment } from './invalidation.ts';
import { decide } from './lookup.ts';
import { PROFILES } from './profiles.ts';
import { take } from './receiving.ts';
import { emptyStore, entriesFor } from './store.ts';

/**
 * A cache that holds nothing yet: RFC 9111 by the letter, or what a browser was seen to do otherwise. Plain and without
 * a clock, so that the same calls always give the same answers.
 * @throws {RangeError} where there is no profile of that name
 */
export function createCacheModel({ profile: name }: { readonly profile: ProfileName }): CacheModel {
  if (!Object.hasOwn(PROFILES, name))
    throw new RangeError(`no profile "${name}": there are ${Object.keys(PROFILES).join(', ')}`);
  const profile = PROFILES[name];
  const store = emptyStore();
  /** Requests under way that came with a condition of their client's own, by URL: a 304 may answer it in the end. */
  const conditional = new Map<string, FieldLines>();
  return {
    lookup: (request, at) => {
      const decision = decide(entriesFor(store, request.url, profile), request, at, profile);
      const lines = linesOf(request);
      if (decision.action !== 'reuse' && hasCondition(lines))
        conditional.set(withoutFragment(request.url), lines);
      return decision;
    },
    receive: (request, response, times) => {
      const key = withoutFragment(request.url);
      const client = conditional.get(key) ?? withoutConditions(linesOf(request));
      conditional.delete(key);
      return take(store, { request, client, response, times }, profile);
    },
  };
}

/** What the client asked: the request as it was sent, without the conditions that the cache added. */
function withoutConditions({ fields, names }: FieldLines): FieldLines {
  const isClients = (_: unknown, at: number) => !ADDED.has(names[at] ?? '');
  return { fields: fields.filter(isClients), names: names.filter(isClients) };
}

const ADDED = new Set(['if-none-match', 'if-modified-since']);
