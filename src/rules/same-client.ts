import { fieldValue } from '../http/fields.ts';
import type { Subject } from './rule.ts';

/** Whether an earlier response had arrived at the client that asks now, and for the same credentials (RFC 9111 §3.5). */
export function hadArrived(before: Subject, { exchange, request }: Subject): boolean {
  const { client, startedAt, durationMs } = before.exchange;
  if (client !== exchange.client || startedAt === null || exchange.startedAt === null) return false;
  const isThere = startedAt + (durationMs ?? 0) <= exchange.startedAt;
  return isThere && valueIn(before.request, 'authorization') === valueIn(request, 'authorization');
}

/**
 * The request field whose value tells that a browser may have kept the two responses apart: it keeps a cache for each
 * top-level site, and does not give scripts of another origin what was loaded without CORS. Null where none differs.
 */
export function keptApartBy(before: Subject, now: Subject): string | null {
  const differs = (name: string) => valueIn(before.request, name) !== valueIn(now.request, name);
  return APART.find(({ name }) => differs(name))?.written ?? null;
}

const APART = [
  { name: 'origin', written: 'Origin' },
  { name: 'sec-fetch-mode', written: 'Sec-Fetch-Mode' },
  { name: 'sec-fetch-site', written: 'Sec-Fetch-Site' },
] as const;

const valueIn = ({ lines }: Subject['request'], name: string): string | null => fieldValue(lines, name);
