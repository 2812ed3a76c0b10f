import { freshnessLifetime } from '../cache/freshness.ts';
import { type Bytes, rangeOf } from '../exchange/bytes.ts';
import { answeredAt } from '../exchange/exchange.ts';
import { fieldValue, hasLine } from '../http/fields.ts';
import type { ResponseFields } from '../http/message.ts';
import { saysPragmaNoCache } from '../http/pragma.ts';
import { CANNOT_TELL, type Subject } from './rule.ts';

/** When the response arrived, ms since the epoch; null where the capture does not say. */
export const receivedAt = ({ exchange }: Subject): number | null => answeredAt(exchange);

/** Whether the lines are those of one answer to a GET: a 304 that was recorded as a 200 shows those of two mixed. */
export const isOwnAnswer = ({ exchange, check }: Subject): boolean =>
  exchange.method === 'GET' && (check === undefined || exchange.response.status === 304);

/** Whether it answers a GET with content of its own: no 304, and no 304 that was recorded as a 200. */
export const isFullAnswer = ({ exchange, check }: Subject): boolean =>
  exchange.method === 'GET' && check === undefined;

/** Whether the response is, or stands for, a representation of the resource: a 200, a 203, or the 304 that confirms one. */
export const isRepresentation = (subject: Subject): boolean => {
  const { status } = subject.exchange.response;
  return isOwnAnswer(subject) && (status === 200 || status === 203 || subject.check !== undefined);
};

/** Whether no cache may, or no browser will, reuse the response without asking. */
export const forbidsReuse = (response: ResponseFields): boolean =>
  response.cacheControl.has('no-store') ||
  response.cacheControl.has('no-cache') ||
  saysPragmaNoCache(response.lines);

/**
 * The response whose line of that name holds after the exchange: a 304 renews only the lines that it brings (RFC 9111
 * §3.2). Null where the stored response, whose line stays in force, was not seen.
 */
export function holderOf(name: string, { response, check }: Subject): ResponseFields | null {
  if (!check || hasLine(response.lines, name)) return response;
  return check.baseline?.exchange.response.complete ? check.baseline.response : null;
}

/** Whether Expires is what gives the lifetime: max-age would overrule it (RFC 9111 §5.3). */
export function restsOnExpires(subject: Subject): boolean | typeof CANNOT_TELL {
  const { response } = subject;
  if (response.expires === null || response.cacheControl.has('max-age') || forbidsReuse(response))
    return false;
  const held = holderOf('cache-control', subject);
  return held ? !held.cacheControl.has('max-age') && !forbidsReuse(held) : CANNOT_TELL;
}

/** `0` and `-1` say "already expired" on purpose (RFC 9111 §5.3). */
const ON_PURPOSE = new Set(['0', '-1']);

/** Whether the lifetime rests on an Expires that is no HTTP date. */
export function hasInvalidLifetime(subject: Subject): boolean | typeof CANNOT_TELL {
  const { expires, lines } = subject.response;
  if (expires !== 'invalid' || !isOwnAnswer(subject)) return false;
  return !ON_PURPOSE.has(fieldValue(lines, 'expires') ?? '') && restsOnExpires(subject);
}

/** Whether max-age, s-maxage or Expires gives the response a lifetime, be it 0. */
export const statesLifetime = ({ cacheControl, expires }: ResponseFields): boolean =>
  expires !== null || cacheControl.has('max-age') || cacheControl.has('s-maxage');

/** Whether Surrogate-Control, which is for a CDN, is all that says how to cache: `cc-legacy` tells of it. */
export const isForSurrogatesAlone = ({ lines }: ResponseFields): boolean =>
  hasLine(lines, 'surrogate-control') && !hasLine(lines, 'cache-control') && !hasLine(lines, 'expires');

/**
 * The lifetime that the response states itself, in seconds (RFC 9111 §4.2.1); null where it states none or forbids reuse
 * without asking, and where that of a 304 is overruled, or may be, by the stored response's Cache-Control.
 */
export function statedLifetime(subject: Subject, cache: 'private' | 'shared' = 'private'): number | null {
  const { exchange, response } = subject;
  const held = holderOf('cache-control', subject);
  if (!held || forbidsReuse(response) || forbidsReuse(held)) return null;
  if (held !== response && held.cacheControl.has('max-age')) return null;
  const { seconds, from } = freshnessLifetime(exchange.response.status, response, cache, receivedAt(subject));
  return from === 'heuristic' ? null : seconds;
}

/** A time as a parameter, in whole seconds. */
export const secondsOf = (seconds: number): string => String(Math.round(seconds));

/** No file served today is older: such dates come from archives and reproducible builds, which write one date on all. */
const FIRST_PLAUSIBLE = Date.UTC(1995, 0, 1);

/** For how long the content has been the same, by its Last-Modified, s; null where it names no plausible date. */
export function contentAge(subject: Subject): number | null | typeof CANNOT_TELL {
  const { lastModified, date } = subject.response;
  if (lastModified === null || lastModified < FIRST_PLAUSIBLE) return null;
  const since = date ?? receivedAt(subject);
  return since === null ? CANNOT_TELL : (since - lastModified) / 1000;
}

/** How many bytes of content it brought, coded where known; null where not known. */
export function contentBytes({ exchange: { content } }: Subject): number | null {
  return likely(content.encoded) ?? likely(content.decoded);
}

const likely = (value: Bytes): number | null => rangeOf(value)?.bytes ?? null;
