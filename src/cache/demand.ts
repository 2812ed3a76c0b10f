import { fieldValue } from '../http/fields.ts';
import type { RequestFields } from '../http/message.ts';

/** The directive by which a client asks for more than the cache has (RFC 9111 §5.2.1), as a reload does. */
export function demandOf({ cacheControl, lines }: RequestFields): string | null {
  if (cacheControl.has('no-cache')) return 'Cache-Control: no-cache';
  if (cacheControl.has('no-store')) return 'Cache-Control: no-store';
  if (cacheControl.seconds('max-age') === 0) return 'Cache-Control: max-age=0';
  const pragma = fieldValue(lines, 'pragma');
  return pragma !== null && /\bno-cache\b/i.test(pragma) ? 'Pragma: no-cache' : null;
}

/** Whether a request has both fields with which browsers pass their own cache and every other one by (Fetch §4.6). */
export const passesCaches = ({ cacheControl, lines }: RequestFields): boolean =>
  cacheControl.has('no-cache') && /^no-cache$/i.test(fieldValue(lines, 'pragma') ?? '');
