import { type Bytes, derived, estimated, measured, rangeOf, UNKNOWN } from '../exchange/bytes.ts';
import type { Fields } from '../exchange/exchange.ts';
import type { RawEntry } from './raw-entry.ts';

/** Nothing crossed the network: the answer was at hand. */
export const NOTHING_SENT: Bytes = derived(0);

/** A recorded size as bytes; unknown where the producer has none. */
export const recorded = (size: number | null): Bytes => (size === null ? UNKNOWN : measured(size));

/** The value of the first line of that name (lower case); null where absent. */
export function fieldValue(fields: Fields, name: string): string | null {
  for (const [field, value] of fields) if (field.toLowerCase() === name) return value.trim();
  return null;
}

/** A Content-Length that is a number of octets; null otherwise. */
export function announcedLength(raw: RawEntry): number | null {
  const value = fieldValue(raw.responseFields, 'content-length');
  const length = value !== null && /^\d+$/.test(value) ? Number(value) : null;
  return length !== null && Number.isSafeInteger(length) ? length : null;
}

/** The status codes that point elsewhere (RFC 9110 §15.4); 304 and 300 do not. */
export const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

/** Whether the request lines name the host, as every request on the wire does. Provisional ones do not. */
export const namesHost = (raw: RawEntry): boolean =>
  raw.requestFields.some(([name]) => /^(?:host|:authority)$/i.test(name));

/** Request bytes: header and content as recorded; unknown where either is. */
export function requestBytes(raw: RawEntry): Bytes {
  if (raw.requestHeadersSize === null || raw.requestHeadersSize === 0 || raw.requestBodySize === null)
    return UNKNOWN;
  return measured(raw.requestHeadersSize + raw.requestBodySize);
}

/**
 * What a 304 took on the wire where the client stops reading behind its header. Content that the header announces
 * may have followed unseen, so the figure is then a range.
 */
export function notModifiedBytes(raw: RawEntry, header: Bytes): Bytes {
  const announced = announcedLength(raw) ?? 0;
  const range = rangeOf(header);
  return announced === 0 || !range ? header : estimated(range.bytes, range.low, range.high + announced);
}

/**
 * What a redirect took on the wire where the producer counts its header alone: exact with `Content-Length: 0`, a
 * range with another length, unknown where the length is not announced.
 */
export function redirectBytes(raw: RawEntry, header: Bytes): Bytes {
  const announced = announcedLength(raw);
  const range = rangeOf(header);
  if (announced === 0 || !range) return header;
  if (announced === null) return UNKNOWN;
  return estimated(range.bytes + announced, range.low, range.high + announced);
}

/** Bytes of a header written as HTTP/1.1 text: an upper bound for what a compressed header takes. */
export function textLength(fields: Fields): number {
  return fields.reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
}
