import { type Bytes, derived, estimated, measured, rangeOf, UNKNOWN } from '../exchange/bytes.ts';
import { type Fields, type Source, textLength } from '../exchange/exchange.ts';
import { fieldName } from '../exchange/field-name.ts';
import { type RawEntry, recordOf, textOf } from './raw-entry.ts';

/** Nothing crossed the network: the answer was at hand. */
export const NOTHING_SENT: Bytes = derived(0);

/** The value of the first line of that name (lower case); null where absent. */
export function fieldValue(fields: Fields, name: string): string | null {
  for (const [field, value] of fields) if (fieldName(field) === name) return value.trim();
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
  raw.namesAuthority || raw.requestFields.some(([name]) => /^host$/i.test(name));

/** Whether the request asked about a stored response (RFC 9110 §13.1.2, §13.1.3). */
export const isConditional = (raw: RawEntry): boolean =>
  ['if-none-match', 'if-modified-since'].some((name) => fieldValue(raw.requestFields, name) !== null);

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

/** `HTTP/1.1 304 Not Modified` with its line end, and the empty line behind the header. */
export const statusLineLength = (raw: RawEntry): number =>
  `HTTP/1.1 ${raw.status} ${textOf(raw.response['statusText'])}`.length + 4;

/** Whether header lines went over the wire as text, as they do before HTTP/2. Some producers write the bare number. */
export const isOverHttp1 = ({ httpVersion }: RawEntry): boolean => /^(?:HTTP\/)?1\b/i.test(httpVersion);

/** Whether the response came in chunks (RFC 9112 §7.1). */
export const isChunked = (raw: RawEntry): boolean =>
  /chunked/i.test(fieldValue(raw.responseFields, 'transfer-encoding') ?? '');

/** A request that a browser sends on its own before a cross-origin one (Fetch §4.8). */
export const isPreflight = (raw: RawEntry): boolean =>
  raw.method === 'OPTIONS' && fieldValue(raw.requestFields, 'access-control-request-method') !== null;

/** All bytes together: derived where each is exact, a range where one has a range, unknown where one is unknown. */
export function sum(...parts: readonly Bytes[]): Bytes {
  const total = { low: 0, bytes: 0, high: 0 };
  for (const part of parts) {
    const range = rangeOf(part);
    if (!range) return UNKNOWN;
    total.low += range.low;
    total.bytes += range.bytes;
    total.high += range.high;
  }
  const exact = parts.every(({ how }) => how !== 'estimated');
  return exact ? derived(total.bytes) : estimated(total.bytes, total.low, total.high);
}

/** Content up to this length, bytes, may have come in parts of single bytes, as events and lines of a log do. */
const DRIBBLE = 2_000;

/**
 * The most parts that so much content is taken to have come in: a part for each byte where it is little, and of more, of
 * which a server gathers some before it sends, a part for every `usual` bytes.
 */
export const mostParts = (content: number, usual: number): number =>
  content <= DRIBBLE ? content : Math.ceil(content / usual);

/**
 * The framing of chunks (RFC 9112 §7.1) around so many bytes of content, which no producer records by itself: at
 * least the closing chunk and one size line.
 */
export function chunkFraming(content: number): Bytes {
  const closing = 5;
  if (content === 0) return estimated(closing, closing, closing);
  const sizeLine = 4 + content.toString(16).length;
  const likely = closing + sizeLine * Math.ceil(content / 65_536);
  return estimated(likely, closing + 5, closing + sizeLine * mostParts(content, 32));
}

/**
 * What a response took as the format defines it, header and content, where Content-Length agrees: with the content's
 * size, or with a body size that holds the header as well. Unknown where nothing confirms the sizes.
 */
export function agreedBytes(raw: RawEntry): Bytes {
  const { headersSize, bodySize } = raw;
  const announced = announcedLength(raw);
  if (!headersSize || bodySize === null || announced === null) return UNKNOWN;
  if (bodySize === announced) return derived(headersSize + bodySize);
  return bodySize === headersSize + announced ? derived(bodySize) : UNKNOWN;
}

/** The length that a full response announces for its content, with its content coding. */
export function announcedContent(raw: RawEntry, source: Source): Bytes {
  const announced = announcedLength(raw);
  if (announced === null || source === 'revalidated' || raw.method === 'HEAD') return UNKNOWN;
  const isFull = raw.status === 200 && fieldValue(raw.responseFields, 'content-range') === null;
  return isFull ? derived(announced) : UNKNOWN;
}

/** Whether the request asked about the very validator that the response has: the answer should have been a 304. */
export function confirmsValidator(raw: RawEntry): boolean {
  const asked =
    fieldValue(raw.requestFields, 'if-none-match') ?? fieldValue(raw.requestFields, 'if-modified-since');
  const validators = [
    fieldValue(raw.responseFields, 'etag'),
    fieldValue(raw.responseFields, 'last-modified'),
  ];
  return asked !== null && validators.some((validator) => validator !== null && asked.includes(validator));
}

/**
 * A 304 recorded as the 200 that it confirmed: the request asked about the response's validator, and what was
 * transferred cannot hold the content. Header lines are then those of the stored response, freshened.
 */
export function isMasked304(raw: RawEntry): boolean {
  if (raw.status !== 200 || raw.method !== 'GET' || !raw.transferSize || !confirmsValidator(raw))
    return false;
  return textOf(raw.response['_error']) === '' && raw.transferSize < leastTransfer(raw);
}

/** What a 304 took that is recorded as a 200; the length that its lines announce is the stored response's. */
export const maskedBytes = (raw: RawEntry): Bytes => (raw.transferSize ? derived(raw.transferSize) : UNKNOWN);

/** The least that a full response with these lines and this content can have taken. */
function leastTransfer(raw: RawEntry): number {
  const isCoded = fieldValue(raw.responseFields, 'content-encoding') !== null;
  // A size of 0 may be that of content which nobody read.
  const decoded = isCoded || raw.contentSize === 0 ? null : raw.contentSize;
  const content = decoded ?? announcedLength(raw) ?? Math.min(raw.contentSize ?? 0, 1);
  return isOverHttp1(raw) && content > 0 ? textLength(raw.responseFields) + content : content;
}

/** The number that a size field holds as such or as text of digits; null otherwise. */
export function digitsOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

/** How much longer the content is decoded, as `content.compression` has it; null where it is not a whole number. */
export function compressionOf(raw: RawEntry): number | null {
  const compression = recordOf(raw.response['content'])?.['compression'];
  return typeof compression === 'number' && Number.isSafeInteger(compression) ? compression : null;
}
