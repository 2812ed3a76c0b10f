import { type Bytes, derived, estimated, rangeOf, UNKNOWN } from '../exchange/bytes.ts';
import { type Exchange, textLength } from '../exchange/exchange.ts';
import { type Compression, factorFor } from './compression.ts';

/** What headers of a full response take beyond what the entry shows, at most: bytes. */
const HEADER_MARGIN = 1_000;

/**
 * What the full response would have taken on the wire, had it been sent instead of `exchange` (a 304 or a cache hit).
 * In this order: what the observed full response took; the length of the content in its coding plus header bytes;
 * the decoded length times the ratio seen for that type and host in this capture; times a fixed ratio per type;
 * unknown. All but the first are estimates with their range, since the header of the full response was not seen.
 */
export function fullCost(exchange: Exchange, baseline: Exchange | undefined, ratios: Compression): Bytes {
  if (baseline && baseline.wire.response.how !== 'unknown') return baseline.wire.response;
  const content = contentLength(exchange, baseline, ratios);
  const range = rangeOf(content);
  if (!range) return UNKNOWN;
  const header = headerBytes(exchange);
  return estimated(range.bytes + header, range.low, range.high + header + HEADER_MARGIN);
}

function contentLength(exchange: Exchange, baseline: Exchange | undefined, ratios: Compression): Bytes {
  const encoded = encodedLength(exchange, baseline);
  if (encoded.how !== 'unknown') return encoded;
  const { decoded } = exchange.content;
  if (decoded.how === 'unknown') return UNKNOWN;
  if (decoded.bytes === 0) return derived(0);
  const { likely, low, high } = factorFor(exchange, ratios);
  const at = (factor: number) => Math.round(decoded.bytes * factor);
  return estimated(at(likely), at(low), at(high));
}

/** Whether the full cost rests on the capture's compression ratios, so that it changes with them. */
export const restsOnRatio = (exchange: Exchange, baseline: Exchange | undefined): boolean =>
  (!baseline || baseline.wire.response.how === 'unknown') &&
  encodedLength(exchange, baseline).how === 'unknown' &&
  exchange.content.decoded.how !== 'unknown';

function encodedLength(exchange: Exchange, baseline: Exchange | undefined): Bytes {
  const ofBaseline = baseline?.content.encoded;
  return ofBaseline && ofBaseline.how !== 'unknown' ? ofBaseline : exchange.content.encoded;
}

/** The header of this response stands in for the full response's: as counted, else as its lines would be written. */
function headerBytes({ responseHeaderBytes, response }: Exchange): number {
  if (responseHeaderBytes.how !== 'unknown') return responseHeaderBytes.bytes;
  return textLength(response.fields);
}
