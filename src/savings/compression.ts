import type { Exchange, ResourceType } from '../exchange/exchange.ts';
import { hostOf } from '../exchange/host.ts';

/** How much smaller content was on the wire than decoded: the whole of what was seen, and its extremes. */
export interface Ratio {
  encoded: number;
  decoded: number;
  least: number;
  greatest: number;
}

/** The ratios seen in one capture, by type and host. */
export type Compression = ReadonlyMap<string, Ratio>;

/** The key of a ratio: content of one type from one host is mostly compressed alike. */
export const ratioKey = (exchange: Exchange): string => `${exchange.type} ${hostOf(exchange.url)}`;

/** Whether two ratios are the same, or both were never seen. */
export const isSameRatio = (a: Ratio | undefined, b: Ratio | undefined): boolean =>
  a?.encoded === b?.encoded &&
  a?.decoded === b?.decoded &&
  a?.least === b?.least &&
  a?.greatest === b?.greatest;

/** The lengths of a full response that show a ratio; undefined where they do not. */
export function lengthsShown({
  source,
  response,
  content: { encoded, decoded },
}: Exchange): { encoded: number; decoded: number } | undefined {
  if (source !== 'network' || response.status !== 200) return undefined;
  if (encoded.how === 'unknown' || decoded.how === 'unknown' || decoded.bytes === 0) return undefined;
  return { encoded: encoded.bytes, decoded: decoded.bytes };
}

/** Adds what one exchange shows. */
export function observeRatio(ratios: Map<string, Ratio>, exchange: Exchange): void {
  const lengths = lengthsShown(exchange);
  if (!lengths) return;
  const key = ratioKey(exchange);
  const ratio = lengths.encoded / lengths.decoded;
  const seen = ratios.get(key);
  ratios.set(key, {
    encoded: (seen?.encoded ?? 0) + lengths.encoded,
    decoded: (seen?.decoded ?? 0) + lengths.decoded,
    least: Math.min(seen?.least ?? ratio, ratio),
    greatest: Math.max(seen?.greatest ?? ratio, ratio),
  });
}

/** A factor from decoded to encoded length, and the range it is taken to lie in. */
export interface Factor {
  readonly likely: number;
  readonly low: number;
  readonly high: number;
}

// Content of these types is compressed in itself; a content coding on top hardly changes it.
const COMPRESSED_ALREADY = /^image\/(?!svg)|^font\/woff|^audio\/|^video\//i;
/** Text may be sent as it is or compressed a hundredfold; a coding never adds more than a per cent. */
const TEXT_RANGE = { low: 0.005, high: 1.01 };
// The DevTools trace engine's figures for a compressed size that it does not know: 0.20, 0.33 and 0.50.
const BY_TYPE: Partial<Record<ResourceType, number>> = { stylesheet: 0.2, script: 0.33, document: 0.33 };

/** The factor seen for that type and host, widened threefold each way; else a fixed one for the type. */
export function factorFor(exchange: Exchange, ratios: Compression): Factor {
  const seen = ratios.get(ratioKey(exchange));
  if (seen) {
    return {
      likely: seen.encoded / seen.decoded,
      low: seen.least / 3,
      high: Math.max(seen.greatest, Math.min(TEXT_RANGE.high, seen.greatest * 3)),
    };
  }
  if (COMPRESSED_ALREADY.test(exchange.response.mimeType)) return { likely: 1, low: 0.8, high: 1.01 };
  return { likely: BY_TYPE[exchange.type] ?? 0.5, ...TEXT_RANGE };
}
