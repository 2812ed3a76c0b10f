import type { RequestFields } from '../http/message.ts';
import { saysPragmaNoCache } from '../http/pragma.ts';

/** The directive by which a client asks for more than the cache has (RFC 9111 §5.2.1), as a reload does. */
export function demandOf({ cacheControl, lines }: RequestFields): string | null {
  if (cacheControl.has('no-cache')) return 'Cache-Control: no-cache';
  if (cacheControl.has('no-store')) return 'Cache-Control: no-store';
  if (cacheControl.seconds('max-age') === 0) return 'Cache-Control: max-age=0';
  return saysPragmaNoCache(lines) ? 'Pragma: no-cache' : null;
}

/** Whether a request has both fields with which browsers pass their own cache and every other one by (Fetch §4.6). */
export const passesCaches = ({ cacheControl, lines }: RequestFields): boolean =>
  cacheControl.has('no-cache') && saysPragmaNoCache(lines);
