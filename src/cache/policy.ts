import { isWeak } from '../http/entity-tag.ts';
import type { RequestFields, ResponseFields } from '../http/message.ts';
import { freshnessLifetime } from './freshness.ts';
import { isStorable } from './storing.ts';

/** What a response lets caches do with it. Lifetimes are seconds, null where none is given or nothing is stored. */
export interface Policy {
  readonly storable: { readonly private: boolean; readonly shared: boolean };
  readonly lifetimeSeconds: { readonly private: number | null; readonly shared: number | null };
  /** Whether a private cache's lifetime is a guess from Last-Modified (RFC 9111 §4.2.2). */
  readonly heuristic: boolean;
  readonly validator: 'strong' | 'weak' | 'date' | 'none';
}

/** The policy of one response, received at `receivedAt` (ms since the epoch). */
export function policyOf(
  method: string,
  request: RequestFields,
  status: number,
  response: ResponseFields,
  receivedAt: number | null,
): Policy {
  const storable = {
    private: isStorable(method, request, status, response, 'private'),
    shared: isStorable(method, request, status, response, 'shared'),
  };
  const inPrivate = freshnessLifetime(status, response, 'private', receivedAt);
  const inShared = freshnessLifetime(status, response, 'shared', receivedAt);
  return {
    storable,
    lifetimeSeconds: {
      private: storable.private ? inPrivate.seconds : null,
      shared: storable.shared ? inShared.seconds : null,
    },
    heuristic: storable.private && inPrivate.from === 'heuristic',
    validator: validatorOf(response),
  };
}

function validatorOf({ etag, lastModified }: ResponseFields): Policy['validator'] {
  if (etag !== null) return isWeak(etag) ? 'weak' : 'strong';
  return lastModified === null ? 'none' : 'date';
}
