import { cacheAsked } from '../cache/client-cache.ts';
import { fieldValue } from '../http/fields.ts';
import type { Subject } from './rule.ts';

/** Whether an earlier response had arrived at the client that asks now, and for the same credentials (RFC 9111 §3.5). */
export function hadArrived(before: Subject, { exchange, request }: Subject): boolean {
  const { startedAt, durationMs } = before.exchange;
  if (
    cacheAsked(before.exchange) !== cacheAsked(exchange) ||
    startedAt === null ||
    exchange.startedAt === null
  )
    return false;
  const isThere = startedAt + (durationMs ?? 0) <= exchange.startedAt;
  return isThere && authorizationIn(before.request) === authorizationIn(request);
}

const authorizationIn = ({ lines }: Subject['request']): string | null => fieldValue(lines, 'authorization');
