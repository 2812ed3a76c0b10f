import { withoutFragment } from '../../exchange/fragment.ts';
import { type FieldLines, indexFields } from '../../http/fields.ts';
import { hasCondition, withoutConditions } from './conditions.ts';
import type { CacheModel, CacheModelOptions } from './contract.ts';
import { decide } from './lookup.ts';
import { PROFILES } from './profiles.ts';
import { receive } from './receiving.ts';
import { emptyStore, entriesFor } from './store.ts';

/**
 * A cache that holds nothing yet: RFC 9111 by the letter, or what a browser was seen to do otherwise. Plain and without
 * a clock, so that the same calls always give the same answers.
 * @throws {RangeError} where there is no profile of that name, and later where a time is none
 */
export function createCacheModel({ profile: name, targets }: CacheModelOptions): CacheModel {
  if (!Object.hasOwn(PROFILES, name))
    throw new RangeError(`no profile "${name}": there are ${Object.keys(PROFILES).join(', ')}`);
  const profile = targets ? { ...PROFILES[name], targets } : PROFILES[name];
  const store = emptyStore();
  /** Requests under way that came with a condition of their client's own, by URL: a 304 may answer it in the end. */
  const conditional = new Map<string, FieldLines>();
  return {
    lookup: (request, at) => {
      holdToTime(at);
      const { method, cacheMode: mode = 'default' } = request;
      const lines = indexFields(request.headers);
      const entries = entriesFor(store, request.url, profile);
      const decision = decide(entries, { method, lines, mode, at }, profile);
      const key = withoutFragment(request.url);
      if (decision.action === 'reuse' || !hasCondition(lines)) conditional.delete(key);
      else conditional.set(key, lines);
      return decision;
    },
    receive: (request, response, times) => {
      holdToTime(times.requestedAt);
      holdToTime(times.receivedAt);
      const key = withoutFragment(request.url);
      const sent = indexFields(request.headers);
      const client = (hasCondition(sent) ? conditional.get(key) : undefined) ?? withoutConditions(sent);
      conditional.delete(key);
      const { method, url } = request;
      const { status, headers, body } = response;
      const received = { status, lines: indexFields(headers), body };
      return receive(store, { method, url, sent, client, response: received, times }, profile);
    },
  };
}

/** Out of a time that is none would come ages that are none. */
function holdToTime(at: number): void {
  if (!Number.isFinite(at)) throw new RangeError(`no time: ${at}`);
}
